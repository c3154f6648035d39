"""Two full names in a story that are one person's, each word written in another romanisation.

A given name that may be the same proves little, and so does a family name; together, or with one role, they prove a
person. The family names of Korea and China are too short for their letters to tell, so a table says which of them are
one: `Ri` and `Lee`, `Teng` and `Deng`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import combinations
from typing import TYPE_CHECKING

from lint_rules.language import roles, romanisation
from lint_rules.language.lexicon import sections
from lint_rules.language.memo import Memo
from lint_rules.language.name_words import (
    familiarity,
    gendered,
    geographic,
    given_group,
    members,
    related,
    same_given_name,
    well_known_given_name,
)
from lint_rules.language.once import once
from lint_rules.model.records import NamedTuple

if TYPE_CHECKING:
    from lint_rules.language.mentions import Mention
    from lint_rules.language.story import Story
    from lint_rules.language.tokens import Tokens

NEAR = 0.15  # cost per letter of a given or a family name that may be the other
NEARER_WITH_A_ROLE = 0.25  # the same where both stand with one role, or the given names are known to be one
MOST_PEOPLE = 60  # full names of a story that are compared; more are lists
MOST_VOWELS = 1  # vowels of a word that may be other ones
LIKELY = 0.6
_LONG_ENOUGH = 6  # letters of a name in which one that differs is rather a slip
_COMPOUND = 8  # letters of a given name that may be a compound: Abderrahman
_MOST_ALIKE = 0.7  # share of a compound's letters at its beginning that two names have in common
_MOST_UNSHARED = 0.6  # share of letters that only one of two romanisations of a word has
_ONE_LETTER = 0.3  # cost of one letter that scripts confuse
_ARTICLES = frozenset({"al-", "el-", "ul-"})
_COARSE = bytes.maketrans(b"bpfvwkgqcszxjtdlrmn", b"PPPPPKKKKKKKKKKLLNN")  # three kinds of consonants, and l with r
_NO_CONSONANTS = b"aeiouyh"
_DOUBLED = ("PP", "KK", "LL", "NN")
_ACCIDENTS = frozenset({"slip", "dropped", "swapped"})
_SCRIPTS = frozenset({"arabic", "arabic sound", "cyrillic", "mark"})
_KOREAN_VOWELS = frozenset({frozenset("ou"), frozenset("ea")})  # Chol and Chul, Kyong-hae and Kyong-ha(e)


class FullName(NamedTuple):
    """A person's full name in one spelling: `given` and `family` in plain letters, without an Arabic article.

    `family_word` and `given_word` are the words as written, `eastern` tells whether the family name stands first, and
    `mentions` are the places where the name stands in full.
    """

    given: str
    family: str
    given_word: str
    family_word: str
    eastern: bool
    mentions: tuple[Mention, ...]

    @property
    def sentences(self) -> frozenset[int]:
        """The numbers of the sentences in which the name stands."""
        return frozenset(mention.sentence for mention in self.mentions)

    def roles(self, tokens: Tokens) -> frozenset[str]:
        """The words of title and role that the name stands with."""
        return frozenset(role for mention in self.mentions for role in roles.beside(tokens, mention))


@cache
def _families() -> Mapping[str, frozenset[int]]:
    """The short family names that the table lists, with the rows in which they stand."""
    found: dict[str, set[int]] = {}
    for number, line in enumerate(sections("names.txt")["family variants"]):
        for name in line.split():
            found.setdefault(name, set()).add(number)
    return {name: frozenset(rows) for name, rows in found.items()}


@cache
def _first_families() -> frozenset[str]:
    """The East Asian family names that stand before a given one, in lower case; none that is rather a given name."""
    return frozenset([name for name in {*members("family first"), *_families()} if not well_known_given_name(name)])


def listed_family(word: str) -> bool:
    """Whether a word is an East Asian family name of which other romanisations are known."""
    return word.lower() in _families()


def same_family_name(one: str, other: str) -> bool:
    """Whether the table calls two East Asian family names one: `Choe` and `Choi`."""
    rows = _families().get(romanisation.plain(one), frozenset())
    return not rows.isdisjoint(_families().get(romanisation.plain(other), frozenset()))


@once
def in_full(story: Story) -> list[Mention]:
    """The mentions that give more than one word of a person's name, in order."""
    return [mention for mention in story.mentions if mention.kind == "person" and len(mention.words) > 1]


def full_names(story: Story) -> dict[tuple[str, ...], list[Mention]]:
    """The words of every full name of a person, in order of first appearance, and the mentions that give it."""
    found: dict[tuple[str, ...], list[Mention]] = {}
    for mention in in_full(story):
        words = mention.words
        if len(words) > 4 or words[-1].isupper():
            continue
        if words in found:
            found[words].append(mention)
        elif len(found) < MOST_PEOPLE:
            found[words] = [mention]
    return found


def _is_eastern(words: tuple[str, ...]) -> bool:
    """Whether the family name is the first of the words of a full name."""
    return words[0].lower() in _first_families() and len(words) <= 3


def _full_name(words: tuple[str, ...], mentions: Sequence[Mention]) -> FullName:
    eastern = _is_eastern(words)
    family, given = (words[0], words[1:]) if eastern else (words[-1], words[:-1])
    plain = romanisation.plain
    return FullName("".join(map(plain, given)), plain(_bare(family)), given[0], family, eastern, tuple(mentions))


def _bare(family: str) -> str:
    """A family name without the Arabic article that is joined to it."""
    return family[3:] if family[:3].lower() in _ARTICLES else family


def _sounds(family: str) -> frozenset[str]:
    """Keys of a family name that every romanisation of it shares: three kinds of consonants, doubled ones once.

    An h is a consonant in Ukrainian (`Hnatiuk`, `Gnatyuk`) and part of one, or nothing, elsewhere; a w may be a vowel
    (`Wazzan`, `Ouazzan`).
    """
    letters = romanisation.plain(_bare(family))
    keys = [_rough(letters)]
    if "h" in letters:
        keys.append(_rough(letters.replace("h", "g")))
    if "w" in letters:
        keys.append(_rough(letters.replace("w", "")))
    return frozenset(keys)


_SOUNDS: Memo[frozenset[str]] = Memo(_sounds)


def _rough(letters: str) -> str:
    """One key: the kinds of consonants of a plain family name, doubled ones once."""
    bare = letters.encode(errors="surrogatepass").translate(_COARSE, _NO_CONSONANTS)
    rough = bare.decode(errors="surrogatepass")
    for doubled in _DOUBLED:
        while doubled in rough:
            rough = rough.replace(doubled, doubled[0])
    return rough


def surname_keys(family: str) -> list[str]:
    """Blocking keys of a surname as written: those that `one_surname` calls one share one of them."""
    rows = _families().get(romanisation.plain(_bare(family)), ())
    return [*[f"row {row}" for row in rows], *_SOUNDS[family]]


def _keys(words: tuple[str, ...]) -> list[str]:
    """Blocking keys of a full name: its family name's consonants or table rows, and its given name."""
    if _is_eastern(words):
        return [f"eastern {key}" for key in surname_keys(words[0])]
    given = romanisation.plain(words[0]) if len(words) == 2 else "".join(map(romanisation.plain, words[:-1]))
    return [f"given {given_group(given) or given}", *_SOUNDS[words[-1]]]


def pairs(story: Story) -> Iterator[tuple[str, str]]:
    """Pairs of words, as the story writes them, that are two spellings in one person's full names."""
    found = full_names(story)
    if len(found) < 2:
        return
    blocks: dict[str, list[int]] = {}
    for number, words in enumerate(found):
        for key in _keys(words):
            blocks.setdefault(key, []).append(number)
    seen = {pair for numbers in blocks.values() if len(numbers) > 1 for pair in combinations(numbers, 2)}
    if not seen:
        return
    names = list(found.items())
    alike = {number for pair in seen for number in pair}
    people = {at: _full_name(*names[at]) for at in alike}
    for a, b in sorted(seen):
        one, other = people[a], people[b]
        if same(one, other, story.tokens):
            if one.family != other.family:
                yield one.family_word, other.family_word
            else:
                yield _differing_given(one, other)


def _differing_given(one: FullName, other: FullName) -> tuple[str, str]:
    """The words in which the given names of two people of one family name differ first."""
    ours, theirs = one.mentions[0].words, other.mentions[0].words
    if len(ours) != len(theirs):
        return one.given_word, other.given_word
    differing = ((a, b) for a, b in zip(ours, theirs, strict=True) if romanisation.plain(a) != romanisation.plain(b))
    return next(differing, (one.given_word, other.given_word))


def same(one: FullName, other: FullName, tokens: Tokens) -> bool:
    """Whether two full names of a story are one person's: in two romanisations, or by a slip in one of them.

    `one` is the name that the story gives first.
    """
    if not _can_be_one(one, other) or one.sentences & other.sentences or _roles_of_their_own(one, other, tokens):
        return False
    one_role = not one.roles(tokens).isdisjoint(other.roles(tokens))
    bare = _comes_bare(one, other, tokens)
    if one.eastern:
        return _eastern(one, other, vouched=one_role or bare)
    known = one.given == other.given or same_given_name(one.given, other.given)
    if one.family == other.family:
        slipped = (one_role or bare) and one_letter_apart(one.given, other.given)
        return known or slipped or (bare and _one_compound(one.given, other.given))
    if (one_role or bare) and one.given == other.given and one_letter_apart(one.family, other.family):
        return True
    if (
        not known
        and not _by_script(one.given, other.given, some=True)
        and not _by_script(one.family, other.family, some=True)
    ):
        return False  # Anna Hansen and Anne Hanson: two vowels are two people
    if one.given == other.given and not one_role and not _by_script(one.family, other.family):
        return False
    return _romanised(one.family, other.family, NEARER_WITH_A_ROLE if one_role or known else NEAR)


def _can_be_one(one: FullName, other: FullName) -> bool:
    """Whether their letters allow two full names to be one person's, whatever the story says of them."""
    if one.given + one.family == other.given + other.family:
        return False
    if one.eastern:
        return _eastern(one, other, vouched=True)
    known = one.given == other.given or same_given_name(one.given, other.given)
    if not known and well_known_given_name(one.given) and well_known_given_name(other.given):
        return False  # Hasan and Hossein are brothers
    if one.family == other.family:
        alike = known or one_letter_apart(one.given, other.given) or _one_compound(one.given, other.given)
        return one.given != other.given and alike
    if not (known or _romanised(one.given, other.given, NEAR)):
        return False
    slipped = one.given == other.given and one_letter_apart(one.family, other.family)
    if not (slipped or _romanised(one.family, other.family, NEARER_WITH_A_ROLE)):
        return False
    return not (gendered(one.family_word, other.family_word) or related(one.family, other.family))


def _roles_of_their_own(one: FullName, other: FullName, tokens: Tokens) -> bool:
    """Whether both names stand with roles, and with no role in common."""
    ours, theirs = one.roles(tokens), other.roles(tokens)
    return bool(ours and theirs) and ours.isdisjoint(theirs)


def _comes_bare(one: FullName, other: FullName, tokens: Tokens) -> bool:
    """Whether the story gives the first person a role, and the second none: the name alone opens each sentence.

    Readers who do not know a second person of so like a name take the first to speak on.
    """
    return bool(one.roles(tokens)) and all(
        mention.opens
        and not mention.title
        and not tokens.text[mention.first - 1][-1].isalnum()  # no `Diver` before the name
        and mention.last < len(tokens)
        and tokens.text[mention.last][0].isalpha()
        for mention in other.mentions
    )


def _one_compound(one: str, other: str) -> bool:
    """Whether two long plain given names begin alike, as Arabic compounds do, and are no man's and woman's."""
    if min(len(one), len(other)) < _COMPOUND or one.endswith("a") != other.endswith("a"):
        return False
    return _alike(one, other) >= _MOST_ALIKE * max(len(one), len(other))


def one_letter_apart(one: str, other: str) -> bool:
    """Whether two plain words of six letters or more differ in one inner letter: another one, one more or one less."""
    if min(len(one), len(other)) < _LONG_ENOUGH or abs(len(one) - len(other)) > 1 or one == other:
        return False
    start = _alike(one, other)
    end = _alike(one[::-1], other[::-1])
    return start > 1 and end > 1 and start + end >= max(len(one), len(other)) - 1


def _alike(one: str, other: str) -> int:
    """How many letters two words have in common at their beginning."""
    return next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def _by_script(one: str, other: str, *, some: bool = False) -> bool:
    """Whether two words differ only (or, with `some`, also) in what a script cannot tell apart, vowels left alone."""
    found = [difference.reason in _SCRIPTS for difference in romanisation.differences(one, other)]
    return any(found) if some else all(found)


def _eastern(one: FullName, other: FullName, *, vouched: bool) -> bool:
    """The same for names of Korea, China and Vietnam: another vowel in a given name is another name, but for a few.

    `vouched` says whether the story makes one person of two that share the family name.
    """
    if one.given == one.family:
        return False
    if one.family == other.family:
        return vouched and one_eastern_name(one.given, other.given)
    family = same_family_name(one.family, other.family)
    return family and (one.given == other.given or one_eastern_name(one.given, other.given))


def one_eastern_name(one: str, other: str) -> bool:
    """Whether two Korean or Chinese given names differ only as romanisations of one do: not `Min-hee` and `Min-ho`."""
    return _romanised(one, other, NEARER_WITH_A_ROLE) and not other_vowel(one, other)


def other_vowel(one: str, other: str) -> bool:
    """Whether some vowel of two given names is another one, and not another way to write it: `Min-su`, `Min-seo`."""
    if romanisation.plain(one).endswith("eo") and romanisation.plain(other)[-1:] in "iu":
        return True
    if romanisation.plain(other).endswith("eo") and romanisation.plain(one)[-1:] in "iu":
        return True
    return any(
        difference.reason == "vowel"
        and max(len(difference.one), len(difference.other)) == 1
        and frozenset(difference.one + difference.other) not in _KOREAN_VOWELS
        for difference in romanisation.differences(one, other)
    )


def _romanised(one: str, other: str, dearest: float) -> bool:
    """Whether two plain words differ by habits of romanisation alone, at no more than a cost per letter."""
    if one == other:
        return True
    if romanisation.unshared(one, other) > _MOST_UNSHARED * max(len(one), len(other)):
        return False
    cost, differences = romanisation.compare(one, other)
    if cost > dearest * max(len(one), len(other)):
        return False
    if any(difference.reason in _ACCIDENTS for difference in differences):
        return False
    return sum(1 for difference in differences if difference.reason == "vowel") <= MOST_VOWELS


def one_surname(introduced: str, alone: str) -> bool:
    """Whether a surname that nobody introduced can be an introduced one in another romanisation."""
    one, other = romanisation.plain(_bare(introduced)), romanisation.plain(_bare(alone))
    if one == other or gendered(introduced, alone):
        return False
    if same_family_name(one, other):
        return True
    if min(len(one), len(other)) < 5 or one in geographic() or other in geographic() or related(one, other):
        return False
    if familiarity(alone).word > familiarity(alone).name:
        return False
    return not _SOUNDS[introduced].isdisjoint(_SOUNDS[alone]) and _romanised(one, other, NEAR)


def surely_one_surname(one: str, other: str) -> bool:
    """Whether two surnames are in one row of the table, or long and apart only in a letter that scripts confuse."""
    ours, theirs = romanisation.plain(_bare(one)), romanisation.plain(_bare(other))
    if same_family_name(ours, theirs):
        return True
    return (
        min(len(ours), len(theirs)) >= _LONG_ENOUGH
        and romanisation.cost(ours, theirs) <= _ONE_LETTER
        and _by_script(ours, theirs)
    )
