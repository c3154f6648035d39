"""Dates and times as other languages write them. `locale_format` says what to do about each."""

from __future__ import annotations

from collections.abc import Iterator

from lint_rules.rules.translation._figures import Slip
from lint_rules.rules.translation._mechanics import compiled

_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_MONTH = f"(?:{'|'.join(_MONTHS)})"
_NUMERIC = r"(?<![\d.])(0?[1-9]|[12]\d|3[01])\.(0?[1-9]|1[0-2])\.((?:19|20)\d\d|\d\d(?=[\s,.;:)]|$))(?![\d.]*\d)"
_VERSION = (
    r"(?i)(?:\bv|version|release|build|update|firmware|section|chapter|paragraph|article|rule|no\.|score[ds]?)\s?$"
)
_ORDINAL = (
    rf"(?:\b(on|by|from|until|since|of|before|after|for)\s)?(?:the\s)?\b(\d{{1,2}})(?:st|nd|rd|th)\sof\s({_MONTH})\b"
)
_ORDINAL_ALONE = rf"\b(\d{{1,2}})(?:st|nd|rd|th)\s({_MONTH})\b(?=,?\s(?:19|20)\d\d\b)"
_YEAR = (
    r"\b((?i:in|of|since|by|from|until|for|during|before|after))\s(?:the\s)?((?:1[5-9]|20)\d\d)(?:th)?\s(years?)\b"
    r"(?=[\s,.;:)]|$)(?!\s(?:old|end|later|ago|ahead|before|earlier))"
)
_CENTURY = (
    r"\b(?:([IVX]{2,6})(?:st|nd|rd|th)?(?:\s?[-\u2013\u2014]\s?([IVX]{1,6}))?\s(centur(?:y|ies))"
    r"|([IVX]{1,6})[-\u2013]([IVX]{1,6})\s(centur(?:y|ies)))\b"
)
_CLOCK = (
    r"\b([01]?\d|2[0-4])[.:]([0-5]\d)\s?(?:hours|hrs|hour|h|o['\u2019]clock|uhr)\b(?!\s(?:of|per|a)\b)"
    r"|\b([01]?\d|2[0-3])\s?o['\u2019]clock\s(?:and\s)?(\d{1,2})\sminutes?\b"
    r"|(?<=\b[Aa]t\s)([01]?\d|2[0-3])\shours?(?:\s(?:and\s)?(\d{1,2})\sminutes?)?\b(?!\s(?:a|of|per|each|every)\b)"
    r"|\b([01]?\d|2[0-3])\s?h\s?([0-5]\d)\b"
)
# What a date, a year or a time of any of these kinds has behind a last digit.
BEHIND_FIGURE = (
    rf"\.\d{{1,2}}\.\d|(?:st|nd|rd|th)\s(?:of\s)?{_MONTH}|(?<=(?:1[5-9]|20)\d\d)(?:th)?\syear"
    r"|\s?(?:h(?:\s?\d|(?<=[.:]\d\d\s?h)(?:ours?|rs)?\b|(?<=\b[Aa]t\s\d{1,2}\sh)our)|o['\u2019]clock|uhr)"
)
_ROMAN = {"I": 1, "V": 5, "X": 10}


def slips(prose: str, start: int, end: int) -> Iterator[Slip]:
    """The foreign dates, years, centuries and clock times in a range of prose."""
    yield from _numeric_dates(prose, start, end)
    yield from _ordinal_dates(prose, start, end)
    yield from _years(prose, start, end)
    yield from _centuries(prose, start, end)
    yield from _clock_times(prose, start, end)


def _numeric_dates(prose: str, start: int, end: int) -> Iterator[Slip]:
    for match in compiled(_NUMERIC).finditer(prose, start, end):
        if compiled(_VERSION).search(prose, max(start, match.start() - 20), match.start()):
            continue
        short_year = len(match[3]) == 2
        if short_year and (len(match[1]) < 2 or len(match[2]) < 2):
            continue
        year = match[3] if not short_year else ("20" if int(match[3]) < 50 else "19") + match[3]
        cure = f"{int(match[1])} {_MONTHS[int(match[2]) - 1]} {year}"
        yield Slip(*match.span(), f"Readers may take the day for the month; write “{cure}”.", cure, "D121", False)


def _ordinal_dates(prose: str, start: int, end: int) -> Iterator[Slip]:
    if prose.find(" of ", start, end) >= 0:
        for match in compiled(_ORDINAL).finditer(prose, start, end):
            if not 1 <= int(match[2]) <= 31 or (match[2] == "4" and match[3] == "July"):
                continue
            lead = f"{match[1]} " if match[1] else ""
            cure = f"{lead}{int(match[2])} {match[3]}"
            message = f"News copy writes a date without “th” and “of”: “{cure.removeprefix(lead)}”."
            yield Slip(*match.span(), message, cure, "D121", False)
    for match in compiled(_ORDINAL_ALONE).finditer(prose, start, end):
        if 1 <= int(match[1]) <= 31:
            cure = f"{int(match[1])} {match[2]}"
            yield Slip(
                *match.span(), f"News copy writes a date without its ending: “{cure}”.", cure, "D121", True, "warning"
            )


def _years(prose: str, start: int, end: int) -> Iterator[Slip]:
    if prose.find(" year", start, end) < 0:
        return
    for match in compiled(_YEAR).finditer(prose, start, end):
        cure = f"{match[1]} {match[2]}"
        yield Slip(*match.span(), f"A year needs no “year” behind it: “{cure}”.", cure, "D121")


def _centuries(prose: str, start: int, end: int) -> Iterator[Slip]:
    if prose.find("centur", start, end) < 0:
        return
    for match in compiled(_CENTURY).finditer(prose, start, end):
        numbers = [_number(numeral) for numeral in (match[1] or match[4], match[2] or match[5]) if numeral]
        word = match[3] or match[6]
        if all(0 < number <= 30 for number in numbers):
            cure = f"{' to '.join(map(_ordinal, numbers))} {word}"
            yield Slip(
                *match.span(),
                f"English numbers its centuries in Arabic figures: “{cure}”.",
                cure,
                "D121",
                len(numbers) == 1,
            )


def _clock_times(prose: str, start: int, end: int) -> Iterator[Slip]:
    for match in compiled(_CLOCK).finditer(prose, start, end):
        groups = [group for group in match.groups() if group is not None]
        hour, minute = int(groups[0]), int(groups[1]) if len(groups) > 1 else 0
        if hour > 24 or minute > 59:
            continue
        cure = clock(hour, minute)
        yield Slip(*match.span(), f"Write the time as readers say it: “{cure}”.", cure, "D122", False, "warning")


def clock(hour: int, minute: int) -> str:
    """A time of day as news copy writes it: ``6 p.m.``, ``5:20 a.m.``, ``noon``."""
    if minute == 0 and hour in (0, 12, 24):
        return "noon" if hour == 12 else "midnight"
    half = "a.m." if hour % 24 < 12 else "p.m."
    shown = hour % 12 or 12
    return f"{shown}:{minute:02d} {half}" if minute else f"{shown} {half}"


def _number(numeral: str) -> int:
    """The value of a Roman numeral, 0 for letters that are none."""
    total = 0
    for letter, following in zip(numeral, [*numeral[1:], "I"], strict=True):
        value = _ROMAN[letter]
        total += -value if value < _ROMAN[following] else value
    return total if 0 < total < 40 else 0


def _ordinal(number: int) -> str:
    ending = "th" if 10 <= number % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"
