"""Reading files, and writing them so that nothing is lost half-way."""

from __future__ import annotations

import os

from lint_rules.model import UserError
from lint_rules.model.display import plain

MEGABYTE = 1_000_000


def read_bytes(path: str, most: int) -> bytes:
    """The file's content; raises UserError, one line, for one that cannot be read or holds more than ``most`` bytes."""
    try:
        with open(path, "rb") as file:
            data = file.read(most + 1)
    except OSError as error:
        raise UserError(f"{plain(path)}: cannot be read ({error.strerror})") from error
    if len(data) > most:
        size = os.path.getsize(path) / MEGABYTE
        raise UserError(
            f"{plain(path)}: {size:.0f} MB is over the limit of {most / MEGABYTE:g} MB (max-size in the configuration)"
        )
    return data


def write_atomically(path: str, data: bytes) -> None:
    """Replace the file's content at one stroke, keeping its permissions; links are written through.

    Raises UserError where the folder or the disk does not allow it; the old content then stands untouched.
    """
    target = os.path.realpath(path)
    temporary = f"{target}.newslint-{os.getpid()}"
    try:
        with open(temporary, "xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if os.path.exists(target):
            os.chmod(temporary, os.stat(target).st_mode & 0o7777)
        os.replace(temporary, target)
    except OSError as error:
        if os.path.exists(temporary):
            os.unlink(temporary)
        raise UserError(f"{plain(path)}: cannot be written ({error.strerror})") from error
