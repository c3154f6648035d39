import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint_rules.language.tokens import Tokens


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Ana's boats don't sail", ["Ana", "'s", "boats", "do", "n't", "sail"]),
        ("Ana’s boats don’t sail", ["Ana", "’s", "boats", "do", "n’t", "sail"]),
        ("the U.N. and the US", ["the", "U.N.", "and", "the", "US"]),
        ("Kim Jong-un, Asia-Pacific", ["Kim", "Jong-un", ",", "Asia-Pacific"]),
        ("at 9 a.m. on Oct. 3", ["at", "9", "a.m.", "on", "Oct.", "3"]),
        ("$12,500 or 3.5% of 7.5bn", ["$", "12,500", "or", "3.5", "%", "of", "7.5bn"]),
        ("J. Lee of Acme Inc. left", ["J.", "Lee", "of", "Acme", "Inc.", "left"]),
        ("see https://example.org/a.html. Then", ["see", "https://example.org/a.html", ".", "Then"]),
        ("write to ana@example.org or @ana_r #eels", ["write", "to", "ana@example.org", "or", "@ana_r", "#eels"]),
        ("O'Brien and the Qur'an", ["O'Brien", "and", "the", "Qur'an"]),
        ("It rained.", ["It", "rained", "."]),
        ('He said "no".', ["He", "said", '"', "no", '"', "."]),
        ("a — b -- c...", ["a", "—", "b", "--", "c", "..."]),
        ("They've we're I'd", ["They", "'ve", "we", "'re", "I", "'d"]),
    ],
)
def test_words_and_marks(text: str, words: list[str]) -> None:
    assert Tokens(text).text == words


def test_lower_case_has_straight_apostrophes() -> None:
    assert Tokens("Ana’s").lower == ["ana", "'s"]


@given(st.text(max_size=60))
def test_tokens_are_slices_in_order_that_leave_out_only_white_space(text: str) -> None:
    tokens = Tokens(text)
    at = 0
    for start, end, word in zip(tokens.start, tokens.end, tokens.text, strict=True):
        assert text[start:end] == word
        assert not text[at:start].strip() or text[at:start].isspace()
        at = end


def test_stops_capitals_and_words() -> None:
    found = Tokens("Mr. Okello’s 12 ferries sank… Why? “No idea!”")
    assert [found.text[at] for at in found.stops] == ["Mr.", "…", "?", "!"]
    assert [found.text[at] for at in found.capitals] == ["Mr.", "Okello", "’s", "Why", "No"]
    assert found.word_count == 8
