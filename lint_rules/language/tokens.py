"""Words and marks of a document's prose.

Tokens follow the treebanks' habits where tagging needs them (``Ana's`` is two, ``don't`` is two) and an editor's where
names need them: hyphenated words, ``U.N.``, ``a.m.``, ``12,500``, addresses, handles and hashtags are one each.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import compress
from operator import ne

from lint_rules.language import recurrences
from lint_rules.language.kernels import kernel
from lint_rules.model.patterns import compiled

# The stop behind these is their own, behind the second sort where a number follows.
_ABBREVIATED = (
    "Mr|Mrs|Ms|Dr|Prof|Sen|Rep|Gov|Gen|Col|Lt|Sgt|Capt|Maj|Cmdr|Cpl|Adm|Rev|Hon|Fr|Msgr|St|Mt|Ft|Jr|Sr|Inc|Ltd|Corp|Co"
    "|Cos|Bros|vs|etc|approx|Jan|Feb|Aug|Sep|Sept|Oct|Nov|Dec|Ave|Blvd|Rd|al"
)
_NUMBERED = "No|Nos"
# The first branch is most of English and could be left out: without it the pattern takes twice as long.
_TOKEN = r"""(?x)
    [A-Za-z]+ (?= [ ,\n] )
  | (?: https?:// | www\. ) [^\s<>"“”«»]* [^\s<>"“”«».,;:!?)\]'’]
  | [\p{L}\p{N}_.+\-]{1,64}+@[\p{L}\p{N}\-]{1,64}+\.[\p{L}\p{N}.\-]*[\p{L}\p{N}]
  | (?<![\p{L}\p{N}]) [@#] [\p{L}\p{N}_]+
  | (?: \p{Lu}\. ){2,} (?: \p{Lu} (?![\p{L}\p{N}]) )?
  | (?: [ap]\.m\. | e\.g\. | i\.e\. )
  | (?: ABBREVIATED ) \. (?! \p{Ll} | [\p{L}\p{N}]* @ )
  | (?: NUMBERED ) \. (?= \ ? \d )
  | \p{Lu}\. (?= \ ? \p{Lu} \p{L} | \ ? \p{Lu}\. )
  | \d+ (?: [.,:/] \d+ )* (?: -? \p{L}+ (?: -\p{L}+ )* )?
  | \p{L} [\p{L}\p{M}\p{N}_\u200b-\u200d\u00ad]*
      (?: (?: [-‐‑] | ['’ʼ‘`´] (?= \p{L} ) | & (?= \p{Lu} ) ) [\p{L}\p{M}\p{N}]+ )*
  | \.\.\. | --
  | \S
""".replace("ABBREVIATED", _ABBREVIATED).replace("NUMBERED", _NUMBERED)
_CLITICS = frozenset({"s", "re", "ve", "ll", "d", "m"})
_APOSTROPHES = "'’ʼ‘`´"
_STOPS = frozenset(".!?…。؟！？")

Reading = tuple[
    list[int], list[int], list[str], list[str], list[int], list[int], int, Sequence[Sequence[int]], list[list[int]]
]


class Tokens:
    """The tokens of a text as parallel lists.

    ``start`` and ``end`` are offsets into the text, ``text`` the token as written, ``lower`` its lower case with
    straight apostrophes. ``stops`` are the indices of the tokens whose last character is the stop of a sentence,
    ``capitals`` those of the tokens that are not in lower case throughout; ``word_count`` says how many tokens are
    words or numbers by their first character, and ``recurrences``, for each distance from 1 to 4, which begin like the
    token so far behind them. ``listed`` has the tokens that are on each list of words known when they were cut.
    """

    __slots__ = ("capitals", "end", "listed", "lower", "recurrences", "start", "stops", "text", "word_count")

    def __init__(self, text: str) -> None:
        (
            self.start,
            self.end,
            self.text,
            self.lower,
            self.stops,
            self.capitals,
            self.word_count,
            self.recurrences,
            self.listed,
        ) = shipped().read(text)

    def __len__(self) -> int:
        return len(self.text)


class Reader:
    """Reads tokens with the regular expression alone."""

    def read(self, text: str) -> Reading:
        """What `Tokens` holds, in this order: starts, ends, the tokens as written and in lower case, the stops, those
        with capitals, the number of words, what recurs, the tokens that are on each list of words."""
        spans = [match.span() for match in compiled(_TOKEN).finditer(text)]
        words = [text[start:end] for start, end in spans]
        if any(mark in text for mark in _APOSTROPHES):
            spans = _with_clitics_apart(spans, words)
            words = [text[start:end] for start, end in spans]
        lower = [word.lower() for word in words]
        if "’" in text or "ʼ" in text:
            lower = [word.replace("’", "'").replace("ʼ", "'") for word in lower]
        stops = [at for at, word in enumerate(words) if word[-1] in _STOPS]
        capitals = list(compress(range(len(words)), map(ne, words, lower)))
        count = sum(word[0].isalnum() for word in words)
        starts, ends = [start for start, _ in spans], [end for _, end in spans]
        return starts, ends, words, lower, stops, capitals, count, recurrences.find(lower), []

    def list_number(self, words: frozenset[str]) -> int | None:
        """The number of a list of words among those in which each word is looked up once, when it is first met."""
        return None


@cache
def shipped() -> Reader:
    """What reads tokens on this machine."""
    kernels = kernel("tokens")
    if not kernels:
        return Reader()
    abbreviated = frozenset(f"{_ABBREVIATED}|{_NUMBERED}".split("|"))
    reader: Reader = kernels.Reader(compiled(_TOKEN).match, clitic_at, abbreviated, _STOPS)
    return reader


def _with_clitics_apart(spans: Sequence[tuple[int, int]], words: Sequence[str]) -> list[tuple[int, int]]:
    apart: list[tuple[int, int]] = []
    for span, word in zip(spans, words, strict=True):
        at = 0 if word.isalpha() or len(word) < 3 else clitic_at(word)
        if at:
            start, end = span
            apart += ((start, start + at), (start + at, end))
        else:
            apart.append(span)
    return apart


def clitic_at(word: str) -> int:
    """Where the clitic of ``word`` begins (``'s``, ``n't``), 0 without one; one that is all letters has none."""
    for length in (2, 3):
        if len(word) > length and word[-length] in _APOSTROPHES:
            tail = word[1 - length :].lower()
            if tail in _CLITICS:
                return len(word) - length
            if tail == "t" and word[-3] in "nN" and len(word) > 3:
                return len(word) - 3
    return 0
