"""Inflected forms of English words, by rule and by a table of irregular words (lexicon/irregular.txt).

The rules have no dictionary: they inflect any string of letters as the word it would be. So `forms` may name a form
that nobody uses, which does no harm when looking for words in text, and `lemmas` returns every base a word of three
letters or more could come from.
"""

from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from typing import Literal

from lint_rules.language import lexicon

Kind = Literal["verb", "noun", "adjective"]
Paradigm = tuple[tuple[str, str], ...]

_VOWELS = frozenset("aeiou")
_HISSING = ("s", "x", "z", "ch", "sh")
_PREFIXES = ("counter", "inter", "under", "fore", "over", "mis", "out", "pre", "re", "un")
_PAST_OF_MODALS = {"can": "could", "may": "might", "must": "must", "shall": "should", "will": "would"}
_BE: Paradigm = (
    ("VB", "be"), ("VBP", "are"), ("VBP", "am"), ("VBZ", "is"), ("VBD", "was"), ("VBD", "were"), ("VBN", "been"),
    ("VBG", "being"),
)  # fmt: skip
# How a stem ends that lost an e before -ed and -ing (organis-, chang-), unlike visit-, open-, monitor- ...
_LOST_E = (
    "v", "u", "i", "c", "z", "dg", "lg", "rg", "ang", "eng", "ung", "as", "es", "is", "os", "us", "ys", "ls", "ns",
    "ps", "rs", "bl", "cl", "dl", "fl", "gl", "kl", "pl", "tl", "iat", "uat", "quir", "quot",
    "rven", "nven", "devot", "invit",
)  # fmt: skip
# ... and how one ends if a consonant comes before (prepar-, not appear-).
_LOST_E_AFTER_CONSONANT = (
    "ad", "ag", "ak", "ar", "at", "ed", "ib", "id", "ik", "il", "im", "in", "ir", "ob", "od", "ok", "ol", "om", "lor",
    "stor", "mot", "vot", "ub", "ud", "uk", "um", "un", "ur", "ut",
)  # fmt: skip


@lru_cache(maxsize=4096)
def forms(lemma: str, kind: Kind | None = None) -> frozenset[str]:
    """Every form of a lemma, itself included, in lower case, with variants (travelled, traveled).

    Without `kind`: as a verb and as a noun; an adjective with endings of its own (small, smaller) only as that, or as
    all three where it is also a verb or noun (clear, clears).
    """
    word = lemma.lower()
    kinds = (kind,) if kind else _kinds(word)
    return frozenset(form for each in kinds for _, form in _paradigm(word, each))


def inflect(lemma: str, tag: str) -> str:
    """The form of a lemma for a Penn Treebank tag (VBZ, VBD, VBN, VBG, NNS, JJR, JJS ...), the usual one of several."""
    word = lemma.lower()
    return next((form for slot, form in _paradigm(word, _kind_of(tag)) if slot == tag), word)


@lru_cache(maxsize=8192)
def lemmas(word: str) -> tuple[str, ...]:
    """Every lemma that has this word among its `forms`, the likelier first; the word itself is always one of them."""
    lower = word.lower()
    stripped = (base for base in _stripped(lower) if lower in forms(base))
    bases = dict.fromkeys((*_irregular_bases(lower), *sorted(stripped, key=lambda base: not lexicon.is_common(base))))
    bases.setdefault(lower)
    return tuple(bases)


def lemma(word: str, tag: str) -> str:
    """The likeliest lemma of a word with this Penn Treebank tag, in lower case."""
    lower = word.lower()
    kind = _kind_of(tag)
    slot = {"MD": "VBD", "NNPS": "NNS", "RBR": "JJR", "RBS": "JJS"}.get(tag, tag)
    return next((base for base in lemmas(lower) if (slot, lower) in _paradigm(base, kind)), lower)


def _kind_of(tag: str) -> Kind:
    if tag.startswith("VB") or tag == "MD":
        return "verb"
    return "noun" if tag.startswith("NN") else "adjective"


def _kinds(word: str) -> tuple[Kind, ...]:
    if word == "be" or word in _PAST_OF_MODALS:
        return ("verb",)
    if word in _words("verbal"):
        return ("verb", "noun", "adjective")
    return ("adjective",) if word in _words("gradable") or word in _table("adjective") else ("verb", "noun")


@lru_cache(maxsize=8192)
def _paradigm(word: str, kind: Kind) -> Paradigm:
    """Pairs of a Penn Treebank tag and a form; of several forms with one tag the usual one comes first."""
    if not word:
        return (("NN", word),)
    return tuple(_verb(word) if kind == "verb" else _noun(word) if kind == "noun" else _adjective(word))


def _verb(word: str) -> Iterator[tuple[str, str]]:
    if word == "be":
        yield from _BE
        return
    yield "VB", word
    if word in _PAST_OF_MODALS:
        yield "VBD", _PAST_OF_MODALS[word]
        return
    stems = _stems(word)
    regular = "/".join(map(_with_ed, stems))
    past, participle, present = _irregular_verb(word) or (regular, regular, _with_s(word, verb=True))
    yield "VBP", word
    yield "VBZ", present or _with_s(word, verb=True)
    yield from (("VBD", form) for form in past.split("/"))
    yield from (("VBN", form) for form in participle.split("/"))
    yield from (("VBG", _with_ing(stem)) for stem in stems)
    if word in _words("either-e"):
        yield "VBG", word + "ing"


def _noun(word: str) -> Iterator[tuple[str, str]]:
    yield "NN", word
    if word in _table("noun"):
        yield from (("NNS", form) for form in _table("noun")[word][0].split("/"))
    elif word.endswith("man") and word not in _words("regular-man"):
        yield "NNS", word[:-2] + "en"
    else:
        yield "NNS", _with_s(word)


def _adjective(word: str) -> Iterator[tuple[str, str]]:
    yield "JJ", word
    if word in _table("adjective"):
        comparative, superlative = _table("adjective")[word]
        yield from (("JJR", form) for form in comparative.split("/"))
        yield from (("JJS", form) for form in superlative.split("/"))
        return
    stem = word + word[-1] if _closes_short(word) else word.removesuffix("e")
    if _ends_in_consonant_and(word, "y"):
        stem = word[:-1] + "i"
    yield "JJR", stem + "er"
    yield "JJS", stem + "est"


def _with_s(word: str, verb: bool = False) -> str:
    if _ends_in_consonant_and(word, "y"):
        return word[:-1] + "ies"
    if word.endswith("iz"):
        return word + "zes"
    return word + ("es" if word.endswith(_HISSING) or (verb and _ends_in_consonant_and(word, "o")) else "s")


def _with_ed(stem: str) -> str:
    if _ends_in_consonant_and(stem, "y"):
        return stem[:-1] + "ied"
    return stem + ("d" if stem.endswith("e") else "ed")


def _with_ing(stem: str) -> str:
    if stem.endswith("ie"):
        return stem[:-2] + "ying"
    keeps_e = stem.endswith(("ee", "oe", "ye")) or stem in _words("keeps-e")
    return (stem if keeps_e else stem.removesuffix("e")) + "ing"


def _stems(word: str) -> tuple[str, ...]:
    """What -ed and -ing are added to: the word, the word with its last consonant doubled, or either."""
    doubled = word + word[-1]
    if word in _words("either-stress"):
        return word, doubled
    if word in _words("final-stress") or _closes_short(word) or _closes_short(_without_prefix(word)):
        return (doubled,)
    if word in _words("k-ending"):
        return (word + "k",)
    british = (
        word[-1] == "l" and word[-2:-1] in _VOWELS and (word[-3:-2] not in _VOWELS or word[-3:-1] in ("ia", "ua", "ue"))
    )
    return (doubled, word) if british and len(word) > 3 else (word,)


def _closes_short(word: str) -> bool:
    """Whether the word is one syllable that ends in a short vowel and a consonant: plan, quit; not rain, row, open."""
    if len(word) < 3 or word[-1] in "aeiouwxyh" or word[-2] not in "aeiouy":
        return False
    return not any(letter in _VOWELS for letter in word[:-2].replace("qu", "q"))


def _ends_in_consonant_and(word: str, letter: str) -> bool:
    return len(word) > 1 and word[-1] == letter and word[-2] not in _VOWELS


def _without_prefix(word: str) -> str:
    """The irregular verb in a verb with a prefix (set in reset), or the empty string."""
    if word not in _words("regular"):
        for prefix in _PREFIXES:
            rest = word.removeprefix(prefix)
            if rest != word and rest in _table("verb"):
                return rest
    return ""


def _irregular_verb(word: str) -> tuple[str, str, str] | None:
    """Past, participle and third person (empty when regular), each perhaps several joined by a slash."""
    verbs = _table("verb")
    rest = "" if word in verbs else _without_prefix(word)
    if not rest and word not in verbs:
        return None
    prefix = word.removesuffix(rest) if rest else ""
    past, participle, *present = verbs[rest or word]
    told = tuple(
        "/".join(prefix + form for form in each.split("/") if form) for each in (past, participle, *present, "")
    )
    return told[0], told[1], told[2]


def _irregular_bases(word: str) -> Iterator[str]:
    """The lemmas of an irregular form, other than itself."""
    yield from _reversed().get(word, ())
    for prefix in _PREFIXES:
        rest = word.removeprefix(prefix)
        if rest != word:
            bases = (prefix + base for base in _reversed().get(rest, ()) if base in _table("verb"))
            yield from (base for base in bases if word in forms(base))


def _stripped(word: str) -> Iterator[str]:
    """What is left of a word without an ending that it may have, the likelier first; not all are lemmas of it."""
    if word.endswith("s") and len(word) > 2:
        if word.endswith("ies"):
            yield from (word[:-1], word[:-3] + "y") if len(word) < 5 else (word[:-3] + "y", word[:-1])
        elif word.endswith(("xes", "ches", "shes", "sses", "zzes", "oes")):
            yield word[:-2]
        yield from (word[:-1], word[:-2], word[:-3])
    if word.endswith("men"):
        yield word[:-2] + "an"
    if word.endswith("ying"):
        yield from (word[:-4] + "ie", word[:-3]) if len(word) < 6 else (word[:-3], word[:-4] + "ie")
    for ending in ("ied", "ier", "iest"):
        if word.endswith(ending) and len(word) > 4:
            yield word.removesuffix(ending) + "y"
    for ending in ("ed", "ing", "er", "est"):
        if word.endswith(ending) and len(word) > len(ending) + 1:
            yield from _bases_of_stem(word.removesuffix(ending))
    if word.endswith("ied"):
        yield word[:-3] + "y"


def _bases_of_stem(stem: str) -> Iterator[str]:
    """The words that have this stem before an ending with a vowel: hop from hopp-, hope from hop-, jump from jump-."""
    doubled = stem[-1] == stem[-2:-1]
    if doubled and stem[-1] not in "sfz" and not (stem[-1] == "l" and _closes_short(stem[:-1])):
        yield stem[:-1]
    yield from (stem + "e", stem) if _lost_e(stem) and not doubled else (stem, stem + "e")
    if doubled or stem.endswith("ck"):
        yield stem[:-1]


def _lost_e(stem: str) -> bool:
    if stem.endswith(_LOST_E):
        return True
    return any(stem.endswith(end) and stem[-len(end) - 1 : -len(end)] not in _VOWELS for end in _LOST_E_AFTER_CONSONANT)


@cache
def _reversed() -> Mapping[str, tuple[str, ...]]:
    """Irregular forms to their lemmas."""
    bases: dict[str, list[str]] = {}
    be = tuple(form for _, form in _BE)
    modals = {modal: (past,) for modal, past in _PAST_OF_MODALS.items()}
    verbs = {"be": be, **modals, **_table("verb")}
    for kind, irregular in (("verb", verbs), ("noun", _table("noun")), ("adjective", _table("adjective"))):
        for base, columns in irregular.items():
            for form in "/".join(columns).split("/"):
                if form != base and not (kind == "verb" and base in _stripped(form)):
                    bases.setdefault(form, []).append(base)
    return {form: tuple(dict.fromkeys(found)) for form, found in bases.items()}


@cache
def _table(kind: Kind) -> Mapping[str, tuple[str, ...]]:
    """The irregular words of a kind, each with the columns that follow it in its line."""
    rows = (line.split() for line in lexicon.sections("irregular.txt")[kind])
    return {row[0]: tuple(row[1:]) for row in rows}


@cache
def _words(section: str) -> frozenset[str]:
    return frozenset(word for line in lexicon.sections("irregular.txt")[section] for word in line.split())
