"""Words and marks of a document's prose.

Tokens follow the treebanks' habits where tagging needs them (``Ana's`` is two, ``don't`` is two) and an editor's where
names need them: hyphenated words, ``U.N.``, ``a.m.``, ``12,500``, addresses, handles and hashtags are one each.
"""

from __future__ import annotations

from lint_rules.model.patterns import compiled

_TOKEN = r"""(?x)
    (?: https?:// | www\. ) [^\s<>"“”«»]* [^\s<>"“”«».,;:!?)\]'’]
  | [\p{L}\p{N}_.+\-]+@[\p{L}\p{N}\-]+\.[\p{L}\p{N}.\-]*[\p{L}\p{N}]
  | (?<![\p{L}\p{N}]) [@#] [\p{L}\p{N}_]+
  | (?: \p{Lu}\. ){2,} (?: \p{Lu} (?![\p{L}\p{N}]) )?
  | (?: [ap]\.m\. | e\.g\. | i\.e\. )
  | (?: Mr|Mrs|Ms|Dr|Prof|Sen|Rep|Gov|Gen|Col|Lt|Sgt|Capt|Maj|Cmdr|Cpl|Adm|Rev|Hon|Fr|Msgr|St|Mt|Ft|Jr|Sr|Inc|Ltd|Corp
      |Cos?|Bros|vs|etc|approx|Jan|Feb|Aug|Sept?|Oct|Nov|Dec|Ave|Blvd|Rd|al ) \. (?! \p{Ll} | [\p{L}\p{N}]* @ )
  | Nos?\. (?= \ ? \d )
  | \p{Lu}\. (?= \ ? \p{Lu} \p{L} | \ ? \p{Lu}\. )
  | \d+ (?: [.,:/] \d+ )* (?: \p{L}+ (?: -\p{L}+ )* )?
  | \p{L} [\p{L}\p{M}\p{N}_\u200b-\u200d\u00ad]*
      (?: (?: [-‐‑] | ['’ʼ‘`´] (?= \p{L} ) | & (?= \p{Lu} ) ) [\p{L}\p{M}\p{N}]+ )*
  | \.\.\. | --
  | \S
"""
_CLITICS = frozenset({"s", "re", "ve", "ll", "d", "m"})
_APOSTROPHES = "'’ʼ‘`´"


class Tokens:
    """The tokens of a text as parallel lists.

    ``start`` and ``end`` are offsets into the text, ``text`` the token as written, ``lower`` its lower case with
    straight apostrophes.
    """

    __slots__ = ("end", "lower", "start", "text")

    def __init__(self, text: str) -> None:
        self.start: list[int] = []
        self.end: list[int] = []
        self.text: list[str] = []
        for match in compiled(_TOKEN).finditer(text):
            word = match[0]
            start = match.start()
            if len(word) > 2 and not word.isalpha():
                at = _clitic_at(word)
                if at:
                    self._add(word[:at], start)
                    self._add(word[at:], start + at)
                    continue
            self.start.append(start)
            self.end.append(start + len(word))
            self.text.append(word)
        self.lower = [word.lower() for word in self.text]
        if "’" in text or "ʼ" in text:
            self.lower = [word.replace("’", "'").replace("ʼ", "'") for word in self.lower]

    def __len__(self) -> int:
        return len(self.text)

    def _add(self, word: str, start: int) -> None:
        self.start.append(start)
        self.end.append(start + len(word))
        self.text.append(word)


def _clitic_at(word: str) -> int:
    """Where the clitic of ``word`` begins (``'s``, ``n't``), 0 without one."""
    for length in (2, 3):
        if len(word) > length and word[-length] in _APOSTROPHES:
            tail = word[1 - length :].lower()
            if tail in _CLITICS:
                return len(word) - length
            if tail == "t" and word[-3] in "nN" and len(word) > 3:
                return len(word) - 3
    return 0
