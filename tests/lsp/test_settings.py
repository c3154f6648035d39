"""Settings while the server runs: each folder has its own, and a change is seen at once."""

from pathlib import Path

import pytest

pytest.importorskip("pygls", reason="the lsp extra is not installed")

from lsp_client import STORY, Client, doubled, serve
from lsprotocol import types


def changed(client: Client, file: Path) -> None:
    """The client saw that a file changed."""
    event = types.FileEvent(file.as_uri(), types.FileChangeType.Changed)
    client.workspace_did_change_watched_files(types.DidChangeWatchedFilesParams([event]))


def test_settings_are_read_anew_and_mistakes_in_them_are_told(tmp_path: Path) -> None:
    uri = (tmp_path / "story.txt").as_uri()
    settings = tmp_path / ".newslint.yaml"

    async def talk(client: Client) -> None:
        client.show(STORY, uri)
        assert len(doubled(await client.diagnostics(1, uri))) == 2
        settings.write_text("ignore: [translation/doubled-word]\n", encoding="utf-8")
        changed(client, settings)
        await client.until(lambda: client.sent and doubled(list(client.sent[-1].diagnostics)) == [])
        settings.write_text("ignroe: []\n", encoding="utf-8")
        changed(client, settings)
        await client.until(lambda: any("ignroe" in message for message in client.messages))
        await client.until(lambda: len(doubled(list(client.sent[-1].diagnostics))) == 2)

    serve(talk)


def test_a_file_that_the_settings_extend_is_a_setting_too(tmp_path: Path) -> None:
    uri = (tmp_path / "story.txt").as_uri()
    (tmp_path / ".newslint.yaml").write_text("extends: house.yaml\n", encoding="utf-8")
    house = tmp_path / "house.yaml"
    house.write_text("ignore: [translation/doubled-word]\n", encoding="utf-8")

    async def talk(client: Client) -> None:
        client.show(STORY, uri)
        assert doubled(await client.diagnostics(1, uri)) == []
        house.write_text("severity: error\n", encoding="utf-8")
        changed(client, house)
        await client.until(lambda: len(doubled(list(client.sent[-1].diagnostics))) == 2)

    serve(talk)


def test_the_client_is_asked_to_watch_the_settings() -> None:
    watching = types.DidChangeWatchedFilesClientCapabilities(dynamic_registration=True)
    workspace = types.WorkspaceClientCapabilities(did_change_watched_files=watching)

    async def talk(client: Client) -> None:
        await client.until(lambda: client.watched == [types.WORKSPACE_DID_CHANGE_WATCHED_FILES])

    serve(talk, types.ClientCapabilities(workspace=workspace))


def test_every_folder_has_its_own_settings(tmp_path: Path) -> None:
    for name, content in (("news", "severity: info\n"), ("opinion", "ignore: [translation/doubled-word]\n")):
        (tmp_path / name).mkdir()
        (tmp_path / name / ".newslint.yaml").write_text(content, encoding="utf-8")
    news, opinion = ((tmp_path / name / "story ü.txt").as_uri() for name in ("news", "opinion"))

    async def talk(client: Client) -> None:
        client.show(STORY, news)
        client.show(STORY, opinion)
        assert len(doubled(await client.diagnostics(1, news))) == 2
        assert doubled(await client.diagnostics(1, opinion)) == []

    serve(talk)


def test_the_clients_own_settings_can_change(tmp_path: Path) -> None:
    uri = (tmp_path / "story.txt").as_uri()

    async def talk(client: Client) -> None:
        client.show("The mayor\u200b left.\n\n" + STORY, uri)
        found = await client.diagnostics(1, uri)
        assert {each.severity for each in found} != {types.DiagnosticSeverity.Error}
        client.workspace_did_change_configuration(
            types.DidChangeConfigurationParams({"newslint": {"severity": "error"}})
        )
        await client.until(
            lambda: {each.severity for each in client.sent[-1].diagnostics} == {types.DiagnosticSeverity.Error}
        )

    serve(talk)
