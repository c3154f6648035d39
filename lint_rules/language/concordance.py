"""Where a story's words stand: what a rule asks before it looks at any of them."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from lint_rules.language.once import lazily
from lint_rules.language.sentences import Sentence
from lint_rules.language.tokens import Tokens, shipped

# The place in `Tokens.listed` of each list of words, and of each word that is a list by itself.
_PLACES: dict[Any, int] = {}
_ALONE: dict[str, int] = {}


class Concordance:
    """The tokens of a story by word, and the sentences by their words; words are given in lower case."""

    def __init__(self, tokens: Tokens, sentences: Sequence[Sentence]) -> None:
        self._tokens = tokens
        self._sentences = sentences
        self._listed = tokens.listed

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
        try:
            return self._listed[_ALONE[word]]
        except LookupError:
            return self._found(frozenset((word,)), _ALONE, word)

    def tokens_with(self, words: Collection[str]) -> list[int]:
        """The tokens that are one of the words, in order: where a rule has to look. Not to be changed."""
        try:
            return self._listed[_PLACES[words]]  # a rule's own list, which was looked up as the tokens were cut
        except (LookupError, TypeError):
            return self._found(words, _PLACES, words)

    def _found(self, words: Collection[str], known: dict[Any, int], name: object) -> list[int]:
        """The tokens that are one of the words, which other stories are told of as they are cut, if it is a list that
        they may ask for too."""
        if not isinstance(words, frozenset):  # a few that this story alone asks for
            return [at for at, word in enumerate(self._tokens.lower) if word in words]
        number = shipped().list_number(words)
        if number is not None:
            known[name] = number
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

    @property
    def recurrences(self) -> Sequence[Sequence[int]]:
        """For each distance from 1 to 4: the tokens that begin like the token so far behind them."""
        return self._tokens.recurrences

    @lazily
    def sentence_numbers(self) -> Sequence[int]:
        """Of each token the index of its sentence, -1 outside sentences."""
        numbers = [-1] * len(self._tokens)
        for sentence in self._sentences:
            numbers[sentence.first : sentence.last] = [sentence.index] * (sentence.last - sentence.first)
        return numbers
