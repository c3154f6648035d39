"""Charts among the pictures and lines of a story, and whether they say where their figures come from."""

from __future__ import annotations

from collections.abc import Iterable

from lint_rules.document import Image
from lint_rules.document.chart_titles import is_chart_title
from lint_rules.language.story import Story
from lint_rules.model.patterns import compiled

_FILE = (
    r"(?i)(?<![a-z])(?:charts?|graphs?|infographics?|diagrams?|histograms?|(?:bar|line|pie)-?chart|data-?viz)(?![a-z])"
)
_CHART = r"(?:charts?|graphs?|infographics?|diagrams?|histograms?)"
_SPOKEN_OF = rf"""(?ix)
      ^\W*(?:(?:a|an|the|this|these|two|three)\ )?
        (?:(?:bar|line|pie|area|column|scatter|flow|stacked|interactive|simple)[\s-])*
        {_CHART}(?:\W*$|\ (?:of|shows?|showing|compar\w+|illustrat\w+|depict\w+|with|that|by|on)\b)
    | ^\W*(?:(?!(?:with|at|on|of|and|behind|by|the|an?|his|her|their)\b)[\w-]+\ ){{0,2}}
        (?:chart|graph|infographic|diagram|histogram)\W*$
    | (?:^|[.!?|—–(]\s*)(?:charts?|infographics?|graphs?)(?:\s*:\s*\S|\ by\ (?-i:\p{{Lu}}))
"""
_PHOTOGRAPH = r"\b(?:Photo(?:graph)?s?|PHOTO|Picture)\s*(?::|by\b|courtesy\b|/)|\bAP Photo\b"
_SOURCE = r"""(?ix)
      \b(?:sources?|data|statistics|figures|numbers)\s*[:—–|-]\s*\S | ^\W*sources?\ (?-i:\p{Lu})
    | \bsources?\ (?:is|are)\b
    | \b(?:data|figures?|statistics|numbers|estimates|results|census|survey|poll|according|thanks)\b
      [^.!?]{0,60}?\b(?:from|by|of|to)\ (?:the\ )?(?-i:\p{Lu})
    | \b(?:based\ on|compiled\ (?:by|from)|according\ to|adapted\ from|calculated\ from
      |(?:provided|supplied|released|published|issued|collected|gathered)\ by)\b
"""
_OWN = r"(?i)\bown (?:calculations?|estimates?|research)\b|\bauthor['’]?s calculations?\b"
_BASE = r"(?i)\b(?:from|on|using|based)\b"


def is_chart(story: Story, image: Image) -> bool:
    """Whether a picture is a chart, by its file's name, its alternative text or its caption."""
    file = image.src.partition("?")[0].rpartition("/")[2]
    if compiled(_FILE).search(file):
        return True
    told = (image.alt or "", caption_of(story, image))
    if any(compiled(_PHOTOGRAPH).search(words) for words in (told[1], image.credit or "") if words):
        return False
    return any(is_chart_title(words) or compiled(_SPOKEN_OF).search(words) for words in told if words)


def caption_of(story: Story, image: Image) -> str:
    """The words of a picture's caption, '' without one."""
    if image.caption is None:
        return ""
    block = story.blocks[image.caption]
    return story.prose[block.start : block.end]


def names_source(lines: Iterable[str]) -> bool:
    """Whether one of the lines says whose figures they are."""
    return any(compiled(_SOURCE).search(line) for line in lines)


def rests_on_nothing(lines: Iterable[str]) -> bool:
    """Whether one of the lines speaks of *own calculations* and names no data for them."""
    return any(compiled(_OWN).search(line) and not compiled(_BASE).search(line) for line in lines)
