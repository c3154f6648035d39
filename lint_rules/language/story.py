"""A document and what is known of its language, each thing computed once and only when a rule asks."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Mapping, Sequence, Set
from typing import TYPE_CHECKING

from lint_rules.document import Block, Document
from lint_rules.language import quotations, sentences
from lint_rules.language.concordance import Concordance
from lint_rules.language.once import lazily
from lint_rules.language.sentences import Sentence
from lint_rules.language.tokens import Tokens

_PLAIN_ASCII = bytes((*b"\t\n\r", *range(0x20, 0x7F)))
_UNMARKED = b"abcdefghijklmnopqrstuvwxyz0123456789 \t\r\n"

if TYPE_CHECKING:
    from lint_rules.language.attribution import AttributionAnalysis
    from lint_rules.language.claims import ClaimAnalysis
    from lint_rules.language.clusters import Cluster
    from lint_rules.language.matching import PhraseMatch, PhraseMatcher
    from lint_rules.language.mentions import Mention
    from lint_rules.language.quotations import Quotations
    from lint_rules.language.tagging import Tagger


class Story:
    """What rules are given. All offsets are offsets into ``document.prose``."""

    def __init__(self, document: Document, matcher: Callable[[], PhraseMatcher] | PhraseMatcher | None = None) -> None:
        self.document = document
        self.prose = document.prose
        self.blocks: Sequence[Block] = document.blocks
        self._matcher = matcher
        self._tags: dict[int, list[str]] = {}

    @lazily
    def tokens(self) -> Tokens:
        """The words and marks of the whole prose."""
        return Tokens(self.prose)

    @lazily
    def marks(self) -> str:
        """The prose without small letters, digits and blanks of ASCII: a tenth as long, and what is made of capitals
        and marks alone is in it still."""
        return self.prose.encode(errors="surrogatepass").translate(None, _UNMARKED).decode(errors="surrogatepass")

    @lazily
    def special(self) -> str:
        """The distinct characters of the prose that plain ASCII text does not have."""
        beyond = self.marks.encode(errors="surrogatepass").translate(None, _PLAIN_ASCII)
        return "".join(dict.fromkeys(beyond.decode(errors="surrogatepass")))

    @lazily
    def sentences(self) -> list[Sentence]:
        """The sentences of all blocks in order."""
        return sentences.split(self.prose, self.tokens, self.blocks)

    @lazily
    def concordance(self) -> Concordance:
        """Where the words stand."""
        return Concordance(self.tokens, self.sentences)

    @lazily
    def quotations(self) -> Quotations:
        """The quoted passages in order."""
        return quotations.find(self.prose, self.blocks)

    @lazily
    def quoted(self) -> Set[int]:
        """The indices of the sentences that share a character with a quotation."""
        found: set[int] = set()
        for quotation in self.quotations:
            first = bisect_right(self._starts, quotation.start) - 1
            if first < 0 or self.sentences[first].end <= quotation.start:
                first += 1
            found.update(range(first, bisect_left(self._starts, quotation.end, first)))
        return found

    @lazily
    def phrases(self) -> Mapping[str, Sequence[PhraseMatch]]:
        """The phrases that the packs' single pass found, by the rule that owns them."""
        matcher = self._matcher() if callable(self._matcher) else self._matcher
        return matcher.match(self) if matcher else {}

    @lazily
    def attribution(self) -> AttributionAnalysis:
        """Who is named for what."""
        from lint_rules.language.attribution.analysis import AttributionAnalysis

        return AttributionAnalysis(self)

    @lazily
    def claims(self) -> ClaimAnalysis:
        """What needs a source."""
        from lint_rules.language.claims.analysis import ClaimAnalysis

        return ClaimAnalysis(self)

    @lazily
    def mentions(self) -> Sequence[Mention]:
        """The names in the story, bylines and captions included."""
        from lint_rules.language.mentions import find

        return find(self)

    @lazily
    def clusters(self) -> Sequence[Cluster]:
        """The mentions, gathered by whom or what they name."""
        from lint_rules.language.clusters import build

        return build(self)

    @lazily
    def people(self) -> Sequence[Cluster]:
        """Those of the clusters whose names may be a person's."""
        from lint_rules.language.clusters import people

        return people(self)

    @lazily
    def tagger(self) -> Tagger:
        """What knows of parts of speech; not loaded for a story of which nobody asks."""
        from lint_rules.language.tagging import shipped

        return shipped()

    def tags(self, sentence: Sentence) -> list[str]:
        """The Penn Treebank tags of a sentence's tokens, in order."""
        found = self._tags.get(sentence.index)
        if found is None:
            found = self.tagger.tag(self.tokens.text[sentence.first : sentence.last])
            self._tags[sentence.index] = found
        return found

    def may_be(self, token: int, tag: str) -> bool:
        """Whether the token's tag could begin so, as far as its form tells: cheaper than to tag its sentence."""
        return self.tagger.may_be(self.tokens.text[token], tag)

    def must_be(self, token: int, tag: str) -> bool:
        """Whether the token's tag begins so whatever stands around it: then its sentence need not be tagged."""
        return self.tagger.must_be(self.tokens.text[token], tag)

    def block_of(self, sentence: Sentence) -> Block:
        """The block that the sentence stands in."""
        return self.blocks[sentence.block]

    def text(self, start: int, end: int) -> str:
        """The prose from ``start`` to ``end``."""
        return self.prose[start:end]

    def in_quotation(self, start: int, end: int) -> bool:
        """Whether the whole range is somebody's quoted words."""
        return self.quotations.at(start, end) is not None

    @lazily
    def _starts(self) -> list[int]:
        return [sentence.start for sentence in self.sentences]

    def sentence_at(self, offset: int) -> Sentence | None:
        """The sentence that holds the prose offset, if one does."""
        at = bisect_right(self._starts, offset) - 1
        return self.sentences[at] if at >= 0 and offset < self.sentences[at].end else None

    def release(self) -> None:
        """Let go of everything: the analyses refer to their story, and would otherwise wait for the next sweep."""
        self.__dict__.clear()

    @lazily
    def word_count(self) -> int:
        """How many words the running copy has."""
        return self.tokens.word_count
