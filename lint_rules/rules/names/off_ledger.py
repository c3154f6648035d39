"""A form that the desk's ledger has settled otherwise.

What it does
------------
Checks the names of a story against the desk's ledger (`ledger: names.yaml` in the configuration, written by
`newslint names --write names.yaml`): forms that the ledger rejects, and names that are almost, but not quite, one of
its preferred forms.

Why it is a fault
-----------------
The desk has decided once; the archive, the search and the next story rely on it.

When it stays silent
--------------------
Without a ledger, inside quotations, in bylines and credits, and about pairs that the ledger calls `distinct`.

References
----------
`docs/name-ledger.md`; standards section 3.2.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lint_rules.language import romanisation
from lint_rules.language.mentions import Mention
from lint_rules.language.story import Story
from lint_rules.model import Edit, Remark
from lint_rules.rules.base import Option, Options
from lint_rules.rules.names import _places
from lint_rules.rules.names._ledger import Ledger

SEVERITY = "warning"
OPTIONS: Mapping[str, Option] = {
    "ledger": Option({}, "the desk's decisions; filled from the `ledger` file of the configuration"),
}
FAILS = ()
PASSES = ("Harbour master Orla Fennimore closed the pier on Monday.",)
NEAR = 0.16  # cost per letter up to which two words may be one


def check(story: Story, options: Options) -> Iterator[Remark]:
    """A remark for each use of a form that the ledger does not want."""
    if not options["ledger"]:
        return
    ledger = Ledger(options["ledger"])
    if not ledger.entries:
        return
    near = _by_key(ledger)
    for mention in story.mentions:
        if story.blocks[mention.block].kind in _places.NO_PROSE or story.in_quotation(mention.start, mention.end):
            continue
        if mention.text in ledger.preferred or (len(mention.words) < 2 and mention.text not in ledger.rejected):
            continue
        settled = ledger.rejected.get(mention.text)
        if settled and not ledger.distinct(mention.text, settled):
            settled = _same_part(mention.text, settled)
            yield Remark(
                mention.start,
                mention.end,
                f"The ledger settles on “{settled}”, not “{mention.text}”.",
                severity="error",
                suggestion=settled,
                edits=(Edit(mention.start, mention.end, settled),),
                safe=True,
            )
            continue
        close = _closest(mention, near, ledger)
        if close:
            yield Remark(
                mention.start,
                mention.end,
                f"“{mention.text}” is not in the ledger, “{close}” is: {romanisation.explain(mention.text, close)}. "
                "Use that form, or enter the two as `distinct`.",
                suggestion=close,
                edits=(Edit(mention.start, mention.end, close),),
            )


def _same_part(form: str, preferred: str) -> str:
    """As much of the preferred name as the form gives: the surname for a surname."""
    words, parts = form.split(), preferred.split()
    if len(words) > 1 or len(parts) < 2:
        return preferred
    return min(parts, key=lambda part: romanisation.cost(form, part) / max(len(form), len(part)))


def _by_key(ledger: Ledger) -> dict[str, list[str]]:
    """Preferred full names by the skeleton of their last word, and of their first."""
    found: dict[str, list[str]] = {}
    for entry in ledger.entries:
        words = entry.preferred.split()
        if len(words) > 1:
            for word in {words[0], words[-1]}:
                found.setdefault(romanisation.skeleton(word), []).append(entry.preferred)
    return found


def _closest(mention: Mention, near: Mapping[str, list[str]], ledger: Ledger) -> str | None:
    """The ledger's name that a full name is nearest to, if it is near in every part."""
    words = mention.text.split()
    best: tuple[float, str] | None = None
    names = {name for word in (words[0], words[-1]) for name in near.get(romanisation.skeleton(word), ())}
    for name in sorted(names):
        parts = name.split()
        if len(parts) != len(words) or ledger.distinct(mention.text, name):
            continue
        costs = [
            romanisation.cost(one, other) / max(len(one), len(other)) for one, other in zip(words, parts, strict=True)
        ]
        if max(costs) <= NEAR and (best is None or sum(costs) < best[0]):
            best = sum(costs), name
    return best[1] if best else None
