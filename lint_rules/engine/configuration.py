"""The settings of a run: the nearest file upwards, what it extends, its overrides, and the command line."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from typing import Any

from lint_rules.engine import configuration_file, globs, selection
from lint_rules.engine.configuration_file import ConfigurationFile, nearest, texts
from lint_rules.engine.files import MEGABYTE
from lint_rules.engine.profile import Profile, RuleSettings
from lint_rules.engine.schema import KEYS
from lint_rules.model import UserError
from lint_rules.model.records import NamedTuple
from lint_rules.rules import registry

_DEEPEST = 20  # files that extend one another


class Asked(NamedTuple):
    """What the command line says about the choice of rules; it beats every file."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()


class Configuration:
    """One file's settings with all that it builds on, ready to be asked about paths."""

    def __init__(self, file: ConfigurationFile | None = None, asked: Asked = Asked()) -> None:  # noqa: B008
        self.file = file
        self.asked = asked
        self.folder = file.folder if file else os.getcwd()
        self._settings = _resolved(file) if file else {}
        excluded = texts(self.get("exclude"))
        self._excluded = globs.matcher(excluded) if excluded else None
        self._overrides = [(globs.matcher(texts(item["files"])), item) for item in self.get("overrides")]
        self._profiles: dict[tuple[int, ...], Profile] = {}

    def get(self, key: str) -> Any:
        """The value of a top-level key, or its default."""
        return self._settings.get(key, KEYS[key].default)

    def path_of(self, key: str) -> str | None:
        """The file that a key names, from this folder on; raises UserError if it leads out of the project."""
        value = self.get(key)
        if value is None or self.file is None:
            return None
        return _inside(self.file, key, value)

    def excluded(self, path: str) -> bool:
        """Whether the path is never to be checked."""
        return self._excluded is not None and self._excluded(self._relative(path))

    def profile(self, path: str) -> Profile:
        """The settings that hold for a path."""
        applying: tuple[int, ...] = ()
        if self._overrides:
            relative = self._relative(path)
            applying = tuple(number for number, (matches, _) in enumerate(self._overrides) if matches(relative))
        if applying not in self._profiles:
            self._profiles[applying] = self._build([self._overrides[number][1] for number in applying])
        return self._profiles[applying]

    @property
    def max_size(self) -> int:
        """The largest file that is read, in bytes."""
        return int(self.get("max-size") * MEGABYTE)

    def _relative(self, path: str) -> str:
        return os.path.relpath(path, self.folder).replace(os.sep, "/")

    def _build(self, overrides: Sequence[Mapping[str, Any]]) -> Profile:
        settings: dict[str, Any] = dict(self._settings)
        for override in overrides:
            settings = merged(settings, {key: value for key, value in override.items() if key != "files"})
        plugins = tuple(texts(settings.get("plugins")))
        return Profile(
            select=self.asked.select or tuple(texts(settings.get("select"))),
            ignore=(*texts(settings.get("ignore")), *self.asked.ignore),
            rules=self._rule_settings(_required(settings), plugins),
            plugins=plugins,
            style=settings.get("preset") or "",
            opinion_genres=tuple(genre.lower() for genre in texts(self.get("opinion-genres"))),
            time_limit=float(self.get("time-limit")),
            ledger=self._ledger(),
            entries=self._entries(),
        )

    def _rule_settings(self, table: Mapping[str, Any], plugins: Sequence[str]) -> dict[str, RuleSettings]:
        """The settings by rule; a family's come first, a rule's own are laid over them."""
        offered = registry.plugin_rules(plugins)
        names = [*registry.catalogue(), *offered]
        found: dict[str, RuleSettings] = {}
        for word in sorted(table, key=lambda word: "/" in word):
            try:
                rules, pattern = selection.expand(word, names)
            except UserError as error:
                raise self._mistake(("rules", word), str(error)) from error
            if pattern:
                raise self._mistake(
                    ("rules", word), f"{word} is a phrase, not a rule; put it under ignore to leave it out"
                )
            for name in rules:
                if name in selection.INTERNAL:
                    continue
                rule = offered.get(name) or registry.load(name)
                found[name] = self._one_rule(found.get(name, RuleSettings()), rule, word, table[word])
        return found

    def _one_rule(self, before: RuleSettings, rule: registry.Rule, word: str, value: Any) -> RuleSettings:
        table = dict(value) if isinstance(value, Mapping) else {"severity": value}
        severity = table.pop("severity", None)
        options = dict(before.options)
        for name, setting in table.items():
            if name not in rule.options:
                known = ["severity", *rule.options]
                raise self._mistake(("rules", word, name), f"{word} has no option {name!r}{nearest(name, known)}")
            if not _fits(setting, rule.options[name].default):
                kind = _kind(rule.options[name].default)
                raise self._mistake(("rules", word, name), f"{word}: {name} must be {kind}, not {setting!r}")
            options[name] = setting
        off = severity in ("off", False)
        kept = before.severity if off or severity is None else severity
        return RuleSettings(kept, off if severity is not None else before.off, options)

    def _mistake(self, keys: Sequence[str], message: str) -> UserError:
        return self.file.mistake(keys, message) if self.file else UserError(message)

    def _ledger(self) -> Any:
        path = self.path_of("ledger")
        if path is None:
            return None
        from lint_rules.engine.ledger import read

        return read(path)

    def _entries(self) -> tuple[Mapping[str, Any], ...]:
        path = self.path_of("house-style")
        if path is None:
            return ()
        from lint_rules.engine.desk_style import read

        return tuple(read(path))


class Configurations:
    """The configuration of every path: the nearest file upwards, or the one that was asked for."""

    def __init__(self, pinned: str | None = None, asked: Asked = Asked()) -> None:  # noqa: B008
        self._asked = asked
        self._pinned = Configuration(configuration_file.read(pinned), asked) if pinned else None
        self._by_folder: dict[str, Configuration] = {}
        self._by_file: dict[str | None, Configuration] = {}

    def of(self, path: str) -> Configuration:
        """The configuration that holds for a file."""
        return self._pinned or self.of_folder(os.path.dirname(path))

    def of_folder(self, folder: str) -> Configuration:
        """The configuration that holds in a folder."""
        if self._pinned:
            return self._pinned
        found = self._by_folder.get(folder)
        if found is None:
            found = self._by_folder[folder] = self._nearest(os.path.abspath(folder))
        return found

    def _nearest(self, folder: str) -> Configuration:
        """The configuration of a folder, given by its absolute path, or else of those above it."""
        if folder not in self._by_folder:
            path = configuration_file.in_folder(folder)
            parent = os.path.dirname(folder)
            if path is None and parent != folder:
                self._by_folder[folder] = self._nearest(parent)
            else:
                self._by_folder[folder] = self._load(path)
        return self._by_folder[folder]

    def default(self) -> Configuration:
        """The configuration that holds where no file says anything."""
        return self._load(None)

    def excluded(self, path: str) -> bool:
        """Whether the path's own configuration excludes it."""
        return self.of(path).excluded(path)

    def _load(self, path: str | None) -> Configuration:
        if path not in self._by_file:
            self._by_file[path] = Configuration(configuration_file.read(path) if path else None, self._asked)
        return self._by_file[path]


def merged(below: Mapping[str, Any], above: Mapping[str, Any]) -> dict[str, Any]:
    """Settings laid over others: rules one by one, overrides added at the end, everything else replaced."""
    result = {**below, **above}
    if "rules" in below and "rules" in above:
        result["rules"] = {
            **below["rules"],
            **{name: _both(below["rules"].get(name), new) for name, new in above["rules"].items()},
        }
    if "overrides" in below and "overrides" in above:
        result["overrides"] = [*below["overrides"], *above["overrides"]]
    return result


def _required(settings: Mapping[str, Any]) -> Mapping[str, Any]:
    """The settings of rules, laid over those that the desk's requirements stand for."""
    given: Mapping[str, Any] = settings.get("rules", {})
    if not settings.get("require"):
        return given
    from lint_rules.engine import policy

    table: Mapping[str, Any] = merged({"rules": policy.as_rules(settings["require"])}, {"rules": given})["rules"]
    return table


def _both(below: Any, above: Any) -> Any:
    if below is None:
        return above
    tables = [value if isinstance(value, Mapping) else {"severity": value} for value in (below, above)]
    return {**tables[0], **tables[1]}


def _resolved(file: ConfigurationFile, chain: tuple[str, ...] = ()) -> dict[str, Any]:
    """The file's settings over those of the files it extends."""
    real = os.path.realpath(file.path)
    if real in chain:
        raise file.mistake(("extends",), f"{file.path} extends itself")
    if len(chain) >= _DEEPEST:
        raise file.mistake(("extends",), f"more than {_DEEPEST} files extend one another")
    settings: dict[str, Any] = {}
    for name in texts(file.settings.get("extends")):
        base = configuration_file.read(_inside(file, "extends", name))
        settings = merged(settings, _absolute(base, _resolved(base, (*chain, real))))
    return merged(settings, file.settings)


def _absolute(file: ConfigurationFile, settings: dict[str, Any]) -> dict[str, Any]:
    """Settings whose file names no longer depend on where their file lies."""
    for key in ("ledger", "house-style", "baseline"):
        if settings.get(key):
            settings[key] = os.path.join(file.folder, settings[key])
    return settings


def _inside(file: ConfigurationFile, key: str, value: str) -> str:
    """The path that a setting names; raises UserError if it leads out of the project."""
    path = os.path.normpath(os.path.join(file.folder, value))
    root = project_root(file.folder)
    if os.path.commonpath([root, os.path.realpath(path)]) != root:
        raise file.mistake((key,), f"{key} leads out of {root}; files must lie within the project")
    return path


def project_root(folder: str) -> str:
    """The folder that holds the repository; without one the current folder, or ``folder`` if that lies elsewhere."""
    at = folder = os.path.realpath(folder)
    while not os.path.exists(os.path.join(at, ".git")):
        parent = os.path.dirname(at)
        if parent == at:
            here = os.path.realpath(os.getcwd())
            return here if os.path.commonpath([here, folder]) == here else folder
        at = parent
    return at


def _fits(value: Any, default: Any) -> bool:
    if default is None:
        return True
    if isinstance(default, bool) or isinstance(value, bool):
        return isinstance(default, bool) and isinstance(value, bool)
    if isinstance(default, float):
        return isinstance(value, int | float)
    if isinstance(default, list | tuple | frozenset | set):
        return isinstance(value, list)
    return isinstance(value, dict if isinstance(default, Mapping) else type(default))


def _kind(default: Any) -> str:
    if isinstance(default, bool):
        return "true or false"
    if isinstance(default, int | float):
        return "a number"
    if isinstance(default, str):
        return "a text"
    return "a table" if isinstance(default, Mapping) else "a list"
