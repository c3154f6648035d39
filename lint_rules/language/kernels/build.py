"""Compiles the kernels beside their sources: `python -m lint_rules.language.kernels.build`.

Needs Cython, setuptools and a C compiler. A build of the distribution calls it too, and does without where it fails.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from glob import glob

_FOLDER = os.path.dirname(__file__)
_ROOT = os.path.normpath(os.path.join(_FOLDER, "..", "..", ".."))
_PACKAGE = "lint_rules.language.kernels"


def build() -> list[str]:
    """Compile all kernels and return the paths of the modules. What Cython, setuptools or the compiler raises is
    raised."""
    from Cython.Build import cythonize
    from setuptools import Distribution, Extension

    flags = [] if os.name == "nt" else ["-g0"]  # else most of each module is what a debugger wants
    extensions = [
        Extension(f"{_PACKAGE}.{os.path.basename(path)[:-4]}", [os.path.relpath(path, _ROOT)], extra_compile_args=flags)
        for path in sorted(glob(os.path.join(_FOLDER, "*.pyx")))
    ]
    workers = os.cpu_count() or 1
    before = os.getcwd()
    with tempfile.TemporaryDirectory() as temporary:
        os.chdir(_ROOT)  # compilers' messages and Cython's packages go by it
        try:
            sources = cythonize(extensions, build_dir=os.path.join(temporary, "c"), quiet=True, force=True)
            command = Distribution({"name": "kernels", "ext_modules": sources}).get_command_obj("build_ext")
            command.build_lib = os.path.join(temporary, "lib")
            command.build_temp = os.path.join(temporary, "objects")
            command.parallel = workers
            command.ensure_finalized()
            command.run()
        finally:
            os.chdir(before)
        return [_put(path) for path in command.get_outputs()]


def _put(compiled: str) -> str:
    """Moves a compiled module beside its source, at once or not at all."""
    target = os.path.join(_FOLDER, os.path.basename(compiled))
    shutil.copyfile(compiled, f"{target}.new")
    os.replace(f"{target}.new", target)
    return target


if __name__ == "__main__":
    print("\n".join(build()))
