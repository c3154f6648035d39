"""IPTC IIM: the older of the two ways in which a picture carries its caption and credit."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

_MARKER = 0x1C
_RECORD_ENVELOPE, _RECORD_APPLICATION = 1, 2
_CODED_CHARACTER_SET = 90
_UTF8 = b"\x1b%G"
_EXTENDED = 0x8000  # the size field then tells how many bytes the size itself has
_MOST_SIZE_BYTES = 4


def read(data: bytes) -> Mapping[int, list[str]]:
    """Dataset number of record 2 -> its values, in order; of a dataset list that is cut off, what is whole."""
    charset = ""
    found: dict[int, list[str]] = {}
    for record, dataset, value in _datasets(data):
        if record == _RECORD_ENVELOPE and dataset == _CODED_CHARACTER_SET:
            charset = "utf-8" if value.startswith(_UTF8) else ""
        elif record == _RECORD_APPLICATION:
            found.setdefault(dataset, []).append(decode(value, charset).strip("\x00 \r\n\t"))
    return found


def decode(value: bytes, charset: str = "") -> str:
    """The text of a value: as declared, else as UTF-8, else as Windows-1252, as the makers of such files did."""
    for codec in filter(None, (charset, "utf-8")):
        try:
            return value.decode(codec)
        except UnicodeDecodeError:
            continue
    return value.decode("windows-1252", "replace")


def _datasets(data: bytes) -> Iterator[tuple[int, int, bytes]]:
    at = 0
    while at + 5 <= len(data) and data[at] == _MARKER:
        record, dataset = data[at + 1], data[at + 2]
        size = int.from_bytes(data[at + 3 : at + 5], "big")
        at += 5
        if size & _EXTENDED:
            width = size & ~_EXTENDED
            if width > _MOST_SIZE_BYTES:
                return
            size = int.from_bytes(data[at : at + width], "big")
            at += width
        if at + size > len(data):
            return
        yield record, dataset, data[at : at + size]
        at += size
