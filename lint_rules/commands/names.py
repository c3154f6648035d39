"""``newslint names``: the name ledger: every name, its forms, where they stand."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Sequence
from typing import Any

from lint_rules.commands.stories import Reading, add_paths
from lint_rules.language.name_ledger import Entry, NameLedger
from lint_rules.model.display import plain
from lint_rules.rules.names._ledger import Ledger

SCHEMA = 1
_HEADER = """\
# The desk's name ledger. `newslint check` holds new copy against it (`ledger: {path}` in the configuration).
#
# names:    one entry a name; `preferred` is the form to use, `rejected` the forms that give way to it.
# distinct: groups of forms that are different people or things and must never be called one name.
# same:     groups of forms that are one name, whatever they look like.
#
# `newslint names --write {path}` adds names that are missing and leaves everything that stands here alone.
"""


def configure(parser: argparse.ArgumentParser) -> None:
    """The options of ``newslint names``."""
    add_paths(parser)
    parser.add_argument("--format", choices=("text", "json"), default="text", help="how to print the ledger")
    parser.add_argument("--all", action="store_true", help="in text, also names that have one form only")
    parser.add_argument("--write", metavar="FILE", help="add the names that a ledger file does not have yet")


def run(arguments: argparse.Namespace) -> int:
    """Gather the names of the stories, print them or write them down, and return the exit code."""
    content = _existing(arguments.write)
    desk = Ledger(content if arguments.write else _configured(arguments))
    gathered = NameLedger(desk.distinct, desk.same)
    reading = Reading(arguments)
    for story in reading.stories():
        gathered.add(story.document.path, story)
    entries = gathered.entries()
    if arguments.write:
        _write(arguments.write, content, entries)
    elif arguments.format == "json":
        print(as_json(entries))
    else:
        sys.stdout.writelines(line + "\n" for line in as_text(entries, everything=arguments.all))
    return 2 if reading.mistakes else 0


def as_json(entries: Sequence[Entry]) -> str:
    """The ledger as the JSON contract has it."""
    clusters = [
        {
            "kind": entry.kind,
            "verdict": "consistent" if entry.consistent else "inconsistent",
            "preferred": entry.preferred,
            "why": entry.why,
            "forms": [
                {"text": form.text, "count": form.number, "places": [place._asdict() for place in form.places]}
                for form in entry.forms
            ],
        }
        for entry in entries
    ]
    return json.dumps({"schema": SCHEMA, "clusters": clusters}, ensure_ascii=False, indent=1)


def as_text(entries: Sequence[Entry], *, everything: bool) -> list[str]:
    """The ledger for a reader: names that need a decision first, with their forms and places."""
    lines = []
    for entry in entries:
        if entry.consistent and not everything:
            continue
        first = entry.first
        stories = f"{entry.stories} stories" if entry.stories > 1 else "1 story"
        place = f"{plain(first.path)}:{first.line}:{first.column}"
        lines.append(f"{entry.preferred} ({entry.kind}): {entry.total} in {stories}, first {place}")
        if entry.consistent:
            continue
        for form in entry.forms:
            at = ", ".join(f"{plain(place.path)}:{place.line}:{place.column}" for place in form.places[:3])
            more = f" and {len(form.places) - 3} more" if len(form.places) > 3 else ""
            lines.append(f"  {form.number:>4}  {form.text}  {at}{more}")
        lines.append(f"        {entry.why}")
    odd = sum(not entry.consistent for entry in entries)
    lines.append(f"{len(entries)} names, {odd} of them in forms that do not agree")
    return [line.translate(_CONTROLS) for line in lines]


_CONTROLS = dict.fromkeys([*range(32), *range(127, 160)])


def _configured(arguments: argparse.Namespace) -> Any:
    """The ledger that the configuration names, if any."""
    from lint_rules.engine.configuration import Configurations

    folder = arguments.paths[0] if os.path.isdir(arguments.paths[0]) else os.path.dirname(arguments.paths[0])
    configuration = Configurations(arguments.config).of_folder(folder or ".")
    path = configuration.path_of("ledger")
    return _existing(path) if path else None


def _existing(path: str | None) -> Any:
    """The content of a ledger file; None when there is none yet."""
    if not path or not os.path.exists(path):
        return None
    from lint_rules.engine.ledger import read

    return read(path)


def _write(path: str, content: Any, entries: Sequence[Entry]) -> None:
    """Add to a ledger file the names that it does not have; its text is otherwise left as it stands."""
    from lint_rules.engine.files import write_atomically

    known = _known(content)
    missing = [
        entry
        for entry in entries
        if (not entry.consistent or (entry.kind == "person" and " " in entry.preferred))
        and known.isdisjoint({entry.preferred, *entry.rejected})
    ]
    block = "".join(_as_yaml(entry) for entry in missing)
    text = ""
    if content is not None:
        with open(path, encoding="utf-8", newline="") as file:
            text = file.read()
    write_atomically(path, _inserted(text, block, os.path.basename(path)).encode())
    print(f"{plain(path)}: {len(missing)} names added, {len(known)} forms known before", file=sys.stderr)


def _known(content: Any) -> set[str]:
    """Every form that the ledger speaks of."""
    forms: set[str] = set()
    for entry in Ledger(content).entries:
        forms |= {entry.preferred, *entry.rejected}
    return forms


def _as_yaml(entry: Entry) -> str:
    """A new entry: the proposal, with its evidence as a comment."""
    first = entry.first
    rejected = ", ".join(json.dumps(form, ensure_ascii=False) for form in entry.rejected)
    place = f"{plain(first.path)}:{first.line}".translate(_CONTROLS)
    uses = "1 use" if entry.total == 1 else f"{entry.total} uses"
    return (
        f"  - preferred: {json.dumps(entry.preferred, ensure_ascii=False)}  # {uses}, first in {place}\n"
        f"    kind: {entry.kind}\n" + (f"    rejected: [{rejected}]\n" if rejected else "")
    )


def _inserted(text: str, block: str, name: str) -> str:
    """The ledger's text with new entries at the end of its list of names."""
    if not text.strip():
        return f"{_HEADER.format(path=name)}\nnames:\n{block or '  []' + chr(10)}\ndistinct: []\n\nsame: []\n"
    if not block:
        return text
    end = _end_of_names(text)
    if end is None:
        return text.rstrip("\n") + f"\n\nnames:\n{block}"
    head, tail = text[:end].rstrip() + "\n", text[end:]
    if head.endswith("[]\n"):
        head = head[: head.rindex("[]")].rstrip() + "\n"
    return head + block + ("\n" + tail.lstrip("\n") if tail.strip() else "")


def _end_of_names(text: str) -> int | None:
    """The offset behind the last entry of `names`, None without that key."""
    import yaml

    node = yaml.compose(text, Loader=yaml.SafeLoader)
    for key, value in node.value if isinstance(node, yaml.MappingNode) else ():
        if key.value == "names":
            if isinstance(value, yaml.SequenceNode) and value.value:
                end: int = value.value[-1].end_mark.index
                line_end = text.find("\n", end - 1 if text[end - 1 : end] == "\n" else end)
                return len(text) if line_end < 0 else line_end + 1
            empty: int = value.end_mark.index
            return empty
    return None
