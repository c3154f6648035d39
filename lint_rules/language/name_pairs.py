"""Pairs of a story's name forms that may be one name, and how likely they are.

Forms that share a blocking key are compared letter by letter; those that are near and not told apart by the story are
weighed by the model of `respelling`. Full names, and surnames that nobody introduces, are held against each other as
wholes (`same_person`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from lint_rules.language import near_names, romanisation, same_person
from lint_rules.language.name_forms import Form, Place, Spots, places
from lint_rules.language.name_words import familiarity, geographic, same_given_name
from lint_rules.language.near_names import ALWAYS_COMPARED, FARTHEST, MOST_PAIRS, near_at_a_glance
from lint_rules.language.once import once
from lint_rules.language.respelling import BY_THE_BOOK, probability
from lint_rules.language.two_names import EVERYWHERE, a_place, other_roles, vetoed
from lint_rules.model.records import NamedTuple

if TYPE_CHECKING:
    from lint_rules.language.story import Story

LIKELY = 0.5  # how sure to be before two forms of a story are called one name
MOST_OF_ONE_SOUND = 50  # introduced surnames of one rough sound that a surname nobody introduces is held against
_PERSONAL = frozenset({"person", "name"})


class Candidate(NamedTuple):
    """Two forms that may be one name; `main` is the settled form, `odd` the one that stands out."""

    main: Form
    odd: Form
    score: float


def pairs(spellings: Iterable[str]) -> list[tuple[str, str]]:
    """Pairs of spellings near enough to be weighed, in order of appearance; derived words are left out."""
    return [pair for pair in near_names.shipped().pairs(list(spellings)) if _alike(*pair)]


def comparable(a: str, b: str) -> bool:
    """Whether two spellings lie near enough to be weighed at all."""
    return near_at_a_glance(a, b) and _alike(a, b)


def _alike(a: str, b: str) -> bool:
    """What of `comparable` is told letter by letter."""
    longest = max(len(a), len(b))
    cost, differences = romanisation.compare(a, b)
    if cost > FARTHEST * longest:
        return False
    if ("-" in a) != ("-" in b) and cost > FARTHEST:
        return False
    touched = sum(max(len(d.one), len(d.other)) for d in differences)
    if a.lower() in geographic() or b.lower() in geographic():
        return touched < 0.25 * longest or same_given_name(a, b)
    return touched < 0.34 * longest or cost < 0.3 * touched


def order(a: Form, b: Form) -> tuple[Form, Form]:
    """The settled form and the odd one: by count, then introduction, then familiarity, then first appearance."""

    def weight(form: Form) -> tuple[int, bool, int, int]:
        known = familiarity(form.text)
        return form.count, form.introduced, known.name + known.listed, -(form.uses[0].start if form.uses else 0)

    return (a, b) if weight(a) >= weight(b) else (b, a)


@once
def candidates(story: Story) -> tuple[Candidate, ...]:
    """Every pair of forms of the story that was weighed, with its probability, in order of appearance."""
    stands = places(story)
    near, alone = pairs(stands), _speaking_alone(stands)
    one_person = {frozenset(pair) for pair in same_person.pairs(story)}
    if not (near or alone or one_person):
        return ()
    spots = Spots(story.tokens)
    found = {text: Form(text, spots, where) for text, where in stands.items()}
    weighed = []
    for a, b in near:
        main, odd = order(found[a], found[b])
        certain = frozenset((a, b)) in one_person
        if certain:
            one_person.discard(frozenset((a, b)))
        if certain or not (vetoed(main, odd) or other_roles(main, odd) or a_place(main, odd, story.tokens)):
            likely = probability(main, odd)
            weighed.append(Candidate(main, odd, max(likely, same_person.LIKELY) if certain else likely))
    for words in sorted(map(sorted, one_person)):
        known = [found[word] for word in words if word in found]
        if len(known) == 2:
            main, odd = order(known[0], known[1])
            weighed.append(Candidate(main, odd, same_person.LIKELY))
    return tuple(_with_orphans(found, [found[text] for text in alone], weighed))


def _with_orphans(found: Mapping[str, Form], alone: Sequence[Form], weighed: list[Candidate]) -> list[Candidate]:
    """The candidates, with surnames that only a romanisation ties to an introduced one.

    That one never stands alone, or the letters leave no doubt.
    """
    alone = [form for form in alone if not any(use.listed for use in form.uses)]
    if not alone:
        return weighed
    introduced = _by_sound([form for form in found.values() if _is_family_name(form)])
    known = {frozenset((c.main.text, c.odd.text)): at for at, c in enumerate(weighed)}
    left = MOST_PAIRS * len(alone) + ALWAYS_COMPARED
    for odd in alone:
        alike = _of_one_sound(introduced, odd)
        left -= len(alike)
        if left < 0:
            break
        matches = [
            main
            for main in alike
            if (main.never_alone or same_person.surely_one_surname(main.text, odd.text))
            and same_person.one_surname(main.text, odd.text)
        ]
        if len(matches) != 1:
            continue
        candidate = Candidate(matches[0], odd, BY_THE_BOOK)
        at = known.get(frozenset((candidate.main.text, candidate.odd.text)))
        if at is None:
            weighed.append(candidate)
        elif weighed[at].score < BY_THE_BOOK:
            weighed[at] = weighed[at]._replace(score=BY_THE_BOOK)
    return weighed


def _by_sound(forms: Sequence[Form]) -> dict[str, list[Form]]:
    """Surnames by the keys of which two that may be one name share one, so many of each that cost stays linear."""
    found: dict[str, list[Form]] = {}
    for form in forms:
        for key in same_person.surname_keys(form.text):
            known = found.setdefault(key, [])
            if len(known) < MOST_OF_ONE_SOUND:
                known.append(form)
    return found


def _of_one_sound(introduced: Mapping[str, list[Form]], odd: Form) -> list[Form]:
    """The introduced surnames that share a key with one that nobody introduces, each once."""
    keys = same_person.surname_keys(odd.text)
    return list({form.text: form for key in keys for form in introduced.get(key, ())}.values())


def _speaking_alone(stands: Mapping[str, Sequence[Place]]) -> list[str]:
    """The surnames that are never introduced, and whose bearers say something, unless everybody knows them."""
    return [text for text, where in stands.items() if len(where[0][0].words) == 1 and _speaks_alone(text, where)]


def _speaks_alone(text: str, where: Sequence[Place]) -> bool:
    """Whether a spelling is such a surname. A listed one need not say anything, as long as it is no everyday word."""
    says = False
    for mention, _ in where:
        if len(mention.words) > 1 or mention.kind not in _PERSONAL or mention.given:
            return False
        says = says or mention.kind == "person"
    if same_person.listed_family(text):
        return says or familiarity(text).word < 4
    return says and familiarity(text).name < EVERYWHERE


def _is_family_name(form: Form) -> bool:
    """Whether a form is the family name of somebody introduced, wherever it stands; a listed one stands first."""
    listed = same_person.listed_family(form.text)
    if not listed and form.places[0][0].family != form.text:
        return False
    if listed:
        return form.introduced and all(use.mention.kind in _PERSONAL and not use.before for use in form.uses)
    return form.introduced and all(m.kind in _PERSONAL and m.family == form.text for m in form.mentions)


def by_text(found: Sequence[Candidate]) -> dict[frozenset[str], Candidate]:
    """Candidates by the two spellings they compare."""
    return {frozenset((c.main.text, c.odd.text)): c for c in found}
