# cython: language_level=3, boundscheck=False, wraparound=False, cdivision=True
"""Finds where the patterns of a program stand in a story: `language.matching.finder` in compiled code.

A pattern is tried in two steps, as in Python. The screen follows all ways of a pattern at once: the places where a match
may end are the bits of one number, counted from where the pattern begins (`programs.LONGEST` sees to it that they fit).
Where it finds an end, the ways are tried one by one, in the order of `matching.passage`. That one calls itself for each
node on the way, so the depth of calls goes by the length of a pattern and never by that of a sentence.
"""

cimport cython
from cpython.exc cimport PyErr_CheckSignals
from cpython.list cimport PyList_GET_ITEM
from cpython.object cimport PyObject
from cpython.ref cimport Py_INCREF, Py_XDECREF
from cpython.unicode cimport (
    Py_UNICODE_ISALNUM,
    Py_UNICODE_ISALPHA,
    Py_UNICODE_ISDIGIT,
    Py_UNICODE_ISUPPER,
    PyUnicode_AsUTF8AndSize,
    PyUnicode_Tailmatch,
)
from libc.stdint cimport int32_t, int64_t, uint8_t, uint32_t, uint64_t
from libc.stdlib cimport calloc, free, malloc
from libc.string cimport memcmp, memset

from lint_rules.language.kernels.weights cimport newslint_fetch, newslint_lowest
from lint_rules.language.matching import layout, passage

cdef enum:
    WORD = 1  # what a token is, as written: the kinds of `layout.KINDS` in their order
    FIGURE = 2
    NAME = 4
    ACRONYM = 8
    LOWER = 16
    MARK = 32
    QUOTE = 64
    BREAKER = 128  # ends a noun phrase
    COMMA = 256
    OPENS = 512  # may stand before the first word of a sentence
    CLOSES = 1024  # may stand behind the last
    ASKED = 2048  # its traits are known

    MARKS = 12  # as in `passage`
    STRETCH = 100
    NEEDS = 2  # as in `layout`
    NEED = 5
    ROW = 15
    MET_BITS = 14  # of the number of a slot for a string that is remembered
    DEEPEST = 1000  # calls within one another
    PATIENCE = 4096  # tokens between two looks whether the user has had enough

cdef uint64_t FOLLOWED = 0x7FFFFFFFFFFFFFFF  # all places but the last

cdef frozenset WORDISH = frozenset(("'s", "’s", "n't", "n’t", "%"))
cdef frozenset QUOTES = passage._QUOTES
cdef frozenset BREAKERS = passage._PHRASE_BREAKERS
cdef frozenset OPENING = passage._OPENING
cdef frozenset CLOSING = passage._CLOSING

if (MARKS, STRETCH, NEEDS, NEED, ROW) != (passage.MARKS, passage._STRETCH, layout.NEEDS, layout.NEED, layout.ROW):
    raise ImportError("the kernel was built for another notation")


cdef struct Lists:  # of numbers: where each begins in `items`
    const int32_t* starts
    const int32_t* items
    Py_ssize_t count  # of lists
    Py_ssize_t length  # of items


cdef struct Way:
    # What is still to be matched once a node has been: the kind of node that it stands in (0: no more), how far that
    # one has come, and what follows it in turn.
    int32_t kind
    int32_t node
    int32_t least
    int32_t most
    Py_ssize_t at
    Way* then


cdef int traits_of(str text) except -1:
    """What a token is, as `passage.of_kind` says it."""
    cdef Py_ssize_t length = len(text)
    cdef Py_UCS4 first = text[0] if length else 0
    cdef bint alphanumeric = Py_UNICODE_ISALNUM(first)
    cdef int found = ASKED
    if alphanumeric or text in WORDISH or (length > 1 and first in u"$€£'’"):
        found |= WORD
    if Py_UNICODE_ISDIGIT(first):
        found |= FIGURE
    if Py_UNICODE_ISUPPER(first):
        found |= NAME
    if length > 1 and text.isupper():
        found |= ACRONYM
    if text.islower():
        found |= LOWER
    if not alphanumeric:
        found |= MARK
    if text in QUOTES:
        found |= QUOTE
    if text in BREAKERS:
        found |= BREAKER
    if length == 1 and first == u",":
        found |= COMMA
    if text in OPENING:
        found |= OPENS
    if text in CLOSING:
        found |= CLOSES
    return found


cdef inline uint64_t mark(int32_t number) noexcept nogil:
    """The mark of a word or a set."""
    return <uint64_t> 1 << (number & 63)


cdef struct Token:  # what is asked of its word at every turn
    int32_t word  # its number, -1 for one of no set
    int32_t traits  # 0 until asked
    uint64_t mark
    uint64_t needed  # the marks of the sets that rows need it for
    int32_t filed  # where in the index the patterns filed under it begin
    int32_t filed_end

cdef Token UNKNOWN = Token(-1, 0, 0, 0, 0, 0)


cdef struct Numbered:
    PyObject* string  # which is kept as long as it stands here
    int32_t number


@cython.final
@cython.internal
cdef class Met:
    """Numbers of strings that were met before, 0 for others. The words of all stories share their strings (see the
    kernel `tokens`), so that it is enough to know the string itself again, and nobody need look at what it says."""

    cdef Numbered met[1 << MET_BITS]  # by slot, which each shares with others: the latest has it

    def __dealloc__(self):
        cdef Py_ssize_t slot
        for slot in range(1 << MET_BITS):
            Py_XDECREF(self.met[slot].string)

    cdef int32_t find(self, PyObject* string) noexcept:
        cdef Numbered* found = self.met + slot_of(string)
        return found.number if found.string == string else 0

    cdef int32_t keep(self, str string, int32_t number) noexcept:
        cdef Numbered* found = self.met + slot_of(<PyObject*> string)
        cdef PyObject* before = found.string
        Py_INCREF(string)
        found.string, found.number = <PyObject*> string, number
        Py_XDECREF(before)
        return number


cdef inline size_t slot_of(PyObject* string) noexcept nogil:
    """The number of a string's slot: strings that lie near each other have slots that do not."""
    return ((<uint64_t> <size_t> string >> 4) * <uint64_t> 0x9E3779B97F4A7C15) >> (64 - MET_BITS)


@cython.final
cdef class Finder:
    """A program, ready to run, and what is known of the words met so far. ``conditions`` tells those of a phrase."""

    cdef object conditions
    cdef tuple parts  # keeps the arrays below alive
    cdef list texts
    cdef const char* words
    cdef const int32_t* lines  # where each word begins
    cdef const int32_t* slots
    cdef size_t slot_count
    cdef const uint64_t* needed
    cdef Py_ssize_t count
    cdef Lists sets
    cdef uint64_t* marks  # per set, of its words
    cdef Lists index
    cdef const int32_t* patterns
    cdef Py_ssize_t pattern_count
    cdef const int32_t* nodes
    cdef Py_ssize_t node_count
    cdef int32_t* steps  # of each node, by where it begins; 0 where none does
    cdef Met words_met  # their numbers plus two
    cdef Met traits_met

    def __init__(self, program, conditions):
        cdef bytes words = program["words"].encode()
        cdef bytes patterns = program["patterns"]
        cdef bytes nodes = program["nodes"]
        cdef bytes needed = program["needed"]
        cdef bytes lines = program["lines"]
        cdef bytes slots = program["slots"]
        self.conditions = conditions
        self.texts = program["texts"]
        self.parts = (words, lines, slots, *program["sets"], *program["index"], patterns, nodes, needed)
        self.words_met, self.traits_met = Met(), Met()
        self.words = words
        self.count = len(lines) // 4 - 1
        self.lines = <const int32_t*> <const char*> lines
        self.slots = <const int32_t*> <const char*> slots
        self.slot_count = len(slots) // 4
        self.sets = lists(program["sets"])
        self.index = lists(program["index"])
        self.patterns = <const int32_t*> <const char*> patterns
        self.pattern_count = len(patterns) // (4 * ROW)
        self.nodes = <const int32_t*> <const char*> nodes
        self.node_count = len(nodes) // 4
        self.needed = <const uint64_t*> <const char*> needed
        if len(needed) < 8 * self.count:
            raise ValueError("words of which nothing is told")
        self._check_words(len(words))
        self._check()

    def __dealloc__(self):
        free(self.steps)
        free(self.marks)

    cdef int _check_words(self, Py_ssize_t length) except -1:
        """Sees that a word can be looked up: that each lies in the text, and that a slot is free for one of no set."""
        cdef Py_ssize_t at
        cdef size_t slot, taken = 0
        cdef bint sound = self.count >= 0 and self.lines[0] == 0 and self.lines[self.count] == length
        for at in range(self.count):
            sound &= self.lines[at] < self.lines[at + 1]
        for slot in range(self.slot_count):
            sound &= 0 <= self.slots[slot] <= self.count
            taken += self.slots[slot] != 0
        if not sound or taken >= self.slot_count or self.slot_count & (self.slot_count - 1):
            raise ValueError("words that cannot be looked up")
        return 0

    cdef int _check(self) except -1:
        """Sees that no number in the program points out of it, so that nothing need be asked when it runs."""
        cdef Py_ssize_t at, each
        cdef Py_ssize_t begin = 0
        cdef const int32_t* row
        cdef bint sound
        self.steps = <int32_t*> calloc(self.node_count + 1, sizeof(int32_t))
        self.marks = <uint64_t*> calloc(self.sets.count + 1, sizeof(uint64_t))
        if self.steps == NULL or self.marks == NULL:
            raise MemoryError
        while begin < self.node_count:
            begin += self._check_node(begin)
        sound = self.index.count == self.count
        for at in range(self.sets.count):
            for each in range(self.sets.starts[at], self.sets.starts[at + 1]):
                sound &= 0 <= self.sets.items[each] < self.count
                self.marks[at] |= mark(self.sets.items[each])
        for at in range(self.index.length):
            sound &= 0 <= self.index.items[at] < self.pattern_count
        for at in range(self.pattern_count):
            row = self.patterns + at * ROW
            sound &= 0 <= row[1] <= row[2] and 0 <= row[4] < self.node_count and self.steps[row[4]] > 0
            for each in range(NEEDS):
                sound &= row[5 + NEED * each] < self.sets.count
        if not sound:
            raise ValueError("a program that points out of itself")
        return 0

    cdef Py_ssize_t _check_node(self, Py_ssize_t begin) except -1:
        """Sees to the node that begins there, and returns its length. Its `steps` are how many calls one way through it
        takes: the stack bears so many."""
        cdef const int32_t* code = self.nodes + begin
        cdef Py_ssize_t left = self.node_count - begin
        cdef Py_ssize_t first = 1  # where its children are told
        cdef Py_ssize_t children = 0
        cdef Py_ssize_t length, at
        cdef int32_t kind = code[0]
        cdef int64_t steps = 2
        cdef int32_t times = 1
        cdef bint sound = left > 1 or kind == c"^" or kind == c"$"
        if sound and kind in (c"s", c"a", c"&"):
            first, children = 2, code[1]
        elif sound and kind == c"r":
            first, children = 3, 1
            sound = left > 3 and code[1] >= 0 and code[2] >= 0
            times = code[2] if sound else 0
        elif kind == c"c":
            first, children = 2, 1
        elif kind in (c"!", c"-"):
            children = 1
        length = first + children
        if kind in (c"!", c"-", c"w", c"t", c"x", c"p", c"k", c"g", c"n", c"N"):
            length = 2 + children
        sound = sound and 0 <= children < left and length <= left
        for at in range(first, first + children if sound else 0):
            sound = sound and 0 <= code[at] < begin and self.steps[code[at]] > 0
            if sound and kind == c"s":
                steps += 2 + self.steps[code[at]]
            elif sound:
                steps = max(steps, 4 + self.steps[code[at]])
        if sound and kind in (c"w", c"t"):
            sound = 0 <= code[1] < self.sets.count
        elif sound and kind in (c"x", c"p", c"c"):
            sound = 0 <= code[1] < len(self.texts)
        elif sound and kind == c"k":
            sound = 0 <= code[1] <= 6
        elif sound and kind == c"m":
            length = self._length_of_names(code, left)
            sound = length > 0
        elif kind not in (c"s", c"a", c"&", c"r", c"!", c"-", c"^", c"$", c"g", c"n", c"N"):
            sound = False
        if not sound or steps * times > DEEPEST:
            raise ValueError("a program with a node that cannot be run")
        self.steps[begin] = <int32_t> (steps * times + 1)
        return length

    cdef Py_ssize_t _length_of_names(self, const int32_t* code, Py_ssize_t left) noexcept:
        """The length of a node of names, -1 where it points out of itself."""
        cdef Py_ssize_t at = 2 + 2 * <Py_ssize_t> code[1]
        cdef int32_t opening, each
        for opening in range(code[1]):
            if at >= left or code[3 + 2 * opening] != at or code[at] < 0:
                return -1
            each = code[at]
            at += 1
            while each > 0:
                if at >= left or not 0 <= code[at] < left - at:
                    return -1
                at += 1 + code[at]
                each -= 1
        return at if code[1] >= 0 else -1

    def reading(self, story):
        """What stands in a story, found when asked."""
        return Reading(self, story)

    cdef int32_t number(self, str word) except -2:
        """The number of a word, -1 for one that no set has."""
        cdef int32_t met = self.words_met.find(<PyObject*> word)
        return (met or self.words_met.keep(word, self._number(word) + 2)) - 2

    cdef int traits(self, str word) except -1:
        """What a word as written is."""
        return self.traits_met.find(<PyObject*> word) or self.traits_met.keep(word, traits_of(word))

    cdef int32_t _number(self, str word) except -2:
        """The same for a word that was not met before."""
        cdef Py_ssize_t at, length = 0
        cdef bytes encoded
        cdef const char* text
        cdef uint32_t code = 0x811C9DC5  # as `layout.hashed` has it
        cdef size_t slot
        cdef int32_t number
        if word.isascii():
            text = PyUnicode_AsUTF8AndSize(word, &length)
        else:
            encoded = word.encode("utf-8", "surrogatepass")
            text, length = encoded, len(encoded)
        for at in range(length):
            code = (code ^ <uint8_t> text[at]) * <uint32_t> 0x01000193
        slot = code & (self.slot_count - 1)
        while self.slots[slot]:
            number = self.slots[slot] - 1
            at = self.lines[number]
            if self.lines[number + 1] - at - 1 == length and memcmp(self.words + at, text, length) == 0:
                return number
            slot = (slot + 1) & (self.slot_count - 1)
        return -1

    cdef bint has(self, int32_t which, int32_t word) noexcept nogil:
        """Whether a set has a word."""
        cdef const int32_t* low
        cdef const int32_t* high
        cdef const int32_t* middle
        if not self.marks[which] & mark(word):
            return False
        low, high = self.sets.items + self.sets.starts[which], self.sets.items + self.sets.starts[which + 1]
        while low < high:
            middle = low + ((high - low) >> 1)
            if middle[0] == word:
                return True
            if middle[0] < word:
                low = middle + 1
            else:
                high = middle
        return False


cdef Lists lists(tuple stored) except *:
    """Lists as they are stored."""
    cdef bytes starts = stored[0]
    cdef bytes items = stored[1]
    cdef Py_ssize_t at
    cdef bint sound
    cdef Lists made
    made.starts = <const int32_t*> <const char*> starts
    made.items = <const int32_t*> <const char*> items
    made.count = len(starts) // 4 - 1
    made.length = len(items) // 4
    sound = made.count >= 0 and made.starts[0] == 0 and made.starts[made.count] == made.length
    for at in range(made.count):
        sound &= made.starts[at] <= made.starts[at + 1]
    if not sound:
        raise ValueError("lists that do not end where they should")
    return made


cdef list listed(values):
    return values if type(values) is list else list(values)


@cython.final
cdef class Reading:
    """The places of phrases in one story. ``tried`` has the first start at which each pattern has not been tried
    yet."""

    cdef Finder finder
    cdef object story
    cdef list text
    cdef list lower
    cdef list sentences
    cdef const int32_t* nodes
    cdef Token* tokens
    cdef int32_t* tried
    cdef Py_ssize_t* opens  # of each named part on the way that is being tried; -1: not on it
    cdef Py_ssize_t* closes
    cdef Py_ssize_t count
    cdef Py_ssize_t patience
    # The sentence at hand.
    cdef Py_ssize_t sentence
    cdef Py_ssize_t first
    cdef Py_ssize_t last
    cdef list tags  # None until a node asks
    cdef bint granting  # whether the screen takes any word for what a node would like
    cdef bint granted  # whether it has
    cdef dict searched

    def __init__(self, Finder finder not None, story):
        cdef Py_ssize_t at, texts
        cdef int32_t word
        cdef list text = listed(story.tokens.text)
        cdef list lower = listed(story.tokens.lower)
        if len(text) != len(lower):
            raise ValueError("tokens are told twice, as written and in lower case")
        self.finder = finder
        self.story = story
        self.sentences = listed(story.sentences)
        self.text = text
        self.lower = lower
        self.nodes = finder.nodes
        self.count = len(lower)
        texts = len(finder.texts)
        self.tokens = <Token*> malloc((self.count + 1) * sizeof(Token))
        self.tried = <int32_t*> calloc(finder.pattern_count + 1, sizeof(int32_t))
        self.opens = <Py_ssize_t*> malloc((texts + 1) * sizeof(Py_ssize_t))
        self.closes = <Py_ssize_t*> malloc((texts + 1) * sizeof(Py_ssize_t))
        if NULL in (self.tokens, self.tried, self.opens, self.closes):
            raise MemoryError
        for at in range(self.count):
            newslint_fetch(finder.words_met.met + slot_of(<PyObject*> PyList_GET_ITEM(lower, at)))
        for at in range(self.count):
            word = finder.number(<str?> lower[at])
            self.tokens[at] = UNKNOWN
            self.tokens[at].word = word
            if word >= 0:
                newslint_fetch(finder.needed + word)
                newslint_fetch(finder.index.starts + word)

    def __dealloc__(self):
        free(self.tokens)
        free(self.tried)
        free(self.opens)
        free(self.closes)

    def found(self):
        """The sentences in which anything stands, in order: the index of each and its hits."""
        cdef list told = []
        cdef list hits
        cdef Py_ssize_t at
        for at in range(len(self.sentences)):
            self._enter(at)
            hits = self._hits()
            if hits:
                told.append((at, hits))
        return told

    def hits(self, Py_ssize_t sentence):
        """What stands in one sentence."""
        memset(self.tried, 0, self.finder.pattern_count * sizeof(int32_t))
        self._enter(sentence)
        return self._hits()

    def stands(self, Py_ssize_t words, Py_ssize_t least, Py_ssize_t most, node):
        """Whether the node, of which a word of the set is the anchor, matches in any sentence."""
        cdef Py_ssize_t at, place, start
        cdef int32_t checked = self._checked(node)
        if not 0 <= words < self.finder.sets.count or least < 0:
            raise IndexError("no such set")
        for at in range(len(self.sentences)):
            self._enter(at)
            for place in range(self.first, self.last):
                if self.finder.has(<int32_t> words, self.tokens[place].word):
                    for start in range(max(self.first, place - most), place - least + 1):
                        if self._end(checked, start) > start:
                            return True
        return False

    @cython.boundscheck(True)  # the lists are the story's own
    cdef int _enter(self, Py_ssize_t index) except -1:
        """Makes a sentence the one at hand."""
        cdef object sentence = self.sentences[index]
        self.sentence = index
        self.first = max(<Py_ssize_t> 0, <Py_ssize_t> sentence.first)
        self.last = min(self.count, <Py_ssize_t> sentence.last)
        self.tags = None
        self.searched = None
        self.patience += max(<Py_ssize_t> 1, self.last - self.first)
        if self.patience > PATIENCE:
            self.patience = 0
            PyErr_CheckSignals()
        return 0

    cdef list _hits(self):
        """What stands in the sentence at hand, in the order of the anchors."""
        cdef list told = []
        cdef const int32_t* row
        cdef Py_ssize_t place, each, start, number
        cdef Py_ssize_t opening = self._opening()
        self._file()
        for place in range(self.first, self.last):
            if self.tokens[place].filed == self.tokens[place].filed_end:
                continue
            if not place % PATIENCE:
                PyErr_CheckSignals()
            for each in range(self.tokens[place].filed, self.tokens[place].filed_end):
                number = self.finder.index.items[each]
                row = self.finder.patterns + number * ROW
                if (row[3] and place - row[2] > opening) or not self._are_met(row + 5, place):
                    continue
                start = max(self.first, place - row[2], <Py_ssize_t> self.tried[number])
                self.tried[number] = <int32_t> (place - row[1] + 1)
                while start <= place - row[1]:
                    if row[3] and start > opening:
                        break
                    if self._may_match(row[4], start):
                        self._attempt(row, start, told)
                    start += 1
        return told

    cdef Py_ssize_t _opening(self) except -1:
        """The last token before which the sentence may be said to begin: marks may stand before it."""
        cdef Py_ssize_t at = self.first
        while at < self.last and at - self.first < MARKS and self._traits(at) & OPENS:
            at += 1
        return at

    cdef void _file(self) noexcept:
        """Looks up what is filed under the words of the sentence at hand, all before any is tried: what is scattered
        over the program is on its way by then."""
        cdef const int32_t* starts = self.finder.index.starts
        cdef const int32_t* items = self.finder.index.items
        cdef Py_ssize_t place, each
        cdef int32_t word
        for place in range(self.first, self.last):
            word = self.tokens[place].word
            if word >= 0:
                self.tokens[place].mark, self.tokens[place].needed = mark(word), self.finder.needed[word]
                self.tokens[place].filed, self.tokens[place].filed_end = starts[word], starts[word + 1]
                newslint_fetch(items + starts[word])
        for place in range(self.first, self.last):
            for each in range(self.tokens[place].filed, self.tokens[place].filed_end):
                newslint_fetch(self.finder.patterns + items[each] * ROW + 5)

    cdef inline bint _are_met(self, const int32_t* needs, Py_ssize_t place) noexcept nogil:
        """Whether the words that a pattern needs besides its anchor at ``place`` stand where they can stand."""
        cdef Py_ssize_t need, at, end
        cdef uint64_t words, which
        for need in range(NEEDS):
            if needs[0] < 0:
                return True
            at = max(self.first, place + needs[1])
            end = min(self.last, place + needs[2] + 1)
            words = <uint64_t> <uint32_t> needs[3] | <uint64_t> <uint32_t> needs[4] << 32
            which = mark(needs[0])
            while at < end and not (
                words & self.tokens[at].mark
                and which & self.tokens[at].needed
                and self.finder.has(needs[0], self.tokens[at].word)
            ):
                at += 1
            if at >= end:
                return False
            needs += NEED
        return True

    cdef int _attempt(self, const int32_t* row, Py_ssize_t start, list told) except -1:
        """Tries a pattern at one place and tells of it where it matches and its phrase's conditions are met."""
        cdef Py_ssize_t at, end, first, last
        cdef dict named = {}
        cdef dict conditions = self.finder.conditions(row[0])
        cdef tuple span
        for node in conditions.get("unless", ()):  # before the pattern, which may ask what only tags tell
            if self._touches(self._checked(node), start, max(self.first, start - MARKS), start + 1):
                return 0
        for at in range(len(self.finder.texts)):
            self.opens[at] = -1
        end = self._end(row[4], start)
        if end <= start:
            return 0
        for at in range(len(self.finder.texts)):
            if 0 <= self.opens[at] < self.closes[at]:
                named[self.finder.texts[at]] = (self.opens[at] - self.first, self.closes[at] - self.first)
        first, last = start, end
        if conditions:
            for node in conditions.get("also", ()):
                span = self._find(node, start)
                if span is None:
                    return 0
                first, last = min(first, <Py_ssize_t> span[0]), max(last, <Py_ssize_t> span[1])
            for node in conditions.get("unless", ()):
                if self._touches(self._checked(node), start, start + 1, end):
                    return 0
            for node in conditions.get("sentence", ()):
                if self._find(node, start) is not None:
                    return 0
        told.append((row[0], first - self.first, last - self.first, named))
        return 0

    cdef int32_t _checked(self, node) except -1:
        cdef Py_ssize_t at = node
        if not 0 <= at < self.finder.node_count or not self.finder.steps[at]:
            raise IndexError("no such node")
        return <int32_t> at

    cdef tuple _find(self, node, Py_ssize_t near):
        """The first place in the sentence, within reach of token ``near``, where the node matches; None without one.
        The answer is the same for all tokens of a stretch, and remembered."""
        cdef int32_t checked = self._checked(node)
        cdef Py_ssize_t stretch = (near - self.first) // STRETCH
        cdef Py_ssize_t begin = self.first + (stretch - 1) * STRETCH
        cdef Py_ssize_t start, end
        key = (checked, stretch)
        if self.searched is None:
            self.searched = {}
        if key not in self.searched:
            self.searched[key] = None
            for start in range(max(self.first, begin), min(self.last, begin + 3 * STRETCH)):
                end = self._end(checked, start)
                if end > start:
                    self.searched[key] = (start, end)
                    break
        return self.searched[key]

    cdef bint _touches(self, int32_t node, Py_ssize_t start, Py_ssize_t begin, Py_ssize_t end) except -1:
        """Whether a match of the node begins at token ``begin`` or behind it, before ``end``, and reaches beyond
        ``start``."""
        cdef Way all_told
        all_told.kind = 0
        all_told.at = start + 1
        while begin < end:
            if self._match(node, begin, &all_told):
                return True
            begin += 1
        return False

    # The traits of tokens.

    @cython.boundscheck(True)  # the lists are the story's own
    cdef int _traits(self, Py_ssize_t at) except -1:
        """What the token is, as written."""
        if not self.tokens[at].traits:
            self.tokens[at].traits = self.finder.traits(<str?> self.text[at])
        return self.tokens[at].traits

    @cython.boundscheck(True)  # the lists are the story's own
    cdef bint _token_is(self, int32_t kind, int32_t node, Py_ssize_t at) except -1:
        """Whether the token at ``at`` is what a node of one token asks for."""
        cdef const int32_t* code = self.nodes + node
        cdef str word, ending
        cdef int child
        if kind == c"w":
            return self.finder.has(code[1], self.tokens[at].word)
        if kind == c"t":
            return self.finder.has(code[1], self.finder.number(<str?> self.text[at]))
        if kind == c"k":
            return self._traits(at) >> code[1] & 1
        if kind == c"x":
            word, ending = self.lower[at], self.finder.texts[code[1]]
            return (
                len(word) > len(ending) + 1
                and PyUnicode_Tailmatch(word, ending, 0, len(word), 1) == 1
                and (Py_UNICODE_ISALPHA(word[0]) or ending[0] == u"-")
            )
        if kind == c"p":
            if self.tags is None:
                if self.story.must_be(at, self.finder.texts[code[1]]):
                    return True
                if not self.story.may_be(at, self.finder.texts[code[1]]):
                    return False
                self.tags = list(self.story.tags(self.sentences[self.sentence]))
            if len(self.tags) < self.last - self.first:
                raise IndexError("a token has no tag")
            return (<str?> self.tags[at - self.first]).startswith(<str> self.finder.texts[code[1]])
        for child in range(code[1]):
            if self._end(code[2 + child], at) != at + 1:
                return False
        return True

    cdef bint _holds(self, int32_t kind, int32_t node, Py_ssize_t at) except -1:
        """Whether a condition without width holds before the token at ``at``."""
        cdef Py_ssize_t place
        if kind == c"!":
            return self._end(self.nodes[node + 1], at) < 0
        if kind == c"-":
            return at <= self.first or self._end(self.nodes[node + 1], at - 1) != at
        if kind == c"^":
            if at - self.first > MARKS:
                return False
            for place in range(self.first, at):
                if not self._traits(place) & OPENS:
                    return False
            return True
        if self.last - at > MARKS:
            return False
        for place in range(at, self.last):
            if not self._traits(place) & CLOSES:
                return False
        return True

    cdef bint _goes_on(self, int32_t kind, Py_ssize_t at, Py_ssize_t place) except -1:
        """Whether a gap (or a noun phrase) that begins at ``at`` may take the token at ``place`` too."""
        cdef int traits = self._traits(place)
        if kind == c"g":
            return traits & WORD != 0
        return not traits & BREAKER and (traits & WORD or (traits & COMMA and place > at))

    # The ways of a pattern, one by one.

    cdef Py_ssize_t _end(self, int32_t node, Py_ssize_t at) except -2:
        """Where the first match of the node that begins at ``at`` ends; -1 without one."""
        cdef Way all_told
        all_told.kind = 0
        all_told.at = 0
        return all_told.at if self._match(node, at, &all_told) else -1

    cdef bint _match(self, int32_t node, Py_ssize_t at, Way* then) except -1:
        """Whether the node matches at ``at`` and what follows it after that, with the best ways tried first."""
        cdef const int32_t* code = self.nodes + node
        cdef int32_t kind = code[0]
        cdef int32_t child
        cdef Py_ssize_t end
        cdef Way way
        if kind == c"s":
            way.kind, way.node, way.least, way.then = kind, node, 0, then
            return self._follow(&way, at)
        if kind == c"a":
            for child in range(code[1]):
                if self._match(code[2 + child], at, then):
                    return True
            return False
        if kind == c"r":
            return self._repeat(node, code[1], code[2], at, then)
        if kind == c"c":
            way.kind, way.node, way.at, way.then = kind, node, at, then
            return self._match(code[2], at, &way)
        if kind == c"g" or kind == c"n":
            if self._follow(then, at):
                return True
            end = at
            while end < at + code[1] and end < self.last and self._goes_on(kind, at, end):
                end += 1
                if self._follow(then, end):
                    return True
            return False
        if kind == c"N":
            end = at
            while end < at + code[1] and end < self.last and self._goes_on(kind, at, end):
                end += 1
            while end > at:
                if not self._traits(end - 1) & COMMA and self._follow(then, end):
                    return True
                end -= 1
            return False
        if kind == c"m":
            return self._names(code, at, then, NULL)
        if kind == c"!" or kind == c"-" or kind == c"^" or kind == c"$":
            return self._holds(kind, node, at) and self._follow(then, at)
        return at < self.last and self._token_is(kind, node, at) and self._follow(then, at + 1)

    cdef bint _follow(self, Way* way, Py_ssize_t at) except -1:
        """Whether what follows a node that ends at ``at`` matches."""
        cdef const int32_t* code
        cdef Way next_one
        if way.kind == 0:
            if at < way.at:
                return False
            way.at = at
            return True
        code = self.nodes + way.node
        if way.kind == c"s":
            if way.least == code[1]:
                return self._follow(way.then, at)
            next_one = way[0]
            next_one.least += 1
            return self._match(code[2 + way.least], at, &next_one)
        if way.kind == c"r":
            return at > way.at and self._repeat(way.node, max(0, way.least - 1), way.most - 1, at, way.then)
        self.opens[code[1]], self.closes[code[1]] = way.at, at
        if self._follow(way.then, at):
            return True
        self.opens[code[1]] = -1
        return False

    cdef bint _repeat(self, int32_t node, int32_t least, int32_t most, Py_ssize_t at, Way* then) except -1:
        """Whether the child of a repetition matches so many times more, as often as it goes, and what follows."""
        cdef Way way
        if most > 0:
            way.kind, way.node, way.least, way.most, way.at, way.then = c"r", node, least, most, at, then
            if self._match(self.nodes[node + 3], at, &way):
                return True
        return least <= 0 and self._follow(then, at)

    cdef bint _names(self, const int32_t* code, Py_ssize_t at, Way* then, uint64_t* ends) except -1:
        """The names of several words that begin at ``at``: whether one and what follows matches, or, where ``ends`` is
        given, the places where they end, as bits from ``at``."""
        cdef const int32_t* told
        cdef int32_t low = 0
        cdef int32_t high = code[1]
        cdef int32_t middle, count, word
        cdef Py_ssize_t end
        if at >= self.last or self.tokens[at].word < 0:
            return False
        while low < high:
            middle = (low + high) >> 1
            if code[2 + 2 * middle] < self.tokens[at].word:
                low = middle + 1
            else:
                high = middle
        if low == code[1] or code[2 + 2 * low] != self.tokens[at].word:
            return False
        told = code + code[3 + 2 * low]
        count = told[0]
        told += 1
        while count > 0:
            end = at + 1 + told[0]
            if end <= self.last:
                word = 0
                while word < told[0] and self.tokens[at + 1 + word].word == told[1 + word]:
                    word += 1
                if word == told[0]:
                    if ends == NULL:
                        if self._follow(then, end):
                            return True
                    elif end - at < 64:
                        ends[0] |= <uint64_t> 1 << (end - at)
            told += 1 + told[0]
            count -= 1
        return False

    # All ways at once.

    cdef bint _may_match(self, int32_t node, Py_ssize_t start) except -1:
        """Whether a match of the node may begin there. What a word can be is asked only where all else is right: the
        tagger may have to make the word's acquaintance to tell."""
        self.granting, self.granted = True, False
        if self._screen(node, start, 1) <= 1:  # bit 0 is an end before the first token
            return False
        self.granting = False
        return not self.granted or self._screen(node, start, 1) > 1

    cdef uint64_t _screen(self, int32_t node, Py_ssize_t origin, uint64_t begins) except? -1:
        """The places where matches of the node may end that begin at these places, both as bits from ``origin``: what
        `matching.screen` tells. A question about a part of speech is taken for answered as the node would like wherever
        the word can be that, so that no sentence is tagged in vain."""
        cdef const int32_t* code = self.nodes + node
        cdef int32_t kind = code[0]
        cdef int32_t child
        cdef uint64_t ends = 0
        if kind == c"c":
            return self._screen_part(code[2], origin, begins)
        if kind == c"w":
            return self._screen_words(code[1], origin, begins)
        if kind == c"s":
            for child in range(code[1]):
                begins = self._screen_part(code[2 + child], origin, begins)
                if not begins:
                    return 0
            return begins
        if kind == c"a":
            for child in range(code[1]):
                ends |= self._screen_part(code[2 + child], origin, begins)
            return ends
        if kind == c"r":
            return self._screen_repeated(code, origin, begins)
        while begins:
            ends |= self._screen_at(kind, node, origin, newslint_lowest(begins))
            begins &= begins - 1
        return ends

    cdef inline uint64_t _screen_part(self, int32_t node, Py_ssize_t origin, uint64_t begins) except? -1:
        """The same for a part of a node: every other one is a set of words."""
        if self.nodes[node] == c"w":
            return self._screen_words(self.nodes[node + 1], origin, begins)
        return self._screen(node, origin, begins)

    cdef inline uint64_t _screen_words(self, int32_t words, Py_ssize_t origin, uint64_t begins) noexcept nogil:
        """The same for a set of words."""
        cdef uint64_t ends = 0
        cdef int begin
        begins &= FOLLOWED
        while begins:
            begin = newslint_lowest(begins)
            if origin + begin < self.last and self.finder.has(words, self.tokens[origin + begin].word):
                ends |= <uint64_t> 2 << begin
            begins &= begins - 1
        return ends

    cdef uint64_t _screen_repeated(self, const int32_t* code, Py_ssize_t origin, uint64_t begins) except? -1:
        cdef uint64_t ends = begins if code[1] == 0 else 0
        cdef int32_t count
        for count in range(1, code[2] + 1):
            begins = self._screen_part(code[3], origin, begins)
            if not begins:
                break
            if count >= code[1]:
                if not begins & ~ends:
                    break
                ends |= begins
        return ends

    cdef uint64_t _screen_at(self, int32_t kind, int32_t node, Py_ssize_t origin, int begin) except? -1:
        """What `_screen` says of a node without parts at one place."""
        cdef const int32_t* code = self.nodes + node
        cdef Py_ssize_t at = origin + begin
        cdef Py_ssize_t end = at
        cdef uint64_t here = <uint64_t> 1 << begin
        cdef uint64_t ends = 0
        cdef int32_t child
        if kind == c"^" or kind == c"$" or kind == c"!" or kind == c"-":
            if (kind == c"!" or kind == c"-") and code[2] or self._holds(kind, node, at):
                return here
            return 0
        if kind == c"g" or kind == c"n" or kind == c"N":
            if kind != c"N":
                ends = here
            while end < at + code[1] and end < self.last and end < origin + 63 and self._goes_on(kind, at, end):
                end += 1
                here <<= 1
                if kind != c"N" or not self._traits(end - 1) & COMMA:
                    ends |= here
            return ends
        if at >= self.last or begin == 63:
            return 0
        if kind == c"m":
            self._names(code, at, NULL, &ends)
            return ends << begin
        if kind == c"&":
            for child in range(code[1]):
                if not self._screen(code[2 + child], origin, here):
                    return 0
            return here << 1
        if kind == c"p":
            if self.granting:
                self.granted = True
                return here << 1
            return here << 1 if self.story.may_be(at, self.finder.texts[code[1]]) else 0
        return here << 1 if self._token_is(kind, node, at) else 0
