"""Words that begin like another a few words on, by which doubled words and doubled roots are found.

The initials of the whole story are compared in one go, as the bytes of one number: laid over itself, moved by so many
words, it has a 0 where two are the same. Only there are the words themselves looked at, which is a third of the work of
comparing each with its neighbours.
"""

from collections.abc import Sequence

ROOT = 3  # letters in which two words of one root begin alike
_FARTHEST = 4  # words from one to the other


def find(words: Sequence[str]) -> Sequence[Sequence[int]]:
    """For each distance from 1 to 4: the indices of the words that begin like the word so far behind them."""
    initials = "".join([word[0] for word in words]).encode("latin-1", "replace")
    number = int.from_bytes(initials, "little")
    return [_at_distance(apart, words, number) for apart in range(1, _FARTHEST + 1)]


def _at_distance(apart: int, words: Sequence[str], number: int) -> list[int]:
    differences = (number ^ (number >> 8 * apart)).to_bytes(len(words), "little")[: max(0, len(words) - apart)]
    found: list[int] = []
    at = differences.find(0)
    while at >= 0:
        if words[at][:ROOT] == words[at + apart][:ROOT]:
            found.append(at)
        at = differences.find(0, at + 1)
    return found
