# cython: language_level=3, boundscheck=False, wraparound=False, cdivision=True
"""The table of a model's weights, and the hash by which features are found in it: zlib's CRC-32, fed bit by bit, so
that a feature's text need never be put together."""

from cpython.buffer cimport PyBUF_SIMPLE, PyBuffer_Release, PyObject_GetBuffer
from libc.stdint cimport int16_t, int32_t, uint8_t, uint32_t
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
        cdef const uint8_t* counts
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
            self.hashes = <uint32_t*> malloc(4 * features + 1)
            self.first = <uint32_t*> malloc(4 * (features + 1))
            self.weights = <int16_t*> malloc(2 * cells + 1)
            if self.hashes == NULL or self.first == NULL or self.weights == NULL:
                raise MemoryError
            memcpy(self.hashes, byte, 4 * features)
            byte += 4 * features
            if sparse:
                counts = byte
                for at in range(features):
                    self.first[at] = total
                    total += counts[at]
                self.first[features] = total
                if total != cells:
                    raise ValueError("a model's rows do not add up")
                byte += features + 4 * ((features + 63) // 64)
                self.columns = <uint8_t*> malloc(cells + 1)
                if self.columns == NULL:
                    raise MemoryError
                memcpy(self.columns, byte, cells)
                byte += cells
                for at in range(cells):
                    if self.columns[at] >= labels:
                        raise ValueError("a model's cell belongs to no label")
            else:
                for at in range(features + 1):
                    self.first[at] = <uint32_t> (at * labels)
            memcpy(self.weights, byte, 2 * cells)
        finally:
            PyBuffer_Release(&view)
        index = 0
        for at in range(513):
            while index < features and (self.hashes[index] >> SHELF) < <uint32_t> at:
                index += 1
            self.shelves[at] = <uint32_t> index

    def __dealloc__(self):
        free(self.hashes)
        free(self.first)
        free(self.columns)
        free(self.weights)

    cdef Py_ssize_t find(self, uint32_t state) noexcept nogil:
        """The number of the feature whose hash ends in this state, -1 for an unknown one."""
        cdef uint32_t code = ~state
        cdef uint32_t low = self.shelves[code >> SHELF]
        cdef uint32_t high = self.shelves[(code >> SHELF) + 1]
        cdef uint32_t end = high
        cdef uint32_t middle
        while low < high:
            middle = (low + high) >> 1
            if self.hashes[middle] < code:
                low = middle + 1
            else:
                high = middle
        return low if low < end and self.hashes[low] == code else -1

    cdef bint add(self, uint32_t state, int32_t* sums) noexcept nogil:
        """Adds what a feature weighs to a sum per label, and says whether the feature is known."""
        cdef Py_ssize_t index = self.find(state)
        cdef uint32_t at
        cdef uint32_t begin
        if index < 0:
            return False
        begin = self.first[index]
        if self.columns == NULL:
            for at in range(<uint32_t> self.labels):
                sums[at] += self.weights[begin + at]
        else:
            for at in range(begin, self.first[index + 1]):
                sums[self.columns[at]] += self.weights[at]
        return True

    cdef int32_t one(self, uint32_t state, int label) noexcept nogil:
        """What a feature weighs for one label."""
        cdef Py_ssize_t index = self.find(state)
        cdef uint32_t at
        if index < 0:
            return 0
        if self.columns == NULL:
            return self.weights[self.first[index] + label]
        for at in range(self.first[index], self.first[index + 1]):
            if self.columns[at] == label:
                return self.weights[at]
        return 0

    def cells(self, str feature not None):
        """The number of each label for which the feature weighs something, with its weight."""
        cdef bytes text = feature.encode("utf-8", "surrogatepass")
        cdef Py_ssize_t index = self.find(fed(START, text, len(text)))
        cdef uint32_t at
        if index < 0:
            return []
        if self.columns == NULL:
            return [(at, self.weights[self.first[index] + at]) for at in range(<uint32_t> self.labels)]
        return [(self.columns[at], self.weights[at]) for at in range(self.first[index], self.first[index + 1])]

    def weight(self, str feature not None, int label):
        """What a feature weighs for one label, given by its number."""
        cdef bytes text = feature.encode("utf-8", "surrogatepass")
        if not 0 <= label < self.labels:
            raise IndexError(label)
        return self.one(fed(START, text, len(text)), label)
