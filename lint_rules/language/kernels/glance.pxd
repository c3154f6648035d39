from libc.stdint cimport uint32_t

cdef extern from *:
    """
    /* A text keeps its hash: that of a word is asked for by every model. */
    #define newslint_hash(text) \
        (((PyASCIIObject *)(text))->hash != -1 ? ((PyASCIIObject *)(text))->hash : PyObject_Hash(text))
    """
    Py_hash_t newslint_hash(str text)

cdef unsigned char PLAIN[128]  # what `signals.normal` makes of an ASCII character

cdef bytes normal(str word)
cdef uint32_t number(uint32_t state, Py_ssize_t value) noexcept nogil
