"""``newslint names`` as its users meet it."""

import json

import pytest
import yaml

LOCK = "Engineer Sofia Brannigan drew the lock. Brannigan left.\n\nMs Branigan said it would hold.\n"
MET = "The crew met Tom Whitlow.\n"


@pytest.fixture
def stories(desk):
    """A folder with two stories."""
    folder = desk / "stories"
    folder.mkdir()
    (folder / "lock.txt").write_text(LOCK, encoding="utf-8")
    (folder / "crew.txt").write_text(MET, encoding="utf-8")
    return desk


def test_text_shows_what_needs_a_decision(stories, newslint):
    code, out, err = newslint("names", "stories")
    assert code == 0
    assert out.splitlines() == [
        "Sofia Brannigan (person): 3 in 1 story, first stories/lock.txt:1:10",
        "     1  Sofia Brannigan  stories/lock.txt:1:10",
        "     1  Brannigan  stories/lock.txt:1:41",
        "     1  Branigan  stories/lock.txt:3:4",
        "        “Branigan” looks like “Brannigan”: n/nn: a letter is doubled in one form only",
        "2 names, 1 of them in forms that do not agree",
    ]
    assert err == ""


def test_all_names_on_demand(stories, newslint):
    assert "Tom Whitlow (person): 1 in 1 story, first stories/crew.txt:1:14" in newslint("names", "--all", "stories")[1]


def test_json_follows_the_contract(stories, newslint):
    report = json.loads(newslint("names", "--format", "json", "stories")[1])
    assert report["schema"] == 1
    first = report["clusters"][0]
    assert (first["kind"], first["verdict"], first["preferred"]) == ("person", "inconsistent", "Sofia Brannigan")
    assert first["forms"][2] == {
        "text": "Branigan",
        "count": 1,
        "places": [{"path": "stories/lock.txt", "line": 3, "column": 4}],
    }


def test_write_makes_a_reviewable_file_and_keeps_hand_edits(stories, newslint):
    assert newslint("names", "--write", "names.yaml", "stories/lock.txt")[0] == 0
    ledger = stories / "names.yaml"
    assert yaml.safe_load(ledger.read_text())["names"] == [
        {"preferred": "Sofia Brannigan", "kind": "person", "rejected": ["Branigan"]}
    ]
    edited = (
        ledger.read_text()
        .replace('"Sofia Brannigan"', '"Sofía Brannigan"')
        .replace("distinct: []", "distinct:  # asked them\n  - [Ana Castle, Anna Castle]")
    )
    ledger.write_text(edited, encoding="utf-8")
    assert newslint("names", "--write", "names.yaml", "stories")[0] == 0
    content = ledger.read_text()
    assert "# asked them" in content
    assert "Sofía Brannigan" in content
    parsed = yaml.safe_load(content)
    assert [entry["preferred"] for entry in parsed["names"]] == ["Sofía Brannigan", "Tom Whitlow"]
    assert parsed["distinct"] == [["Ana Castle", "Anna Castle"]]
    again = ledger.read_text()
    newslint("names", "--write", "names.yaml", "stories")
    assert ledger.read_text() == again


def test_new_copy_is_held_against_the_ledger(stories, newslint):
    newslint("names", "--write", "names.yaml", "stories")
    (stories / ".newslint.yaml").write_text("ledger: names.yaml\n")
    (stories / "new.txt").write_text("The mayor thanked Ms Branigan for it.\n")
    code, out, _ = newslint("check", "--select", "names/off-ledger", "new.txt")
    assert (code, out) == (
        1,
        "new.txt:1:22: error: The ledger settles on “Brannigan”, not “Branigan”. [names/off-ledger]\n",
    )


def test_distinct_names_are_left_alone_everywhere(stories, newslint):
    (stories / "names.yaml").write_text("distinct:\n  - [Brannigan, Branigan]\n")
    (stories / ".newslint.yaml").write_text("ledger: names.yaml\n")
    assert newslint("check", "--select", "names/inconsistent-spelling", "stories")[:2] == (0, "")
    assert "0 of them in forms that do not agree" in newslint("names", "stories")[1]


def test_a_ledger_that_is_not_yaml_is_told(stories, newslint):
    (stories / "names.yaml").write_text("names: [\n")
    code, _, err = newslint("names", "--write", "names.yaml", "stories")
    assert code == 2
    assert "names.yaml" in err
    assert (stories / "names.yaml").read_text() == "names: [\n"


def test_an_unreadable_story_is_told_and_the_others_are_read(stories, newslint):
    code, out, err = newslint("names", "stories", "absent.txt")
    assert code == 2
    assert "absent.txt" in err
    assert "Sofia Brannigan" in out
