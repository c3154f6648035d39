"""Reading files, and writing them so that nothing is lost half-way."""

from __future__ import annotations

import errno
import os
import stat
from contextlib import suppress
from typing import TYPE_CHECKING, BinaryIO

from lint_rules.model import UserError
from lint_rules.model.display import plain

if TYPE_CHECKING:
    from io import RawIOBase

MEGABYTE = 1_000_000
_MOST_LEFTOVERS = 100
_PIECE = 1 << 16  # bytes: hardly a story is longer, and room for the longest that is allowed is dear


def read_bytes(path: str, most: int) -> bytes:
    """The file's content; raises UserError, one line, for one that cannot be read or holds more than ``most`` bytes."""
    pieces: list[bytes] = []
    left = most + 1
    try:
        with open(path, "rb", buffering=0) as file:  # whole files need no buffer, which takes as long as the reading
            while piece := file.read(min(left, _PIECE)):
                pieces.append(piece)
                left -= len(piece)
    except OSError as error:
        raise UserError(f"{plain(path)}: cannot be read ({error.strerror})") from error
    data = b"".join(pieces)
    if len(data) > most:
        size = os.path.getsize(path) / MEGABYTE
        raise UserError(
            f"{plain(path)}: {size:.0f} MB is over the limit of {most / MEGABYTE:g} MB (max-size in the configuration)"
        )
    return data


def write_atomically(path: str, data: bytes) -> None:
    """Replace the file's content at one stroke, keeping its permissions; links are written through.

    What is no file (a terminal, a pipe, /dev/null) is written to as it is. Raises UserError, one line, where the folder
    or the disk does not allow it; the old content then stands untouched.
    """
    target = os.path.realpath(path)
    temporary: str | None = None
    try:
        known = _status(target)
        if known is not None and not stat.S_ISREG(known.st_mode):
            with open(target, "wb", buffering=0) as stream:
                _write_all(stream, data)
            return
        temporary, file = _beside(target)
        with file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if known is not None:
            os.chmod(temporary, known.st_mode & 0o7777)
        os.replace(temporary, target)
    except OSError as error:
        if temporary is not None:
            with suppress(OSError):
                os.unlink(temporary)
        raise UserError(f"{plain(path)}: cannot be written ({error.strerror})") from error


def _status(path: str) -> os.stat_result | None:
    try:
        return os.stat(path)
    except FileNotFoundError:
        return None


def _beside(target: str) -> tuple[str, BinaryIO]:
    """A new file in the target's folder, named like no story; what a killed run left there is passed over."""
    for number in range(_MOST_LEFTOVERS):
        name = f"{target}.newslint-{os.getpid()}-{number}"
        with suppress(FileExistsError):
            return name, open(name, "xb")
    raise FileExistsError(errno.EEXIST, "too many unfinished files beside it")


def _write_all(stream: RawIOBase, data: bytes) -> None:
    rest = memoryview(data)
    while rest:
        rest = rest[stream.write(rest) or 0 :]
