"""Files to what the rules say of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from time import perf_counter
from typing import Any

from lint_rules.document import Document
from lint_rules.engine import locate, selection, silence
from lint_rules.engine.checked import REPORT_BUGS, Checked, described, empty
from lint_rules.engine.deadline import deadline
from lint_rules.engine.echoes import without_echoes
from lint_rules.engine.opening import File, Opened, open_files
from lint_rules.engine.profile import OPINION_RULES, Profile
from lint_rules.language.story import Story
from lint_rules.model import SEVERITIES, Remark, Severity, UserError, rank
from lint_rules.model.report import FindingReport
from lint_rules.rules import packs, registry
from lint_rules.rules.base import Options
from lint_rules.rules.registry import Rule

CRASH = "internal/rule-crash"
TIME_LIMIT = "internal/time-limit"
BROKEN_METADATA = "internal/broken-metadata"
_ANY_LANGUAGE = ("credits/", "internal/")  # what can be asked of copy in any language
_AT_ONCE = 200_000  # bytes of text whose analyses are in memory at a time
_MOST_AT_ONCE = 32  # files: more of them gain nothing


class Checker:
    """The rules of one profile, loaded once and asked of many files. Raises UserError for a selection of nothing."""

    def __init__(self, profile: Profile) -> None:
        self.profile = profile
        plugins = registry.plugin_rules(profile.plugins)
        names = [*registry.catalogue(), *plugins]
        self.selection = selection.resolve(profile.select, profile.ignore, names)
        on = [name for name in self.selection.rules if not (name in profile.rules and profile.rules[name].off)]
        self.rules: list[Rule] = [plugins[name] if name in plugins else _loaded(name) for name in on]
        self.options = {rule.name: self._options(rule) for rule in self.rules}
        self.names = frozenset(names)
        self._opinion = frozenset(profile.opinion_genres)

    def _options(self, rule: Rule) -> Mapping[str, Any]:
        options = {name: option.default for name, option in rule.options.items()}
        if "style" in options and self.profile.style:
            options["style"] = self.profile.style
        if "ledger" in options and self.profile.ledger is not None:
            options["ledger"] = self.profile.ledger
        if rule.name in self.profile.rules:
            options.update(self.profile.rules[rule.name].options)
        if "entries" in options and self.profile.entries:
            options["entries"] = [*options["entries"], *self.profile.entries]
        return options

    def check_bytes(self, path: str, data: bytes, *, walked: bool = False) -> Checked:
        """The result for a file's content; ``walked`` says that nobody asked for this file by name."""
        return next(self.check_files([File(path, data, walked)]))

    def check_files(self, files: Iterable[File]) -> Iterator[Checked]:
        """The results for files, in their order. Some are taken at a time, never much more text than `_AT_ONCE`."""
        taken: list[File] = []
        size = 0
        for file in files:
            taken.append(file)
            size += len(file.data)
            if size >= _AT_ONCE or len(taken) >= _MOST_AT_ONCE:
                yield from self._results(taken)
                taken, size = [], 0
        yield from self._results(taken)

    def check(self, document: Document) -> Checked:
        """The result for a document."""
        (result,) = self._together([Opened(document, len(document.source.text), True)])
        return result

    def _results(self, files: Sequence[File]) -> Iterator[Checked]:
        opened = open_files(files, self.profile)
        checked = iter(self._together([each for each in opened if isinstance(each, Opened)]))
        return (next(checked) if isinstance(each, Opened) else each for each in opened)

    def _together(self, opened: Sequence[Opened]) -> list[Checked]:
        """The results for documents. A rule is asked of all of them before the next one is, so that what it works with
        is still in the processor's caches: that takes a sixth off a long run. Should they need more time together than
        one of them may take, each is done again alone."""
        begun = [self._begun(each) for each in opened]
        limit = min((self.profile.seconds_for(each.size) for each in opened), default=0)
        late = self._ask_all(begun, limit)
        if late and len(begun) > 1:
            for story, _ in begun:
                story.release()
            return [result for each in opened for result in self._together([each])]
        for story, result in begun:
            if late:
                text = f"the time limit of {limit:g} s ran out during {late}; the rules after it were not asked"
                self._cut_short(result, story.document, text)
            result["scores"] = {"words": story.word_count, **result["scores"]}
            result["findings"] = without_echoes(result["findings"])
            story.release()
        return [result for _, result in begun]

    def _begun(self, opened: Opened) -> tuple[Story, Checked]:
        """A document's story, and its result as far as no rule is needed."""
        document = opened.document
        result = empty(document.format, notice=document.source.notice)
        result["lasting"] = opened.lasting
        result["silences"] = silence.of_document(document)
        for fault in document.faults:
            remark = Remark(fault.start, fault.end, fault.message, in_source=True)
            self._keep(result, document, BROKEN_METADATA, "warning", remark)
        return Story(document, packs.matcher), result

    def _ask_all(self, begun: Sequence[tuple[Story, Checked]], limit: float) -> str:
        """Add what every rule says of every story; returns during which rule the seconds ran out, if they did."""
        stop = perf_counter() + limit
        native = [each for each in begun if not _is_foreign(each[0].document)]
        asked = ""
        try:
            with deadline(limit):
                for rule in self.rules:
                    asked = rule.name
                    concerned = begun if asked.startswith(_ANY_LANGUAGE) else native
                    if not self._ask(rule, concerned, stop):
                        return asked
        except TimeoutError:
            return asked
        return ""

    def _ask(self, rule: Rule, begun: Iterable[tuple[Story, Checked]], stop: float) -> bool:
        """Add what one rule says of each story; returns whether there is time left. Where a rule crashes or dawdles,
        that becomes a finding, and the other rules go on."""
        name, options, check, gather, score = rule.name, self.options[rule.name], rule.check, rule.gather, rule.score
        for story, result in begun:
            try:
                for remark in check(story, options):
                    self._keep(result, story.document, name, self._severity(rule, story.document, remark), remark)
                if gather:
                    facts = gather(story, options)
                    if facts:
                        result["facts"][name] = facts
                if score:
                    result["scores"].update(score(story, options))
            except TimeoutError:
                text = f"{name} gave up on this file; its findings here are not complete"
                self._cut_short(result, story.document, text)
                if perf_counter() >= stop:  # nothing would stop the rule on the next story
                    return False
            except Exception as error:
                result["bug"], result["lasting"] = True, False
                crash = Remark(0, 0, crash_message(name, error), in_source=True)
                self._keep(result, story.document, CRASH, "error", crash)
        return perf_counter() < stop

    def _cut_short(self, result: Checked, document: Document, text: str) -> None:
        result["lasting"] = False
        self._keep(result, document, TIME_LIMIT, "warning", Remark(0, 0, text, in_source=True))

    def _severity(self, rule: Rule, document: Document, remark: Remark) -> Severity:
        configured = self._configured(rule)
        if configured:
            return configured
        genre = document.credits.genre
        if genre and rule.name in OPINION_RULES and genre.text.lower() in self._opinion:
            return "info"
        return remark.severity or rule.severity

    def _configured(self, rule: Rule) -> Severity | None:
        """The severity that the settings give to all that a rule says."""
        settings = self.profile.rules.get(rule.name)
        return settings.severity if settings else None

    def _keep(self, result: Checked, document: Document, rule: str, severity: Severity, remark: Remark) -> None:
        if self.selection.admits(rule, remark.pattern):
            result["findings"].append(locate.in_document(document, rule, severity, remark))

    def compare(self, facts: Mapping[str, Mapping[str, Any]]) -> Iterator[tuple[str, Severity, str, Remark]]:
        """What the rules that compare stories say: rule, severity, path, remark. ``facts`` is by path, then by rule."""
        for rule in self.rules:
            if not rule.compare:
                continue
            gathered = {path: of_rule[rule.name] for path, of_rule in sorted(facts.items()) if rule.name in of_rule}
            if not gathered:
                continue
            configured = self._configured(rule)
            try:
                for path, remark in rule.compare(gathered, self.options[rule.name]):
                    if self.selection.admits(rule.name, remark.pattern):
                        yield rule.name, configured or remark.severity or rule.severity, path, remark
            except Exception as error:
                yield CRASH, "error", min(gathered), Remark(0, 0, crash_message(rule.name, error), in_source=True)


def _loaded(name: str) -> Rule:
    """The rule; one that cannot even be loaded crashes on every file, so that the others are heard."""
    try:
        return registry.load(name)
    except UserError:
        raise
    except Exception as error:
        failure = error

    def check(story: Story, options: Options) -> Iterator[Remark]:
        raise failure

    return Rule(name, "error", {}, check, "")


def crash_message(rule: str, error: BaseException) -> str:
    """What a reader is told of a rule that crashed."""
    return f"{rule} failed on this file ({described(error)}); {REPORT_BUGS}; --ignore {rule} leaves the rule out"


def _is_foreign(document: Document) -> bool:
    """Whether a feed's item says that it is written in another language than English; pages say so too carelessly."""
    language = document.credits.language
    tag = language.text.lower() if language else ""
    return document.format in ("ninjs", "newsml") and bool(tag) and not tag.startswith(("en", "und", "mul"))


def at_least(findings: list[FindingReport], severity: str) -> list[FindingReport]:
    """The findings of at least that severity."""
    shown = SEVERITIES[rank(severity) :]
    return [finding for finding in findings if finding["severity"] in shown]
