from libc.stdint cimport uint32_t

cdef unsigned char PLAIN[128]  # what `signals.normal` makes of an ASCII character

cdef bytes normal(str word)
cdef uint32_t number(uint32_t state, Py_ssize_t value) noexcept nogil
