"""An object that opens its sentence, as languages with case endings allow: *This question the deputies will consider*.

`broken_clause` explains it.
"""

from __future__ import annotations

from lint_rules.language.sentences import Sentence
from lint_rules.language.story import Story
from lint_rules.model import Remark
from lint_rules.rules.translation import _clauses
from lint_rules.rules.translation._clauses import View

_PATTERN = "D57"
OPENERS = frozenset("the this these those his her its their such all more many such".split())
_SECOND = frozenset("the this these those his her its their a an".split())
_REACH = 9  # words in which the second noun phrase begins
_TIMES = frozenset(
    "day days week weeks month months year years morning afternoon evening night time moment minute season"
    " weekend summer autumn winter spring hour decade century way more less same first last next second half rest"
    " more sooner longer bigger better worse higher lower fewer round quarter period others once monday tuesday"
    " wednesday thursday friday saturday sunday".split()
)
_OPEN_CLASS_BREAKERS = (
    _clauses.AUXILIARIES
    | _clauses.SUBORDINATORS
    | frozenset(
        "and but or nor , : ; ( ) — – - \" “ ” ' in on at by for with from to into about against between through"
        " during after before under over within without toward towards across not n't it he she they we i you him"
        " them us me gave told took made saw won left lost found held kept met put set led sent let cut hit bought"
        " brought built broke beat sold knew heard held drew wrote ran shut paid read cost became began spent"
        " taught thought caught all both half also never still already only even just".split()
    )
)


def fronted_object(story: Story, sentence: Sentence) -> Remark | None:
    """A noun phrase, a second one directly behind it, and the only finite verb of the sentence behind both."""
    lower = story.tokens.lower
    words = lower[sentence.first : sentence.last][:_REACH]
    second = _second_phrase(words) if lower[sentence.last - 1] == "." else 0
    if not second or any(word.endswith("ed") for word in words[2:second]):
        return None  # a verb; directly behind the opener it is a participle: “the wounded soldiers”
    if not _TIMES.isdisjoint(words[1 : second + 3]):
        return None
    seen = _clauses.view(story, sentence)
    verb = _only_verb(seen, second)
    if verb:
        subject = " ".join(seen.text[second:verb])
        thing = " ".join(seen.text[:second])
        message = f"“{thing}” is the object, but stands where English wants the subject, “{subject}”."
        return _clauses.pointed(
            story, sentence, 0, verb + 1, message, _PATTERN, severity="warning", cure="subject, verb, object"
        )
    return None


def _second_phrase(words: list[str]) -> int:
    """Where a second noun phrase begins that nothing parts from the first; 0 where there is none."""
    for at in range(1, len(words)):
        if at > 1 and words[at] in _SECOND and words[at - 1] != "of":
            return at
        if words[at] in _OPEN_CLASS_BREAKERS:
            return 0
    return 0


def _only_verb(seen: View, second: int) -> int:
    """The finite verb behind the second noun phrase if the sentence has no other; 0 if it is put otherwise."""
    seen = _with_noun(seen, second - 1)
    if seen.tags[second - 1] not in ("NN", "NNS") or _extended_end(seen, 0) != second:
        return 0
    end = _extended_end(seen, second)
    if end <= second or end >= len(seen) or seen.tags[end] not in _clauses.FINITE:
        return 0
    finite = [at for at, tag in enumerate(seen.tags) if tag in _clauses.FINITE and at > end]
    loose = any(seen.tags[at] in ("VBN", "VB") for at in range(len(seen) - 1, end + 4, -1) if not _helped(seen, at))
    return end if not finite and not loose and "," not in seen.lower[: end + 1] else 0


def _with_noun(seen: View, at: int) -> View:
    """The view with a word read as the noun that it may be, where it can be no verb for want of a subject."""
    if seen.tags[at] not in ("VB", "JJ") or at == 0 or seen.tags[at - 1] not in ("DT", "JJ", "PDT", "PRP$"):
        return seen
    return View(seen.lower, seen.text, [*seen.tags[:at], "NN", *seen.tags[at + 1 :]], seen.first)


def _extended_end(seen: View, start: int) -> int:
    """Where the noun phrase that begins at ``start`` ends, with the phrases of place and owner that hang on it."""
    end = _clauses.phrase_end(seen, start)
    while end + 1 < len(seen) and seen.lower[end] in ("of", "in", "from") and end > start:
        following = _clauses.phrase_end(seen, end + 1)
        if following <= end + 1:
            break
        end = following
    return end


def _helped(seen: View, at: int) -> bool:
    """Whether *to* or an auxiliary stands shortly before a verb form that cannot stand alone."""
    return any(
        seen.tags[place] in ("TO", "MD", "IN") or seen.lower[place] in _clauses.AUXILIARIES
        for place in range(max(0, at - 3), at)
    )
