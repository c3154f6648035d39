# cython: language_level=3, boundscheck=False, wraparound=False, cdivision=True
"""What one glance at a sentence tells (`language.attribution.glance`), with no feature spelled out."""

from cpython.bytes cimport PyBytes_AS_STRING, PyBytes_FromStringAndSize
from libc.math cimport exp
from libc.stdint cimport int16_t, int32_t, int64_t, uint8_t, uint32_t
from libc.stdlib cimport calloc, free
from libc.string cimport memcmp, memcpy

from lint_rules.language.kernels.weights cimport START, Table, fed, newslint_fetch

from lint_rules.language.attribution.glance import CUE, FAR, LENGTH, LONGEST
from lint_rules.language.attribution.signals import DOUBLE, MARK, normal as any_normal
from lint_rules.language.memo import LIMIT
from lint_rules.language.weights import SUREST

cdef extern from "Python.h":
    bint PyUnicode_IS_ASCII(object text)
    const unsigned char* PyUnicode_1BYTE_DATA(object text)

cdef enum:
    OUTSIDE = 0  # of quotations
    FORMS = 32768  # word forms that are at hand, a power of two
    SHORT = 16  # characters of the longest of them
    AT_ONCE = 32  # features of neighbours that are looked up together
    WHOLE = 6  # features of a sentence as a whole

cdef int CUE_STEP = CUE, FARTHEST = FAR, STEP = LENGTH, LONGEST_STEP = LONGEST
cdef double MOST = SUREST
cdef frozenset _DOUBLE = DOUBLE
cdef bytes _MARK = MARK.encode()
for _at in range(128):
    PLAIN[_at] = b"0"[0] if chr(_at).isdigit() else ord(chr(_at).lower())


cdef bytes normal(str word):
    """`signals.normal` in UTF-8; the forms that most words have are settled here."""
    cdef Py_ssize_t at, length = len(word)
    cdef const unsigned char* letters
    cdef unsigned char* plain
    cdef bytes norm
    if not PyUnicode_IS_ASCII(word) or (length <= 2 and word in _DOUBLE):
        return (<str> any_normal(word)).encode("utf-8", "surrogatepass")
    norm = PyBytes_FromStringAndSize(NULL, length)
    letters, plain = PyUnicode_1BYTE_DATA(word), <unsigned char*> PyBytes_AS_STRING(norm)
    for at in range(length):
        plain[at] = PLAIN[letters[at]]
    return norm


cdef struct Form:
    # What is known of a short word form in ASCII, as nearly all are; what is asked of it lies in one place.
    unsigned char text[SHORT]
    uint8_t length  # 0: nothing is known yet
    uint8_t cue
    int16_t weight
    int32_t feature  # the number of its weight in the model, 0 where it has none


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
    cdef dict _norms  # of forms that are not plain ASCII
    cdef Form* _forms
    cdef int64_t* _counted  # by the number of a weight, that of the last sentence that counted it
    cdef int64_t _sentence

    def __init__(self, model, lexicon):
        self._model = model.table
        self._lexicon = lexicon.table
        self._bias = model.extra["bias"]
        self._scale = model.scale
        self._norms = {}
        self._sentence = 0
        if self._forms != NULL:
            raise ValueError("a glance has one model")
        self._forms = <Form*> calloc(FORMS, sizeof(Form))
        self._counted = <int64_t*> calloc(self._model.size + 1, sizeof(int64_t))
        if self._forms == NULL or self._counted == NULL:
            raise MemoryError

    def __dealloc__(self):
        free(self._forms)
        free(self._counted)

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
        cdef int best = 0, found = 0
        cdef uint32_t features[AT_ONCE + WHOLE]
        cdef str text
        cdef Form other
        cdef Form* form
        if not 0 <= first < last <= len(texts):
            raise ValueError("a sentence has words")
        for at in range(first, last):  # the memory is asked for all forms before any is needed
            newslint_fetch(&self._forms[newslint_hash(<str?> texts[at]) & (FORMS - 1)])
        self._sentence += 1
        for at in range(first, last):
            if <int> states[at] != OUTSIDE:
                continue
            outside += 1
            text = <str> texts[at]
            form = self._form(text, &other)
            if form.weight and self._counted[form.feature] != self._sentence:
                self._counted[form.feature] = self._sentence
                total += form.weight
            if form.cue >= CUE_STEP:
                self._of_neighbours(text, texts[at - 1] if at > first else None,
                                    texts[at + 1] if at + 1 < last else None, features + found)
                found += 2
                if found == AT_ONCE:
                    total += self._model.total(features, found, 0)
                    found = 0
            if form.cue > best:
                best, place = form.cue, at - first
        self._of_sentence(
            texts[first], count, states[first], states[last - 1], outside, best, place, features + found
        )
        total += self._model.total(features, found + WHOLE, 0)
        return 1 / (1 + exp(min(-(total * self._scale + self._bias), MOST)))

    cdef int _of_neighbours(self, str cue, str before, str after, uint32_t* features) except -1:
        """Puts down the features of a cue with the words beside it; None for an edge of the sentence."""
        cdef uint32_t left = letter(START, b"l"), right = letter(self._spelled(letter(START, b"r"), cue), b" ")
        left = letter(letter(left, b"^") if before is None else self._spelled(left, before), b" ")
        features[0] = self._spelled(left, cue)
        features[1] = letter(right, b"$") if after is None else self._spelled(right, after)
        return 0

    cdef int _of_sentence(
        self, str first, Py_ssize_t count, int opening, int ending, Py_ssize_t outside, int best, Py_ssize_t place,
        uint32_t* features,
    ) except -1:
        """Puts down the features of the sentence as a whole: how it is quoted where it opens and ends, how long it is,
        its first word, where its cue stands."""
        cdef Py_ssize_t length = min(count // STEP, <Py_ssize_t> LONGEST_STEP)
        cdef uint32_t state = number(number(letter(START, b"q"), opening), ending)
        features[0] = number(state, 4 * (count - outside) // count)
        state = number(number(letter(START, b"Q"), opening), ending)
        features[1] = number(letter(number(state, 4 * (count - outside) // count), b"|"), best)
        features[2] = number(letter(START, b"N"), length)
        features[3] = number(letter(number(letter(START, b"M"), length), b"|"), best // 2)
        features[4] = self._spelled(letter(START, b"F"), first)
        state = letter(number(letter(START, b"D"), best), b"|")
        state = letter(number(state, min(place, <Py_ssize_t> FARTHEST)), b"|")
        features[5] = number(state, min(count - 1 - place, <Py_ssize_t> FARTHEST))
        return 0

    cdef Form* _form(self, str text, Form* other) except NULL:
        """What is known of a word as written; `other` is filled for one that is not kept."""
        cdef Py_ssize_t length = len(text)
        cdef const unsigned char* letters
        cdef Form* form
        if not PyUnicode_IS_ASCII(text) or not 0 < length <= SHORT:
            self._weigh(text, other)
            return other
        letters = PyUnicode_1BYTE_DATA(text)
        form = &self._forms[newslint_hash(text) & (FORMS - 1)]
        if form.length != length or memcmp(form.text, letters, length):
            self._weigh(text, form)
            memcpy(form.text, letters, length)
            form.length = <uint8_t> length
        return form

    cdef int _weigh(self, str text, Form* form) except -1:
        """Looks up what a word says by itself."""
        cdef uint32_t own = self._spelled(letter(START, b"w"), text), word = self._spelled(START, text), row
        cdef int cue
        self._model.expect(own)
        self._lexicon.expect(word)
        row, cue = self._model.find(own), self._lexicon.one(word, 0)
        if not 0 <= cue < 256:
            raise ValueError("a word's steps run from 0 to 9")
        form.cue = <uint8_t> cue
        form.feature = <int32_t> (row >> 8)  # of its one cell
        form.weight = <int16_t> self._model.of_row(row, 0)
        return 0

    cdef uint32_t _spelled(self, uint32_t state, str text) except? 0:
        """The state of a hash after a word in the form that `signals.normal` gives to it."""
        cdef const unsigned char* letters
        cdef Py_ssize_t at, length = len(text)
        cdef bytes norm
        if not PyUnicode_IS_ASCII(text):
            norm = self._norms.get(text)
            if norm is None:
                if len(self._norms) > <Py_ssize_t> LIMIT:
                    self._norms.clear()
                norm = self._norms[text] = normal(text)
            return fed(state, norm, len(norm))
        if length <= 2 and text in _DOUBLE:
            return fed(state, _MARK, len(_MARK))
        letters = PyUnicode_1BYTE_DATA(text)
        for at in range(length):
            state = letter(state, PLAIN[letters[at]])
        return state
