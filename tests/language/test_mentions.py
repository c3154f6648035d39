"""Where a story names somebody or something."""

import pytest

from lint_rules.document import read
from lint_rules.language.mentions import Mention
from lint_rules.language.name_order import is_asian_given
from lint_rules.language.name_runs import RUNS
from lint_rules.language.story import Story


def find(text: str) -> list[Mention]:
    return list(Story(read.read("story.txt", text.encode())).mentions)


def names(text: str) -> list[str]:
    return [mention.text for mention in find(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The ferry belongs to Orla Fennimore.", ["Orla Fennimore"]),
        ("After the storm, Fennimore swam.", ["Fennimore"]),
        ("Police said the ferry of Fennimore sank.", ["Fennimore"]),
        ("It was Fennimore's boat, and the Fennimores' pier.", ["Fennimore", "Fennimores"]),
        ("They met Karim al-Dabbagh and Jan van der Houtem.", ["Karim al-Dabbagh", "Jan van der Houtem"]),
        ("They met Mohsen bin Tarif and Ana de la Cruz.", ["Mohsen bin Tarif", "Ana de la Cruz"]),
        ("They met J. K. Fennimore and Owen R. Whitlow Jr.", ["J. K. Fennimore", "Owen R. Whitlow Jr."]),
        ("They met O'Hara, D’Arcy and McAdam.", ["O'Hara", "D’Arcy", "McAdam"]),
        ("Ask @Fennimore, #Fennimore or https://example.org/Fennimore.", []),
        ("On Monday in March they met Theresa May.", ["Theresa May"]),
        ("They met Ərəb Əliyev and Łukasz Żak.", ["Ərəb Əliyev", "Łukasz Żak"]),
    ],
)
def test_what_is_a_name(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    ("text", "title", "name"),
    [
        ("They met Mr Fennimore.", "Mr", "Fennimore"),
        ("They met Deputy Foreign Minister Ada Okello.", "Deputy Foreign Minister", "Ada Okello"),
        ("They met Ugandan Transport Minister Ada Okello.", "Ugandan Transport Minister", "Ada Okello"),
        ("They met harbour master Ada Okello.", "master", "Ada Okello"),
        ("Foreign Minister Ada Okello swam.", "Foreign Minister", "Ada Okello"),
    ],
)
def test_titles_are_kept_apart(text: str, title: str, name: str) -> None:
    mention = find(text)[0]
    assert (mention.title, mention.text) == (title, name)
    assert text[mention.title_start :].startswith(title)
    assert text[mention.start : mention.end] == name


@pytest.mark.parametrize(
    ("text", "given", "family"),
    [
        ("They met Orla Fennimore.", "Orla", "Fennimore"),
        ("They met Ryu Sang-ho.", "Sang-ho", "Ryu"),
        ("They met Xi Jinping.", "Jinping", "Xi"),
        ("They met Kim Fennimore.", "Kim", "Fennimore"),
    ],
)
def test_given_and_family_names(text: str, given: str, family: str) -> None:
    mention = find(text)[0]
    assert (mention.kind, mention.given, mention.family) == ("person", given, family)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("It left for North Korea.", "place"),
        ("It belongs to Fennimore Holdings.", "organisation"),
        ("The EU paid.", "abbreviation"),
        ("It sank, Fennimore said.", "person"),
        ("It sank near Tarhaven.", "place"),
    ],
)
def test_kinds(text: str, kind: str) -> None:
    assert find(text)[0].kind == kind


def test_a_headline_in_title_case_hides_no_name_and_makes_none() -> None:
    text = (
        "Storm Damages Pier of Fennimore Family\n\nThe pier of Orla Fennimore was damaged on Monday, the council said."
    )
    assert "Fennimore" in names(text)
    assert not any(word in names(text) for word in ("Storm Damages", "Storm", "Damages", "Pier"))


@pytest.mark.parametrize(
    "name",
    ["Fennimore", "Orla Fennimore", "Orla Quade Brodik Fennimore", "Orla Quade Brodik Parantitz Fennimore"],
)
def test_a_name_on_no_list_is_read_off_as_its_run_would_be_told(name: str) -> None:
    (mention,), run = find(f"They met {name}."), RUNS[name]
    assert run
    *_, untitled, words, given, family = run
    assert mention.text == name
    assert (mention.kind, mention.words) == (untitled or "name", words)
    assert (mention.given, mention.family) == (given, family)


def test_korean_given_names() -> None:
    assert is_asian_given("Jong-un")
    assert not is_asian_given("Fenni-more")
