"""What the family's rules share: which copy is the narrator's own, who speaks nearby, what kind of story this is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

from lint_rules.document.blocks import BlockKind
from lint_rules.language.attribution import Attribution
from lint_rules.language.claims.saying import is_saying
from lint_rules.language.claims.subjects import start_with_subject
from lint_rules.language.matching import PhraseMatch
from lint_rules.language.once import once
from lint_rules.language.sentences import Sentence
from lint_rules.language.story import Story
from lint_rules.model import Remark, Severity, rank
from lint_rules.model.patterns import compiled
from lint_rules.rules import phrases
from lint_rules.rules.base import Options

NARRATED: frozenset[BlockKind] = frozenset({"paragraph", "list-item", "caption"})
_COMMENT = (
    r"(?i)\b(?:opinions?|op-?ed|columns?|columnists?|comment(?:ary|aries)?|editorials?|analys[ie]s|essays?|reviews?|blogs?"
    r"|letters?)\b"
)
_PERSONAL = frozenset({"i", "my", "you", "your"})
_OFTEN = 5  # a narrator who says I or you this often outside quotations writes in their own name
_KINDS_OF_PLAY = 3  # different words
# What tells of play itself ...
_PLAY = frozenset(
    """
    match matches game games goal goals coach striker midfielder defender goalkeeper half-time innings wicket
    wickets try tries fly-half scrum-half scrum flanker winger seed seeded quarter-final semi-finals
    final medal medals race races sprint injury squad player players penalty header kick substitute referee scored
    captain championship champion marathon rugby cricket olympic athlete athletes title titles tournament""".split()
)
# ... and what reports of play share with those of clubs, grounds and budgets.
_FIELD = _PLAY | frozenset(
    """
    coaches season cup league keeper prop championships side sides club team teams fans cross corner ball win
    wins victory defeat draw beat lead minute minutes opener manager premiership nations champions metres round set
    sets serve court open tennis football athletics golf boxing stadium pitch play played playing score points point
    week""".split()
)


def narrated(story: Story, rule: str, kinds: frozenset[BlockKind] = NARRATED) -> list[PhraseMatch]:
    """The matches of a rule's pack in the narrator's own words: in running copy and captions, outside quotations."""
    found: list[PhraseMatch] = []
    for match in story.phrases.get(rule, ()):
        sentence = sentence_of(story, match)
        if sentence is None or story.block_of(sentence).kind not in kinds:
            continue
        if not story.in_quotation(match.start, match.end):
            found.append(match)
    return found


def sentence_of(story: Story, match: PhraseMatch) -> Sentence | None:
    """The sentence that a match stands in."""
    return story.sentences[match.sentence] if match.sentence >= 0 else story.sentence_at(match.start)


@once
def is_comment(story: Story) -> bool:
    """Whether the story is somebody's own view: labelled so by genre or path, or in the tone of one."""
    genre = story.document.credits.genre
    labels = f"{genre.text if genre else ''} {story.document.path}"
    return bool(compiled(_COMMENT).search(labels)) or _is_personal(story)


def _is_personal(story: Story) -> bool:
    """Whether the narrator says *I*, or speaks to readers as *you*, again and again."""
    tokens = story.tokens
    told = [at for at in story.concordance.tokens_with(_PERSONAL) if tokens.text[at] != "i"]
    if len(told) < _OFTEN:
        return False
    outside = (at for at in told if not story.in_quotation(tokens.start[at], tokens.end[at]))
    return sum(1 for _ in islice(outside, _OFTEN)) == _OFTEN


@once
def is_sport(story: Story) -> bool:
    """Whether the story is told from the playing field, where the reporter sees and judges for the readers."""
    lower, told = story.tokens.lower, story.concordance.tokens_with(_FIELD)
    if len(told) <= 8 or len(told) * 50 <= len(lower):
        return False
    return len(_PLAY.intersection([lower[at] for at in told])) >= _KINDS_OF_PLAY


def at_most(remark: Remark, severity: Severity) -> Remark:
    """The remark, no graver than ``severity``."""
    graver = remark.severity is None or rank(remark.severity) > rank(severity)
    return remark._replace(severity=severity) if graver else remark


def remarks(story: Story, rule: str, options: Options) -> Iterator[Remark]:
    """One remark for each match of the rule's pack in the narrator's words, softened in stories labelled as comment."""
    matches = narrated(story, rule)
    for remark in phrases.remarks(story, matches, options) if matches else ():
        yield at_most(remark, options["comment"]) if is_comment(story) else remark


def spoken_nearby(story: Story, sentence: Sentence) -> bool:
    """Whether the sentence, or one beside it in its paragraph, gives somebody for its words."""
    near = story.sentences[max(0, sentence.index - 1) : sentence.index + 2]
    return any(
        attribution.cue is not None and is_saying(story.text(*attribution.cue))
        for other in near
        if other.block == sentence.block
        for attribution in story.claims.attributions_in(other.index)
    )


def named_speakers(story: Story, sentences: Iterable[int]) -> Iterator[Attribution]:
    """The attributions to a person by name in the sentences with these indices."""
    for index in filter(story.attribution.may_name, sentences):
        for attribution in story.claims.attributions_in(index):
            if attribution.speaker is not None:
                yield attribution


def opening(story: Story, paragraphs: int) -> int:
    """The prose offset at which the story's first ``paragraphs`` paragraphs end."""
    ends = [block.end for block in story.blocks if block.kind == "paragraph"][:paragraphs]
    return ends[-1] if ends else 0


def with_subject(story: Story, match: PhraseMatch) -> int:
    """The prose offset at which a match begins, the words of its noun phrase before it included."""
    sentence = sentence_of(story, match)
    if sentence is None or match.sentence < 0:
        return match.start
    return story.tokens.start[start_with_subject(story, sentence, match.tokens[0])]
