cdef str normal(str word)
