"""The configurations as docs/editors.md prints them, and a desk to try them on."""

import os
import re
import sys
from pathlib import Path

PAGE = Path(__file__).parents[2] / "docs/editors.md"
STORY = "# Locks\n\nThe the lock 😀 opened on Monday, Lena Berg, the mayor, said.\n"
MENDED = STORY.replace("The the", "The")
MESSAGE = "“The” stands twice"


def documented(heading: str, language: str, number: int = 0) -> str:
    """The code block of a language, the first unless told otherwise, below a heading of the page."""
    _, _, section = PAGE.read_text(encoding="utf-8").partition(f"\n## {heading}\n")
    section = section.partition("\n## ")[0]
    blocks: list[str] = re.findall(rf"```{language}\n(.*?)```", section, re.DOTALL)
    return blocks[number]


def environment(home: Path) -> dict[str, str]:
    """The environment of an editor whose home is empty and whose path leads to this newslint first."""
    own = Path(sys.executable).parent
    return {
        **os.environ,
        "HOME": str(home),
        "XDG_CONFIG_HOME": str(home / ".config"),
        "XDG_DATA_HOME": str(home / ".local"),
        "XDG_STATE_HOME": str(home / ".state"),
        "XDG_CACHE_HOME": str(home / ".cache"),
        "PATH": f"{own}{os.pathsep}{os.environ.get('PATH', '')}",
        "TERM": "xterm-256color",
    }
