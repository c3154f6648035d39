"""``python -m bench.accuracy NAME --data DIR``: runs one measurement on labelled data that the user points it to."""

from __future__ import annotations

import argparse
import importlib
from pathlib import Path

_HERE = Path(__file__).parent


def main() -> None:
    """Run the measurement named on the command line, or all of them."""
    names = sorted(path.stem for path in _HERE.glob("[a-z]*.py"))
    parser = argparse.ArgumentParser(prog="python -m bench.accuracy")
    parser.add_argument("name", choices=[*names, "all"])
    parser.add_argument("--data", type=Path, required=True, help="folder with the labelled sets")
    arguments = parser.parse_args()
    for name in names if arguments.name == "all" else [arguments.name]:
        importlib.import_module(f"bench.accuracy.{name}").run(arguments.data)


if __name__ == "__main__":
    main()
