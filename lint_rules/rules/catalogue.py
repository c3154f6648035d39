"""The documentation of rules and phrases as pages, made from the rules themselves; not used in checks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib import import_module
from typing import Any

from lint_rules.model import rank
from lint_rules.model.patterns import compiled
from lint_rules.model.records import NamedTuple
from lint_rules.rules import packs, registry
from lint_rules.rules.base import Example


class PhraseEntry(NamedTuple):
    """One phrase of a pack, for people."""

    id: str
    rule: str
    severity: str
    message: str
    suggestion: str | None
    languages: Sequence[str]
    rates: Mapping[str, float]
    fails: Sequence[str]
    passes: Sequence[str]


@cache
def phrases() -> Mapping[str, PhraseEntry]:
    """Every phrase of the shipped packs by id; entries that share an id are one phrase."""
    found: dict[str, PhraseEntry] = {}
    for pack in map(packs.read, packs.paths()):
        for entry in _entries(pack):
            found[entry.id] = _joined(found[entry.id], entry) if entry.id in found else entry
    return found


def _joined(first: PhraseEntry, second: PhraseEntry) -> PhraseEntry:
    """Two entries as one: the graver severity, the first message, everything else of both."""
    suggestions = dict.fromkeys(each for each in (first.suggestion, second.suggestion) if each)
    return first._replace(
        severity=max(first.severity, second.severity, key=rank),
        suggestion="; ".join(suggestions) or None,
        languages=[*dict.fromkeys([*first.languages, *second.languages])],
        rates={**second.rates, **first.rates},
        fails=[*first.fails, *second.fails],
        passes=[*dict.fromkeys([*first.passes, *second.passes])],
    )


def _entries(pack: packs.Pack) -> Iterator[PhraseEntry]:
    for phrase in pack.phrases:
        yield PhraseEntry(
            str(phrase["id"]),
            pack.rule,
            phrase["severity"],
            _readable(" ".join(str(phrase.get("message") or pack.message or "").split())),
            "; ".join(dict.fromkeys(map(_readable, [*phrase.get("suggestion", ()), *phrase["renderings"].values()])))
            or None,
            phrase.get("languages", ()),
            phrase.get("rates", {}),
            phrase["fails"],
            phrase["passes"],
        )


def _readable(template: str) -> str:
    """A template without its braces: ``{verb=help} {whom}`` is *help ...*."""
    return compiled(r"\{\w+\}").sub("...", compiled(r"\{\w+=([\w-]+)\}").sub(r"\1", template))


def phrase(number: str) -> PhraseEntry:
    """The phrase with that id; KeyError for one that no pack holds."""
    return phrases()[number]


def examples(name: str) -> tuple[Sequence[Example], Sequence[Example]]:
    """The failing and the passing examples of a rule: its module's, and where that has none its phrases'."""
    entry = registry.catalogue()[name]
    module: Any = import_module(entry.module) if entry.module else None
    fails = list(getattr(module, "FAILS", ()))
    passes = list(getattr(module, "PASSES", ()))
    for one in phrases().values():
        if one.rule == name and entry.module is None:
            fails += one.fails
            passes += one.passes
    return fails, passes


def page(name: str) -> str:
    """The rule's page in Markdown."""
    return "\n".join(_page(name)).rstrip() + "\n"


def _page(name: str) -> Iterator[str]:
    rule = registry.load(name)
    yield f"# {name}\n"
    yield f"Severity: **{rule.severity}**\n"
    yield _headings(rule.documentation)
    fails, passes = examples(name)
    yield "\n## Examples\n"
    yield "Draws a finding:\n"
    yield from map(_example, fails[:6])
    yield "Does not:\n"
    yield from map(_example, passes[:6])
    if rule.options:
        yield "## Options\n"
        yield "| option | default | meaning |\n|---|---|---|"
        for option, value in sorted(rule.options.items()):
            default = "" if value.default in ("", None) else f"`{_shown(value.default)}`"
            yield f"| `{option}` | {default} | {value.meaning} |"
        yield ""
    own = [one for one in phrases().values() if one.rule == name]
    if own:
        yield "## Phrases\n"
        yield "| id | severity | typical of | what it says |\n|---|---|---|---|"
        for one in own:
            yield f"| {one.id} | {one.severity} | {', '.join(one.languages)} | {one.message.replace('|', '/')} |"
        yield ""
    yield "## Switching it off\n"
    yield f"`--ignore {name}`, or in the configuration `ignore: [{name}]`; for one line a comment"
    yield f"`newslint: ignore {name} -- reason`."


def _headings(documentation: str) -> str:
    """The documentation with its underlined headings as Markdown headings."""
    lines: list[str] = []
    for line in documentation.splitlines():
        if lines and len(line) > 2 and set(line) <= {"-"}:
            lines[-1] = f"## {lines[-1]}\n"
        else:
            lines.append(line)
    return "\n".join(lines)


def _shown(value: Any) -> str:
    if isinstance(value, list | tuple | frozenset | set):
        return ", ".join(map(str, sorted(value) if isinstance(value, frozenset | set) else value)) or "none"
    return str(value)


def _example(example: Example) -> str:
    text = example if isinstance(example, str) else example["text"]
    kind = "text" if isinstance(example, str) else example.get("format", "text")
    return f"```{kind}\n{text.rstrip()}\n```\n"
