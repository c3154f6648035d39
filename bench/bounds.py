"""A bound on time for every rule: ``python -m bench.bounds [--small 20000] [--factor 10] [--only KIND]``.

Reads hostile and ordinary text of two sizes, asks every analysis and every rule about both, and compares the CPU that
each took: ten times the text must not cost more than twelve times the time. The first rule that asks pays for what all
of them share, so the shared analyses are asked for by name first. No text profits from what was remembered of another's
words. A ratio above the bar is measured again before it counts, up to four times, the least of each. Exit code 1 if
one stays.
"""

from __future__ import annotations

import argparse
import gc
import itertools
import random
import sys
import time
from collections.abc import Callable, Iterator
from functools import lru_cache, partial
from pathlib import Path

from lint_rules.document import read
from lint_rules.language.story import Story
from lint_rules.rules import packs, registry

SEEDS = Path(__file__).resolve().parent.parent / "seeds"
BAR = 12.0
WORTH_TELLING = 0.1  # seconds at the larger size; less than that is noise
_FEW = 1000  # results that a memo of whole stories or word lists holds, at most
_MEMO = type(lru_cache(len))
_SYLLABLES = "ba ko ri ta mu se lo vi na du pe zo ga hi fe".split()


def names() -> Iterator[str]:
    """Endless people, none like another."""
    chance = random.Random(1)
    while True:
        given, family = ("".join(chance.choices(_SYLLABLES, k=k)).capitalize() for k in (2, 4))
        yield f"{given} {family}"


def near_names() -> Iterator[str]:
    """Endless people whose names differ in a letter."""
    chance = random.Random(2)
    while True:
        yield f"Viktor Baran{chance.choice('aeiou')}{chance.choice('tdzs')}{chance.choice(['ky', 'ki', 'kiy', 'sky'])}"


def prose() -> Iterator[str]:
    """Ordinary copy: the sample stories, over and over, in changing order."""
    chance = random.Random(3)
    parts = [part for path in sorted(SEEDS.glob("*.txt")) for part in path.read_text("utf-8").split("\n\n")]
    while True:
        yield f"{chance.choice(parts)}\n\n"


def surnames() -> Iterator[str]:
    """Endless people with a full name, each beside somebody who has none."""
    for name, other in zip(names(), near_names(), strict=False):
        yield f"{name} met Mr {other.split()[1]}. Mr {name.split()[1][::-1].capitalize()} said so. "


def _letters(number: int) -> str:
    return "".join(chr(65 + number // 26**place % 26) for place in range(3))


KINDS: dict[str, Callable[[], Iterator[str]]] = {
    "ordinary copy": prose,
    "people": lambda: (f"{name} met {other}. " for name, other in zip(names(), names(), strict=False)),
    "people in paragraphs": lambda: (f"Mr {name} said {number}.\n\n" for number, name in enumerate(names())),
    "people without given names": surnames,
    "names that differ in a letter": lambda: (f"{name} said so. " for name in near_names()),
    "one endless name": lambda: (f"{name} " for name in names()),
    "abbreviations": lambda: (f"{_letters(number)} (the {name}) " for number, name in enumerate(names())),
    **{
        name: partial(itertools.repeat, piece)
        for name, piece in {
            "double quotes": '"',
            "opened quotes": '"a ',
            "curly quotes": "“a” ‘b’ ",
            "apostrophes": "' a's '",
            "guillemets": "«a ",
            "closed guillemets": "»a ",
            "dotted letters": "a.",
            "brackets": "(",
            "closed brackets": "(a) [b] ",
            "full stops": ".",
            "spaced stops": ". ",
            "commas": "a, ",
            "dashes": "- — ",
            "spaces": " ",
            "empty lines": "\n\n",
            "short paragraphs": "A.\n\n",
            "questions": "Do you say?\n\nI do.\n\n",
            "turns": "Q: And?\n\nA: No.\n\n",
            "letters": "a",
            "capitals": "A",
            "one-letter words": "a ",
            "doubled words": "the the ",
            "figures": "1,1.1 ",
            "digits": "1",
            "money": "$ 4,5 mlrd ",
            "dates": "05.06.2022 in 2019 year at 18.00 hours ",
            "initials": "U.N. U.S. a.m. ",
            "credits": "Photo: Ana Brodik/Reuters via AP (CC BY)\n\n",
            "addresses": "http://a.b/c?d=e@f.g ",
            "markup": "<b>&amp;[x](y)*z* ",
            "other scripts": "мост 河 قال ",
            "mixed scripts": "Cосmоs ",
            "accents": "e\u0301",
            "mojibake": "Ã©â€™ ",
            "invisible marks": "a\u200b\u00ad\u202e",
            "clauses": "which that although because of ",
            "chain of of": "the head of the office of ",
            "stock phrases": "It should be noted that within the framework of ",
            "sources": "Experts said sources said that according to officials, it is believed that ",
            "claims": "This will lead to the deaths of dozens of people and must be stopped. ",
            "verbs": "said says told tells ",
            "speech over paragraphs": "“It is,” Ana Brodik said. Experts said it is believed to be. “He told us.\n\n",
            "speech in one paragraph": "“It is believed,” Ana Brodik said. Experts said sources warned of deaths. ",
            "directives": "[newslint: ignore x -- y] ",
        }.items()
    },
}  # fmt: skip
ANALYSES: dict[str, Callable[[Story], object]] = {
    "tokens": lambda story: story.tokens,
    "sentences": lambda story: story.sentences,
    "quotations": lambda story: story.quotations,
    "mentions": lambda story: story.mentions,
    "clusters": lambda story: story.clusters,
    "phrases": lambda story: story.phrases,
    "attribution": lambda story: story.attribution.attributions,
    "claims": lambda story: story.claims.unattributed,
}


def text(kind: str, size: int) -> str:
    """``size`` characters of a kind."""
    parts, length = [], 0
    for piece in KINDS[kind]():
        parts.append(piece)
        length += len(piece)
        if length >= size:
            break
    return "".join(parts)[:size]


def timed(kind: str, size: int) -> dict[str, float]:
    """The CPU seconds of reading, of every analysis and of every rule, each once, on a fresh story."""
    taken: dict[str, float] = {}
    forget()
    gc.collect()
    gc.disable()  # as in a run over a few files
    data = f"A dam\n\n{text(kind, size)}\n".encode()
    begun = time.process_time()
    story = Story(read.read("story.txt", data), packs.matcher)
    taken["reading"] = time.process_time() - begun
    for name, asked in (*ANALYSES.items(), *((name, _rule(name)) for name in registry.catalogue())):
        begun = time.process_time()
        asked(story)
        taken[name] = time.process_time() - begun
    gc.enable()
    return taken


def forget() -> None:
    """Empties what is remembered of single words; models and lists stay loaded."""
    modules = [module for name, module in sys.modules.items() if name.startswith("lint_rules.")]
    for value in (value for module in modules for value in vars(module).values()):
        if isinstance(value, _MEMO) and (value.cache_parameters()["maxsize"] or 0) > _FEW:
            value.cache_clear()


def _rule(name: str) -> Callable[[Story], object]:
    rule = registry.load(name)
    options = {option: value.default for option, value in rule.options.items()}
    return lambda story: list(rule.check(story, options))


def over_the_bar(kind: str, small: int, factor: int, tries: int = 4) -> tuple[dict[str, float], dict[str, float]]:
    """The ratios above the bar, and the seconds that everything took at the larger size."""
    few, many = timed(kind, small), timed(kind, small * factor)
    for _ in range(tries):
        above = _above(few, many, factor)
        if not above:
            break
        few = {name: min(taken, few[name]) for name, taken in timed(kind, small).items()}
        many = {name: min(taken, many[name]) for name, taken in timed(kind, small * factor).items()}
    return _above(few, many, factor), many


def _above(few: dict[str, float], many: dict[str, float], factor: int) -> dict[str, float]:
    floor = 0.0005  # the clock's grain
    ratios = {name: taken / max(few[name], floor) for name, taken in many.items() if taken >= WORTH_TELLING}
    return {name: ratio for name, ratio in ratios.items() if ratio > BAR * factor / 10}


def main() -> int:
    """Print a line a kind."""
    parser = argparse.ArgumentParser(prog="python -m bench.bounds", description=__doc__.splitlines()[0])
    parser.add_argument("--small", type=int, default=20_000, help="characters of the smaller text")
    parser.add_argument("--factor", type=int, default=10, help="how many times larger the other one is")
    parser.add_argument("--only", choices=KINDS, help="one kind of text alone")
    arguments = parser.parse_args()
    timed("ordinary copy", 2000)  # loads rules and models
    worst, faults = 0.0, 0
    for kind in [arguments.only] if arguments.only else KINDS:
        above, many = over_the_bar(kind, arguments.small, arguments.factor)
        total = sum(many.values())
        dearest = max(many, key=lambda name: many[name])
        rate = total * 1e6 / (arguments.small * arguments.factor)
        worst = max(worst, rate)
        print(f"{kind}: {rate:.1f} µs a character, most for {dearest} ({many[dearest]:.2f} s)", flush=True)
        for name, ratio in sorted(above.items()):
            faults += 1
            print(f"  {name}: {ratio:.1f} times the time for {arguments.factor} times the text ({many[name]:.2f} s)")
    print(f"{len(registry.catalogue())} rules: {faults} above the bar, at worst {worst:.0f} µs a character")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
