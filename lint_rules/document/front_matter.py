"""Front matter: the fields above a Markdown story, with their places.

YAML between lines of ``---``, TOML between lines of ``+++``. Nothing is constructed but strings, numbers and truth
values; aliases are followed once; a block that cannot be read is a fault of the document and no reason to stop.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from lint_rules.document.document import Fault
from lint_rules.model import Span
from lint_rules.model.patterns import compiled
from lint_rules.model.records import NamedTuple

_YAML = r"(?ms)\A---[ \t]*\r?\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)"
_TOML = r"(?ms)\A\+\+\+[ \t]*\r?\n(.*?)^\+\+\+[ \t]*(?:\r?\n|\Z)"
_LARGEST = 200_000  # code points; anything longer is a story that lost its closing line
_DEEPEST = 20
_MOST_FIELDS = 5_000


class Field(NamedTuple):
    """One scalar of the front matter.

    ``path`` is the way to it (``("images", "0", "credit")``), ``value`` its text, ``source`` where that text stands,
    quotation marks left out.
    """

    path: tuple[str, ...]
    value: str
    source: Span

    @property
    def name(self) -> str:
        """The last named key on the way, lower case, with underscores."""
        named = [key for key in self.path if not key.isdigit()]
        return named[-1].lower().replace("-", "_") if named else ""


class FrontMatter(NamedTuple):
    """The fields in order, the whole block's span (closing line included) and what was wrong with it."""

    fields: tuple[Field, ...]
    source: Span
    settings: Mapping[str, Any]
    fault: Fault | None = None

    def first(self, *names: str) -> Field | None:
        """The first top-level field of one of these names that says something."""
        for name in names:
            for field in self.fields:
                if len(field.path) <= 2 and field.name == name and field.value.strip():
                    return field
        return None

    def all(self, *names: str) -> tuple[Field, ...]:
        """Every field of one of these names, lists opened."""
        return tuple(field for field in self.fields if field.name in names and field.value.strip())


def read(text: str) -> FrontMatter | None:
    """The front matter at the head of ``text``, or None if it opens with none."""
    if text.startswith("---"):
        return _read(text, _YAML, _yaml_fields)
    if text.startswith("+++"):
        return _read(text, _TOML, _toml_fields)
    return None


def _read(text: str, pattern: str, parse: Any) -> FrontMatter | None:
    match = compiled(pattern).match(text[:_LARGEST])
    if not match:
        return None
    span = Span(0, match.end())
    try:
        fields, settings = parse(match[1], match.start(1))
    except _Unreadable as error:
        return FrontMatter((), span, {}, Fault(error.at, min(error.at + 1, span.end), str(error)))
    return FrontMatter(tuple(fields), span, settings)


class _Unreadable(Exception):
    def __init__(self, message: str, at: int) -> None:
        super().__init__(message)
        self.at = at


def _yaml_fields(block: str, offset: int) -> tuple[list[Field], Mapping[str, Any]]:
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        root = yaml.compose(block, Loader=loader)
    except yaml.MarkedYAMLError as error:
        at = offset + (error.problem_mark.index if error.problem_mark else 0)
        message = f"front matter is not YAML: {error.problem or error.context}; mend it, its fields were not read"
        raise _Unreadable(message, at) from None
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        raise _Unreadable(
            f"front matter is not YAML: {str(error).splitlines()[0]}; its fields were not read", offset
        ) from None
    if root is None:
        return [], {}
    if not isinstance(root, yaml.MappingNode):
        raise _Unreadable("front matter is no list of fields; write `key: value` lines", offset)
    settings: Mapping[str, Any] = {}
    for key, value in root.value:
        if getattr(key, "value", None) == "newslint":
            settings = _plain(value, 0) if isinstance(value, yaml.MappingNode) else {"ignore": _plain(value, 0)}
    fields = []
    for field in _walk(root, (), block, offset):
        fields.append(field)
        if len(fields) >= _MOST_FIELDS:
            break
    return fields, settings


def _walk(node: Any, path: tuple[str, ...], block: str, offset: int) -> Iterator[Field]:
    if len(path) > _DEEPEST:
        return
    if node.id == "mapping":
        for key, value in node.value:
            if key.id == "scalar":
                yield from _walk(value, (*path, key.value), block, offset)
    elif node.id == "sequence":
        for index, item in enumerate(node.value):
            yield from _walk(item, (*path, str(index)), block, offset)
    else:
        start, end = node.start_mark.index, node.end_mark.index
        written = block[start:end]
        inner = written.find(node.value) if node.value else 0
        if inner >= 0:
            start, end = start + inner, start + inner + len(node.value)
        yield Field(path, node.value, Span(offset + start, offset + end))


def _plain(node: Any, depth: int) -> Any:
    if depth > _DEEPEST:
        return None
    if node.id == "mapping":
        return {key.value: _plain(value, depth + 1) for key, value in node.value if key.id == "scalar"}
    if node.id == "sequence":
        return [_plain(item, depth + 1) for item in node.value]
    if node.tag.endswith(":bool"):
        return node.value.lower() in ("true", "yes", "on")
    if node.tag.endswith(":int") and node.value.lstrip("-").isdecimal() and len(node.value) < 20:
        return int(node.value)
    return None if node.tag.endswith(":null") else node.value


def _toml_fields(block: str, offset: int) -> tuple[list[Field], Mapping[str, Any]]:
    import tomllib

    try:
        table = tomllib.loads(block.replace("\r\n", "\n"))
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise _Unreadable(f"front matter is not TOML: {error}; mend it, its fields were not read", offset) from None
    import regex

    settings = table.get("newslint", {})
    fields: list[Field] = []
    cursor = 0
    for path, value in _toml_scalars(table, ()):
        if len(fields) >= _MOST_FIELDS:
            break
        key = regex.escape(next(part for part in reversed(path) if not part.isdigit()))
        place = regex.compile(rf"^[ \t]*[\"']?{key}[\"']?[ \t]*=", regex.MULTILINE).search(block, cursor)
        at = block.find(value, place.end()) if place and value else -1
        if at < 0:
            at = block.find(value) if value else 0
        span = Span(offset + at, offset + at + len(value)) if at >= 0 else Span(offset, offset)
        fields.append(Field(path, value, span))
    return fields, settings if isinstance(settings, dict) else {}


def _toml_scalars(value: Any, path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], str]]:
    if isinstance(value, dict):
        for key, item in value.items():
            yield from _toml_scalars(item, (*path, key))
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from _toml_scalars(item, (*path, str(index)))
    elif path:
        yield path, str(value)
