from libc.stdint cimport int16_t, int32_t, int64_t, uint8_t, uint32_t, uint64_t

cdef extern from *:
    """
    #if defined(_MSC_VER)
    #include <intrin.h>
    static int newslint_lowest(unsigned long long bits) {
        unsigned long at; _BitScanForward64(&at, bits); return (int)at;
    }
    #define newslint_fetch(where) _mm_prefetch((const char*)(where), _MM_HINT_T0)
    #else
    #define newslint_lowest(bits) __builtin_ctzll(bits)
    #define newslint_fetch(where) __builtin_prefetch(where)
    #endif
    """
    void newslint_fetch(const void* where) noexcept nogil  # asks for memory before it is needed
    int newslint_lowest(uint64_t bits) noexcept nogil  # the place of the lowest bit of a number that has any

cdef uint32_t START  # the state of a hash before its first byte
cdef uint32_t REMAINDERS[256]


cdef inline uint32_t fed(uint32_t state, const unsigned char* text, Py_ssize_t length) noexcept nogil:
    """The state of a hash after so many more bytes."""
    cdef const uint32_t* remainders = REMAINDERS
    cdef Py_ssize_t at
    for at in range(length):
        state = remainders[(state ^ text[at]) & 0xFF] ^ (state >> 8)
    return state


cdef enum:
    SHELF = 8  # rows in a line of the processor's cache


cdef struct Shelf:
    # Some rows in order; the hashes of their features stand side by side, so that all are compared at once. A row is the
    # number of its first cell and 1, times 256, and how many cells follow that; 0: nothing stands here.
    uint32_t codes[SHELF]
    uint32_t rows[SHELF]


cdef packed struct Cell:
    # In three bytes, since a model has a hundred thousand.
    int16_t weight
    uint8_t label


cdef class Table:
    cdef readonly Py_ssize_t features
    cdef readonly Py_ssize_t size  # in cells
    cdef readonly int labels
    cdef uint32_t home  # how many shelves a feature may belong on
    cdef void* memory
    cdef Shelf* shelves  # in `memory`, from the beginning of a line of the cache
    cdef Cell* every
    cdef void expect(self, uint32_t state) noexcept nogil
    cdef uint32_t find(self, uint32_t state) noexcept nogil
    cdef void add_row(self, uint32_t row, int32_t* sums) noexcept nogil
    cdef bint add(self, uint32_t state, int32_t* sums) noexcept nogil
    cdef void find_all(self, const uint32_t* states, Py_ssize_t count, uint32_t* rows) noexcept nogil
    cdef void add_all(self, const uint32_t* states, Py_ssize_t count, int32_t* sums) noexcept nogil
    cdef int64_t total(self, const uint32_t* states, Py_ssize_t count, int label) noexcept nogil
    cdef int32_t one(self, uint32_t state, int label) noexcept nogil
    cdef int32_t of_row(self, uint32_t row, int label) noexcept nogil
