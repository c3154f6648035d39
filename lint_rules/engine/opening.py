"""A file's content to a document, or to why there is none."""

from __future__ import annotations

from collections.abc import Sequence

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


def open_files(files: Sequence[File], profile: Profile) -> list[Checked | Opened]:
    """The documents to check, or the results where there are none. To watch the time of each by itself would take as
    long as half the reading: should they need more together than one of them may take, each is read again alone."""
    limit = min((profile.seconds_for(len(file.data)) for file in files), default=0)
    try:
        with deadline(limit):
            return [_opened(file) for file in files]
    except TimeoutError:
        if len(files) == 1:
            return [failed(f"{files[0].path}: reading it took longer than {limit:g} s; it was left out")]
    return [result for file in files for result in open_files([file], profile)]


def _opened(file: File) -> Checked | Opened:
    """What came of one file; TimeoutError where the time ran out."""
    path, data, walked, error = file
    if error:
        return failed(error)
    try:
        if walked and _is_no_story(path, data):
            return skipped()
        read = reading.read(path, data)
        document = _with_pictures(read) if read.images else read
    except UserError as mistake:
        return failed(str(mistake))
    except TimeoutError:
        raise
    except Exception as bug:
        return failed(f"{path}: newslint failed to read it ({described(bug)}); {REPORT_BUGS}", bug=True)
    return Opened(document, max(len(data), len(document.source.text)), document is read)


def _with_pictures(document: Document) -> Document:
    """The document with what the picture files beside it say of themselves."""
    from lint_rules.document.pictures import beside

    return beside.attach(document)


def _is_no_story(path: str, data: bytes) -> bool:
    """Whether what lies about in a folder only bears the name of a feed or a picture that tells of itself."""
    suffix = "." + path.rpartition(".")[2].lower()
    if suffix in reading.FEED_SUFFIXES:
        return not _is_feed(path, data)
    return suffix in reading.PICTURE_SUFFIXES and not can_be_read(path)


def _is_feed(path: str, data: bytes) -> bool:
    """Whether JSON or XML that lies about in a folder is a news item at all."""
    from lint_rules.document.source import decode

    try:
        return reading.format_of(decode(data, path)) in ("ninjs", "newsml")
    except UserError:
        return False
