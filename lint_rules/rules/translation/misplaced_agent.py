"""A place stands where the visitor should, or a thing acts on itself.

What it does
------------
Finds capitals, countries and seats of government that *visit*, *tour*, *meet* or *receive* an official or a named
person.

Why it is a fault
-----------------
In Arabic and Russian the verb may come before its subject, and endings or prepositions tell who visits whom. Word for
word in English, the place becomes the guest: *Lima visited the finance minister*. The reader gets the fact backwards.

When it stays silent
--------------------
Where the place is no subject (*envoys to Lima received ...*), on verbs a capital may do in headlines and diplomacy
(say, support, accuse, host), in sport, where towns do visit each other, and in quotations.

References
----------
Measured hits per 100,000 words of native copy, human and machine translation: 0, 0, 0.4. MQM,
Accuracy/mistranslation."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lint_rules.language.matching import PhraseMatch
from lint_rules.language.story import Story
from lint_rules.model import Remark, Severity
from lint_rules.rules import phrases
from lint_rules.rules.base import Option, Options

SEVERITY: Severity = "error"
OPTIONS: Mapping[str, Option] = phrases.OPTIONS
FAILS = (
    "On Monday Lisbon visited Foreign Minister Ana Kolb for talks on sardines.",
    "In 2019, and again in July, Baku visited President Ilda Voss.",
)
PASSES = (
    "Talks in Lisbon visited by Foreign Minister Ana Kolb ended well.",
    "She flew to Baku, visited President Ilda Voss and left.",
    "Baku directly supported President Ilda Voss.",
)

_LONGEST = 300  # tokens; what is longer is no sentence
_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
# Words that can stand before a subject: what comes before the place must not govern it.
_BEFORE_SUBJECT = frozenset(
    "and but when that while as because since after before although though yet so then today yesterday"
    " tomorrow ago earlier later recently week month year meanwhile also if where weekend morning evening"
    " afternoon spring summer autumn winter monday tuesday wednesday thursday friday saturday sunday january"
    " february march april may june july august september october november december".split()
)


def check(story: Story, options: Options) -> Iterator[Remark]:
    """The pack's matches in which the place is the subject."""
    matches = story.phrases.get("translation/misplaced-agent", ())
    yield from phrases.remarks(story, filter(lambda match: _is_subject(story, match), matches), options)


def _is_subject(story: Story, match: PhraseMatch) -> bool:
    """Whether the place begins a clause, rather than ending a phrase that another word governs."""
    tokens = story.tokens
    place = match.captures["place"][0]
    if not story.prose[place].isupper():
        return False
    at = match.tokens[0]
    sentence = story.sentences[match.sentence]
    if sentence.last - sentence.first > _LONGEST:
        return False
    if at == sentence.first:
        return True
    before = tokens.lower[at - 1]
    if before in _BEFORE_SUBJECT or before.isdigit() or not before[0].isalnum():
        return True
    tags = story.tags(sentence)[: at - sentence.first]
    return tags[0] == "IN" and tags[-1] in ("NN", "NNS") and not any(tag in _FINITE for tag in tags)
