"""Titles of charts, graphics and tables, as they stand over or under them."""

from __future__ import annotations

from lint_rules.model.patterns import compiled

_TITLED = r"""(?ix)^[\s*_(\[]*+ (?:
      (?:(?:bar|line|pie|interactive)[\s-])?
      (?:charts?|graph(?:ic)?s?|infographics?|tables?|diagrams?|histograms?)(?:\s+\d{1,3}[a-z]?)?\s*[:.|—–]
    | fig(?:ure|\.)?\s*\d{1,3}[a-z]?\s*[:.|—–]
)\s+(?P<title>\S.*)"""
OPENINGS = (
    "chart",
    "graph",
    "infographic",
    "table",
    "diagram",
    "histogram",
    "fig",
    "bar",
    "line",
    "pie",
    "interactive",
)
_MAKERS_WORDS = frozenset(  # lower-case words that a maker's credit holds as well: Graphic: courtesy of the Lund Post
    (
        "and by for of the de von van via from at der den la le el al bin di da du dos y e with team staff artist"
        " designer desk newsroom graphics graphic courtesy supplied provided handout photo image images illustration"
        " adapted reproduced redrawn made created drawn own work news agency service office department ministry"
    ).split()
)
_WARNINGS = frozenset(  # Graphic: contains scenes of violence
    "warning contains content scenes violence violent disturbing distressing upsetting".split()
)
_IN_CAPITALS = frozenset("how why what where when since in of on per with without".split())
_FIRST_SENTENCE = r"[.!?](?:\s|$)|\s[—–|]\s|[(\[]"
_MOST_WORDS = 40


def is_chart_title(text: str) -> bool:
    """Whether the line says what a chart, graphic or table shows (``Chart: Catch by port``), and not who drew it."""
    head = text[:16].lower().lstrip(" *_([")
    if not head.startswith(OPENINGS) or len(text.split()) > _MOST_WORDS:
        return False
    match = compiled(_TITLED).match(text)
    if match is None:
        return False
    words = compiled(_FIRST_SENTENCE).split(match["title"], maxsplit=1)[0].split()
    lowers = [word.strip(",;:'’\"").lower() for word in words]
    if len(words) < 2 or not _WARNINGS.isdisjoint(lowers):
        return False
    if match["title"].isupper():
        return not _IN_CAPITALS.isdisjoint(lowers)
    return any(word[0].islower() and lower not in _MAKERS_WORDS for word, lower in zip(words, lowers, strict=True))
