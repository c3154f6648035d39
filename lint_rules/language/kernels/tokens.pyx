# cython: language_level=3, boundscheck=False, wraparound=False, cdivision=True
"""Words and marks cut out of the prose, as language.tokens tells them apart.

What makes a token is said there, in one regular expression. Most of English needs no expression: letters before a space
or a comma, a full stop behind a word, a number. Those are read here letter by letter, and only where no other branch of
the expression could claim them; at every other place the expression itself is asked. And most words of a story have
been met before: what was made of them then is used again.

Where each word stands, which the whole analysis asks, is worked out here too.
"""

cimport cython
from cpython.dict cimport PyDict_GetItemWithError
from cpython.exc cimport PyErr_CheckSignals
from cpython.object cimport PyObject
from cpython.unicode cimport (
    PyUnicode_AsUCS4,
    PyUnicode_DATA,
    PyUnicode_GET_LENGTH,
    PyUnicode_KIND,
    PyUnicode_READ,
    PyUnicode_Substring,
)
from libc.stdint cimport int8_t, uint8_t, uint32_t
from libc.stdlib cimport free, malloc

cdef enum:
    LETTER = 1  # of the alphabet
    DIGIT = 2
    BLANK = 4  # no token holds it
    ALONE = 8  # a token by itself wherever one begins with it
    CLOSING = 16  # neither a word nor an address goes on over it
    ASKING = -1  # the place is the expression's to decide
    SLOTS = 4096  # words remembered; a power of two
    LONGEST = 32  # the most letters of a word that is remembered
    OFFSETS = 8192  # offsets up to this one are numbers made once
    PAUSE = 4096  # tokens between two looks at what the user wants

cdef uint8_t KINDS[128]


cdef void fill() noexcept:
    cdef int letter
    for letter in range(128):
        if c"a" <= letter <= c"z" or c"A" <= letter <= c"Z":
            KINDS[letter] = LETTER
        elif c"0" <= letter <= c"9":
            KINDS[letter] = DIGIT
    for letter in b" \t\n\r":
        KINDS[letter] = BLANK | CLOSING
    for letter in b",;!?()[]{}<>\"/\\|*=~^%$":
        KINDS[letter] = ALONE | CLOSING
    for letter in b"'`&:":
        KINDS[letter] = ALONE


fill()


cdef inline int kind_of(Py_UCS4 letter) noexcept nogil:
    if letter < 128:
        return KINDS[letter]
    if 0x2010 <= letter <= 0x2027:  # dashes, quotation marks, dots; two hyphens and two apostrophes may join words
        return ALONE if letter in (0x2010, 0x2011, 0x2018, 0x2019) else ALONE | CLOSING
    return ALONE | CLOSING if letter in (0xA3, 0xAB, 0xBB, 0x20AC) else 0  # £ « » €


cdef inline bint ends_clearly(const Py_UCS4* stop) noexcept nogil:
    """Whether no number, address or abbreviation of several stops goes on behind a full stop."""
    return stop[1] in (c" ", c"\n", c'"', 0x201D)


cdef Py_ssize_t word_end(const Py_UCS4* letters, Py_ssize_t at) noexcept nogil:
    """Where the word ends that begins with a letter of the alphabet, or ASKING."""
    cdef Py_UCS4 letter
    cdef int kind
    while True:
        while kind_of(letters[at]) & (LETTER | DIGIT):
            at += 1
        letter = letters[at]
        if kind_of(letter) & CLOSING:
            return at
        kind = kind_of(letters[at + 1])
        if letter in (c"'", c"`", 0x2018, 0x2019):  # Ana's, O'Brien; but the leaders' meeting
            if kind == 0 and letters[at + 1] >= 128:
                return ASKING
            if not kind & LETTER:
                return at
        elif letter == c"-":
            if kind & CLOSING:
                return at
            if not kind & (LETTER | DIGIT):
                return ASKING
        elif letter == c"." and ends_clearly(letters + at) or letter == c":" and letters[at + 1] != c"/":
            return at
        else:
            return ASKING
        at += 1


cdef Py_ssize_t number_end(const Py_UCS4* letters, Py_ssize_t at) noexcept nogil:
    """Where the number ends that begins with a digit, the letters of ``7.5bn`` and ``27-year-old`` with it; or
    ASKING."""
    while True:
        while kind_of(letters[at]) & DIGIT:
            at += 1
        if letters[at] not in (c".", c",", c":", c"/"):
            break
        if letters[at + 1] >= 128 and not kind_of(letters[at + 1]):
            return ASKING
        if not kind_of(letters[at + 1]) & DIGIT:
            break
        at += 1
    while letters[at] == c"-" or kind_of(letters[at]) & LETTER:
        at += letters[at] == c"-"
        if not kind_of(letters[at]) & LETTER:
            return ASKING
        while kind_of(letters[at]) & LETTER:
            at += 1
    if kind_of(letters[at]) & (ALONE | CLOSING) or letters[at] == c"." and ends_clearly(letters + at):
        return at
    return ASKING


cdef bint spells(object word, const Py_UCS4* letters, Py_ssize_t length) noexcept:
    """Whether a remembered word is the so many letters."""
    cdef Py_ssize_t at
    cdef const uint8_t* narrow
    cdef int kind
    if word is None or PyUnicode_GET_LENGTH(word) != length:
        return False
    kind = PyUnicode_KIND(word)
    if kind == 1:  # a byte for each letter, as nearly all words have
        narrow = <const uint8_t*> PyUnicode_DATA(word)
        for at in range(length):
            if narrow[at] != letters[at]:
                return False
        return True
    for at in range(length):
        if PyUnicode_READ(kind, PyUnicode_DATA(word), at) != letters[at]:
            return False
    return True


@cython.final
cdef class Reader:
    """Reads tokens. `match` asks the regular expression for the token at a place; `clitic_at` tells where the clitic of
    a word begins, 0 without one; `abbreviated` are the words that may keep a stop behind them; `stops`, none of which is
    a letter or digit of ASCII, are the marks that end sentences."""

    cdef object match
    cdef object clitic_at
    cdef frozenset abbreviated
    cdef frozenset stops
    cdef list words  # by slot: a word takes the slot of the one that had it before; the last is for long ones
    cdef list lowers
    cdef int8_t clitics[SLOTS + 1]  # how many letters of each are its clitic
    cdef list offsets  # of those met so far the Python number
    cdef list singles  # and a row of that one number

    def __init__(self, match, clitic_at, abbreviated, stops):
        self.match = match
        self.clitic_at = clitic_at
        self.abbreviated = abbreviated
        self.stops = stops
        self.words = [None] * (SLOTS + 1)
        self.lowers = [None] * (SLOTS + 1)
        self.offsets = [None] * OFFSETS
        self.singles = [None] * OFFSETS

    def read(self, str text not None):
        """What `language.tokens.Tokens` holds."""
        cdef Py_ssize_t length = PyUnicode_GET_LENGTH(text)
        cdef Py_UCS4* letters = <Py_UCS4*> malloc((length + 2) * sizeof(Py_UCS4))
        if letters == NULL:
            raise MemoryError
        try:
            PyUnicode_AsUCS4(text, letters, length, False)
            letters[length] = letters[length + 1] = c" "  # so that nobody looks past the end
            return self.cut(text, letters, length)
        finally:
            free(letters)
            self.words[SLOTS] = self.lowers[SLOTS] = None

    cdef tuple cut(self, str text, const Py_UCS4* letters, Py_ssize_t length):
        cdef list starts = [], ends = [], words = [], lowers = [], stops = []
        cdef Py_ssize_t at = 0, end, slot, behind, count = 0, worded = 0
        while at < length:
            if kind_of(letters[at]) & BLANK:
                at += 1
                continue
            end = self.end_of(text, letters, at)
            if end == at:  # white space other than the usual
                at += 1
                continue
            while at < end:  # once, or for a word and its clitic
                slot = self.slot_of(text, letters, at, end)
                behind = end - self.clitics[slot]
                if behind < end:
                    slot = self.slot_of(text, letters, at, behind)
                starts.append(self.number(at))
                ends.append(self.number(behind))
                words.append(self.words[slot])
                lowers.append(self.lowers[slot])
                worded += kind_of(letters[at]) & (LETTER | DIGIT) != 0 or letters[at].isalnum()
                if not kind_of(letters[behind - 1]) & (LETTER | DIGIT) and letters[behind - 1] in self.stops:
                    stops.append(self.number(count))
                at = behind
                count += 1
                if count % PAUSE == 0:
                    PyErr_CheckSignals()
        return starts, ends, words, lowers, stops, worded

    cdef Py_ssize_t end_of(self, str text, const Py_UCS4* letters, Py_ssize_t at) except -2:
        """Where the token at this place ends; the place itself where none begins."""
        cdef int kind = kind_of(letters[at])
        cdef Py_ssize_t slot, end = ASKING
        if kind & LETTER:
            end = word_end(letters, at)
            if end > 0 and letters[end] == c".":
                slot = self.slot_of(text, letters, at, end)
                if end - at == 1 or self.words[slot] in self.abbreviated:
                    end = ASKING
        elif kind & DIGIT:
            end = number_end(letters, at)
        elif kind & ALONE or letters[at] in (c".", c"-") and kind_of(letters[at + 1]) & CLOSING:
            end = at + 1
        if end != ASKING:
            return end
        found = self.match(text, at)
        return at if found is None else found.end()

    cdef Py_ssize_t slot_of(self, str text, const Py_UCS4* letters, Py_ssize_t start, Py_ssize_t end) except -1:
        """The slot of the word between two offsets, which is put there if another one has it."""
        cdef Py_ssize_t at, slot, clitic = 0, length = end - start
        cdef uint32_t code = 0
        cdef bint small = True, plain = True
        if length > LONGEST:
            slot = SLOTS
        else:
            for at in range(start, end):
                code = code * 31 + <uint32_t> letters[at]
            slot = (code * <uint32_t> 0x9E3779B1 >> 16) % SLOTS
            if spells(self.words[slot], letters + start, length):
                return slot
        lower = word = PyUnicode_Substring(text, start, end)
        for at in range(start, end):
            small &= letters[at] < 128 and not c"A" <= letters[at] <= c"Z"
            plain &= kind_of(letters[at]) & LETTER != 0
        if not small:
            lower = word.lower()
        if not plain:
            lower = lower.replace("’", "'").replace("ʼ", "'")
            if not word.isalpha():  # some apostrophes count as letters
                clitic = self.clitic_at(word)
        self.words[slot] = word
        self.lowers[slot] = lower
        self.clitics[slot] = length - clitic if clitic else 0
        return slot

    cdef number(self, Py_ssize_t offset):
        """An offset as a Python number."""
        if offset >= OFFSETS:
            return offset
        found = self.offsets[offset]
        if found is None:
            found = self.offsets[offset] = offset
        return found

    def places(self, list words not None):
        """Where each word stands: its indices in order. Most words of a story stand there once, and rows of one
        number are shared."""
        cdef dict found = {}
        cdef PyObject* known
        cdef Py_ssize_t at
        for at in range(len(words)):
            word = words[at]
            known = PyDict_GetItemWithError(found, word)
            if known == NULL:
                found[word] = self.single(at)
            elif type(<object> known) is list:
                (<list> known).append(self.number(at))
            else:
                found[word] = [(<tuple> known)[0], self.number(at)]
        return found

    def capitals(self, list words not None, list lowers not None):
        """The indices of the words, as written, that are not their lower case: most words are the very same object."""
        cdef list found = []
        cdef Py_ssize_t at
        for at in range(min(len(words), len(lowers))):
            if words[at] is not lowers[at] and words[at] != lowers[at]:
                found.append(self.number(at))
        return found

    cdef tuple single(self, Py_ssize_t place):
        if place >= OFFSETS:
            return (place,)
        found = self.singles[place]
        if found is None:
            found = self.singles[place] = (self.number(place),)
        return found
