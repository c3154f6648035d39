"""Which rules there are, told from the folders they lie in, and their loading, one at a time.

Nothing is imported to know the names: ``rules/<family>/<fault>.py`` and ``rules/<family>/<fault>.yaml`` are the rule
``<family>/<fault>`` (underscores written as hyphens); names that begin with an underscore are a family's own helpers.
Rules of other packages come through the entry-point group ``newslint.rules``, and only those that the configuration
names as plugins are loaded.
"""

from __future__ import annotations

import functools
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from importlib import import_module
from types import MappingProxyType, ModuleType
from typing import Any

from lint_rules.language.story import Story
from lint_rules.model import Remark, Severity, UserError
from lint_rules.model.records import NamedTuple
from lint_rules.rules.base import Option, Options

FAMILIES = ("attribution", "names", "credits", "translation")
PLUGIN_GROUP = "newslint.rules"
ALIASES: Mapping[str, str] = MappingProxyType({})  # a renamed rule's old name -> its name now

Check = Callable[[Story, Options], Iterator[Remark]]
Gather = Callable[[Story, Options], Any]
Compare = Callable[[Mapping[str, Any], Options], Iterator[tuple[str, Remark]]]
Score = Callable[[Story, Options], Mapping[str, float]]


class Entry(NamedTuple):
    """Where a rule lies: the dotted name of its module, the path of its phrase pack, or both."""

    name: str
    module: str | None
    pack: str | None


class Rule(NamedTuple):
    """A rule, loaded and ready to be asked.

    ``gather`` and ``compare`` belong to rules that compare the stories of a run, ``score`` to those that grade a story.
    """

    name: str
    severity: Severity
    options: Mapping[str, Option]
    check: Check
    documentation: str
    gather: Gather | None = None
    compare: Compare | None = None
    score: Score | None = None

    @property
    def summary(self) -> str:
        """The first line of the documentation."""
        return self.documentation.strip().partition("\n")[0]


@functools.cache
def catalogue() -> Mapping[str, Entry]:
    """Every rule that newslint ships, by name, families in the design's order and rules by alphabet."""
    here = os.path.dirname(__file__)
    entries: dict[str, Entry] = {}
    for family in FAMILIES:
        with os.scandir(os.path.join(here, family)) as folder:
            files = {entry.name: entry.path for entry in folder if not entry.name.startswith("_")}
        for stem in sorted({file.rpartition(".")[0] for file in files if file.endswith((".py", ".yaml"))}):
            name = f"{family}/{stem.replace('_', '-')}"
            module = f"{__package__}.{family}.{stem}" if f"{stem}.py" in files else None
            pack = files.get(f"{stem}.yaml")
            pack = pack if pack and _is_pack(pack) else None
            if module or pack:
                entries[name] = Entry(name, module, pack)
    return MappingProxyType(entries)


def _is_pack(path: str) -> bool:
    """Whether the YAML file is a phrase pack: word classes lie in the same folders."""
    with open(path, "rb") as file:
        return any(line.startswith(b"rule:") for line in file)


@functools.cache
def load(name: str) -> Rule:
    """The shipped rule of that name, imported now; KeyError for a name that is none."""
    entry = catalogue()[name]
    if entry.module:
        return _from_module(name, import_module(entry.module))
    from lint_rules.rules import phrases

    header = phrases.header(name)
    return Rule(name, header.severity, header.options, phrases.check_for(name), header.documentation)


def plugin_rules(plugins: Iterable[str]) -> dict[str, Rule]:
    """The rules of the named plugins: installed packages whose entry point holds ``RULES``, modules by name.

    Raises UserError for a plugin that is not installed or offers no rules.
    """
    wanted = list(plugins)
    if not wanted:
        return {}
    from importlib.metadata import entry_points

    installed = {point.name: point for point in entry_points(group=PLUGIN_GROUP)}
    rules: dict[str, Rule] = {}
    for plugin in wanted:
        if plugin not in installed:
            known = ", ".join(sorted(installed)) or "none"
            raise UserError(f"plugin {plugin!r} is not installed (entry points in {PLUGIN_GROUP}: {known})")
        try:
            offered = getattr(installed[plugin].load(), "RULES", None)
        except Exception as error:
            raise UserError(f"plugin {plugin!r} cannot be loaded ({type(error).__name__}: {error})") from error
        if not isinstance(offered, Mapping):
            raise UserError(f"plugin {plugin!r} offers no RULES")
        for name, module in offered.items():
            rules[name] = _from_module(name, module)
    return rules


def _from_module(name: str, module: ModuleType) -> Rule:
    return Rule(
        name,
        module.SEVERITY,
        module.OPTIONS,
        module.check,
        (module.__doc__ or "").strip(),
        getattr(module, "gather", None),
        getattr(module, "compare", None),
        getattr(module, "score", None),
    )
