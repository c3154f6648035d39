"""A file's content to a document, or to why there is none."""

from __future__ import annotations

from lint_rules.document import Document
from lint_rules.document import read as reading
from lint_rules.document.pictures import can_be_read
from lint_rules.engine.checked import REPORT_BUGS, Checked, described, failed, skipped
from lint_rules.engine.deadline import deadline
from lint_rules.engine.profile import Profile
from lint_rules.model import UserError
from lint_rules.model.records import NamedTuple


class File(NamedTuple):
    """A file to check: its content, whether nobody asked for it by name, or in one line why it could not be read."""

    path: str
    data: bytes
    walked: bool = False
    error: str | None = None


class Opened(NamedTuple):
    """A document to check, the bytes or characters that its time is measured by, and whether nothing but its file and
    the settings decide about the result."""

    document: Document
    size: int
    lasting: bool


def open_file(file: File, profile: Profile) -> Checked | Opened:
    """The document to check, or the result where there is none."""
    path, data = file.path, file.data
    if file.error:
        return failed(file.error)
    limit = profile.seconds_for(len(data))
    try:
        if file.walked and _suffix(path) in reading.FEED_SUFFIXES and not _is_feed(path, data):
            return skipped()
        if file.walked and _suffix(path) in reading.PICTURE_SUFFIXES and not can_be_read(path):
            return skipped()
        with deadline(limit):
            read = reading.read(path, data)
            document = _with_pictures(read) if read.images else read
    except UserError as error:
        return failed(str(error))
    except TimeoutError:
        return failed(f"{path}: reading it took longer than {limit:g} s; it was left out")
    except Exception as error:
        return failed(f"{path}: newslint failed to read it ({described(error)}); {REPORT_BUGS}", bug=True)
    return Opened(document, max(len(data), len(document.source.text)), document is read)


def _with_pictures(document: Document) -> Document:
    """The document with what the picture files beside it say of themselves."""
    from lint_rules.document.pictures import beside

    return beside.attach(document)


def _suffix(path: str) -> str:
    return "." + path.rpartition(".")[2].lower()


def _is_feed(path: str, data: bytes) -> bool:
    """Whether JSON or XML that lies about in a folder is a news item at all."""
    from lint_rules.document.source import decode

    try:
        return reading.format_of(decode(data, path)) in ("ninjs", "newsml")
    except UserError:
        return False
