"""Text from copy and file names, made fit for a terminal, a log or a line of a report."""

from __future__ import annotations

# Marks that turn the direction of a line, line breaks that are none in ASCII, and what XML forbids.
_UNSAFE = frozenset((0x061C, 0x200E, 0x200F, *range(0x2028, 0x202F), *range(0x2066, 0x206A), 0xFEFF, 0xFFFE, 0xFFFF))


class _Escapes(dict[int, int | str]):
    """What stands for each character: itself, unless it could steer a terminal or break a format."""

    def __missing__(self, code: int) -> int | str:
        if code < 0x20 or 0x7F <= code < 0xA0:
            return f"\\x{code:02x}"
        return f"\\u{code:04x}" if code in _UNSAFE or 0xD800 <= code < 0xE000 else code


_ESCAPES = _Escapes({0x09: "\\t", 0x0A: "\\n", 0x0D: "\\r"})


def folded(text: str) -> str:
    """The text with white space folded to single spaces, none at its ends."""
    if text.isprintable() and "  " not in text:
        return text.strip()  # of white space, the space alone is printable
    return " ".join(text.split())


def plain(text: str) -> str:
    """The text on one line, its control characters written out: copy must not be able to steer a terminal or a log."""
    return text if text.isprintable() else text.translate(_ESCAPES)
