"""SARIF 2.1.0, with rule help, related places, fixes and fingerprints."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

from lint_rules.model.report import FileReport, FindingReport, FixReport, Position, RunReport
from lint_rules.reporters.presentation import Presentation, RuleHelp, from_root, one_line, says

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_HOME = "https://github.com/newslint/newslint"
_LEVEL = {"error": "error", "warning": "warning", "info": "note"}
_FINGERPRINT = "newslint/v1"
_LONGEST_DESCRIPTION = 1024  # characters; GitHub takes no more


def render(report: RunReport, presentation: Presentation) -> Iterator[str]:
    """One run; columns count Unicode code points."""
    names = sorted({finding["rule"] for file in report["files"] for finding in file["findings"]})
    numbers = {name: number for number, name in enumerate(names)}
    errors = [file for file in report["files"] if file["error"]]
    run = {
        "tool": {
            "driver": {
                "name": "newslint",
                "semanticVersion": report["newslint"],
                "informationUri": _HOME,
                "rules": [_rule(name, presentation) for name in names],
            }
        },
        "columnKind": "unicodeCodePoints",
        "invocations": [
            {"executionSuccessful": not errors, "toolExecutionNotifications": list(map(_notification, errors))}
        ],
        "results": [
            _result(file["path"], finding, numbers) for file in report["files"] for finding in file["findings"]
        ],
    }
    yield json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2) + "\n"


def _rule(name: str, presentation: Presentation) -> dict[str, Any]:
    about = presentation.help_of(name)
    return {
        "id": name,
        "shortDescription": {"text": about.summary},
        "fullDescription": {"text": _described(about)},
        "helpUri": f"{_HOME}/blob/main/docs/rules/{quote(name)}.md",
        "help": {"text": about.documentation, "markdown": about.documentation},
        "properties": {"tags": [name.partition("/")[0]]},
    }


def _described(about: RuleHelp) -> str:
    """The summary and what the rule does, as code scanning shows them beside a finding."""
    paragraphs = map(_without_heading, about.documentation.split("\n\n"))
    further = next((text for text in paragraphs if text not in ("", about.summary)), "")
    return f"{one_line(about.summary)} {further}".strip()[:_LONGEST_DESCRIPTION]


def _without_heading(paragraph: str) -> str:
    heading, _, rest = paragraph.partition("\n-")
    return one_line(rest.partition("\n")[2] if rest else heading)


def _notification(file: FileReport) -> dict[str, Any]:
    return {
        "level": "error",
        "message": {"text": one_line(file["error"] or "")},
        "locations": [{"physicalLocation": {"artifactLocation": _artifact(file["path"])}}],
    }


def _result(path: str, finding: FindingReport, numbers: dict[str, int]) -> dict[str, Any]:
    result: dict[str, Any] = {
        "ruleId": finding["rule"],
        "ruleIndex": numbers[finding["rule"]],
        "level": _LEVEL[finding["severity"]],
        "message": {"text": says(finding)},
        "locations": [{"physicalLocation": _physical(path, finding["start"], finding["end"])}],
        "partialFingerprints": {_FINGERPRINT: finding["fingerprint"]},
    }
    if finding["related"]:
        result["relatedLocations"] = [
            {
                "id": number,
                "message": {"text": one_line(related["message"])},
                "physicalLocation": _physical(related.get("path", path), related["start"], related["end"]),
            }
            for number, related in enumerate(finding["related"], 1)
        ]
    if finding["fix"]:
        result["fixes"] = [_fix(path, finding, finding["fix"])]
    if finding["pattern"]:
        result["properties"] = {"pattern": finding["pattern"]}
    return result


def _physical(path: str, start: Position, end: Position) -> dict[str, Any]:
    region = {
        "startLine": start["line"],
        "startColumn": start["column"],
        "endLine": end["line"],
        "endColumn": end["column"],
        "charOffset": start["offset"],
        "charLength": end["offset"] - start["offset"],
    }
    return {"artifactLocation": _artifact(path), "region": region}


def _artifact(path: str) -> dict[str, Any]:
    """A relative path is told from the root of the sources, an absolute one as an address of its own."""
    encoded = quote(os.fsencode(from_root(path)))
    if os.path.isabs(path):
        return {"uri": f"file://{encoded if encoded.startswith('/') else '/' + encoded}"}
    return {"uri": encoded, "uriBaseId": "%SRCROOT%"}


def _fix(path: str, finding: FindingReport, fix: FixReport) -> dict[str, Any]:
    replacements = [
        {
            "deletedRegion": {"charOffset": edit["start"], "charLength": edit["end"] - edit["start"]},
            "insertedContent": {"text": edit["text"]},
        }
        for edit in fix["edits"]
    ]
    return {
        "description": {"text": one_line(finding["suggestion"] or "apply the suggestion")},
        "artifactChanges": [{"artifactLocation": _artifact(path), "replacements": replacements}],
    }
