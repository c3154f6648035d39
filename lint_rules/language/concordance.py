"""Where a story's words stand: what a rule asks before it looks at any of them."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from functools import cache

from lint_rules.language.once import lazily
from lint_rules.language.sentences import Sentence
from lint_rules.language.tokens import Tokens


class Concordance:
    """The tokens of a story by word, and the sentences by their words; words are given in lower case."""

    def __init__(self, tokens: Tokens, sentences: Sequence[Sentence]) -> None:
        self._tokens = tokens
        self._sentences = sentences

    @lazily
    def places(self) -> Mapping[str, Sequence[int]]:
        """Where each word stands: the indices of its tokens in order. For words that no rule knows beforehand: to
        gather all the places of a story costs more than to ask for a dozen of its words."""
        found: dict[str, list[int]] = {}
        for at, word in enumerate(self._tokens.lower):
            if word in found:
                found[word].append(at)
            else:
                found[word] = [at]
        return found

    def tokens_of(self, word: str) -> list[int]:
        """The tokens that are one word, which is the same for every story, in order. Not to be changed."""
        return self.tokens_with(_alone(word))

    def tokens_with(self, words: Collection[str]) -> list[int]:
        """The tokens that are one of the words, in order: where a rule has to look. Not to be changed."""
        if not isinstance(words, frozenset):  # a few that this story alone asks for
            return [at for at, word in enumerate(self._tokens.lower) if word in words]
        listed = self._tokens.on_list(words)  # a rule's own list, which was looked up as the tokens were cut
        if listed is not None:
            return listed
        places = self.places
        return sorted([at for word in places.keys() & words for at in places[word]])

    def sentences_with(self, words: Collection[str]) -> set[int]:
        """The indices of the sentences that hold one of the words."""
        numbers = self.sentence_numbers
        return {numbers[at] for at in self.tokens_with(words)} - {-1}

    def sentence_of(self, token: int) -> int:
        """The index of the sentence that a token stands in, -1 for one outside sentences."""
        return self.sentence_numbers[token]

    @lazily
    def openings(self) -> Mapping[str, Sequence[Sentence]]:
        """The sentences by their first word, in order."""
        lower = self._tokens.lower
        found: dict[str, list[Sentence]] = {}
        for sentence in self._sentences:
            found.setdefault(lower[sentence.first], []).append(sentence)
        return found

    @property
    def capitals(self) -> Sequence[int]:
        """The indices of the tokens that are not in lower case throughout: names and what opens sentences."""
        return self._tokens.capitals

    @lazily
    def capital_words(self) -> Sequence[str]:
        """The words of `capitals` as written, in order."""
        return list(map(self._tokens.text.__getitem__, self.capitals))

    @lazily
    def capitalised(self) -> frozenset[str]:
        """The distinct words among `capitals`, as written."""
        return frozenset(self.capital_words)

    @lazily
    def recurrences(self) -> Sequence[Sequence[int]]:
        """For each distance from 1 to 4: the tokens that begin like the token so far behind them."""
        return self._tokens.recurrences()

    @lazily
    def sentence_numbers(self) -> Sequence[int]:
        """Of each token the index of its sentence, -1 outside sentences."""
        numbers = [-1] * len(self._tokens)
        for sentence in self._sentences:
            numbers[sentence.first : sentence.last] = [sentence.index] * (sentence.last - sentence.first)
        return numbers


@cache
def _alone(word: str) -> frozenset[str]:
    """A list of one word."""
    return frozenset((word,))
