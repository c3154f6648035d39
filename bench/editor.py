"""The language server against a clock: ``python -m bench.editor [--data PATH] [--edits 60] [--starts 5]``.

A client writes into a story of 1,500 words, a letter at a time and at places all over the text, over standard input and
output as an editor does. *Asked* is the time from the keystroke to the answer for a client that asks for diagnostics;
*sent* is the time until they come by themselves, the server's wait for the next keystroke included. *Cold* is the time
from starting the process to the first diagnostics of that story. All are wall seconds of the client's clock; the
processor seconds that the server spent on each keystroke stand beside them, as a busy machine does not change those.
"""

from __future__ import annotations

import argparse
import itertools
import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from bench.speed import read_texts, stories

WORDS = 1500
PER_KEYSTROKE = 0.050  # seconds
COLD = 1.5  # seconds
PAUSE = 0.12  # seconds between two keystrokes of a fast typist
URI = "file:///desk/story.txt"


class Took(NamedTuple):
    """What one keystroke or one start cost: wall seconds, and processor seconds of the server."""

    wall: float
    cpu: float


class Client:
    """Speaks the protocol with a server of its own; ``asks`` says that it asks for diagnostics."""

    def __init__(self, asks: bool) -> None:
        self.asks = asks
        command = [Path(sys.executable).parent / "newslint", "lsp"]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self._ids = itertools.count(1)
        capabilities = {"textDocument": {"diagnostic": {}}} if asks else {}
        self._answer(self._request("initialize", {"processId": None, "rootUri": None, "capabilities": capabilities}))
        self._tell("initialized", {})

    def open(self, text: str) -> None:
        """Show the story and wait for what is found in it."""
        item = {"uri": URI, "languageId": "plaintext", "version": 1, "text": text}
        self._tell("textDocument/didOpen", {"textDocument": item})
        self._found(1)

    def press(self, version: int, line: int, column: int, text: str, erased: int = 0) -> Took:
        """Replace ``erased`` letters and wait for what is found then."""
        place = {"start": {"line": line, "character": column}, "end": {"line": line, "character": column + erased}}
        spent, begun = self._spent(), time.perf_counter()
        identity = {"uri": URI, "version": version}
        self._tell(
            "textDocument/didChange", {"textDocument": identity, "contentChanges": [{"range": place, "text": text}]}
        )
        self._found(version)
        return Took(time.perf_counter() - begun, self._spent() - spent)

    def leave(self) -> None:
        """End the server in good order."""
        self._answer(self._request("shutdown", None))
        self._tell("exit", None)
        self._process.wait(10)

    def _found(self, version: int) -> None:
        if self.asks:
            self._answer(self._request("textDocument/diagnostic", {"textDocument": {"uri": URI}}))
            return
        for message in self._messages():
            if message.get("method") == "textDocument/publishDiagnostics" and message["params"]["version"] == version:
                return

    def _spent(self) -> float:
        """Processor seconds of the server so far; 0 where the system does not tell."""
        try:
            fields = Path(f"/proc/{self._process.pid}/schedstat").read_text(encoding="ascii").split()
        except OSError:
            return 0.0
        return int(fields[0]) / 1e9 + sum(
            int(thread.read_text(encoding="ascii").split()[0]) / 1e9
            for thread in Path(f"/proc/{self._process.pid}/task").glob("*/schedstat")
            if thread.parent.name != str(self._process.pid)
        )

    def _request(self, method: str, params: Any) -> int:
        number = next(self._ids)
        self._send({"id": number, "method": method, "params": params})
        return number

    def _tell(self, method: str, params: Any) -> None:
        self._send({"method": method, "params": params})

    def _send(self, message: dict[str, Any]) -> None:
        assert self._process.stdin
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n%b" % (len(body), body))
        self._process.stdin.flush()

    def _answer(self, number: int) -> Any:
        return next(message for message in self._messages() if message.get("id") == number)

    def _messages(self) -> Iterator[dict[str, Any]]:
        stream = self._process.stdout
        assert stream
        while True:
            length = 0
            while (line := stream.readline()) not in (b"\r\n", b""):
                name, _, value = line.partition(b":")
                length = int(value) if name.lower() == b"content-length" else length
            if not length:
                raise EOFError("the server left")
            yield json.loads(stream.read(length))


def story(data: Path | None) -> str:
    """A story of about 1,500 words, cut from the texts' paragraphs."""
    (whole,) = stories(read_texts(data), 1, WORDS * 12)
    paragraphs: list[str] = []
    words = 0
    for paragraph in whole.split("\n\n"):
        if words >= WORDS:
            break
        paragraphs.append(paragraph)
        words += len(paragraph.split())
    return "\n\n".join(paragraphs) + "\n"


def keystrokes(client: Client, text: str, count: int) -> list[Took]:
    """Letters written into lines all over the story and taken out again."""
    lines = [number for number, line in enumerate(text.splitlines()) if len(line) > 40]
    took = []
    for number in range(0, count, 2):
        line = lines[number * 7919 % len(lines)]
        for version, text, erased in ((2 + number, "e", 0), (3 + number, "", 1)):
            took.append(client.press(version, line, 20, text, erased))
            time.sleep(PAUSE)
    return took


def told(name: str, took: list[Took], target: float) -> bool:
    """Print the figures; whether the median is within the target."""
    wall = sorted(each.wall for each in took)
    middle = statistics.median(wall)
    worst = wall[min(len(wall) - 1, len(wall) * 19 // 20)]
    cpu = statistics.median(each.cpu for each in took)
    print(
        f"  {name}: median {middle * 1e3:.0f} ms, 95 in 100 within {worst * 1e3:.0f} ms, "
        f"fastest {wall[0] * 1e3:.0f} ms, processor {cpu * 1e3:.0f} ms; target {target * 1e3:.0f} ms"
    )
    return middle < target


def main() -> int:
    """Print the figures; 1 if a median misses its target."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, help="folder of .txt files or .jsonl(.gz) with a text field")
    parser.add_argument("--edits", type=int, default=60)
    parser.add_argument("--starts", type=int, default=5)
    arguments = parser.parse_args()
    text = story(arguments.data)
    print(f"a story of {len(text.split())} words, {len(text.encode())} bytes, {os.cpu_count()} processors")
    starts = []
    for _ in range(arguments.starts):
        begun = time.perf_counter()
        client = Client(asks=False)
        client.open(text)
        starts.append(Took(time.perf_counter() - begun, client._spent()))
        client.leave()
    within = [told(f"cold, {len(starts)} starts", starts, COLD)]
    for name, asks in (("asked", True), ("sent", False)):
        client = Client(asks)
        client.open(text)
        keystrokes(client, text, 6)  # what is loaded at first use is loaded now
        client.open(text)
        within.append(
            told(f"{name}, {arguments.edits} keystrokes", keystrokes(client, text, arguments.edits), PER_KEYSTROKE)
        )
        client.leave()
    return 0 if all(within) else 1


if __name__ == "__main__":
    raise SystemExit(main())
