"""Shallow syntax of a sentence: its noun phrases and its verb groups.

Works on words and Penn Treebank tags alone. All indices count the words of the sentence from 0 and ends are exclusive:
add `sentence.first` for indices into the story's tokens. `language.clauses` builds clauses from these.
"""

from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from lint_rules.language import inflection
from lint_rules.model.patterns import compiled

NounKind = Literal["name", "common", "time", "number", "pronoun", "relative", "there"]
VerbForm = Literal["finite", "imperative", "infinitive", "participle", "gerund"]
Tense = Literal["past", "present", "future", "modal", ""]

NOUNS = frozenset(("NN", "NNS", "NNP", "NNPS"))
VERBS = frozenset(("VB", "VBP", "VBZ", "VBD", "VBN", "VBG"))

BE = frozenset(("'m", "'re", "'s", "ai", "am", "are", "be", "been", "being", "is", "was", "were"))
HAVE = frozenset(("'d", "'s", "'ve", "had", "has", "have", "having"))
DO = frozenset(("did", "do", "does"))
_FUTURE = frozenset(("'ll", "sha", "shall", "will", "wo"))
_NEGATIONS = frozenset(("n't", "never", "not"))
_GOVERNORS = frozenset(("IN", "TO"))

# One letter a tag, so that a noun phrase is a pattern over letters. Some words have their own: `d` days and months, `t`
# other times, `m` many and the like, `b` be and have, `a` not, `h` than.
_LETTERS = {
    **dict.fromkeys(("NN", "NNS"), "N"), **dict.fromkeys(("NNP", "NNPS"), "X"), **dict.fromkeys(("PRP$", "WP$"), "Q"),
    **dict.fromkeys(("JJ", "JJR", "JJS"), "J"), **dict.fromkeys(("RB", "RBR", "RBS"), "R"), "DT": "D", "PDT": "P",
    "CD": "C", "VBN": "V", "VBG": "G", "POS": "S", "$": "$", "PRP": "p", "EX": "e", "WP": "w", "WDT": "w", "CC": "c",
}  # fmt: skip
_DAYS = frozenset(
    (
        "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january", "february", "march",
        "april", "may", "june", "july", "august", "september", "october", "november", "december", "today", "tomorrow",
        "yesterday", "tonight",
    )
)  # fmt: skip
_TIMES = frozenset(
    (
        "afternoon", "century", "day", "days", "decade", "decades", "evening", "hour", "hours", "minute", "minutes",
        "moment", "month", "months", "morning", "night", "summer", "autumn", "winter", "time", "week", "weekend",
        "weeks", "year", "years",
    )
)  # fmt: skip
_MANY = frozenset(("few", "fewer", "less", "many", "more", "most", "much", "several"))
# The counts are possessive and bounded: nothing is tried twice, and no list of adjectives costs more than its length.
# Python's own engine reads such counts wrongly before 3.11.4.
_NOUN_PHRASE = r"""(?x)
    [pew]
  | d C? (?: ,C )? (?! S )
  | (?: P? [DQ] (?: Jc (?=R?J) | R{0,3}+ [JmCVG$] ){0,12}+
      | [RJm] h \$? C++ | R? \$? C++ | Jc (?=J) | R? m | J | (?<![abNX]) V (?=[JNX]) ){0,12}+
    [NXdt]++ C? (?: S (?: R{0,3}+ [JmCG] | V ){0,12}+ [NXdt]++ )*+ S?
  | P? [DQ] (?: R{0,3}+ [JmCV] ){1,12}+
  | P? D
  | R? \$? C++
  | R? m
"""


class NounPhrase(NamedTuple):
    """A noun with the determiners and modifiers before it ("the council's two new ferries"), or a pronoun.

    `head` is the index of its last noun. Prepositional phrases and relative clauses behind it are not part of it.
    `preposition` is the index of the preposition (or `to`) that governs it, -1 for none. `kind` is that of the head:
    `name` for a proper noun, `time` for a day, month, week ..., `relative` for who, which and that, `number` for a
    figure standing alone.
    """

    start: int
    end: int
    head: int
    kind: NounKind
    preposition: int


class VerbGroup(NamedTuple):
    """A verb with its auxiliaries, their adverbs and `to` ("has not been sold", "to be seen").

    `head` is the index of the main verb and `lemma` its base form. `tense` is that of the first verb, `modal` for a
    modal other than will and shall, and empty unless the group is finite. `modal` is the modal verb in lower case, or
    empty. A `participle` is a past participle without auxiliary, a `gerund` an -ing form without one.
    """

    start: int
    end: int
    head: int
    lemma: str
    form: VerbForm
    tense: Tense
    modal: str
    passive: bool
    perfect: bool
    progressive: bool
    negated: bool

    @property
    def finite(self) -> bool:
        """Whether the group can carry a clause: it has a tense, a modal, or is a command."""
        return self.form in ("finite", "imperative")


def noun_phrases(words: Sequence[str], tags: Sequence[str]) -> list[NounPhrase]:
    """The noun phrases of a sentence, from left to right; they do not overlap."""
    letters = "".join(map(_letter, words, tags))
    found: list[NounPhrase] = []
    for match in compiled(_NOUN_PHRASE).finditer(letters):
        start, end = match.span()
        if tags[end - 1] == "POS" and end - 1 > start:
            end -= 1
        head = next((index for index in range(end - 1, start - 1, -1) if tags[index] in NOUNS), end - 1)
        found.append(NounPhrase(start, end, head, _kind(letters[head]), _preposition(tags, start)))
    return found


def verb_groups(words: Sequence[str], tags: Sequence[str], nouns: Sequence[NounPhrase]) -> list[VerbGroup]:
    """The verb groups of a sentence outside its noun phrases, from left to right."""
    inside = frozenset(index for phrase in nouns for index in range(phrase.start, phrase.end))
    found: list[VerbGroup] = []
    at = 0
    while at < len(tags):
        if at not in inside and (tags[at] in VERBS or tags[at] == "MD" or _opens_infinitive(tags, at)):
            group = verb_group(words, tags, at, inside)
            found.append(group)
            at = group.end
        else:
            at += 1
    return found


def verb_group(
    words: Sequence[str], tags: Sequence[str], start: int, inside: frozenset[int] = frozenset()
) -> VerbGroup:
    """The verb group that begins with the verb (or `to`) at `start`; words `inside` noun phrases are no part of it."""
    members = list(_members(words, tags, start, inside))
    verbs = [index for index in members if tags[index] != "TO"]
    head = verbs[-1]
    chain = [words[index].lower() for index in verbs]
    first = tags[verbs[0]]
    modal = chain[0] if first == "MD" else ""
    before = chain[-2] if len(chain) > 1 else ""
    tense: Tense = ""
    form: VerbForm
    if first == "MD":
        form, tense = "finite", "future" if modal in _FUTURE else "modal"
    elif first in ("VBD", "VBZ", "VBP"):
        form, tense = "finite", "past" if first == "VBD" else "present"
    elif first == "VB":
        form = "imperative" if len(members) == len(verbs) and start == 0 else "infinitive"
    else:
        form = "participle" if first == "VBN" else "gerund"
    progressive = before in BE and tags[head] == "VBG"
    end = head + 1
    negated = any(words[index].lower() in _NEGATIONS for index in range(max(0, start - 1), min(end + 1, len(words))))
    return VerbGroup(
        start,
        end,
        head,
        inflection.lemma(words[head], "VBN" if before in BE and not progressive else tags[head]),
        form,
        tense,
        modal,
        passive=before in BE and not progressive,
        perfect=any(word in HAVE for word in chain[:-1]),
        progressive=progressive,
        negated=negated,
    )


def _letter(word: str, tag: str) -> str:
    letter = _LETTERS.get(tag, ",")
    low = word.lower()
    if letter in "NX" and (low in _DAYS or low in _TIMES):
        return "d" if low in _DAYS else "t"
    if low == "than":
        return "h"
    if letter == "J" and low in _MANY:
        return "m"
    if letter == "R":
        return "a" if low in _NEGATIONS else "R"
    if tag[0] == "V" and (low in BE or low in HAVE):
        return "b"
    return "X" if word == "&" else letter


def _kind(letter: str) -> NounKind:
    kinds: dict[str, NounKind] = {
        "X": "name", "N": "common", "d": "time", "t": "time", "C": "number", "w": "relative", "e": "there",
        "p": "pronoun", "D": "pronoun",
    }  # fmt: skip
    return kinds.get(letter, "common")


def _preposition(tags: Sequence[str], start: int) -> int:
    """The index of the preposition before a noun phrase, looking past adverbs (after nearly a week), or -1."""
    at = start - 1
    while at >= 0 and tags[at] in ("RB", "RBR", "``", "''"):
        at -= 1
    return at if at >= 0 and tags[at] in _GOVERNORS else -1


def _opens_infinitive(tags: Sequence[str], at: int) -> bool:
    """Whether the word at `at` is a `to` with a verb behind it, adverbs between them or not."""
    if tags[at] != "TO":
        return False
    following = at + 1
    while following < len(tags) and tags[following] == "RB":
        following += 1
    return following < len(tags) and tags[following] == "VB"


def _members(words: Sequence[str], tags: Sequence[str], start: int, inside: frozenset[int]) -> Iterator[int]:
    """The indices of the verbs of a group (and of its `to`), auxiliaries first."""
    at = start
    yield at
    while True:
        following = at + 1
        while following < len(tags) and tags[following] == "RB" and following not in inside:
            following += 1
        if (
            following >= len(tags)
            or following in inside
            or not _continues(words[at].lower(), tags[at], tags[following])
        ):
            return
        at = following
        yield at


def _continues(word: str, tag: str, following: str) -> bool:
    """Whether a verb with the tag `following` belongs to the auxiliary (or `to`) before it."""
    if tag in ("MD", "TO"):
        return following in ("VB", "VBP")
    if word in BE and following in ("VBN", "VBD", "VBG"):
        return True
    if word in HAVE and following in ("VBN", "VBD"):
        return True
    return word in DO and following in ("VB", "VBP")
