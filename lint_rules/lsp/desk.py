"""The checks behind the server: each buffer with the settings of its own folder, rules loaded once."""

from __future__ import annotations

import os
from collections.abc import Iterable
from urllib.parse import unquote, urlsplit
from urllib.request import url2pathname

from lint_rules.document import read as reading
from lint_rules.engine import checker, ledger, order, silence
from lint_rules.engine.checker import Checker
from lint_rules.engine.configuration import Configurations, project_root
from lint_rules.engine.files import write_atomically
from lint_rules.language import tagging
from lint_rules.language.attribution import chain
from lint_rules.lsp.buffers import Buffer
from lint_rules.model import UserError
from lint_rules.model.report import FindingReport
from lint_rules.rules import packs

_SUFFIXES = {"plaintext": ".txt", "markdown": ".md", "html": ".html", "json": ".json", "xml": ".xml"}
_REMEMBERED = 2_000  # paragraphs and sentences whose readings are kept; a dozen open stories
LEDGER = "names.yaml"
SETTINGS = (".yaml", ".yml", ".toml")  # configurations, and the ledgers, packs and presets that they name


class Desk:
    """Checks buffers. ``severity`` is the lowest that is shown.

    A mistake in a configuration is not raised to the editor again and again: it is kept in ``mistake`` until the
    configuration is read anew, and its folder's stories are checked by the defaults.
    """

    def __init__(self, severity: str = "warning") -> None:
        self.severity = severity
        self.mistake: str | None = None
        self._configurations = Configurations()
        self._checkers: dict[str, Checker] = {}
        chain.shipped().remember(_REMEMBERED)
        packs.matcher().remember(_REMEMBERED)
        tagging.remember(_REMEMBERED)

    def reload(self) -> None:
        """Forget every setting: the next check reads the files anew."""
        self.mistake = None
        self._configurations = Configurations()
        self._checkers.clear()

    def check(self, buffer: Buffer) -> list[FindingReport]:
        """The findings on a buffer, suppressed ones left out, in order; none for a text that is no copy."""
        try:
            if self._configurations.excluded(buffer.path):
                return []
        except UserError as error:
            self.mistake = str(error)
        ready = self._checker(buffer.path)
        try:
            checked = ready.check(reading.read_source(buffer.source))
        except UserError:
            return []
        findings = checked["findings"]
        if checked["silences"]:
            ran = {rule.name for rule in ready.rules}
            findings, _ = silence.apply(findings, checked["silences"], ran, ready.names)
        return order.ordered(checker.at_least(findings, self.severity))

    def decide(self, path: str, verdict: str, one: str, other: str) -> str:
        """Write into the ledger of a story's configuration that two forms are one name or two, and say what was done.

        Where nothing is configured yet, a configuration that names the ledger is written beside it. Raises UserError if
        the ledger cannot be written.
        """
        configuration = self._configurations.of(path)
        configured = configuration.path_of("ledger")
        root = configuration.folder if configuration.file else project_root(os.path.dirname(path))
        target = configured or os.path.join(root, LEDGER)
        ledger.decide(target, "same" if verdict == "same" else "distinct", one, other)
        words = "one name" if verdict == "same" else "two people"
        said = f"{os.path.basename(target)} now says that “{one}” and “{other}” are {words}"
        if configured:
            return said
        if configuration.file:
            return f"{said}; set `ledger: {LEDGER}` in {os.path.basename(configuration.file.path)}, so that it holds"
        write_atomically(os.path.join(root, ".newslint.yaml"), f"ledger: {LEDGER}\n".encode())
        return f"{said}, and .newslint.yaml names the ledger"

    def _checker(self, path: str) -> Checker:
        try:
            profile = self._configurations.of(path).profile(path)
        except UserError as error:
            self.mistake = str(error)
            return self._checkers.setdefault("", self._default())
        key = profile.key()
        if key not in self._checkers:
            try:
                self._checkers[key] = Checker(profile)
            except UserError as error:
                self.mistake = str(error)
                self._checkers[key] = self._default()
        return self._checkers[key]

    @staticmethod
    def _default() -> Checker:
        from lint_rules.engine.profile import Profile

        return Checker(Profile())


def path_of(uri: str, language: str) -> str:
    """The path that settings and format go by; a text that was never saved is named after its language."""
    parts = urlsplit(uri)
    if parts.scheme == "file":
        path = url2pathname(unquote(parts.path)) if os.name == "nt" else unquote(parts.path)
    else:
        path = os.path.join(os.getcwd(), os.path.basename(unquote(parts.path)) or "untitled")
    if os.path.splitext(path)[1].lower() in reading.STORY_SUFFIXES:
        return path
    return path + _SUFFIXES.get(language, ".txt")


def concerns_settings(uris: Iterable[str]) -> bool:
    """Whether one of the changed files may be a configuration, or one that a configuration names."""
    return any(unquote(urlsplit(uri).path).endswith(SETTINGS) for uri in uris)
