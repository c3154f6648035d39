"""The shared word lists are well formed."""

from lint_rules.language import lexicon


def test_common_words_are_ranked() -> None:
    assert lexicon.rank("the") == 1
    assert lexicon.is_common("people")
    assert lexicon.rank("qwzrtpf") is None
    assert not lexicon.is_common("qwzrtpf")


def test_common_words_are_listed_once_in_lower_case() -> None:
    words = [word for line in lexicon.sections("common.txt")["words"] for word in line.split()]
    assert len(words) == len(set(words)) == 4000
    assert all(word.isalpha() and word.islower() for word in words)


def test_sections_leave_comments_out() -> None:
    sections = lexicon.sections("irregular.txt")
    assert "give gave given" in sections["verb"]
    assert not any("#" in line for lines in sections.values() for line in lines)
