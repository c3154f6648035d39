"""The language that copy was translated from, and what it does to the weight of a phrase."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from lint_rules.document.credits import StoryCredits
from lint_rules.model import SEVERITIES, Severity, rank

_CODES: Mapping[str, str] = {
    "arabic": "ar", "azerbaijani": "az", "azeri": "az", "belarusian": "be", "bulgarian": "bg", "chinese": "zh",
    "mandarin": "zh", "czech": "cs", "dutch": "nl", "farsi": "fa", "persian": "fa", "french": "fr", "georgian": "ka",
    "german": "de", "greek": "el", "hebrew": "he", "hindi": "hi", "hungarian": "hu", "indonesian": "id",
    "italian": "it", "japanese": "ja", "kazakh": "kk", "korean": "ko", "polish": "pl", "portuguese": "pt",
    "romanian": "ro", "russian": "ru", "serbian": "sr", "spanish": "es", "turkish": "tr", "ukrainian": "uk",
    "urdu": "ur", "uzbek": "uz", "vietnamese": "vi",
}  # fmt: skip
# Languages whose calques run alike; a pattern noted for one is held typical of its kin.
_KIN = (
    frozenset({"ru", "uk", "be", "bg", "sr", "pl", "cs"}),
    frozenset({"tr", "az", "kk", "uz"}),
    frozenset({"es", "pt", "it"}),
)


def language(credits: StoryCredits, options: Mapping[str, Any]) -> str | None:
    """The code of the language the story was translated from, by the story itself or else by configuration."""
    told = credits.translated_from.text if credits.translated_from else str(options.get("translated-from", ""))
    name = told.strip().lower().replace("_", "-")
    return _CODES.get(name, name.partition("-")[0]) or None


def typical(languages: Collection[str], origin: str) -> bool:
    """Whether a pattern of these languages is to be expected in copy translated from ``origin``."""
    return origin in languages or any(origin in kin and not kin.isdisjoint(languages) for kin in _KIN)


def weighed(severity: Severity, languages: Collection[str], origin: str | None) -> Severity:
    """The severity of a pattern in copy of known origin: a step up for the origin's own habits, a step down for a
    warning of other languages. Errors stay errors, for they are wrong in any translation."""
    if origin is None or not languages or origin == "en":
        return severity
    if typical(languages, origin):
        return SEVERITIES[min(rank(severity) + 1, len(SEVERITIES) - 1)]
    return "info" if severity == "warning" else severity
