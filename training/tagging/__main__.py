"""Rebuilds lint_rules/language/models/tagging.bin: `python -m training.tagging --data DIR`.

DIR holds `syntax/gum_train.jsonl.gz` and `syntax/gum_dev.jsonl.gz` (tagged sentences) and the untagged news of
`NEWS`. A first tagger learns from the tagged sentences alone and tags the news; how it tagged the words there extends
the lexicon of a second, and so on. The last one is saved. Prints the accuracy on gum_dev.
"""

import argparse
import gzip
import json
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path

from lint_rules.document.blocks import Block
from lint_rules.language import sentences, tag_features, tagging, weights
from lint_rules.language.tokens import Tokens
from lint_rules.model import Span
from training.tagging import corpus, learning
from training.tagging.corpus import TaggedSentence

MODEL = Path(tagging.__file__).parent / "models" / "tagging.bin"
NEWS = ("clean/bbc.jsonl.gz", "clean/english_originals.jsonl.gz", "attribution/polnear_train_texts.jsonl.gz")
ORIGIN = "GUM (CC BY 4.0, texts CC BY and CC BY-SA); lexicon extended with word statistics from news copy"
RECIPE = "python -m training.tagging --data DIR"
TAGGERS = 3
ROUNDS = 5
# Every so many of the short sentences is shown once more in a headline's capitals.
HEADLINES = 4
# Weights nearer to zero are dropped: they make the model larger and no better.
PRUNE = 0.25


def main() -> None:
    """Command line of the module."""
    parser = argparse.ArgumentParser(prog="python -m training.tagging", description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True, help="folder with syntax/ and the news")
    parser.add_argument("--output", type=Path, default=MODEL, help="where the weights go (default: the package)")
    options = parser.parse_args()
    training = list(corpus.read(options.data / "syntax/gum_train.jsonl.gz"))
    short = [sentence for sentence in training if 4 < len(sentence.words) < 16]
    styled = training + [corpus.headline(sentence) for sentence in short[::HEADLINES]]
    labels = sorted({tag for sentence in training for tag in sentence.tags})
    options.output.parent.mkdir(exist_ok=True)

    read = learning.count(training)
    guessed: Mapping[str, Counter[str]] = {}
    for _ in range(TAGGERS):
        entries = learning.lexicon(read, guessed)
        tagger = store(options.output, labels, learning.learn(styled, entries, labels, ROUNDS), entries)
        guessed = learning.count(TaggedSentence(words, tagger.tag(words)) for words in news(options.data))

    print(f"{options.output}: {options.output.stat().st_size:,} bytes, {len(entries):,} words in the lexicon")
    report(tagger, list(corpus.read(options.data / "syntax/gum_dev.jsonl.gz")), read.keys())


def store(
    path: Path, labels: Sequence[str], learned: dict[str, list[float]], entries: learning.Lexicon
) -> tagging.Tagger:
    """Writes the weights and the lexicon, and loads them as a tagger."""
    table = {}
    for feature, row in learned.items():
        pruned = [weight if abs(weight) >= PRUNE else 0.0 for weight in row]
        if any(pruned):
            table[feature] = pruned
    for word, entry in entries.items():
        sign = 1.0 if entry.complete else -1.0
        table[tag_features.lexicon_feature(word)] = [sign * (label in entry.tags) for label in labels]
    weights.save(path, labels, table, origin=ORIGIN, recipe=RECIPE)
    return tagging.Tagger(weights.load(path))


def news(folder: Path) -> Iterator[list[str]]:
    """The sentences of the untagged news, as words."""
    for name in NEWS:
        with gzip.open(folder / name, "rt", encoding="utf-8") as lines:
            for line in lines:
                record = json.loads(line)
                text = record.get("text") or "\n".join(segment[2] for segment in record["segs"])
                for paragraph in text.split("\n"):
                    tokens = Tokens(paragraph)
                    block = Block("paragraph", 0, len(paragraph), Span(0, len(paragraph)))
                    for sentence in sentences.split(paragraph, tokens, [block]):
                        yield tokens.text[sentence.first : sentence.last]


def report(tagger: tagging.Tagger, gold: Sequence[TaggedSentence], seen: Collection[str]) -> None:
    """Prints how many words have the right tag, among all and among those that training did not show."""
    right, words, new_right, new_words = 0, 0, 0, 0
    confused: Counter[tuple[str, str]] = Counter()
    for sentence in gold:
        for word, tag, guess in zip(sentence.words, sentence.tags, tagger.tag(sentence.words), strict=True):
            new = tag_features.plain(word) not in seen
            right, words = right + (tag == guess), words + 1
            new_right, new_words = new_right + (new and tag == guess), new_words + new
            if tag != guess:
                confused[tag, guess] += 1
    print(f"gum_dev: {right:,} of {words:,} tags right ({right / words:.2%})")
    print(f"  words not seen in training: {new_right:,} of {new_words:,} ({new_right / new_words:.2%})")
    print("  most often taken for another:", ", ".join(f"{a} for {b} {n}" for (b, a), n in confused.most_common(8)))


if __name__ == "__main__":
    main()
