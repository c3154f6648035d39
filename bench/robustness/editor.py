"""A language server in this process, fed with the bytes of a whole session."""

from __future__ import annotations

import asyncio
import json
import logging
import threading
from typing import Any

from pygls.io_ import run_async

from lint_rules.lsp.server import Server, build

_PATIENCE = 20.0  # seconds
logging.getLogger("pygls").setLevel(logging.CRITICAL)  # it answers malformed messages, and tells its log of each


class _Heard:
    """What the server writes, and thrown away."""

    def write(self, data: bytes) -> None:
        """Nothing is kept."""

    def close(self) -> None:
        """Nothing to close."""


def samples() -> tuple[bytes, bytes]:
    """Two sessions as JSON: a story opened, edited and asked about; the same, and closed."""
    uri = "file:///desk/story.txt"
    place = {"start": {"line": 0, "character": 4}, "end": {"line": 0, "character": 8}}
    document: dict[str, Any] = {"uri": uri}
    calls: list[tuple[str, Any]] = [
        ("initialize", {"processId": None, "rootUri": None, "capabilities": {}}),
        ("initialized", {}),
        (
            "textDocument/didOpen",
            {
                "textDocument": {
                    **document,
                    "languageId": "plaintext",
                    "version": 1,
                    "text": "The the lock 😀 opened.\n",
                }
            },
        ),
        (
            "textDocument/didChange",
            {"textDocument": {**document, "version": 2}, "contentChanges": [{"range": place, "text": "old 😀"}]},
        ),
        (
            "textDocument/codeAction",
            {"textDocument": document, "range": place, "context": {"diagnostics": []}},
        ),
        ("textDocument/hover", {"textDocument": document, "position": place["start"]}),
        ("textDocument/diagnostic", {"textDocument": document}),
        ("workspace/didChangeConfiguration", {"settings": {"newslint": {"severity": "info"}}}),
        ("workspace/executeCommand", {"command": "newslint.decide", "arguments": ["x"]}),
        ("textDocument/didSave", {"textDocument": document}),
        ("textDocument/didClose", {"textDocument": document}),
        ("shutdown", None),
    ]
    notes = {"initialized", "workspace/didChangeConfiguration"}
    session = [
        {
            "jsonrpc": "2.0",
            "method": method,
            "params": params,
            **({} if method in notes or "/did" in method else {"id": number}),
        }
        for number, (method, params) in enumerate(calls, 1)
    ]
    opened = [message for message in session if message["method"] not in ("textDocument/didClose", "shutdown")]
    return json.dumps(opened).encode(), json.dumps(session).encode()


def session(data: bytes) -> None:
    """Feed a server with a session: a JSON list of messages, or any bytes. Raises what newslint's own code raised."""
    try:
        listed = json.loads(data)
    except (ValueError, RecursionError):
        listed = None
    if not isinstance(listed, list):
        stream = data
    else:
        stream = b"".join(_framed(json.dumps(message).encode("utf-8", "surrogatepass")) for message in listed)
    asyncio.run(_run(stream))


def _framed(body: bytes) -> bytes:
    return b"Content-Length: %d\r\n\r\n%s" % (len(body), body)


async def _run(stream: bytes) -> None:
    server = build()
    faults: list[BaseException] = []

    def keep(error: BaseException, source: object) -> None:
        if _is_ours(error):
            faults.append(error)

    server.report_server_error = keep  # type: ignore[method-assign]
    server.protocol.set_writer(_Heard())
    reader = asyncio.StreamReader()
    reader.feed_data(stream)
    reader.feed_eof()
    try:
        await asyncio.wait_for(run_async(threading.Event(), reader, server.protocol, error_handler=keep), _PATIENCE)
        await _settled(server)
    except SystemExit:
        pass  # the client said exit
    finally:
        server._thread.shutdown(wait=True)
    if faults:
        raise faults[0]


async def _settled(server: Server) -> None:
    """Until the checks that were begun are done."""
    for uri in list(server.buffers):
        await asyncio.wait_for(server.current(uri), _PATIENCE)


def _is_ours(error: BaseException) -> bool:
    """Whether newslint's code raised it, and not the protocol's, which answers malformed messages with errors."""
    trace = error.__traceback__
    last = ""
    while trace is not None:
        last = trace.tb_frame.f_code.co_filename
        trace = trace.tb_next
    return "lint_rules" in last
