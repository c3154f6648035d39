"""What a picture's own file says of its making: the fields that a picture desk fills in."""

from __future__ import annotations

from collections.abc import Mapping

from lint_rules.model.records import NamedTuple


class PictureMetadata(NamedTuple):
    """IPTC fields of a picture, '' where nothing is said; XMP before IIM before EXIF.

    ``disagreements`` are the fields that IIM and XMP tell differently, as (field, IIM, XMP). ``fault`` says what
    hinders reading the rest: a file that is cut off, hostile XMP.
    """

    file: str = ""
    creator: str = ""
    credit: str = ""
    source: str = ""
    copyright: str = ""
    description: str = ""
    writer: str = ""
    headline: str = ""
    date: str = ""
    instructions: str = ""
    usage_terms: str = ""
    digital_source: str = ""
    disagreements: tuple[tuple[str, str, str], ...] = ()
    fault: str = ""

    def filled(self, fields: Mapping[str, str]) -> PictureMetadata:
        """The same with these fields, where they say something."""
        return self._replace(**{name: value for name, value in fields.items() if value})  # type: ignore[arg-type]

    @property
    def is_empty(self) -> bool:
        """Whether nobody is named: no creator, credit, source or copyright."""
        return not (self.creator or self.credit or self.source or self.copyright)
