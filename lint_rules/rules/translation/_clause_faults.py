"""Faults of clauses that tags and commas tell; `broken_clause` explains them."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import pairwise

from lint_rules.document import PROSE, RUNNING_COPY
from lint_rules.language import inflection
from lint_rules.language.sentences import Sentence
from lint_rules.language.story import Story
from lint_rules.model import Remark, Severity
from lint_rules.rules.translation import _clauses
from lint_rules.rules.translation._clauses import View

_CONCESSIONS = frozenset(("although", "though", "despite"))
_ANIMATE = frozenset(
    "allies ally farmers sisters brothers countries leaders neighbours neighbors friends states sides"
    " partners families rivals men women ministers towns villages cities clubs teams firms companies"
    " governments nations republics capitals presidents sailors crews captains owners workers workers unions"
    " kings peoples islands schools mayors enemies foes powers giants".split()
)
_DETERMINERS = frozenset("the a an this that these those his her its their our".split())
_REACH = 14  # words behind *although* or *despite* among which its verb would stand
_AUXILIARIES = frozenset(
    "is are was were be been am has have had do does did will would can could may might must should shall"
    " 's 're 've 'll 'd 'm n't said says say went came made took got".split()
)
_BETWEEN = _AUXILIARIES | frozenset(
    "that which who whom when where if because as while than and or but before after until since though although , : ;"
    " ( — – told warns believes claims thinks hopes insists argues added so how what".split()
)
_SAYING = frozenset(("claim", "claims", "say", "says", "hope", "hopes", "think", "fear", "fears", "time", "day", "way"))
_PRONOUNS = frozenset(("it", "he", "she", "they"))
_COUNTED = frozenset(("two", "three", "four", "both"))
_SPANS = frozenset(
    "day days week weeks month months year years hour hours minute minutes decade decades century centuries".split()
)
_QUANTITIES = frozenset(
    "a an one two three four five six seven eight nine ten several some few many couple of the only just"
    " about almost over more than nearly exactly".split()
)
_NOT_PUNCTUAL = frozenset(
    "is are am has have 's 're does do be seems means remains says say remembers remember recalls recall marks"
    " mark commemorates commemorate mourns regrets regret follows follow echoes resembles celebrates honours"
    " honors describes describe shows show reveals explains denies deny admits knows know sees blames blame"
    " repeats dates stems reflects mirrors concerns covers includes compares believes believe thinks claims"
    " claim".split()
)
_GOES_WITH = frozenset(
    "stop go come try sit stand stay turn run hurry bother rush dare sleep eat pick pack cut get drop up".split()
)
_SECOND_OF_PAIR = frozenset("see think do try help say wait watch listen learn look ask enjoy so not".split())
_EMBEDS = frozenset(
    "to let make makes help helps want wants can could will would may might must should that which who if".split()
)


def _sentences(story: Story, kinds: Collection[str] = RUNNING_COPY) -> Iterator[Sentence]:
    return (
        sentence
        for sentence in story.sentences
        if _clauses.readable(sentence) and story.block_of(sentence).kind in kinds
    )


def _remark(
    story: Story,
    sentence: Sentence,
    begin: int,
    end: int,
    message: str,
    pattern: str,
    *,
    severity: Severity,
    cure: str | None,
) -> Remark:
    """A remark on the tokens from ``begin`` to ``end`` of a sentence, counted within it."""
    tokens = story.tokens
    return Remark(
        tokens.start[sentence.first + begin], tokens.end[sentence.first + end - 1], message, severity, cure, pattern
    )


def verbless_concessions(story: Story) -> Iterator[Remark]:
    """*Although* with a noun and no verb of its own; *despite* with a verb that it cannot have."""
    tokens = story.tokens
    for place in [at for at, word in enumerate(tokens.lower) if word in _CONCESSIONS]:
        sentence = story.sentence_at(tokens.start[place])
        if not sentence or not _clauses.readable(sentence) or story.block_of(sentence).kind not in RUNNING_COPY:
            continue
        stretch = tokens.lower[place + 1 : min(sentence.last, place + _REACH)]
        if "," in stretch:
            stretch = stretch[: stretch.index(",")]
        has_verb = any(
            word in _AUXILIARIES or (word.endswith("ed") and index > 1) for index, word in enumerate(stretch)
        )
        concedes = tokens.lower[place] != "despite"
        if not stretch or stretch[0] in _PRONOUNS or has_verb is concedes:
            continue
        seen, at = _clauses.view(story, sentence), place - sentence.first
        end = _verbless_end(seen, at) if concedes else _despite_clause_end(seen, at)
        if end:
            word = seen.text[at]
            message = f"“{word}” takes a noun, not a clause."
            cure = "although ..."
            if concedes:
                message = f"“{word}” opens a clause, and this one never comes to its verb."
                cure = f"give it a verb, or write “Despite {' '.join(seen.text[at + 1 : at + 4])} ...”"
            yield _remark(story, sentence, at, end, message, "D59", severity="error", cure=cure)


def _verbless_end(seen: View, at: int) -> int:
    """Where an *although* clause that has no verb ends; 0 for one that has, or that is a proper short form."""
    if at and seen.lower[at - 1] not in ("and", "but", "that", "—", "–") and at > 1:
        return 0
    start = at + 1
    phrase = _clauses.phrase_end(seen, start)
    if phrase <= start or seen.tags[start] not in _clauses.PHRASE_OPENERS:
        return 0
    stretches = list(_clauses.segments(seen, start))
    if len(stretches) < 2 or not _clauses.states(seen, *stretches[-1]):
        return 0
    first_end = stretches[0][1]
    if any(seen.tags[place] in _clauses.FINITE or _may_be_verb(seen, place) for place in range(phrase, first_end)):
        return 0
    relative = seen.lower[stretches[1][0]] in _clauses.RELATIVES
    if relative:
        if len(stretches) < 3:
            return 0
        rest = stretches[2:]
        resumes = any(
            seen.tags[begin] in _clauses.FINITE
            or (
                seen.tags[begin] == "RB"
                and seen.tags[begin + 1 : begin + 2]
                and seen.tags[begin + 1] in _clauses.FINITE
            )
            for begin, _ in rest
        )
        return 0 if resumes else stretches[1][1]
    if not _clauses.states(seen, *stretches[1]) or seen.tags[stretches[1][0]] == "PRP":
        return 0
    return first_end if _is_event(seen, start, phrase, first_end) else 0


def _may_be_verb(seen: View, at: int) -> bool:
    return seen.tags[at] in ("VBN", "VB") and seen.tags[at - 1] in _clauses.NOUNS | {"RB"}


def _is_event(seen: View, start: int, phrase: int, end: int) -> bool:
    """Whether the noun phrase is no description of the main subject: definite, or plural without an article."""
    opener = seen.lower[start]
    length = end - start
    if opener in ("a", "an", "one", "still", "not", "only", "once", "now"):
        return False
    if seen.tags[start] in ("DT", "PRP$"):
        return length >= 3
    return seen.tags[phrase - 1] == "NNS" and length >= 2 and seen.tags[start] in ("JJ", "NNS", "NN", "JJR")


def _despite_clause_end(seen: View, at: int) -> int:
    start = at + 1
    if start < len(seen) and seen.lower[start] in ("of", "the") and seen.lower[start + 1 : start + 2] == ["fact"]:
        return 0
    phrase = _clauses.phrase_end(seen, start)
    if phrase <= start or phrase + 1 >= len(seen) or seen.tags[start] not in _clauses.PHRASE_OPENERS:
        return 0
    if any(one == "NN" and other == "NNP" for one, other in pairwise(seen.tags[start:phrase])):
        return 0  # the main clause begins without a comma: “Despite this success Mr Dorn left”
    verb = phrase + (seen.tags[phrase] == "RB")
    if verb + 1 >= len(seen) or any(tag in ("WDT", "WP", "WRB") for tag in seen.tags[start:verb]):
        return 0
    plain = seen.tags[verb] in ("VBD", "MD", "VBZ") or seen.lower[verb] in ("is", "was", "are", "were", "has", "have")
    with_object = seen.tags[verb + 1] in ("DT", "PRP$", "PRP", "VB", "VBN", "JJ", "RB", "NN", "NNS")
    return verb + 1 if plain and with_object and seen.tags[phrase - 1] != "VBG" else 0


def mismatched_subjects(story: Story) -> Iterator[Remark]:
    """*But empty barns and two farmers have united*: only people can do it; and sentences that have no verb."""
    lower = story.tokens.lower
    for sentence in _sentences(story):
        if lower[sentence.first] not in ("but", "and") or sentence.last - sentence.first < 8:
            continue
        words = lower[sentence.first : sentence.last]
        if words[1] in ("both", "many", "some", "most", "few", "all", "others"):
            continue
        joined = "and" in words[2:14] and not (_ANIMATE | _COUNTED).isdisjoint(words[4:20])
        if not joined and any(word in _AUXILIARIES or word.endswith("ed") for word in words):
            continue
        seen = _clauses.view(story, sentence)
        at = 1
        while at < len(seen) and seen.tags[at] in ("RB", ","):
            at += 1
        if seen.tags[at] == "VBD" and seen.tags[at + 1] == "NNS":
            at += 1  # “closed mines”: the participle belongs to the noun
        end = _mismatched_end(seen, at)
        if end:
            message = "This subject joins a thing to people, and the verb fits only the people: a word is lost."
            yield _remark(story, sentence, 0, end, message, "D60", severity="warning", cure="say what happened to each")
        elif not any(tag in _clauses.FINITE or tag in ("VB", "VBN") for tag in seen.tags) and seen.lower[-1] == ".":
            message = "This sentence has no verb."
            yield _remark(story, sentence, 0, len(seen), message, "D60", severity="warning", cure="supply the verb")


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
    )
    passive = seen.lower[verb] in ("were", "are") or seen.lower[verb + 1 : verb + 2] == ["been"]
    return second if together or passive else 0


def resumed_subjects(story: Story) -> Iterator[Remark]:
    """*The bridge it was built by the army*: the subject is named and then taken up again by a pronoun."""
    lower = story.tokens.lower
    for sentence in _sentences(story):
        words = lower[sentence.first : min(sentence.first + 9, sentence.last)]
        if words[0] not in _DETERMINERS or _PRONOUNS.isdisjoint(words[2:]):
            continue
        at = next(place for place, word in enumerate(words) if place >= 2 and word in _PRONOUNS)
        if any(word in _BETWEEN or word.endswith("ed") for word in words[1:at]):
            continue
        seen = _clauses.view(story, sentence)
        if (
            seen.tags[at - 1] not in ("NN", "NNS")
            or words[at - 1] in _SAYING
            or _clauses.phrase_end(seen, 0) not in (at, at + 1)
        ):
            continue
        verbs = [place for place in range(at, len(seen)) if seen.tags[place] in _clauses.FINITE]
        loose = any(one not in ("MD", "TO", "RB", "CC") and other == "VB" for one, other in pairwise(seen.tags[at:]))
        if len(verbs) == 1 and verbs[0] <= at + 2 and seen.tags[-2] not in ("IN", "RP") and not loose:
            message = f"“{seen.text[at]}” names the subject a second time."
            yield _remark(story, sentence, 0, verbs[0] + 1, message, "D47", severity="warning", cure="drop the pronoun")


def negation_scopes(story: Story) -> Iterator[Remark]:
    """*did not wait and sell*: the second verb was meant to be affirmed."""
    lower = story.tokens.lower
    for sentence in _sentences(story):
        words = lower[sentence.first : sentence.last]
        if "and" not in words or ("did" not in words and "does" not in words):
            continue
        for at, (auxiliary, negation) in enumerate(pairwise(words)):
            if auxiliary not in ("did", "does") or negation not in ("not", "n't"):
                continue
            joined = _affirmed_verb(_clauses.view(story, sentence), at + 2)
            if joined:
                base = words[joined]
                cure = f"but {inflection.inflect(base, 'VBD' if auxiliary == 'did' else 'VBZ')}"
                message = f"As it stands, “not” also denies “{base}”; if it happened, write “{cure}”."
                yield _remark(story, sentence, at, joined + 1, message, "D61", severity="warning", cure=cure)
                break


def _affirmed_verb(seen: View, verb: int) -> int:
    """The index of a base verb that *and* joins to the denied one though it most likely happened; 0 without one."""
    words, tags = seen.lower, seen.tags
    if verb >= len(seen) or tags[verb][:2] not in ("VB", "NN") or words[verb] in _GOES_WITH:
        return 0
    for at in range(verb + 1, len(seen) - 2):
        if tags[at] in _clauses.FINITE or (
            words[at] in _EMBEDS and not (words[at] == "to" and tags[at + 1] not in ("VB", "VBP"))
        ):
            return 0
        if words[at] in (";", ":", "—", "–", "or", "nor", "but", '"', "”"):
            return 0
        if tags[at] == "VB" and words[at - 1] != "and":
            return 0
        if words[at] == "and" and tags[at + 1] in ("VB", "VBP") and words[at + 1] not in _SECOND_OF_PAIR:
            complement = at - verb - 1
            takes_object = tags[at + 2] in (
                "DT",
                "PRP$",
                "PRP",
                "TO",
                "NNP",
                "IN",
                "NNS",
                "NN",
                "JJ",
                "VBG",
                "CD",
                "RP",
                "RB",
            )
            return at + 1 if takes_object and (complement == 0 or complement >= 2) else 0
    return 0


def present_with_ago(story: Story) -> Iterator[Remark]:
    """*arrives days ago*: a present tense with a time that is past. Captions, too, whose present tense tells of now."""
    tokens = story.tokens
    for place in [at for at, word in enumerate(tokens.lower) if word == "ago"]:
        sentence = story.sentence_at(tokens.start[place])
        if not sentence or not _clauses.readable(sentence) or story.block_of(sentence).kind not in PROSE:
            continue
        at = place - sentence.first
        begin = at - 1
        if begin < 1 or tokens.lower[place - 1] not in _SPANS:
            continue
        seen = _clauses.view(story, sentence)
        while begin > 0 and (seen.lower[begin - 1] in _QUANTITIES or seen.tags[begin - 1] == "CD"):
            begin -= 1
        verb = _present_verb_before(seen, begin)
        if verb is not None:
            past = inflection.inflect(inflection.lemma(seen.lower[verb], "VBZ"), "VBD")
            message = f"“{seen.text[verb]}” is now and “{' '.join(seen.text[begin : at + 1])}” is past: “{past}”."
            yield _remark(story, sentence, verb, at + 1, message, "D85", severity="error", cure=past)


def _present_verb_before(seen: View, end: int) -> int | None:
    """The present-tense verb of the clause that a time phrase beginning at ``end`` closes."""
    for at in range(end - 1, max(-1, end - 13), -1):
        word, tag = seen.lower[at], seen.tags[at]
        if at < end - 1 and _clauses.may_be_present(seen, at):
            return at
        if tag in ("VBZ", "VBP"):
            subject = seen.tags[at - 1] if at else ""
            agrees = tag == "VBZ" or subject in ("NNS", "NNPS", "PRP")
            return at if agrees and word.isalpha() and word not in _NOT_PUNCTUAL else None
        if tag in ("VBD", "VBN", "VB", "VBG", "MD", "WDT", "WP", "WRB", "CC", "TO") or word in _clauses.SUBORDINATORS:
            return None
        if (
            word
            in ("than", "like", "compared", "of", "over", "about", "for", "into", "by", ":", ";", "(", "—", "–", ",")
            or word in _NOT_PUNCTUAL
        ):
            return None
    return None


def parted_subjects(story: Story) -> Iterator[Remark]:
    """*The keeper of the weir, was late*: one comma between a plain subject and its verb."""
    lower = story.tokens.lower
    for sentence in _sentences(story):
        first = sentence.first
        if lower[first] not in ("the", "a", "an", "this", "these", "his", "her", "its", "their"):
            continue
        words = lower[first : sentence.last]
        if words.count(",") != 1 or words.index(",") > 10:
            continue
        comma = words.index(",")
        if comma + 1 >= len(words) or not {
            "was",
            "were",
            "is",
            "are",
            "has",
            "had",
            "have",
            "will",
            "would",
            "said",
            "says",
        } & {words[comma + 1]}:
            continue
        seen = _clauses.view(story, sentence)
        if any(tag in _clauses.FINITE or tag in ("WDT", "WP", "VBN", "VBG", "VB", "WRB") for tag in seen.tags[:comma]):
            continue
        if seen.tags[comma - 1] in _clauses.NOUNS and '"' not in words:
            if words[comma + 1] in ("said", "says") and not _says_that(seen, comma + 1):
                continue
            message = "A comma parts this subject from its verb."
            yield _remark(
                story, sentence, comma - 1, comma + 2, message, "D86", severity="error", cure="drop the comma"
            )


def _says_that(seen: View, at: int) -> bool:
    return at + 1 < len(seen) and seen.lower[at + 1] in ("that", "it", "he", "she", "they", "there", "we", "the")
