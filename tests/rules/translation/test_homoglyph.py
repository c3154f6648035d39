"""Letters of another script inside Latin words."""

from translation_remarks import fixed, flagged, remarks

from lint_rules.rules.translation import homoglyph


def test_mixed_word_is_respelled() -> None:
    text = "The h\u0430rbour was dredged."
    (remark,) = remarks(homoglyph, text)
    assert (remark.start, remark.end, remark.pattern) == (4, 11, "D111")
    assert "Cyrillic" in remark.message
    assert fixed(homoglyph, text) == "The harbour was dredged."


def test_letter_without_a_twin_has_no_fix() -> None:
    (remark,) = remarks(homoglyph, "The ha\u0436bour was dredged.")
    assert not remark.edits


def test_lone_word_that_reads_as_latin_is_not_fixed_unseen() -> None:
    (remark,) = remarks(homoglyph, "The \u0421\u041e\u041e\u0420 club met.")
    assert (remark.suggestion, remark.safe) == ("COOP", False)


def test_symbols_and_whole_foreign_words() -> None:
    assert not flagged(homoglyph, "It is 40 \u03bcm wide; \u0394t is small; \u03b1-helix.")
    assert not flagged(homoglyph, "The ferry (\u043f\u0430\u0440\u043e\u043c) sailed.")
