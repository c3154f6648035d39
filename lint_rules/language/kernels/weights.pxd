from libc.stdint cimport int16_t, int32_t, uint8_t, uint32_t

cdef uint32_t START  # the state of a hash before its first byte
cdef uint32_t REMAINDERS[256]


cdef inline uint32_t fed(uint32_t state, const unsigned char* text, Py_ssize_t length) noexcept nogil:
    """The state of a hash after so many more bytes."""
    cdef const uint32_t* remainders = REMAINDERS
    cdef Py_ssize_t at
    for at in range(length):
        state = remainders[(state ^ text[at]) & 0xFF] ^ (state >> 8)
    return state


cdef struct Row:
    # A feature by its hash.
    uint32_t code
    uint32_t cells  # the number of its first cell and 1, times 256, and how many others follow; 0: nothing stands here


cdef packed struct Cell:
    # In three bytes, since a model has a hundred thousand.
    int16_t weight
    uint8_t label


cdef class Table:
    cdef readonly Py_ssize_t features
    cdef readonly int labels
    cdef readonly Py_ssize_t places  # in which a feature may stand
    cdef uint32_t buckets
    cdef void* memory
    cdef Row* rows  # in `memory`, from the beginning of a line of the cache
    cdef Cell* every
    cdef Py_ssize_t bucket(self, uint32_t code) noexcept nogil
    cdef Py_ssize_t find(self, uint32_t state) noexcept nogil
    cdef void add_row(self, Py_ssize_t place, int32_t* sums) noexcept nogil
    cdef bint add(self, uint32_t state, int32_t* sums) noexcept nogil
    cdef int32_t one(self, uint32_t state, int label) noexcept nogil
    cdef int32_t of_row(self, Py_ssize_t place, int label) noexcept nogil
