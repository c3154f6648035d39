"""What the server offers on a finding, asked and applied by a real client."""

from pathlib import Path

import pytest

pytest.importorskip("pygls", reason="the lsp extra is not installed")

from lsp_client import RESOLVING, STORY, URI, Client, applied, doubled, serve
from lsprotocol import types

TWO_NAMES = (
    "Colonel Karim Baradnits visited the ferry yard on Monday, the yard said.\n\n"
    "“The boats are sound,” Baradnits said.\n\n“We will buy two,” Paradnitz said later.\n"
)


FAR = "Rain fell on the town all night and into the morning, the weather office said.\n\n"


async def edits(client: Client, action: types.CodeAction) -> list[types.TextEdit]:
    """The edits of an action that brings none until it is resolved."""
    assert action.edit is None
    resolved = await client.code_action_resolve_async(action)
    assert resolved.edit is not None
    (change,) = resolved.edit.document_changes or []
    assert isinstance(change, types.TextDocumentEdit)
    assert change.text_document.version == 1
    return [edit for edit in change.edits if isinstance(edit, types.TextEdit)]


def titled(offered: dict[str, types.CodeAction], words: str) -> types.CodeAction:
    (wanted,) = (action for title, action in offered.items() if words in title)
    return wanted


def test_actions_mend_one_all_of_a_rule_and_everything_safe() -> None:
    async def talk(client: Client) -> None:
        client.show(STORY)
        first, second = doubled(await client.diagnostics(1))
        offered = await client.actions(second)
        one = applied(STORY, await edits(client, titled(offered, "[translation/doubled-word]")))
        assert one == STORY.replace("the the", "the")
        every = applied(STORY, await edits(client, titled(offered, "Mend every translation/doubled-word")))
        assert every == one.replace("The the", "The")
        assert applied(STORY, await edits(client, titled(offered, "safe to mend"))) == every
        assert await client.actions(first, URI, "source.fixAll") != {}
        assert list(await client.actions(first, URI, "refactor")) == []

    serve(talk, RESOLVING)


def test_a_client_that_does_not_resolve_gets_the_edit_at_once() -> None:
    async def talk(client: Client) -> None:
        client.show(STORY)
        _, second = doubled(await client.diagnostics(1))
        action = titled(await client.actions(second), "[translation/doubled-word]")
        assert action.edit is not None
        assert action.edit.document_changes is None
        assert applied(STORY, list((action.edit.changes or {})[URI])) == STORY.replace("the the", "the")

    serve(talk)


def test_an_edit_is_made_for_the_text_as_it_is_when_it_is_chosen() -> None:
    async def talk(client: Client) -> None:
        client.show(FAR + STORY)
        first, _ = doubled(await client.diagnostics(1))
        chosen = titled(await client.actions(first), "[translation/doubled-word]")
        client.type(2, (0, 0), (0, 0), "😀 ")
        resolved = await client.code_action_resolve_async(chosen)
        assert resolved.edit is not None
        (change,) = resolved.edit.document_changes or []
        assert isinstance(change, types.TextDocumentEdit)
        assert change.text_document.version == 2
        client.type(3, (2, 7), (2, 11), "")
        assert (await client.code_action_resolve_async(chosen)).edit is None

    serve(talk, RESOLVING)


FORMS = {
    "plaintext": ("story.txt", "Quiet.\n\nThe the lock opened, the mayor said.\n"),
    "markdown": ("story.md", "---\ntitle: Locks\n---\n\nQuiet.\n\n* Rain.\n* The the lock opened, the mayor said.\n"),
    "front matter": ("story.md", "---\ntitle: The the lock\n---\n\nQuiet, the mayor said.\n"),
    "html": ("story.html", "<h1>Locks</h1>\n<p>Quiet.</p>\n<p>The the lock opened, the mayor said.</p>\n"),
}


@pytest.mark.parametrize("form", FORMS)
def test_to_ignore_here_leaves_room_for_a_reason_and_silences_this_finding_alone(form: str) -> None:
    name, story = FORMS[form]
    uri = f"file:///desk/{name}"
    language = {"story.txt": "plaintext", "story.md": "markdown", "story.html": "html"}[name]

    async def talk(client: Client) -> None:
        client.show(story, uri, language)
        before = await client.diagnostics(1, uri)
        (odd,) = doubled(before)
        action = titled(await client.actions(odd, uri), "Ignore translation/doubled-word")
        silenced = applied(story, await edits(client, action))
        assert "say why" in silenced
        assert len(silenced.splitlines()) == len(story.splitlines()) + 1
        client.text_document_did_change(
            types.DidChangeTextDocumentParams(
                types.VersionedTextDocumentIdentifier(2, uri),
                [types.TextDocumentContentChangeWholeDocument(text=silenced)],
            )
        )
        after = await client.diagnostics(2, uri)
        assert [each.message for each in after] == [each.message for each in before if each.code != odd.code]

    serve(talk, RESOLVING)


def test_nothing_is_written_where_no_comment_can_stand() -> None:
    page = '<p>Quiet.</p>\n<img src="lock.jpg"\n alt="The the lock opened on Monday">\n'
    feed = '{"uri": "x",\n "headline": "The the lock opened"}\n'

    async def talk(client: Client) -> None:
        for uri, text in (("file:///desk/story.html", page), ("file:///desk/story.json", feed)):
            client.show(text, uri, "json" if uri.endswith("json") else "html")
            for found in await client.diagnostics(1, uri):
                if text.splitlines()[found.range.start.line].startswith(" "):
                    assert not [title for title in await client.actions(found, uri) if title.startswith("Ignore")]

    serve(talk, RESOLVING)


@pytest.mark.parametrize(("verdict", "words"), [("same", "one name"), ("distinct", "two people")])
def test_a_decision_about_two_names_is_written_and_held(tmp_path: Path, verdict: str, words: str) -> None:
    uri = (tmp_path / "story.txt").as_uri()
    (tmp_path / ".newslint.yaml").write_text("ledger: names.yaml\n", encoding="utf-8")
    (tmp_path / "names.yaml").write_text("names: []\n", encoding="utf-8")
    (tmp_path / ".git").mkdir()

    async def talk(client: Client) -> None:
        client.show(TWO_NAMES, uri)
        (odd,) = [each for each in await client.diagnostics(1, uri) if each.code == "names/inconsistent-spelling"]
        offered = await client.actions(odd, uri)
        titled(offered, "are one person")
        titled(offered, "are two people")
        # This client's library reads an action with a command as a bare command: only its title can be relied on.
        decision = types.ExecuteCommandParams("newslint.decide", [uri, verdict, "Paradnitz", "Baradnits"])
        await client.workspace_execute_command_async(decision)
        await client.until(lambda: any(words in message for message in client.messages))
        assert f'{verdict}:\n  - ["Paradnitz", "Baradnits"]' in (tmp_path / "names.yaml").read_text(encoding="utf-8")
        await client.until(
            lambda: (
                [each.code for each in client.sent[-1].diagnostics].count("names/inconsistent-spelling") == 0
                or verdict == "same"
            )
        )

    serve(talk)


@pytest.mark.parametrize("settings", [None, "severity: warning\n"])
def test_a_decision_without_a_ledger_begins_one_in_the_repository(tmp_path: Path, settings: str | None) -> None:
    (tmp_path / "stories").mkdir()
    uri = (tmp_path / "stories/story.txt").as_uri()
    (tmp_path / ".git").mkdir()
    if settings:
        (tmp_path / ".newslint.yaml").write_text(settings, encoding="utf-8")

    async def talk(client: Client) -> None:
        client.show(TWO_NAMES, uri)
        await client.diagnostics(1, uri)
        decision = types.ExecuteCommandParams("newslint.decide", [uri, "distinct", "Paradnitz", "Baradnits"])
        await client.workspace_execute_command_async(decision)
        await client.until(lambda: client.messages)
        assert "distinct:" in (tmp_path / "names.yaml").read_text(encoding="utf-8")
        if settings:
            assert "set `ledger: names.yaml` in .newslint.yaml" in client.messages[0]
        else:
            assert (tmp_path / ".newslint.yaml").read_text(encoding="utf-8") == "ledger: names.yaml\n"
            await client.until(
                lambda: all(each.code != "names/inconsistent-spelling" for each in client.sent[-1].diagnostics)
            )

    serve(talk)
