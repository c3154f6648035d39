"""Who vouches for a claim: what an attribution covers, what carries over, and what only looks like a source."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from lint_rules.language.attribution import Attribution
from lint_rules.language.claims.records import Standing
from lint_rules.language.claims.saying import is_attitude, is_factive, is_saying, is_stating
from lint_rules.model.patterns import compiled

if TYPE_CHECKING:
    from lint_rules.language.sentences import Sentence
    from lint_rules.language.story import Story

ALMOST_CERTAIN = 0.8  # from here on even a grave claim is open to doubt
UNSEEN = 0.65  # and one in which neither source nor cue is to be seen
_MOST = 40  # attributions of a sentence that are looked at; bounds the cost of endless sentences
_REACH = 120  # tokens either side within which a verb of saying is looked for
_NOBODY = frozenset("this that which there what these those we i us one you all everything who whom".split())
_BEING = frozenset("is was be been being 's should must has".split())
_TELLING = frozenset(
    """said says say told tells according warned warns argued argues claimed claims insisted insists predicts predicted
    forecasts added adds stressed stresses wrote writes announced explained""".split()
)
# What is also said of rain and strikes, and of speech where it stands between commas with nothing but a speaker.
_RESUMING = frozenset("continued continues went goes".split())
_RESUMED = r"""(?x),\s(?:
      (?:\p{Lu}[\p{L}.'’-]*+\s){1,6}
    | (?:[\p{L}'’-]++\s){0,5}
      (?:he|she|they|note|statement|letter|report|document|release|memo|message|post|spokes\p{L}+)\s
    )(?:continue[ds]|went\son|goes\son)(?:\.|,(?!\s(?:and|but)\b))
"""
_HANGING = ", which "
_FACELESS_RUNGS = frozenset({"anonymous", "group", "none"})
_SUBORDINATORS = frozenset(
    "although though while whereas since because as after before when if despite once until".split()
)
# A sentence that opens so turns to another matter, and what was attributed before does not carry into it.
_TURNS = frozenset(
    """but however meanwhile thus therefore hence nevertheless nonetheless otherwise still yet consequently especially
    although though despite besides moreover furthermore interestingly obviously clearly""".split()
)
_TURN_PHRASES = frozenset({
    ("as", "for"), ("as", "a", "result"), ("in", "general"), ("in", "contrast"), ("in", "short"),
    ("on", "the", "other"), ("at", "the", "same"), ("in", "return"), ("in", "turn"), ("after", "all"),
    ("in", "fact"), ("by", "contrast"), ("in", "addition"), ("in", "conclusion"), ("it", "should"), ("it", "is"),
})  # fmt: skip


class Vouching:
    """Answers what stands behind a range of the narrator's words."""

    def __init__(self, story: Story) -> None:
        self._story = story

    def standing(
        self, sentence: Sentence, start: int, end: int, *, factive: bool, own: bool, grave: bool = False
    ) -> Standing:
        """How the words from ``start`` to ``end`` are vouched for.

        ``factive`` words assert what follows whoever is named behind them; with ``own`` the words are themselves a
        verb of attitude, which the attribution analysis may take for a cue. A ``grave`` claim has to be said, written
        or held by somebody: that it sounds attributed is not enough.
        """
        subordinate = self._story.tokens.lower[sentence.first] in _SUBORDINATORS
        if not factive and (
            self._opens_with_view(sentence) or (not subordinate and self._is_told(sentence, start, end))
        ):
            return "attributed"  # its own words settle it, so that the analysis need not be asked
        covering = self._story.attribution.covering(start, end)
        if covering is not None and self._vouches(covering, start, end, own, grave):
            return "bare" if factive and covering.rung in _FACELESS_RUNGS else "attributed"
        if factive:
            return "bare"
        found = self._story.attribution.of_sentence(sentence.index)[:_MOST]
        real = [each for each in found if not _only_follows(each, end) and self._vouches(each, start, end, own, grave)]
        if real:
            return "bare" if subordinate and self._set_apart(real, start) else "attributed"
        if subordinate and self._is_told(sentence, start, end):
            return "attributed"
        if not found and self._story.attribution.is_attributed(sentence.index, ALMOST_CERTAIN if grave else UNSEEN):
            return "doubtful" if grave else "attributed"
        return "carried" if self._carries_on(sentence) else "bare"

    def source(self, start: int, end: int, *, own: bool, grave: bool) -> Attribution | None:
        """The attribution that covers the words from ``start`` to ``end``, if its source can stand behind them."""
        covering = self._story.attribution.covering(start, end)
        return covering if covering is not None and self._vouches(covering, start, end, own, grave) else None

    def is_silent_nearby(self, sentence: Sentence) -> bool:
        """Whether there are sentences beside this one, in whatever paragraph, and none of them is attributed."""
        count = len(self._story.sentences)
        near = [index for index in (sentence.index - 1, sentence.index + 1) if 0 <= index < count]
        return bool(near) and not any(map(self._story.attribution.is_attributed, near))

    def _vouches(self, attribution: Attribution, start: int, end: int, own: bool, grave: bool) -> bool:
        """Whether an attribution has a source that can stand behind the words."""
        own_words = (attribution.cue, attribution.source) if own else (attribution.cue,)
        if any(span and span.start < end and start < span.end for span in own_words):
            return False
        telling = is_stating if grave and not attribution.quoted else is_saying
        cue = self._story.text(*attribution.cue) if attribution.cue else ""
        if attribution.cue is not None and not (telling(cue) and not self._hangs_on(attribution.cue.end, cue, start)):
            return False
        if is_factive(cue) and not attribution.quoted:
            return False
        source = self._story.text(*attribution.source).lower() if attribution.source else ""
        if source in ("", "it"):
            return attribution.quoted or (bool(cue) and not own and not _is_impersonal(cue))
        return source not in _NOBODY

    def _hangs_on(self, behind: int, cue: str, start: int) -> bool:
        """Whether the words from ``start`` on hang on behind what somebody merely wants or sees: `sees the dam as a
        threat, which led to ...`."""
        return is_attitude(cue) and _HANGING in self._story.text(behind, start + len(_HANGING))

    def _opens_with_view(self, sentence: Sentence) -> bool:
        """Whether the sentence opens on whose view it gives: `For Ana Brodik, ...`."""
        if self._story.tokens.text[sentence.first] not in ("For", "To"):
            return False
        texts = self._story.tokens.text[sentence.first : min(sentence.first + 16, sentence.last)]
        return len(texts) > 2 and texts[1][:1].isupper() and "," in texts

    def _is_told(self, sentence: Sentence, start: int, end: int) -> bool:
        """Whether a plain verb of saying stands beside the words: what the analysis missed is not the story's fault."""
        tokens = self._story.tokens
        here = bisect_left(tokens.start, start)
        first, last = max(sentence.first, here - _REACH), min(sentence.last, here + _REACH)
        words = tokens.lower[first:last]
        if not _RESUMING.isdisjoint(words) and compiled(_RESUMED).search(
            self._story.prose, tokens.start[first], tokens.end[last - 1]
        ):
            return True
        if _TELLING.isdisjoint(words):
            return False
        for at in range(first, last):
            if tokens.lower[at] in _TELLING and not start <= tokens.start[at] < end:
                before = set(tokens.lower[max(sentence.first, at - 3) : at])
                if before.isdisjoint(_BEING) and not self._story.in_quotation(tokens.start[at], tokens.end[at]):
                    return True
        return False

    def _set_apart(self, attributions: list[Attribution], start: int) -> bool:
        """Whether all attributions stand in a clause that ends before the words."""
        last = max(span.end for each in attributions for span in each.spans)
        return last <= start and "," in self._story.text(last - 1, start)

    def _carries_on(self, sentence: Sentence) -> bool:
        """Whether the sentence goes on in the paragraph of one that is attributed, and does not turn away."""
        if sentence.index == 0:
            return False
        before = self._story.sentences[sentence.index - 1]
        if before.block != sentence.block or self._turns(sentence):
            return False
        if not self._story.attribution.is_attributed(before.index):
            return False
        spoken = [each for each in self._story.attribution.of_sentence(before.index)[:_MOST] if each.cue]
        return not spoken or any(map(self._may_go_on, spoken))

    def _may_go_on(self, attribution: Attribution) -> bool:
        """Whether an attribution is somebody's words that may go on in the next sentence; not a mere attitude, nor what
        the narrator bids readers do (`let us remember`)."""
        source = self._story.text(*attribution.source).lower() if attribution.source else ""
        return source not in _NOBODY and not (attribution.cue and is_attitude(self._story.text(*attribution.cue)))

    def _turns(self, sentence: Sentence) -> bool:
        opening = tuple(self._story.tokens.lower[sentence.first : sentence.first + 3])
        return opening[0] in _TURNS or opening[:2] in _TURN_PHRASES or opening in _TURN_PHRASES


def _only_follows(attribution: Attribution, end: int) -> bool:
    """Whether an attribution stands with its own words behind ``end``: `the fund that the council promised to keep`."""
    return bool(attribution.content) and min(span.start for span in attribution.spans) >= end


def _is_impersonal(cue: str) -> bool:
    """Whether `it` with this cue stands for nobody: `it is said`, `it should be noted`."""
    return not _BEING.isdisjoint(cue.lower().split())
