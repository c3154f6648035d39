# cython: language_level=3
"""What one glance at a sentence tells (`language.attribution.glance`), with no feature spelled out."""

from libc.math cimport exp
from libc.stdint cimport int64_t, uint32_t

from lint_rules.language.kernels.weights cimport Table, fed

from lint_rules.language.attribution.glance import CUE, FAR, LENGTH, LONGEST, MEMO_LIMIT
from lint_rules.language.attribution.signals import DOUBLE, normal as any_normal

cdef enum:
    START = 0xFFFFFFFF  # of a hash
    OUTSIDE = 0  # of quotations

cdef int CUE_STEP = CUE, FARTHEST = FAR, STEP = LENGTH, LONGEST_STEP = LONGEST
cdef frozenset _DOUBLE = DOUBLE
cdef dict _DIGITS = dict.fromkeys(range(ord("0"), ord("9") + 1), "0")


cdef str normal(str word):
    """`signals.normal`; the forms that most words have are settled here."""
    if word.isascii() and word not in _DOUBLE:
        return word.lower() if word.isalpha() else word.lower().translate(_DIGITS)
    return any_normal(word)


cdef class Word:
    """What is known of a word form; forms that differ only in case or digits share one. `sentence` is the number of the
    last sentence that counted it."""

    cdef bytes norm
    cdef int cue
    cdef int64_t weight
    cdef int64_t sentence


cdef uint32_t number(uint32_t state, Py_ssize_t value) noexcept nogil:
    """The state of a hash after a number that is not negative, in decimal digits."""
    cdef unsigned char digits[24]
    cdef int at = 24
    while True:
        at -= 1
        digits[at] = <unsigned char> (48 + value % 10)
        value //= 10
        if value == 0:
            return fed(state, digits + at, 24 - at)


cdef inline uint32_t letter(uint32_t state, unsigned char mark) noexcept nogil:
    return fed(state, &mark, 1)


cdef class Glance:
    """The model."""

    cdef Table _model
    cdef Table _lexicon
    cdef double _bias, _scale
    cdef dict _norms, _words
    cdef int64_t _sentence

    def __init__(self, model, lexicon):
        self._model = model.table
        self._lexicon = lexicon.table
        self._bias = model.extra["bias"]
        self._scale = model.scale
        self._norms = {}
        self._words = {}
        self._sentence = 0

    def probabilities(self, list texts not None, list states not None, sentences):
        """The probability, 0 to 1, of each sentence that somebody is named for it, given the words of the whole
        document and their states of quotation (signals.quote_states)."""
        if len(texts) != len(states):
            raise ValueError("each word has a state")
        return [self._probability(texts, states, sentence.first, sentence.last) for sentence in sentences]

    def probability(self, list texts not None, list states not None):
        """The probability of a sentence of these words in these states."""
        if len(texts) != len(states):
            raise ValueError("each word has a state")
        return self._probability(texts, states, 0, len(texts))

    cdef double _probability(self, list texts, list states, Py_ssize_t first, Py_ssize_t last) except -1:
        cdef Py_ssize_t count = last - first, at, place = 0, outside = 0
        cdef int64_t total = 0
        cdef int best = 0
        cdef list words = []
        cdef Word word, beside
        cdef uint32_t state
        if not 0 <= first < last <= len(texts):
            raise ValueError("a sentence has words")
        if len(self._words) > <Py_ssize_t> MEMO_LIMIT:
            self._words.clear()
        for at in range(first, last):
            known = self._words.get(texts[at])
            words.append(self._new(texts[at]) if known is None else known)
        self._sentence += 1
        for at in range(count):
            if <int> states[first + at] != OUTSIDE:
                continue
            word = <Word> words[at]
            outside += 1
            if word.sentence != self._sentence:
                word.sentence = self._sentence
                total += word.weight
            if word.cue >= CUE_STEP:
                state = letter(START, b"l")
                if at:
                    beside = <Word> words[at - 1]
                    state = fed(state, beside.norm, len(beside.norm))
                else:
                    state = letter(state, b"^")
                state = letter(state, b" ")
                total += self._model.one(fed(state, word.norm, len(word.norm)), 0)
                state = letter(fed(letter(START, b"r"), word.norm, len(word.norm)), b" ")
                if at + 1 < count:
                    beside = <Word> words[at + 1]
                    state = fed(state, beside.norm, len(beside.norm))
                else:
                    state = letter(state, b"$")
                total += self._model.one(state, 0)
            if word.cue > best:
                best, place = word.cue, at
        total += self._of_sentence(<Word> words[0], count, states[first], states[last - 1], outside, best, place)
        return 1 / (1 + exp(-(total * self._scale + self._bias)))

    cdef int64_t _of_sentence(
        self, Word first, Py_ssize_t count, int opening, int ending, Py_ssize_t outside, int best, Py_ssize_t place
    ):
        """What the sentence as a whole weighs: how it is quoted where it opens and ends, how long it is, its first
        word, where its cue stands."""
        cdef Py_ssize_t length = min(count // STEP, <Py_ssize_t> LONGEST_STEP)
        cdef uint32_t state
        cdef int64_t total = 0
        cdef unsigned char mark
        for mark in b"qQ":
            state = number(number(letter(START, mark), opening), ending)
            state = number(state, 4 * (count - outside) // count)
            if mark == b"Q":
                state = number(letter(state, b"|"), best)
            total += self._model.one(state, 0)
        total += self._model.one(number(letter(START, b"N"), length), 0)
        total += self._model.one(number(letter(number(letter(START, b"M"), length), b"|"), best // 2), 0)
        total += self._model.one(fed(letter(START, b"F"), first.norm, len(first.norm)), 0)
        state = letter(number(letter(START, b"D"), best), b"|")
        state = letter(number(state, min(place, <Py_ssize_t> FARTHEST)), b"|")
        return total + self._model.one(number(state, min(count - 1 - place, <Py_ssize_t> FARTHEST)), 0)

    cdef Word _new(self, str text):
        """The word, seen for the first time as written."""
        cdef str norm = normal(text)
        cdef Word word
        known = self._norms.get(norm)
        if known is None:
            if len(self._norms) > <Py_ssize_t> MEMO_LIMIT:
                self._norms.clear()
            word = Word()
            word.norm = norm.encode("utf-8", "surrogatepass")
            word.cue = self._lexicon.one(fed(START, word.norm, len(word.norm)), 0)
            word.weight = self._model.one(fed(letter(START, b"w"), word.norm, len(word.norm)), 0)
            known = self._norms[norm] = word
        self._words[text] = known
        return <Word> known
