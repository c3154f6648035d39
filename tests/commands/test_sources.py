import json
from pathlib import Path

import pytest

from lint_rules.commands.main import main
from lint_rules.commands.sources import as_json, as_text, build_ledger
from lint_rules.document.formats import markdown, plain
from lint_rules.document.source import Source
from lint_rules.language.story import Story

STORY = """Mayor Greta Moll said the route was closed. "The pier is rotten," she added.

Harbour officials said that divers would arrive on Monday.

Critics say the town has no plan."""


def test_ledger_ranks_the_speakers_by_their_rung() -> None:
    ledger = build_ledger(Story(plain.read(Source(STORY, "harbour.txt"))))
    assert [(speaker.name, speaker.rung, speaker.times, speaker.line) for speaker in ledger.speakers] == [
        ("Greta Moll", "named", 2, 1),
        ("Harbour officials", "group", 1, 3),
        ("Critics", "anonymous", 1, 5),
    ]


def test_ledger_sums_up_in_one_line() -> None:
    ledger = build_ledger(Story(plain.read(Source(STORY, "harbour.txt"))))
    assert ledger.summary.startswith(
        "3 sources for 4 attributions; 2 named or identified, 1 a group, 1 anonymous, 0 nobody"
    )


def test_ledger_says_when_one_voice_carries_the_story() -> None:
    text = "Greta Moll said no. She said it twice. She said it again. Then she said it was over."
    assert "leans on one voice (Greta Moll)" in build_ledger(Story(plain.read(Source(text)))).summary


def test_text_names_path_speaker_and_line() -> None:
    lines = list(as_text(build_ledger(Story(plain.read(Source(STORY, "harbour.txt"))))))
    assert lines[0] == "harbour.txt"
    assert lines[1].split() == ["Greta", "Moll,", "Mayor", "named", "2", "x", "from", "line", "1"]


def test_a_story_without_copy_has_nothing_to_source() -> None:
    assert build_ledger(Story(plain.read(Source("")))).summary == "nothing to source: no running copy"


def test_json_points_into_the_source() -> None:
    text = "# Pier\n\nFerry operator **Greta Moll** said *the route* was closed.\n"
    found = as_json(markdown.read(Source(text, "pier.md")))
    (attribution,) = found["attributions"]
    source = attribution["source"]
    assert text[source["start"] : source["end"]] == source["text"]
    assert "Greta Moll" in source["text"]
    assert attribution["speaker"] == "Greta Moll"
    assert attribution["rung"] == "named"
    (content,) = attribution["content"]
    assert content["text"].endswith("was closed")


def test_command_prints_the_contract(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    story = tmp_path / "harbour.txt"
    story.write_text(STORY, encoding="utf-8")
    assert main(["sources", "--format", "json", str(story)]) == 0
    report = json.loads(capsys.readouterr().out)
    assert report["schema"] == 1
    (file,) = report["files"]
    assert file["path"] == str(story)
    assert [set(sentence) for sentence in file["sentences"]] == [{"start", "end", "attributed"}] * 4
    assert all(0 <= sentence["attributed"] <= 1 for sentence in file["sentences"])
    assert set(file["attributions"][0]) == {"source", "cue", "content", "speaker", "quoted", "rung"}


def test_command_goes_on_past_a_file_it_cannot_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    story = tmp_path / "harbour.txt"
    story.write_text(STORY, encoding="utf-8")
    assert main(["sources", str(story), str(tmp_path / "absent.txt")]) == 2
    told = capsys.readouterr()
    assert "Greta Moll" in told.out
    assert "absent.txt" in told.err


@pytest.mark.parametrize("form", ["text", "json"])
def test_several_processes_tell_the_same_as_one(form: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for number in range(5):
        (tmp_path / f"{number}.txt").write_text(f"Mayor Ada Brink said {number} ferries had sailed.\n")
    (tmp_path / "2.txt").write_bytes(b"\0" * 40)
    said = []
    for jobs in ("1", "3"):
        assert main(["sources", "--format", form, "--jobs", jobs, str(tmp_path)]) == 2
        said.append(capsys.readouterr())
    assert said[0] == said[1]
    assert said[0].out.count("Ada Brink") >= 4
    assert "2.txt" in said[0].err
