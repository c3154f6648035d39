"""Records in, findings out: a function over Arrow batches that any engine can call."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from typing import Any

import pyarrow as pa

from lint_rules.engine import checker, order, silence
from lint_rules.engine.checked import Checked
from lint_rules.engine.checker import Checker
from lint_rules.engine.configuration import Asked, Configurations
from lint_rules.engine.files import read_bytes
from lint_rules.engine.opening import File
from lint_rules.engine.sweeping import sweep_rarely
from lint_rules.model import UserError
from lint_rules.model.records import NamedTuple
from lint_rules.model.report import FindingReport

FINDING = pa.struct(
    [
        ("rule", pa.string()),
        ("severity", pa.string()),
        ("message", pa.string()),
        ("suggestion", pa.string()),
        ("text", pa.string()),
        ("pattern", pa.string()),
        ("start", pa.int64()),
        ("end", pa.int64()),
        ("line", pa.int64()),
        ("column", pa.int64()),
        ("fingerprint", pa.string()),
    ]
)
RESULTS = pa.schema(
    [
        ("id", pa.string()),
        ("path", pa.string()),
        ("format", pa.string()),
        ("error", pa.string()),
        ("words", pa.int64()),
        ("translationese", pa.float64()),
        ("findings", pa.list_(FINDING)),
    ]
)
_SUFFIXES = {"text": ".txt", "markdown": ".md", "html": ".html", "ninjs": ".json", "newsml": ".xml"}


class Settings(NamedTuple):
    """What every worker is told, as plain data. ``config`` is a path that all of them can read, or None."""

    config: str | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: str = "warning"


class Archivist:
    """Lints batches by one configuration; rules and models are loaded once. Raises UserError for bad settings."""

    def __init__(self, settings: Settings) -> None:
        self._severity = settings.severity
        asked = Asked(settings.select, settings.ignore)
        configurations = Configurations(settings.config, asked)
        configuration = configurations.default() if settings.config is None else configurations.of("story")
        self._max_size = configuration.max_size
        self._checker = Checker(configuration.profile("story"))

    def lint(self, batch: pa.RecordBatch) -> pa.RecordBatch:
        """The results for a batch of records, a row each, in their order."""
        records = batch.to_pylist()
        results = self._checker.check_files(map(self._file, records))
        rows = [self._row(record, checked) for record, checked in zip(records, results, strict=True)]
        return pa.RecordBatch.from_pylist(rows, schema=RESULTS)

    def _row(self, record: Mapping[str, str | None], checked: Checked) -> dict[str, Any]:
        findings = [] if checked["error"] else self._findings(checked)
        scores = checked["scores"]
        return {
            "id": record["id"],
            "path": record["path"],
            "format": checked["format"],
            "error": checked["error"],
            "words": int(scores["words"]) if "words" in scores else None,
            "translationese": scores.get("translationese"),
            "findings": [_flat(finding) for finding in findings],
        }

    def _file(self, record: Mapping[str, str | None]) -> File:
        text, path = record["text"], record["path"]
        name = path or f"{record['id']}{_SUFFIXES.get(record['format'] or '', '.txt')}"
        if text is None and path is None:
            return File(name, b"", error=f"{record['id']}: the record has neither text nor path")
        try:
            data = read_bytes(path or "", self._max_size) if text is None else text.encode("utf-8", "surrogatepass")
        except UserError as error:
            return File(name, b"", error=str(error))
        return File(name, data)

    def _findings(self, checked: Checked) -> list[FindingReport]:
        findings = checked["findings"]
        if checked["silences"]:
            ran = {rule.name for rule in self._checker.rules}
            findings, _ = silence.apply(findings, checked["silences"], ran, self._checker.names)
        return order.ordered(checker.at_least(findings, self._severity))


def _flat(finding: FindingReport) -> dict[str, Any]:
    start, end = finding["start"], finding["end"]
    return {
        "rule": finding["rule"],
        "severity": finding["severity"],
        "message": finding["message"],
        "suggestion": finding["suggestion"],
        "text": finding["text"],
        "pattern": finding["pattern"],
        "start": start["offset"],
        "end": end["offset"],
        "line": start["line"],
        "column": start["column"],
        "fingerprint": finding["fingerprint"],
    }


@functools.cache
def archivist(settings: Settings) -> Archivist:
    """The one archivist of this process for these settings. The process will seldom look for garbage from now on."""
    sweep_rarely()
    return Archivist(settings)
