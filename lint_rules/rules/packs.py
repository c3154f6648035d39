"""Phrase packs: rules, or lexicons of rules, written as data (`docs/phrases.md`).

A pack is a YAML file beside or instead of a rule's module; ``_classes.yaml`` in a family's folder holds word
classes for its packs. `python -m lint_rules.rules.packs` compiles all packs to ``compiled.bin``, which wheels carry;
where that file is missing or older than the packs, they are compiled in memory.
"""

from __future__ import annotations

import os
import sys
import zlib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any

from lint_rules.language.matching import PhraseMatcher
from lint_rules.model import SEVERITIES, UserError
from lint_rules.model.records import NamedTuple
from lint_rules.rules import compilation

FOLDER = os.path.dirname(os.path.abspath(__file__))
COMPILED = os.path.join(FOLDER, "compiled.bin")
_LANGUAGE = os.path.join(os.path.dirname(FOLDER), "language")
_CLASSES = "_classes.yaml"
_SHARED_CLASSES = os.path.join(_LANGUAGE, "lexicon", "classes.yaml")

_PACK_KEYS = ("rule", "severity", "summary", "what", "why", "silent", "references", "message", "classes", "phrases")
_PHRASE_KEYS = (
    "id", "pattern", "verb", "object", "regex", "trigger", "all", "minimum", "severity", "message", "suggestion",
    "languages", "rates", "unless", "unless-sentence", "unless-story", "quoted", "blocks", "once", "density", "fails",
    "passes",
)  # fmt: skip
_HEADINGS = {
    "what": "What it does",
    "why": "Why it is a fault",
    "silent": "When it stays silent",
    "references": "References",
}
_DOCUMENTATION = ("summary", *_HEADINGS)
_FACTS = ("severity", "message", "suggestion", "languages", "quoted", "blocks", "minimum", "once", "density")
_PATTERNS = {
    "patterns": "pattern",
    "also": "all",
    "unless": "unless",
    "unless_sentence": "unless-sentence",
    "unless_story": "unless-story",
    "triggers": "trigger",
}  # fields of Entry and the keys of a pack they are written under
_BLOCKS = (
    "headline", "paragraph", "quotation", "caption", "list-item", "field", "byline", "dateline", "credit", "table",
    "note",
)  # fmt: skip
_LISTS = frozenset(_PATTERNS.values()) | {"verb", "suggestion", "languages", "blocks", "fails", "passes"}
_FEWEST_EXAMPLES = 2


class Pack(NamedTuple):
    """One pack as written: ``documentation`` holds the texts of a rule that is data alone, ``phrases`` its entries."""

    rule: str
    path: str
    severity: str
    documentation: Mapping[str, str]
    message: str | None
    classes: Mapping[str, tuple[str, ...]]
    phrases: tuple[Mapping[str, Any], ...]


def paths(folder: str = FOLDER) -> list[str]:
    """Every pack of the shipped rules, in order."""
    return [path for path in _files(folder) if path.endswith(".yaml") and _is_pack(path)]


def _files(folder: str) -> Iterator[str]:
    for directory, folders, names in os.walk(folder):
        folders.sort()
        yield from (os.path.join(directory, name) for name in sorted(names))


def _is_pack(path: str) -> bool:
    """Whether a YAML file among the rules is a pack: it names its rule (house styles and classes do not)."""
    with open(path, encoding="utf-8") as file:
        return any(line.startswith("rule:") for line in file)


def read(path: str) -> Pack:
    """The pack in a file; raises UserError that names the file, the entry and the nearest valid key."""
    content = _yaml(path)
    where = os.path.relpath(path)
    if not isinstance(content, dict):
        raise UserError(f"{where}: a pack is a mapping with the keys rule and phrases")
    _known_keys(content, _PACK_KEYS, where)
    rule, entries = content.get("rule"), content.get("phrases")
    if not isinstance(rule, str) or "/" not in rule:
        raise UserError(f"{where}: rule must be written family/fault")
    if not isinstance(entries, list) or not entries:
        raise UserError(f"{where}: phrases must be a list of entries")
    severity = _severity(content.get("severity", "warning"), where)
    has_message = "message" in content or _has_module(rule, path)
    phrases = tuple(_phrase(entry, severity, has_message, number, where) for number, entry in enumerate(entries, 1))
    documentation = {key: str(content[key]).strip() for key in _DOCUMENTATION if key in content}
    classes = _classes(content.get("classes"), where)
    return Pack(rule, path, severity, documentation, content.get("message"), classes, phrases)


def _has_module(rule: str, path: str) -> bool:
    """Whether a module beside the pack speaks for its phrases."""
    module = rule.partition("/")[2].replace("-", "_") + ".py"
    return os.path.exists(os.path.join(os.path.dirname(path), module))


def _yaml(path: str) -> Any:
    import yaml

    loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        with open(path, encoding="utf-8") as file:
            return yaml.load(file, loader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = f":{mark.line + 1}" if mark else ""
        raise UserError(f"{os.path.relpath(path)}{line}: not YAML: {getattr(error, 'problem', error)}") from error


def _known_keys(mapping: Mapping[Any, Any], known: Iterable[str], where: str) -> None:
    for key in mapping:
        if key not in known:
            from lint_rules.language.matching.notation import nearest

            raise UserError(f"{where}: unknown key {key!r}; did you mean {nearest(str(key), known)!r}?")


def _severity(value: Any, where: str) -> str:
    if value not in SEVERITIES:
        raise UserError(f"{where}: severity {value!r}; it must be one of {', '.join(SEVERITIES)}")
    return str(value)


def _classes(value: Any, where: str) -> dict[str, tuple[str, ...]]:
    if value is None:
        return {}
    if not isinstance(value, dict) or not all(isinstance(words, str | list) for words in value.values()):
        raise UserError(f"{where}: classes must map a name to its words")
    return {str(name): _members(words) for name, words in value.items()}


def _members(words: str | list[Any]) -> tuple[str, ...]:
    """The members of a class: a list, or words in one text, where an underscore joins several words to one member."""
    if isinstance(words, str):
        return tuple(word.replace("_", " ") for word in words.split())
    return tuple(str(word) for word in words)


def _phrase(entry: Any, severity: str, has_message: bool, number: int, where: str) -> Mapping[str, Any]:
    from lint_rules.rules.constructions import verb_object

    if not isinstance(entry, dict):
        raise UserError(f"{where}: entry {number} must be a mapping")
    here = f"{where}: entry {number} ({entry.get('id', 'without id')})"
    _known_keys(entry, _PHRASE_KEYS, here)
    if not entry.get("id"):
        raise UserError(f"{here}: needs an id")
    if ("pattern" in entry or "verb" in entry) == ("regex" in entry):
        raise UserError(f"{here}: needs either pattern, verb and object, or regex")
    if ("verb" in entry) != ("object" in entry):
        raise UserError(f"{here}: verb and object go together")
    for key in ("fails", "passes"):
        if len(_list(entry.get(key))) < _FEWEST_EXAMPLES:
            raise UserError(f"{here}: needs at least {_FEWEST_EXAMPLES} examples under {key}")
    if not (entry.get("message") or has_message):
        raise UserError(f"{here}: needs a message")
    if entry.get("quoted", False) not in (False, True, "query"):
        raise UserError(f"{here}: quoted must be true, false or query")
    for block in _list(entry.get("blocks")):
        if block not in _BLOCKS:
            raise UserError(f"{here}: no block kind {block!r}; they are {', '.join(_BLOCKS)}")
    renderings = entry["pattern"] if isinstance(entry.get("pattern"), dict) else {}
    phrase = {key: _list(value) if key in _LISTS else value for key, value in entry.items()}
    phrase["severity"] = _severity(entry.get("severity", severity), here)
    phrase["where"] = here
    phrase["renderings"] = {str(pattern): str(rendering) for pattern, rendering in renderings.items()}
    if "verb" in phrase:
        phrase["pattern"] = [*phrase.get("pattern", ()), *verb_object(phrase["verb"], str(phrase["object"]))]
    return phrase


def _list(value: Any) -> list[str]:
    if value is None:
        return []
    return [str(item) for item in value] if isinstance(value, list | dict) else [str(value)]


def build(packs: Iterable[Pack]) -> dict[str, Any]:
    """The program of some packs and the header of each rule; raises UserError for a pattern that cannot be read."""
    from lint_rules.language.inflection import forms
    from lint_rules.language.matching.notation import Notation, NotationError
    from lint_rules.language.matching.programs import Entry, compile_entries

    shared = _class_file(_SHARED_CLASSES)
    entries: list[Entry] = []
    headers: dict[str, dict[str, str]] = {}
    for pack in packs:
        headers[pack.rule] = {"severity": pack.severity, "documentation": _page(pack.documentation)}
        family = _class_file(os.path.join(os.path.dirname(pack.path), _CLASSES))
        notation = Notation(forms, {**shared, **family, **pack.classes})
        for phrase in pack.phrases:
            facts = {"rule": pack.rule, "id": str(phrase["id"])}
            facts |= {key: phrase[key] for key in _FACTS if phrase.get(key) not in (None, [], False)}
            if pack.message:
                facts.setdefault("message", pack.message)
            asked = {name: phrase.get(key, ()) for name, key in _PATTERNS.items()}
            for rendering, patterns in _by_rendering(phrase).items():
                own = {**facts, "suggestion": [rendering]} if rendering else facts
                asked["patterns"] = patterns
                entries.append(Entry(phrase["where"], notation, own, regex=phrase.get("regex"), **asked))
    try:
        return {**compile_entries(entries), "rules": headers}
    except NotationError as error:
        raise UserError(str(error)) from error


def _by_rendering(phrase: Mapping[str, Any]) -> Mapping[str | None, list[str]]:
    """The patterns of an entry, gathered by the suggestion that each has of its own (None where it has none)."""
    gathered: dict[str | None, list[str]] = {}
    for pattern in phrase.get("pattern", ()):
        gathered.setdefault(phrase.get("renderings", {}).get(pattern), []).append(pattern)
    return gathered or {None: []}


def _page(texts: Mapping[str, str]) -> str:
    """A rule's documentation in the form of a module's docstring."""
    parts = [texts.get("summary", "")]
    parts += [f"{heading}\n{'-' * len(heading)}\n{texts[key]}" for key, heading in _HEADINGS.items() if key in texts]
    return "\n\n".join(parts)


@cache
def _class_file(path: str) -> Mapping[str, tuple[str, ...]]:
    return _classes(_yaml(path), os.path.relpath(path)) if os.path.exists(path) else {}


def _sources() -> Iterator[str]:
    """Every file that the compiled program depends on."""
    yield from (path for path in _files(FOLDER) if path.endswith(".yaml"))
    yield _SHARED_CLASSES
    yield os.path.join(_LANGUAGE, "lexicon", "irregular.txt")
    yield os.path.join(_LANGUAGE, "inflection.py")
    yield os.path.join(FOLDER, "constructions.py")
    yield from (path for path in _files(os.path.join(_LANGUAGE, "matching")) if path.endswith(".py"))


def digest() -> int:
    """A checksum of all packs and of what compiles them."""
    total = 0
    for path in _sources():
        with open(path, "rb") as file:
            total = zlib.crc32(file.read(), total)
    return total


@cache
def shipped() -> Mapping[str, Any]:
    """The program of the shipped packs: the compiled one if it is up to date, else made from the packs."""
    content: Mapping[str, Any] = compilation.load(COMPILED, digest) or build(map(read, paths()))
    return content


@cache
def matcher() -> PhraseMatcher:
    """The matcher of the shipped packs."""
    return PhraseMatcher(shipped())


def compile_all() -> str:
    """Write ``compiled.bin`` and return its path."""
    return compilation.store(COMPILED, digest(), build(map(read, paths())))


if __name__ == "__main__":
    try:
        print(compile_all())
    except UserError as error:
        print(error, file=sys.stderr)
        sys.exit(2)
