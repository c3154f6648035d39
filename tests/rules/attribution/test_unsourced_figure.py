import pytest
from attribution_remarks import flagged, remarks, said

from lint_rules.rules.attribution import unsourced_figure as rule


@pytest.mark.parametrize("example", rule.FAILS)
def test_documented_faults(example: str) -> None:
    assert remarks(rule, example)


@pytest.mark.parametrize("example", rule.PASSES)
def test_documented_near_misses(example: str) -> None:
    assert not remarks(rule, example)


def test_it_points_at_the_number() -> None:
    text = "The river is low. More than 60 percent of villagers live in poverty."
    assert said(rule, text) == [("warning", "More than 60 percent of villagers")]


def test_a_study_without_a_name() -> None:
    assert flagged(rule, "The mill is old. Studies show that ferries are safer than lorries.") == ["Studies show"]


def test_a_survey_beside_it_is_the_source() -> None:
    text = "The port office asked 900 people.\n\nIts survey ended in May.\n\nMore than 60 percent of villagers agree."
    assert not remarks(rule, text)


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("Three skippers out of five have no radio.", "Three skippers out of five have"),
        ("Nearly every fourth warehouse on the quay is empty.", "every fourth warehouse"),
        ("Two in seven boats are rotten.", "Two in seven boats"),
        ("Half of the planks bought for the pier split at once.", "Half of the planks"),
        ("Hardly a trawler is insured.", "Hardly a trawler is"),
        ("The catch is a quarter of what it was.", "a quarter of what it"),
        ("Half the crews have no contract.", "Half the crews have"),
        ("Fares have doubled.", "Fares have doubled"),
        ("The town has lost half its people.", "The town has lost half its people"),
        ("Sixty villages are without water.", "Sixty villages are without water"),
        ("The clinics are short of 900 nurses.", "The clinics are short of 900 nurses"),
        ("Some 4,000 weavers have fled to the coast.", "4,000 weavers have fled"),
        ("The smuggling of diesel has grown fivefold.", "grown fivefold"),
        ("The pilots earn six times the average wage.", "six times the average"),
        ("A berth costs double what the port of Velm takes.", "double what"),
        (
            "The strike costs the port half a million crowns a day.",
            "The strike costs the port half a million crowns a day",
        ),
    ],
)
def test_shares_multiples_and_losses(sentence: str, words: str) -> None:
    assert flagged(rule, f"The river is low. {sentence}") == [words]


@pytest.mark.parametrize(
    "sentence",
    [
        "Velm won three matches out of five.",
        "The ferry sails every second day.",
        "A quarter of an hour later the mill was empty.",
        "Half of the planks will go to the mill.",
        "The captain scored two in four minutes.",
        "He owns half of the mill's shares.",
        "Three skippers out of five have no radio, the port office said.",
    ],
)
def test_what_everybody_can_count(sentence: str) -> None:
    assert not remarks(rule, f"The river is low. {sentence}")


def test_a_report_is_no_source_for_what_stands_before_it() -> None:
    figure, source = "Four boats in every five leak.", "The yard mended 40 boats in May, its report shows."
    assert flagged(rule, f"{figure} {source}") == ["Four boats in every five leak"]
    assert not flagged(rule, f"{source} {figure}")


def test_a_story_about_a_survey_gives_its_figures() -> None:
    text = "The survey of the port ended in May. Respondents to the survey were dockers. A poll followed.\n\n"
    filler = "The pier is old. " * 6
    assert not flagged(rule, f"{text}{filler}\n\n{filler}\n\nThree skippers out of five have no radio.")
    assert flagged(rule, f"{filler}\n\n{filler}\n\nThree skippers out of five have no radio.")
