"""Compiles phrase packs, patterns and kernels when a wheel or an editable install is made, and not whenever newslint
starts."""

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

            kernels = self._kernels()
            compiled = [*kernels, *prepare()]
        finally:
            sys.path.remove(self.root)
        if version == "editable":  # for other installs pip does this
            compileall.compile_dir(os.path.join(self.root, "lint_rules"), quiet=2)
        build_data["artifacts"] += [os.path.relpath(path, self.root) for path in compiled]
        if kernels:
            build_data |= {"pure_python": False, "infer_tag": True}

    def _kernels(self) -> list[str]:
        """The compiled kernels; none where there is no compiler or nobody wants them."""
        from lint_rules.language.kernels import SWITCH
        from lint_rules.language.kernels.build import build

        if os.environ.get(SWITCH):
            return []
        try:
            return build()
        except (Exception, SystemExit) as error:  # compilers fail in too many ways to name, and none may stop a build
            self.app.display_warning(f"newslint is built without its kernels and will be slower: {error}")
            return []
