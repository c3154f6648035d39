# cython: language_level=3, boundscheck=False, wraparound=False, cdivision=True
"""The table of a model's weights, and the hash by which features are found in it: zlib's CRC-32, fed bit by bit, so
that a feature's text need never be put together."""

from cpython.buffer cimport PyBUF_SIMPLE, PyBuffer_Release, PyObject_GetBuffer
from libc.stdint cimport int32_t, uint8_t, uint32_t, uint64_t
from libc.stdlib cimport calloc, free, malloc
from libc.string cimport memcpy

cdef enum:
    BUCKET = 8  # rows in a line of the processor's cache
    FILLED = 6  # of them, as a rule

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
    """The rows of a model by the hashes of their features. A row holds weights for some labels (`sparse`) or all.

    Hashes lie evenly, so that each tells in which bucket its row stands: in order, the first row at the bucket's
    beginning or, where the bucket before has too many, behind those. A look-up fetches one line of the cache, and one
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
        cdef uint32_t code, count, total = 0
        cdef Py_ssize_t place = -1
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
            if cells >= 1 << 24 or labels > 256:
                raise ValueError("a model has fewer than 16,777,216 cells and at most 256 labels")
            self.buckets = <uint32_t> (features // FILLED + 1)
            self.places = BUCKET * <Py_ssize_t> self.buckets + features + 1
            self.memory = calloc(self.places + BUCKET, sizeof(Row))
            self.every = <Cell*> malloc(sizeof(Cell) * (cells + 1))
            if self.memory == NULL or self.every == NULL:
                raise MemoryError
            self.rows = <Row*> ((<size_t> self.memory + BUCKET * sizeof(Row) - 1) & ~(BUCKET * sizeof(Row) - 1))
            codes, counts = byte, byte + 4 * features
            columns = counts + features + 4 * ((features + 63) // 64) if sparse else counts
            for at in range(features):
                memcpy(&code, codes + 4 * at, 4)
                count = counts[at] if sparse else <uint32_t> labels
                if count:
                    place = max(place + 1, self.bucket(code))
                    self.rows[place].code, self.rows[place].cells = code, total + 1 << 8 | count - 1
                total += count
            if total != cells:
                raise ValueError("a model's rows do not add up")
            worths = columns + cells if sparse else counts
            for at in range(cells):
                memcpy(&self.every[at].weight, worths + 2 * at, 2)
            if sparse:
                for at in range(cells):
                    self.every[at].label = columns[at]
                    if columns[at] >= labels:
                        raise ValueError("a model's cell belongs to no label")
            else:
                for at in range(cells):
                    self.every[at].label = <uint8_t> (at % labels)
        finally:
            PyBuffer_Release(&view)

    def __dealloc__(self):
        free(self.memory)
        free(self.every)

    cdef Py_ssize_t bucket(self, uint32_t code) noexcept nogil:
        """Where the bucket begins in which a hash belongs."""
        return BUCKET * <Py_ssize_t> (<uint64_t> code * self.buckets >> 32)

    cdef Py_ssize_t find(self, uint32_t state) noexcept nogil:
        """The place of the feature whose hash ends in this state, -1 for an unknown one."""
        cdef uint32_t code = ~state
        cdef Py_ssize_t at = self.bucket(code)
        while self.rows[at].cells and self.rows[at].code < code:
            at += 1
        return at if self.rows[at].cells and self.rows[at].code == code else -1

    cdef void add_row(self, Py_ssize_t place, int32_t* sums) noexcept nogil:
        """Adds what the feature in this place weighs to a sum per label."""
        cdef uint32_t cells = self.rows[place].cells
        cdef const Cell* cell = &self.every[(cells >> 8) - 1]
        cdef uint32_t at
        for at in range((cells & 255) + 1):
            sums[cell[at].label] += cell[at].weight

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

    cdef int32_t of_row(self, Py_ssize_t place, int label) noexcept nogil:
        """What the feature in this place weighs for one label; nothing where there is no place."""
        cdef uint32_t at, first
        if place < 0:
            return 0
        first = (self.rows[place].cells >> 8) - 1
        for at in range(first, first + (self.rows[place].cells & 255) + 1):
            if self.every[at].label == label:
                return self.every[at].weight
        return 0

    def cells(self, str feature not None):
        """The number of each label for which the feature weighs something, with its weight."""
        cdef bytes text = feature.encode("utf-8", "surrogatepass")
        cdef Py_ssize_t place = self.find(fed(START, text, len(text)))
        cdef uint32_t at, first
        if place < 0:
            return []
        first = (self.rows[place].cells >> 8) - 1
        return [
            (self.every[at].label, self.every[at].weight)
            for at in range(first, first + (self.rows[place].cells & 255) + 1)
        ]

    def weight(self, str feature not None, int label):
        """What a feature weighs for one label, given by its number."""
        cdef bytes text = feature.encode("utf-8", "surrogatepass")
        if not 0 <= label < self.labels:
            raise IndexError(label)
        return self.one(fed(START, text, len(text)), label)
