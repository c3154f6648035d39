"""Credits as they stand in captions and on lines of their own."""

from __future__ import annotations

import functools

import regex

_LABELLED = r"""(?ix)^(?:photo(?:graph)?s?|picture|image|credit|illustration|graphic|video|source|chart|screengrab)
    (?:\ (?:by|courtesy\ of|credit|copyright))?\s*[:/—–-]\s*\S | ^(?:©|\(c\))\s*\S | ^(?:courtesy\ of|photo\ by)\ \S"""
_BRACKETED = r"""(?x)[(\[]\s*(
      (?:AP|AFP|EPA|EFE|ANSA|DPA|PA|CP|TASS|UPI|Reuters|REUTERS|Getty(?:\ Images)?|Xinhua|Anadolu(?:\ Agency)?|Sputnik)
    | [^()\[\]]{2,60}/[^()\[\]]{2,60}
    | (?:AP|PA)\ (?:Photo|Images|Wire)[^()\[\]]{0,60}
    | (?:Photo|Image|Picture|Credit|Courtesy|Handout|File|©)[^()\[\]]{2,80}
    | [^()\[\]]{2,60}\ via\ [^()\[\]]{2,60}
    )\s*[)\]]\.?$"""


@functools.cache
def _compiled(pattern: str) -> regex.Pattern[str]:
    return regex.compile(pattern)


def trailing_credit(caption: str) -> str | None:
    """The credit in brackets at a caption's end, without the brackets."""
    if caption.rstrip(".")[-1:] not in ")]":
        return None
    match = _compiled(_BRACKETED).search(caption)
    return match[1] if match else None


def is_credit_line(text: str) -> bool:
    """Whether the line is nothing but a credit."""
    return len(text.split()) <= 14 and bool(_compiled(_LABELLED).match(text))
