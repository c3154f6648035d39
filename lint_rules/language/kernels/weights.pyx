# cython: language_level=3, boundscheck=False, wraparound=False, cdivision=True
"""The table of a model's weights, and the hash by which features are found in it: zlib's CRC-32, fed bit by bit, so
that a feature's text need never be put together."""

cimport cython
from cpython.buffer cimport PyBUF_SIMPLE, PyBuffer_Release, PyObject_GetBuffer
from libc.stdint cimport int32_t, int64_t, uint8_t, uint32_t, uint64_t
from libc.stdlib cimport calloc, free, malloc
from libc.string cimport memcpy

cdef extern from *:
    """
    /* The row that stands beside the code, if any does. Were the loop unrolled, as it would be within another one,
       compilers would no longer see that all codes can be compared at once. */
    static inline uint32_t newslint_row(const uint32_t* codes, const uint32_t* rows, int count, uint32_t code) {
        uint32_t found = 0;
        int at;
        #if defined(__GNUC__)
        #pragma GCC unroll 1
        #endif
        for (at = 0; at < count; at++)
            found |= rows[at] & (0 - (uint32_t)(codes[at] == code));
        return found;
    }
    """
    uint32_t newslint_row(const uint32_t* codes, const uint32_t* rows, int count, uint32_t code) noexcept nogil

cdef enum:
    FILLED = 6  # rows on a shelf, as a rule
    AT_ONCE = 16  # features for which the memory is asked before any is needed

cdef uint32_t START = 0xFFFFFFFF


cdef void fill() noexcept:
    cdef uint32_t number, value
    cdef int bit
    for number in range(256):
        value = number
        for bit in range(8):
            value = (value >> 1) ^ (0xEDB88320 if value & 1 else 0)
        REMAINDERS[number] = value


fill()


cdef inline Py_ssize_t shelf_of(uint32_t code, uint32_t shelves) noexcept nogil:
    """On which of so many shelves a hash belongs."""
    return <Py_ssize_t> (<uint64_t> code * shelves >> 32)


@cython.final
cdef class Table:
    """The rows of a model by the hashes of their features. A row holds weights for some labels (`sparse`) or all.

    Hashes lie evenly, so that each tells on which shelf its row stands: in order, the first row at the shelf's
    beginning or, where the shelf before has too many, behind those. A look-up fetches one line of the cache, and one
    more for the weights.
    """

    def __cinit__(self, body, Py_ssize_t features, Py_ssize_t cells, int labels, bint sparse):
        cdef Py_buffer view
        cdef Py_ssize_t at, needed
        cdef const uint8_t* byte
        cdef const uint8_t* codes
        cdef const uint8_t* counts
        cdef const uint8_t* columns
        cdef const uint8_t* worths
        cdef uint32_t code, count, total = 0, last = 0
        cdef uint8_t label, most = 0
        cdef Py_ssize_t place = -1
        self.features = features
        self.size = cells
        self.labels = labels
        PyObject_GetBuffer(body, &view, PyBUF_SIMPLE)
        try:
            byte = <const uint8_t*> view.buf
            needed = 4 * features + 2 * cells
            if sparse:
                needed += features + 4 * ((features + 63) // 64) + cells
            if view.len < needed or features < 0 or cells < 0 or not sparse and cells != features * labels:
                raise ValueError("a model's body is too short")
            if cells >= 1 << 24 or labels > 256:
                raise ValueError("a model has fewer than 16,777,216 cells and at most 256 labels")
            self.home = <uint32_t> (features // FILLED + 1)
            self.memory = calloc(self.home + features // SHELF + 3, sizeof(Shelf))
            self.every = <Cell*> malloc(sizeof(Cell) * (cells + 1))
            if self.memory == NULL or self.every == NULL:
                raise MemoryError
            self.shelves = <Shelf*> ((<size_t> self.memory + sizeof(Shelf) - 1) & ~(sizeof(Shelf) - 1))
            codes, counts = byte, byte + 4 * features
            columns = counts + features + 4 * ((features + 63) // 64) if sparse else counts
            for at in range(features):
                memcpy(&code, codes + 4 * at, 4)
                if at and code <= last:
                    raise ValueError("a model's hashes are in no order")
                last = code
                count = counts[at] if sparse else <uint32_t> labels
                if count:
                    place = max(place + 1, SHELF * shelf_of(code, self.home))
                    self.shelves[place // SHELF].codes[place % SHELF] = code
                    self.shelves[place // SHELF].rows[place % SHELF] = total + 1 << 8 | count - 1
                total += count
            if total != cells:
                raise ValueError("a model's rows do not add up")
            worths = columns + cells if sparse else counts
            for at in range(cells):
                label = columns[at] if sparse else <uint8_t> (at % labels)
                self.every[at].label = label
                memcpy(&self.every[at].weight, worths + 2 * at, 2)
                most = max(most, label)
            if most >= labels and cells:
                raise ValueError("a model's cell belongs to no label")
        finally:
            PyBuffer_Release(&view)

    def __dealloc__(self):
        free(self.memory)
        free(self.every)

    cdef void expect(self, uint32_t state) noexcept nogil:
        """Asks for the memory in which the row of a feature will be looked for."""
        newslint_fetch(&self.shelves[shelf_of(~state, self.home)])

    cdef uint32_t find(self, uint32_t state) noexcept nogil:
        """The row of the feature whose hash ends in this state, 0 for an unknown one."""
        cdef uint32_t code = ~state, found
        cdef const Shelf* shelf = &self.shelves[shelf_of(code, self.home)]
        while True:
            found = newslint_row(shelf.codes, shelf.rows, SHELF, code)
            if found or not shelf.rows[SHELF - 1] or shelf.codes[SHELF - 1] > code:
                return found
            shelf += 1  # the shelf is full

    cdef void add_row(self, uint32_t row, int32_t* sums) noexcept nogil:
        """Adds what the feature with this row weighs to a sum per label."""
        cdef const Cell* cell = &self.every[(row >> 8) - 1]
        cdef uint32_t at
        for at in range((row & 255) + 1):
            sums[cell[at].label] += cell[at].weight

    cdef bint add(self, uint32_t state, int32_t* sums) noexcept nogil:
        """Adds what a feature weighs to a sum per label, and says whether the feature is known."""
        cdef uint32_t row = self.find(state)
        if not row:
            return False
        self.add_row(row, sums)
        return True

    cdef void find_all(self, const uint32_t* states, Py_ssize_t count, uint32_t* rows) noexcept nogil:
        """The rows of some features: faster than one after the other, since none waits for another's memory. That of
        their weights is fetched too."""
        cdef Py_ssize_t at
        for at in range(count):
            self.expect(states[at])
        for at in range(count):
            rows[at] = self.find(states[at])
            newslint_fetch(&self.every[rows[at] >> 8])

    cdef void add_all(self, const uint32_t* states, Py_ssize_t count, int32_t* sums) noexcept nogil:
        """Adds what some features weigh to a sum per label."""
        cdef uint32_t rows[AT_ONCE]
        cdef Py_ssize_t at, some
        while count > 0:
            some = min(count, <Py_ssize_t> AT_ONCE)
            self.find_all(states, some, rows)
            for at in range(some):
                if rows[at]:
                    self.add_row(rows[at], sums)
            states, count = states + some, count - some

    cdef int64_t total(self, const uint32_t* states, Py_ssize_t count, int label) noexcept nogil:
        """What some features weigh together for one label."""
        cdef uint32_t rows[AT_ONCE]
        cdef Py_ssize_t at, some
        cdef int64_t found = 0
        while count > 0:
            some = min(count, <Py_ssize_t> AT_ONCE)
            self.find_all(states, some, rows)
            for at in range(some):
                found += self.of_row(rows[at], label)
            states, count = states + some, count - some
        return found

    cdef int32_t one(self, uint32_t state, int label) noexcept nogil:
        """What a feature weighs for one label."""
        return self.of_row(self.find(state), label)

    cdef int32_t of_row(self, uint32_t row, int label) noexcept nogil:
        """What the feature with this row weighs for one label; nothing where there is no row."""
        cdef uint32_t at, first
        if not row:
            return 0
        first = (row >> 8) - 1
        for at in range(first, first + (row & 255) + 1):
            if self.every[at].label >= label:  # they are in order
                return self.every[at].weight if self.every[at].label == label else 0
        return 0

    def cells(self, str feature not None):
        """The number of each label for which the feature weighs something, with its weight."""
        cdef bytes text = feature.encode("utf-8", "surrogatepass")
        cdef uint32_t row = self.find(fed(START, text, len(text)))
        cdef uint32_t at, first
        if not row:
            return []
        first = (row >> 8) - 1
        return [(self.every[at].label, self.every[at].weight) for at in range(first, first + (row & 255) + 1)]

    def weight(self, str feature not None, int label):
        """What a feature weighs for one label, given by its number."""
        cdef bytes text = feature.encode("utf-8", "surrogatepass")
        if not 0 <= label < self.labels:
            raise IndexError(label)
        return self.one(fed(START, text, len(text)), label)
