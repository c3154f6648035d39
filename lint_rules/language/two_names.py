"""When two names that look alike are two names.

A story tells people apart by given names, by offices, by standing side by side; and some spellings are set apart by
their letters alone, wherever they stand.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from lint_rules.language import romanisation, same_person
from lint_rules.language.name_forms import MOST_NEIGHBOURS, Form
from lint_rules.language.name_order import is_asian_given
from lint_rules.language.name_words import familiarity, geographic, members, same_given_name, well_known_given_name
from lint_rules.language.roles import RELATIONS
from lint_rules.model.patterns import compiled

if TYPE_CHECKING:
    from lint_rules.language.tokens import Tokens

HOUSEHOLD = 3  # stories, as a base-2 logarithm, in which a name that many know has stood
EVERYWHERE = 5  # the same for a name that everybody knows
_USUAL = 9  # letters of a name, at most
_TWO_LETTERS = 1.2  # cost of two letters, at least one of which no romanisation explains
_SEVERAL_LETTERS = 0.9
_MOST_COMPARED = 24  # pairs of the names beside two forms that are compared letter by letter


def vetoed(main: Form, odd: Form) -> bool:
    """Whether the story tells two names apart: side by side, each with its own given name, one an everyday word."""
    if any(main.text in use.before or main.text in use.after for use in odd.uses):
        return True
    if _within_institution(main, odd) or _two_eastern_names(main, odd):
        return True
    if _too_far(main.text, odd.text) or _other_word(main, odd):
        return True
    together = main.given & odd.given or main.following & odd.following
    if not together and (_everyday(main.text) or _everyday(odd.text) or _both_household(main, odd)):
        return True
    if not together and not _orphaned(main, odd) and set_apart(main.text, odd.text):
        return True
    sentences = {use.mention.sentence for use in main.uses}
    if main.count <= 2 and all(use.mention.sentence in sentences for use in odd.uses):
        return True
    return _two_people(main.given, odd.given, main, odd) or _two_people(main.following, odd.following, main, odd)


def _within_institution(main: Form, odd: Form) -> bool:
    """Whether the odd form only stands in the name of an institution, which keeps the old spelling of its place."""
    return (
        all(use.mention.kind == "organisation" and use.after for use in odd.uses)
        and (familiarity(odd.text).name > 0 or any(use.mention.kind == "place" for use in main.uses))
        and any(use.mention.kind != "organisation" for use in main.uses)
    )


def _two_eastern_names(main: Form, odd: Form) -> bool:
    """Whether two Korean or Chinese given names are two people's: another vowel, or offices of their own."""
    if not (_eastern_given(main) and _eastern_given(odd)):
        return False
    if main.titles and odd.titles and not main.titles & odd.titles:
        return True
    return same_person.other_vowel(main.text, odd.text)


def _eastern_given(form: Form) -> bool:
    """Whether a form is a hyphenated given name of Korea or China, by its syllables or the family names before it."""
    if "-" not in form.text:
        return False
    before = [word.lower() in members("family first") for word in sorted(form.given)]
    return is_asian_given(form.text) or (bool(before) and all(before))


def other_roles(main: Form, odd: Form) -> bool:
    """Whether the story introduces both forms by full names, each with a role of its own: a deputy and a mason.

    Who is brought in later as a relation of somebody (`her neighbour`) is another person, too.
    """
    if not (main.given and odd.given):
        return False
    roles, others = main.roles, odd.roles
    first, later = (roles, others) if main.uses[0].start < odd.uses[0].start else (others, roles)
    if (later - first) & RELATIONS:
        return True
    return bool(roles and others) and roles.isdisjoint(others)


def a_place(main: Form, odd: Form, tokens: Tokens) -> bool:
    """Whether one form only stands as a place in a country or state that is named behind it, the other never as one."""
    kinds = [{use.mention.kind for use in form.uses} for form in (main, odd)]
    place, other = (main, kinds[1]) if kinds[0] == {"place"} else (odd, kinds[0])
    if {"place"} not in kinds or "place" in other:
        return False
    return any(
        tokens.lower[use.mention.last : use.mention.last + 1] == [","]
        and not geographic().isdisjoint(tokens.lower[use.mention.last + 1 : use.mention.last + 3])
        for use in place.uses
    )


def _orphaned(main: Form, odd: Form) -> bool:
    """Whether the odd form is a person's surname that nobody introduces, and the main one stands with a given name."""
    return bool(main.given) and not odd.introduced and any(use.mention.kind == "person" for use in odd.uses)


@lru_cache(maxsize=20_000)
def set_apart(a: str, b: str) -> bool:
    """Whether two spellings are two names by their letters alone, as long as no story says otherwise.

    Japanese names are written in syllables, so that another consonant or two other vowels are
    another name; a Russian village is
    called after its people (`Torbanov`, `Torbanovo`), a firm keeps the old `-off` of its founder, and an adjective is
    made of a town's name (`Barmut`, `Barmutske`), and a letter behind a hyphen names a series.
    """
    one, other = romanisation.plain(a), romanisation.plain(b)
    if _everyday(a) or _everyday(b) or _other_syllables(one, other) or _other_model(a, b):
        return True
    return any(
        (long.endswith(_VILLAGES) and short.endswith(_SURNAMES))
        or (long.endswith(_FIRMS) and short.endswith(_SURNAMES))
        or _adjective_of(long, short)
        for long, short in ((one, other), (other, one))
    )


_JAPANESE = (
    r"(?:n(?![aeiouy])"
    r"|(?:ss?h|cch|ch|tt?s|[kg]{1,2}y?|[nhbpmr]y?|pp|ss|tt|[sztdfjwy])?(?:ou|oo|uu|oh(?![aeiou])|[aeiou])){2,}+"
)
_OTHER_CONSONANT = 0.75  # cost of a letter that no romanisation explains, or of two vowels
_VILLAGES = ("ovo", "evo", "yno", "ino", "slavl")
_FIRMS = ("off", "eff")
_SURNAMES = ("ov", "ev", "in", "yn", "slav")
_ADJECTIVES = ("skyi", "skyy", "skiy", "skaya", "ska", "ske", "sky", "ski", "sk")


def _other_syllables(one: str, other: str) -> bool:
    """Whether both words are made of Japanese syllables, and differ in a consonant, a syllable or two vowels."""
    cost, differences = romanisation.compare(one, other)
    if cost < _OTHER_CONSONANT or any(d.reason == "cyrillic" for d in differences):
        return False
    whole = compiled(_JAPANESE)
    return bool(whole.fullmatch(one) and whole.fullmatch(other))


def _other_model(a: str, b: str) -> bool:
    """Whether two names differ in the letter of a series behind a hyphen: `Zephyr-C`, `Zephyr-S`."""
    return a[-2:-1] == "-" == b[-2:-1] and a[-1].lower() != b[-1].lower()


def _adjective_of(long: str, short: str) -> bool:
    """Whether the longer word is a Slavic adjective of the shorter: its name but for an ending, with `-sk` behind."""
    ending = next((ending for ending in _ADJECTIVES if long.endswith(ending)), "")
    stem = long.removesuffix(ending)
    return bool(ending) and len(stem) > 3 and short.startswith(stem) and len(short) - len(stem) < 3


def _too_far(a: str, b: str) -> bool:
    """Whether two names of a usual length differ by more than a slip: in two letters, one of them for no reason."""
    if max(len(a), len(b)) > _USUAL:
        return False
    cost, differences = romanisation.compare(a, b)
    if cost >= _TWO_LETTERS and any(d.reason in {"slip", "dropped"} for d in differences):
        return True
    if cost >= _SEVERAL_LETTERS and len(differences) > 2:
        return True
    scripts = all(d.reason in romanisation.SCRIPTS for d in differences)
    return a[0].lower() != b[0].lower() and cost >= _OTHER_CONSONANT and not scripts


def _other_word(main: Form, odd: Form) -> bool:
    """Whether the odd form is a word or a name of its own, whoever stands beside it: a place, an everyday word."""
    if odd.text.lower() in geographic() and main.text.lower() not in geographic():
        return True
    if any(_hardly_a_name(form.text) for form in (main, odd)):
        return True
    if familiarity(odd.text).name >= EVERYWHERE and not any(familiarity(main.text)):
        return not odd.introduced  # a name that everybody knows is no slip of one that nobody does
    both = min(familiarity(main.text).name, familiarity(odd.text).name) >= HOUSEHOLD
    given = bool(main.following & odd.following) and not main.given & odd.given
    return both and given and not same_given_name(main.text, odd.text) and not _doubled_only(main.text, odd.text)


def _hardly_a_name(text: str) -> bool:
    known = familiarity(text)
    return known.word >= 6 and known.word - known.name >= 3


def _doubled_only(a: str, b: str) -> bool:
    return all(difference.reason == "doubled" for difference in romanisation.differences(a, b))


def _everyday(text: str) -> bool:
    """Whether a form is a common word of the language, so that in a name it is hardly ever a slip of another."""
    known = familiarity(text)
    return known.word >= 3 and known.word > known.name


def _both_household(main: Form, odd: Form) -> bool:
    """Whether both forms are names that everybody knows, and nothing but their letters makes them one."""
    if min(familiarity(main.text).name, familiarity(odd.text).name) < HOUSEHOLD:
        return False
    if _doubled_only(main.text, odd.text):
        return min(familiarity(main.text).name, familiarity(odd.text).name) >= EVERYWHERE
    if not main.given or odd.introduced or main.text[0] != odd.text[0]:
        return True
    return not same_person.one_letter_apart(romanisation.plain(main.text), romanisation.plain(odd.text))


def _two_people(ones: frozenset[str], others: frozenset[str], main: Form, odd: Form) -> bool:
    """Whether two persons' forms carry names beside them that cannot be one person's."""
    if not ones or not others or compatible(ones, others):
        return False
    return all(
        any(use.mention.kind == "person" for use in form.uses if use.before or use.after) for form in (main, odd)
    )


def compatible(ones: frozenset[str], others: frozenset[str]) -> bool:
    """Whether two sets of given names (or of family names) can be the same person's."""
    if ones & others:
        return True
    unsure = []
    for one in sorted(ones)[:MOST_NEIGHBOURS]:
        for other in sorted(others)[:MOST_NEIGHBOURS]:
            if well_known_given_name(one) and well_known_given_name(other):
                if same_given_name(one, other):
                    return True
                continue  # Kamal and Kamel are two
            if one == other or (one[0] == other[0] and (len(one.strip(".")) == 1 or len(other.strip(".")) == 1)):
                return True
            if one.startswith(other) or other.startswith(one):
                return True
            unsure.append((one, other))
    return any(
        romanisation.cost(one, other) <= 0.2 * max(len(one), len(other)) for one, other in unsure[:_MOST_COMPARED]
    )
