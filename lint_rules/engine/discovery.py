"""Which files a run is about: the paths it was given, and the stories in the folders among them."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator

from lint_rules.document.read import STORY_SUFFIXES
from lint_rules.model.display import plain
from lint_rules.model.records import NamedTuple

_LEFT_OUT = frozenset({"node_modules", "__pycache__", "site-packages", "venv"})

Excluded = Callable[[str], bool]


class Found(NamedTuple):
    """One file to check.

    ``walked`` says that it was met in a folder, not asked for by name; ``error`` is the line that says why it cannot
    be checked at all, ``notice`` why it was left alone.
    """

    path: str
    walked: bool = False
    error: str | None = None
    notice: str | None = None


def discover(paths: Iterable[str], excluded: Excluded) -> list[Found]:
    """Every file to check, each once, sorted by path; a path that was asked for by name beats one met in a folder."""
    found: dict[str, Found] = {}
    for path in paths:
        if os.path.isdir(path):
            for item in _walk(path, excluded):
                found.setdefault(os.path.normpath(item.path), item)
        elif not excluded(path):
            found[os.path.normpath(path)] = _asked_for(path)
    return [found[path] for path in sorted(found)]


def _asked_for(path: str) -> Found:
    if os.path.isfile(path):
        return Found(path)
    if os.path.islink(path) and not os.path.exists(path):
        return Found(path, error=f"{plain(path)}: the link leads nowhere")
    if os.path.exists(path):
        return Found(path, error=f"{plain(path)}: is neither a file nor a folder")
    return Found(path, error=f"{plain(path)}: no such file or folder")


def _walk(top: str, excluded: Excluded) -> Iterator[Found]:
    """The stories in a folder and those below, sorted; hidden folders and links out of the tree are left alone."""
    root = os.path.realpath(top)
    pending = [top]
    while pending:
        folder = pending.pop()
        try:
            with os.scandir(folder) as scan:
                entries = sorted(scan, key=lambda entry: entry.name)
        except OSError as error:
            yield Found(folder, error=f"{plain(folder)}: cannot be opened ({error.strerror})")
            continue
        below = []
        for entry in entries:
            if entry.name.startswith(".") or entry.name in _LEFT_OUT or excluded(entry.path):
                continue
            if entry.is_dir(follow_symlinks=False):
                below.append(entry.path)
            elif os.path.splitext(entry.name)[1].lower() in STORY_SUFFIXES:
                found = _met(entry, root)
                if found:
                    yield found
        pending += reversed(below)


def _met(entry: os.DirEntry[str], root: str) -> Found | None:
    if not entry.is_symlink():
        return Found(entry.path, walked=True) if entry.is_file() else None
    if not os.path.exists(entry.path):
        return Found(entry.path, error=f"{plain(entry.path)}: the link leads nowhere")
    target = os.path.realpath(entry.path)
    if os.path.isdir(target):
        return None
    if os.path.commonpath([root, target]) != root:
        return Found(entry.path, notice=f"{plain(entry.path)}: leads out of {plain(root)} and was not followed")
    return Found(entry.path, walked=True)
