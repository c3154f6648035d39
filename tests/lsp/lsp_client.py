"""A real client: it starts the server, speaks to it over standard input and output, and remembers the answers."""

import asyncio
import sys
from collections.abc import Awaitable, Callable
from typing import Any

from lsprotocol import types
from pygls.lsp.client import LanguageClient

STORY = "OSLO — The the mayor spoke 😀 on Monday, and the the lock opened.\n"
URI = "file:///desk/story.txt"
Diagnostics = list[types.Diagnostic]

ASKING = types.ClientCapabilities(
    text_document=types.TextDocumentClientCapabilities(diagnostic=types.DiagnosticClientCapabilities())
)
RESOLVING = types.ClientCapabilities(
    text_document=types.TextDocumentClientCapabilities(
        code_action=types.CodeActionClientCapabilities(
            resolve_support=types.ClientCodeActionResolveOptions(properties=["edit"])
        )
    ),
    workspace=types.WorkspaceClientCapabilities(
        workspace_edit=types.WorkspaceEditClientCapabilities(document_changes=True)
    ),
)


class Client(LanguageClient):
    """A client that remembers what it was sent, by document version, and can wait for it."""

    def __init__(self) -> None:
        super().__init__("test", "1")
        self.sent: list[types.PublishDiagnosticsParams] = []
        self.messages: list[str] = []
        self.watched: list[str] = []
        self.arrived = asyncio.Event()

        @self.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
        def publish(client: "Client", params: types.PublishDiagnosticsParams) -> None:
            self.sent.append(params)
            self.arrived.set()

        @self.feature(types.WINDOW_SHOW_MESSAGE)
        def message(client: "Client", params: types.ShowMessageParams) -> None:
            self.messages.append(params.message)
            self.arrived.set()

        @self.feature(types.CLIENT_REGISTER_CAPABILITY)
        def register(client: "Client", params: types.RegistrationParams) -> None:
            self.watched += [registration.method for registration in params.registrations]
            self.arrived.set()

    async def until(self, said: Callable[[], Any]) -> Any:
        """Wait until something that was sent satisfies."""
        while not said():
            self.arrived.clear()
            await asyncio.wait_for(self.arrived.wait(), 30)
        return said()

    async def diagnostics(self, version: int, uri: str = URI) -> Diagnostics:
        """The diagnostics published for a version of a text."""

        def said() -> list[Diagnostics]:
            return [list(p.diagnostics) for p in self.sent if p.uri == uri and p.version == version]

        return (await self.until(said))[-1]

    def show(self, text: str, uri: str = URI, language: str = "plaintext") -> None:
        """Open a text as version 1."""
        self.text_document_did_open(types.DidOpenTextDocumentParams(types.TextDocumentItem(uri, language, 1, text)))

    def type(self, version: int, start: tuple[int, int], end: tuple[int, int], text: str, uri: str = URI) -> None:
        """Make one edit."""
        change = types.TextDocumentContentChangePartial(
            range=types.Range(types.Position(*start), types.Position(*end)), text=text
        )
        self.text_document_did_change(
            types.DidChangeTextDocumentParams(types.VersionedTextDocumentIdentifier(version, uri), [change])
        )

    async def asked(self, uri: str = URI) -> Diagnostics:
        """The diagnostics as a client that asks for them gets them."""
        report = await self.text_document_diagnostic_async(
            types.DocumentDiagnosticParams(types.TextDocumentIdentifier(uri))
        )
        assert isinstance(report, types.RelatedFullDocumentDiagnosticReport)
        return list(report.items)

    async def actions(self, on: types.Diagnostic, uri: str = URI, *kinds: str) -> dict[str, types.CodeAction]:
        """What is offered on a diagnostic, by title."""
        context = types.CodeActionContext([on], only=list(kinds) or None)
        offered = await self.text_document_code_action_async(
            types.CodeActionParams(types.TextDocumentIdentifier(uri), on.range, context)
        )
        return {action.title: action for action in offered or []}


def serve(
    talk: Callable[[Client], Awaitable[None]],
    capabilities: types.ClientCapabilities | None = None,
    options: Any = None,
) -> None:
    """Start a server, let a client talk to it, leave, and see that it went in good order and without a word."""

    async def whole() -> None:
        client = Client()
        await client.start_io(sys.executable, "-m", "lint_rules.commands.main", "lsp")
        server = client._server
        assert server
        await client.initialize_async(
            types.InitializeParams(capabilities or types.ClientCapabilities(), initialization_options=options)
        )
        client.initialized(types.InitializedParams())
        await talk(client)
        await client.shutdown_async(None)
        client.exit(None)
        assert await asyncio.wait_for(server.wait(), 30) == 0

    asyncio.run(whole())


def doubled(found: Diagnostics) -> Diagnostics:
    """Those of one rule."""
    return [each for each in found if each.code == "translation/doubled-word"]


def applied(text: str, edits: list[types.TextEdit]) -> str:
    """The text with the edits made, as a client makes them that counts in UTF-16; they come in order."""
    lines = text.splitlines(keepends=True)
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line.encode("utf-16-le")))
    units = text.encode("utf-16-le")
    for edit in reversed(edits):
        first, last = (starts[place.line] + 2 * place.character for place in (edit.range.start, edit.range.end))
        units = units[:first] + edit.new_text.encode("utf-16-le") + units[last:]
    return units.decode("utf-16-le")
