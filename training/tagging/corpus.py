"""The tagged sentences of GUM, cut into newslint's own tokens.

A treebank splits hyphenated words and sometimes more; newslint's tokens keep them whole. Where one of our tokens covers
several of theirs, `merged_tag` decides which tag the whole has.
"""

import gzip
import json
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from lint_rules.language.tokens import Tokens

# [form, lemma, universal tag, Penn tag, head (1-based, 0: root), relation, space after]
TreebankToken = tuple[str, str, str, str, int, str, int]

_DASHES = frozenset("-–—")
_MARKS = {"(": "-LRB-", "[": "-LRB-", ")": "-RRB-", "]": "-RRB-", ",": ",", ".": ".", "!": ".", "?": "."}


class TaggedSentence(NamedTuple):
    """Words and their Penn Treebank tags, one for one."""

    words: list[str]
    tags: list[str]


def read(path: Path) -> Iterator[TaggedSentence]:
    """The sentences of a treebank file in newslint's tokens; a sentence that cannot be aligned is left out."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            sentence = align(record["text"], [tuple(token) for token in record["tokens"]])
            if sentence:
                yield sentence


def align(text: str, treebank: list[TreebankToken]) -> TaggedSentence | None:
    """The sentence in newslint's tokens, or None where its tokens and ours cross."""
    tokens = Tokens(text)
    tags: list[str] = []
    first, at = 0, 0
    for word, end in zip(tokens.text, tokens.end, strict=True):
        if first < len(treebank) and _ends(text, treebank[first], at) > end:
            tags.append(_MARKS.get(word, treebank[first][3]))
            continue
        last = first
        while last < len(treebank) and _ends(text, treebank[last], at) <= end:
            at = _ends(text, treebank[last], at)
            last += 1
        if last == first or at != end:
            return None
        tags.append(merged_tag(treebank, first, last))
        first = last
    return TaggedSentence(tokens.text, tags)


def headline(sentence: TaggedSentence) -> TaggedSentence:
    """The sentence as a headline writes it: capitals on all but the short words, no full stop."""
    words = [word if len(word) < 4 else word[0].upper() + word[1:] for word in sentence.words]
    last = -1 if sentence.tags[-1] == "." else len(words)
    return TaggedSentence(words[:last], sentence.tags[:last])


def _ends(text: str, token: TreebankToken, at: int) -> int:
    """Where a treebank token ends in the text, looked for from `at`."""
    found = text.find(token[0], at)
    return len(text) + 1 if found < 0 else found + len(token[0])


def merged_tag(sentence: list[TreebankToken], first: int, last: int) -> str:
    """The tag of the word that treebank tokens `first` to `last` (exclusive) make together."""
    parts = sentence[first:last]
    tags = [part[3] for part in parts if part[0] not in _DASHES] or [":"]
    final = tags[-1]
    if len(parts) == 1 or final == ".":
        return final.replace("HYPH", ":")
    if "MD" in tags:
        return "JJ" if any(part[0] in _DASHES for part in parts) else "MD"
    if final == "CD" and tags[0] != "CD":
        return "NNP"
    if len(set(tags)) == 1 and final in ("NNP", "NNPS", "CD", "NNS", "RB"):
        return final
    relation = next((part[5] for part in parts if not first < part[4] <= last), "dep")
    if relation in ("amod", "nummod") or (relation == "compound" and tags[0] not in ("NN", "NNP")):
        return "NNP" if final == "NNP" else "JJ"
    if relation == "advmod":
        return "RB"
    return "NN" if final in ("IN", "RP", "RB", "TO", "DT") else final
