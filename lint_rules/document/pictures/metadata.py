"""All that a picture file says of its making, from XMP, IIM and EXIF by Pillow, and from C2PA where it can be read."""

from __future__ import annotations

import io
import struct
import warnings
from collections.abc import Mapping
from contextlib import suppress
from pathlib import PurePath
from typing import TYPE_CHECKING

from lint_rules.document.picture_metadata import PictureMetadata
from lint_rules.document.pictures import c2pa, iim, xmp
from lint_rules.model import UserError

if TYPE_CHECKING:
    from PIL.Image import Image

_IIM_FIELDS = {
    80: "creator",
    110: "credit",
    115: "source",
    116: "copyright",
    120: "description",
    122: "writer",
    105: "headline",
    55: "date",
    40: "instructions",
}
_EXIF_FIELDS = {315: "creator", 33432: "copyright", 270: "description"}
_IIM_IN_PHOTOSHOP, _IIM_IN_TIFF, _XMP_IN_TIFF = 0x0404, 33723, 700
_COMPARED = ("creator", "credit", "source", "copyright", "description")
_HUGE = 178_000_000  # pixels: what Pillow itself calls a decompression bomb


def read(data: bytes, path: str) -> PictureMetadata:
    """The metadata of a picture or a sidecar.

    What is damaged in part is told in ``fault``; raises UserError for a file that is no picture at all, or if Pillow is
    not installed.
    """
    if PurePath(path).suffix.lower() == ".xmp":
        return PictureMetadata(file=path).filled(xmp.read(data, path))
    picture, faults = _open(data, path)
    told_by_xmp = _xmp(picture, path, faults)
    told_by_iim = _iim(picture, faults)
    told_by_exif = _exif(picture, faults)
    fields = {**told_by_exif, **told_by_iim, **told_by_xmp}
    if not fields.get("digital_source"):
        fields["digital_source"] = c2pa.digital_source(data)
    disagreements = tuple(
        (name, told_by_iim[name], told_by_xmp[name])
        for name in _COMPARED
        if name in told_by_iim and name in told_by_xmp and not _alike(told_by_iim[name], told_by_xmp[name])
    )
    return PictureMetadata(file=path, disagreements=disagreements, fault="; ".join(faults)).filled(fields)


def _open(data: bytes, path: str) -> tuple[Image, list[str]]:
    try:
        from PIL import Image, UnidentifiedImageError
    except ImportError:
        raise UserError(f"{path}: pictures need the extra images: pip install 'newslint[images]'") from None
    faults: list[str] = []
    limit, Image.MAX_IMAGE_PIXELS = Image.MAX_IMAGE_PIXELS, None  # no pixel is ever decoded here
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            picture: Image.Image = Image.open(io.BytesIO(data))
    except UnidentifiedImageError:
        raise UserError(f"{path}: is no picture that can be read, or is cut off in its first bytes") from None
    except (OSError, SyntaxError, ValueError, EOFError, struct.error, TypeError, KeyError, IndexError) as error:
        raise UserError(f"{path}: the picture is damaged ({_one_line(error)})") from None
    finally:
        Image.MAX_IMAGE_PIXELS = limit
    width, height = picture.size
    if width * height > _HUGE:
        faults.append(f"claims to be {width} by {height} pixels")
    return picture, faults


def _xmp(picture: Image, path: str, faults: list[str]) -> Mapping[str, str]:
    packet = picture.info.get("xmp") or picture.info.get("XML:com.adobe.xmp")
    if packet is None and hasattr(picture, "tag_v2"):
        packet = picture.tag_v2.get(_XMP_IN_TIFF)
    if not packet:
        return {}
    data = packet if isinstance(packet, bytes) else str(packet).encode()
    try:
        return xmp.read(data, path)
    except UserError as error:
        faults.append(f"XMP {str(error).removeprefix(path + ': ')}")
        return {}


def _iim(picture: Image, faults: list[str]) -> Mapping[str, str]:
    data: object = None
    resources = picture.info.get("photoshop")
    if isinstance(resources, dict):
        data = resources.get(_IIM_IN_PHOTOSHOP)
    elif hasattr(picture, "tag_v2"):
        data = picture.tag_v2.get(_IIM_IN_TIFF)
        if isinstance(data, tuple):  # some programs write the bytes as 32-bit numbers
            data = b"".join(struct.pack("<L", number) for number in data if isinstance(number, int))
    if not isinstance(data, bytes):
        return {}
    found = iim.read(data)
    if data and not found:
        faults.append("its IPTC block cannot be read")
    return {name: "; ".join(found[number]) for number, name in _IIM_FIELDS.items() if any(found.get(number, ()))}


def _exif(picture: Image, faults: list[str]) -> Mapping[str, str]:
    if picture.format == "PNG" and "exif" not in picture.info:
        return {}  # Pillow would decode the pixels to look behind them
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            found = picture.getexif()
            values = {name: found.get(tag) for tag, name in _EXIF_FIELDS.items()}
    except (OSError, SyntaxError, ValueError, EOFError, struct.error, TypeError, KeyError) as error:
        faults.append(f"its EXIF block cannot be read ({_one_line(error)})")
        return {}
    told = {name: _text(value) for name, value in values.items()}
    return {name: value for name, value in told.items() if value}


def _text(value: object) -> str:
    if isinstance(value, bytes):
        value = iim.decode(value)
    if not isinstance(value, str):
        return ""
    with suppress(UnicodeError):  # EXIF is ASCII by its standard and UTF-8 in practice; Pillow reads it as Latin-1
        value = value.encode("latin-1").decode("utf-8")
    return value.strip("\x00 \r\n\t")


def _alike(one: str, other: str) -> bool:
    """Whether two values say the same: IIM fields are short and cut what XMP can hold."""
    first, second = " ".join(one.split()).casefold(), " ".join(other.split()).casefold()
    return first == second or (len(first) >= 31 and second.startswith(first)) or second.startswith(first + ";")


def _one_line(error: Exception) -> str:
    return " ".join(str(error).split())[:100] or type(error).__name__
