"""Which part of a person's name is the given name, and which the family's."""

from __future__ import annotations

from lint_rules.language.name_words import members


def given_and_family(words: tuple[str, ...]) -> tuple[str, str]:
    """The given and the family name in the parts of a person's name; Korean, Chinese and Vietnamese order is kept."""
    if len(words) == 1:
        return "", words[0]
    first = words[0].lower()
    if first in members("family first"):
        rest = words[1:]
        if len(rest) <= 2 and (any("-" in w for w in rest) or all(len(w) <= 9 for w in rest)) and _asian_given(rest):
            return " ".join(rest), words[0]
    return words[0], words[-1]


_SYLLABLES = frozenset(
    # second parts of Korean, Chinese and Vietnamese given names
    "un il sung jong nam suk hee hyun young yong min ho jin woo kyung joon jun seok chol hui ryong gil kwang in jae sik"
    " chul yun won gi ja ok ping ming wei jun hong feng lei hua ying bo tao hui fang jing yi lin xin yan jie qiang"
    " guang dong hai long rong sheng tsung te wen ching chee chih cheng shek jinping keqiang jintao jiabao zemin enlai"
    " xiaoping zedong phuc trong quang dung minh duc thi van xuan".split()
)


def is_asian_given(word: str) -> bool:
    """Whether a hyphenated word is a Korean or Chinese given name: `Jong-un`, `Ing-wen`."""
    return "-" in word and _asian_given((word,)) and all(part.lower() in _SYLLABLES for part in word.split("-"))


def _asian_given(rest: tuple[str, ...]) -> bool:
    parts = [part for word in rest for part in word.lower().split("-")]
    known = sum(part in _SYLLABLES or part in members("family first") for part in parts)
    return known == len(parts) or ("-" in " ".join(rest) and known > 0)
