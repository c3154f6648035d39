"""How thickly a story is sown with the phrases that translators use more than native writers do."""

from __future__ import annotations

from lint_rules.language.matching import PhraseMatch
from lint_rules.language.once import once
from lint_rules.language.story import Story
from lint_rules.rules import phrases

LEAST_WORDS = 150  # below, a story is too short to be judged
STRONG = 12.0  # markers per 1,000 words; above the highest seen in native news, 10.6


@once
def markers(story: Story) -> list[PhraseMatch]:
    """The phrases that count, outside quotations; of two that overlap the first."""
    found: list[PhraseMatch] = []
    matches = [match for each in story.phrases.values() for match in each if match.phrase.facts.get("density")]
    for match in sorted(matches, key=lambda match: (match.start, match.end, match.phrase.id)):
        if (not found or match.start >= found[-1].end) and phrases.in_scope(story, match):
            found.append(match)
    return found


def per_thousand(story: Story, least_words: int = LEAST_WORDS) -> float | None:
    """Markers per 1,000 words, to a tenth; None for a story of fewer words than ``least_words``."""
    words = story.word_count
    return round(1000 * len(markers(story)) / words, 1) if words >= least_words else None
