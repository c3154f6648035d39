"""A surname that nobody has introduced.

What it does
------------
Finds a person who is called by a surname alone (`Mr Fennimore`, `Fennimore said`, `Fennimore, for her part, doubts`)
although the story never gives a given name, a role or an office for it, and a given name that stands where the
surname should (`Mr Jong-un`).

Why it is a fault
-----------------
Readers cannot tell who speaks. A paragraph was cut, or the name is another spelling of somebody else's.

When it stays silent
--------------------
About names that readers of the news know, names that stand with an office or a role (`President Okello`), companies and
places that `say` things, captions, lists and sports line-ups, and inside quotations. A surname that looks like another
form in the story is reported as `inconsistent-spelling` instead.

References
----------
Practice: AP on first reference.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lint_rules.language import name_pairs
from lint_rules.language.clusters import Cluster
from lint_rules.language.mentions import Mention
from lint_rules.language.name_order import is_asian_given
from lint_rules.language.name_words import familiarity, geographic, members
from lint_rules.language.romanisation import plain
from lint_rules.language.story import Story
from lint_rules.model import Edit, Remark
from lint_rules.rules.base import Option, Options

SEVERITY = "warning"
OPTIONS: Mapping[str, Option] = {
    "known": Option([], "surnames that this desk's readers know without an introduction"),
}
FAILS = (
    "The pier was closed on Monday.\n\nMr Fennigore said that the timbers were rotten and the railings were worse.",
    "The pier was closed on Monday.\n\nMs Harvellan told the council that it would stay closed.",
    "Ryu Sang-ho brought the ferry in. The mayor thanked Captain Sang-ho.",
    "Harbour master Orla Castlemain closed the pier on Monday. Fennigore, by contrast, thinks the timbers were sound.",
)
PASSES = (
    "Harbour master Orla Fennigore closed the pier on Monday.\n\nMs Fennigore said that the timbers were rotten.",
    "The pier was closed on Monday.\n\nPresident Okello said that the timbers were rotten.",
    "The pier was closed on Monday.\n\nThe company behind it, Fennigore, said that the timbers were rotten.",
)
_COURTESY = frozenset({"mr", "mr.", "mrs", "mrs.", "ms", "ms.", "miss"})
_COURTESY_OR_NONE = _COURTESY | {""}
_PARTS = frozenset("as played plays playing called character named miss fictional of".split())  # a part in a play
_SAYING = frozenset(
    "said says told added argued insisted warned recalled explained replied noted admitted complained".split()
)
_THINKING = frozenset(
    "thinks thought doubts doubted wonders wondered disagrees disagreed recalls remembers remembered laughs laughed"
    " smiles smiled shrugs shrugged sighs sighed nods nodded jokes joked".split()
)  # what a person does, and no company
_ASIDES = frozenset("too however though meanwhile for by in on contrast his her own part turn the other hand".split())
_BESIDES = frozenset("also too likewise still even".split())
_BODIES = frozenset(
    "website site portal firm company group agency maker retailer bank chain operator giant body charity union carrier"
    " airline publisher broadcaster newspaper magazine daily service builder producer supplier brand club label".split()
)
_LONGEST_NAME = 8  # tokens
_SUSPICIOUS = 0.2  # likelihood from which an unknown surname is rather another form's slip
_FAMOUS = 5  # stories, as a base-2 logarithm, in which a name must have stood to need no introduction


def check(story: Story, options: Options) -> Iterator[Remark]:
    """A remark for each person whose surname stands alone throughout."""
    yield from _given_for_family(story)
    nameless = [(each, thinks) for each, thinks in _without_introduction(story) if not _is_introduced(story, each)]
    if not nameless:
        return
    known = {str(name).lower() for name in options["known"]}
    elsewhere, joined = _words_elsewhere(story), _joined(story)
    others_introduced = any(cluster.kind == "person" and cluster.given for cluster in story.people)
    for cluster, thinks in nameless:
        family = cluster.family
        if family.lower() in known or is_asian_given(family) or family in elsewhere or plain(family) in joined:
            continue
        first = cluster.mentions[0]
        titled = any(mention.title.lower() in _COURTESY for mention in cluster.mentions)
        yield Remark(
            first.title_start if first.title else first.start,
            first.end,
            f"“{first.text}” is never introduced: the story gives no first name and no role. Say who this is at "
            "the first mention.",
            severity="warning"
            if titled or (others_introduced and (thinks or _opens_a_paragraph(story, cluster)))
            else "info",
        )


def _without_introduction(story: Story) -> Iterator[tuple[Cluster, bool]]:
    """Those whom the story gives neither a given name nor a title, and whether they open a sentence by thinking."""
    for cluster in story.people:
        if not (cluster.given or cluster.title):
            thinks = any(_thinks(story, mention) for mention in cluster.mentions if mention.opens)
            if thinks or cluster.kind == "person":
                yield cluster, thinks


def _thinks(story: Story, mention: Mention) -> bool:
    """Whether a sentence begins with the name and what no company does: `X doubts`, `X, for her part, says`.

    That somebody `also says` or `too says` sets the name beside other people.
    """
    if not mention.opens or len(mention.words) != 1 or mention.kind not in {"person", "name"}:
        return False
    lowers = story.tokens.lower
    if mention.first > story.sentences[mention.sentence].first and lowers[mention.first - 1].isalpha():
        return False  # `The Fennimore`, `Diver Fennimore`
    at, aside = mention.last, False
    if lowers[at : at + 1] == [","]:
        end = at + 1
        while end < len(lowers) and lowers[end] in _ASIDES:
            end += 1
        aside = end > at + 1 and lowers[end : end + 1] == [","]
        at = end + 1 if aside else at
    while at < len(lowers) and lowers[at] in _BESIDES:
        at, aside = at + 1, True
    verb = lowers[at] if at < len(lowers) else ""
    return verb in _THINKING or (aside and verb in _SAYING)


def _opens_a_paragraph(story: Story, cluster: Cluster) -> bool:
    """Whether a paragraph begins with the name and what its bearer says: readers are expected to know who speaks."""
    tokens = story.tokens
    if any(mention.first and tokens.lower[mention.first - 1] in _BODIES for mention in cluster.mentions):
        return False
    return any(
        mention.start == story.blocks[mention.block].start
        and mention.last < len(tokens)
        and tokens.lower[mention.last] in _SAYING
        for mention in cluster.mentions
    )


def _given_for_family(story: Story) -> Iterator[Remark]:
    """Remarks on a given name that stands where the surname should: `Mr Jong-un`, `President Jinping`."""
    titled = [mention for mention in story.mentions if mention.title and len(mention.words) == 1]
    if not titled:
        return
    families = {
        cluster.given.replace(" ", "").lower(): cluster.family
        for cluster in story.people
        if cluster.given
        and cluster.name.startswith(cluster.family)
        and cluster.family.lower() in members("family first")
    }
    for mention in titled:
        word = mention.words[0]
        family = families.get(word.lower())
        if not family and not (is_asian_given(word) and mention.title.lower() in _COURTESY):
            continue
        if not story.in_quotation(mention.start, mention.end):
            better = f"the surname is {family}" if family else "the surname stands before it"
            yield Remark(
                mention.title_start,
                mention.end,
                f"“{word}” is a given name; {better}. Second references use the surname.",
                suggestion=f"{mention.title} {family}" if family else None,
                edits=(Edit(mention.start, mention.end, family),) if family else (),
            )


def _words_elsewhere(story: Story) -> frozenset[str]:
    """Words that stand in longer names or behind an office, or that look like another name's.

    `The Fennigore Museum` tells who Fennigore is.
    """
    longer = [
        word
        for mention in story.mentions
        if len(mention.words) > 1 or mention.title.lower() not in _COURTESY_OR_NONE
        for word in mention.words
    ]
    suspicious = [candidate for candidate in name_pairs.candidates(story) if candidate.score > _SUSPICIOUS]
    return frozenset(longer).union(*({candidate.main.text, candidate.odd.text} for candidate in suspicious))


def _joined(story: Story) -> frozenset[str]:
    """Family names of several words, in plain letters, without their given names.

    `Vandenberg` is introduced by `Pieter van den Berg`; that it is written otherwise is another rule's matter.
    """
    return frozenset(
        plain(story.prose[story.tokens.start[at] : mention.end])
        for mention in story.mentions
        if mention.last - mention.first <= _LONGEST_NAME
        for at in range(mention.first + 1, mention.last - 1)
    )


def _is_introduced(story: Story, cluster: Cluster) -> bool:
    """Whether readers can know who is meant, or the name is none."""
    first = cluster.mentions[0]
    family = cluster.family or cluster.name
    if len(family) < 4 or len(first.words) != 1 or family.lower() in geographic():
        return True
    if familiarity(family).name >= _FAMOUS or familiarity(family).word > 3:
        return True
    if story.blocks[first.block].kind != "paragraph" or story.in_quotation(first.start, first.end):
        return True
    lowers = story.tokens.lower
    if first.title.lower() in _COURTESY and first.first > 1 and lowers[first.first - 2] in _PARTS:
        return True
    for mention in cluster.mentions:
        follower = lowers[mention.last] if mention.last < len(lowers) else ""
        after = lowers[mention.last + 1] if mention.last + 1 < len(lowers) else ""
        explained = follower in {",", "("} and after not in _COURTESY and not after.startswith('"')
        if explained and not _thinks(story, mention):
            return True  # an apposition may say who it is
        if mention.first and lowers[mention.first - 1] == ",":
            return True
    return False
