"""Parts of speech, as Penn Treebank tags.

A greedy linear tagger: word by word from the left, each tag the best sum of integer weights for the word, its
neighbours, the two tags before it and the state of the clause's verb. What depends on a word alone is summed once and
kept, and a word that is only ever one thing is not weighed at all: a long text costs little more than its vocabulary.
"""

from array import array
from collections.abc import Sequence
from functools import cache

from lint_rules.language import tag_features as features
from lint_rules.language import weights
from lint_rules.language.kernels import kernel
from lint_rules.language.tag_features import EDGE, Entry
from lint_rules.language.weights import LinearWeights

# How many words, pairs of kinds and histories are remembered.
_KEPT = 12_000

Row = Sequence[int]


def tag(words: Sequence[str]) -> list[str]:
    """The tags of one sentence's tokens, in order."""
    return shipped().tag(words)


def remember(sentences: int) -> None:
    """Keep the tags of so many sentences, for an editor that asks for a story again at every keystroke."""
    shipped().remembered = sentences


def possible_tags(word: str) -> tuple[str, ...]:
    """The tags that the word has in the lexicon, in alphabetical order; none for a word it does not know."""
    return shipped().known_tags(word)


def may_be(word: str, tag: str) -> bool:
    """Whether any tag that begins so could be given to the word, wherever it stands."""
    return shipped().may_be(word, tag)


class _Word:
    """What is worked out once for a word in a position; `own` has one number per candidate, `ahead` (what the word says
    of the one before it), `beyond` (of the one before that) and `behind` (of the one after it) one per label."""

    __slots__ = ("after", "ahead", "behind", "beyond", "candidates", "kind", "own", "text")

    def __init__(self, text: str, kind: str) -> None:
        self.text = text
        self.kind = kind
        self.candidates: tuple[int, ...] = ()
        self.own: list[int] = []
        self.after: dict[tuple[int, str], list[int]] = {}
        self.ahead: Row | None = None
        self.behind: Row | None = None
        self.beyond: Row | None = None


class Tagger:
    """A trained model and what it has worked out so far."""

    def __init__(self, model: LinearWeights) -> None:
        self._model = model
        self._labels = model.labels
        self._numbers = {label: number for number, label in enumerate(model.labels)}
        self._words: dict[str, dict[str, _Word]] = {"": {}, "f": {}, "h": {}}
        self._pairs: dict[tuple[str, str], Row] = {}
        self._histories: dict[tuple[int, int, str], Row] = {}
        self._edge = _Word(EDGE, EDGE)
        self._sentences: dict[tuple[str, ...], list[str]] = {}
        self.remembered = 0
        self._by_kind: dict[tuple[int, str, str], Row] = {}
        self._none: Row = [0] * len(model.labels)
        self._possible: dict[tuple[str, str], bool] = {}

    def tag(self, words: Sequence[str]) -> list[str]:
        """The tags of one sentence's tokens, in order."""
        if not self.remembered:
            return self._tag(words)
        key = tuple(words)
        known = self._sentences.get(key)
        if known is None:
            if len(self._sentences) >= self.remembered:
                self._sentences.clear()
            known = self._sentences[key] = self._tag(words)
        return list(known)

    def _tag(self, words: Sequence[str]) -> list[str]:
        known = list(map(self._word, words, features.positions(words)))
        known += (self._edge, self._edge)
        labels = self._labels
        tags: list[str] = []
        behind, earlier, previous, state = self._edge, -1, -1, ""
        for index in range(len(words)):
            word = known[index]
            if len(word.candidates) == 1:
                best = word.candidates[0]
            else:
                best = self._best(word, behind, known[index + 1], known[index + 2], previous, earlier, state)
            label = labels[best]
            tags.append(label)
            if label in features.MOVING:
                state = features.verb_state(state, word.text, label)
            behind, earlier, previous = word, previous, best
        return tags

    def _best(
        self, word: _Word, behind: _Word, ahead: _Word, beyond: _Word, previous: int, earlier: int, state: str
    ) -> int:
        kinds = (word.kind, ahead.kind)
        times = (previous, earlier, ahead.kind)
        after = word.after.get((previous, state)) or self._after(word, previous, state)
        pair = self._pairs.get(kinds) or self._pair(kinds)
        history = self._histories.get(times) or self._history(times)
        ahead_row = ahead.ahead or self._ahead(ahead)
        behind_row = behind.behind or self._behind(behind)
        beyond_row = beyond.beyond or self._beyond(beyond)
        best, most = -1, 0
        for label, score in zip(word.candidates, after, strict=True):
            score += pair[label] + history[label] + ahead_row[label] + behind_row[label] + beyond_row[label]
            if best < 0 or score > most:
                best, most = label, score
        return best

    def _word(self, text: str, position: str) -> _Word:
        words = self._words[position]
        word = words.get(text)
        if word is None:
            if len(words) >= _KEPT:
                words.clear()
            word = words[text] = self._new(text, position)
        return word

    def _new(self, text: str, position: str) -> _Word:
        entry = self._entry(text)
        base = None if entry else next(filter(None, map(self._entry, features.bases(text))), None)
        if position == "h" and ((entry and "NNP" not in entry.tags) or base):
            # Only the headline's style capitalises it.
            return self._word(text.lower(), "")
        word = _Word(text, features.kind(text, entry, base))
        word.candidates = tuple(
            self._numbers[label] for label in features.candidates(text, entry) if label in self._numbers
        )
        if len(word.candidates) > 1:
            total = self._row(features.own(text, position, word.kind))
            word.own = [total[label] for label in word.candidates]
        return word

    def may_be(self, text: str, tag: str) -> bool:
        """Whether any tag that begins so is among the candidates for the word, as written or in lower case."""
        known = self._possible.get((text, tag))
        if known is None:
            if len(self._possible) >= _KEPT:
                self._possible.clear()
            known = self._possible[text, tag] = any(each.startswith(tag) for each in self._candidates(text))
        return known

    def must_be(self, text: str, tag: str) -> bool:
        """Whether every tag among them begins so."""
        return all(each.startswith(tag) for each in self._candidates(text))

    def _candidates(self, text: str) -> set[str]:
        """The tags that the word may be given, as written or, in a headline, in lower case."""
        return {each for form in {text, text.lower()} for each in features.candidates(form, self._entry(form))}

    def known_tags(self, text: str) -> tuple[str, ...]:
        """The tags that the lexicon has for a word, in order."""
        entry = self._entry(text)
        return entry.tags if entry else ()

    def _entry(self, text: str) -> Entry | None:
        """What the lexicon knows of a word."""
        row = self._model.find(features.lexicon_feature(text))
        if row is None:
            return None
        tags = tuple(label for label, value in zip(self._labels, row, strict=True) if value)
        return Entry(tags, complete=max(row) > 0)

    def _after(self, word: _Word, previous: int, state: str) -> list[int]:
        tag, kind = self._name(previous), word.kind
        total = dict(self._model.cells(features.behind_tag(tag, word.text)))
        by_kind = self._by_kind.get((previous, state, kind))
        if by_kind is None:
            if len(self._by_kind) >= _KEPT:
                self._by_kind.clear()
            by_kind = self._by_kind[previous, state, kind] = self._row(features.behind_tag_and_state(tag, state, kind))
        row = [own + by_kind[label] + total.get(label, 0) for label, own in zip(word.candidates, word.own, strict=True)]
        word.after[previous, state] = row
        return row

    def _pair(self, kinds: tuple[str, str]) -> Row:
        if len(self._pairs) >= _KEPT:
            self._pairs.clear()
        self._pairs[kinds] = self._row(features.pair(*kinds))
        return self._pairs[kinds]

    def _history(self, times: tuple[int, int, str]) -> Row:
        if len(self._histories) >= _KEPT:
            self._histories.clear()
        previous, earlier, following = times
        self._histories[times] = self._row(features.history(self._name(previous), self._name(earlier), following))
        return self._histories[times]

    def _ahead(self, word: _Word) -> Row:
        word.ahead = self._row(features.ahead(word.text, word.kind))
        return word.ahead

    def _behind(self, word: _Word) -> Row:
        word.behind = self._row(features.behind(word.text))
        return word.behind

    def _beyond(self, word: _Word) -> Row:
        word.beyond = self._row(features.beyond(word.kind))
        return word.beyond

    def _row(self, names: Sequence[str]) -> Row:
        """The sum of what these features weigh, one number per label."""
        known = [cells for cells in map(self._model.cells, names) if cells]
        if not known:
            return self._none
        total = [0] * len(self._labels)
        for cells in known:
            for label, weight in cells:
                total[label] += weight
        return array("i", total)  # a fifth of what a list and its numbers take

    def _name(self, label: int) -> str:
        return EDGE if label < 0 else self._labels[label]


@cache
def shipped() -> Tagger:
    """The tagger of this package, loaded once."""
    compiled = kernel("tagging")
    make: type[Tagger] = compiled.Tagger if compiled else Tagger
    return make(weights.shipped("tagging"))
