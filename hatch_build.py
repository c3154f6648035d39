"""Compiles the phrase packs when a wheel or an editable install is made, so that no YAML is read when stories are."""

import os
import sys
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class PackBuildHook(BuildHookInterface):  # type: ignore[type-arg]
    """Puts the compiled packs into the distribution."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Called by hatchling before it gathers files."""
        sys.path.insert(0, self.root)
        try:
            from lint_rules.rules import packs

            compiled = packs.compile_all()
        finally:
            sys.path.remove(self.root)
        build_data["artifacts"].append(os.path.relpath(compiled, self.root))
