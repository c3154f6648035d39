"""Makes up misspellings of names, as typing and romanisation would, to train on stories with a planted slip."""

from __future__ import annotations

from random import Random

from lint_rules.language.letters import CONFUSIONS

_VOWELS = "aeiou"
_NEAR = {
    "a": "qsez", "b": "vnp", "c": "xvsk", "d": "sfet", "e": "wra", "f": "dgv", "g": "fhj", "h": "gjn", "i": "uoe",
    "j": "hky", "k": "jlc", "l": "kr", "m": "n", "n": "mb", "o": "ipu", "p": "ob", "q": "k", "r": "etl", "s": "azc",
    "t": "ryd", "u": "yio", "v": "bfw", "w": "ev", "x": "zs", "y": "tui", "z": "xs",
}  # fmt: skip


def _swap(name: str, random: Random) -> str:
    at = random.randrange(len(name) - 1)
    return name[:at] + name[at + 1] + name[at] + name[at + 2 :]


def _drop(name: str, random: Random) -> str:
    at = random.randrange(len(name))
    return name[:at] + name[at + 1 :]


def _double(name: str, random: Random) -> str:
    doubled = [i for i in range(1, len(name)) if name[i] == name[i - 1]]
    if doubled and random.random() < 0.6:
        at = random.choice(doubled)
        return name[:at] + name[at + 1 :]
    at = random.randrange(1, len(name))
    return name[:at] + name[at - 1] + name[at:]


def _vowel(name: str, random: Random) -> str:
    places = [i for i, letter in enumerate(name) if letter in _VOWELS]
    if not places:
        return _drop(name, random)
    at = random.choice(places)
    return name[:at] + random.choice(_VOWELS.replace(name[at], "")) + name[at + 1 :]


def _insert(name: str, random: Random) -> str:
    at = random.randrange(1, len(name) + 1)
    return name[:at] + random.choice("aeiounrslth") + name[at:]


def _neighbour(name: str, random: Random) -> str:
    at = random.randrange(1, len(name))
    return name[:at] + random.choice(_NEAR.get(name[at], "e")) + name[at + 1 :]


def _romanise(name: str, random: Random) -> str:
    rows = [(one, other) for row in CONFUSIONS for one, other in ((row.one, row.other), (row.other, row.one))]
    fitting = [(one, other) for one, other in rows if one and one in name]
    if not fitting:
        return _vowel(name, random)
    one, other = random.choice(fitting)
    at = random.choice([i for i in range(len(name)) if name.startswith(one, i)])
    return name[:at] + other + name[at + len(one) :]


_KINDS = (_swap, _drop, _drop, _double, _double, _vowel, _insert, _neighbour, _romanise, _romanise, _romanise)
_AGAIN = (_double, _vowel, _romanise, _romanise)


def misspell(name: str, random: Random) -> str:
    """Another spelling of a name: mostly one change, sometimes two or, for romanisations, three."""
    lower = name.lower()
    for turn in range(random.choice((1, 1, 1, 1, 1, 1, 2, 2, 3))):
        kind = random.choice(_KINDS if not turn else _AGAIN)
        if len(lower) > 3:
            lower = kind(lower, random)
    return name if lower == name.lower() else lower[:1].upper() + lower[1:]
