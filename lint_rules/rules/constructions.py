"""Patterns that follow from one another: a verb and its object stand together in more than one order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lint_rules.language.inflection import inflect

_PHRASES_BEHIND = "((of|in|on|between|among|with|for|from|to|towards|against|at|about|within|into) ~np4 @word){0,2}"
_AUXILIARIES = (
    "(be|is|are|was|were|been|being|have|has|had|will|would|can|could|should|must|may|might|to|not|n't|also|*ly){1,5}"
)


def verb_object(verbs: Iterable[str], objects: str) -> Iterator[str]:
    """Patterns for verbs (``carry out``, ``adopt``) with an object, written as a pattern of its own.

    Active (*adopted new measures*), passive (*measures on smog were adopted*), relative (*measures that it adopted*,
    *measures adopted by it*) and nominal (*the adopting of measures*). Captures ``verb`` and ``object``.
    """
    for written in verbs:
        verb, _, rest = written.partition(" ")
        particle = f" {rest}" if rest else ""
        participle = inflect(verb, "VBN")
        head = f"[object: {objects}]"
        yield f"[verb: <{verb}/verb>]{particle} ~np4 {head}"
        yield f"{inflect(verb, 'VBG')}{particle} of ~np4 {head}"
        yield f"{head} {_PHRASES_BEHIND} {_AUXILIARIES} [verb: {participle}]{particle}"
        yield f"{head} ,? that|which ~4 [verb: <{verb}/verb>]{particle}"
        yield f"{head} the|its|his|her|their|it|he|she|they ~np3 [verb: <{verb}/verb>]{particle}"
        yield f"{head} [verb: {participle}]{particle} by|in|at|on|last|this|so|since|during|under|for|against"
