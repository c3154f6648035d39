"""Remarks from phrase matches: severity by origin, message, suggestion in the story's own words, silence in quotations.

A rule that is a pack alone is run by `check_for`; a module beside a pack may use `remarks` or read ``story.phrases``
itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING

from lint_rules.document.blocks import PROSE
from lint_rules.language.matching import PhraseMatch
from lint_rules.language.story import Story
from lint_rules.model import SEVERITIES, Aside, Remark, Severity, rank
from lint_rules.model.patterns import compiled
from lint_rules.model.records import NamedTuple
from lint_rules.rules import origin, packs
from lint_rules.rules.base import Option, Options

if TYPE_CHECKING:
    import regex

OPTIONS: Mapping[str, Option] = MappingProxyType(
    {
        "exclude": Option([], "ids of phrases that are never reported, such as D36"),
        "translated-from": Option("", "language the copy was translated from, such as ar; its own habits weigh more"),
    }
)
QUERY = "These are a speaker's words: query the translator."
_SLOT = r"\{(\w+)(?:=([\w-]+))?\}"
_BEFORE_PARTICIPLE = frozenset("has have had having be is are was were been being get gets got 's 've".split())
_VERB_TAGS = ("VBG", "VBZ", "VBD", "VBN", "VB")


class Header(NamedTuple):
    """What the registry wants to know of a rule that is a pack alone."""

    severity: Severity
    options: Mapping[str, Option]
    documentation: str


def header(rule: str) -> Header:
    """The header of a rule that is written as a pack; KeyError for one that is not."""
    content = packs.shipped()["rules"][rule]
    return Header(content["severity"], OPTIONS, content["documentation"])


def check_for(rule: str) -> Callable[[Story, Options], Iterator[Remark]]:
    """The check of a rule that is a pack alone."""

    def check(story: Story, options: Options) -> Iterator[Remark]:
        matches = story.phrases.get(rule)
        return remarks(story, matches, options) if matches else iter(())

    return check


def remarks(story: Story, matches: Iterable[PhraseMatch], options: Options) -> Iterator[Remark]:
    """One remark for each match that its pack's conditions let through; of two that overlap, the graver or longer."""
    matches = list(matches)
    if not matches:
        return iter(())
    excluded = frozenset(options.get("exclude", ()))
    language = origin.language(story.document.credits, options)
    kept = [match for match in matches if match.phrase.id not in excluded and in_scope(story, match)]
    places: dict[str, list[PhraseMatch]] = {}
    for match in kept:
        places.setdefault(match.phrase.id, []).append(match)
    found: list[Remark] = []
    for match in kept:
        facts, alike = match.phrase.facts, places[match.phrase.id]
        if len(alike) >= facts.get("minimum", 1) and (match is alike[0] or not facts.get("once")):
            others = alike[1:] if facts.get("once") else []
            found.append(remark(story, match, language, others))
    return iter(_without_overlaps(found))


def in_scope(story: Story, match: PhraseMatch) -> bool:
    """Whether the match stands in a kind of block, and in or out of quotations, where its phrase is a fault."""
    facts = match.phrase.facts
    sentence = story.sentences[match.sentence] if match.sentence >= 0 else story.sentence_at(match.start)
    if sentence is not None:
        kind = story.block_of(sentence).kind
        if kind not in facts.get("blocks", PROSE):
            return False
        if kind == "quotation" and not facts.get("quoted"):
            return False
    return bool(facts.get("quoted")) or not story.in_quotation(match.start, match.end)


def remark(story: Story, match: PhraseMatch, language: str | None = None, others: Sequence[PhraseMatch] = ()) -> Remark:
    """The remark on one match, in copy that was translated from ``language`` (None where that is unknown); it points
    at the ``others`` of a phrase that is reported once a story."""
    facts = match.phrase.facts
    severity: Severity = origin.weighed(facts["severity"], facts.get("languages", ()), language)
    message = fill(facts["message"], story, match)
    suggestion = suggested(facts.get("suggestion", ()), story, match)
    if facts.get("quoted") == "query" and story.in_quotation(match.start, match.end):
        message = f"{message} {QUERY}"
        suggestion = None
    related = tuple(Aside(other.start, other.end, "here too") for other in others)
    return Remark(match.start, match.end, message, severity, suggestion, match.phrase.id, related)


def suggested(templates: Sequence[str], story: Story, match: PhraseMatch) -> str | None:
    """The first suggestion all of whose parts the match has captured."""
    captured = {"match", *match.captures}
    for template in templates:
        if captured.issuperset(name for name, _ in compiled(_SLOT).findall(template)):
            return fill(template, story, match)
    return None


def fill(template: str, story: Story, match: PhraseMatch) -> str:
    """The template with the story's own words: ``{object}`` is a captured part, ``{match}`` the whole match, and
    ``{verb=help}`` the verb *help* in the form of the captured verb."""
    if "{" not in template:
        return template

    def slot(found: regex.Match[str]) -> str:
        name, verb = found[1], found[2]
        if name == "match":
            return " ".join(story.text(match.start, match.end).split())
        if name not in match.captures:
            return ""
        start, end = match.captures[name]
        words = " ".join(story.text(start, end).split())
        return _like(verb, words.lower(), story.text(max(0, start - 20), start)) if verb else words

    filled = " ".join(compiled(_SLOT).sub(slot, template).split())
    return compiled(r" (?=[,.;:?!])").sub("", filled)


def _like(verb: str, model: str, before: str) -> str:
    """The verb in the form that ``model``, a form of another verb, has after the words ``before``."""
    from lint_rules.language import inflection

    form = model.split(" ")[0]
    preceding = before.split()[-1].lower() if before.split() else ""
    tags = [
        tag
        for tag in _VERB_TAGS
        for base in inflection.lemmas(form)
        if base != form and inflection.inflect(base, tag) == form
    ]
    if "VBN" in tags and preceding in _BEFORE_PARTICIPLE:
        return inflection.inflect(verb, "VBN")
    return inflection.inflect(verb, tags[0]) if tags else verb


def _without_overlaps(found: list[Remark]) -> list[Remark]:
    kept: list[Remark] = []
    for candidate in found:
        while kept and candidate.start < kept[-1].end:
            if _weight(candidate) <= _weight(kept[-1]):
                break
            kept.pop()
        else:
            kept.append(candidate)
    return kept


def _weight(remark: Remark) -> tuple[int, int]:
    return rank(remark.severity or SEVERITIES[0]), remark.end - remark.start
