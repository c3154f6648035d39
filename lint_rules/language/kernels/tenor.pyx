# cython: language_level=3, cdivision=True
"""How much each token adds to its sentence's being a claim (`language.claims.tenor`), with no feature spelled out: of a
form the hashes of its features are kept, and of its name in front of others those of what the pairs begin with."""

from cpython.exc cimport PyErr_CheckSignals
from libc.stdint cimport int32_t, int64_t, uint32_t

from lint_rules.language.kernels.weights cimport Table, fed

from lint_rules.language.attribution.signals import Traits, normal
from lint_rules.language.claims.tenor import EDGE, ENDING, NAME, NUMBER, QUOTED
from lint_rules.language.memo import LIMIT

cdef enum:
    START = 0xFFFFFFFF  # of a hash
    CLAIM = 0  # the label
    OWN = 4  # features that a form has at most by itself
    LABELS = 256  # at most

cdef int FINE = Traits._fields.index("fine"), MIDDLE = Traits._fields.index("middle")
cdef Py_ssize_t SHORTEST = ENDING
cdef Py_ssize_t MOST = LIMIT


cdef inline uint32_t feature(uint32_t state, const unsigned char* mark, bytes text):
    """The state of a hash after a mark and a text."""
    return fed(fed(state, mark, 1), text, len(text))


cdef class Form:
    """A token's form: its name among others, the hashes of its own features and what they weigh together."""

    cdef bytes name
    cdef uint32_t own[OWN]
    cdef int count
    cdef int64_t weight
    cdef uint32_t beside, apart  # hashes of what the features of pairs begin with

    cdef void named(self, str name):
        self.name = name.encode("utf-8", "surrogatepass")
        self.beside = fed(feature(START, b"b", self.name), b" ", 1)
        self.apart = fed(feature(START, b"k", self.name), b" ", 1)

    cdef void owns(self, const unsigned char* mark, bytes text):
        self.own[self.count] = feature(START, mark, text)
        self.count += 1

    cdef inline uint32_t behind(self, Form other):
        """The feature of the pair with the form that stands right before."""
        return fed(other.beside, self.name, len(self.name))

    cdef inline uint32_t two_behind(self, Form other):
        """The feature of the pair with the form before that one."""
        return fed(other.apart, self.name, len(self.name))


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
        self._edge.named(EDGE)

    def of(self, list texts not None):
        """How much each token adds; None is a quotation."""
        cdef Form one = self._edge, two = self._edge, form
        cdef list shares = []
        cdef bint opening = True
        for text in texts:
            form = self._form(text, opening)
            shares.append(self._share(form, one, two))
            two, one = one, form
            opening = False
        return shares

    def totals(self, list words not None, told):
        """How much the tokens of each sentence add up to, given all words and which of them each sentence tells."""
        cdef Form one, two, form
        cdef Py_ssize_t at
        cdef int64_t total
        cdef list found = []
        for places in told:
            one = two = self._edge
            total = 0
            opening = True
            for at in places:
                form = self._form(words[at] if at >= 0 else None, opening)
                total += self._share(form, one, two)
                two, one = one, form
                opening = False
            found.append(total)
            PyErr_CheckSignals()
        return found

    def by_label(self, list texts not None):
        """What a sentence weighs for each label."""
        cdef Form one = self._edge, two = self._edge, form
        cdef int32_t here[LABELS]
        cdef int64_t sums[LABELS]
        cdef int label, number
        cdef bint opening = True
        for label in range(self._table.labels):
            sums[label] = 0
        for text in texts:
            form = self._form(text, opening)
            for label in range(self._table.labels):
                here[label] = 0
            for number in range(form.count):
                self._table.add(form.own[number], here)
            self._table.add(form.behind(one), here)
            self._table.add(form.two_behind(two), here)
            for label in range(self._table.labels):
                sums[label] += here[label]
            two, one = one, form
            opening = False
        return [sums[label] for label in range(self._table.labels)]

    cdef inline int64_t _share(self, Form form, Form one, Form two):
        """What a form weighs with the pairs that end with it."""
        return (
            form.weight
            + self._table.one(form.behind(one), CLAIM)
            + self._table.one(form.two_behind(two), CLAIM)
        )

    cdef inline Form _form(self, text, bint opening):
        cdef dict memo = self._openings if opening else self._words
        known = memo.get(text)
        return self._new(memo, text, opening) if known is None else <Form> known

    cdef Form _new(self, dict memo, text, bint opening):
        """The form of a token seen for the first time in such a place."""
        cdef Form form = Form()
        cdef int number
        if text is None:
            form.named(QUOTED)
            form.owns(b"w", form.name)
        else:
            self._spell(form, text, opening)
        for number in range(form.count):
            form.weight += self._table.one(form.own[number], CLAIM)
        if len(memo) > MOST:
            memo.clear()
        memo[text] = form
        return form

    cdef _spell(self, Form form, str text, bint opening):
        """Works out the name and the features of a word's or a number's form."""
        cdef Py_UCS4 initial = text[0]
        cdef str norm
        cdef bytes letters
        cdef int fine
        cdef uint32_t code
        if initial.isdigit():
            form.named(NUMBER)
            form.owns(b"w", form.name)
            return
        norm = text.lower() if text.isalpha() else normal(text)
        letters = norm.encode("utf-8", "surrogatepass")
        is_name = initial.isupper() and not opening and text != "I"
        form.named(NAME if is_name else norm)
        form.owns(b"w", form.name)
        code = fed(START, letters, len(letters))
        fine = self._lexicon.one(code, FINE)
        if fine:
            form.owns(b"m", b"%d" % self._lexicon.one(code, MIDDLE))
            form.owns(b"f", b"%d" % fine)
        if not is_name and len(norm) >= SHORTEST:
            form.owns(b"s", norm[-3:].encode("utf-8", "surrogatepass"))
