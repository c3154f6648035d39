"""XMP: a picture's metadata as XML, in the file or in a sidecar beside it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from lint_rules.document.xml_safety import parse_xml

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_DC = "{http://purl.org/dc/elements/1.1/}"
_PHOTOSHOP = "{http://ns.adobe.com/photoshop/1.0/}"
_RIGHTS = "{http://ns.adobe.com/xap/1.0/rights/}"
_EXTENSION = "{http://iptc.org/std/Iptc4xmpExt/2008-02-29/}"
_FIELDS = {
    f"{_DC}creator": "creator",
    f"{_PHOTOSHOP}Credit": "credit",
    f"{_PHOTOSHOP}Source": "source",
    f"{_DC}rights": "copyright",
    f"{_DC}description": "description",
    f"{_PHOTOSHOP}CaptionWriter": "writer",
    f"{_PHOTOSHOP}Headline": "headline",
    f"{_PHOTOSHOP}DateCreated": "date",
    f"{_PHOTOSHOP}Instructions": "instructions",
    f"{_RIGHTS}UsageTerms": "usage_terms",
    f"{_EXTENSION}DigitalSourceType": "digital_source",
}


def read(data: bytes, path: str) -> Mapping[str, str]:
    """Field of PictureMetadata -> its value; several creators are joined by ``; ``.

    Raises UserError for XML that is broken or not to be trusted.
    """
    found: dict[str, str] = {}
    for description in parse_xml(_packet(data), path).iter(f"{_RDF}Description"):
        for name, value in description.attrib.items():
            if name in _FIELDS and value.strip():
                found.setdefault(_FIELDS[name], value.strip())
        for member in description:
            value = _value(member) if member.tag in _FIELDS else ""
            if value:
                found.setdefault(_FIELDS[member.tag], value)
    return found


def _packet(data: bytes) -> bytes:
    """The XML without the packet wrapper's padding and the zeros that some programs leave behind it."""
    return data.strip(b"\x00 \r\n\t")


def _value(member: Element) -> str:
    items = [item for item in member.iter(f"{_RDF}li") if item.text and item.text.strip()]
    if not items:
        resource = member.get(f"{_RDF}resource", "")
        return (member.text or "").strip() or resource.strip()
    if member.find(f"{_RDF}Alt") is not None:
        chosen = next((item for item in items if item.get(_LANGUAGE) == "x-default"), items[0])
        return (chosen.text or "").strip()
    return "; ".join((item.text or "").strip() for item in items)
