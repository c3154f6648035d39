import pytest

from lint_rules.language.attribution.ladder import RUNGS, rung


@pytest.mark.parametrize(
    ("text", "named", "expected"),
    [
        ("sources", False, "anonymous"),
        ("military experts", False, "anonymous"),
        ("a person close to the ferry company", False, "anonymous"),
        ("two officials at the fisheries ministry, who asked not to be named", False, "anonymous"),
        ("critics of Mayor Moll", True, "anonymous"),
        ("harbour officials", False, "group"),
        ("Residents", False, "group"),
        ("Norvik fishermen", True, "group"),
        ("police", False, "group"),
        ("Democrats", True, "group"),
        ("Marenians", True, "group"),
        ("the harbour master", False, "titled"),
        ("a spokeswoman for the aquarium", False, "titled"),
        ("the ministry", False, "titled"),
        ("the Norvik Herring Board", True, "named"),
        ("she", False, "named"),
    ],
)
def test_rung_of_a_source(text: str, named: bool, expected: str) -> None:
    words = text.lower().replace(",", " ,").split()
    assert rung(words, text, "said", named=named) == expected


@pytest.mark.parametrize(("cue", "expected"), [("is believed", "none"), ("emerged", "none"), ("said", "titled")])
def test_an_impersonal_it_is_nobody(cue: str, expected: str) -> None:
    assert rung(["it"], "It", cue, named=False) == expected


def test_rungs_descend() -> None:
    assert RUNGS == ("named", "titled", "group", "anonymous", "none")
