"""Parts of speech, as Penn Treebank tags.

A greedy linear tagger: word by word from the left, each tag the best sum of integer weights for the word, its neighbours
and the two tags before it. What depends on a word alone is summed once and kept, and a word that is only ever one thing is
not weighed at all; so a long text costs little more than its vocabulary.

The functions that name features are public because training/tagging learns with the same ones.
"""

from collections.abc import Iterator, Sequence
from functools import cache
from operator import add
from typing import NamedTuple

from lint_rules.language import weights
from lint_rules.language.weights import LinearWeights

# What an unknown word can be.
OPEN = ("NN", "NNS", "NNP", "NNPS", "JJ", "JJR", "JJS", "VB", "VBP", "VBZ", "VBD", "VBN", "VBG", "RB", "CD", "FW", "UH", "SYM")
# A capitalised word that can only be these is not a name.
CLOSED = frozenset(("CC", "DT", "EX", "IN", "MD", "PDT", "POS", "PRP", "PRP$", "RP", "TO", "WDT", "WP", "WP$", "WRB"))
EDGE = "^"

_WORDS_KEPT = 50_000
_PLAIN = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", **dict.fromkeys("123456789", "0")})


class Entry(NamedTuple):
    """What the lexicon knows of a word: its tags in alphabetical order, and whether it has no others."""

    tags: tuple[str, ...]
    complete: bool


def tag(words: Sequence[str]) -> list[str]:
    """The tags of one sentence's tokens, in order."""
    return _tagger().tag(words)


def plain(word: str) -> str:
    """The word in lower case, its digits all zeros, its apostrophes straight: what features and lexicon know it by."""
    return word.lower().translate(_PLAIN)


def lexicon_feature(word: str) -> str:
    """The feature whose weights are the word's entry: not zero for the tags it may have, positive if it has no others."""
    return f"lexicon={plain(word)}"


def positions(words: Sequence[str]) -> Iterator[str]:
    """For each word what its capital letter may be due to: `h` a headline's style, `f` the first place, or nothing."""
    long = [word for word in words if len(word) > 3 and word[0].isalpha()]
    headline = len(long) > 1 and sum(word[0].isupper() for word in long) >= 0.8 * len(long)
    first = True
    for word in words:
        yield "" if not word[0].isupper() else "h" if headline else "f" if first else ""
        first = word in ("“", '"', "‘", ":", "``") or (first and not word[0].isalnum())


def shape(word: str, position: str) -> str:
    """How the word is written: digits, marks, lower case, capitals; with its position where it begins with a capital."""
    if not word[0].isalpha():
        return "0" if word[0].isdigit() else "."
    if word[0].isupper():
        return ("X" if len(word) == 1 else "XX" if word.isupper() else "Xx" if word[1:].islower() else "XxX") + position
    return "x" if word.islower() else "xX"


def kind(word: str, entry: Entry | None) -> str:
    """The class of words that this one belongs to: those with the same tags, or unknown words that look alike."""
    if entry:
        return "|".join(entry.tags) + ("^" if "NNP" in entry.tags and word[0].isupper() else "")
    if word[0].isupper():
        return "?Xs" if word.endswith("s") else "?X"
    return next(("?" + ending for ending in ("ing", "ed", "ly", "s") if word.endswith(ending)), "?0" if word[0].isdigit() else "?")


def candidates(word: str, entry: Entry | None) -> tuple[str, ...]:
    """The tags that the word may have."""
    if not entry:
        return OPEN
    tags = entry.tags if entry.complete else tuple(sorted({*entry.tags, *OPEN}))
    if word[0].isupper() and not CLOSED.issuperset(entry.tags):
        return tuple(sorted({*tags, "NNP", "NNPS"}))
    return tags


def own_features(word: str, position: str, kind: str) -> list[str]:
    """Features of a word by itself."""
    low, look = plain(word), shape(word, position)
    found = [f"w={low}", f"2={low[-2:]}", f"3={low[-3:]}", f"4={low[-4:]}", f"s={look}", f"k={kind}", f"s2={look}{low[-2:]}"]
    if "-" in low:
        found.append(f"h={low.rpartition('-')[2]}")
    return found


def after_features(previous: str, word: str, position: str, kind: str) -> list[str]:
    """Features of a word behind a word with the tag `previous`."""
    low = plain(word)
    return [f"tw={previous} {low}", f"tk={previous} {kind}", f"ts={previous} {shape(word, position)}", f"t3={previous} {low[-3:]}"]


def ahead_features(following: str, kind: str) -> list[str]:
    """Features of the word before `following`, which is of this kind."""
    return [f"n={plain(following)}", f"nk={kind}"]


def behind_features(previous: str) -> list[str]:
    """Features of the word behind `previous`."""
    return [f"p={plain(previous)}"]


def beyond_features(kind: str) -> list[str]:
    """Features of a word whose next but one is of this kind."""
    return [f"nnk={kind}"]


def pair_features(kind: str, following: str) -> list[str]:
    """Features of a word of this kind before one of the kind `following`."""
    return [f"kk={kind} {following}"]


def history_features(previous: str, earlier: str, following: str) -> list[str]:
    """Features of a word behind tags `earlier` and `previous` and before a word of the kind `following`."""
    return [f"t={previous}", f"tt={earlier} {previous}", f"tn={previous} {following}"]


class _Word:
    """What is worked out once for a word in a position; `own` has one number per candidate, `ahead` (what the word says
    of the one before it), `beyond` (of the one before that) and `behind` (of the one after it) one per label."""

    __slots__ = ("after", "ahead", "behind", "beyond", "candidates", "kind", "own", "position", "text")

    def __init__(self, text: str, position: str, kind: str) -> None:
        self.text = text
        self.position = position
        self.kind = kind
        self.candidates: tuple[int, ...] = ()
        self.own: list[int] = []
        self.after: dict[int, list[int]] = {}
        self.ahead: list[int] | None = None
        self.behind: list[int] | None = None
        self.beyond: list[int] | None = None


class Tagger:
    """A trained model and what it has worked out so far."""

    def __init__(self, model: LinearWeights) -> None:
        self._model = model
        self._labels = model.labels
        self._numbers = {label: number for number, label in enumerate(model.labels)}
        self._words: dict[str, _Word] = {}
        self._pairs: dict[tuple[str, str], list[int]] = {}
        self._histories: dict[tuple[int, int, str], list[int]] = {}
        self._edge = _Word(EDGE, "", EDGE)

    def tag(self, words: Sequence[str]) -> list[str]:
        """The tags of one sentence's tokens, in order."""
        known = list(map(self._word, words, positions(words)))
        known += (self._edge, self._edge)
        labels = self._labels
        tags: list[str] = []
        behind, earlier, previous = self._edge, -1, -1
        for index in range(len(words)):
            word = known[index]
            if len(word.candidates) == 1:
                best = word.candidates[0]
            else:
                best = self._best(word, behind, known[index + 1], known[index + 2], previous, earlier)
            tags.append(labels[best])
            behind, earlier, previous = word, previous, best
        return tags

    def _best(self, word: _Word, behind: _Word, ahead: _Word, beyond: _Word, previous: int, earlier: int) -> int:
        kinds = (word.kind, ahead.kind)
        times = (previous, earlier, ahead.kind)
        after = word.after.get(previous) or self._after(word, previous)
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
        key = position + text
        word = self._words.get(key)
        if word is None:
            if len(self._words) >= _WORDS_KEPT:
                self._words.clear()
            word = self._words[key] = self._new(text, position)
        return word

    def _new(self, text: str, position: str) -> _Word:
        entry = self._entry(text)
        word = _Word(text, position, kind(text, entry))
        word.candidates = tuple(self._numbers[label] for label in candidates(text, entry) if label in self._numbers)
        if len(word.candidates) > 1:
            total = self._sum(own_features(text, position, word.kind))
            word.own = [total[label] for label in word.candidates]
        return word

    def _entry(self, text: str) -> Entry | None:
        row = self._model.find(lexicon_feature(text))
        if row is None:
            return None
        tags = tuple(label for label, value in zip(self._labels, row, strict=True) if value)
        return Entry(tags, complete=max(row) > 0)

    def _after(self, word: _Word, previous: int) -> list[int]:
        total = self._sum(after_features(self._name(previous), word.text, word.position, word.kind))
        word.after[previous] = [own + total[label] for label, own in zip(word.candidates, word.own, strict=True)]
        return word.after[previous]

    def _pair(self, kinds: tuple[str, str]) -> list[int]:
        self._pairs[kinds] = self._sum(pair_features(*kinds))
        return self._pairs[kinds]

    def _history(self, times: tuple[int, int, str]) -> list[int]:
        previous, earlier, following = times
        self._histories[times] = self._sum(history_features(self._name(previous), self._name(earlier), following))
        return self._histories[times]

    def _ahead(self, word: _Word) -> list[int]:
        word.ahead = self._sum(ahead_features(word.text, word.kind))
        return word.ahead

    def _behind(self, word: _Word) -> list[int]:
        word.behind = self._sum(behind_features(word.text))
        return word.behind

    def _beyond(self, word: _Word) -> list[int]:
        word.beyond = self._sum(beyond_features(word.kind))
        return word.beyond

    def _name(self, label: int) -> str:
        return EDGE if label < 0 else self._labels[label]

    def _sum(self, features: Sequence[str]) -> list[int]:
        total = [0] * len(self._labels)
        for feature in features:
            row = self._model.row(feature)
            if row is not None:
                total = list(map(add, total, row))
        return total


@cache
def _tagger() -> Tagger:
    return Tagger(weights.shipped("tagging"))
