"""The server over standard input and output, asked by a real client."""

import asyncio
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest

pygls = pytest.importorskip("pygls", reason="the lsp extra is not installed")

from lsprotocol import types  # noqa: E402
from pygls.lsp.client import LanguageClient  # noqa: E402

STORY = "OSLO — The the mayor spoke 😀 on Monday, and the the lock opened.\n"
URI = "file:///desk/story.txt"
Diagnostics = list[types.Diagnostic]


class Client(LanguageClient):
    """A client that remembers what it was sent, by document version, and can wait for it."""

    def __init__(self) -> None:
        super().__init__("test", "1")
        self.sent: list[types.PublishDiagnosticsParams] = []
        self.messages: list[str] = []
        self.arrived = asyncio.Event()

        @self.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
        def publish(client: "Client", params: types.PublishDiagnosticsParams) -> None:
            self.sent.append(params)
            self.arrived.set()

        @self.feature(types.WINDOW_SHOW_MESSAGE)
        def message(client: "Client", params: types.ShowMessageParams) -> None:
            self.messages.append(params.message)
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
            return [p.diagnostics for p in self.sent if p.uri == uri and p.version == version]

        return (await self.until(said))[-1]

    def show(self, text: str, uri: str = URI, language: str = "plaintext") -> None:
        """Open a text as version 1."""
        self.text_document_did_open(types.DidOpenTextDocumentParams(types.TextDocumentItem(uri, language, 1, text)))

    def type(self, version: int, start: tuple[int, int], end: tuple[int, int], text: str) -> None:
        """Make one edit."""
        change = types.TextDocumentContentChangePartial(
            range=types.Range(types.Position(*start), types.Position(*end)), text=text
        )
        self.text_document_did_change(
            types.DidChangeTextDocumentParams(types.VersionedTextDocumentIdentifier(version, URI), [change])
        )


def serve(
    talk: Callable[[Client], Awaitable[None]],
    capabilities: types.ClientCapabilities | None = None,
    options: Any = None,
) -> None:
    """Start a server, let a client talk to it, and leave in good order."""

    async def whole() -> None:
        client = Client()
        await client.start_io(sys.executable, "-m", "lint_rules.commands.main", "lsp")
        await client.initialize_async(
            types.InitializeParams(capabilities or types.ClientCapabilities(), initialization_options=options)
        )
        client.initialized(types.InitializedParams())
        await talk(client)
        await client.shutdown_async(None)
        client.exit(None)

    asyncio.run(whole())


def doubled(found: Diagnostics) -> Diagnostics:
    return [each for each in found if each.code == "translation/doubled-word"]


def test_diagnostics_follow_the_typing() -> None:
    async def talk(client: Client) -> None:
        client.show(STORY)
        first = doubled(await client.diagnostics(1))
        assert [each.range.start.character for each in first] == [7, 45]
        assert first[0].severity == types.DiagnosticSeverity.Error
        assert first[0].source == "newslint"
        client.type(2, (0, 7), (0, 11), "")
        assert [each.range.start.character for each in doubled(await client.diagnostics(2))] == [41]
        client.type(3, (0, 0), (1, 0), "All quiet.\n")
        assert doubled(await client.diagnostics(3)) == []

    serve(talk)


def test_a_closed_text_is_cleared() -> None:
    async def talk(client: Client) -> None:
        client.show(STORY)
        await client.diagnostics(1)
        client.text_document_did_close(types.DidCloseTextDocumentParams(types.TextDocumentIdentifier(URI)))
        await client.until(lambda: not client.sent[-1].diagnostics)

    serve(talk)


def test_clients_that_ask_are_answered_and_not_sent() -> None:
    capabilities = types.ClientCapabilities(
        text_document=types.TextDocumentClientCapabilities(diagnostic=types.DiagnosticClientCapabilities())
    )

    async def talk(client: Client) -> None:
        client.show(STORY)
        asked = types.DocumentDiagnosticParams(types.TextDocumentIdentifier(URI))
        report = await client.text_document_diagnostic_async(asked)
        assert isinstance(report, types.RelatedFullDocumentDiagnosticReport)
        assert len(doubled(list(report.items))) == 2
        asked = types.DocumentDiagnosticParams(types.TextDocumentIdentifier(URI), previous_result_id=report.result_id)
        again = await client.text_document_diagnostic_async(asked)
        assert isinstance(again, types.RelatedUnchangedDocumentDiagnosticReport)
        assert client.sent == []

    serve(talk, capabilities)


def test_actions_mend_one_all_of_a_rule_and_silence_with_a_reason() -> None:
    async def talk(client: Client) -> None:
        client.show(STORY)
        first, _ = doubled(await client.diagnostics(1))
        offered = await client.text_document_code_action_async(
            types.CodeActionParams(types.TextDocumentIdentifier(URI), first.range, types.CodeActionContext([first]))
        )
        by_title = {action.title: action for action in offered or [] if isinstance(action, types.CodeAction)}
        assert all(action.edit is None for action in by_title.values())

        async def edits(title: str) -> list[tuple[int, int, str]]:
            (wanted,) = (action for name, action in by_title.items() if title in name)
            resolved = await client.code_action_resolve_async(wanted)
            assert resolved.edit is not None
            (change,) = resolved.edit.document_changes or []
            assert isinstance(change, types.TextDocumentEdit)
            assert change.text_document.version == 1
            return [
                (edit.range.start.character, edit.range.end.character, edit.new_text)
                for edit in change.edits
                if isinstance(edit, types.TextEdit)
            ]

        def mended(changes: list[tuple[int, int, str]]) -> str:
            units = STORY.encode("utf-16-le")
            for start, end, text in reversed(changes):
                units = units[: 2 * start] + text.encode("utf-16-le") + units[2 * end :]
            return units.decode("utf-16-le")

        assert mended(await edits("Mend every translation/doubled-word")) == STORY.replace("The the", "The").replace(
            "the the", "the"
        )
        assert mended(await edits("safe to mend")).count("the") == STORY.count("the") - 2
        assert await edits("Ignore translation/doubled-word") == [
            (0, 0, "[newslint: ignore translation/doubled-word -- say why]\n")
        ]

    serve(talk)


def test_hover_explains_the_rule() -> None:
    async def talk(client: Client) -> None:
        client.show(STORY)
        await client.diagnostics(1)
        place = types.HoverParams(types.TextDocumentIdentifier(URI), types.Position(0, 9))
        hover = await client.text_document_hover_async(place)
        assert hover is not None
        assert isinstance(hover.contents, types.MarkupContent)
        assert hover.contents.value.startswith("### translation/doubled-word")
        nothing = types.HoverParams(types.TextDocumentIdentifier(URI), types.Position(0, 25))
        assert await client.text_document_hover_async(nothing) is None

    serve(talk)


def test_settings_are_read_anew_and_mistakes_in_them_are_told(tmp_path: Path) -> None:
    uri = (tmp_path / "story.txt").as_uri()
    settings = tmp_path / ".newslint.yaml"

    async def talk(client: Client) -> None:
        def changed() -> None:
            event = types.FileEvent(settings.as_uri(), types.FileChangeType.Changed)
            client.workspace_did_change_watched_files(types.DidChangeWatchedFilesParams([event]))

        client.show(STORY, uri)
        assert len(doubled(await client.diagnostics(1, uri))) == 2
        settings.write_text("ignore: [translation/doubled-word]\n", encoding="utf-8")
        changed()
        await client.until(lambda: client.sent and doubled(list(client.sent[-1].diagnostics)) == [])
        settings.write_text("ignroe: []\n", encoding="utf-8")
        changed()
        await client.until(lambda: any("ignroe" in message for message in client.messages))
        await client.until(lambda: len(doubled(list(client.sent[-1].diagnostics))) == 2)

    serve(talk)


def test_the_client_chooses_the_lowest_severity() -> None:
    async def talk(client: Client) -> None:
        client.show("OSLO — At the same time, the lock opened.\n\n" + STORY)
        found = await client.diagnostics(1)
        assert {each.severity for each in found} == {types.DiagnosticSeverity.Error}

    serve(talk, options={"newslint": {"severity": "error"}})


def test_an_unsaved_text_is_checked_as_its_language() -> None:
    async def talk(client: Client) -> None:
        client.show("The <!-- the --> lock, the *the* gate.\n", "untitled:Untitled-1", "markdown")
        found = doubled(await client.diagnostics(1, "untitled:Untitled-1"))
        assert [each.range.start.character for each in found] == [23]

    serve(talk)


def test_a_decision_about_two_names_is_written_and_held(tmp_path: Path) -> None:
    uri = (tmp_path / "story.txt").as_uri()
    (tmp_path / ".newslint.yaml").write_text("ledger: names.yaml\n", encoding="utf-8")
    (tmp_path / "names.yaml").write_text("names: []\n", encoding="utf-8")
    (tmp_path / ".git").mkdir()
    story = (
        "Colonel Karim Baradnits visited the ferry yard on Monday, the yard said.\n\n"
        "“The boats are sound,” Baradnits said.\n\n“We will buy two,” Paradnitz said later.\n"
    )

    async def talk(client: Client) -> None:
        client.show(story, uri)
        found = await client.diagnostics(1, uri)
        (odd,) = [each for each in found if each.code == "names/inconsistent-spelling"]
        offered = await client.text_document_code_action_async(
            types.CodeActionParams(types.TextDocumentIdentifier(uri), odd.range, types.CodeActionContext([odd]))
        )
        # This client's library reads an action with a command as a bare command: only its title can be relied on.
        assert any("are two people" in action.title for action in offered or [])
        decision = types.ExecuteCommandParams("newslint.decide", [uri, "distinct", "Paradnitz", "Baradnits"])
        await client.workspace_execute_command_async(decision)
        await client.until(lambda: any("are two people" in message for message in client.messages))
        assert "distinct:" in (tmp_path / "names.yaml").read_text(encoding="utf-8")
        await client.until(
            lambda: all(each.code != "names/inconsistent-spelling" for each in client.sent[-1].diagnostics)
        )

    serve(talk)
