"""One person, one spelling.

What it does
------------
Finds two spellings of one name in a story, among them spellings that nobody has listed: a name that came through
Arabic, Cyrillic or Korean script and back, a doubled letter, a slip of the hand. It weighs the letters (those that
scripts confuse count for little), how familiar each form is, and what the story says: which form is settled, who is
introduced, with which given name and role. Two full names whose given and family names each may be the same are one
person's (`Viktor Yemelyashin`, `Victor Emeliashin`); so are two that differ by a letter in one part, where they share
a role or the second comes without one. A table knows the short family names of Korea and China (`Ri`, `Lee`). The
message says why the two are taken for one name.

Why it is a fault
-----------------
Readers take two spellings for two people. A search of the archive finds half of the coverage, and a correction follows.

When it stays silent
--------------------
About two people who carry given names of their own, a relation who is brought in later, people side by side in one
name, a man's and a woman's form of a family name, Korean given names with another vowel (`Min-hee`, `Min-ho`), the old
name of a town in the name of an institution, peoples and countries, plurals and derived words, handles, hashtags and
addresses. Pairs that the desk's ledger calls `distinct` are never reported, and forms that it rejects are left to
`off-ledger`.

References
----------
UNGEGN and BGN/PCGN romanisation tables; the weights and their measured precision are described in `training/names`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lint_rules.language import name_pairs, romanisation
from lint_rules.language.name_forms import Form
from lint_rules.language.name_pairs import Candidate
from lint_rules.language.name_words import familiarity
from lint_rules.language.story import Story
from lint_rules.model import Aside, Remark
from lint_rules.rules.base import Option, Options
from lint_rules.rules.names import _places
from lint_rules.rules.names._ledger import Ledger

SEVERITY = "warning"
CERTAIN = 0.75
OPTIONS: Mapping[str, Option] = {
    "likelihood": Option(name_pairs.LIKELY, "how sure to be before a pair is reported, from 0 to 1"),
    "ledger": Option({}, "the desk's decisions; filled from the `ledger` file of the configuration"),
}
FAILS = (
    "The dredger belongs to Viktor Barantsev, a retired captain.\n\n"
    "Parantsev said the harbour would be deep enough by spring.",
    "Harbour master Orla Fennimore closed the pier on Monday.\n\nMs Fenimore said the timbers were rotten. "
    "Fennimore had warned of it, and Fennimore was right.",
)
PASSES = (
    "Harbour master Orla Fennimore closed the pier.\n\nHer deputy, Jonas Fentimore, disagreed. Fennimore and Fentimore "
    "will meet on Friday.",
    "Galina Morozova runs the ferry. Her husband, Oleg Morozov, mends it.",
)


def check(story: Story, options: Options) -> Iterator[Remark]:
    """A remark for each pair of forms, at the odd form."""
    candidates = name_pairs.candidates(story)
    if not candidates:
        return
    ledger = Ledger(options["ledger"])
    found = [
        candidate
        for candidate in candidates
        if (candidate.score >= options["likelihood"] or ledger.same(candidate.main.text, candidate.odd.text))
        and not ledger.distinct(candidate.main.text, candidate.odd.text)
    ]
    for candidate in found:
        main, odd = _sides(candidate, ledger)
        if not all(use.mention.text in ledger.rejected for use in odd.uses):  # `off-ledger` reports those
            yield _remark(story, candidate, main, odd)


def _remark(story: Story, candidate: Candidate, main: Form, odd: Form) -> Remark:
    first = odd.uses[0]
    other = main.uses[0]
    message = (
        f"“{odd.text}” looks like “{main.text}” (line {_places.line(story, other.start)}): "
        f"{romanisation.explain(odd.text, main.text)}{_circumstances(main, odd)}. Settle on one spelling."
    )
    edits = _places.replacements(story, ((use.start, use.end) for use in odd.uses), main.text)
    return Remark(
        first.start,
        first.end,
        message,
        severity="error" if _certain(candidate) else "warning",
        suggestion=main.text,
        related=(Aside(other.start, other.end, "the other spelling"),),
        edits=edits,
    )


def _sides(candidate: Candidate, ledger: Ledger) -> tuple[Form, Form]:
    """The form to keep and the form to change: the ledger's is kept, then an introduced one unless it is far rarer."""
    main, odd = candidate.main, candidate.odd
    if ledger.wants(main.text) != ledger.wants(odd.text):
        return (main, odd) if ledger.wants(main.text) else (odd, main)
    if odd.introduced and not main.introduced and main.count <= 2 * odd.count:
        return odd, main
    return main, odd


def _certain(candidate: Candidate) -> bool:
    """Whether an editor would always change the odd form: a form nobody knows, not in a list, not beside the other."""
    main, odd = candidate.main, candidate.odd
    if candidate.score < CERTAIN or any(familiarity(odd.text)):
        return False
    sentences = {use.mention.sentence for use in main.uses}
    return not any(use.listed or use.mention.sentence in sentences for use in odd.uses)


def _circumstances(main: Form, odd: Form) -> str:
    """What the story itself says for one name, as further clauses of the message."""
    clauses = []
    shared = sorted(main.given & odd.given) or sorted(main.following & odd.following)
    if shared:
        clauses.append(f"both stand with “{shared[0]}”")
    titles = sorted(main.titles & odd.titles)
    if titles:
        clauses.append(f"both are “{titles[-1]}”")
    if main.introduced and not odd.introduced:
        clauses.append(f"“{odd.text}” is never introduced by a full name")
    elif odd.introduced and not main.introduced:
        clauses.append(f"“{main.text}” is never introduced by a full name")
    if main.count > odd.count:
        times = "once" if odd.count == 1 else f"{odd.count} times"
        clauses.append(f"“{main.text}” stands {main.count} times, “{odd.text}” {times}")
    return "; " + ", ".join(clauses) if clauses else ""
