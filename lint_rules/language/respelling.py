"""Whether two forms in a story are one name spelled twice.

The words of all mentions are gathered into forms. Forms that share a blocking key are compared letter by letter, and a
small linear model weighs the letters, how familiar both forms are, and what the story says around them: who is
introduced, with which given name and role, how often and how near. The weights come from `training/names`.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from lint_rules.language import romanisation, same_person, weights
from lint_rules.language.mentions import Mention, is_asian_given
from lint_rules.language.name_words import (
    COURTESY,
    Familiarity,
    familiarity,
    gendered,
    geographic,
    members,
    related,
    same_given_name,
)

if TYPE_CHECKING:
    from lint_rules.language.story import Story

SHORTEST = 4
FARTHEST = 0.36  # cost per letter
BY_THE_BOOK = 0.5
HOUSEHOLD = 5  # stories, as a base-2 logarithm, in which a name that everybody knows has stood
UNSHARED = 0.5  # share of letters that one form has and the other has not, with a skeleton of four letters or more
MOST_IN_BLOCKS = 20_000  # forms times forms of one key that are compared; stories have a few hundred forms
MOST_NEIGHBOURS = 12  # given names of a form that are looked at
KNOWN_VARIANTS = 0.6  # how likely two romanisations of a given name before one surname are a slip, at the least
_LIST_MARKS = frozenset({",", ";", "(", ")", "and", "&", ":"})


_JOINED_PARTICLES = frozenset("Mc Mac Van Von San Des De Del Di Du Da La Le Al El Fitz O".split())
_LETTERS = (
    "bias,cost,cost per letter,cheap,first letter,last letter,skeleton,doubled only,one dropped,one slip,vowels only,"
    "touched,common start,long,short,romanised,odd once,odd count,main count,both as names,both unknown,swapped,"
    "several differences,reason cyrillic,reason vowel,reason slip,reason dropped"
).split(",")


class Use(NamedTuple):
    """One place where a form stands: its prose offsets, its mention and the name words before and after it there."""

    start: int
    end: int
    mention: Mention
    before: tuple[str, ...]
    after: tuple[str, ...]
    listed: bool
    explained: bool


class Form:
    """One spelling of one word of a name, and everywhere it stands in the story."""

    __slots__ = ("_following", "_given", "count", "text", "uses")

    def __init__(self, text: str, uses: list[Use] | None = None, count: int = 0) -> None:
        self.text = text
        self.uses = uses if uses is not None else []
        self.count = count or len(self.uses)
        self._given: frozenset[str] | None = None
        self._following: frozenset[str] | None = None

    def add(self, use: Use) -> None:
        """Takes in one more use."""
        self.uses.append(use)
        self.count += 1

    @property
    def given(self) -> frozenset[str]:
        """The words that stand before the form inside its mentions: given names, for a family name."""
        if self._given is None:
            self._given = frozenset(word for use in self.uses for word in use.before[:MOST_NEIGHBOURS])
        return self._given

    @property
    def following(self) -> frozenset[str]:
        """The words that stand behind the form inside its mentions: family names, for a given name."""
        if self._following is None:
            self._following = frozenset(word for use in self.uses for word in use.after[:MOST_NEIGHBOURS])
        return self._following

    @property
    def introduced(self) -> bool:
        """Whether the form ever stands in a full name."""
        return any(use.before or use.after for use in self.uses)

    @property
    def never_alone(self) -> bool:
        """Whether every use of the form is in a full name: the story's second references go by another form."""
        return bool(self.uses) and all(use.before or use.after for use in self.uses)

    @property
    def explained(self) -> bool:
        """Whether some use of the form is followed by an apposition, or stands behind a title."""
        return any(use.explained or use.mention.title.lower() not in _COURTESY_OR_NONE for use in self.uses)

    @property
    def titles(self) -> frozenset[str]:
        """The title words before the form's mentions, lower case, without courtesy titles."""
        return frozenset(
            word for use in self.uses for word in use.mention.title.lower().split() if word not in COURTESY
        )


class Candidate(NamedTuple):
    """Two forms that may be one name; `main` is the settled form, `odd` the one that stands out."""

    main: Form
    odd: Form
    score: float


_SCRIPTS = frozenset({"arabic", "arabic sound", "cyrillic", "mark", "east asian"})
_COURTESY_OR_NONE = COURTESY | {""}
_APPOSITIONS = frozenset("the a an who whose his her their its another one former".split())


def _among_names(texts: Sequence[str], mention: Mention) -> bool:
    """Whether another name stands beyond the mark on either side, as in a list or a line-up."""
    behind = texts[mention.last + 1 : mention.last + 2]
    ahead = texts[max(0, mention.first - 2) : max(0, mention.first - 1)]
    return any(word[0].isupper() or word[0].isdigit() for word in (*behind, *ahead))


def _explains(lowers: Sequence[str], at: int) -> bool:
    """Whether an apposition begins at a token: an article, an age, `who`, a role."""
    word = lowers[at] if at < len(lowers) else ""
    return word in _APPOSITIONS or word.isdigit() or word in members("roles") or word in members("title modifiers")


def forms(story: Story) -> dict[str, Form]:
    """The forms of a story by spelling, in order of first appearance; words in capitals count for their usual form."""
    found: dict[str, Form] = {}
    capitals: list[tuple[str, Use]] = []
    tokens = story.tokens
    for mention in story.mentions:
        if mention.kind == "abbreviation" or not mention.words:
            continue
        words = mention.words
        position = 0
        for i in range(mention.first, mention.last):
            text = tokens.text[i]
            if position >= len(words) or text != words[position]:
                continue
            position += 1
            if len(text) < SHORTEST and not same_person.listed_family(text):
                continue
            before = tokens.lower[mention.first - 1] if mention.first else ""
            after = tokens.lower[mention.last] if mention.last < len(tokens) else ""
            explained = after == "," and _explains(tokens.lower, mention.last + 1)
            use = Use(
                tokens.start[i],
                tokens.end[i],
                mention,
                words[max(0, position - 1 - MOST_NEIGHBOURS) : position - 1],
                words[position : position + MOST_NEIGHBOURS],
                after in _LIST_MARKS
                and (before in _LIST_MARKS or mention.opens)
                and not explained
                and _among_names(tokens.text, mention),
                explained,
            )
            if text.isupper():
                capitals.append((text, use))
                continue
            form = found.get(text)
            if form is None:
                form = found[text] = Form(text)
            form.add(use)
    _settle_capitals(found, capitals)
    return found


def _settle_capitals(found: dict[str, Form], capitals: list[tuple[str, Use]]) -> None:
    """Adds words written in capitals to the form they stand for."""
    if not capitals:
        return
    usual = {text.upper(): text for text in found}
    for text, use in capitals:
        key = usual.setdefault(text, text.title() if len(text) > 5 else text)
        form = found.setdefault(key, Form(key))
        form.add(use)


def _worth_comparing(form: Form, known: Mapping[str, Form]) -> bool:
    text = form.text
    lower = text.lower()
    if lower in members("titles") or lower in members("organisation words") or _compound(text):
        return False
    if not (members("calendar") | members("months")).isdisjoint(lower.split("-")):
        return False
    if "-" in text:
        parts = text.split("-")
        if any(part in known or part.lower() in geographic() or len(part) == 1 for part in parts):
            return False
    return SHORTEST <= len(romanisation.plain(text)) <= romanisation.LONGEST


def _compound(text: str) -> bool:
    """Whether a word is a trade name or two words run together: a capital inside, but for McAdam and DeVries."""
    inner = next((i for i, c in enumerate(text[1:], 1) if c.isupper() and text[i - 1].islower()), 0)
    return inner > 0 and text[:inner] not in _JOINED_PARTICLES


def pairs(found: Mapping[str, Form]) -> Iterator[tuple[Form, Form]]:
    """Pairs of forms near enough to be weighed, in order of appearance; derived words are left out."""
    blocks: dict[str, list[int]] = {}
    ordered = [form for form in found.values() if _worth_comparing(form, found)]
    for number, form in enumerate(ordered):
        for key in romanisation.keys(form.text):
            blocks.setdefault(key, []).append(number)
    seen: set[tuple[int, int]] = set()
    most = max(4, min(40, MOST_IN_BLOCKS // (len(ordered) + 1)))
    for numbers in blocks.values():
        if len(numbers) > 1:
            seen.update(combinations(numbers[:most], 2))
    for one, other in sorted(seen):
        a, b = ordered[one], ordered[other]
        if comparable(a.text, b.text):
            yield a, b


def comparable(a: str, b: str) -> bool:
    """Whether two spellings lie near enough to be weighed at all."""
    if abs(len(a) - len(b)) > 4 or romanisation.plain(a) == romanisation.plain(b):
        return False
    if a.lower() in geographic() and b.lower() in geographic():
        return False
    longest = max(len(a), len(b))
    bones = min(len(romanisation.skeleton(a)), len(romanisation.skeleton(b)))
    if romanisation.unshared(a, b) > (UNSHARED if bones >= 4 else FARTHEST) * longest:
        return False
    if related(a, b) or gendered(a, b):
        return False
    cost, differences = romanisation.compare(a, b)
    if cost > FARTHEST * longest:
        return False
    if ("-" in a) != ("-" in b) and cost > FARTHEST:
        return False
    touched = sum(max(len(d.one), len(d.other)) for d in differences)
    if a.lower() in geographic() or b.lower() in geographic():
        return touched < 0.25 * longest
    return touched < 0.34 * longest or cost < 0.3 * touched


def order(a: Form, b: Form) -> tuple[Form, Form]:
    """The settled form and the odd one: by count, then introduction, then familiarity, then first appearance."""

    def weight(form: Form) -> tuple[int, bool, int, int]:
        known = familiarity(form.text)
        return form.count, form.introduced, known.name + known.listed, -(form.uses[0].start if form.uses else 0)

    return (a, b) if weight(a) >= weight(b) else (b, a)


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
    if not ones or not others or _compatible(ones, others):
        return False
    return all(
        any(use.mention.kind == "person" for use in form.uses if use.before or use.after) for form in (main, odd)
    )


def _compatible(ones: frozenset[str], others: frozenset[str]) -> bool:
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
        "romanised": float(reasons <= _SCRIPTS and cost <= 0.3 * len(differences)),
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
    same_given = bool(given and odd_given) and _compatible(given, odd_given)
    same_following = bool(following and odd_following) and _compatible(following, odd_following)
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
    model = _weights()
    total = 0.0
    for name, value in features(main, odd).items():
        if value:
            row = model.row(name)
            if row:
                total += row[0] * value
    likely = 1 / (1 + math.exp(-max(-30.0, min(30.0, total * model.scale))))
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
    if _one_letter_orphan(main, odd):
        return True
    if not {difference.reason for difference in differences} <= _SCRIPTS | {"vowel", "doubled", "sound"}:
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
    if not main.given or odd.introduced or len(main.text) < 6 or any(use.listed for use in odd.uses):
        return False
    a, b = romanisation.plain(main.text), romanisation.plain(odd.text)
    differences = romanisation.differences(a, b)
    one_letter = len(differences) == 1 and max(len(differences[0].one), len(differences[0].other)) == 1
    return one_letter and a[:2] == b[:2] and a[-2:] == b[-2:]


def _beside_the_same(main: Form, odd: Form) -> bool:
    """Whether two given names stand before one surname, or nothing is known of what they stand beside."""
    if not (main.uses and odd.uses):
        return True
    return bool(main.following & odd.following)


@lru_cache(maxsize=2)
def candidates(story: Story) -> tuple[Candidate, ...]:
    """Every pair of forms of the story that was weighed, with its probability, in order of appearance."""
    found = forms(story)
    one_person = {frozenset(pair) for pair in same_person.pairs(story.mentions)}
    weighed = []
    for a, b in pairs(found):
        main, odd = order(a, b)
        certain = frozenset((a.text, b.text)) in one_person
        if certain:
            one_person.discard(frozenset((a.text, b.text)))
        if certain or not vetoed(main, odd):
            likely = probability(main, odd)
            weighed.append(Candidate(main, odd, max(likely, same_person.LIKELY) if certain else likely))
    for words in sorted(map(sorted, one_person)):
        known = [found[word] for word in words if word in found]
        if len(known) == 2:
            main, odd = order(known[0], known[1])
            weighed.append(Candidate(main, odd, same_person.LIKELY))
    return tuple(_with_orphans(found, weighed))


def _with_orphans(found: Mapping[str, Form], weighed: list[Candidate]) -> list[Candidate]:
    """The candidates, with surnames that only a romanisation ties to an introduced one that never stands alone."""
    alone = [form for form in found.values() if _speaks_alone(form)]
    if not alone:
        return weighed
    introduced = [form for form in found.values() if form.never_alone and _is_family_name(form)]
    places = {frozenset((c.main.text, c.odd.text)): at for at, c in enumerate(weighed)}
    for odd in alone:
        matches = [main for main in introduced if same_person.one_surname(main.text, odd.text)]
        if len(matches) != 1:
            continue
        if familiarity(odd.text).name >= HOUSEHOLD and not same_person.listed_family(odd.text):
            continue
        candidate = Candidate(matches[0], odd, BY_THE_BOOK)
        at = places.get(frozenset((candidate.main.text, candidate.odd.text)))
        if at is None:
            weighed.append(candidate)
        elif weighed[at].score < BY_THE_BOOK:
            weighed[at] = weighed[at]._replace(score=BY_THE_BOOK)
    return weighed


def _speaks_alone(form: Form) -> bool:
    """Whether a form is a surname that says something or has a title, and is never introduced."""
    return (
        not form.introduced
        and all(
            use.mention.kind in {"person", "name"} and not use.mention.given and not use.listed for use in form.uses
        )
        and any(use.mention.kind == "person" for use in form.uses)
    )


def _is_family_name(form: Form) -> bool:
    """Whether every use of a form is the family name of a person; a listed one may stand first."""
    listed = same_person.listed_family(form.text)
    return all(
        use.mention.kind == "person" and (use.mention.family == form.text or (listed and not use.before))
        for use in form.uses
    )


def by_text(found: Sequence[Candidate]) -> dict[frozenset[str], Candidate]:
    """Candidates by the two spellings they compare."""
    return {frozenset((c.main.text, c.odd.text)): c for c in found}
