import pytest
from attribution_remarks import flagged, remarks, said

from lint_rules.rules.attribution import unattributed_prediction as rule


@pytest.mark.parametrize("example", rule.FAILS)
def test_documented_faults(example: str) -> None:
    assert remarks(rule, example)


@pytest.mark.parametrize("example", rule.PASSES)
def test_documented_near_misses(example: str) -> None:
    assert not remarks(rule, example)


def test_it_points_at_the_forecast_and_its_subject() -> None:
    text = "The ferry was sold. The closure of the mill will cripple the valley."
    assert said(rule, text) == [("warning", "The closure of the mill will cripple")]


def test_a_timetable_is_no_forecast() -> None:
    assert not remarks(rule, "The ferry will leave the port on Monday.")
    assert remarks(rule, "The closure will cripple traffic on Monday.")


def test_conditions_are_no_forecast() -> None:
    assert not remarks(rule, "If the dam breaks, the flood will destroy the mill.")


def test_a_trailing_clause_without_a_source() -> None:
    assert flagged(rule, "The river is low, which could make bread dearer.")
    assert not flagged(rule, "The river is low, which could make bread dearer, according to Ana Brodik, a baker.")


def test_a_plain_future_counts_only_in_silence() -> None:
    alone = "The river is low. The new bridge will bring visitors to the valley. The mill is old."
    assert flagged(rule, alone) == ["The new bridge will bring"]
    beside = "The river is low. The new bridge will bring visitors to the valley.\n\n“It is late,” said Ana Brodik."
    assert not flagged(rule, beside)


def test_a_subordinate_source_does_not_cover_the_main_clause() -> None:
    text = "Although the pilots have agreed on a plan, the company will have problems paying them."
    assert flagged(rule, text)


@pytest.mark.parametrize(
    "sentence",
    [
        "Under the plan the two harbours will become one on 1 January.",
        "The quotas will remain in force until December.",
        "Tom Vesk will succeed Ana Brodik as harbour master.",
    ],
)
def test_what_a_plan_provides_is_no_forecast(sentence: str) -> None:
    assert not flagged(rule, f"The river is low.\n\n{sentence}\n")


def test_grounds_and_clubs_alone_make_no_report_of_play() -> None:
    town = "The club left the stadium in May. The team had played there for one season. The fans of the club wept. "
    text = f"{town * 4}\n\nThe empty stadium will cripple the town for a generation.\n"
    assert flagged(rule, text) == ["The empty stadium will cripple"]
