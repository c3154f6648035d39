"""Where a story's words stand."""

from lint_rules.document import read
from lint_rules.language.concordance import Concordance
from lint_rules.language.story import Story


def concordance(text: str) -> Concordance:
    return Story(read.read("story.txt", text.encode())).concordance


def test_places_of_words() -> None:
    found = concordance("The weir leaks. Divers mend the weir.\n")
    assert list(found.places["weir"]) == [1, 7]
    assert list(found.places["the"]) == [0, 6]
    assert "lock" not in found.places
    assert found.tokens_of("weir") == [1, 7]
    assert not found.tokens_of("lock")


def test_words_with_capitals() -> None:
    found = concordance("The weir of the BBC leaks. The McAdams mend it.\n")
    assert found.capitals == [0, 4, 7, 8]
    assert found.capitalised == {"The", "BBC", "McAdams"}


def test_words_that_begin_alike() -> None:
    found = concordance("The the survey of surveyors, a theory that then works.\n")
    assert found.recurrences == [[0], [2, 7], [], []]
    assert concordance("Sur la survey, sure of a surplus.\n").recurrences == [[], [0, 2], [4], [0]]
    assert concordance("\n").recurrences == [[], [], [], []]


def test_sentences_by_their_first_word() -> None:
    found = concordance("The weir leaks. Divers mend it. The lock is shut.\n")
    assert [sentence.index for sentence in found.openings["the"]] == [0, 2]
    assert [sentence.index for sentence in found.openings["divers"]] == [1]


def test_tokens_and_sentences_that_hold_a_word() -> None:
    found = concordance("The weir leaks. Divers mend the weir. They leave.\n")
    assert found.tokens_with({"weir", "divers", "lock"}) == [1, 4, 7]
    assert found.sentences_with({"weir", "lock"}) == {0, 1}
    assert found.sentences_with({"lock"}) == set()
    assert [found.sentence_of(at) for at in (0, 4, 9)] == [0, 1, 2]


def test_tokens_of_a_story_read_before_and_after_a_list_came_up() -> None:
    words = frozenset({"weir", "sluice"})
    for _ in range(2):
        assert concordance("The weir leaks. Divers mend the Weir’s sluice.\n").tokens_with(words) == [1, 7, 9]


def test_a_dateline_is_in_no_sentence() -> None:
    found = concordance("MARENDAL — The weir leaks.\n")
    assert found.sentence_of(0) == -1
    assert found.sentences_with({"marendal"}) == set()
