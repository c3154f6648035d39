"""XML that may be read: well formed, without a document type, without entities of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lint_rules.model import UserError

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element


def refuse_hostile_xml(text: str, path: str) -> None:
    """Raise UserError, one line, for XML that is broken, or that declares a document type or entities."""
    _feed(text, path, _Nothing())


def parse_xml(data: bytes, path: str) -> Element:
    """The root of trusted XML; raises UserError as ``refuse_hostile_xml`` does."""
    from xml.etree.ElementTree import TreeBuilder

    root: Element = _feed(data, path, TreeBuilder())
    return root


def _feed(data: str | bytes, path: str, target: Any) -> Any:
    from xml.etree.ElementTree import ParseError

    from defusedxml.common import DefusedXmlException, DTDForbidden
    from defusedxml.ElementTree import DefusedXMLParser

    parser = DefusedXMLParser(target=target, forbid_dtd=True)
    try:
        parser.feed(data)
        return parser.close()
    except DTDForbidden:
        raise UserError(f"{path}: declares a document type (DOCTYPE); remove it, newslint reads none") from None
    except DefusedXmlException:
        raise UserError(f"{path}: declares entities or points outside the file; newslint expands none") from None
    except ParseError as error:
        line, column = error.position
        raise UserError(f"{path}: is not well-formed XML at line {line}, column {column + 1}") from None


class _Nothing:
    """Builds nothing from what the parser reads."""

    def close(self) -> None:
        """The end of the XML."""
