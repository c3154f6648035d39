import pytest
from attribution_remarks import flagged, remarks, said

from lint_rules.rules.attribution import vague_source as rule


@pytest.mark.parametrize("example", rule.FAILS)
def test_documented_faults(example: str) -> None:
    assert remarks(rule, example)


@pytest.mark.parametrize("example", rule.PASSES)
def test_documented_near_misses(example: str) -> None:
    assert not remarks(rule, example)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Most coastal observers describe the sale as historic.", "Most coastal observers describe"),
        ("The dam will give way, according to Western experts.", "according to Western experts"),
        ("Observers in the region consider the sale a mistake.", "Observers in the region consider"),
        ("Many believe the mill was sold too cheaply.", "Many believe"),
        ("Informed sources said the mill was sold.", "Informed sources said"),
        ("Those who have long known the river expect a flood.", "Those who have long known the river expect"),
        ("Old hands in the fishing fleet laugh at the quota.", "Old hands in the fishing fleet laugh"),
        ("Insiders speak of a second contract.", "Insiders speak of"),
        ("It is held in shipping quarters that it will be sold.", "It is held in shipping quarters"),
        ("Sceptical voices in the port warn of a flood.", "Sceptical voices in the port warn"),
        ("Any engineer will tell you that it leaks.", "Any engineer will tell"),
        ("The prevailing opinion is that it leaks.", "The prevailing opinion is"),
    ],
)
def test_a_crowd_without_a_name(text: str, words: str) -> None:
    assert flagged(rule, text) == [words]


def test_a_named_expert_soon_after_is_announced() -> None:
    named = "Experts warn that the dam leaks. The river is low. “It will not hold,” said Dorvan Brel, an engineer."
    assert said(rule, named) == [("info", "Experts warn")]
    late = "Experts warn that the dam leaks. The river is low. It rained. It froze. It thawed. “So what,” said Brel."
    assert flagged(rule, late) == ["Experts warn"]


def test_a_chief_economist_is_one_of_the_economists() -> None:
    text = (
        'Economists expect rents to fall. "We see it in every street," said Lena Horst, chief economist at the '
        "Orlen Institute.\n"
    )
    assert said(rule, text) == [("info", "Economists expect")]


def test_a_minister_is_not_one_of_the_experts() -> None:
    text = "Experts warn that the dam leaks. “It will hold,” said Energy Minister Ana Brodik."
    assert flagged(rule, text) == ["Experts warn"]


def test_a_story_that_leans_on_crowds() -> None:
    text = (
        "Experts warn that the dam leaks. Observers believe the mill will close. Analysts expect a sale. "
        "“It will hold,” said Dorvan Brel, an engineer."
    )
    assert len(flagged(rule, text)) == 3


def test_officials_and_people_in_the_know_are_queries() -> None:
    text = "Port officials said the crane had failed.\n\nTwo people familiar with the talks said it would be sold."
    assert {severity for severity, _ in said(rule, text)} == {"info"}


def test_placed_experts_pass() -> None:
    assert not flagged(rule, "Experts at the Marenian Institute of Dams expect rain.")
    assert not flagged(rule, "The herring catch was smaller than analysts had expected.")


def test_somebody_who_disagrees_is_not_one_of_them() -> None:
    text = "Experts believe that the dam leaks. Ana Brodik, a researcher at the port, {} said it was dry."
    severities = {
        word: [each.severity for each in remarks(rule, text.format(word))] for word in ("disagreed and", "also")
    }
    assert severities == {"disagreed and": ["warning"], "also": ["info"]}


def test_a_port_director_is_no_observer() -> None:
    text = "Observers say the dam leaks.\n\nPort director Ana Brodik said the river was low."
    assert [remark.severity for remark in remarks(rule, text)] == ["warning"]


@pytest.mark.parametrize(
    "text",
    [
        "Those who know the way walked to the mill.",
        "The crew slept in cramped quarters near the mill.",
        "Every engineer on the ferry carries a lamp.",
        "The children ran in wide circles.",
    ],
)
def test_people_at_work_are_no_source(text: str) -> None:
    assert not flagged(rule, text)


def test_a_name_before_announces_only_in_its_paragraph() -> None:
    named = "“It will not hold,” said Dorvan Brel, an engineer.{}Experts warn that the dam leaks."
    severities = {gap: [each.severity for each in remarks(rule, named.format(gap))] for gap in (" ", "\n\n")}
    assert severities == {" ": ["info"], "\n\n": ["warning"]}


def test_people_in_the_know_are_not_announced_by_an_expert() -> None:
    text = "The dam leaks, according to people in the know. “It will not hold,” said Dorvan Brel, an engineer."
    assert [each.severity for each in remarks(rule, text)] == ["warning"]
