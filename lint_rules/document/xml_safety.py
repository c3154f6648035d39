"""XML that may be read: well formed, without a document type, without entities of its own."""

from __future__ import annotations

from lint_rules.model import UserError


def refuse_hostile_xml(text: str | bytes, path: str) -> None:
    """Raise UserError, one line, for XML that is broken, or that declares a document type or entities."""
    from xml.etree.ElementTree import ParseError

    from defusedxml.common import DefusedXmlException, DTDForbidden
    from defusedxml.ElementTree import DefusedXMLParser

    parser = DefusedXMLParser(target=_Nothing(), forbid_dtd=True)
    try:
        parser.feed(text)
        parser.close()
    except DTDForbidden:
        raise UserError(f"{path}: declares a document type (DOCTYPE); remove it, newslint does not read them") from None
    except DefusedXmlException:
        raise UserError(f"{path}: declares entities or points outside the file; newslint does not expand them") from None
    except ParseError as error:
        line, column = error.position
        raise UserError(f"{path}: is not well-formed XML at line {line}, column {column + 1}") from None


class _Nothing:
    """Builds nothing from what the parser reads."""

    def close(self) -> None:
        """Called at the end of the XML."""
