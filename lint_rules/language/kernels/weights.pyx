# cython: language_level=3, boundscheck=False, wraparound=False, cdivision=True
"""The table of a model's weights, and the hash by which features are found in it: zlib's CRC-32, fed bit by bit, so
that a feature's text need never be put together."""

from cpython.buffer cimport PyBUF_SIMPLE, PyBuffer_Release, PyObject_GetBuffer
from libc.stdint cimport int32_t, uint8_t, uint32_t, uint64_t
from libc.stdlib cimport free, malloc
from libc.string cimport memcpy

cdef enum:
    SHELF = 23  # as in language.weights

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


cdef class Table:
    """The rows of a model by the hashes of their features. A row holds weights for some labels (`sparse`) or all."""

    def __cinit__(self, body, Py_ssize_t features, Py_ssize_t cells, int labels, bint sparse):
        cdef Py_buffer view
        cdef Py_ssize_t at, needed, index
        cdef const uint8_t* byte
        cdef const uint8_t* codes
        cdef const uint8_t* counts
        cdef const uint8_t* columns
        cdef const uint8_t* worths
        cdef uint32_t total = 0
        self.features = features
        self.labels = labels
        PyObject_GetBuffer(body, &view, PyBUF_SIMPLE)
        try:
            byte = <const uint8_t*> view.buf
            needed = 4 * features + 2 * cells
            if sparse:
                needed += features + 4 * ((features + 63) // 64) + cells
            if view.len < needed or features < 0 or cells < 0 or not sparse and cells != features * labels:
                raise ValueError("a model's body is too short")
            self.rows = <Row*> malloc(sizeof(Row) * (features + 1))
            self.every = <Cell*> malloc(sizeof(Cell) * (cells + 1))
            if self.rows == NULL or self.every == NULL:
                raise MemoryError
            codes, counts = byte, byte + 4 * features
            columns = counts + features + 4 * ((features + 63) // 64) if sparse else counts
            for at in range(features):
                memcpy(&self.rows[at].code, codes + 4 * at, 4)
                self.rows[at].first = total
                total += counts[at] if sparse else <uint32_t> labels
            self.rows[features].first = total
            if total != cells:
                raise ValueError("a model's rows do not add up")
            worths = columns + cells if sparse else counts
            for at in range(cells):
                self.every[at].label = columns[at] if sparse else <uint8_t> (at % labels)
                if self.every[at].label >= labels:
                    raise ValueError("a model's cell belongs to no label")
                memcpy(&self.every[at].weight, worths + 2 * at, 2)
        finally:
            PyBuffer_Release(&view)
        index = 0
        for at in range(513):
            while index < features and (self.rows[index].code >> SHELF) < <uint32_t> at:
                index += 1
            self.shelves[at] = <uint32_t> index

    def __dealloc__(self):
        free(self.rows)
        free(self.every)

    cdef Py_ssize_t find(self, uint32_t state) noexcept nogil:
        """The number of the feature whose hash ends in this state, -1 for an unknown one."""
        cdef uint32_t code = ~state
        cdef const uint32_t* shelf = &self.shelves[code >> SHELF]
        cdef uint32_t low = shelf[0], high = shelf[1]
        # Hashes lie evenly on a shelf: where this one should stand is some steps, mostly one line of the processor's
        # cache, from where it does. Halving the shelf again and again would fetch a line each time.
        cdef uint32_t at = low + <uint32_t> (<uint64_t> (high - low) * (code & (1 << SHELF) - 1) >> SHELF)
        while at > low and self.rows[at - 1].code >= code:
            at -= 1
        while at < high and self.rows[at].code < code:
            at += 1
        return at if at < high and self.rows[at].code == code else -1

    cdef void add_row(self, Py_ssize_t index, int32_t* sums) noexcept nogil:
        """Adds what the feature with this number weighs to a sum per label."""
        cdef uint32_t at
        for at in range(self.rows[index].first, self.rows[index + 1].first):
            sums[self.every[at].label] += self.every[at].weight

    cdef bint add(self, uint32_t state, int32_t* sums) noexcept nogil:
        """Adds what a feature weighs to a sum per label, and says whether the feature is known."""
        cdef Py_ssize_t index = self.find(state)
        if index < 0:
            return False
        self.add_row(index, sums)
        return True

    cdef int32_t one(self, uint32_t state, int label) noexcept nogil:
        """What a feature weighs for one label."""
        return self.of_row(self.find(state), label)

    cdef int32_t of_row(self, Py_ssize_t index, int label) noexcept nogil:
        """What the feature with this number weighs for one label; nothing where the number is negative."""
        cdef uint32_t at
        if index < 0:
            return 0
        for at in range(self.rows[index].first, self.rows[index + 1].first):
            if self.every[at].label == label:
                return self.every[at].weight
        return 0

    def cells(self, str feature not None):
        """The number of each label for which the feature weighs something, with its weight."""
        cdef bytes text = feature.encode("utf-8", "surrogatepass")
        cdef Py_ssize_t index = self.find(fed(START, text, len(text)))
        cdef uint32_t at
        if index < 0:
            return []
        return [
            (self.every[at].label, self.every[at].weight)
            for at in range(self.rows[index].first, self.rows[index + 1].first)
        ]

    def weight(self, str feature not None, int label):
        """What a feature weighs for one label, given by its number."""
        cdef bytes text = feature.encode("utf-8", "surrogatepass")
        if not 0 <= label < self.labels:
            raise IndexError(label)
        return self.one(fed(START, text, len(text)), label)
