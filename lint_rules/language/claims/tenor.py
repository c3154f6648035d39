"""The tenor of a sentence: whether its narrator reports, or claims what needs a source, and which kind of claim it is.

A linear model over the words outside quotations, the classes they belong to and the pairs they stand in. It hears what
no list of phrases foresees, but speaks up only where it is sure. The trainer and the rules both read this module: what
is learned is what is heard.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence, Sized
from functools import cache, partial
from itertools import accumulate
from typing import TYPE_CHECKING, cast

from lint_rules.language import weights
from lint_rules.language.attribution.signals import Lexicon, lexicon_of, normal
from lint_rules.language.kernels import kernel
from lint_rules.language.memo import Memo
from lint_rules.model.records import NamedTuple

if TYPE_CHECKING:
    from lint_rules.language.claims.records import Kind
    from lint_rules.language.sentences import Sentence
    from lint_rules.language.story import Story

CLAIM = "claim"
NAME, NUMBER, QUOTED, EDGE = "NAME", "NUMBER", "QUOTED", "^"
ENDING = 6  # letters from which on a word's ending counts
_SHORTEST = 6  # tokens of the narrator's; shorter sentences are headings and exclamations
_CLAIMS = 512  # whose kind is remembered, for an editor that asks at every keystroke
_INFLUENCE = 0.5  # of the other sentences of a story on one
_COMPANY = 4  # sentences as usual that every story is taken to have besides
_MARKS = frozenset({",", ";", ":", ".", "!", "?", "(", ")", "–", "—", "-", "...", "…", None})
_ASIDES = frozenset({"[", "("})  # what opens with one is an editor's note
_OWN_VIEW = frozenset({"i", "we", "my", "our", "me", "us", "you", "your", "myself", "ourselves"})


class Form(NamedTuple):
    """What stands for a token beside others, and the features it has by itself."""

    name: str
    features: tuple[str, ...]


def form(text: str | None, lexicon: Lexicon, *, opening: bool) -> Form:
    """The form of a token, or of a quotation (None); a capital makes a name of it unless it opens its sentence."""
    if text is None:
        return Form(QUOTED, (word(QUOTED),))
    if text[0].isdigit():
        return Form(NUMBER, (word(NUMBER),))
    norm = normal(text)
    traits = lexicon(norm)
    classes = (f"m{traits.middle}", f"f{traits.fine}") if traits.fine else ()
    if text[0].isupper() and not opening and text != "I":
        return Form(NAME, (word(NAME), *classes))
    ending = (f"s{norm[-3:]}",) if len(norm) >= ENDING else ()
    return Form(norm, (word(norm), *classes, *ending))


def word(norm: str) -> str:
    """The feature of a word."""
    return f"w{norm}"


def beside(before: str, after: str) -> str:
    """The feature of two forms side by side."""
    return f"b{before} {after}"


def apart(before: str, after: str) -> str:
    """The feature of two forms with one between them."""
    return f"k{before} {after}"


def features(forms: Sequence[Form]) -> Iterator[list[str]]:
    """Per form of a sentence its own features and those of the two pairs that end with it."""
    one = two = EDGE
    for each in forms:
        yield [*each.features, beside(one, each.name), apart(two, each.name)]
        two, one = one, each.name


def narrated(story: Story, sentence: Sentence) -> Sequence[int]:
    """The tokens of a sentence that are its narrator's; -1 stands for a quotation."""
    quoted = story.quotations.between(sentence.start, sentence.end)
    if not quoted:
        return range(sentence.first, sentence.last)
    starts, ends = story.tokens.start, story.tokens.end
    found: list[int] = []
    behind = sentence.first
    for quotation in quoted:
        first = bisect_right(ends, quotation.start, behind, sentence.last)
        last = bisect_left(starts, quotation.end, first, sentence.last)
        if first < last:
            found += range(behind, first)
            if not found or found[-1] >= 0:
                found.append(-1)
            behind = last
    found += range(behind, sentence.last)
    return found


def written(words: Sequence[str], told: Sequence[int]) -> Sequence[str | None]:
    """The narrator's tokens as they are written, given those of the whole story; None is a quotation."""
    if isinstance(told, range):
        return words[told.start : told.stop]
    return [words[at] if at >= 0 else None for at in told]


def judged(story: Story) -> Iterator[tuple[Sentence, Sequence[int]]]:
    """The sentences that the model may judge, each with its narrator's tokens: statements of some length in running
    copy, in nobody's own name, for which nobody is named at first sight."""
    texts, quoted, verdicts = story.tokens.text, story.quoted, story.attribution.verdicts
    told_by_themselves = story.concordance.sentences_with(_OWN_VIEW)
    copy = [block.kind == "paragraph" for block in story.blocks]
    for sentence in story.sentences:
        first, last, number = sentence.first, sentence.last, sentence.index
        if last - first < _SHORTEST or verdicts[number] == "told" or not copy[sentence.block]:
            continue
        if number in told_by_themselves or texts[first] in _ASIDES or "?" in texts[last - 2 : last]:
            continue
        if number not in quoted:
            yield sentence, range(first, last)
            continue
        told = narrated(story, sentence)
        if len(told) - told.count(-1) >= _SHORTEST:
            yield sentence, told


def forms(texts: Sequence[str | None], lexicon: Lexicon) -> list[Form]:
    """The forms of a sentence's tokens; None is a quotation."""
    return [form(text, lexicon, opening=not number) for number, text in enumerate(texts)]


def length_factor(tokens: Sized) -> float:
    """What the sum of a sentence's weights is divided by, so that long ones are not louder."""
    return float(len(tokens) ** 0.25)


def in_company(scores: Sequence[float], usual: float) -> list[float]:
    """What each sentence of a story scores once the others are heard too: where a narrator goes on claiming, less is
    enough. `usual` is what a sentence of edited news scores; a lone sentence keeps its score."""
    total = sum(scores) + _COMPANY * usual
    others = len(scores) - 1 + _COMPANY
    return [score + _INFLUENCE * ((total - score) / others - usual) for score in scores]


class Heard(NamedTuple):
    """A claim: its sentence, its kind, and its most telling clause, from token `first` to before `last`."""

    sentence: Sentence
    kind: Kind
    first: int
    last: int


class Shares:
    """What the model makes of tokens, given the model and the lexicon of word classes."""

    def __init__(self, model: weights.LinearWeights, lexicon: weights.LinearWeights) -> None:
        table = self._table = model.table
        self._labels = len(model.labels)
        self._traits = lexicon_of(lexicon)
        self._words = Memo(partial(self._weighed, opening=False))
        self._openings = Memo(partial(self._weighed, opening=True))
        self._beside = Memo(lambda pair: table.weight(beside(*pair), 0))
        self._apart = Memo(lambda pair: table.weight(apart(*pair), 0))

    def of(self, texts: Sequence[str | None]) -> list[int]:
        """How much each token adds to its sentence's being a claim, the label 0; None is a quotation."""
        words = [self._openings[texts[0]], *map(self._words.__getitem__, texts[1:])]
        names = [name for name, _ in words]
        ended = map(self._beside.__getitem__, zip((EDGE, *names), names, strict=False))
        skipped = map(self._apart.__getitem__, zip((EDGE, EDGE, *names), names, strict=False))
        return [own + pair + skip for (_, own), pair, skip in zip(words, ended, skipped, strict=True)]

    def total(self, texts: Sequence[str | None]) -> int:
        """How much the tokens of a sentence add up to."""
        return sum(self.of(texts))

    def by_label(self, texts: Sequence[str | None]) -> list[int]:
        """What a sentence weighs for each label."""
        sums = [0] * self._labels
        for name in (name for names in features(forms(texts, self._traits)) for name in names):
            for label, weight in self._table.cells(name):
                sums[label] += weight
        return sums

    def _weighed(self, text: str | None, *, opening: bool) -> tuple[str, int]:
        """The name of a token's form and the weight of its own features."""
        found = form(text, self._traits, opening=opening)
        return found.name, sum(self._table.weight(feature, 0) for feature in found.features)


class Tenor:
    """The model."""

    def __init__(self, model: weights.LinearWeights, lexicon: weights.LinearWeights) -> None:
        self._bar: float = model.extra["bar"] / model.scale
        self._usual: float = model.extra["usual"] / model.scale
        self._margin: float = model.extra["margin"] / model.scale
        self._kinds = cast("Sequence[Kind]", model.labels[1:])
        self._priors: list[float] = [each / model.scale for each in model.extra["priors"]]
        compiled = kernel("tenor")
        make: type[Shares] = compiled.Shares if compiled else Shares
        self._shares = make(model, lexicon)
        self._told = Memo(self._kind, _CLAIMS)

    def hear(self, story: Story) -> Iterator[Heard]:
        """The claims of a story, in reading order."""
        words, total = story.tokens.text, self._shares.total
        candidates = list(judged(story))
        alone = [total(written(words, told)) / length_factor(told) for _, told in candidates]
        for score, (sentence, told) in zip(in_company(alone, self._usual), candidates, strict=True):
            if score >= self._bar:
                texts = written(words, told)
                first, last = clause(texts, *heaviest(self._shares.of(texts)))
                tokens = [at for at in told[first:last] if at >= 0] or [at for at in told if at >= 0]
                yield Heard(sentence, self._told[tuple(texts)], tokens[0], tokens[-1] + 1)

    def _kind(self, texts: Sequence[str | None]) -> Kind:
        """The kind of a claim; an opinion where no other kind stands out, since every claim is one."""
        factor = length_factor(texts)
        told = self._shares.by_label(list(texts))[1:]
        sums = [prior * factor + weight for prior, weight in zip(self._priors, told, strict=True)]
        second, best = sorted(sums)[-2:]
        if best - second < self._margin * factor:
            return "opinion"
        return self._kinds[sums.index(best)]


def heaviest(shares: Sequence[int]) -> tuple[int, int]:
    """The stretch, first and behind the last, whose shares add up to most."""
    sums = list(accumulate(shares, initial=0))
    lowest = best = (0, 0)
    for at, total in enumerate(sums):
        if total - sums[lowest[0]] > sums[best[1]] - sums[best[0]]:
            best = lowest[0], at
        if total < sums[lowest[0]]:
            lowest = at, at
    return best if best[1] else (0, len(shares))


def clause(texts: Sequence[str | None], first: int, last: int) -> tuple[int, int]:
    """The stretch with the words around it up to the next mark or quotation on either side."""
    while first and texts[first - 1] not in _MARKS:
        first -= 1
    while last < len(texts) and texts[last] not in _MARKS:
        last += 1
    while last - first > 1 and texts[last - 1] in _MARKS:
        last -= 1
    while last - first > 1 and texts[first] in _MARKS:
        first += 1
    return first, last


@cache
def shipped() -> Tenor:
    """The model of this package."""
    return Tenor(weights.shipped("claims"), weights.shipped("attribution_words"))
