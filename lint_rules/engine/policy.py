"""What a desk requires, in its own words: ``require: [byline, image-credit]`` or ``require: {allegation: titled}``.

Each requirement stands for settings of one rule, so nothing else in the engine knows of it.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

_EVERYWHERE = {"severity": "error", "require-in": ["*"]}
_ALWAYS = {"severity": "error"}

CREDITS: Mapping[str, tuple[str, Mapping[str, Any]]] = MappingProxyType(
    {
        "byline": ("credits/missing-byline", _EVERYWHERE),
        "dateline": ("credits/missing-dateline", _EVERYWHERE),
        "image-credit": ("credits/uncredited-image", _ALWAYS),
        "image-metadata": ("credits/image-without-metadata", _ALWAYS),
        "translation-credit": ("credits/uncredited-translation", _ALWAYS),
        "outlet-credit": ("credits/uncredited-outlet", _ALWAYS),
        "chart-source": ("credits/chart-without-source", _ALWAYS),
    }
)
"""Fields that must be there: the rule that misses each, and how it is set."""

CLAIMS: Mapping[str, str] = MappingProxyType(
    {
        "allegation": "attribution/unattributed-allegation",
        "cause": "attribution/unattributed-cause",
        "figure": "attribution/unsourced-figure",
        "inference": "attribution/narrator-inference",
        "opinion": "attribution/unattributed-opinion",
        "prediction": "attribution/unattributed-prediction",
        "prescription": "attribution/unattributed-prescription",
        "superlative": "attribution/unsupported-superlative",
        "toll": "attribution/unattributed-toll",
    }
)
"""Kinds of claim whose source must stand on a rung of the sourcing ladder."""

RUNGS = ("named", "titled", "group", "anonymous")


def problem(value: Any) -> str | None:
    """What is wrong with the setting, as the end of a sentence; None if nothing is."""
    from lint_rules.engine.configuration_file import nearest

    if not isinstance(value, list | dict):
        return "must be a list of fields or a table by kind of claim"
    for name in value:
        rung = value[name] if isinstance(value, dict) else True
        if name in CLAIMS:
            if rung not in RUNGS:
                return f"needs a rung for {name}: one of {', '.join(RUNGS)}"
        elif name not in CREDITS:
            return f"asks for {name!r}{nearest(str(name), (*CREDITS, *CLAIMS))}"
        elif not isinstance(rung, bool):
            return f"must be true or false for {name}"
    return None


def as_rules(value: Any) -> dict[str, dict[str, Any]]:
    """The settings of rules that a requirement stands for."""
    wanted = value if isinstance(value, dict) else dict.fromkeys(value or (), True)
    rules: dict[str, dict[str, Any]] = {}
    for name, rung in wanted.items():
        if name in CLAIMS:
            rules[CLAIMS[name]] = {"require": rung}
        elif rung:
            rule, settings = CREDITS[name]
            rules[rule] = dict(settings)
    return rules
