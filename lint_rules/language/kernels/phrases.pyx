# cython: language_level=3, boundscheck=False, wraparound=False, cdivision=True
"""Finds where the patterns of a program stand in a story: `language.matching.finder` in compiled code.

A pattern is tried in two steps, as in Python. The screen follows all ways of a pattern at once: the places where a match
may end are the bits of one number, counted from where the pattern begins (`programs.LONGEST` sees to it that they fit).
Where it finds an end, the ways are tried one by one, in the order of `matching.passage`. That one calls itself for each
node on the way, so the depth of calls goes by the length of a pattern and never by that of a sentence.
"""

cimport cython
from cpython.dict cimport PyDict_GetItem
from cpython.exc cimport PyErr_CheckSignals
from cpython.long cimport PyLong_AsLong
from cpython.object cimport PyObject
from cpython.unicode cimport Py_UNICODE_ISALNUM, Py_UNICODE_ISALPHA, Py_UNICODE_ISDIGIT, Py_UNICODE_ISUPPER
from libc.stdint cimport int32_t, int64_t, uint64_t
from libc.stdlib cimport calloc, free, malloc
from libc.string cimport memcmp, memset

from lint_rules.language.matching import layout, passage

cdef extern from *:
    """
    #if defined(_MSC_VER)
    #include <intrin.h>
    static int lowest(unsigned long long bits) { unsigned long at; _BitScanForward64(&at, bits); return (int)at; }
    #else
    #define lowest(bits) __builtin_ctzll(bits)
    #endif
    """
    int lowest(uint64_t bits) nogil  # the place of the lowest bit of a number that has any

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
    TRAITS = 12  # bits that these take

    MARKS = 12  # as in `passage`
    STRETCH = 100
    NEEDS = 2  # as in `layout`
    ROW = 11
    KEPT = 1 << 14  # words that are remembered
    LONG = 64  # characters of a word above which it is not
    DEEPEST = 1000  # calls within one another
    PATIENCE = 4096  # tokens between two looks whether the user has had enough

cdef uint64_t BELOW_LAST = 0x7FFFFFFFFFFFFFFF

cdef frozenset WORDISH = frozenset(("'s", "’s", "n't", "n’t", "%"))
cdef frozenset QUOTES = passage._QUOTES
cdef frozenset BREAKERS = passage._PHRASE_BREAKERS
cdef frozenset OPENING = passage._OPENING
cdef frozenset CLOSING = passage._CLOSING

if (MARKS, STRETCH, NEEDS, ROW) != (passage.MARKS, passage._STRETCH, layout.NEEDS, layout.ROW):
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


cdef inline uint64_t mark(int32_t word) noexcept nogil:
    """The bit of a word in the marks of sets."""
    return <uint64_t> 1 << (word & 63)


@cython.final
cdef class Finder:
    """A program, ready to run, and what is known of the words met so far. ``conditions`` tells those of a phrase."""

    cdef object conditions
    cdef tuple parts  # keeps the arrays below alive
    cdef list texts
    cdef const char* words
    cdef int32_t* lines  # where each word begins
    cdef uint64_t* marks  # of each set: one bit for each word, several words share a bit
    cdef Py_ssize_t count
    cdef Lists sets
    cdef Lists index
    cdef const int32_t* patterns
    cdef Py_ssize_t pattern_count
    cdef const int32_t* nodes
    cdef Py_ssize_t node_count
    cdef int32_t* steps  # of each node, by where it begins; 0 where none does
    cdef dict known

    def __init__(self, program, conditions):
        cdef bytes words = program["words"].encode()
        cdef bytes patterns = program["patterns"]
        cdef bytes nodes = program["nodes"]
        self.conditions = conditions
        self.texts = program["texts"]
        self.parts = (words, *program["sets"], *program["index"], patterns, nodes)
        self.known = {}
        self.words = words
        self._find_lines(len(words))
        self.sets = lists(program["sets"])
        self.index = lists(program["index"])
        self.patterns = <const int32_t*> <const char*> patterns
        self.pattern_count = len(patterns) // (4 * ROW)
        self.nodes = <const int32_t*> <const char*> nodes
        self.node_count = len(nodes) // 4
        self._check()
        self._mark_sets()

    def __dealloc__(self):
        free(self.lines)
        free(self.marks)
        free(self.steps)

    cdef int _check(self) except -1:
        """Sees that no number in the program points out of it, so that nothing need be asked when it runs."""
        cdef Py_ssize_t at, each
        cdef Py_ssize_t begin = 0
        cdef const int32_t* row
        cdef bint sound
        self.steps = <int32_t*> calloc(self.node_count + 1, sizeof(int32_t))
        if self.steps == NULL:
            raise MemoryError
        while begin < self.node_count:
            begin += self._check_node(begin)
        sound = self.index.count == self.count
        for at in range(self.sets.length):
            sound &= 0 <= self.sets.items[at] < self.count
        for at in range(self.index.length):
            sound &= 0 <= self.index.items[at] < self.pattern_count
        for at in range(self.pattern_count):
            row = self.patterns + at * ROW
            sound &= 0 <= row[1] <= row[2] and 0 <= row[4] < self.node_count and self.steps[row[4]] > 0
            for each in range(NEEDS):
                sound &= row[5 + 3 * each] < self.sets.count
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

    cdef int _mark_sets(self) except -1:
        cdef Py_ssize_t which
        cdef int32_t each
        self.marks = <uint64_t*> calloc(self.sets.count + 1, sizeof(uint64_t))
        if self.marks == NULL:
            raise MemoryError
        for which in range(self.sets.count):
            for each in range(self.sets.starts[which], self.sets.starts[which + 1]):
                self.marks[which] |= mark(self.sets.items[each])
        return 0

    cdef int _find_lines(self, Py_ssize_t length) except -1:
        cdef const char* at = self.words
        cdef const char* end = at + length
        self.count = 0
        while at < end:
            self.count += at[0] == c"\n"
            at += 1
        self.lines = <int32_t*> malloc((self.count + 1) * sizeof(int32_t))
        if self.lines == NULL:
            raise MemoryError
        self.count = 0
        self.lines[0] = 0
        at = self.words
        while at < end:
            if at[0] == c"\n":
                self.count += 1
                self.lines[self.count] = <int32_t> (at + 1 - self.words)
            at += 1
        return 0

    def reading(self, story):
        """What stands in a story, found when asked."""
        return Reading(self, story)

    cdef long look_up(self, str word) except -1:
        """The word's number plus one, 0 for a word of no set, and, from bit TRAITS down, its traits as written."""
        cdef PyObject* kept = PyDict_GetItem(self.known, word)
        cdef long found
        if kept != NULL:
            return PyLong_AsLong(<object> kept)
        found = (self._number(word) + 1) << TRAITS | traits_of(word)
        if len(word) <= LONG:
            if len(self.known) >= KEPT:
                self.known.clear()
            self.known[word] = found
        return found

    cdef long _number(self, str word) except -2:
        """The number of a word, -1 for one that no set has: a search by halves in the sorted words."""
        cdef Py_ssize_t length = 0
        cdef Py_ssize_t low = 0
        cdef Py_ssize_t high = self.count
        cdef Py_ssize_t middle, other
        cdef bytes encoded = word.encode("utf-8", "surrogatepass")
        cdef const char* text = encoded
        cdef int order
        length = len(encoded)
        while low < high:
            middle = (low + high) >> 1
            other = self.lines[middle + 1] - self.lines[middle] - 1
            order = memcmp(self.words + self.lines[middle], text, min(other, length))
            if order == 0:
                if other == length:
                    return <long> middle
                order = -1 if other < length else 1
            if order < 0:
                low = middle + 1
            else:
                high = middle
        return -1

    cdef bint has(self, int32_t which, int32_t word) noexcept nogil:
        """Whether a set has a word."""
        cdef const int32_t* low = self.sets.items + self.sets.starts[which]
        cdef const int32_t* high = self.sets.items + self.sets.starts[which + 1]
        cdef const int32_t* middle
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


@cython.final
cdef class Reading:
    """The places of phrases in one story. ``words`` has the number of each token's word (-1: of no set), ``tried`` the
    first start at which each pattern has not been tried yet."""

    cdef Finder finder
    cdef object story
    cdef list text
    cdef list lower
    cdef list sentences
    cdef const int32_t* nodes
    cdef int32_t* words
    cdef uint64_t* marks
    cdef int32_t* traits
    cdef Py_ssize_t* tried
    cdef Py_ssize_t* opens  # of each named part on the way that is being tried; -1: not on it
    cdef Py_ssize_t* closes
    cdef Py_ssize_t count
    cdef Py_ssize_t patience
    # The sentence at hand.
    cdef Py_ssize_t sentence
    cdef Py_ssize_t first
    cdef Py_ssize_t last
    cdef list tags  # None until a node asks
    cdef dict searched

    def __init__(self, Finder finder not None, story):
        cdef Py_ssize_t at, texts
        cdef list text = list(story.tokens.text)
        cdef list lower = list(story.tokens.lower)
        if len(text) != len(lower):
            raise ValueError("tokens are told twice, as written and in lower case")
        self.finder = finder
        self.story = story
        self.sentences = list(story.sentences)
        self.text = text
        self.lower = lower
        self.nodes = finder.nodes
        self.count = len(lower)
        texts = len(finder.texts)
        self.words = <int32_t*> malloc((self.count + 1) * sizeof(int32_t))
        self.marks = <uint64_t*> malloc((self.count + 1) * sizeof(uint64_t))
        self.traits = <int32_t*> calloc(self.count + 1, sizeof(int32_t))
        self.tried = <Py_ssize_t*> calloc(finder.pattern_count + 1, sizeof(Py_ssize_t))
        self.opens = <Py_ssize_t*> malloc((texts + 1) * sizeof(Py_ssize_t))
        self.closes = <Py_ssize_t*> malloc((texts + 1) * sizeof(Py_ssize_t))
        if NULL in (self.words, self.marks, self.traits, self.tried, self.opens, self.closes):
            raise MemoryError
        for at in range(self.count):
            self.words[at] = <int32_t> (finder.look_up(<str?> lower[at]) >> TRAITS) - 1
            self.marks[at] = mark(self.words[at]) if self.words[at] >= 0 else 0

    def __dealloc__(self):
        free(self.words)
        free(self.marks)
        free(self.traits)
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
        memset(self.tried, 0, self.finder.pattern_count * sizeof(Py_ssize_t))
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
                if self.finder.has(<int32_t> words, self.words[place]):
                    for start in range(max(self.first, place - most), place - least + 1):
                        if self._end(checked, start) > start:
                            return True
        return False

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
        cdef int32_t word
        for place in range(self.first, self.last):
            word = self.words[place]
            if word < 0:
                continue
            if not place % PATIENCE:
                PyErr_CheckSignals()
            for each in range(self.finder.index.starts[word], self.finder.index.starts[word + 1]):
                number = self.finder.index.items[each]
                row = self.finder.patterns + number * ROW
                if not self._are_met(row + 5, place):
                    continue
                start = max(self.first, place - row[2], self.tried[number])
                self.tried[number] = place - row[1] + 1
                while start <= place - row[1]:
                    if row[3] and start - self.first > MARKS:
                        break
                    # Bit 0 is an end before the first token.
                    if self._screen(row[4], start, 1) > 1:
                        self._attempt(row, start, told)
                    start += 1
        return told

    cdef bint _are_met(self, const int32_t* needs, Py_ssize_t place) noexcept nogil:
        """Whether the words that a pattern needs besides its anchor at ``place`` stand where they can stand."""
        cdef Py_ssize_t need, at, end
        cdef uint64_t marks
        for need in range(NEEDS):
            if needs[0] < 0:
                return True
            at = max(self.first, place + needs[1])
            end = min(self.last, place + needs[2] + 1)
            marks = self.finder.marks[needs[0]]
            while at < end and not (marks & self.marks[at] and self.finder.has(needs[0], self.words[at])):
                at += 1
            if at >= end:
                return False
            needs += 3
        return True

    cdef int _attempt(self, const int32_t* row, Py_ssize_t start, list told) except -1:
        """Tries a pattern at one place and tells of it where it matches and its phrase's conditions are met."""
        cdef Py_ssize_t at, end, first, last
        cdef dict named = {}
        cdef dict conditions
        cdef tuple span
        for at in range(len(self.finder.texts)):
            self.opens[at] = -1
        end = self._end(row[4], start)
        if end <= start:
            return 0
        for at in range(len(self.finder.texts)):
            if 0 <= self.opens[at] < self.closes[at]:
                named[self.finder.texts[at]] = (self.opens[at] - self.first, self.closes[at] - self.first)
        conditions = self.finder.conditions(row[0])
        first, last = start, end
        if conditions:
            for node in conditions.get("also", ()):
                span = self._find(node, start)
                if span is None:
                    return 0
                first, last = min(first, <Py_ssize_t> span[0]), max(last, <Py_ssize_t> span[1])
            for node in conditions.get("unless", ()):
                if self._touches(self._checked(node), start, end):
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

    cdef bint _touches(self, int32_t node, Py_ssize_t start, Py_ssize_t end) except -1:
        """Whether the node matches somewhere in the sentence and shares a token with ``start`` to ``end``."""
        cdef Py_ssize_t begin
        cdef Way all_told
        all_told.kind = 0
        all_told.at = start + 1
        for begin in range(max(self.first, start - MARKS), end):
            if self._match(node, begin, &all_told):
                return True
        return False

    # The traits of tokens.

    cdef int _traits(self, Py_ssize_t at) except -1:
        """What the token is, as written."""
        if not self.traits[at]:
            self.traits[at] = self.finder.look_up(<str?> self.text[at]) & ((1 << TRAITS) - 1)
        return self.traits[at]

    cdef bint _token_is(self, int32_t kind, int32_t node, Py_ssize_t at) except -1:
        """Whether the token at ``at`` is what a node of one token asks for."""
        cdef const int32_t* code = self.nodes + node
        cdef str word, ending
        cdef int child
        if kind == c"w":
            return self.finder.has(code[1], self.words[at])
        if kind == c"t":
            return self.finder.has(code[1], <int32_t> (self.finder.look_up(<str?> self.text[at]) >> TRAITS) - 1)
        if kind == c"k":
            return self._traits(at) >> code[1] & 1
        if kind == c"x":
            word, ending = self.lower[at], self.finder.texts[code[1]]
            return word.endswith(ending) and len(word) > len(ending) + 1 and Py_UNICODE_ISALPHA(word[0])
        if kind == c"p":
            if self.tags is None:
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
        if at >= self.last or self.words[at] < 0:
            return False
        while low < high:
            middle = (low + high) >> 1
            if code[2 + 2 * middle] < self.words[at]:
                low = middle + 1
            else:
                high = middle
        if low == code[1] or code[2 + 2 * low] != self.words[at]:
            return False
        told = code + code[3 + 2 * low]
        count = told[0]
        told += 1
        while count > 0:
            end = at + 1 + told[0]
            if end <= self.last:
                word = 0
                while word < told[0] and self.words[at + 1 + word] == told[1 + word]:
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

    cdef uint64_t _screen(self, int32_t node, Py_ssize_t origin, uint64_t begins) except? 0:
        """The places where matches of the node may end that begin at these places, both as bits from ``origin``: what
        `matching.screen` tells. A question about a part of speech is taken for answered as the node would like wherever
        the word can be that, so that no sentence is tagged in vain."""
        cdef const int32_t* code = self.nodes + node
        cdef int32_t kind = code[0]
        cdef int32_t child
        cdef uint64_t ends = 0
        if kind == c"s":
            for child in range(code[1]):
                begins = self._screen(code[2 + child], origin, begins)
                if not begins:
                    return 0
            return begins
        if kind == c"a":
            for child in range(code[1]):
                ends |= self._screen(code[2 + child], origin, begins)
            return ends
        if kind == c"c":
            return self._screen(code[2], origin, begins)
        if kind == c"r":
            return self._screen_repeated(code, origin, begins)
        while begins:
            ends |= self._screen_at(kind, node, origin, lowest(begins))
            begins &= begins - 1
        return ends

    cdef uint64_t _screen_repeated(self, const int32_t* code, Py_ssize_t origin, uint64_t begins) except? 0:
        cdef uint64_t ends = begins if code[1] == 0 else 0
        cdef int32_t count
        for count in range(1, code[2] + 1):
            begins = self._screen(code[3], origin, begins)
            if not begins:
                break
            if count >= code[1]:
                if not begins & ~ends:
                    break
                ends |= begins
        return ends

    cdef uint64_t _screen_at(self, int32_t kind, int32_t node, Py_ssize_t origin, int begin) except? 0:
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
            return here << 1 if self.story.may_be(at, self.finder.texts[code[1]]) else 0
        return here << 1 if self._token_is(kind, node, at) else 0
