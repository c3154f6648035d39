"""Results of earlier runs, kept in the user's cache folder by content, settings and the code that made them.

The database is only ever a convenience: a broken one is made anew, one that is locked or cannot be written is done
without.
"""

from __future__ import annotations

import hashlib
import json
import os
import sqlite3
import sys
import time
from functools import cache as memoised
from types import TracebackType
from typing import TYPE_CHECKING, cast

from lint_rules import __version__
from lint_rules.engine.checked import Checked
from lint_rules.engine.files import read_bytes
from lint_rules.model import UserError
from lint_rules.model.display import plain

if TYPE_CHECKING:
    from lint_rules.engine.runner import Plan, Task

_FORMAT = 1  # of what is stored
_KEPT_FOR = 30 * 24 * 3600  # seconds since a result was last of use
_REFRESHED_AFTER = 24 * 3600
_PATIENCE = 5.0  # seconds to wait for another process
_TABLE = (
    "CREATE TABLE IF NOT EXISTS results (key TEXT PRIMARY KEY, used INTEGER NOT NULL, body TEXT NOT NULL) WITHOUT ROWID"
)


def folder() -> str:
    """The user's cache folder for newslint, by the custom of the system."""
    home = os.path.expanduser("~")
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA") or os.path.join(home, "AppData", "Local")
    elif sys.platform == "darwin":
        base = os.path.join(home, "Library", "Caches")
    else:
        base = os.environ.get("XDG_CACHE_HOME") or os.path.join(home, ".cache")
    return os.path.join(base, "newslint")


def key_of(data: bytes, path: str, walked: bool, profile: str) -> str:
    """What a result depends on: the content, the kind of file, the settings, and newslint itself."""
    digest = hashlib.blake2b(data, digest_size=20)
    suffix = os.path.splitext(path)[1].lower()
    digest.update(f"\x00{suffix}\x00{walked}\x00{profile}\x00{_own_digest()}".encode())
    return digest.hexdigest()


@memoised
def _own_digest() -> str:
    """Changes whenever a file of newslint changes: its code, its packs, its models."""
    package = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    digest = hashlib.blake2b(f"{_FORMAT} {__version__} {sys.version_info[:2]}".encode(), digest_size=16)
    pending = [package]
    while pending:
        with os.scandir(pending.pop()) as scan:
            entries = sorted(scan, key=lambda entry: entry.name)
        for entry in entries:
            if entry.is_dir():
                if entry.name != "__pycache__":
                    pending.append(entry.path)
            else:
                status = entry.stat()
                digest.update(f"{entry.name} {status.st_size} {status.st_mtime_ns}\n".encode())
    return digest.hexdigest()


class Cache:
    """The results that are kept. Usable as a context; what was put is written when it closes."""

    def __init__(self, connection: sqlite3.Connection | None) -> None:
        self._connection = connection
        self._new: list[tuple[str, int, str]] = []
        self._used: list[tuple[int, str]] = []
        self._now = int(time.time())

    @classmethod
    def open(cls) -> Cache:
        """The user's cache; one that keeps nothing where there is no place for it, which is told."""
        path = os.path.join(folder(), "results.sqlite3")
        try:
            os.makedirs(os.path.dirname(path), mode=0o700, exist_ok=True)
            return cls(_connected(path))
        except sqlite3.OperationalError as error:
            _tell(error)
        except sqlite3.DatabaseError:
            return cls(_made_anew(path))
        except OSError as error:
            _tell(error)
        return cls(None)

    def __enter__(self) -> Cache:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def get(self, task: Task, plan: Plan) -> Checked | None:
        """The result of a task, if its file has not changed since it was kept."""
        if self._connection is None:
            return None
        try:
            data = read_bytes(task.path, plan.max_size) if task.data is None else task.data
        except UserError:
            return None
        key = key_of(data, task.path, task.walked, plan.profiles[task.profile].key())
        try:
            row = self._connection.execute("SELECT body, used FROM results WHERE key = ?", (key,)).fetchone()
            if row is None:
                return None
            body = json.loads(row[0])
        except (sqlite3.Error, ValueError):
            return None
        if self._now - row[1] > _REFRESHED_AFTER:
            self._used.append((self._now, key))
        return cast(Checked, body)

    def put(self, key: str, checked: Checked) -> None:
        """Keep a result."""
        self._new.append((key, self._now, json.dumps(checked, separators=(",", ":"))))

    def close(self) -> None:
        """Write what was put, forget what nobody has used for a month."""
        if self._connection is None:
            return
        try:
            if self._new or self._used:
                with self._connection:
                    self._connection.executemany("INSERT OR REPLACE INTO results VALUES (?, ?, ?)", self._new)
                    self._connection.executemany("UPDATE results SET used = ? WHERE key = ?", self._used)
                    self._connection.execute("DELETE FROM results WHERE used < ?", (self._now - _KEPT_FOR,))
        except sqlite3.Error as error:
            _tell(error)
        finally:
            self._connection.close()


def _tell(error: Exception) -> None:
    """Say that the next run must do this one's work again. Somebody else's lock is a matter of moments."""
    if "locked" not in str(error):
        reason = error.strerror if isinstance(error, OSError) else error
        print(f"newslint: results are not kept ({reason}: {plain(folder())})", file=sys.stderr)


def _connected(path: str) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=_PATIENCE)
    try:
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute(_TABLE)
        connection.execute("SELECT key, used, body FROM results LIMIT 1").fetchone()
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def _made_anew(path: str) -> sqlite3.Connection | None:
    """The database after the broken one was thrown away; None if even that fails."""
    try:
        for leftover in (path, f"{path}-journal", f"{path}-wal", f"{path}-shm"):
            if os.path.exists(leftover):
                os.unlink(leftover)
        return _connected(path)
    except (OSError, sqlite3.Error):
        return None
