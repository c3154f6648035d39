"""Whether two full names, without a story around them, are one person's or one body's.

For the ledger, which gathers names over many stories. Words are put side by side by their letters, whatever their
order; legal forms, titles and particles count for little, initials match what they begin. A small linear model weighs
what is left (`training/names/full_names.py`).
"""

from __future__ import annotations

from functools import cache, lru_cache

from lint_rules.language import weights
from lint_rules.language.lexicon import sections
from lint_rules.language.name_words import members
from lint_rules.language.romanisation import cost, plain, skeleton

NEAR = 0.34  # cost per letter up to which two words are put side by side
_CYRILLIC = {
    "а": "a", "б": "b", "в": "v", "г": "g", "ґ": "g", "д": "d", "е": "e", "ё": "yo", "є": "ye", "ж": "zh", "з": "z",
    "и": "i", "і": "i", "ї": "yi", "й": "y", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r",
    "с": "s", "т": "t", "у": "u", "ў": "w", "ф": "f", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch",
    "ъ": "", "ы": "y", "ь": "", "э": "e", "ю": "yu", "я": "ya", "ј": "j", "љ": "lj", "њ": "nj", "ћ": "c", "ђ": "dj",
    "џ": "dz",
}  # fmt: skip
_TO_LATIN = str.maketrans(_CYRILLIC)
_BREAKS = str.maketrans(dict.fromkeys('-‐–/,()"“”', " "))
_DIGITS = str.maketrans({"0": "o", "1": "i", "3": "e", "5": "s", "9": "g"})


@cache
def _legal_forms() -> dict[str, str]:
    """Each way of writing a legal form, and the one it is folded to."""
    table = {}
    for line in sections("names.txt")["legal forms"]:
        usual, *others = line.split(" = ")
        for other in (usual, *" ".join(others).split(" | ")):
            table[other.strip()] = usual.strip()
    return table


@lru_cache(maxsize=20_000)
def parts(name: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The telling words of a name, folded to plain letters, and its lesser ones: legal forms, titles, particles."""
    text = " " + " ".join(name.lower().translate(_TO_LATIN).translate(_BREAKS).replace("&", " and ").split()) + " "
    dotless = " " + " ".join(text.replace(".", "").split()) + " "
    lesser: list[str] = []
    for form, usual in _legal_forms().items():
        if f" {form} " in dotless:
            dotless = dotless.replace(f" {form} ", "  ")
            lesser.append(usual)
    telling = []
    for word in dotless.split():
        folded = plain(word)
        if not folded:
            continue
        if any(c.isdigit() for c in folded) and any(c.isalpha() for c in folded):
            folded = folded.translate(_DIGITS)
        if word in members("titles") or word in members("particles") or word in {"the", "of", "and"}:
            lesser.append(folded)
        else:
            telling.append(folded)
    if not telling:
        telling, lesser = lesser, []
    return tuple(telling), tuple(lesser)


def _aligned(ones: tuple[str, ...], others: tuple[str, ...]) -> tuple[list[float], int, int, int]:
    """Costs per letter of the words put side by side, words left over on either side, and initials matched."""
    rest = list(others)
    costs: list[float] = []
    initials = 0
    left: list[str] = []
    for word in ones:
        if word in rest:
            rest.remove(word)
            costs.append(0.0)
        else:
            left.append(word)
    alone: list[str] = []
    for word in left:
        near = [(cost(word, other) / max(len(word), len(other)), other) for other in rest if len(other) > 1 < len(word)]
        best = min(near, default=(9.0, ""))
        if best[0] <= NEAR:
            rest.remove(best[1])
            costs.append(best[0])
        else:
            alone.append(word)
    unmatched = []
    for word in alone:
        fitting = [other for other in rest if (len(word) == 1 or len(other) == 1) and word[0] == other[0]]
        if fitting:
            rest.remove(fitting[0])
            initials += 1
        else:
            unmatched.append(word)
    return costs, len(unmatched), len(rest), initials


def _initials(words: tuple[str, ...]) -> str:
    return "".join(word[0] for word in words)


def features(one: str, other: str) -> dict[str, float]:
    """What the model weighs for two full names."""
    a, b = parts(one)[0], parts(other)[0]
    if len(a) > len(b):
        a, b = b, a
    costs, left, right, initials = _aligned(a, b)
    joined_a, joined_b = "".join(a), "".join(b)
    longest = max(len(joined_a), len(joined_b)) or 1
    whole = min(
        cost(joined_a, joined_b) / longest,
        cost("".join(sorted(a)), "".join(sorted(b))) / longest,
    )
    exact = sum(1 for c in costs if c == 0)
    near = [c for c in costs if c]
    organisation = float(bool(set(parts(one)[1]) & _bodies() or set(parts(other)[1]) & _bodies()) or _is_body(a + b))
    values = {
        "bias": 1.0,
        "identical": float(sorted(a) == sorted(b)),
        "joined": float(joined_a == joined_b),
        "whole": min(whole, 0.6),
        "worst": max(near, default=0.0),
        "mean": sum(near) / len(near) if near else 0.0,
        "near words": float(len(near)),
        "exact share": exact / max(1, len(b)),
        "left over": float(left > 0),
        "left over, several": float(left > 1),
        "right over": min(right, 3) / 3,
        "contained": float(left == 0 and right > 0),
        "initials": float(initials > 0),
        "single word": float(len(a) == 1),
        "single word, contained": float(len(a) == 1 and left == 0 and right > 0),
        "three or more": float(len(a) >= 3),
        "first alike": float(a[:1] == b[:1]),
        "last alike": float(a[-1:] == b[-1:]),
        "skeletons": float(sorted(map(skeleton, a)) == sorted(map(skeleton, b))),
        "letters of initials": float(joined_a == _initials(b) or joined_b == _initials(a)),
        "body": organisation,
        "short name": float(longest <= 8),
    }
    values["body, left over"] = organisation * values["left over"]
    values["body, worst"] = organisation * values["worst"]
    values["body, near words"] = organisation * float(bool(near))
    values["last differs, worst"] = (1 - values["last alike"]) * values["worst"]
    values["near, no others left"] = float(bool(near) and not left and not right)
    return values


@cache
def _bodies() -> frozenset[str]:
    return frozenset(_legal_forms().values())


def _is_body(words: tuple[str, ...]) -> bool:
    return any(word in members("organisation words") for word in words)


def probability(one: str, other: str) -> float:
    """How likely it is that two full names are one's, from 0 to 1."""
    model = weights.shipped("names_full")
    total = 0.0
    for name, value in features(one, other).items():
        row = model.row(name) if value else None
        if row:
            total += row[0] * value
    return weights.logistic(total * model.scale)
