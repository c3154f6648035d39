"""The server over standard input and output, asked by a real client: what it finds while a story is written."""

import random
from pathlib import Path

import pytest

pytest.importorskip("pygls", reason="the lsp extra is not installed")

from lsp_client import ASKING, STORY, URI, Client, doubled, serve
from lsprotocol import types

from lint_rules import check_text


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


def test_what_was_overtaken_is_not_sent() -> None:
    async def talk(client: Client) -> None:
        client.show(STORY)
        await client.diagnostics(1)
        for version in range(2, 42):
            client.type(version, (0, 99), (0, 99), " It rained.")
        await client.diagnostics(41)
        assert len(client.sent) < 10
        versions = [each.version for each in client.sent]
        assert versions == sorted(versions)
        assert doubled(list(client.sent[-1].diagnostics))[0].range.start.character == 7

    serve(talk)


def test_a_story_that_is_written_letter_by_letter_is_found_like_one_that_was_opened() -> None:
    """What is remembered between keystrokes changes nothing."""
    seeds = Path(__file__).parents[2] / "seeds"
    paragraphs = [part for path in sorted(seeds.glob("*.txt"))[:6] for part in path.read_text().split("\n\n")]
    text = "\n\n".join(part for part in paragraphs if not part.startswith("["))
    chance = random.Random(7)

    async def talk(client: Client) -> None:
        client.show(text)
        await client.asked()
        now = text
        for version in range(2, 14):
            lines = now.split("\n")
            line = chance.choice([number for number, each in enumerate(lines) if len(each) > 20 and each.isascii()])
            at = chance.randrange(len(lines[line]))
            new = chance.choice(["", "e", " said", "”", "\n\n"])
            client.type(version, (line, at), (line, at + 1), new)
            before = sum(len(each) + 1 for each in lines[:line])
            now = now[: before + at] + new + now[before + at + 1 :]
            told = sorted((str(each.code), each.message.split(" (try:")[0]) for each in await client.asked())
            fresh = check_text(now, path="/desk/story.txt")
            assert told == sorted((each.rule, each.message) for each in fresh if each.severity != "info")

    serve(talk, ASKING)


def test_a_closed_text_is_cleared() -> None:
    async def talk(client: Client) -> None:
        client.show(STORY)
        await client.diagnostics(1)
        client.text_document_did_close(types.DidCloseTextDocumentParams(types.TextDocumentIdentifier(URI)))
        await client.until(lambda: not client.sent[-1].diagnostics)

    serve(talk)


def test_clients_that_ask_are_answered_and_not_sent() -> None:
    async def talk(client: Client) -> None:
        client.show(STORY)
        asked = types.DocumentDiagnosticParams(types.TextDocumentIdentifier(URI))
        report = await client.text_document_diagnostic_async(asked)
        assert isinstance(report, types.RelatedFullDocumentDiagnosticReport)
        assert len(doubled(list(report.items))) == 2
        asked = types.DocumentDiagnosticParams(types.TextDocumentIdentifier(URI), previous_result_id=report.result_id)
        again = await client.text_document_diagnostic_async(asked)
        assert isinstance(again, types.RelatedUnchangedDocumentDiagnosticReport)
        client.type(2, (0, 7), (0, 11), "")
        assert len(doubled(await client.asked())) == 1
        assert client.sent == []

    serve(talk, ASKING)


@pytest.mark.parametrize(("encoding", "columns"), [("utf-8", [9, 49]), ("utf-16", [7, 45]), ("utf-32", [7, 44])])
def test_columns_count_in_the_units_that_were_agreed(encoding: str, columns: list[int]) -> None:
    general = types.GeneralClientCapabilities(position_encodings=[types.PositionEncodingKind(encoding)])

    async def talk(client: Client) -> None:
        client.show(STORY)
        found = doubled(await client.diagnostics(1))
        assert [each.range.start.character for each in found] == columns

    serve(talk, types.ClientCapabilities(general=general))


def test_hover_explains_the_rule() -> None:
    async def talk(client: Client) -> None:
        client.show(STORY)
        await client.diagnostics(1)
        place = types.HoverParams(types.TextDocumentIdentifier(URI), types.Position(0, 9))
        hover = await client.text_document_hover_async(place)
        assert hover is not None
        assert isinstance(hover.contents, types.MarkupContent)
        assert hover.contents.value.startswith("### translation/doubled-word")
        assert "**What it does**" in hover.contents.value
        nothing = types.HoverParams(types.TextDocumentIdentifier(URI), types.Position(0, 25))
        assert await client.text_document_hover_async(nothing) is None

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


def test_a_text_that_is_no_copy_is_left_alone() -> None:
    async def talk(client: Client) -> None:
        client.show('{"the": "the the"}', "file:///desk/package.json", "json")
        assert await client.diagnostics(1, "file:///desk/package.json") == []

    serve(talk)
