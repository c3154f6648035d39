# cython: language_level=3, boundscheck=False, wraparound=False, cdivision=True
"""How much each token adds to its sentence's being a claim (`language.claims.tenor`), with no feature spelled out: of a
form what its own features weigh is kept, and the hashes of what the pairs that it opens begin with."""

from cpython.bytes cimport PyBytes_AS_STRING
from cpython.exc cimport PyErr_CheckSignals
from cpython.unicode cimport PyUnicode_1BYTE_DATA
from libc.stdint cimport int32_t, int64_t, uint8_t, uint32_t
from libc.stdlib cimport calloc, free
from libc.string cimport memcmp, memcpy

from lint_rules.language.kernels.glance cimport PLAIN, newslint_hash, normal, number
from lint_rules.language.kernels.weights cimport REMAINDERS, START, Table, fed, newslint_fetch

from lint_rules.language.attribution.signals import DOUBLE, Traits
from lint_rules.language.claims.tenor import EDGE, ENDING, NAME, NUMBER, QUOTED
from lint_rules.language.memo import LIMIT

cdef enum:
    CLAIM = 0  # the label
    OWN = 4  # features that a form has at most by itself
    LABELS = 256  # at most
    AT_ONCE = 64  # features of pairs that are looked up together
    FORMS = 16384  # that are at hand, a power of two: with more, a first story waits longer for memory
    SHORT = 16  # bytes of the longest of them

cdef int FINE = Traits._fields.index("fine"), MIDDLE = Traits._fields.index("middle")
cdef Py_ssize_t SHORTEST = ENDING
cdef frozenset MARKS = DOUBLE
cdef bytes NAMED = NAME.encode(), COUNTED = NUMBER.encode(), SAID = QUOTED.encode(), OUTSIDE = EDGE.encode()


cdef struct Form:
    # What stands for a token, all that is asked of it in half a line of the cache. Tokens that differ in case or digits
    # share one, but those that are names and those that are not.
    unsigned char norm[SHORT]
    uint32_t beside, apart  # hashes of what the features of the pairs begin with that it opens
    int32_t weight  # of its own features
    uint8_t length  # 0: nothing is known yet
    uint8_t is_name


cdef struct Spelling:
    # How a token is spelled: `norm` in `signals.normal`, NULL for one that has but a name; `name` beside others.
    const unsigned char* norm
    const unsigned char* name
    Py_ssize_t length, extent
    bint is_name
    unsigned char letters[SHORT]


cdef struct Before:
    # Hashes of what the features of the next pairs begin with: those with the form right before, with the one before
    # that, and what the latter will be one form on.
    uint32_t beside, apart, following


cdef inline void called(Spelling* spelling, bytes name) noexcept:
    """Spells what has but a name."""
    spelling.norm, spelling.length = NULL, 0
    spelling.name, spelling.extent = <const unsigned char*> PyBytes_AS_STRING(name), len(name)


cdef class Shares:
    """What the model makes of tokens, given the model and the lexicon of word classes."""

    cdef Table _table, _lexicon
    cdef dict _norms  # of tokens that are not short ASCII
    cdef Form* _forms
    cdef Form _edge, _quoted, _counted, _long

    def __init__(self, model, lexicon):
        self._table = model.table
        self._lexicon = lexicon.table
        if self._table is None or not 0 < self._table.labels <= LABELS:
            raise ValueError("a model of claims has a label")
        if self._lexicon is None or self._lexicon.labels != len(Traits._fields):
            raise ValueError("the lexicon tells other traits")
        if self._forms != NULL:
            raise ValueError("shares have one model")
        self._forms = <Form*> calloc(FORMS, sizeof(Form))
        if self._forms == NULL:
            raise MemoryError
        self._norms = {}
        self._make(&self._edge, OUTSIDE)
        self._make(&self._quoted, SAID)
        self._make(&self._counted, COUNTED)

    def __dealloc__(self):
        free(self._forms)

    cdef _make(self, Form* form, bytes name):
        """Makes the form of what has but a name."""
        cdef Spelling spelling
        called(&spelling, name)
        self._weigh(form, &spelling)

    def of(self, list texts not None):
        """How much each token adds; None is a quotation."""
        cdef Before before = self._outside()
        cdef Spelling spelling
        cdef uint32_t states[2]
        cdef const Form* form
        cdef list shares = []
        for text in texts:
            form = self._next(text, not shares, &spelling, &before, states)
            shares.append(form.weight + self._table.total(states, 2, CLAIM))
        return shares

    def total(self, list texts not None):
        """How much the tokens of a sentence add up to."""
        cdef Before before = self._outside()
        cdef Spelling spelling
        cdef uint32_t states[AT_ONCE]
        cdef int64_t total = 0
        cdef int count = 0
        cdef bint opening = True
        for text in texts:  # the memory is asked for all forms before any is needed
            if text is not None:
                newslint_fetch(&self._forms[newslint_hash(<str?> text) & (FORMS - 1)])
        for text in texts:
            total += self._next(text, opening, &spelling, &before, states + count).weight
            opening = False
            count += 2
            if count == AT_ONCE:
                total += self._table.total(states, count, CLAIM)
                count = 0
                PyErr_CheckSignals()
        return total + self._table.total(states, count, CLAIM)

    def by_label(self, list texts not None):
        """What a sentence weighs for each label."""
        cdef Before before = self._outside()
        cdef Spelling spelling
        cdef int32_t here[LABELS]
        cdef int64_t sums[LABELS]
        cdef uint32_t states[OWN + 2]
        cdef int label
        cdef bint opening = True
        for label in range(self._table.labels):
            sums[label] = 0
        for text in texts:
            self._next(text, opening, &spelling, &before, states)
            opening = False
            for label in range(self._table.labels):
                here[label] = 0
            self._table.add_all(states, 2 + self._own(&spelling, states + 2), here)
            for label in range(self._table.labels):
                sums[label] += here[label]
        return [sums[label] for label in range(self._table.labels)]

    cdef Before _outside(self) noexcept:
        """What stands before a sentence."""
        return Before(self._edge.beside, self._edge.apart, self._edge.apart)

    cdef inline const Form* _next(
        self, str text, bint opening, Spelling* spelling, Before* before, uint32_t* states
    ) except NULL:
        """The form and the spelling of the next token of a sentence, with the features of the two pairs that end with
        it."""
        cdef const Form* form = self._form(text, opening, spelling)
        cdef uint32_t beside = before.beside, apart = before.apart
        cdef Py_ssize_t at
        for at in range(spelling.extent):  # as `fed`, two at a time
            beside = REMAINDERS[(beside ^ spelling.name[at]) & 0xFF] ^ (beside >> 8)
            apart = REMAINDERS[(apart ^ spelling.name[at]) & 0xFF] ^ (apart >> 8)
        states[0], states[1] = beside, apart
        before.beside, before.apart, before.following = form.beside, before.following, form.apart
        return form

    cdef inline const Form* _form(self, str text, bint opening, Spelling* spelling) except NULL:
        """The form of a token, which opens its sentence or not; it is good until the next one is asked for."""
        cdef Py_UCS4 initial
        cdef Form* form
        if text is None:
            called(spelling, SAID)
            return &self._quoted
        form = self._known(text, opening, spelling)
        if form != NULL:
            return form
        form, initial = &self._long, text[0]
        if initial.isdigit():
            called(spelling, COUNTED)
            return &self._counted
        self._spell(text, spelling)
        spelling.is_name = initial.isupper() and not opening and text != "I"
        if spelling.is_name:
            spelling.name, spelling.extent = <const unsigned char*> PyBytes_AS_STRING(NAMED), len(NAMED)
        if spelling.length <= SHORT:
            form = self._place_of(text, spelling.is_name)
            memcpy(form.norm, spelling.norm, spelling.length)
            form.length, form.is_name = <uint8_t> spelling.length, spelling.is_name
        self._weigh(form, spelling)
        return form

    cdef inline Form* _known(self, str text, bint opening, Spelling* spelling) except? NULL:
        """The form of a short token in ASCII, as nearly all are, if it is at hand; its norm stands there."""
        cdef Py_ssize_t at, length = len(text)
        cdef const unsigned char* letters
        cdef Form* form
        if not text.isascii() or not 0 < length <= SHORT:
            return NULL
        letters = <const unsigned char*> PyUnicode_1BYTE_DATA(text)
        spelling.is_name = c"A" <= letters[0] <= c"Z" and not opening and not (length == 1 and letters[0] == c"I")
        form = self._place_of(text, spelling.is_name)
        if form.length != length or form.is_name != spelling.is_name:
            return NULL
        for at in range(length):
            if form.norm[at] != PLAIN[letters[at]]:
                return NULL
        spelling.norm, spelling.length = form.norm, length
        if spelling.is_name:
            spelling.name, spelling.extent = <const unsigned char*> PyBytes_AS_STRING(NAMED), len(NAMED)
        else:
            spelling.name, spelling.extent = form.norm, length
        return form

    cdef inline Form* _place_of(self, str text, bint is_name) noexcept:
        """Where the form of a short token stands, if it is at hand."""
        return &self._forms[(newslint_hash(text) + is_name) & (FORMS - 1)]

    cdef inline int _spell(self, str text, Spelling* spelling) except -1:
        """Writes a word as `signals.normal` does, in UTF-8."""
        cdef Py_ssize_t at, length = len(text)
        cdef const unsigned char* letters
        cdef bytes norm
        if text.isascii() and length <= SHORT and not (length <= 2 and text in MARKS):
            letters = <const unsigned char*> PyUnicode_1BYTE_DATA(text)
            for at in range(length):
                spelling.letters[at] = PLAIN[letters[at]]
            spelling.norm, spelling.length = spelling.letters, length
        else:
            norm = self._norms.get(text)
            if norm is None:
                if len(self._norms) > <Py_ssize_t> LIMIT:
                    self._norms.clear()
                norm = self._norms[text] = normal(text)
            spelling.norm, spelling.length = <const unsigned char*> PyBytes_AS_STRING(norm), len(norm)
        spelling.name, spelling.extent = spelling.norm, spelling.length
        return 0

    cdef void _weigh(self, Form* form, const Spelling* spelling) noexcept:
        """Works out what a form weighs and how the pairs begin that it opens."""
        cdef uint32_t own[OWN]
        form.beside = fed(fed(fed(START, b"b", 1), spelling.name, spelling.extent), b" ", 1)
        form.apart = fed(fed(fed(START, b"k", 1), spelling.name, spelling.extent), b" ", 1)
        form.weight = <int32_t> self._table.total(own, self._own(spelling, own), CLAIM)

    cdef int _own(self, const Spelling* spelling, uint32_t* own) noexcept:
        """The features that a token has by itself: its name, the classes of its word, its ending. Returns how many."""
        cdef const unsigned char* norm = spelling.norm
        cdef Py_ssize_t at = spelling.length, ending = 0
        cdef int fine, found = 1, count = 0
        cdef uint32_t row
        own[0] = fed(fed(START, b"w", 1), spelling.name, spelling.extent)
        if norm == NULL:
            return found
        row = self._lexicon.find(fed(START, norm, spelling.length))
        fine = self._lexicon.of_row(row, FINE)
        if fine:
            own[1] = number(fed(START, b"m", 1), self._lexicon.of_row(row, MIDDLE))
            own[2] = number(fed(START, b"f", 1), fine)
            found = 3
        if spelling.is_name:
            return found
        while at and count < SHORTEST:  # letters, some of several bytes
            at -= 1
            count += norm[at] & 0xC0 != 0x80
            if count == 3 and not ending:
                ending = at
        if count == SHORTEST:
            own[found] = fed(fed(START, b"s", 1), norm + ending, spelling.length - ending)
            found += 1
        return found
