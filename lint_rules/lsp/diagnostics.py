"""Findings as the protocol's diagnostics."""

from __future__ import annotations

from pathlib import Path

from lsprotocol import types

from lint_rules.lsp.buffers import Buffer
from lint_rules.model.report import FindingReport

SOURCE = "newslint"
_SEVERITIES = {
    "error": types.DiagnosticSeverity.Error,
    "warning": types.DiagnosticSeverity.Warning,
    "info": types.DiagnosticSeverity.Information,
}


def diagnostic(buffer: Buffer, finding: FindingReport) -> types.Diagnostic:
    """The diagnostic that shows a finding; its ``data`` is the fingerprint by which code actions find it again."""
    message = finding["message"]
    if finding["suggestion"] and finding["suggestion"] not in message:
        message = f"{message} (try: {finding['suggestion']})"
    return types.Diagnostic(
        range=buffer.range(finding["start"]["offset"], finding["end"]["offset"]),
        severity=_SEVERITIES[finding["severity"]],
        code=finding["rule"],
        source=SOURCE,
        message=message,
        related_information=[
            types.DiagnosticRelatedInformation(
                location=types.Location(
                    Path(related["path"]).absolute().as_uri() if "path" in related else buffer.uri,
                    buffer.range(related["start"]["offset"], related["end"]["offset"]),
                ),
                message=related["message"],
            )
            for related in finding["related"]
        ],
        data=finding["fingerprint"],
    )
