"""Which cues are somebody speaking up for a claim, and which only tell what somebody did, has or favours.

The attribution analysis follows its corpus, where `backed the plan` or `has problems` have a source too. To vouch for
a claim takes words: said, wrote, thought, expected, announced."""

from __future__ import annotations

from functools import lru_cache

from lint_rules.language.inflection import lemmas

_SAYING = frozenset(
    """
    say tell add argue claim explain insist maintain state announce declare report write warn predict forecast expect
    estimate believe think feel consider suggest stress emphasise emphasize note observe remark comment admit
    acknowledge concede confirm deny reply respond answer ask call describe describes refer quote cite conclude find
    show indicate reveal recall recount remember remind complain criticise criticize accuse blame allege assert
    contend advise urge recommend propose promise pledge vow swear threaten demand plead appeal boast joke predict
    speculate doubt fear hope worry suspect assume guess know learn hear see dream imagine question wonder
    point underline highlight outline clarify reiterate repeat conclude testify swear tweet post publish announce
    calculate project anticipate envisage foresee hail praise condemn slam denounce blast attack dismiss reject accord
    plan aim intend want wish decide agree rule order decree law hold judge deem regard view label brand dub stipulate
    specify require interview tell brief mention discuss express voice opinion word statement convince
    persuade assure reassure lament regret mourn concern confident adamant sure certain aware optimistic pessimistic
    sceptical skeptical afraid worried convinced view eye mind assessment estimate claim report survey study poll
    research figure evidence proof sign reportedly allegedly apparently say-so account version likely""".split()
)
_STATING = frozenset(
    """
    say tell add argue claim explain insist maintain state announce declare report write warn estimate suggest stress
    emphasise emphasize note remark comment admit acknowledge concede confirm deny reply respond answer describe quote
    cite conclude reveal recount complain criticise criticize accuse blame allege assert contend accord testify charge
    confess believe think suspect find rule show speak mention brief tweet post publish condemn denounce indicate
    statement account version report survey evidence estimate reportedly allegedly put""".split()
)
_ATTITUDES = frozenset(
    "aware conscious fear want hope know realise realize consider view see regard resent afraid worry wish".split()
)
_FACTIVE = frozenset({"aware", "conscious", "know", "realise", "realize"})
_DUTY = frozenset({"must", "should", "ought"})  # `must dismiss` demands a deed and reports no words
_AGREEMENT = frozenset({"on", "to", "with", "upon", "in"})
_NEVER_ALONE = frozenset(
    "have has had be is are was were been do does did get take make give use set mean find see".split()
)


@lru_cache(maxsize=4096)
def is_saying(cue: str) -> bool:
    """Whether a cue is a way of saying, thinking, planning or showing something, so that its source vouches for it."""
    words = cue.lower().split()
    if not _DUTY.isdisjoint(words):
        return False
    telling = [word for word in words if word not in _NEVER_ALONE and not _SAYING.isdisjoint(lemmas(word))]
    if not telling:
        return False
    return not (telling[-1].startswith("agree") and words[-1] in _AGREEMENT)


@lru_cache(maxsize=4096)
def is_stating(cue: str) -> bool:
    """Whether a cue is words that somebody says or writes, or a belief: what a grave claim has to stand on."""
    return any(not _STATING.isdisjoint(lemmas(word)) for word in cue.lower().split())


@lru_cache(maxsize=4096)
def is_attitude(cue: str) -> bool:
    """Whether a cue tells what somebody feels or wants, which the narrator can only guess."""
    return any(not _ATTITUDES.isdisjoint(lemmas(word)) for word in cue.lower().split())


@lru_cache(maxsize=4096)
def is_factive(cue: str) -> bool:
    """Whether a cue takes what follows for a fact, so that the narrator asserts it too: `is aware that`, `knows`."""
    return any(not _FACTIVE.isdisjoint(lemmas(word)) for word in cue.lower().split())
