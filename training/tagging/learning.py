"""Learns a tagger: a lexicon of which tags words take, and the weights to choose between them."""

import random
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import repeat

from lint_rules.language import tag_features
from lint_rules.language.lexicon import sections
from lint_rules.language.tag_features import EDGE, Entry
from training.perceptron import AveragedPerceptron
from training.tagging.corpus import TaggedSentence

Lexicon = Mapping[str, Entry]

# A word is in the lexicon when it was seen this often, with the tags that make up this share of what was seen ...
_SEEN, _SHARE = 3, 0.01
_SEEN_GUESSED, _SHARE_GUESSED = 5, 0.05
# ... and has no other tags when it was seen this often.
_SEEN_ENOUGH = 50


def count(sentences: Iterable[TaggedSentence]) -> Mapping[str, Counter[str]]:
    """How often each word has each tag."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for sentence in sentences:
        for word, tag in zip(sentence.words, sentence.tags, strict=True):
            counts[tag_features.plain(word)][tag] += 1
    return counts


def lexicon(read: Mapping[str, Counter[str]], guessed: Mapping[str, Counter[str]]) -> dict[str, Entry]:
    """The lexicon of the words tagged by people (`read`) and, where those are silent, by a first tagger (`guessed`).

    What a form of an irregular verb can be as a verb is known without counting.
    """
    entries = {}
    for word, tags in guessed.items():
        if tags.total() >= _SEEN_GUESSED:
            entries[word] = Entry(_frequent(tags, _SHARE_GUESSED), complete=False)
    for word, tags in read.items():
        if tags.total() >= _SEEN:
            entries[word] = Entry(_frequent(tags, _SHARE), complete=tags.total() >= _SEEN_ENOUGH)
    for form, verbal in irregular_verb_forms().items():
        entry = entries.get(form, Entry((), complete=False))
        certain = (tag for tag in read.get(form, ()) if tag.startswith("VB"))
        other = (tag for tag in entry.tags if not tag.startswith("VB"))
        entries[form] = Entry(tuple(sorted({*verbal, *certain, *other})), complete=True)
    return entries


def irregular_verb_forms() -> Mapping[str, set[str]]:
    """The past forms and participles of irregular verbs, each with its tags."""
    forms: dict[str, set[str]] = defaultdict(set)
    for line in sections("irregular.txt")["verb"]:
        base, past, participle, *_ = line.split()
        for tag, column in (("VBD", past), ("VBN", participle)):
            for form in column.split("/"):
                forms[form].add(tag)
                if form == base:
                    forms[form] |= {"VB", "VBP", "NN"}
    return forms


def _frequent(tags: Counter[str], share: float) -> tuple[str, ...]:
    return tuple(sorted(tag for tag, seen in tags.items() if seen >= share * tags.total()))


def features(
    words: Sequence[str],
    kinds: Sequence[str],
    positions: Sequence[str],
    index: int,
    previous: str,
    earlier: str,
    state: str,
) -> list[str]:
    """All features of one word of a sentence; `kinds` reaches two places past the end."""
    word, position, kind, following = words[index], positions[index], kinds[index], kinds[index + 1]
    return [
        *tag_features.own(word, position, kind),
        *tag_features.after(previous, state, word, kind),
        *tag_features.ahead(words[index + 1] if index + 1 < len(words) else EDGE, following),
        *tag_features.behind(words[index - 1] if index else EDGE),
        *tag_features.beyond(kinds[index + 2]),
        *tag_features.pair(kind, following),
        *tag_features.history(previous, earlier, following),
    ]


def kind_of(word: str, entry: Entry | None, entries: Lexicon) -> str:
    """The kind of a word with this entry, or of one without that may come from a word in the lexicon."""
    base = None if entry else next(filter(None, map(entries.get, tag_features.bases(word))), None)
    return tag_features.kind(word, entry, base)


def learn(
    sentences: Sequence[TaggedSentence], entries: Lexicon, labels: Sequence[str], rounds: int, seed: int = 1
) -> dict[str, list[float]]:
    """The averaged weights after so many rounds over the sentences, shuffled by the seed."""
    perceptron = AveragedPerceptron(len(labels))
    numbers = {label: number for number, label in enumerate(labels)}
    shuffled = list(sentences)
    order = random.Random(seed)
    for _ in range(rounds):
        order.shuffle(shuffled)
        for words, tags in shuffled:
            looked_up = [entries.get(tag_features.plain(word)) for word in words]
            kinds = [*map(kind_of, words, looked_up, repeat(entries)), EDGE, EDGE]
            positions = list(tag_features.positions(words))
            previous, earlier, state = EDGE, EDGE, ""
            for index, word in enumerate(words):
                allowed = tag_features.candidates(word, looked_up[index])
                guess = allowed[0]
                if len(allowed) > 1:
                    ids = perceptron.ids(features(words, kinds, positions, index, previous, earlier, state))
                    scores = perceptron.scores(ids)
                    guess = max(allowed, key=lambda label: scores[numbers[label]])
                    if tags[index] in allowed:
                        perceptron.update(ids, numbers[tags[index]], numbers[guess])
                previous, earlier, state = guess, previous, tag_features.verb_state(state, word, guess)
    return perceptron.averaged()
