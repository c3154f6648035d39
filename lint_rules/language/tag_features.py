"""What the tagger looks at: the features of words and of what stands around them, and the tags that a word may have.

Training (training/tagging) and `language.tagging` both go by these, so that a model means what it learned.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lint_rules.model.records import NamedTuple

# What a word with an ending, a number or any other word can be: one in the lexicon, and one that is not.
LIKELY = {"ing": ("JJ", "NN", "VBG"), "ed": ("JJ", "VBD", "VBN"), "ly": ("JJ", "NN", "RB"), "s": ("NN", "NNS", "VBZ")}
LIKELY_PLAIN = ("JJ", "NN", "RB", "VB", "VBP")
POSSIBLE = {
    "ing": ("JJ", "NN", "NNP", "VBG"),
    "ed": ("JJ", "NN", "NNP", "VBD", "VBN"),
    "ly": ("JJ", "NN", "NNP", "RB", "VB", "VBP"),
    "s": ("FW", "JJ", "NN", "NNP", "NNPS", "NNS", "RB", "VBZ"),
    "0": ("CD", "FW", "JJ", "NN", "NNP", "NNS", "RB", "SYM"),
    "": ("FW", "JJ", "JJR", "JJS", "NN", "NNP", "NNS", "RB", "UH", "VB", "VBD", "VBN", "VBP"),
}  # fmt: skip
# A capitalised word that can only be these is not a name.
CLOSED = frozenset(
    (
        "#", "$", "''", ",", "-LRB-", "-RRB-", ".", ":", "CC", "DT", "EX", "IN", "MD", "PDT", "POS", "PRP", "PRP$",
        "RP", "TO", "WDT", "WP", "WP$", "WRB", "``",
    )
)  # fmt: skip
EDGE = "^"

BASE_VERBS = frozenset(("VB", "VBP"))
NAMES = frozenset(("NNP", "NNPS"))
# What may follow the digits of a number without making it anything else.
SCALES = frozenset(("b", "bn", "k", "m", "mn", "pc", "tn"))
_VERBS = frozenset(("VB", "VBP", "VBZ", "VBD", "VBN", "VBG"))
_FINITE = frozenset(("VBP", "VBZ", "VBD"))
_CLAUSE_OPENERS = frozenset((":", "``", "''", "WDT", "WP", "WRB"))
CONJUNCTIONS = frozenset(
    (
        "after",
        "although",
        "as",
        "because",
        "before",
        "if",
        "once",
        "since",
        "that",
        "though",
        "unless",
        "until",
        "while",
    )
)
# What a sentence may begin behind, so that the word after it is a first one.
OPENERS = frozenset(("“", '"', "‘", ":", "``"))
# What is known of a clause's verb, by its first letter: see `verb_state`.
VERB_STATES = "bhmfv"
# Tags behind which the verb state may be another.
MOVING = _VERBS | _CLAUSE_OPENERS | {"MD", "IN", ",", "CC"}
BE = frozenset(("'m", "'re", "'s", "am", "are", "be", "been", "being", "is", "was", "were"))
HAVE = frozenset(("'ve", "had", "has", "have", "having"))
_PLAIN = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", **dict.fromkeys("123456789", "0")})


class Entry(NamedTuple):
    """What the lexicon knows of a word: its tags in alphabetical order, and whether it has no others."""

    tags: tuple[str, ...]
    complete: bool


def plain(word: str) -> str:
    """The word in lower case, its digits all zeros, its apostrophes straight: what features and lexicon know it by."""
    return word.lower().translate(_PLAIN)


def lexicon_feature(word: str) -> str:
    """The feature whose weights are the word's entry: not zero for its tags, positive if it has no others."""
    return f"lexicon={plain(word)}"


def positions(words: Sequence[str]) -> Iterator[str]:
    """For each word what its capital letter may be due to: `h` a headline's style, `f` the first place, or nothing."""
    long = [word for word in words if len(word) > 3 and word[0].isalpha()]
    headline = len(long) > 1 and sum(word[0].isupper() for word in long) >= 0.8 * len(long)
    first = True
    for word in words:
        yield "" if not word[0].isupper() else "h" if headline else "f" if first else ""
        first = word in OPENERS or (first and not word[0].isalnum())


def shape(word: str, position: str) -> str:
    """How the word is written: digits, marks, lower case, capitals; with its position where it is capitalised."""
    if not word[0].isalpha():
        return "0" if word[0].isdigit() else "."
    if word[0].isupper():
        return ("X" if len(word) == 1 else "XX" if word.isupper() else "Xx" if word[1:].islower() else "XxX") + position
    return "x" if word.islower() else "xX"


def kind(word: str, entry: Entry | None, base: Entry | None) -> str:
    """The class of words that this one belongs to: those with the same tags, or unknown words that look alike and come
    from a word (`base`: its entry) that can be a verb or a noun."""
    if entry:
        return "|".join(entry.tags) + ("^" if "NNP" in entry.tags and word[0].isupper() else "")
    if word[0].isupper():
        return "?Xs" if word.endswith("s") else "?X"
    verb = "V" if base and not BASE_VERBS.isdisjoint(base.tags) else ""
    noun = "N" if base and "NN" in base.tags else ""
    return f"?{_ending(word)}{verb}{noun}"


def bases(word: str) -> Iterator[str]:
    """The words that an unknown word may be a form of."""
    low = plain(word)
    if low.endswith("s"):
        yield from (low[:-1], low[:-3] + "y") if low.endswith("ies") else (low[:-1], low[:-2])
    elif low.endswith(("ed", "ing")):
        stem = low[:-3] if low.endswith("ing") else low[:-2]
        yield from (stem, stem + "e", stem[:-1], stem[:-1] + "y")


def candidates(word: str, entry: Entry | None) -> tuple[str, ...]:
    """The tags that the word may have, in alphabetical order."""
    ending = _ending(word.lower())
    if ending == "0" and (word[-1].isdigit() or word.lstrip("0123456789.,") in SCALES):
        return ("CD",)
    if entry and (entry.complete or CLOSED.issuperset(entry.tags)):
        tags = set(entry.tags)
    elif entry:
        tags = {*entry.tags, *LIKELY.get(ending, LIKELY_PLAIN)}
    else:
        tags = {*POSSIBLE[ending], "JJ"}
    if word[0].isupper() and not (entry and CLOSED.issuperset(entry.tags)):
        tags |= {"NNP", "NNPS"}
    elif word.islower() and not tags <= NAMES:
        tags -= NAMES
    return tuple(sorted(tags))


def _ending(word: str) -> str:
    if word[0].isdigit():
        return "0"
    return next((ending for ending in ("ing", "ed", "ly", "s") if word.endswith(ending)), "")


def verb_state(state: str, word: str, tag: str) -> str:
    """What is known of the clause's verb behind this word.

    `b`, `h`, `m`: it is a form of be, of have, a modal; `f`: another finite verb; `v`: one that is not finite; nothing:
    no verb yet. A comma or `c` follows when a comma or a conjunction came since.
    """
    if tag in _VERBS:
        low = plain(word)
        if low in BE:
            return "b"
        return "h" if low in HAVE else "f" if tag in _FINITE else "v"
    if tag == "MD":
        return "m"
    if tag in _CLAUSE_OPENERS or (tag == "IN" and plain(word) in CONJUNCTIONS):
        return ""
    if state and tag in (",", "CC"):
        return state[0] + ("," if tag == "," else "c")
    return state


def own(word: str, position: str, kind: str) -> list[str]:
    """Features of a word by itself."""
    low, look = plain(word), shape(word, position)
    found = [
        f"w={low}",
        f"2={low[-2:]}",
        f"3={low[-3:]}",
        f"4={low[-4:]}",
        f"s={look}",
        f"k={kind}",
        f"s2={look}{low[-2:]}",
    ]
    if "-" in low:
        found.append(f"h={low.rpartition('-')[2]}")
    return found


def behind_tag(previous: str, word: str) -> str:
    """The feature of a word behind a word with the tag `previous`."""
    return f"tw={previous} {plain(word)}"


def behind_tag_and_state(previous: str, state: str, kind: str) -> list[str]:
    """Features of any word of this kind behind the tag `previous`, where the clause's verb is in this `verb_state`."""
    return [f"tk={previous} {kind}", f"vk={state} {kind}"]


def after(previous: str, state: str, word: str, kind: str) -> list[str]:
    """Features of a word behind a word with the tag `previous`, where the clause's verb is in this `verb_state`."""
    return [behind_tag(previous, word), *behind_tag_and_state(previous, state, kind)]


def ahead(following: str, kind: str) -> list[str]:
    """Features of the word before `following`, which is of this kind."""
    return [f"n={plain(following)}", f"nk={kind}"]


def behind(previous: str) -> list[str]:
    """Features of the word behind `previous`."""
    return [f"p={plain(previous)}"]


def beyond(kind: str) -> list[str]:
    """Features of a word whose next but one is of this kind."""
    return [f"nnk={kind}"]


def pair(kind: str, following: str) -> list[str]:
    """Features of a word of this kind before one of the kind `following`."""
    return [f"kk={kind} {following}"]


def history(previous: str, earlier: str, following: str) -> list[str]:
    """Features of a word behind tags `earlier` and `previous` and before a word of the kind `following`."""
    return [f"t={previous}", f"tt={earlier} {previous}", f"tn={previous} {following}"]
