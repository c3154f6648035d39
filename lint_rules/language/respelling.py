"""How likely it is that two forms in a story are one name spelled twice.

A small linear model weighs the letters, how familiar both forms are, and what the story says around them: who is
introduced, with which given name and role, how often and how near. The weights come from `training/names`. What is too
rare in its data to be learned stands beside it, as a desk would test it.
"""

from __future__ import annotations

import math
from functools import cache

from lint_rules.language import romanisation, same_person, weights
from lint_rules.language.name_forms import Form
from lint_rules.language.name_words import Familiarity, familiarity, geographic, same_given_name
from lint_rules.language.two_names import compatible, set_apart

BY_THE_BOOK = 0.5
KNOWN_VARIANTS = 0.6  # how likely two romanisations of a given name before one surname are a slip, at the least
_LETTERS = (
    "bias,cost,cost per letter,cheap,first letter,last letter,skeleton,doubled only,one dropped,one slip,vowels only,"
    "touched,common start,long,short,romanised,odd once,odd count,main count,both as names,both unknown,swapped,"
    "several differences,reason cyrillic,reason vowel,reason slip,reason dropped"
).split(",")


def features(main: Form, odd: Form) -> dict[str, float]:
    """What the model weighs for a pair of forms; 0 is neutral for everything that a bare pair cannot know."""
    a, b = main.text, odd.text
    pa, pb = romanisation.plain(a), romanisation.plain(b)
    cost, differences = romanisation.compare(a, b)
    longest = max(len(pa), len(pb))
    reasons = {d.reason for d in differences}
    touched = sum(max(len(d.one), len(d.other)) for d in differences)
    known, strange = familiarity(a), familiarity(b)
    values: dict[str, float] = {
        "bias": 1.0,
        "cost": cost,
        "cost per letter": cost / longest,
        "cheap": float(cost <= 0.45),
        "several differences": float(len(differences) > 1),
        "many differences": float(len(differences) > 2),
        "first letter": float(pa[0] != pb[0]),
        "first letter costly": float(pa[0] != pb[0] and bool(differences) and cost >= 0.9),
        "last letter": float(pa[-1] != pb[-1]),
        "skeleton": float(romanisation.skeleton(a) == romanisation.skeleton(b)),
        "swapped": float("swapped" in reasons),
        "doubled only": float(reasons == {"doubled"}),
        "one dropped": float(reasons == {"dropped"} and len(differences) == 1),
        "one slip": float(reasons == {"slip"} and len(differences) == 1),
        "vowels only": float(reasons <= {"vowel", "doubled"}),
        "touched": touched / longest,
        "touched, squared": (touched / longest) ** 2,
        "common start": _common_start(pa, pb) / longest,
        "romanised": float(reasons <= romanisation.SCRIPTS and cost <= 0.3 * len(differences)),
        "reason cyrillic": float("cyrillic" in reasons),
        "reason arabic": float("arabic" in reasons),
        "reason sound": float("sound" in reasons),
        "reason vowel": float("vowel" in reasons),
        "reason slip": float("slip" in reasons),
        "reason dropped": float("dropped" in reasons),
        "long": float(min(len(pa), len(pb)) >= 8),
        "short": float(min(len(pa), len(pb)) <= 5),
        "length": min(len(pa), len(pb)) / 10,
        "odd unknown": float(not any(strange)),
        "odd as name": strange.name / 8,
        "odd as word": strange.word / 8,
        "odd listed": strange.listed / 4,
        "odd ordinary": float(_ordinary(strange)),
        "main ordinary": float(_ordinary(known)),
        "main unknown": float(not any(known)),
        "main as name": known.name / 8,
        "main as word": known.word / 8,
        "both as names": float(known.name > 0 and strange.name > 0),
        "both listed": float(known.listed > 0 and strange.listed > 0),
        "both familiar": min(known.name, strange.name) / 8,
        "both unknown": float(not any(known) and not any(strange)),
        "either a place": float(a.lower() in geographic() or b.lower() in geographic()),
        "main count": min(math.log2(main.count), 4.0),
        "odd once": float(odd.count == 1),
        "odd count": min(math.log2(odd.count), 4.0),
    }
    place = a.lower() in geographic()
    values["main a place"] = float(place)
    values["main a place, first letter"] = place * values["first letter"]
    values["main a place, touched"] = place * values["touched"]
    if not (main.uses and odd.uses):
        values.update({f"bare pair: {name}": values[name] for name in _LETTERS if values[name]})
    values["odd unknown, long"] = values["odd unknown"] * values["long"]
    values["odd unknown, first letter"] = values["odd unknown"] * values["first letter"]
    if main.uses and odd.uses:
        values.update(_context(main, odd))
        for name in ("same given", "same following", "both introduced alike", "alone against introduced"):
            values[f"{name}, cost"] = values[name] * cost
            values[f"{name}, familiar"] = values[name] * values["both as names"]
    return values


def _ordinary(known: Familiarity) -> bool:
    """Whether a form is known as a word of the language rather than as a name."""
    return known.word > known.name


def _common_start(one: str, other: str) -> int:
    at = 0
    for x, y in zip(one, other, strict=False):
        if x != y:
            break
        at += 1
    return at


def _context(main: Form, odd: Form) -> dict[str, float]:
    """The part of the features that the story around both forms gives."""
    given, odd_given = main.given, odd.given
    following, odd_following = main.following, odd.following
    same_given = bool(given and odd_given) and compatible(given, odd_given)
    same_following = bool(following and odd_following) and compatible(following, odd_following)
    given_differ = bool(given and odd_given) and not same_given
    following_differ = bool(following and odd_following) and not same_following
    sentences = {use.mention.sentence for use in main.uses}
    nearest = min(abs(x.start - y.start) for x in main.uses for y in odd.uses) if main.count * odd.count < 400 else 0
    titles, odd_titles = main.titles, odd.titles
    main_bare = not main.introduced
    odd_bare = not odd.introduced
    return {
        "context": 1.0,
        "same given": float(same_given),
        "given differ": float(given_differ),
        "same following": float(same_following),
        "following differ": float(following_differ),
        "given against family": float(bool(following) and not given and bool(odd_given) and not odd_following)
        + float(bool(odd_following) and not odd_given and bool(given) and not following),
        "odd bare, main introduced": float(odd_bare and not main_bare),
        "main bare, odd introduced": float(main_bare and not odd_bare),
        "odd bare, main with given": float(odd_bare and bool(given)),
        "odd bare, main only given": float(odd_bare and bool(following) and not given),
        "both bare": float(main_bare and odd_bare),
        "same sentence": float(any(use.mention.sentence in sentences for use in odd.uses)),
        "near": float(nearest < 200),
        "in a list": float(all(use.listed for use in odd.uses)),
        "both in lists": float(all(use.listed for use in odd.uses) and all(use.listed for use in main.uses)),
        "both introduced alike": float(same_given and not main_bare and not odd_bare),
        "alone against introduced": float((odd_bare and main.never_alone) or (main_bare and odd.never_alone)),
        "exactly same given": float(bool(given & odd_given)),
        "exactly same following": float(bool(following & odd_following)),
        "both in apposition": float(main.explained and odd.explained),
        "same title": float(bool(titles & odd_titles)),
        "titles differ": float(bool(titles and odd_titles) and not titles & odd_titles),
        "odd titled": float(any(use.mention.title for use in odd.uses)),
        "odd a place": float(any(use.mention.kind == "place" for use in odd.uses)),
        "kinds differ": float(
            "person" in {use.mention.kind for use in main.uses}
            and bool({use.mention.kind for use in odd.uses} & {"place", "organisation"})
        ),
    }


@cache
def _weights() -> weights.LinearWeights:
    return weights.shipped("names_respelling")


def probability(main: Form, odd: Form) -> float:
    """How likely it is that the two forms are one name spelled twice, from 0 to 1."""
    if not (main.uses and odd.uses) and set_apart(main.text, odd.text):
        return 0.0
    model = _weights()
    total = 0.0
    for name, value in features(main, odd).items():
        if value:
            row = model.row(name)
            if row:
                total += row[0] * value
    likely = weights.logistic(total * model.scale)
    if same_given_name(main.text, odd.text) and _beside_the_same(main, odd):
        return max(likely, KNOWN_VARIANTS)
    if main.uses and odd.uses and _by_the_book(main, odd):
        return max(likely, BY_THE_BOOK)
    return likely


def _by_the_book(main: Form, odd: Form) -> bool:
    """Whether the two differ only as romanisations do, and the story leaves one unintroduced or gives both one name.

    This is the desk's own test (standards 3.2), and too rare in the training data to be learned from them.
    """
    cost, differences = romanisation.compare(main.text, odd.text)
    if _one_letter_orphan(main, odd) or _once_one_letter_apart(main, odd):
        return True
    if not {difference.reason for difference in differences} <= romanisation.SCRIPTS | {"vowel", "doubled", "sound"}:
        return False
    if main.given & odd.given or main.following & odd.following:
        return cost <= 0.3 and len(main.text) > 5 and not (main.explained and odd.explained)
    orphan = (main.never_alone and not odd.introduced) or (odd.never_alone and not main.introduced)
    bones = romanisation.skeleton(main.text)
    if not orphan or bones != romanisation.skeleton(odd.text):
        return False
    return cost <= 0.8 if len(bones) >= 4 else cost <= 0.35 and len(bones) == 3


def _one_letter_orphan(main: Form, odd: Form) -> bool:
    """Whether a surname alone, never introduced, is an introduced one with one inner letter more, less or other."""
    if not main.given or odd.introduced or any(use.listed for use in odd.uses):
        return False
    return same_person.one_letter_apart(romanisation.plain(main.text), romanisation.plain(odd.text))


def _once_one_letter_apart(main: Form, odd: Form) -> bool:
    """Whether a surname that stands twice and more is written with another letter once, behind the same given name."""
    apart = same_person.one_letter_apart(romanisation.plain(main.text), romanisation.plain(odd.text))
    return apart and main.count > 1 and odd.count == 1 and bool(main.given & odd.given)


def _beside_the_same(main: Form, odd: Form) -> bool:
    """Whether two given names stand before one surname, or nothing is known of what they stand beside."""
    if not (main.uses and odd.uses):
        return True
    return bool(main.following & odd.following)
