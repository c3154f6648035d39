"""What the narrator's sentences sound like."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint_rules.document import read
from lint_rules.language.attribution.signals import Traits
from lint_rules.language.claims import tenor
from lint_rules.language.story import Story

CLAIMS = [
    "The harbour board has lost its nerve, and the new quay will never be built.",
    "Nobody in the ministry believes in the dredging plan any more, and the minister wants only to be rid of it.",
    "The real reason for the delay is the rivalry between the two pilots' guilds.",
    "The council must finally tell the ferrymen the truth.",
    "The concession was a blunder that the islanders will pay for dearly.",
]
FACTS = [
    "The harbour board met on Tuesday and approved the minutes of the last session.",
    "The ferry leaves the northern quay at eight and returns before noon.",
    "Ada Brink was born in Orlen in 1961 and studied law at the town's university.",
    "Under the port rules skippers must carry a licence and a radio.",
    "The mill was built in 1911 and closed after the flood of 1954.",
]


def story(text: str) -> Story:
    return Story(read.read("story.txt", text.encode()))


def heard(text: str) -> list[str]:
    """The telling words of each claim that a story makes."""
    whole = story(text)
    tokens = whole.tokens
    return [whole.text(tokens.start[each.first], tokens.end[each.last - 1]) for each in tenor.shipped().hear(whole)]


def test_a_story_of_claims_is_heard() -> None:
    found = heard("\n\n".join(CLAIMS))
    assert len(found) == len(CLAIMS)
    assert all(any(each in claim for claim in CLAIMS) for each in found)


def test_plain_reports_are_none() -> None:
    assert heard("\n\n".join(FACTS)) == []


def test_the_clause_that_tells_is_shown() -> None:
    text = "After the flood of 1954, the board never again trusted the pilots, whom it had hired in May."
    assert "the board never again trusted the pilots" in heard("\n\n".join([*CLAIMS, text]))


def test_among_claims_less_is_enough() -> None:
    """The others count for half of what they score above the usual, four usual ones thrown in."""
    assert tenor.in_company([2.0], usual=-3.0) == [2.0]
    assert tenor.in_company([1.0, 6.0, 6.0], usual=-3.0) == [
        1.0 + 0.5 * ((12 - 12) / 6 + 3),
        *[6 + 0.5 * ((7 - 12) / 6 + 3)] * 2,
    ]


def test_a_quotation_is_nobody_elses_claim() -> None:
    whole = story("The clerk read out one line, “the quay will never be built by these cowards”, and left the room.")
    (sentence,) = whole.sentences
    tokens = tenor.narrated(whole, sentence)
    assert tokens.count(-1) == 1
    assert not {"never", "cowards"} & {whole.tokens.lower[at] for at in tokens if at >= 0}


@pytest.mark.parametrize(
    "text",
    [
        "Will the harbour board ever build the new quay that it promised?",
        "We know that the harbour board will never build the new quay.",
        "A disgrace for everyone.",
        "Mayor Ada Brink said on Monday that the harbour board would never build the new quay.",
    ],
)
def test_questions_own_views_exclamations_and_what_somebody_says_are_not_judged(text: str) -> None:
    whole = story(text)
    assert not list(tenor.judged(whole))


def test_a_headline_is_not_judged() -> None:
    whole = story("# The harbour board will never build the new quay\n\nIt met on Monday.\n")
    assert whole.sentences[0] not in [sentence for sentence, _ in tenor.judged(whole)]


@given(st.lists(st.integers(-9, 9), min_size=1, max_size=12))
def test_the_heaviest_stretch_is_the_heaviest(shares: list[int]) -> None:
    first, last = tenor.heaviest(shares)
    assert 0 <= first < last <= len(shares)
    if max(shares) > 0:
        spans = [(at, end) for at in range(len(shares)) for end in range(at + 1, len(shares) + 1)]
        assert sum(shares[first:last]) == max(sum(shares[at:end]) for at, end in spans)


def test_names_and_numbers_are_heard_as_such() -> None:
    forms = tenor.forms(["The", "40", "boats", "of", "Orlen", None, "left"], lambda _: Traits())
    assert [each.name for each in forms] == ["the", "NUMBER", "boats", "of", "NAME", "QUOTED", "left"]


def test_a_sentence_of_quoted_words_alone_is_not_judged() -> None:
    text = "“The harbour board has lost its nerve, and the new quay will never be built by these people.”"
    whole = story("\n\n".join([*CLAIMS, text]))
    assert [sentence for sentence, _ in tenor.judged(whole)] == whole.sentences[: len(CLAIMS)]
    assert all(each.sentence.index < len(CLAIMS) for each in tenor.shipped().hear(whole))
