import pytest
from credits_remarks import flagged, queries, remarks

from lint_rules.rules.credits import incomplete_caption as rule

STORY = "OSTREL — The ferry sailed on Monday, the port said.\n\n{}\n\nIt was three hours late.\n"


@pytest.mark.parametrize(
    "caption",
    [
        "Port experts expect a rapid growth of ferry traffic",
        "The new pier could change the town",
        "Ostrel mayor opens the new pier days ago",
        "Fishermen mend their nets on the quay",
        "Danish prime minister greets Swedish king on the quay",
    ],
)
def test_it_points_at_the_captions_words_and_leaves_the_credit_alone(caption: str) -> None:
    assert flagged(rule, STORY.format(f"{caption} (Reuters)")) == [caption]


@pytest.mark.parametrize(
    "caption",
    [
        "Fishermen mend their nets on the quay at Ostrel, Monday, May 6, 2024",
        "Ana Brodik mends a net",
        "The new pier in Ostrel will open on 3 May",
        "Fishermen mend their nets in March",
        "Danish Prime Minister Iva Lun greets King Tom on the quay",
        "“It will rain,” said the banner at the pier",
        "Chart of river levels",
        "Brodik on deck",
    ],
)
def test_complete_captions(caption: str) -> None:
    assert not remarks(rule, STORY.format(f"{caption} (Reuters)"))


def test_captions_of_pages() -> None:
    page = "<p>Copy.</p><figure><img src=a.jpg><figcaption>Men mend some nets. <small>AP</small></figcaption></figure>"
    assert flagged(rule, page, "a.html") == ["Men mend some nets."]


def test_captions_of_things_are_a_query() -> None:
    story = STORY.format("A slice of frozen clay with tracks in it (Reuters)")
    assert not flagged(rule, story)
    assert queries(rule, story) == ["this caption says neither who, nor where, nor when"]
