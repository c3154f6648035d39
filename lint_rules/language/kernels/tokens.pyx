# cython: language_level=3, boundscheck=False, wraparound=False, cdivision=True
"""Words and marks cut out of the prose, as language.tokens tells them apart.

What makes a token is said there, in one regular expression. Most of English needs no expression: letters before a space
or a comma, a full stop behind a word, a number. Those are read here letter by letter, and only where no other branch of
the expression could claim them; at every other place the expression itself is asked. And most words of a story have
been met before: what was made of them then is used again.
"""

cimport cython
from cpython.exc cimport PyErr_CheckSignals
from cpython.object cimport PyObject
from cpython.ref cimport Py_INCREF, Py_XDECREF
from cpython.unicode cimport (
    PyUnicode_AsUCS4,
    PyUnicode_DATA,
    PyUnicode_GET_LENGTH,
    PyUnicode_KIND,
    PyUnicode_READ,
    PyUnicode_Substring,
)
from libc.stdint cimport int8_t, uint8_t, uint32_t, uint64_t
from libc.stdlib cimport calloc, free, malloc

from lint_rules.language.kernels.weights cimport newslint_fetch, newslint_lowest

cdef enum:
    LETTER = 1  # of the alphabet
    DIGIT = 2
    BLANK = 4  # no token holds it
    ALONE = 8  # a token by itself wherever one begins with it
    CLOSING = 16  # neither a word nor an address goes on over it
    ASKING = -1  # the place is the expression's to decide
    SLOTS = 16384  # words remembered; a power of two
    LONGEST = 32  # the most letters of a word that is remembered
    ROOT = 3  # letters in which words of one root begin alike
    FARTHEST = 4  # words from one to the other
    OFFSETS = 8192  # offsets up to this one are numbers made once
    LISTS = 64  # lists of words of which tokens are told as they are cut
    AT_ONCE = 64  # tokens cut before the first of them is looked up
    USUAL = 5  # letters of a token and the space behind it
    LINE = 64  # bytes that the processor fetches together
    WORD = 1  # a trait: by its first character it is a word or a number
    STOP = 2  # its last character ends sentences

cdef struct Known:  # a word met before
    PyObject* word  # NULL: none yet
    PyObject* lower  # the same object where the word is in lower case
    uint64_t lists  # a bit for each list that has its lower case, of the first so many lists
    uint32_t code
    uint8_t asked
    int8_t clitic  # how many letters of it are its clitic
    uint8_t traits

cdef struct Span:  # a token, its clitic still with it
    Py_ssize_t start
    Py_ssize_t end
    uint32_t code
    Known* pair

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


cdef bint bounds_a_range(const Py_UCS4* hyphen) noexcept nogil:
    """Whether a number follows, which is clearly no part of an address: 6-2, 10-13."""
    cdef Py_ssize_t at = 1
    if not kind_of(hyphen[at]) & DIGIT:
        return False
    while kind_of(hyphen[at]) & DIGIT:
        at += 1
    return kind_of(hyphen[at]) & CLOSING or hyphen[at] == c"." and ends_clearly(hyphen + at)


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
        if letters[at] == c"-":
            if bounds_a_range(letters + at):
                return at
            at += 1
        if not kind_of(letters[at]) & LETTER:
            return ASKING
        while kind_of(letters[at]) & LETTER:
            at += 1
    if kind_of(letters[at]) & (ALONE | CLOSING) or letters[at] == c"." and ends_clearly(letters + at):
        return at
    return ASKING


cdef inline uint32_t code_of(const Py_UCS4* letters, Py_ssize_t start, Py_ssize_t end) noexcept nogil:
    """A number that few other words have."""
    cdef uint32_t code = 0
    cdef Py_ssize_t at
    for at in range(start, end):
        code = code * 31 + <uint32_t> letters[at]
    return code * <uint32_t> 0x9E3779B1 >> 16 ^ code


cdef bint spells(PyObject* known, const Py_UCS4* letters, Py_ssize_t length) noexcept:
    """Whether a remembered word, if it is one, is the so many letters."""
    cdef Py_ssize_t at
    cdef const uint8_t* narrow
    cdef int kind
    if known == NULL:
        return False
    word = <object> known
    if PyUnicode_GET_LENGTH(word) != length:
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


cdef inline uint64_t root_of(object word) noexcept:
    """The letters by which words are said to begin alike, as one number; 0 for what is no word."""
    cdef uint64_t root = 0
    cdef Py_ssize_t at
    cdef int kind = PyUnicode_KIND(word)
    cdef const void* letters = PyUnicode_DATA(word)
    for at in range(min(PyUnicode_GET_LENGTH(word), <Py_ssize_t> ROOT)):
        root = root << 21 | <uint32_t> PyUnicode_READ(kind, letters, at) + 1
    return root


cdef void forget(Known* known) noexcept:
    Py_XDECREF(known.word)
    Py_XDECREF(known.lower)
    known.word = known.lower = NULL


@cython.final
cdef class Reader:
    """Reads tokens. `match` asks the regular expression for the token at a place; `clitic_at` tells where the clitic of
    a word begins, 0 without one; `abbreviated` are the words that may keep a stop behind them; `stops`, none of which is
    a letter or digit of ASCII, are the marks that end sentences."""

    cdef object match
    cdef object clitic_at
    cdef frozenset abbreviated
    cdef frozenset stops
    cdef void* memory
    # In `memory`, from the beginning of a line. Two words share a pair of slots, which is a line, first the one that came
    # up last; the last pair is for long ones.
    cdef Known* known
    cdef dict lists  # the number of each list of words
    cdef int list_count
    cdef dict on_lists  # of each word on any of them its bits
    cdef PyObject* offsets[OFFSETS]  # of those met so far the Python number
    cdef list none  # of the tokens: shared by the lists that no word of a text is on

    def __cinit__(self):
        self.memory = calloc((SLOTS + 2) * sizeof(Known) + LINE, 1)
        if self.memory == NULL:
            raise MemoryError
        self.known = <Known*> ((<size_t> self.memory + LINE - 1) & ~<size_t> (LINE - 1))

    def __init__(self, match, clitic_at, abbreviated, stops):
        self.match = match
        self.clitic_at = clitic_at
        self.abbreviated = abbreviated
        self.stops = stops
        self.lists = {}
        self.on_lists = {}
        self.none = []

    def __dealloc__(self):
        cdef Py_ssize_t at
        if self.memory != NULL:
            for at in range(SLOTS + 2):
                forget(&self.known[at])
        free(self.memory)
        for at in range(OFFSETS):
            Py_XDECREF(self.offsets[at])

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
            forget(&self.known[SLOTS])

    cdef tuple cut(self, str text, const Py_UCS4* letters, Py_ssize_t length):
        cdef Py_ssize_t room = length // USUAL + 1
        cdef list starts = [None] * room, ends = [None] * room, words = [None] * room, lowers = [None] * room
        cdef list stops = [], capitals = []
        cdef list listed = [self.none] * self.list_count
        cdef list alike = [[] for _ in range(FARTHEST)]
        cdef uint64_t roots[FARTHEST]  # of the words before, the last one first
        cdef uint64_t root
        cdef Span spans[AT_ONCE]
        cdef Py_ssize_t at = 0, end, behind, each, some, count = 0, worded = 0, apart
        cdef uint32_t code
        cdef list column
        cdef const Known* known
        for apart in range(FARTHEST):
            roots[apart] = 0
        while at < length:
            some = 0
            while at < length and some < AT_ONCE:
                end = at if kind_of(letters[at]) & BLANK else self.end_of(text, letters, at)
                if end == at:  # white space
                    at += 1
                    continue
                code = code_of(letters, at, end)
                spans[some] = Span(at, end, code, self.pair_of(code, end - at))
                newslint_fetch(spans[some].pair)
                some += 1
                at = end
            for each in range(some):
                known = spans[each].pair
                newslint_fetch(known.word if known.code == spans[each].code else known[1].word)
            for each in range(some):
                at, end, code = spans[each].start, spans[each].end, spans[each].code
                known = self.met(text, letters, at, end, code, spans[each].pair)
                while True:  # once, or for a word and its clitic
                    behind = end - known.clitic
                    if behind < end:
                        code = code_of(letters, at, behind)
                        known = self.met(text, letters, at, behind, code, self.pair_of(code, behind - at))
                    if count == room:
                        for column in (starts, ends, words, lowers):
                            column += [None] * (room + 1)
                        room += room + 1
                    starts[count] = self.number(at)
                    ends[count] = self.number(behind)
                    words[count] = <object> known.word
                    lowers[count] = <object> known.lower
                    if known.lower != known.word:
                        capitals.append(self.number(count))
                    if known.lists:
                        self.enter(listed, known.lists, self.number(count))
                    if known.traits & STOP:
                        stops.append(self.number(count))
                    worded += known.traits & WORD
                    root = root_of(<object> known.lower)
                    for apart in range(FARTHEST):
                        if roots[apart] == root:
                            (<list> alike[apart]).append(self.number(count - apart - 1))
                    for apart in range(FARTHEST - 1, 0, -1):
                        roots[apart] = roots[apart - 1]
                    roots[0] = root
                    count += 1
                    at = behind
                    if at == end:
                        break
                    code = code_of(letters, at, end)
                    known = self.met(text, letters, at, end, code, self.pair_of(code, end - at))
            PyErr_CheckSignals()
        for column in (starts, ends, words, lowers):
            del column[count:]
        return starts, ends, words, lowers, stops, capitals, worded, alike, listed

    cdef int enter(self, list listed, uint64_t lists, object place) except -1:
        """Puts a token on the lists whose bits are set."""
        cdef list entered
        cdef int which
        while lists:
            which = newslint_lowest(lists)
            entered = <list> listed[which]
            if entered is self.none:
                entered = listed[which] = []
            entered.append(place)
            lists &= lists - 1
        return 0

    cdef inline Py_ssize_t end_of(self, str text, const Py_UCS4* letters, Py_ssize_t at) except -2:
        """Where the token at this place ends; the place itself where none begins."""
        cdef int kind = kind_of(letters[at])
        cdef Py_ssize_t end = ASKING
        if kind & LETTER:
            end = word_end(letters, at)
            if end > 0 and letters[end] == c".":
                if end - at == 1 or self.abbreviates(text, letters, at, end):
                    end = ASKING
        elif kind & DIGIT:
            end = number_end(letters, at)
        elif kind & ALONE or letters[at] in (c".", c"-") and kind_of(letters[at + 1]) & CLOSING:
            end = at + 1
        elif letters[at] == c"-" and bounds_a_range(letters + at):
            end = at + 1
        if end != ASKING:
            return end
        found = self.match(text, at)
        return at if found is None else found.end()

    cdef bint abbreviates(self, str text, const Py_UCS4* letters, Py_ssize_t start, Py_ssize_t end) except -1:
        """Whether the word between two offsets may keep a stop behind it."""
        cdef uint32_t code = code_of(letters, start, end)
        cdef const Known* known = self.met(text, letters, start, end, code, self.pair_of(code, end - start))
        return <object> known.word in self.abbreviated

    cdef inline Known* pair_of(self, uint32_t code, Py_ssize_t length) noexcept:
        """The two slots for words of this code and length."""
        return &self.known[SLOTS if length > LONGEST else code % SLOTS & ~<uint32_t> 1]

    cdef inline const Known* met(
        self, str text, const Py_UCS4* letters, Py_ssize_t start, Py_ssize_t end, uint32_t code, Known* pair
    ) except NULL:
        """What is known of the word between two offsets, whose code and slots these are, until the next one is asked
        for."""
        cdef Py_ssize_t length = end - start
        cdef Known before
        if length > LONGEST:
            self.learn(pair, text, letters, start, end)
        elif pair.code != code or not spells(pair.word, letters + start, length):
            before, pair[0] = pair[0], pair[1]
            pair[1] = before
            if pair.code != code or not spells(pair.word, letters + start, length):
                self.learn(pair, text, letters, start, end)
                pair.code = code
        if pair.asked != self.list_count:
            pair.lists = self.on_lists.get(<object> pair.lower, 0)
            pair.asked = <uint8_t> self.list_count
        return pair

    cdef int learn(self, Known* known, str text, const Py_UCS4* letters, Py_ssize_t start, Py_ssize_t end) except -1:
        """Puts the word between two offsets in the place of another one."""
        cdef Py_ssize_t at, clitic = 0
        cdef bint small = True, plain = True, apart = False
        lower = word = PyUnicode_Substring(text, start, end)
        for at in range(start, end):
            small &= letters[at] < 128 and not c"A" <= letters[at] <= c"Z"
            plain &= kind_of(letters[at]) & LETTER != 0
            apart |= letters[at] in (c"'", c"`", 0xB4, 0x2018, 0x2019, 0x2BC)
        if not small:
            lower = word.lower()
        if not plain:
            lower = lower.replace("’", "'").replace("ʼ", "'")
            if apart and not word.isalpha():  # some apostrophes count as letters
                clitic = self.clitic_at(word)
        if lower is not word and lower == word:
            lower = word
        forget(known)
        Py_INCREF(word)
        Py_INCREF(lower)
        known.word = <PyObject*> word
        known.lower = <PyObject*> lower
        known.lists = known.asked = 0
        known.clitic = <int8_t> (end - start - clitic) if clitic else 0
        known.traits = WORD if kind_of(letters[start]) & (LETTER | DIGIT) or letters[start].isalnum() else 0
        if not plain and letters[end - 1] in self.stops:
            known.traits |= STOP
        return 0

    def list_number(self, frozenset words not None):
        """The number of a list of words, or None; the tokens of texts that are read from now on are looked up in it."""
        number = self.lists.get(words)
        if number is None and len(self.lists) < LISTS:
            for word in words:
                self.on_lists[word] = self.on_lists.get(word, 0) | <uint64_t> 1 << len(self.lists)
            number = self.lists[words] = len(self.lists)
            self.list_count += 1
        return number

    cdef inline object number(self, Py_ssize_t offset):
        """An offset as a Python number."""
        if offset < OFFSETS and self.offsets[offset] != NULL:
            return <object> self.offsets[offset]
        return self.new_number(offset)

    cdef object new_number(self, Py_ssize_t offset):
        cdef object found = offset
        if offset < OFFSETS:
            Py_INCREF(found)
            self.offsets[offset] = <PyObject*> found
        return found
