"""The phrase notation: patterns over words, written as data and matched in one pass.

`notation` reads the notation (described in `docs/phrases.md`), `programs` turns packs of patterns into one program,
which lies in its file as `layout` says; `finder` finds its patterns in the sentences of a story and `matcher` tells of
them. Only the last three are needed to check a story.
"""

from lint_rules.language.matching.matcher import Phrase, PhraseMatch, PhraseMatcher

__all__ = ["Phrase", "PhraseMatch", "PhraseMatcher"]
