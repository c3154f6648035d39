"""Subjects that do not fit their verb, are named twice or parted from it; `broken_clause` explains them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from lint_rules.language.sentences import Sentence
from lint_rules.language.story import Story
from lint_rules.model import Remark
from lint_rules.rules.translation import _clauses
from lint_rules.rules.translation._clauses import View

_ANIMATE = frozenset(
    "allies ally farmers sisters brothers countries leaders neighbours neighbors friends states sides"
    " partners families rivals men women ministers towns villages cities clubs teams firms companies"
    " governments nations republics capitals presidents sailors crews captains owners workers workers unions"
    " kings peoples islands schools mayors enemies foes powers giants".split()
)
DETERMINERS = frozenset("the a an this that these those his her its their our".split())
_BETWEEN = _clauses.AUXILIARIES | frozenset(
    "that which who whom when where if because as while than and or but before after until since though although , : ;"
    " ( — – told warns believes claims thinks hopes insists argues added so how what".split()
)
_SAYING = frozenset(("claim", "claims", "say", "says", "hope", "hopes", "think", "fear", "fears", "time", "day", "way"))
DEFINED = frozenset(
    "task tasks reason aim goal purpose cause problem priority objective duty condition consequence result".split()
)
_TENSED = frozenset(  # verbs with a tense and nothing else, whatever stands around them
    "is was were are has would could should will can may might did does went came".split()
)
_TIMES = frozenset("day days week month year night morning evening same last next only way".split())
JOINING = frozenset(("but", "and"))
_REACH = 9  # words from the head of a sentence among which a pronoun would take its subject up
_PARTED = frozenset("was were is are has had have will would said says".split())  # verbs that no comma precedes
_LONGEST_SUBJECT = 10  # words before the comma
SPANNING = frozenset(("since",))
_LONG_FRAGMENT = 10  # tokens
_SHORTEST = 8  # tokens of a sentence that joins two subjects
_COUNTED = frozenset(("two", "three", "four", "both"))
_PEOPLE = _ANIMATE | _COUNTED


def mismatched_subject(story: Story, sentence: Sentence) -> Remark | None:
    """*But empty barns and two farmers have united*: only people can do it; and sentences that have no verb."""
    lower = story.tokens.lower
    if sentence.last - sentence.first < _SHORTEST:
        return None
    words = lower[sentence.first : sentence.last]
    if words[1] in ("both", "many", "some", "most", "few", "all", "others"):
        return None
    joined = "and" in words[2:14] and not _PEOPLE.isdisjoint(words[4:20])
    if not joined and (not _clauses.AUXILIARIES.isdisjoint(words) or any(word.endswith("ed") for word in words)):
        return None
    seen = _clauses.view(story, sentence)
    at = 1
    while at < len(seen) and seen.tags[at] in ("RB", ","):
        at += 1
    if seen.tags[at] == "VBD" and seen.tags[at + 1] == "NNS":
        at += 1  # “closed mines”: the participle belongs to the noun
    end = _mismatched_end(seen, at)
    if end:
        message = "This subject joins a thing to people, and the verb fits only the people: a word is lost."
        return _clauses.pointed(
            story, sentence, 0, end, message, "D60", severity="warning", cure="say what happened to each"
        )
    if not any(tag in _clauses.FINITE or tag in ("VB", "VBN") for tag in seen.tags) and seen.lower[-1] == ".":
        message = "This sentence has no verb."
        return _clauses.pointed(
            story, sentence, 0, len(seen), message, "D60", severity="warning", cure="supply the verb"
        )
    return None


def _mismatched_end(seen: View, at: int) -> int:
    """The end of the subject if it joins a bare plural of things to a definite group that then acts together."""
    first = _clauses.phrase_end(seen, at)
    if first <= at or seen.tags[at] in ("DT", "PRP", "PRP$", "NNP", "CD") or seen.tags[first - 1] != "NNS":
        return 0
    if seen.lower[first - 1] in _ANIMATE or seen.lower[first : first + 1] != ["and"]:
        return 0
    second = _clauses.phrase_end(seen, first + 1)
    if second <= first + 1 or seen.tags[first + 1] not in ("DT", "CD", "PRP$"):
        return 0
    if seen.lower[second - 1] not in _ANIMATE and _COUNTED.isdisjoint(seen.lower[first + 1 : second]):
        return 0
    verb = second
    if seen.lower[verb : verb + 1] == [","]:
        closing = next((place for place in range(verb + 1, len(seen)) if seen.lower[place] == ","), len(seen))
        verb = closing + 1
    if verb + 1 >= len(seen) or seen.lower[verb] not in ("have", "had", "were", "are"):
        return 0
    together = seen.lower[verb + 1] in (
        "united",
        "joined",
        "met",
        "agreed",
        "reunited",
        "come",
        "become",
        "decided",
        "made",
        "begun",
        "signed",
        "started",
        "opened",
        "founded",
        "formed",
        "held",
    )
    passive = seen.lower[verb] in ("were", "are") or seen.lower[verb + 1 : verb + 2] == ["been"]
    return second if together or passive else 0


def lost_copula(story: Story, sentence: Sentence, at: int) -> Remark | None:
    """*The main task of the board the control of fees*: an aim or a reason without the *is* that names it."""
    if at + 4 >= sentence.last or story.tokens.lower[at + 1] not in ("of", "for", "behind") or at == sentence.first:
        return None
    if not _TENSED.isdisjoint(story.tokens.text[at + 1 : sentence.last]):
        return None
    seen, here = _clauses.view(story, sentence), at - sentence.first
    end = here + 1
    while end + 1 < len(seen) and seen.lower[end] in ("of", "for", "behind", "in"):
        phrase = _clauses.phrase_end(seen, end + 1)
        if phrase <= end + 1:
            break
        end = phrase
    if end <= here + 1 or end + 1 >= len(seen) or seen.lower[end] not in ("the", "a", "an", "not"):
        return None
    if any(tag in _clauses.FINITE or tag in ("VBN", "VB") for tag in seen.tags[end:]):
        return None
    if not _TIMES.isdisjoint(seen.lower[end : end + 4]):
        return None
    if any(tag in _clauses.FINITE for tag in seen.tags[:here]) and "that" not in seen.lower[:here]:
        return None
    message = "The verb of this clause is lost."
    return _clauses.pointed(
        story, sentence, here, end + 1, message, "D60", severity="warning", cure="supply “is” or “was”"
    )


def verbless_sentence(story: Story, sentence: Sentence, at: int) -> Remark | None:
    """*Empty shelves and long queues at the pumps since Monday.*: a long sentence with a span of time and no verb."""
    words = story.tokens.lower[sentence.first : sentence.last]
    if len(words) < _LONG_FRAGMENT or words[-1] != "." or not _clauses.AUXILIARIES.isdisjoint(words):
        return None
    seen = _clauses.view(story, sentence)
    if seen.tags[0] not in ("NNS", "JJ", "NN", "DT") or any(tag == "MD" or tag[:2] == "VB" for tag in seen.tags):
        return None
    message = "This sentence has no verb."
    return _clauses.pointed(story, sentence, 0, len(seen), message, "D60", severity="warning", cure="supply the verb")


def resumed_subject(story: Story, sentence: Sentence) -> Remark | None:
    """*The bridge it was built by the army*: the subject is named and then taken up again by a pronoun."""
    lower = story.tokens.lower
    first = sentence.first
    if _clauses.PRONOUNS.isdisjoint(lower[first : sentence.last][2:_REACH]):
        return None
    words = lower[first : first + _REACH]
    at = next(place for place, word in enumerate(words) if place >= 2 and word in _clauses.PRONOUNS)
    if any(word in _BETWEEN or word.endswith("ed") for word in words[1:at]):
        return None
    seen = _clauses.view(story, sentence)
    if (
        seen.tags[at - 1] not in ("NN", "NNS")
        or words[at - 1] in _SAYING
        or _clauses.phrase_end(seen, 0) not in (at, at + 1)
    ):
        return None
    verbs = [place for place in range(at, len(seen)) if seen.tags[place] in _clauses.FINITE]
    loose = any(one not in ("MD", "TO", "RB", "CC") and other == "VB" for one, other in pairwise(seen.tags[at:]))
    if len(verbs) == 1 and verbs[0] <= at + 2 and seen.tags[-2] not in ("IN", "RP") and not loose:
        message = f"“{seen.text[at]}” names the subject a second time."
        return _clauses.pointed(
            story, sentence, 0, verbs[0] + 1, message, "D47", severity="warning", cure="drop the pronoun"
        )
    return None


def parted_subjects(story: Story) -> Iterator[Remark]:
    """*The keeper of the weir, was late*: one comma between a plain subject and its verb."""
    lower = story.tokens.lower
    last = len(lower) - 1
    commas = [at for at in story.concordance.tokens_of(",") if at < last and lower[at + 1] in _PARTED]
    for at, sentence in _clauses.around(story, commas):
        words, comma = lower[sentence.first : sentence.last], at - sentence.first
        if words[0] not in DETERMINERS or words.count(",") != 1 or comma > _LONGEST_SUBJECT:
            continue
        if comma + 1 >= len(words):
            continue
        seen = _clauses.view(story, sentence)
        if any(tag in _clauses.FINITE or tag in ("WDT", "WP", "VBN", "VBG", "VB", "WRB") for tag in seen.tags[:comma]):
            continue
        if seen.tags[comma - 1] in _clauses.NOUNS and '"' not in words:
            if words[comma + 1] in ("said", "says") and not _says_that(seen, comma + 1):
                continue
            message = "A comma parts this subject from its verb."
            yield _clauses.pointed(
                story, sentence, comma - 1, comma + 2, message, "D86", severity="error", cure="drop the comma"
            )


def _says_that(seen: View, at: int) -> bool:
    return at + 1 < len(seen) and seen.lower[at + 1] in ("that", "it", "he", "she", "they", "there", "we", "the")
