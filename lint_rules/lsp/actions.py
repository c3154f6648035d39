"""What an editor offers on a finding: mend this one, mend all of its kind, silence it with a reason."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from lsprotocol import types

from lint_rules.document import front_matter
from lint_rules.document import read as reading
from lint_rules.lsp.buffers import Buffer
from lint_rules.lsp.diagnostics import diagnostic
from lint_rules.model.report import FindingReport

LEDGER_COMMAND = "newslint.decide"
_COMMENTS = {"text": "[{}]", "markdown": "<!-- {} -->", "html": "<!-- {} -->"}
_REASON = "say why"
_LEDGER_RULES = frozenset({"names/inconsistent-spelling", "names/mixed-form"})


def offered(
    buffer: Buffer, findings: Sequence[FindingReport], wanted: types.Range, kinds: Sequence[str] | None
) -> list[types.CodeAction]:
    """The actions for the findings that the range touches; edits are left to be resolved when one is chosen."""
    start, end = buffer.offset(wanted.start), buffer.offset(wanted.end)
    touched = [
        finding for finding in findings if finding["start"]["offset"] <= end and start <= finding["end"]["offset"]
    ]
    actions: list[types.CodeAction] = []
    for finding in touched:
        actions += _on(buffer, finding, findings)
    if any(_is_safe(finding) for finding in findings):
        actions.append(
            types.CodeAction(
                title="newslint: mend everything that is safe to mend",
                kind=types.CodeActionKind.SourceFixAll,
                data={"uri": buffer.uri, "do": "all-safe"},
            )
        )
    if kinds:
        actions = [action for action in actions if any(_within(action.kind, kind) for kind in kinds)]
    return actions


def _within(kind: str | types.CodeActionKind | None, wanted: str) -> bool:
    name = kind.value if isinstance(kind, types.CodeActionKind) else str(kind)
    return name == wanted or name.startswith(f"{wanted}.")


def _on(buffer: Buffer, finding: FindingReport, findings: Sequence[FindingReport]) -> Iterator[types.CodeAction]:
    shown = [diagnostic(buffer, finding)]
    rule, mark = finding["rule"], finding["fingerprint"]
    fix = finding["fix"]
    if fix and fix["edits"]:
        text = fix["edits"][0]["text"] if len(fix["edits"]) == 1 else "the cure"
        title = f"Replace with “{text}”" if text.strip() else "Take it out"
        yield types.CodeAction(
            title=f"{title} [{rule}]",
            kind=types.CodeActionKind.QuickFix,
            diagnostics=shown,
            is_preferred=fix["safe"],
            data={"uri": buffer.uri, "do": "this", "fingerprint": mark},
        )
        if sum(other["rule"] == rule and other["fix"] is not None for other in findings) > 1:
            yield types.CodeAction(
                title=f"Mend every {rule} in this story",
                kind=types.CodeActionKind.QuickFix,
                diagnostics=shown,
                data={"uri": buffer.uri, "do": "rule", "rule": rule},
            )
    if _ignore(buffer, finding):
        yield types.CodeAction(
            title=f"Ignore {rule} here, with a reason",
            kind=types.CodeActionKind.QuickFix,
            diagnostics=shown,
            data={"uri": buffer.uri, "do": "ignore", "fingerprint": mark},
        )
    if rule in _LEDGER_RULES and finding["related"]:
        pair = [finding["text"], finding["related"][0]["text"]]
        for verdict, words in (("same", "are one person"), ("distinct", "are two people")):
            yield types.CodeAction(
                title=f"Ledger: “{pair[0]}” and “{pair[1]}” {words}",
                kind=types.CodeActionKind.QuickFix,
                diagnostics=shown,
                command=types.Command(
                    title="Write to the name ledger", command=LEDGER_COMMAND, arguments=[buffer.uri, verdict, *pair]
                ),
            )


def resolved(
    buffer: Buffer, findings: Sequence[FindingReport], action: types.CodeAction, *, versioned: bool = True
) -> types.CodeAction:
    """The action with its edit, made for the text as it is now; without one if the finding is gone.

    ``versioned`` says that the client minds the version which the edit was made for; else the edit names none.
    """
    data: dict[str, Any] = action.data if isinstance(action.data, dict) else {}
    edits: list[types.TextEdit] = []
    if data.get("do") == "ignore":
        found = _named(findings, data.get("fingerprint"))
        directive = _ignore(buffer, found) if found else None
        edits = [directive] if directive else []
    elif data.get("do") == "this":
        found = _named(findings, data.get("fingerprint"))
        edits = _edits(buffer, [found]) if found else []
    elif data.get("do") == "rule":
        edits = _edits(buffer, [each for each in findings if each["rule"] == data.get("rule")])
    elif data.get("do") == "all-safe":
        edits = _edits(buffer, [each for each in findings if _is_safe(each)])
    if edits and versioned:
        version = types.OptionalVersionedTextDocumentIdentifier(uri=buffer.uri, version=buffer.version)
        action.edit = types.WorkspaceEdit(document_changes=[types.TextDocumentEdit(version, list(edits))])
    elif edits:
        action.edit = types.WorkspaceEdit(changes={buffer.uri: edits})
    return action


def _named(findings: Sequence[FindingReport], mark: Any) -> FindingReport | None:
    return next((finding for finding in findings if finding["fingerprint"] == mark), None)


def _is_safe(finding: FindingReport) -> bool:
    return finding["fix"] is not None and finding["fix"]["safe"]


def _edits(buffer: Buffer, findings: Sequence[FindingReport]) -> list[types.TextEdit]:
    """The edits of the findings in order; one that overlaps an edit before it is left for the next time."""
    wanted = sorted(
        (edit["start"], edit["end"], edit["text"])
        for finding in findings
        if finding["fix"]
        for edit in finding["fix"]["edits"]
    )
    edits, free = [], 0
    for start, end, text in wanted:
        if start >= free:
            edits.append(types.TextEdit(buffer.range(start, end), text))
            free = max(end, start + 1)
    return edits


def _ignore(buffer: Buffer, finding: FindingReport) -> types.TextEdit | None:
    """A directive on a line of its own above the finding's; None where no comment can stand."""
    text, rule = buffer.text, finding["rule"]
    start = buffer.source.line_start(finding["start"]["line"])
    form = reading.format_of(buffer.source)
    front = front_matter.read(text) if form == "markdown" else None
    if front and start < front.source.end:
        return _ignore_in_front_matter(buffer, front, rule)
    comment = _COMMENTS.get(form)
    if not comment or (form == "html" and text.rfind("<", 0, start) > text.rfind(">", 0, start)):
        return None
    directive = comment.format(f"newslint: ignore {rule} -- {_REASON}")
    return types.TextEdit(buffer.range(start, start), f"{directive}\n")


def _ignore_in_front_matter(buffer: Buffer, front: front_matter.FrontMatter, rule: str) -> types.TextEdit | None:
    """A setting above the closing line, if there is none yet."""
    if front.settings or front.fault or not buffer.text.startswith("---"):
        return None
    at = buffer.source.line_start(buffer.source.line_column(front.source.end - 1)[0])
    return types.TextEdit(buffer.range(at, at), f"newslint: {{ ignore: {rule} }} # {_REASON}\n")
