"""Inline suppressions: which stretch of a source each one silences, and which of them silence nothing."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any

from lint_rules.document import Document, Suppression
from lint_rules.engine import locate
from lint_rules.model import Remark
from lint_rules.model.records import TypedDict
from lint_rules.model.report import FindingReport

UNUSED = "internal/unused-suppression"


class Silence(TypedDict):
    """One directive as data: it silences findings of ``rules`` (none: all) that touch ``start`` to ``end``.

    ``report`` is the finding to show if it silences nothing.
    """

    rules: list[str]
    start: int
    end: int
    report: FindingReport | None


def of_document(document: Document) -> list[Silence]:
    """The silences that a story's comments and its front matter ask for."""
    if not document.settings and not document.suppressions:  # as nearly always
        return []
    return [*_from_settings(document), *_from_comments(document)]


def _from_settings(document: Document) -> Iterator[Silence]:
    everywhere = len(document.source.text) + 1
    settings = document.settings
    if settings.get("off") is True or settings.get("enabled") is False:
        yield {"rules": [], "start": 0, "end": everywhere, "report": None}
    for rule in words(settings.get("ignore")):
        remark = Remark(0, 0, f"the front matter ignores {rule}, which finds nothing here; take it out", in_source=True)
        report = locate.in_document(document, UNUSED, "warning", remark)
        yield {"rules": [rule], "start": 0, "end": everywhere, "report": report}


def words(value: Any) -> list[str]:
    """A setting that may be written as one text with commas or as a list."""
    if isinstance(value, str):
        return value.replace(",", " ").split()
    return [str(item) for item in value] if isinstance(value, list | tuple) else []


def _from_comments(document: Document) -> Iterator[Silence]:
    opened: dict[str, Suppression] = {}
    end = len(document.source.text) + 1
    for directive in sorted(document.suppressions, key=lambda item: item.source):
        names = directive.rules or ("",)
        if directive.action == "off":
            for name in names:
                opened.setdefault(name, directive)
        elif directive.action == "on":
            for name in [name for name in opened if not directive.rules or name in directive.rules]:
                began = opened.pop(name)
                yield _silence(document, began, [name] if name else [], began.source.end, directive.source.start)
        else:
            start, stop = _lines_meant(document, directive)
            for name in names:
                yield _silence(document, directive, [name] if name else [], start, stop)
    for name, began in opened.items():
        yield _silence(document, began, [name] if name else [], began.source.end, end)


def _lines_meant(document: Document, directive: Suppression) -> tuple[int, int]:
    """The line that the directive stands on or, where nothing else stands on it, the next line with copy."""
    source = document.source
    line = source.line_column(directive.source.start)[0]
    last = source.line_column(max(directive.source.start, directive.source.end - 1))[0]
    around = source.text[source.line_start(line) : directive.source.start]
    around += source.text[directive.source.end : source.line_start(last + 1)]
    if around.strip():
        return source.line_start(line), source.line_start(last + 1)
    line = last + 1
    end = len(source.text)
    while source.line_start(line) < end and not source.line_text(line).strip():
        line += 1
    return source.line_start(line), max(source.line_start(line + 1), source.line_start(line) + 1)


def _silence(document: Document, directive: Suppression, rules: list[str], start: int, end: int) -> Silence:
    what = rules[0] if rules else "any rule"
    message = f"this comment silences {what}, which finds nothing here; take it out"
    place = Remark(directive.source.start, directive.source.end, message, in_source=True)
    return {
        "rules": rules,
        "start": start,
        "end": end,
        "report": locate.in_document(document, UNUSED, "warning", place),
    }


def apply(
    findings: Iterable[FindingReport], silences: Sequence[Silence], ran: Collection[str], known: Collection[str]
) -> tuple[list[FindingReport], int]:
    """The findings that are left, with one for every silence that silenced nothing, and how many were silenced.

    A silence is called unused only if a rule that it names was among those that ``ran``, or if no ``known`` rule bears
    the name.
    """
    used: set[int] = set()
    kept: list[FindingReport] = []
    for finding in findings:
        hit = [number for number, silence in enumerate(silences) if _silences(silence, finding)]
        used.update(hit)
        if not hit:
            kept.append(finding)
    silenced = 0 if not used else len(list(findings)) - len(kept)
    for number, silence in enumerate(silences):
        report = silence["report"]
        if number not in used and report and _could_speak(silence["rules"], ran, known):
            kept.append(report)
    return kept, silenced


def _silences(silence: Silence, finding: FindingReport) -> bool:
    start, end = finding["start"]["offset"], finding["end"]["offset"]
    touches = start < silence["end"] and (end > silence["start"] or start == end == silence["start"])
    return touches and (not silence["rules"] or any(_names(word, finding) for word in silence["rules"]))


def _names(word: str, finding: FindingReport) -> bool:
    return word in (finding["rule"], finding["pattern"], finding["rule"].partition("/")[0], "all")


def _could_speak(words: Sequence[str], ran: Collection[str], known: Collection[str]) -> bool:
    if not words:
        return bool(ran)
    word = words[0]
    if any(rule == word or rule.startswith(f"{word}/") for rule in known):
        return any(rule == word or rule.startswith(f"{word}/") for rule in ran)
    return True
