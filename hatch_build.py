"""Compiles phrase packs and patterns when a wheel or an editable install is made, and not whenever newslint starts."""

import compileall
import os
import sys
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class PackBuildHook(BuildHookInterface):  # type: ignore[type-arg]
    """Puts the compiled files into the distribution."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Called by hatchling before it gathers files."""
        sys.path.insert(0, self.root)
        try:
            from lint_rules.rules.prepare import prepare

            compiled = prepare()
        finally:
            sys.path.remove(self.root)
        if version == "editable":  # for other installs pip does this
            compileall.compile_dir(os.path.join(self.root, "lint_rules"), quiet=2)
        build_data["artifacts"] += [os.path.relpath(path, self.root) for path in compiled]
