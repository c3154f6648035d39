"""The phrase notation: patterns over words, written as data and matched in one pass.

`notation` reads the notation (described in `docs/phrases.md`), `programs` turns packs of patterns into one JSON-able
program, `matcher` runs that program over a story. Only the last is needed to check a story.
"""

from lint_rules.language.matching.matcher import Phrase, PhraseMatch, PhraseMatcher

__all__ = ["Phrase", "PhraseMatch", "PhraseMatcher"]
