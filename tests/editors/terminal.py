"""A terminal for editors that will not run without one."""

import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import termios
import time
from collections.abc import Callable, Sequence
from pathlib import Path

LINES, COLUMNS = 40, 160
_CONTROL = re.compile(
    r"\x1b(?:\[[0-9;?:>=<]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[PX^_].*?\x1b\\|[()].|.)", re.DOTALL
)


class Terminal:
    """A program in a terminal of its own. ``screen`` is all that it has drawn so far, control sequences taken out."""

    def __init__(self, command: Sequence[str], folder: Path, environment: dict[str, str]) -> None:
        self._ours, theirs = pty.openpty()
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", LINES, COLUMNS, 0, 0))
        self._process = subprocess.Popen(
            command,
            cwd=folder,
            env=environment,
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            start_new_session=True,
            preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0),
        )
        os.close(theirs)
        self._drawn = b""

    @property
    def screen(self) -> str:
        return _CONTROL.sub("", self._drawn.decode("utf-8", "replace"))

    def type(self, keys: str) -> None:
        """Press keys."""
        os.write(self._ours, keys.encode())

    def until(self, seen: Callable[[], bool], seconds: float = 60) -> bool:
        """Read what the program draws until something was seen; whether it was."""
        end = time.monotonic() + seconds
        while not seen():
            if time.monotonic() > end:
                return False
            if select.select([self._ours], [], [], 0.05)[0]:
                try:
                    self._drawn += os.read(self._ours, 65536)
                except OSError:  # the program has left
                    return seen()
        return True

    def close(self) -> None:
        """End the program, its servers with it."""
        os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()
        os.close(self._ours)
