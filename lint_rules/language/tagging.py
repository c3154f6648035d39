"""Parts of speech, as Penn Treebank tags.

A greedy linear tagger: word by word from the left, each tag the best sum of integer weights for the word, its
neighbours, the two tags before it and the state of the clause's verb. What depends on a word alone is summed once and
kept, and a word that is only ever one thing is not weighed at all: a long text costs little more than its vocabulary.

The functions that name features are public because training/tagging learns with the same ones.
"""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from lint_rules.language import weights
from lint_rules.language.weights import LinearWeights

# What a word with an ending, a number or any other word can be: one in the lexicon, and one that is not.
_LIKELY = {"ing": ("JJ", "NN", "VBG"), "ed": ("JJ", "VBD", "VBN"), "ly": ("JJ", "NN", "RB"), "s": ("NN", "NNS", "VBZ")}
_LIKELY_PLAIN = ("JJ", "NN", "RB", "VB", "VBP")
_POSSIBLE = {
    "ing": ("JJ", "NN", "NNP", "VBG"),
    "ed": ("JJ", "NN", "NNP", "VBD", "VBN"),
    "ly": ("JJ", "NN", "NNP", "RB", "VB", "VBP"),
    "s": ("FW", "JJ", "NN", "NNP", "NNPS", "NNS", "RB", "VBZ"),
    "0": ("CD", "FW", "JJ", "NN", "NNP", "NNS", "RB", "SYM"),
    "": ("FW", "JJ", "JJR", "JJS", "NN", "NNP", "NNS", "RB", "UH", "VB", "VBD", "VBN", "VBP"),
}  # fmt: skip
# A capitalised word that can only be these is not a name.
CLOSED = frozenset(
    (
        "#", "$", "''", ",", "-LRB-", "-RRB-", ".", ":", "CC", "DT", "EX", "IN", "MD", "PDT", "POS", "PRP", "PRP$",
        "RP", "TO", "WDT", "WP", "WP$", "WRB", "``",
    )
)  # fmt: skip
EDGE = "^"

_WORDS_KEPT = 50_000
_BASE_VERBS = frozenset(("VB", "VBP"))
_NAMES = frozenset(("NNP", "NNPS"))
# What may follow the digits of a number without making it anything else.
_SCALES = frozenset(("b", "bn", "k", "m", "mn", "pc", "tn"))
_VERBS = frozenset(("VB", "VBP", "VBZ", "VBD", "VBN", "VBG"))
_FINITE = frozenset(("VBP", "VBZ", "VBD"))
_CLAUSE_OPENERS = frozenset((":", "``", "''", "WDT", "WP", "WRB"))
_CONJUNCTIONS = frozenset(
    (
        "after",
        "although",
        "as",
        "because",
        "before",
        "if",
        "once",
        "since",
        "that",
        "though",
        "unless",
        "until",
        "while",
    )
)
_MOVING = _VERBS | _CLAUSE_OPENERS | {"MD", "IN", ",", "CC"}
_BE = frozenset(("'m", "'re", "'s", "am", "are", "be", "been", "being", "is", "was", "were"))
_HAVE = frozenset(("'ve", "had", "has", "have", "having"))
_PLAIN = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", **dict.fromkeys("123456789", "0")})


class Entry(NamedTuple):
    """What the lexicon knows of a word: its tags in alphabetical order, and whether it has no others."""

    tags: tuple[str, ...]
    complete: bool


def tag(words: Sequence[str]) -> list[str]:
    """The tags of one sentence's tokens, in order."""
    return _tagger().tag(words)


def possible_tags(word: str) -> tuple[str, ...]:
    """The tags that the word has in the lexicon, in alphabetical order; none for a word it does not know."""
    entry = _tagger().entry(word)
    return entry.tags if entry else ()


def plain(word: str) -> str:
    """The word in lower case, its digits all zeros, its apostrophes straight: what features and lexicon know it by."""
    return word.lower().translate(_PLAIN)


def lexicon_feature(word: str) -> str:
    """The feature whose weights are the word's entry: not zero for its tags, positive if it has no others."""
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
    """How the word is written: digits, marks, lower case, capitals; with its position where it is capitalised."""
    if not word[0].isalpha():
        return "0" if word[0].isdigit() else "."
    if word[0].isupper():
        return ("X" if len(word) == 1 else "XX" if word.isupper() else "Xx" if word[1:].islower() else "XxX") + position
    return "x" if word.islower() else "xX"


def kind(word: str, entry: Entry | None, base: Entry | None) -> str:
    """The class of words that this one belongs to: those with the same tags, or unknown words that look alike and come
    from a word (`base`: its entry) that can be a verb or a noun."""
    if entry:
        return "|".join(entry.tags) + ("^" if "NNP" in entry.tags and word[0].isupper() else "")
    if word[0].isupper():
        return "?Xs" if word.endswith("s") else "?X"
    verb = "V" if base and not _BASE_VERBS.isdisjoint(base.tags) else ""
    noun = "N" if base and "NN" in base.tags else ""
    return f"?{_ending(word)}{verb}{noun}"


def bases(word: str) -> Iterator[str]:
    """The words that an unknown word may be a form of."""
    low = plain(word)
    if low.endswith("s"):
        yield from (low[:-1], low[:-3] + "y") if low.endswith("ies") else (low[:-1], low[:-2])
    elif low.endswith(("ed", "ing")):
        stem = low[:-3] if low.endswith("ing") else low[:-2]
        yield from (stem, stem + "e", stem[:-1], stem[:-1] + "y")


def candidates(word: str, entry: Entry | None) -> tuple[str, ...]:
    """The tags that the word may have, in alphabetical order."""
    ending = _ending(word.lower())
    if ending == "0" and (word[-1].isdigit() or word.lstrip("0123456789.,") in _SCALES):
        return ("CD",)
    if entry and (entry.complete or CLOSED.issuperset(entry.tags)):
        tags = set(entry.tags)
    elif entry:
        tags = {*entry.tags, *_LIKELY.get(ending, _LIKELY_PLAIN)}
    else:
        tags = {*_POSSIBLE[ending], "JJ"}
    if word[0].isupper() and not (entry and CLOSED.issuperset(entry.tags)):
        tags |= {"NNP", "NNPS"}
    elif word.islower() and not tags <= _NAMES:
        tags -= _NAMES
    return tuple(sorted(tags))


def _ending(word: str) -> str:
    if word[0].isdigit():
        return "0"
    return next((ending for ending in ("ing", "ed", "ly", "s") if word.endswith(ending)), "")


def verb_state(state: str, word: str, tag: str) -> str:
    """What is known of the clause's verb behind this word.

    `b`, `h`, `m`: it is a form of be, of have, a modal; `f`: another finite verb; `v`: one that is not finite; nothing:
    no verb yet. A comma or `c` follows when a comma or a conjunction came since.
    """
    if tag in _VERBS:
        low = plain(word)
        if low in _BE:
            return "b"
        return "h" if low in _HAVE else "f" if tag in _FINITE else "v"
    if tag == "MD":
        return "m"
    if tag in _CLAUSE_OPENERS or (tag == "IN" and plain(word) in _CONJUNCTIONS):
        return ""
    if state and tag in (",", "CC"):
        return state[0] + ("," if tag == "," else "c")
    return state


def own_features(word: str, position: str, kind: str) -> list[str]:
    """Features of a word by itself."""
    low, look = plain(word), shape(word, position)
    found = [
        f"w={low}",
        f"2={low[-2:]}",
        f"3={low[-3:]}",
        f"4={low[-4:]}",
        f"s={look}",
        f"k={kind}",
        f"s2={look}{low[-2:]}",
    ]
    if "-" in low:
        found.append(f"h={low.rpartition('-')[2]}")
    return found


def after_features(previous: str, state: str, word: str, position: str, kind: str) -> list[str]:
    """Features of a word behind a word with the tag `previous`, where the clause's verb is in this `verb_state`."""
    low = plain(word)
    return [
        f"tw={previous} {low}",
        f"tk={previous} {kind}",
        f"ts={previous} {shape(word, position)}",
        f"t3={previous} {low[-3:]}",
        f"vk={state} {kind}",
    ]


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
        self.after: dict[tuple[int, str], list[int]] = {}
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
        behind, earlier, previous, state = self._edge, -1, -1, ""
        for index in range(len(words)):
            word = known[index]
            if len(word.candidates) == 1:
                best = word.candidates[0]
            else:
                best = self._best(word, behind, known[index + 1], known[index + 2], previous, earlier, state)
            label = labels[best]
            tags.append(label)
            if label in _MOVING:
                state = verb_state(state, word.text, label)
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
        key = f"{position} {text}" if position else text
        word = self._words.get(key)
        if word is None:
            if len(self._words) >= _WORDS_KEPT:
                self._words.clear()
            word = self._words[key] = self._new(text, position)
        return word

    def _new(self, text: str, position: str) -> _Word:
        entry = self.entry(text)
        base = None if entry else next(filter(None, map(self.entry, bases(text))), None)
        if position == "h" and ((entry and "NNP" not in entry.tags) or base):
            # Only the headline's style capitalises it.
            return self._word(text.lower(), "")
        word = _Word(text, position, kind(text, entry, base))
        word.candidates = tuple(self._numbers[label] for label in candidates(text, entry) if label in self._numbers)
        if len(word.candidates) > 1:
            total = self._model.scores(own_features(text, position, word.kind))
            word.own = [total[label] for label in word.candidates]
        return word

    def entry(self, text: str) -> Entry | None:
        """What the lexicon knows of a word."""
        row = self._model.find(lexicon_feature(text))
        if row is None:
            return None
        tags = tuple(label for label, value in zip(self._labels, row, strict=True) if value)
        return Entry(tags, complete=max(row) > 0)

    def _after(self, word: _Word, previous: int, state: str) -> list[int]:
        total = self._model.scores(after_features(self._name(previous), state, word.text, word.position, word.kind))
        row = [own + total[label] for label, own in zip(word.candidates, word.own, strict=True)]
        word.after[previous, state] = row
        return row

    def _pair(self, kinds: tuple[str, str]) -> list[int]:
        self._pairs[kinds] = self._model.scores(pair_features(*kinds))
        return self._pairs[kinds]

    def _history(self, times: tuple[int, int, str]) -> list[int]:
        previous, earlier, following = times
        self._histories[times] = self._model.scores(
            history_features(self._name(previous), self._name(earlier), following)
        )
        return self._histories[times]

    def _ahead(self, word: _Word) -> list[int]:
        word.ahead = self._model.scores(ahead_features(word.text, word.kind))
        return word.ahead

    def _behind(self, word: _Word) -> list[int]:
        word.behind = self._model.scores(behind_features(word.text))
        return word.behind

    def _beyond(self, word: _Word) -> list[int]:
        word.beyond = self._model.scores(beyond_features(word.kind))
        return word.beyond

    def _name(self, label: int) -> str:
        return EDGE if label < 0 else self._labels[label]


@cache
def _tagger() -> Tagger:
    return Tagger(weights.shipped("tagging"))
