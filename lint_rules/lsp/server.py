"""The server: what the editor says comes in, diagnostics go out.

A keystroke after a rest is checked at once. One that follows on its heels (a key held down, a paste in many pieces)
waits until they have come to rest. The check runs in a thread of its own, and what it found is thrown away if the text
has changed meanwhile. Clients that ask for diagnostics are answered, the others are sent them.
"""

from __future__ import annotations

import asyncio
import gc
import sys
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from lsprotocol import types
from pygls.lsp.server import LanguageServer

from lint_rules import __version__
from lint_rules.lsp import actions
from lint_rules.lsp.buffers import Buffer
from lint_rules.lsp.desk import SETTINGS, Desk, concerns_settings, path_of
from lint_rules.lsp.diagnostics import diagnostic
from lint_rules.model import SEVERITIES, UserError
from lint_rules.model.patterns import compiled
from lint_rules.model.report import FindingReport

_REST = 0.05  # seconds without a keystroke; fast typists leave a hundred milliseconds between two


class Server(LanguageServer):
    """The protocol's server with the texts it was shown and what was found in them."""

    def __init__(self) -> None:
        super().__init__("newslint", __version__)
        self.desk = Desk()
        self.buffers: dict[str, Buffer] = {}
        self.findings: dict[str, tuple[int, list[FindingReport]]] = {}  # by uri: version, findings
        self._waits: dict[str, asyncio.TimerHandle] = {}
        self._touched: dict[str, float] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._thread = ThreadPoolExecutor(1, "newslint")
        self._told: str | None = None
        self._is_warm = False

    @property
    def pulls(self) -> bool:
        """Whether the client asks for diagnostics instead of waiting for them."""
        text_document = self.client_capabilities.text_document
        return bool(text_document and text_document.diagnostic)

    @property
    def resolves(self) -> bool:
        """Whether the client asks for the edit of the action that was chosen; else every action must bring its own."""
        text_document = self.client_capabilities.text_document
        supported = text_document.code_action if text_document else None
        return bool(supported and supported.resolve_support and "edit" in supported.resolve_support.properties)

    def resolve(self, buffer: Buffer, found: list[FindingReport], action: types.CodeAction) -> types.CodeAction:
        """The action with its edit, in the form that the client understands."""
        workspace = self.client_capabilities.workspace
        edits = workspace.workspace_edit if workspace else None
        return actions.resolved(buffer, found, action, versioned=bool(edits and edits.document_changes))

    def open(self, item: types.TextDocumentItem) -> None:
        """A text was opened."""
        path = path_of(item.uri, item.language_id)
        encoding = self.workspace.position_encoding
        units = encoding.value if isinstance(encoding, types.PositionEncodingKind) else encoding
        self.buffers[item.uri] = Buffer(item.uri, path, item.language_id, item.version, item.text, units)
        self.soon(item.uri)

    def close(self, uri: str) -> None:
        """A text was closed: nothing is said of it any more."""
        self.buffers.pop(uri, None)
        self.findings.pop(uri, None)
        self._touched.pop(uri, None)
        wait = self._waits.pop(uri, None)
        if wait:
            wait.cancel()
        if not self.pulls:
            self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, []))

    def soon(self, uri: str) -> None:
        """Check a text now if it was at rest, else once it has come to rest."""
        if self.pulls:
            return
        earlier = self._waits.pop(uri, None)
        if earlier:
            earlier.cancel()
        loop = asyncio.get_running_loop()
        rested = loop.time() - self._touched.get(uri, float("-inf")) >= _REST
        self._touched[uri] = loop.time()
        self._waits[uri] = loop.call_later(0 if rested else _REST, self._begin, uri)

    def _begin(self, uri: str) -> None:
        task = asyncio.get_running_loop().create_task(self._publish(uri))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _publish(self, uri: str) -> None:
        found = await self.current(uri)
        buffer = self.buffers.get(uri)
        if found is None or buffer is None:
            return
        shown = [diagnostic(buffer, finding) for finding in found]
        self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, shown, buffer.version))

    async def current(self, uri: str) -> list[FindingReport] | None:
        """The findings on the text as it is; None if it was closed, or changed while it was checked."""
        buffer = self.buffers.get(uri)
        if buffer is None:
            return None
        version, source = buffer.version, buffer.source
        known = self.findings.get(uri)
        if known and known[0] == version:
            return known[1]
        found = await asyncio.get_running_loop().run_in_executor(self._thread, self._check, buffer, version)
        self._tell_mistake()
        if found is None or buffer.source is not source or self.buffers.get(uri) is not buffer:
            return None
        self.findings[uri] = (version, found)
        return found

    def _check(self, buffer: Buffer, version: int) -> list[FindingReport] | None:
        """Runs in the thread; a text that changed while it waited its turn is not checked at all."""
        if buffer.version != version:
            return None
        found = self.desk.check(buffer)
        if not self._is_warm:
            # Rules and models stay for good: looking for garbage among them would now and then hold up a keystroke.
            self._is_warm = True
            gc.collect()
            gc.freeze()
        return found

    def _tell_mistake(self) -> None:
        mistake = self.desk.mistake
        if mistake and mistake != self._told:
            self.window_show_message(types.ShowMessageParams(types.MessageType.Error, f"newslint: {mistake}"))
        self._told = mistake

    def configure(self, settings: Any) -> None:
        """Take the client's settings: ``{"newslint": {"severity": "info"}}``, with or without the outer key."""
        if isinstance(settings, dict):
            inner = settings.get("newslint", settings)
            severity = inner.get("severity") if isinstance(inner, dict) else None
            if severity in SEVERITIES:
                self.desk.severity = severity

    def again(self) -> None:
        """Settings changed: every open text is checked anew."""
        self.desk.reload()
        self.findings.clear()
        for uri in self.buffers:
            self.soon(uri)
        workspace = self.client_capabilities.workspace
        if self.pulls and workspace and workspace.diagnostics and workspace.diagnostics.refresh_support:
            self.workspace_diagnostic_refresh(None)


def build() -> Server:
    """A server with all its features."""
    server = Server()

    @server.feature(types.INITIALIZED)
    def initialized(ls: Server, params: types.InitializedParams) -> None:
        workspace = ls.client_capabilities.workspace
        watched = workspace.did_change_watched_files if workspace else None
        if watched and watched.dynamic_registration:
            patterns = types.FileSystemWatcher(f"**/*{{{','.join(SETTINGS)}}}")
            options = types.DidChangeWatchedFilesRegistrationOptions([patterns])
            method = types.WORKSPACE_DID_CHANGE_WATCHED_FILES
            registration = types.Registration("newslint-settings", method, options)
            ls.client_register_capability(types.RegistrationParams([registration]))

    @server.feature(types.INITIALIZE)
    def initialize(ls: Server, params: types.InitializeParams) -> None:
        ls.configure(params.initialization_options)

    @server.feature(types.TEXT_DOCUMENT_DID_OPEN)
    def did_open(ls: Server, params: types.DidOpenTextDocumentParams) -> None:
        ls.open(params.text_document)

    @server.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    def did_change(ls: Server, params: types.DidChangeTextDocumentParams) -> None:
        buffer = ls.buffers.get(params.text_document.uri)
        if buffer:
            buffer.apply(params.content_changes, params.text_document.version)
            ls.soon(buffer.uri)

    @server.feature(types.TEXT_DOCUMENT_DID_SAVE)
    def did_save(ls: Server, params: types.DidSaveTextDocumentParams) -> None:
        if concerns_settings([params.text_document.uri]):
            ls.again()

    @server.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    def did_close(ls: Server, params: types.DidCloseTextDocumentParams) -> None:
        ls.close(params.text_document.uri)

    @server.feature(types.WORKSPACE_DID_CHANGE_CONFIGURATION)
    def did_change_configuration(ls: Server, params: types.DidChangeConfigurationParams) -> None:
        ls.configure(params.settings)
        ls.again()

    @server.feature(types.WORKSPACE_DID_CHANGE_WATCHED_FILES)
    def did_change_watched_files(ls: Server, params: types.DidChangeWatchedFilesParams) -> None:
        if concerns_settings(change.uri for change in params.changes):
            ls.again()

    @server.feature(
        types.TEXT_DOCUMENT_DIAGNOSTIC,
        types.DiagnosticOptions(identifier="newslint", inter_file_dependencies=False, workspace_diagnostics=False),
    )
    async def pull(ls: Server, params: types.DocumentDiagnosticParams) -> types.DocumentDiagnosticReport:
        uri = params.text_document.uri
        buffer = ls.buffers.get(uri)
        mark = f"{buffer.version}" if buffer else None
        if mark and params.previous_result_id == mark and uri in ls.findings:
            return types.RelatedUnchangedDocumentDiagnosticReport(result_id=mark)
        found = await ls.current(uri)
        while found is None and uri in ls.buffers:  # changed meanwhile: the client wants the text as it is now
            found = await ls.current(uri)
        buffer = ls.buffers.get(uri)
        shown = [diagnostic(buffer, finding) for finding in found or []] if buffer else []
        return types.RelatedFullDocumentDiagnosticReport(items=shown, result_id=f"{buffer.version}" if buffer else None)

    @server.feature(
        types.TEXT_DOCUMENT_CODE_ACTION,
        types.CodeActionOptions(
            code_action_kinds=[types.CodeActionKind.QuickFix, types.CodeActionKind.SourceFixAll], resolve_provider=True
        ),
    )
    async def code_actions(ls: Server, params: types.CodeActionParams) -> list[types.CodeAction]:
        found = await ls.current(params.text_document.uri)
        buffer = ls.buffers.get(params.text_document.uri)
        if not found or not buffer:
            return []
        kinds = [getattr(kind, "value", kind) for kind in params.context.only or []]
        offered = actions.offered(buffer, found, params.range, kinds)
        return offered if ls.resolves else [ls.resolve(buffer, found, action) for action in offered]

    @server.feature(types.CODE_ACTION_RESOLVE)
    async def resolve(ls: Server, action: types.CodeAction) -> types.CodeAction:
        uri = action.data.get("uri") if isinstance(action.data, dict) else None
        found = await ls.current(uri) if uri else None
        buffer = ls.buffers.get(uri) if uri else None
        return ls.resolve(buffer, found, action) if buffer and found else action

    @server.feature(types.TEXT_DOCUMENT_HOVER)
    async def hover(ls: Server, params: types.HoverParams) -> types.Hover | None:
        found = await ls.current(params.text_document.uri)
        buffer = ls.buffers.get(params.text_document.uri)
        return explained(buffer, found, params.position) if buffer and found else None

    @server.command(actions.LEDGER_COMMAND)
    def decide(ls: Server, uri: str, verdict: str, first: str, second: str) -> None:
        buffer = ls.buffers.get(uri)
        try:
            said = ls.desk.decide(buffer.path if buffer else path_of(uri, ""), verdict, first, second)
        except (UserError, OSError) as error:
            ls.window_show_message(types.ShowMessageParams(types.MessageType.Error, f"newslint: {error}"))
            return
        ls.window_show_message(types.ShowMessageParams(types.MessageType.Info, f"newslint: {said}"))
        ls.again()

    return server


def explained(buffer: Buffer, findings: list[FindingReport], position: types.Position) -> types.Hover | None:
    """The documentation of the rules whose findings stand at a position."""
    from lint_rules.rules import registry

    at = buffer.offset(position)
    here = [finding for finding in findings if finding["start"]["offset"] <= at <= finding["end"]["offset"]]
    names = list(dict.fromkeys(finding["rule"] for finding in here))
    parts = []
    for name in names:
        if name in registry.catalogue():
            text = compiled(r"(?m)^(\S.*)\n-{3,}$").sub(r"**\1**", registry.load(name).documentation.strip())
            parts.append(f"### {name}\n\n{text}")
    if not parts:
        return None
    first = here[0]
    place = buffer.range(first["start"]["offset"], first["end"]["offset"])
    return types.Hover(types.MarkupContent(types.MarkupKind.Markdown, "\n\n---\n\n".join(parts)), place)


def run() -> None:
    """Serve on standard input and output until the client leaves; what a rule prints goes to standard error."""
    asked, answered = sys.stdin.buffer, sys.stdout.buffer
    sys.stdout = sys.stderr
    build().start_io(asked, answered)
