# cython: language_level=3
"""How much each token adds to its sentence's being a claim (`language.claims.tenor`), with no feature spelled out."""

from libc.stdint cimport int64_t, uint32_t

from lint_rules.language.kernels.weights cimport Table, fed

from lint_rules.language.claims.tenor import EDGE
from lint_rules.language.memo import LIMIT

cdef enum:
    START = 0xFFFFFFFF  # of a hash


cdef class Form:
    """A token's form: its name among others and what it weighs by itself."""

    cdef bytes name
    cdef int64_t weight


cdef class Shares:
    """The model's weights for the label 0, claim. `weighed` works out the name and weight of a token's form, given the
    token and whether it opens its sentence."""

    cdef Table _table
    cdef object _weighed
    cdef dict _words, _openings
    cdef Form _edge

    def __init__(self, Table table not None, weighed):
        self._table = table
        self._weighed = weighed
        self._words = {}
        self._openings = {}
        self._edge = Form()
        self._edge.name = EDGE.encode()

    def of(self, list texts not None):
        """How much each token adds; None is a quotation."""
        cdef Form one = self._edge, two = self._edge, form
        cdef list shares = []
        cdef bint opening = True
        for text in texts:
            form = self._form(text, opening)
            shares.append(form.weight + self._pair(b"b", one, form) + self._pair(b"k", two, form))
            two, one = one, form
            opening = False
        return shares

    cdef inline int64_t _pair(self, unsigned char mark, Form before, Form after):
        cdef uint32_t state = fed(fed(START, &mark, 1), before.name, len(before.name))
        mark = b" "
        return self._table.one(fed(fed(state, &mark, 1), after.name, len(after.name)), 0)

    cdef inline Form _form(self, text, bint opening):
        cdef dict memo = self._openings if opening else self._words
        known = memo.get(text)
        return self._new(memo, text, opening) if known is None else <Form> known

    cdef Form _new(self, dict memo, text, bint opening):
        """The form of a token seen for the first time in such a place."""
        cdef Form form = Form()
        name, form.weight = self._weighed(text, opening=opening)
        form.name = name.encode("utf-8", "surrogatepass")
        if len(memo) > <Py_ssize_t> LIMIT:
            memo.clear()
        memo[text] = form
        return form
