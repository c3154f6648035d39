"""When two names that look alike are two names.

A story tells people apart by given names, by offices, by standing side by side; and some spellings are set apart by
their letters alone, wherever they stand.
"""

from __future__ import annotations

from lint_rules.language import romanisation, same_person
from lint_rules.language.mentions import is_asian_given
from lint_rules.language.name_forms import MOST_NEIGHBOURS, Form
from lint_rules.language.name_words import familiarity, members

HOUSEHOLD = 5  # stories, as a base-2 logarithm, in which a name that everybody knows has stood


def vetoed(main: Form, odd: Form) -> bool:
    """Whether the story tells two names apart: side by side, each with its own given name, one an everyday word."""
    if any(main.text in use.before or main.text in use.after for use in odd.uses):
        return True
    if _within_institution(main, odd) or _two_eastern_names(main, odd):
        return True
    together = main.given & odd.given or main.following & odd.following
    if not together and (_everyday(main.text) or _everyday(odd.text) or _both_household(main, odd)):
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


def _everyday(text: str) -> bool:
    """Whether a form is a common word of the language, so that in a name it is hardly ever a slip of another."""
    known = familiarity(text)
    return known.word >= 4 and known.word > known.name


def _both_household(main: Form, odd: Form) -> bool:
    """Whether both forms are names that everybody knows, and nothing but their letters makes them one."""
    if min(familiarity(main.text).name, familiarity(odd.text).name) < HOUSEHOLD:
        return False
    if not main.given or odd.introduced or main.text[0] != odd.text[0]:
        return True
    differences = romanisation.differences(main.text, odd.text)
    return sum(max(len(d.one), len(d.other)) for d in differences) > 1


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
    for one in sorted(ones)[:MOST_NEIGHBOURS]:
        for other in sorted(others)[:MOST_NEIGHBOURS]:
            if one == other or (one[0] == other[0] and (len(one.strip(".")) == 1 or len(other.strip(".")) == 1)):
                return True
            if one.startswith(other) or other.startswith(one):
                return True
            if romanisation.cost(one, other) <= 0.2 * max(len(one), len(other)):
                return True
    return False
