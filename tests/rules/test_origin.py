"""The language that copy was translated from."""

import pytest

from lint_rules.document.credits import Credit, StoryCredits
from lint_rules.model import Span
from lint_rules.rules import origin


@pytest.mark.parametrize(
    ("told", "configured", "code"),
    [("Arabic", "", "ar"), ("zh-Hans", "ru", "zh"), (None, "RU", "ru"), (None, "", None), ("pt_BR", "", "pt")],
)
def test_the_story_speaks_before_the_configuration(told: str | None, configured: str, code: str | None) -> None:
    credit = Credit(told, Span(0, 1)) if told else None
    assert origin.language(StoryCredits(translated_from=credit), {"translated-from": configured}) == code


@pytest.mark.parametrize(
    ("severity", "languages", "language", "expected"),
    [
        ("warning", ["ar"], "ar", "error"),
        ("info", ["ar"], "ar", "warning"),
        ("error", ["ar"], "ar", "error"),
        ("warning", ["ar"], "zh", "info"),
        ("error", ["ar"], "zh", "error"),
        ("warning", ["ar"], None, "warning"),
        ("warning", [], "zh", "warning"),
        ("warning", ["ru"], "uk", "error"),
        ("warning", ["ar"], "en", "warning"),
    ],
)
def test_its_own_habits_weigh_more(severity: str, languages: list[str], language: str | None, expected: str) -> None:
    assert origin.weighed(severity, languages, language) == expected  # type: ignore[arg-type]
