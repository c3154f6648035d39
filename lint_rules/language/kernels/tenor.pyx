# cython: language_level=3, boundscheck=False, wraparound=False, cdivision=True
"""How much each token adds to its sentence's being a claim (`language.claims.tenor`), with no feature spelled out: of a
form the hashes of its features are kept, and of its name in front of others those of what the pairs begin with."""

cimport cython
from cpython.bytes cimport PyBytes_AS_STRING, PyBytes_FromStringAndSize
from cpython.dict cimport PyDict_GetItemWithError
from cpython.exc cimport PyErr_CheckSignals
from cpython.object cimport PyObject
from cpython.unicode cimport PyUnicode_1BYTE_DATA
from libc.stdint cimport int32_t, int64_t, uint8_t, uint32_t

from lint_rules.language.kernels.glance cimport PLAIN, normal, number
from lint_rules.language.kernels.weights cimport REMAINDERS, START, Table, fed

from lint_rules.language.attribution.signals import DOUBLE, Traits
from lint_rules.language.claims.tenor import EDGE, ENDING, NAME, NUMBER, QUOTED
from lint_rules.language.memo import LIMIT

cdef enum:
    CLAIM = 0  # the label
    OWN = 4  # features that a form has at most by itself
    LABELS = 256  # at most
    AT_ONCE = 64  # features of pairs that are looked up together

cdef int FINE = Traits._fields.index("fine"), MIDDLE = Traits._fields.index("middle")
cdef Py_ssize_t SHORTEST = ENDING
cdef Py_ssize_t MOST = LIMIT
cdef frozenset MARKS = DOUBLE
cdef bytes NAMED = NAME.encode(), COUNTED = NUMBER.encode(), SAID = QUOTED.encode()


cdef bytes normal_letters(str text):
    """`signals.normal` in UTF-8."""
    cdef Py_ssize_t at, length = len(text)
    cdef const uint8_t* letters
    cdef bytes found
    if not text.isascii() or length <= 2 and text in MARKS:
        return normal(text).encode("utf-8", "surrogatepass")
    letters = <const uint8_t*> PyUnicode_1BYTE_DATA(text)
    found = PyBytes_FromStringAndSize(NULL, length)
    for at in range(length):
        PyBytes_AS_STRING(found)[at] = <char> PLAIN[letters[at]]
    return found


@cython.final
@cython.internal
@cython.no_gc  # it refers to nothing that could refer to it
cdef class Form:
    """A token's form: its name among others, the hashes of its own features and what they weigh together."""

    cdef bytes name
    cdef uint32_t beside, apart  # hashes of what the features of pairs begin with
    cdef int64_t weight
    cdef uint32_t own[OWN]
    cdef int count

    cdef void named(self, bytes name):
        """Gives it its name, which is a feature by itself."""
        self.name = name
        self.beside = fed(fed(fed(START, b"b", 1), name, len(name)), b" ", 1)
        self.apart = fed(fed(fed(START, b"k", 1), name, len(name)), b" ", 1)
        self.owns(fed(fed(START, b"w", 1), name, len(name)))

    cdef inline void owns(self, uint32_t state):
        self.own[self.count] = state
        self.count += 1

    cdef inline void pairs(self, Form one, Form two, uint32_t* states):
        """The features of the pairs with the form that stands right before, and with the one before that."""
        cdef const unsigned char* letters = self.name
        cdef uint32_t beside = one.beside, apart = two.apart
        cdef Py_ssize_t at
        for at in range(len(self.name)):  # as `fed`, two at a time
            beside = REMAINDERS[(beside ^ letters[at]) & 0xFF] ^ (beside >> 8)
            apart = REMAINDERS[(apart ^ letters[at]) & 0xFF] ^ (apart >> 8)
        states[0], states[1] = beside, apart


@cython.final
cdef class Shares:
    """What the model makes of tokens, given the model and the lexicon of word classes."""

    cdef Table _table, _lexicon
    cdef dict _words, _openings
    cdef Form _edge

    def __init__(self, model, lexicon):
        self._table = model.table
        self._lexicon = lexicon.table
        if self._table is None or not 0 < self._table.labels <= LABELS:
            raise ValueError("a model of claims has a label")
        if self._lexicon is None or self._lexicon.labels != len(Traits._fields):
            raise ValueError("the lexicon tells other traits")
        self._words = {}
        self._openings = {}
        self._edge = Form()
        self._edge.named(EDGE.encode())

    def of(self, list texts not None):
        """How much each token adds; None is a quotation."""
        cdef Form one = self._edge, two = self._edge, form
        cdef uint32_t states[2]
        cdef list shares = []
        for text in texts:
            form = self._form(text, not shares)
            form.pairs(one, two, states)
            shares.append(form.weight + self._table.total(states, 2, CLAIM))
            two, one = one, form
        return shares

    def total(self, list texts not None):
        """How much the tokens of a sentence add up to."""
        cdef Form one = self._edge, two = self._edge, form
        cdef uint32_t states[AT_ONCE]
        cdef int64_t total = 0
        cdef int count = 0
        for text in texts:
            form = self._form(text, one is self._edge)
            total += form.weight
            form.pairs(one, two, states + count)
            count += 2
            if count == AT_ONCE:
                total += self._table.total(states, count, CLAIM)
                count = 0
                PyErr_CheckSignals()
            two, one = one, form
        return total + self._table.total(states, count, CLAIM)

    def by_label(self, list texts not None):
        """What a sentence weighs for each label."""
        cdef Form one = self._edge, two = self._edge, form
        cdef int32_t here[LABELS]
        cdef int64_t sums[LABELS]
        cdef uint32_t states[2]
        cdef int label
        for label in range(self._table.labels):
            sums[label] = 0
        for text in texts:
            form = self._form(text, one is self._edge)
            for label in range(self._table.labels):
                here[label] = 0
            form.pairs(one, two, states)
            self._table.add_all(form.own, form.count, here)
            self._table.add_all(states, 2, here)
            for label in range(self._table.labels):
                sums[label] += here[label]
            two, one = one, form
        return [sums[label] for label in range(self._table.labels)]

    cdef inline Form _form(self, text, bint opening):
        cdef dict memo = self._openings if opening else self._words
        cdef PyObject* known = PyDict_GetItemWithError(memo, text)
        return self._new(memo, text, opening) if known == NULL else <Form> known

    cdef Form _new(self, dict memo, text, bint opening):
        """The form of a token seen for the first time in such a place."""
        cdef Form form = Form.__new__(Form)
        if text is None:
            form.named(SAID)
        else:
            self._spell(form, text, opening)
        form.weight = self._table.total(form.own, form.count, CLAIM)
        if len(memo) > MOST:
            memo.clear()
        memo[text] = form
        return form

    cdef _spell(self, Form form, str text, bint opening):
        """Works out the name and the features of a word's or a number's form."""
        cdef Py_UCS4 initial = text[0]
        cdef bytes norm
        cdef const unsigned char* letters
        cdef bint is_name
        cdef int fine, count = 0
        cdef uint32_t row
        cdef Py_ssize_t length, at, ending = 0
        if initial.isdigit():
            form.named(COUNTED)
            return
        norm = normal_letters(text)
        letters, length = norm, len(norm)
        is_name = initial.isupper() and not opening and text != "I"
        form.named(NAMED if is_name else norm)
        row = self._lexicon.find(fed(START, letters, length))
        fine = self._lexicon.of_row(row, FINE)
        if fine:
            form.owns(number(fed(START, b"m", 1), self._lexicon.of_row(row, MIDDLE)))
            form.owns(number(fed(START, b"f", 1), fine))
        if is_name:
            return
        at = length
        while at and count < SHORTEST:  # letters, some of several bytes
            at -= 1
            count += letters[at] & 0xC0 != 0x80
            if count == 3 and not ending:
                ending = at
        if count == SHORTEST:
            form.owns(fed(fed(START, b"s", 1), letters + ending, length - ending))
