import pytest
from attribution_remarks import flagged, remarks, said

from lint_rules.rules.attribution import loaded_verb as rule


@pytest.mark.parametrize("example", rule.FAILS)
def test_documented_faults(example: str) -> None:
    assert remarks(rule, example)


@pytest.mark.parametrize("example", rule.PASSES)
def test_documented_near_misses(example: str) -> None:
    assert not remarks(rule, example)


def test_a_forecast_cannot_be_confirmed() -> None:
    text = "Dorvan Brel confirmed that the closure of the mill will cripple the valley."
    ((severity, words),) = said(rule, text)
    assert (severity, words) == ("warning", "confirmed")
    assert "a forecast" in remarks(rule, text)[0].message


def test_a_record_can() -> None:
    assert not remarks(rule, "Police confirmed that the captain was 54.")


def test_refute_is_not_deny() -> None:
    assert flagged(rule, "The company refuted reports of a sale.") == ["refuted"]
    assert not remarks(rule, "Nobody has refuted the theory.")


def test_smiles_do_not_speak() -> None:
    assert flagged(rule, '"The herring are back," she smiled.') == ["smiled"]


def test_stance_belief_and_doubt_are_queries() -> None:
    text = "Brel slammed the board. Brodik believes that the dam will hold. The company claimed that it paid."
    assert [severity for severity, _ in said(rule, text)] == ["info", "info", "info"]


def test_quoted_verbs_are_the_speakers() -> None:
    assert not remarks(rule, "“He confirmed that the mill will fail,” said Ana Brodik, the pilot.")


def test_admitting_a_merit_is_a_warning() -> None:
    (praise,) = remarks(rule, "Brel admits that the pier is the most beautiful in the valley.")
    (fault,) = remarks(rule, "Brel admits that the pier is rotten.")
    assert (praise.severity, fault.severity) == ("warning", "info")


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("“Nobody pays,” shrugs a porter on the pier.", "shrugs"),
        ("“Nobody pays,” the old pilot sniffed.", "sniffed"),
        ("“Nobody pays,” smirked his brother.", "smirked"),
    ],
)
def test_nobody_can_shrug_words(text: str, verb: str) -> None:
    assert flagged(rule, text) == [verb]


def test_a_gesture_beside_words_is_no_verb_of_saying() -> None:
    assert not flagged(rule, "“Nobody pays,” he said, and shrugged. The old pilot sniffed at the herring.")
