# cython: language_level=3, boundscheck=False, wraparound=False, cdivision=True
"""The sequence model of `attribution.chain`, compiled; names are those of the Python beside it (`chain`, `paths`,
`signals`, `surroundings`), where it says what each signal means.

No feature is ever put together as a string: its hash is fed from the texts of the words and classes that it is made of,
which are kept with each word form.
"""

cimport cython
from cpython.exc cimport PyErr_CheckSignals
from libc.stdint cimport int32_t, int64_t, uint8_t, uint16_t, uint32_t, uint64_t
from libc.stdlib cimport calloc, free
from libc.string cimport memcmp, memcpy, memset

from lint_rules.language.attribution import chain as plain, paths, signals, surroundings
from lint_rules.language.kernels.glance cimport normal
from lint_rules.language.kernels.weights cimport START, Table, fed, newslint_fetch as fetch
from lint_rules.language.memo import LIMIT

cdef enum:
    LABELS = 7
    LANES = 8  # one more than there are labels: rows of weights fill whole registers
    KEY = LABELS  # the spare lane; in what is remembered it tells of what, in sums it means nothing
    # As in `paths`: rows of transitions into a sentence, into one inside a quotation, and into a block.
    ROWS = 4
    INTO = 1
    INTO_QUOTED = 2
    INTO_BLOCK = 3
    # As in `signals`.
    OPENING = 1
    INSIDE = 2
    CLOSING = 3
    STATES = 4
    STEPS = 10
    # As in `surroundings`.
    CUE_STEP = 4
    STRONG = 5
    NEAR = 8
    NOWHERE = 9
    # Distances at which a word lends to a token, as in `chain.OFFSETS`.
    FAR = 0
    LEFT = 1
    OWN = 2
    RIGHT = 3
    BEYOND = 4
    OFFSETS = 5
    # Kinds of what is lent, by their place in `_KINDS`.
    FINE = 4
    TWO = 5
    THREE = 6
    FORM = 7
    KINDS = 8
    # How much of what was worked out before is at hand, powers of two: rows of the model, what pairs of classes are
    # worth, what the words of a step or class lend, what those with an ending do.
    KNOWN = 32768
    WAYS = 2  # rows of the model among which a feature may stand: those in a line of the processor's cache
    PAIR_BITS = 14
    SHARED = 1024
    ENDED = 512
    REACH = 11  # one more than there are steps: the edge of a sentence is a step below them
    AWAY = 23  # one more than the farthest distance
    BROKEN = 4  # one more than the breaks that are counted
    CLASSES = 32  # the numbers below are those of the classes of words that the lexicon does not have
    LINE = 64  # bytes that the processor's cache fetches at once
    ROUNDS = 4096  # tokens between two looks whether somebody interrupts

cdef bytes _KINDS = b"csABC23w"
cdef int64_t IMPOSSIBLE = paths.IMPOSSIBLE
cdef object Reading = plain.Reading
cdef object new = tuple.__new__  # of a record, without the constructor that takes its fields one by one
cdef object UNREAD = plain.UNREAD
cdef object shape_of = signals.shape
cdef list _ENDINGS = [ending.encode() for ending in signals.ENDINGS]
assert len(_ENDINGS) + 6 <= CLASSES
cdef frozenset _BREAKS = frozenset([mark.encode() for mark in surroundings.BREAKS])
cdef frozenset _LEADS = frozenset([word.encode() for word in surroundings.LEADS])
cdef frozenset _ENDS = frozenset([mark.encode() for mark in surroundings.ENDS])
cdef Py_ssize_t LONGEST = max(map(len, _BREAKS | _LEADS | _ENDS))  # of them all, in bytes
cdef Py_ssize_t FARTHEST = len(surroundings.DISTANCES) - 1
cdef int DISTANCES[64]
assert FARTHEST < 64 and max(surroundings.DISTANCES) < AWAY
for _at, _distance in enumerate(surroundings.DISTANCES):
    DISTANCES[_at] = _distance

ctypedef int32_t[LANES] Sums  # or weights, per label

cdef struct Text:
    unsigned char of[12]
    uint16_t length
    uint16_t number  # of a class or step: no two of a kind have the same, none has 0

cdef struct Pair:
    # What the classes, or the steps, of two neighbours tell of the first and of the second, and of which classes; a
    # line of the cache.
    Sums first, second

cdef struct Shared:
    # What words of one step or class lend to the tokens around them.
    uint32_t key  # 0: nothing is known yet
    int32_t lends[OFFSETS][LANES]

cdef struct Ended:
    # What words with one ending lend to their neighbours and themselves.
    unsigned char ending[12]
    uint32_t length  # in bytes; 0: nothing is known yet
    int32_t lends[3][LANES]  # from LEFT to RIGHT

cdef struct Word:
    # What is known of a word form, or of the edge of a sentence.
    int32_t lends[OFFSETS][LANES]
    Text coarse, middle, shape
    uint32_t b3, s2  # hashes of features that begin with this word's class or step
    int cue, source
    bint breaks, is_that, leads, ends
    Text fine
    const unsigned char* norm
    Py_ssize_t length


cdef uint32_t REMAINDERS[256]
for _at in range(256):
    REMAINDERS[_at] = fed(_at, <const unsigned char*> "", 1)  # after a null


cdef inline uint32_t byte_fed(uint32_t state, unsigned char byte) noexcept nogil:
    """The state of a hash after one more byte, as in `kernels.weights.fed`."""
    return REMAINDERS[(state ^ byte) & 0xFF] ^ (state >> 8)


cdef inline uint32_t barred(uint32_t state) noexcept nogil:
    """The state of a hash after the bar between two parts of a feature."""
    return byte_fed(state, c"|")


cdef inline uint32_t text_fed(uint32_t state, const char* text) noexcept nogil:
    """The state of a hash after a text that ends with a null."""
    while text[0]:
        state = byte_fed(state, text[0])
        text += 1
    return state


cdef inline uint32_t number(uint32_t state, int value) noexcept nogil:
    """The state of a hash after a number from -9 to 99 in digits."""
    if value < 0:
        state = byte_fed(state, c"-")
        value = -value
    elif value > 9:
        state = byte_fed(state, c"0" + value // 10)
        value %= 10
    return byte_fed(state, c"0" + value)


cdef inline uint32_t truth(uint32_t state, bint value) noexcept nogil:
    """The state of a hash after `True` or `False`."""
    return text_fed(state, "True" if value else "False")


cdef inline uint32_t named(uint32_t state, const Text* text) noexcept nogil:
    """The state of a hash after the name of a class or shape."""
    cdef int at
    for at in range(text.length):
        state = byte_fed(state, text.of[at])
    return state


cdef inline uint32_t classes_of(const Word* word) noexcept nogil:
    """The coarse and the middle class of a word in one number."""
    return word.coarse.number | <uint32_t> word.middle.number << 16


cdef inline uint32_t spelled(uint32_t state, const Word* word) noexcept nogil:
    """The state of a hash after the form of a word."""
    return fed(state, word.norm, word.length)


cdef inline void add(int32_t* sums, const int32_t* worth) noexcept nogil:
    """Adds a row of weights; all are read before any is written, so that compilers take four at once."""
    cdef Sums total
    cdef int lane
    for lane in range(LANES):
        total[lane] = <int32_t> (<uint32_t> sums[lane] + <uint32_t> worth[lane])
    memcpy(sums, total, sizeof(Sums))


cdef int put(Text* text, bytes encoded, int number) except -1:
    """Stores a short text with its number."""
    if len(encoded) > 12:
        raise ValueError("no name of a class or shape is that long")
    memcpy(text.of, <const unsigned char*> encoded, len(encoded))
    text.length, text.number = <uint16_t> len(encoded), <uint16_t> number
    return 0


cdef int put_number(Text* text, int value) noexcept nogil:
    """Stores the number, 0 to 32,767, of a step or of a class of the lexicon, in digits."""
    cdef int place = 10000
    text.length, text.number = 0, <uint16_t> (CLASSES + value)
    while place > 1 and value < place:
        place //= 10
    while place:
        text.of[text.length] = <unsigned char> (c"0" + value // place % 10)
        text.length += 1
        place //= 10
    return 0


cdef str got(const Text* text):
    return text.of[:text.length].decode("utf-8", "surrogatepass")


cdef Py_ssize_t ending(const unsigned char* text, Py_ssize_t length, int characters) noexcept nogil:
    """Where in an encoded text its last few characters begin."""
    while length and characters:
        length -= 1
        characters -= text[length] & 0xC0 != 0x80
    return length


# The states after what features begin with.
cdef uint32_t A1 = text_fed(START, "a1"), A2 = text_fed(START, "a2")
cdef uint32_t B1 = text_fed(START, "b1"), B2 = text_fed(START, "b2"), B3 = text_fed(START, "b3")
cdef uint32_t CC = text_fed(START, "cc"), CN = text_fed(START, "cn")
cdef uint32_t SN = text_fed(START, "sn"), S2 = text_fed(START, "s2")
cdef uint32_t Q = text_fed(START, "q"), Q0 = text_fed(START, "q0")
cdef uint32_t QL = text_fed(START, "ql"), QB = text_fed(START, "qb")
cdef uint32_t PS = text_fed(START, "ps"), TR = text_fed(START, "tr")
cdef uint32_t FI = text_fed(START, "fi"), FW = text_fed(START, "fw")
cdef uint32_t LW = text_fed(START, "lw"), LF = text_fed(START, "lf"), LP_CUE = text_fed(START, "lP")
cdef uint32_t LB = text_fed(START, "lb"), LP = text_fed(START, "lp")
cdef uint32_t LC = text_fed(START, "lc"), LQ = text_fed(START, "lq")
cdef uint32_t RW = text_fed(START, "rw"), RC = text_fed(START, "rc"), RQ = text_fed(START, "rq")


cdef class WordSigns:
    """What is known of a word form by itself, with what the word lends to the tokens around it."""

    cdef Word word
    cdef bytes encoded  # the norm; `word` points into it

    def __cinit__(self):
        memset(&self.word, 0, sizeof(Word))

    cdef int name(self, bytes norm) except -1:
        """Takes the form; the rest goes by it."""
        self.encoded = norm
        self.word.norm = norm
        self.word.length = len(norm)
        if self.word.length <= LONGEST:
            self.word.breaks = norm in _BREAKS
            self.word.is_that = norm == b"that"
            self.word.leads = norm in _LEADS
            self.word.ends = norm in _ENDS
        return 0

    cdef int begin(self) noexcept:
        """Works out the hashes that begin with the word's class or step."""
        cdef Word* word = &self.word
        word.b3 = barred(named(B3, &word.middle))
        word.s2 = barred(number(S2, word.source))
        return 0

    @property
    def norm(self):
        return self.encoded.decode("utf-8", "surrogatepass")

    @property
    def cue(self):
        return self.word.cue

    @property
    def source(self):
        return self.word.source

    @property
    def coarse(self):
        return got(&self.word.coarse)

    @property
    def middle(self):
        return got(&self.word.middle)

    @property
    def fine(self):
        return got(&self.word.fine)

    @property
    def shape(self):
        return got(&self.word.shape)


cdef class Passage:
    """The tokens of neighbouring sentences, which are read together."""

    cdef Py_ssize_t count
    cdef Word** words  # of one sentence at a time, with two for the edge on either side
    cdef uint8_t* states
    cdef uint8_t* rows
    cdef uint8_t* labels
    cdef Sums* lanes
    cdef uint8_t (*before)[LANES]  # per token and label, the label that the best way comes from
    cdef uint32_t (*features)[2]  # of each token with those beside it, but for pairs

    def __cinit__(self, Py_ssize_t count):
        self.count = count
        self.words = <Word**> calloc(count + 4, sizeof(Word*))
        self.states = <uint8_t*> calloc(count + 1, 1)
        self.rows = <uint8_t*> calloc(count + 1, 1)
        self.labels = <uint8_t*> calloc(count + 1, 1)
        self.lanes = <Sums*> calloc(count + 1, sizeof(Sums))
        self.before = <uint8_t (*)[LANES]> calloc(count + 1, LANES)
        self.features = <uint32_t (*)[2]> calloc(count + 1, 2 * sizeof(uint32_t))
        if not (
            self.words and self.states and self.rows and self.labels and self.lanes and self.before and self.features
        ):
            raise MemoryError

    def __dealloc__(self):
        free(self.words)
        free(self.states)
        free(self.rows)
        free(self.labels)
        free(self.lanes)
        free(self.before)
        free(self.features)


@cython.final
cdef class Chain:
    """The model, ready to label the sentences of a block. See `attribution.chain.Chain`."""

    cdef Table table, lexicon
    cdef readonly double unit
    cdef dict words, readings
    cdef Py_ssize_t remembered
    cdef void* memory
    cdef Sums* known  # by the last state of a feature's hash; all three in `memory`, from the beginning of a line of the cache
    cdef Pair* pairs
    cdef Pair* steps
    # What the nearest cue to the left and to the right is worth: by its step and how far it is; by its step, the breaks
    # since then, whether a `that` followed it, and the state.
    cdef Sums left_far[REACH][AWAY]
    cdef Sums right_far[REACH][AWAY]
    cdef Sums left_here[REACH][BROKEN][2][STATES]
    cdef Sums right_here[REACH][BROKEN][STATES]
    cdef Shared* shared
    cdef Ended* ended
    cdef WordSigns opening_edge, closing_edge
    cdef uint32_t lent[KINDS][OFFSETS]  # hashes up to the value that is lent
    # Per row of transitions: to outside, source, cue and content from the same; to a further token of a role from its
    # first and from a further one.
    cdef int64_t roles[ROWS][4][4]
    cdef int64_t more[ROWS][3][2]

    def __cinit__(self, model, lexicon):
        cdef int row, role, label, kind, offset
        cdef size_t pairs = (1 << PAIR_BITS) + REACH * REACH * REACH
        self.memory = calloc(KNOWN * sizeof(Sums) + (pairs + 1) * sizeof(Pair), 1)
        self.shared = <Shared*> calloc(SHARED, sizeof(Shared))
        self.ended = <Ended*> calloc(ENDED, sizeof(Ended))
        if self.memory == NULL or self.shared == NULL or self.ended == NULL:
            raise MemoryError
        self.pairs = <Pair*> ((<size_t> self.memory + sizeof(Pair) - 1) // sizeof(Pair) * sizeof(Pair))
        self.steps = self.pairs + (1 << PAIR_BITS)
        self.known = <Sums*> (self.pairs + pairs)
        for offset in range(WAYS):
            self.known[offset][KEY] = 1  # which never stands in this place: nothing is known yet

        self.table = model.table
        self.lexicon = lexicon.table
        if self.table is None or self.lexicon is None or self.table.labels != LABELS or self.lexicon.labels != 5:
            raise ValueError("no model of attribution")
        self.unit = model.scale
        self.words, self.readings, self.remembered = {}, {}, 0
        transitions = model.extra["transitions"]
        for row in range(ROWS):
            for role in range(4):
                for label in range(4):
                    self.roles[row][role][label] = transitions[row][role][label]
            for role in range(3):
                for label in range(2):
                    self.more[row][role][label] = transitions[row][4 + role][label]
        for kind in range(KINDS):
            for offset in range(OFFSETS):
                state = number(fed(START, <const unsigned char*> _KINDS + kind, 1), offset - OWN)
                self.lent[kind][offset] = text_fed(state, "=")
        self.opening_edge, self.closing_edge = self.edge("^"), self.edge("$")
        self.weigh_cues()

    def __dealloc__(self):
        free(self.memory)
        free(self.shared)
        free(self.ended)

    cdef WordSigns edge(self, str mark):
        """The edge of a sentence as the words beside it see it."""
        cdef WordSigns signs = WordSigns()
        cdef int offset
        signs.name(mark.encode())
        signs.word.cue = -1
        put(&signs.word.coarse, signs.encoded, 1 + (mark == "^"))
        signs.word.middle = signs.word.coarse
        signs.begin()
        for offset in range(OFFSETS):
            self.table.add(spelled(self.lent[FORM][offset], &signs.word), signs.word.lends[offset])
        return signs

    cdef int weigh_cues(self) noexcept:
        """Looks up what the nearest cues are worth."""
        cdef int step, at, breaks, that, state
        cdef uint32_t left, right
        for step in range(REACH):
            left, right = barred(number(LC, step - 1)), barred(number(RC, step - 1))
            for at in range(FARTHEST + 1):
                if at and DISTANCES[at] == DISTANCES[at - 1]:
                    continue
                self.table.add(number(left, DISTANCES[at]), self.left_far[step][DISTANCES[at]])
                self.table.add(number(right, DISTANCES[at]), self.right_far[step][DISTANCES[at]])
            for breaks in range(BROKEN):
                left = barred(number(barred(number(LQ, step - 1)), breaks))
                right = barred(number(barred(number(RQ, step - 1)), breaks))
                for state in range(STATES):
                    for that in range(2):
                        self.table.add(
                            number(barred(truth(left, that)), state), self.left_here[step][breaks][that][state]
                        )
                    self.table.add(number(right, state), self.right_here[step][breaks][state])
        return 0

    cpdef list signs(self, words):
        """What is known of each word's form."""
        cdef list found = []
        cdef WordSigns signs
        cdef dict known = self.words
        if len(known) > LIMIT:
            known.clear()
        for word in words:
            signs = <WordSigns> known.get(word)
            if signs is None:
                signs = known[word] = self.sign(word)
            found.append(signs)
        return found

    cdef WordSigns sign(self, str written):
        """The signs of a word form seen for the first time."""
        cdef WordSigns signs = WordSigns()
        cdef Word* word = &signs.word
        cdef int32_t traits[5]
        if written is None:
            raise TypeError("a word is a string")
        signs.name(normal(written))
        memset(traits, 0, sizeof(traits))
        self.lexicon.add(spelled(START, word), traits)
        word.cue, word.source = traits[0], traits[1]
        if not (0 <= word.cue < STEPS and 0 <= word.source < STEPS):
            raise ValueError("a word's steps run from 0 to 9")
        self.give_shape(word, written)
        if traits[4]:
            if min(traits[2], traits[3], traits[4]) < 0:
                raise ValueError("classes count from 0")
            put_number(&word.coarse, traits[2])
            put_number(&word.middle, traits[3])
            put_number(&word.fine, traits[4])
        else:
            put_unknown(&word.coarse, written, word)
            word.middle = word.fine = word.coarse
        signs.begin()
        self.lend(word)
        return signs

    cdef int give_shape(self, Word* word, str written) except -1:
        """Stores the letters at the head of a word by kind, runs cut to two."""
        cdef Text* shape = &word.shape
        cdef Py_UCS4 character
        cdef unsigned char kind
        for character in written:
            if character.isupper():
                kind = c"X"
            elif character.isalpha():
                kind = c"x"
            elif character.isdigit():
                kind = c"d"
            elif character < 128:
                kind = <unsigned char> character
            else:
                return put(shape, shape_of(written).encode("utf-8", "surrogatepass"), 0)
            if shape.length < 2 or shape.of[shape.length - 1] != kind or shape.of[shape.length - 2] != kind:
                shape.of[shape.length] = kind
                shape.length += 1
                if shape.length == 3:
                    break
        return 0

    cdef int lend(self, Word* word) noexcept:
        """Works out what the word lends to the tokens around it."""
        cdef Text step
        cdef uint32_t[3] states, rows
        cdef int offset
        put_number(&step, word.cue)
        self.lend_shared(0, &step, word)
        put_number(&step, word.source)
        self.lend_shared(1, &step, word)
        self.lend_shared(2, &word.coarse, word)
        self.lend_shared(3, &word.middle, word)
        self.lend_shared(FINE, &word.fine, word)
        for offset in range(LEFT, RIGHT + 1):
            states[offset - LEFT] = spelled(self.lent[FORM][offset], word)
        self.table.find_all(states, 3, rows)
        for offset in range(LEFT, RIGHT + 1):
            if rows[offset - LEFT]:
                self.table.add_row(rows[offset - LEFT], word.lends[offset])
        if ending(word.norm, word.length, 3):
            self.lend_ending(word)
        return 0

    cdef int lend_shared(self, int kind, const Text* value, Word* word) noexcept:
        """Adds what all words lend whose step or class of this kind is this one."""
        cdef Shared* shared = &self.shared[(value.number + 211 * kind) & (SHARED - 1)]
        cdef uint32_t key = kind << 16 | value.number
        cdef int offset
        if shared.key != key:
            memset(shared, 0, sizeof(Shared))
            shared.key = key
            for offset in range(OFFSETS):
                self.table.add(named(self.lent[kind][offset], value), shared.lends[offset])
        for offset in range(OFFSETS):
            add(word.lends[offset], shared.lends[offset])
        return 0

    cdef int lend_ending(self, Word* word) noexcept:
        """Adds what all words lend that end in the same three characters."""
        cdef const unsigned char* three = word.norm + ending(word.norm, word.length, 3)
        cdef const unsigned char* two = word.norm + ending(word.norm, word.length, 2)
        cdef const unsigned char* end = word.norm + word.length
        cdef Py_ssize_t length = end - three
        cdef Ended* ended = &self.ended[fed(START, three, length) & (ENDED - 1)]
        cdef uint32_t[6] states, rows
        cdef int offset, at
        if ended.length != length or memcmp(ended.ending, three, length):
            memset(ended, 0, sizeof(Ended))
            ended.length = <uint32_t> length
            memcpy(ended.ending, three, length)
            for at in range(3):
                states[2 * at] = fed(self.lent[TWO][LEFT + at], two, end - two)
                states[2 * at + 1] = fed(self.lent[THREE][LEFT + at], three, length)
            self.table.find_all(states, 6, rows)
            for at in range(6):
                if rows[at]:
                    self.table.add_row(rows[at], ended.lends[at // 2])
        for offset in range(LEFT, RIGHT + 1):
            add(word.lends[offset], ended.lends[offset - LEFT])
        return 0

    cdef Pair* place_of(self, uint32_t one, uint32_t other) noexcept:
        """Where stands what two words' classes are worth side by side, if anywhere."""
        cdef uint64_t key = one | <uint64_t> other << 32
        return &self.pairs[key * <uint64_t> 0x9E3779B97F4A7C15ULL >> (64 - PAIR_BITS)]

    cdef Sums* places_of(self, uint32_t state) noexcept:
        """Where stands what the feature weighs whose hash ends in this state, if anywhere: in one of two rows."""
        return &self.known[state % (KNOWN // WAYS) * WAYS]

    cdef Pair* of_classes(self, const Word* word, const Word* after) noexcept:
        """What the classes of two neighbours are worth side by side."""
        cdef uint32_t one = classes_of(word), other = classes_of(after)
        cdef uint32_t[4] states, rows
        cdef int at
        cdef Pair* pair = self.place_of(one, other)
        if pair.first[KEY] != <int32_t> one or pair.second[KEY] != <int32_t> other:
            memset(pair, 0, sizeof(Pair))
            pair.first[KEY], pair.second[KEY] = <int32_t> one, <int32_t> other
            states[0] = named(barred(named(A1, &word.coarse)), &after.coarse)
            states[1] = named(barred(named(B1, &word.middle)), &after.middle)
            states[2] = named(barred(named(A2, &word.coarse)), &after.coarse)
            states[3] = named(barred(named(B2, &word.middle)), &after.middle)
            self.table.find_all(states, 4, rows)
            for at in range(4):
                if rows[at]:
                    self.table.add_row(rows[at], &pair.second[0] if at < 2 else &pair.first[0])
        return pair

    cdef Pair* of_steps(self, const Word* word, const Word* after) noexcept:
        """What the steps of two neighbours are worth side by side."""
        cdef Pair* pair = &self.steps[((word.cue + 1) * REACH + word.source) * REACH + after.cue + 1]
        if not pair.first[KEY]:
            pair.first[KEY] = 1
            self.table.add(number(barred(number(CC, word.cue)), after.cue), pair.second)
            self.table.add(number(barred(number(CN, word.cue)), after.cue), pair.first)
            self.table.add(number(barred(number(SN, word.source)), after.cue), pair.first)
        return pair

    cdef bint is_at_hand(self, uint32_t state) noexcept:
        """Whether the row of the feature whose hash ends in this state was asked for lately."""
        cdef Sums* known = self.places_of(state)
        return known[0][KEY] == <int32_t> state or known[1][KEY] == <int32_t> state

    cdef int weigh(self, uint32_t state, int32_t* sums) noexcept:
        """Adds what the feature weighs whose hash ends in this state; rows that were asked for last are at hand."""
        cdef Sums* known = self.places_of(state)
        cdef int32_t key = <int32_t> state
        if known[0][KEY] == key:
            add(sums, known[0])
        elif known[1][KEY] == key:
            add(sums, known[1])
        else:
            memcpy(known[1], known[0], sizeof(Sums))
            memset(known[0], 0, sizeof(Sums))
            known[0][KEY] = key
            self.table.add(state, known[0])
            add(sums, known[0])
        return 0

    def remember(self, Py_ssize_t blocks):
        """Keep the readings of so many blocks, for an editor that asks for a story again at every keystroke."""
        self.remembered = blocks

    def read(self, words, states, block, quiet=frozenset()):
        """What the sentences of one block say; `words` and `states` are those of the whole document. Sentences whose
        numbers are among the `quiet` are passed over, as if nobody spoke there."""
        cdef tuple passed = tuple([sentence.index in quiet for sentence in block])
        if not self.remembered:
            return self.read_anew(words, states, block, passed)
        first, last = block[0].first, block[len(block) - 1].last
        lengths = tuple([sentence.last - sentence.first for sentence in block])
        key = (tuple(words[first:last]), tuple(states[first:last]), lengths, passed)
        known = self.readings.get(key)
        if known is None:
            if len(self.readings) >= self.remembered:
                self.readings.clear()
            known = self.readings[key] = self.read_anew(words, states, block, passed)
        return known

    cdef list read_anew(self, words, states, block, tuple passed):
        cdef list readings = []
        cdef Py_ssize_t at = 0, end, count = len(passed)
        while at < count:
            if passed[at]:
                readings.append(UNREAD)
                at += 1
                continue
            end = at + 1
            while end < count and not passed[end]:
                end += 1
            self.run(readings, words, states, block[at:end], at == 0)
            at = end
        return readings

    cdef int run(self, list readings, words, states, sentences, bint opening) except -1:
        """Appends what neighbouring sentences say, of which the first may open the block."""
        cdef Py_ssize_t begin = sentences[0].first, finish = sentences[len(sentences) - 1].last, first, last, at
        cdef Passage passage = Passage(max(finish - begin, 0))
        cdef list here = self.signs(words[begin:finish]), bounds = []
        cdef int state
        if len(here) != passage.count:
            raise ValueError("the words of a sentence are missing")
        at = 0
        for state in states[begin:finish]:
            if not 0 <= state < STATES or at == passage.count:
                raise ValueError("a word is outside a quotation, opens or closes one, or stands in it")
            passage.states[at] = state
            at += 1
        if at != passage.count:
            raise ValueError("the states of a sentence are missing")
        last = 0
        for sentence in sentences:
            first, last = last, sentence.last - begin
            if sentence.first - begin != first or not first < last <= passage.count:
                raise ValueError("sentences have words and follow each other")
            passage.rows[first] = INTO_QUOTED if passage.states[first] >= INSIDE else INTO
            self.weigh_sentence(passage, here, first, last, opening and not first)
            bounds.append((first, last))
        if opening:
            passage.rows[0] = INTO_BLOCK
        self.label(passage)
        for first, last in bounds:
            readings.append(new(Reading, (self.told_roles(passage, first, last), self.margin(passage, first, last))))
        return 0

    cdef list told_roles(self, Passage passage, Py_ssize_t first, Py_ssize_t last):
        """The roles of the tokens from `first` to `last`, as `chain.roles`."""
        cdef list found = []
        cdef Py_ssize_t at = first, begin
        cdef int label
        while at < last:
            label, begin = passage.labels[at], at
            at += 1
            if label:
                label += label % 2  # that of the role's further tokens
                while at < last and passage.labels[at] == label:
                    at += 1
                found.append((label // 2 - 1, begin - first, at - first))
        return found

    cdef int weigh_sentence(
        self, Passage passage, list here, Py_ssize_t first, Py_ssize_t last, bint opening
    ) except -1:
        """Adds up the scores of the labels for the tokens of a sentence; `opening`: it opens its block."""
        cdef Word** words = passage.words + 2
        cdef Py_ssize_t at, line, count = last - first
        cdef const uint8_t* states = passage.states + first
        cdef Sums* lanes = passage.lanes + first
        passage.words[0] = passage.words[1] = &self.opening_edge.word
        for at in range(count):
            words[at] = &(<WordSigns> here[first + at]).word
            for line in range(<Py_ssize_t> sizeof(Word) // LINE + 1):
                fetch(<char*> words[at] + line * LINE)
        words[count] = words[count + 1] = &self.closing_edge.word
        self.weigh_words(words, lanes, passage.features, count)
        self.weigh_setting(words, states, lanes, count, opening)
        self.weigh_left(words, states, lanes, count)
        self.weigh_right(words, states, lanes, count)
        return 0

    cdef int weigh_words(self, Word** words, Sums* lanes, uint32_t (*features)[2], Py_ssize_t count) except -1:
        """Adds what the words beside each token lend, and what their steps and classes are worth side by side."""
        cdef Py_ssize_t at
        cdef Word* word
        cdef Word* after
        cdef Pair* classes
        cdef Pair* steps
        cdef int32_t* sums
        cdef int which
        fetch(self.place_of(classes_of((words - 1)[0]), classes_of(words[0])))  # of the opening edge
        for at in range(count):  # what is asked for now will be at hand below
            word, after = words[at], words[at + 1]
            fetch(self.place_of(classes_of(word), classes_of(after)))
            features[at][0] = named(barred(number(word.s2, words[at + 2].cue)), &word.shape)
            features[at][1] = named(words[at - 1].b3, &after.middle)
            fetch(self.places_of(features[at][0]))
            fetch(self.places_of(features[at][1]))
        for at in range(count):
            for which in range(2):
                if not self.is_at_hand(features[at][which]):
                    self.table.expect(features[at][which])
        for at in range(-1, count):
            word, after = words[at], words[at + 1]
            classes, steps = self.of_classes(word, after), self.of_steps(word, after)
            if at + 1 < count:
                add(lanes[at + 1], classes.second)
                add(lanes[at + 1], steps.second)
            if at < 0:
                continue
            sums = &lanes[at][0]
            add(sums, classes.first)
            add(sums, steps.first)
            add(sums, words[at - 2].lends[FAR])
            add(sums, words[at - 1].lends[LEFT])
            add(sums, word.lends[OWN])
            add(sums, after.lends[RIGHT])
            add(sums, words[at + 2].lends[BEYOND])
            self.weigh(features[at][0], sums)
            self.weigh(features[at][1], sums)
            if at % ROUNDS == 0:
                PyErr_CheckSignals()
        return 0

    cdef int weigh_setting(
        self, Word** words, const uint8_t* states, Sums* lanes, Py_ssize_t count, bint opening
    ) except -1:
        """Adds what the sentence as a whole tells: how it opens, its best cue, whether a cue trails, its quotations."""
        cdef int best = -1, trail = -1, cue, state, before, after
        cdef bint seen[STATES]
        cdef Sums worth[STATES]
        cdef Sums here
        cdef bint carried = states[0] >= INSIDE, quoted
        cdef Py_ssize_t at
        memset(seen, 0, sizeof(seen))
        memset(worth, 0, sizeof(worth))
        for at in range(count):
            cue = open_cue(words[at], states[at])
            best = max(best, cue)
            if at >= count - NEAR:
                trail = max(trail, cue)
            seen[states[at]] = True
        if trail < CUE_STEP:
            trail = 0
        quoted = seen[OPENING] or seen[CLOSING]
        for state in range(STATES):
            if seen[state]:
                self.weigh(truth(barred(truth(barred(number(Q0, state)), carried)), quoted), worth[state])
                self.weigh(number(barred(number(barred(truth(PS, opening)), best)), state), worth[state])
                self.weigh(number(barred(number(TR, trail)), state), worth[state])
        before = NOWHERE
        for at in range(count):
            state = states[at]
            after = states[at + 1] if at + 1 < count else NOWHERE
            if at < 2 or after != state or before != state or states[at - 2] != state:
                memcpy(here, worth[state], sizeof(Sums))
                self.weigh(number(number(number(Q, before), state), after), here)
            add(lanes[at], here)
            before = state
            if at % ROUNDS == 0:
                PyErr_CheckSignals()
        if words[0].length:
            self.weigh(number(barred(number(barred(truth(FI, opening)), states[0])), best), lanes[0])
            self.weigh(truth(barred(spelled(FW, words[0])), best >= STRONG), lanes[0])
        if seen[OPENING]:
            self.weigh_quotations(words, states, lanes, count, best)
        return 0

    cdef int weigh_quotations(
        self, Word** words, const uint8_t* states, Sums* lanes, Py_ssize_t count, int best
    ) except -1:
        """Adds, for the tokens of quotations that open in the sentence, what their length, what leads in and what
        stands at the end are worth."""
        cdef Py_ssize_t at = 0, end, token, inside
        cdef uint32_t hashed
        cdef const char* length
        cdef Sums worth
        while at < count:
            if states[at] == OPENING:
                end = at + 1
                while end < count and states[end] == INSIDE:
                    end += 1
                inside = end - at - 1
                length = "1" if inside <= 2 else "3" if inside <= 5 else "6" if inside <= 12 else "L"
                hashed = barred(text_fed(QL, length))
                hashed = barred(spelled(hashed, words[at - 1]) if words[at - 1].leads else text_fed(hashed, "w"))
                if end == count or not inside:
                    hashed = text_fed(hashed, "w")
                else:
                    hashed = spelled(hashed, words[end - 1]) if words[end - 1].ends else text_fed(hashed, "w")
                memset(worth, 0, sizeof(worth))
                self.weigh(hashed, worth)
                hashed = barred(number(barred(text_fed(QB, length)), best))
                for token in range(at, min(end + 1, count)):
                    add(lanes[token], worth)
                    self.weigh(number(hashed, states[token]), lanes[token])
                PyErr_CheckSignals()
                at = end
            at += 1
        return 0

    cdef int weigh_left(self, Word** words, const uint8_t* states, Sums* lanes, Py_ssize_t count) except -1:
        """Adds, per token, the nearest cue to the left: itself, what came since, how far it is."""
        cdef Py_ssize_t at, place = 0
        cdef int cue = -1, breaks = 0
        cdef bint that = False
        cdef Word* word = NULL
        cdef Word* here
        cdef Sums beside, told
        memset(told, 0, sizeof(Sums))
        for at in range(count):
            add(lanes[at], told)
            add(lanes[at], self.left_far[cue + 1][DISTANCES[min(at - place, FARTHEST)]])
            add(lanes[at], self.left_here[cue + 1][breaks][that][states[at]])
            if at % ROUNDS == 0:
                PyErr_CheckSignals()
            here = words[at]
            if open_cue(here, states[at]) >= CUE_STEP:
                place, cue, breaks, that, word = at, here.cue, 0, False, here
                memset(beside, 0, sizeof(Sums))
                if word.length:
                    self.weigh(spelled(LW, word), beside)
                    self.weigh(spelled(barred(spelled(LF, word)), words[at + 1]), beside)
                    self.weigh(named(barred(named(LP_CUE, &word.fine)), &words[at + 1].coarse), beside)
            elif here.breaks:
                breaks = min(breaks + 1, BROKEN - 1)
            elif here.is_that and cue >= 0 and at - place <= 3:
                that = True
            else:
                continue
            if word != NULL and word.length:
                memcpy(told, beside, sizeof(Sums))
                self.weigh(truth(barred(number(barred(spelled(LB, word)), breaks)), that), told)
                self.weigh(truth(barred(number(barred(named(LP, &word.fine)), breaks)), that), told)
            else:
                memset(told, 0, sizeof(Sums))
        return 0

    cdef int weigh_right(self, Word** words, const uint8_t* states, Sums* lanes, Py_ssize_t count) except -1:
        """Adds, per token, the nearest cue to the right: itself with what stands before it, how far it is."""
        cdef Py_ssize_t at, place = count
        cdef int cue = -1, breaks = 0
        cdef Word* word = NULL
        cdef Word* here
        cdef Sums told
        memset(told, 0, sizeof(Sums))
        for at in range(count - 1, -1, -1):
            add(lanes[at], told)
            add(lanes[at], self.right_far[cue + 1][DISTANCES[min(place - at, FARTHEST)]])
            add(lanes[at], self.right_here[cue + 1][breaks][states[at]])
            if at % ROUNDS == 0:
                PyErr_CheckSignals()
            here = words[at]
            if open_cue(here, states[at]) >= CUE_STEP:
                word, cue, place, breaks = here, here.cue, at, 0
            elif here.breaks:
                breaks = min(breaks + 1, BROKEN - 1)
            else:
                continue
            memset(told, 0, sizeof(Sums))
            if word != NULL and word.length:
                self.weigh(number(barred(spelled(RW, word)), breaks), told)
        return 0

    cdef int label(self, Passage passage) except -1:
        """Finds the best sequence of labels, as `paths.Paths.best` does."""
        cdef int64_t o, bs, is_, bc, ic, bk, ik, s, c, k, more
        cdef int64_t scores[LABELS]
        cdef int64_t (*roles)[4]
        cdef int64_t (*inner)[2]
        cdef int32_t* evidence
        cdef uint8_t* came
        cdef uint8_t from_s, from_c, from_k
        cdef int label
        cdef Py_ssize_t at
        if not passage.count:
            return 0
        for label in range(LABELS):
            scores[label] = passage.lanes[0][label] + self.step(passage.rows[0], 0, label)
        o, bs, is_, bc, ic, bk, ik = (
            scores[0], scores[1], scores[2], scores[3], scores[4], scores[5], scores[6]
        )
        for at in range(1, passage.count):
            roles, inner = self.roles[passage.rows[at]], self.more[passage.rows[at]]
            evidence, came = &passage.lanes[at][0], &passage.before[at][0]
            # The better of a role's two labels; of equals the first, here and below.
            s, from_s = (bs, 1) if bs >= is_ else (is_, 2)
            c, from_c = (bc, 3) if bc >= ic else (ic, 4)
            k, from_k = (bk, 5) if bk >= ik else (ik, 6)
            came[2] = 1 if bs + inner[0][0] >= is_ + inner[0][1] else 2
            is_ = (bs + inner[0][0] if came[2] == 1 else is_ + inner[0][1]) + evidence[2]
            came[4] = 3 if bc + inner[1][0] >= ic + inner[1][1] else 4
            ic = (bc + inner[1][0] if came[4] == 3 else ic + inner[1][1]) + evidence[4]
            came[6] = 5 if bk + inner[2][0] >= ik + inner[2][1] else 6
            ik = (bk + inner[2][0] if came[6] == 5 else ik + inner[2][1]) + evidence[6]
            bs = begun(roles, 1, o, s, c, k, from_s, from_c, from_k, &came[1]) + evidence[1]
            bc = begun(roles, 2, o, s, c, k, from_s, from_c, from_k, &came[3]) + evidence[3]
            bk = begun(roles, 3, o, s, c, k, from_s, from_c, from_k, &came[5]) + evidence[5]
            o = begun(roles, 0, o, s, c, k, from_s, from_c, from_k, &came[0]) + evidence[0]
            if at % ROUNDS == 0:
                PyErr_CheckSignals()
        scores[0], scores[1], scores[2], scores[3], scores[4], scores[5], scores[6] = o, bs, is_, bc, ic, bk, ik
        label = 0
        for at in range(1, LABELS):
            if scores[at] > scores[label]:
                label = <int> at
        for at in range(passage.count - 1, -1, -1):
            passage.labels[at] = label
            label = passage.before[at][label]
        return 0

    cdef int64_t step(self, int row, int before, int label) noexcept:
        """The weight of a transition."""
        cdef int role
        if label and label % 2 == 0:
            role = label // 2 - 1
            return self.more[row][role][before - label + 1] if label - 1 <= before <= label else IMPOSSIBLE
        return self.roles[row][(label + 1) // 2][(before + 1) // 2]

    cdef int64_t margin(self, Passage passage, Py_ssize_t first, Py_ssize_t last) except? -1:
        """How much better the labels of the tokens from `first` to `last` are than none, as `paths.Paths.margin`."""
        cdef int64_t margin = 0, best = IMPOSSIBLE
        cdef bint told = False
        cdef int before, none_before, label, row
        cdef int32_t* evidence
        cdef Py_ssize_t at
        before = none_before = passage.labels[first - 1] if first else 0
        for at in range(first, last):
            evidence, label, row = &passage.lanes[at][0], passage.labels[at], passage.rows[at]
            told = told or label != 0
            best = max(best, <int64_t> max(evidence[3], evidence[5], evidence[6]) - evidence[0])
            margin += evidence[label] - evidence[0] + self.step(row, before, label) - self.step(row, none_before, 0)
            before, none_before = label, 0
            if at % ROUNDS == 0:
                PyErr_CheckSignals()
        if not told:
            return best
        if last < passage.count:
            label, row = passage.labels[last], passage.rows[last]
            if label == 0 or label % 2:
                margin += self.step(row, before, label) - self.step(row, 0, label)
        return margin


cdef inline int open_cue(const Word* word, int state) noexcept nogil:
    """The word's step as a cue; inside quotations and at their marks it has none."""
    return -1 if state else word.cue


cdef inline int64_t begun(
    int64_t (*roles)[4], int role, int64_t o, int64_t s, int64_t c, int64_t k,
    uint8_t from_s, uint8_t from_c, uint8_t from_k, uint8_t* came,
) noexcept nogil:
    """The score of the best way to the beginning of a role (or outside); puts down which label it comes from."""
    cdef int64_t best = o + roles[role][0], other = s + roles[role][1]
    came[0] = 0
    if other > best:
        best = other
        came[0] = from_s
    other = c + roles[role][2]
    if other > best:
        best = other
        came[0] = from_c
    other = k + roles[role][3]
    if other > best:
        best = other
        came[0] = from_k
    return best


cdef int put_unknown(Text* text, str written, const Word* word) except -1:
    """Stores the class of a word that the lexicon does not have."""
    cdef bytes end
    cdef int number = 6
    if written and written[0].isupper():
        return put(text, b"U", 3)
    if written and written[0].isdigit():
        return put(text, b"D", 4)
    for end in _ENDINGS:
        if word.length >= len(end) and not memcmp(word.norm + word.length - len(end), <char*> end, len(end)):
            return put(text, b"u" + end, number)
        number += 1
    return put(text, b"u", 5)
