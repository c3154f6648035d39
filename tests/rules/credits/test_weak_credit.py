import pytest
from credits_remarks import COPY, flagged, queries

from lint_rules.rules.credits import weak_credit as rule

STORY = f"OSTREL — {COPY}\n\nThe ferry leaves Ostrel ({{}})\n\nIt was late.\n"


@pytest.mark.parametrize("credit", ["Photo: Internet", "Photo: Google", "Image: social media", "Photo: archive"])
def test_credits_that_name_nobody_are_pointed_at_without_brackets(credit: str) -> None:
    assert flagged(rule, STORY.format(credit)) == [credit]


@pytest.mark.parametrize(
    "credit", ["Photo: Ana Brodik", "Reuters", "Photo: Facebook/Ana Brodik", "Handout via Reuters"]
)
def test_credits_that_name_somebody(credit: str) -> None:
    assert not flagged(rule, STORY.format(credit))


def test_it_asks_for_the_photographer_behind_an_agency() -> None:
    assert queries(rule, STORY.format("Reuters")) == ["the agency is credited; name the photographer too if it tells"]
    assert not queries(rule, STORY.format("Ana Brodik/Reuters"))


def test_approved_agencies() -> None:
    assert flagged(rule, STORY.format("Ana Brodik/Reuters"), approved=["AP"]) == ["Ana Brodik/Reuters"]
    assert not flagged(rule, STORY.format("AP Photo/Ana Brodik"), approved=["AP"])


def test_a_credit_on_a_line_of_its_own() -> None:
    story = f"OSTREL — {COPY}\n\nThe ferry leaves Ostrel\nPhoto: Internet\n\nIt was three hours late on Monday.\n"
    assert flagged(rule, story) == ["Photo: Internet"]
    assert not flagged(rule, story.replace("Internet", "Ana Brodik"))
    assert not flagged(rule, story.replace("Photo: Internet", "Source: Port of Ostrel"))


def figure(caption: str) -> str:
    return f"<figure><img src='a.jpg'><figcaption>{caption}</figcaption></figure>"


@pytest.mark.parametrize(
    "caption",
    ["The dam. CC BY-SA 4.0", "Photo: Wikimedia Commons (CC BY 3.0)", "Image licensed under Creative Commons"],
)
def test_a_licence_without_the_author_whom_it_demands(caption: str) -> None:
    assert flagged(rule, figure(caption), "a.html") == [caption]


@pytest.mark.parametrize(
    "caption",
    ["The dam. Ana Brodik, CC BY-SA 4.0", "Ana Brodik / Wikimedia Commons / CC BY", "The dam. CC0", "dam_7 (CC BY)"],
)
def test_a_licence_with_its_author(caption: str) -> None:
    assert not flagged(rule, figure(caption), "a.html")


def test_a_licence_wants_a_link_on_the_web() -> None:
    words = "The dam. Ana Brodik, {}"
    (message,) = queries(rule, figure(words.format("CC BY 4.0")), "a.html")
    assert message == "the licence demands a link to its text and to the original"
    linked = "<a href='https://creativecommons.org/licenses/by/4.0/'>CC BY 4.0</a>"
    assert not queries(rule, figure(words.format(linked)), "a.html")
