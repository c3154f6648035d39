# cython: language_level=3
"""What one glance at a sentence tells (`language.attribution.glance`), with no feature spelled out."""

from libc.math cimport exp
from libc.stdint cimport int64_t, uint32_t

from lint_rules.language.kernels.weights cimport Table, fed

from lint_rules.language.attribution.glance import CUE, FAR, LENGTH, LONGEST, MEMO_LIMIT, word_feature
from lint_rules.language.attribution.signals import normal

cdef enum:
    START = 0xFFFFFFFF  # of a hash
    OUTSIDE = 0  # of quotations

cdef int CUE_STEP = CUE, FARTHEST = FAR, STEP = LENGTH, LONGEST_STEP = LONGEST


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

    def probability(self, list texts not None, list states not None):
        """The probability, 0 to 1, that somebody is named for a sentence of these words in these states of quotation
        (signals.quote_states)."""
        cdef Py_ssize_t count = len(texts), at, place = 0, outside = 0
        cdef int64_t total = 0
        cdef int best = 0
        cdef list words = []
        cdef Word word, beside
        cdef bint is_outside
        cdef uint32_t state
        if len(states) != count or not count:
            raise ValueError("a sentence has words, and a state for each")
        if len(self._words) > <Py_ssize_t> MEMO_LIMIT:
            self._words.clear()
        for text in texts:
            known = self._words.get(text)
            words.append(self._new(text) if known is None else known)
        self._sentence += 1
        for at in range(count):
            word = <Word> words[at]
            is_outside = <int> states[at] == OUTSIDE
            if not is_outside:
                continue
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
        total += self._of_sentence(words, states, outside, best, place)
        return 1 / (1 + exp(-(total * self._scale + self._bias)))

    cdef int64_t _of_sentence(self, list words, list states, Py_ssize_t outside, int best, Py_ssize_t place):
        """What the sentence as a whole weighs: how it is quoted, how long it is, how it opens, where its cue stands."""
        cdef Py_ssize_t count = len(words), length = min(count // STEP, <Py_ssize_t> LONGEST_STEP)
        cdef Word first = <Word> words[0]
        cdef uint32_t state
        cdef int64_t total = 0
        cdef unsigned char mark
        for mark in b"qQ":
            state = number(number(letter(START, mark), states[0]), states[count - 1])
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
            word.weight = self._model.weight(word_feature(norm), 0)
            known = self._norms[norm] = word
        self._words[text] = known
        return <Word> known
