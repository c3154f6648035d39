# cython: language_level=3, boundscheck=False, wraparound=False, cdivision=True
"""The tagger of language.tagging, compiled.

What `tag_features` says of a word is worked out once for each word as written and kept in its record; features are
hashed piece by piece from the letters in the records and never put together. Sums that depend on classes of words and
on tags alone are kept under whole numbers. Tags are numbers in the order of the model's labels, which is alphabetical,
and a set of tags is a whole number with one bit for each.
"""

cimport cython
from cpython.bytes cimport PyBytes_AS_STRING, PyBytes_FromStringAndSize, PyBytes_GET_SIZE
from cpython.dict cimport PyDict_GetItemWithError
from cpython.exc cimport PyErr_CheckSignals
from cpython.object cimport PyObject
from cpython.unicode cimport PyUnicode_1BYTE_DATA
from libc.stdint cimport int8_t, int32_t, uint8_t, uint16_t, uint32_t, uint64_t
from libc.stdlib cimport calloc, free, malloc
from libc.string cimport memcmp, memcpy, memset, strlen

from lint_rules.language.kernels.weights cimport START, Cell, Table, fed

from lint_rules.language import tag_features as features

cdef enum:
    LABELS = 62  # tags that a set in a whole number has room for beside the marks of kinds; the edge counts as one
    STATES = 18  # six states of a verb, each followed by nothing, a comma or a conjunction
    ROLES = 4  # of words in verb_state
    KEPT_WORDS = 12_000  # as in language.tagging
    KEPT_BITS = 14  # of the number of a slot for a row
    KEPT_ROWS = 1 << KEPT_BITS
    PATIENCE = 4_096  # tokens between two looks at whether somebody wants this to end

cdef enum:  # what a word's capital letter may be due to, as in tag_features.positions
    UNPLACED
    FIRST
    HEADLINE

cdef enum:  # what a word's letters tell of another word, beside those of a word behind each tag, which tell of itself
    OF_WORD_BEFORE = LABELS
    OF_WORD_BEHIND
    TELLING

cdef enum:
    UNASKED = 0xFFFFFFFF  # instead of a feature's row in the model

cdef enum:
    NO_ENDING
    ING
    ED
    LY
    S
    DIGITS
    ENDINGS

# The key of a kind is the set of tags in the lexicon, marked where a word with a capital may be a name; or, for a word
# that is not there, what it looks like: a capital, the ending, and what else it may be a form of.
cdef uint64_t NAME = <uint64_t> 1 << 63
cdef uint64_t STRANGE = <uint64_t> 1 << 62

cdef enum:
    CAPITAL = 8
    VERB = 16
    NOUN = 32
    OUTSIDE = 64

cdef frozenset OPENERS = features.OPENERS
cdef frozenset SCALES = features.SCALES

cdef struct Entry:  # what the lexicon knows of a word
    bint known
    bint complete
    uint64_t tags


cdef uint32_t heard(uint32_t state, bytes text) noexcept:
    """The state of a hash after this text."""
    return fed(state, <const unsigned char*> PyBytes_AS_STRING(text), PyBytes_GET_SIZE(text))


cdef uint32_t LEXICON = heard(START, b"lexicon=")
cdef uint32_t WORD = heard(START, b"w=")
cdef uint32_t LAST_TWO = heard(START, b"2=")
cdef uint32_t LAST_THREE = heard(START, b"3=")
cdef uint32_t LAST_FOUR = heard(START, b"4=")
cdef uint32_t SHAPE = heard(START, b"s=")
cdef uint32_t KIND = heard(START, b"k=")
cdef uint32_t SHAPE_AND_LAST_TWO = heard(START, b"s2=")
cdef uint32_t BEHIND_HYPHEN = heard(START, b"h=")
cdef uint32_t BEHIND_TAG = heard(START, b"tw=")
cdef uint32_t KIND_BEHIND_TAG = heard(START, b"tk=")
cdef uint32_t KIND_IN_STATE = heard(START, b"vk=")
cdef uint32_t AHEAD = heard(START, b"n=")
cdef uint32_t KIND_AHEAD = heard(START, b"nk=")
cdef uint32_t BEHIND = heard(START, b"p=")
cdef uint32_t BEYOND = heard(START, b"nnk=")
cdef uint32_t PAIR = heard(START, b"kk=")
cdef uint32_t TAG = heard(START, b"t=")
cdef uint32_t TWO_TAGS = heard(START, b"tt=")
cdef uint32_t TAG_AND_KIND_AHEAD = heard(START, b"tn=")


cdef struct Row:  # four lines of the processor's cache
    uint64_t key
    int32_t sums[LABELS]


@cython.final
@cython.internal
cdef class Rows:
    """Rows of numbers, one per label, under keys greater than 0. Each key has one slot where its row may be: a row that
    comes later to the same slot takes the place of the one before it, so that what is kept stays small."""

    cdef uint16_t used
    cdef uint16_t* places  # where among the rows, from 1 on, that of each slot is; 0 where nothing is kept
    cdef Row* rows  # in the order in which their slots were first needed: few pages are touched for a short text

    def __cinit__(self):
        self.places = <uint16_t*> calloc(KEPT_ROWS, sizeof(uint16_t))
        self.rows = <Row*> malloc((KEPT_ROWS + 1) * sizeof(Row))
        if self.places == NULL or self.rows == NULL:
            raise MemoryError
        self.rows[0].key = 0

    def __dealloc__(self):
        free(self.places)
        free(self.rows)

    cdef int32_t* find(self, uint64_t key) noexcept:
        """The row kept under the key, NULL without one."""
        cdef Row* row = &self.rows[self.places[mixed(key)]]
        return row.sums if row.key == key else NULL

    cdef int32_t* new(self, uint64_t key) noexcept:
        """A row of nothing, from now on kept under the key."""
        cdef uint16_t* place = &self.places[mixed(key)]
        cdef Row* row
        if not place[0]:
            self.used += 1
            place[0] = self.used
        row = &self.rows[place[0]]
        row.key = key
        memset(row.sums, 0, sizeof(row.sums))
        return row.sums


cdef uint64_t mixed(uint64_t key) noexcept:
    """The number of the slot for a key: keys that are near each other have slots that are not."""
    return (key * <uint64_t> 0x9E3779B97F4A7C15) >> (64 - KEPT_BITS)


@cython.final
@cython.internal
@cython.no_gc  # it refers to nothing that could refer to it
cdef class Kind:
    """A class of words: see tag_features.kind."""

    cdef bytes text
    cdef uint64_t number
    cdef bint asked
    cdef int32_t beyond[LABELS]  # what a word of this kind says of the one two before it, once asked


@cython.final
@cython.internal
@cython.no_gc  # it refers to nothing that could refer to it
cdef class Word:
    """What is worked out once for a word as written."""

    cdef str text
    cdef bytes plain
    cdef Kind kind  # once a sentence with the word is tagged
    cdef Entry entry
    cdef bint upper, alphanumeric, opens, is_long  # what tag_features.positions asks
    cdef int role  # in verb_state
    cdef uint64_t allowed  # the candidates
    cdef uint64_t possible  # those of the word and of the word in lower case; 0 until asked
    cdef int count
    cdef uint8_t candidates[LABELS]
    cdef int32_t* own[3]  # for each position what the word says of itself, one number per candidate, once asked
    cdef uint32_t telling[TELLING]  # the rows in the model of what its letters tell

    def __cinit__(self):
        memset(self.telling, 0xFF, sizeof(self.telling))

    def __dealloc__(self):
        free(self.own[0])
        free(self.own[1])
        free(self.own[2])

    cdef const unsigned char* letters(self) noexcept:
        return <const unsigned char*> PyBytes_AS_STRING(self.plain)

    cdef Py_ssize_t length(self) noexcept:
        return PyBytes_GET_SIZE(self.plain)


@cython.final
cdef class Tagger:
    """A trained model and what it has worked out so far; see language.tagging.Tagger."""

    cdef public Py_ssize_t remembered
    cdef Table table
    cdef tuple labels
    cdef int edge  # the number of the tag outside a sentence: the one after all labels
    cdef list tag_texts
    cdef uint32_t telling[TELLING]  # the states of hashes behind the name of a feature and, mostly, a tag or a state
    cdef uint32_t kind_behind_tag[LABELS]
    cdef uint32_t tag_and_kind_ahead[LABELS]
    cdef uint32_t kind_in_state[STATES]
    cdef list states
    cdef dict state_numbers
    cdef int8_t steps[STATES][ROLES][LABELS]  # the state behind a state, a word's role and a tag; -1 until asked
    cdef dict roles
    cdef list examples  # a word for each role
    cdef uint64_t closed, names, name, verbs, noun, number
    cdef uint64_t likely_by_ending[ENDINGS]
    cdef uint64_t possible_by_ending[ENDINGS]
    cdef dict words
    cdef dict kinds  # there are no more than sets of tags in the lexicon and some for unknown words
    cdef dict beginnings
    cdef dict told  # the tags of sets that the lexicon has
    cdef dict sentences
    cdef Rows by_kind, pairs, histories
    cdef Word outside

    def __cinit__(self, model):
        cdef int label
        cdef bytes text
        self.table = model.table
        self.labels = model.labels
        self.edge = len(self.labels)
        if self.edge >= LABELS or self.table.labels != self.edge or list(self.labels) != sorted(set(self.labels)):
            raise ValueError("the labels of a tagger must be few and in alphabetical order")
        self.tag_texts = [tag.encode() for tag in (*self.labels, features.EDGE)]
        for label in range(self.edge + 1):
            text = self.tag_texts[label] + b" "
            self.telling[label] = heard(BEHIND_TAG, text)
            self.kind_behind_tag[label] = heard(KIND_BEHIND_TAG, text)
            self.tag_and_kind_ahead[label] = heard(TAG_AND_KIND_AHEAD, text)
        self.telling[OF_WORD_BEFORE], self.telling[OF_WORD_BEHIND] = AHEAD, BEHIND
        self._prepare_states()
        self._prepare_candidates()
        self.words, self.kinds, self.beginnings, self.told, self.sentences = {}, {}, {}, {}, {}
        self.by_kind, self.pairs, self.histories = Rows(), Rows(), Rows()
        self.outside = Word()
        self.outside.plain = features.EDGE.encode()
        self.outside.kind = self._kind_of(STRANGE | OUTSIDE)

    cdef int _prepare_states(self) except -1:
        cdef int number
        self.states = [verb and verb + since for verb in ("", *features.VERB_STATES) for since in ("", ",", "c")]
        self.state_numbers = {}
        for number, state in enumerate(self.states):
            self.state_numbers.setdefault(state, number)
            self.kind_in_state[number] = heard(KIND_IN_STATE, f"{state} ".encode())
        memset(self.steps, -1, sizeof(self.steps))
        groups = (features.BE, features.HAVE, features.CONJUNCTIONS)
        self.roles = {word.encode(): role for role, group in enumerate(groups, start=1) for word in group}
        self.examples = ["", *map(min, groups)]
        return 0

    cdef int _prepare_candidates(self) except -1:
        cdef int ending
        self.closed = self._set(label for label in self.labels if label in features.CLOSED)
        self.names = self._set(features.NAMES)
        self.name, self.noun, self.number = self._set(("NNP",)), self._set(("NN",)), self._set(("CD",))
        self.verbs = self._set(features.BASE_VERBS)
        for ending, text in ((NO_ENDING, ""), (ING, "ing"), (ED, "ed"), (LY, "ly"), (S, "s"), (DIGITS, "0")):
            self.likely_by_ending[ending] = self._set(features.LIKELY.get(text, features.LIKELY_PLAIN))
            self.possible_by_ending[ending] = self._set((*features.POSSIBLE[text], "JJ"))
        return 0

    cdef uint64_t _set(self, tags) except? 0:
        """These tags as a set. Raises ValueError where the model does not know one."""
        cdef uint64_t found = 0
        for tag in tags:
            found |= (<uint64_t> 1) << <int> self.labels.index(tag)
        return found

    # A sentence

    def tag(self, words):
        """The tags of one sentence's tokens, in order."""
        if not self.remembered:
            return self._tag(words)
        key = tuple(words)
        known = self.sentences.get(key)
        if known is None:
            if len(self.sentences) >= self.remembered:
                self.sentences.clear()
            known = self.sentences[key] = self._tag(key)
        return list(known)

    cdef list _tag(self, words):
        cdef list known = [], tags = []
        cdef Word word, behind = self.outside
        cdef int best, state = 0, previous = self.edge, earlier = self.edge
        cdef Py_ssize_t at, count
        cdef uint8_t* positions
        for text in words:
            known.append(self._word(text))
        count = len(known)
        positions = <uint8_t*> malloc(count + 1)
        if positions == NULL:
            raise MemoryError
        try:
            self._place(known, positions)
            known.append(self.outside)
            known.append(self.outside)
            for at in range(count):
                word = <Word> known[at]
                if word.count == 1:
                    best = word.candidates[0]
                else:
                    best = self._best(
                        word, positions[at], behind, <Word> known[at + 1], <Word> known[at + 2], previous, earlier, state
                    )
                tags.append(self.labels[best])
                state = self._step(state, word.role, best)
                behind, earlier, previous = word, previous, best
                if at % PATIENCE == 0:
                    PyErr_CheckSignals()
        finally:
            free(positions)
        return tags

    cdef int _place(self, list known, uint8_t* positions) except -1:
        """Fills in the positions of the words, and puts those that only a headline's style capitalises in lower
        case."""
        cdef Py_ssize_t at, lengthy = 0, capitals = 0
        cdef Word word
        cdef bint headline, first = True
        for at in range(len(known)):
            word = <Word> known[at]
            lengthy += word.is_long
            capitals += word.is_long and word.upper
        headline = lengthy > 1 and capitals >= 0.8 * lengthy
        for at in range(len(known)):
            word = <Word> known[at]
            positions[at] = UNPLACED if not word.upper else HEADLINE if headline else FIRST if first else UNPLACED
            first = word.opens or (first and not word.alphanumeric)
            if positions[at] == HEADLINE and self._is_styled(word):
                known[at] = word = self._word(word.text.lower())
                positions[at] = UNPLACED
            if word.kind is None:
                word.kind = self._kind(word)
        return 0

    cdef int _best(
        self, Word word, int position, Word behind, Word ahead, Word beyond, int previous, int earlier, int state
    ) except -1:
        """The candidate with the greatest sum, the first of several."""
        cdef int32_t sums[LABELS]
        cdef int32_t score, most = 0
        cdef int at, label, best = -1
        cdef const int32_t* own = self._own(word, position)
        cdef const int32_t* by_kind = self._by_kind(previous, state, word.kind)
        cdef const int32_t* pair = self._pair(word.kind, ahead.kind)
        cdef const int32_t* history = self._history(previous, earlier, ahead.kind)
        cdef const int32_t* further = self._beyond(beyond.kind)
        memset(sums, 0, sizeof(sums))
        self._tell(word, previous, sums)
        self._tell(ahead, OF_WORD_BEFORE, sums)
        self._tell(behind, OF_WORD_BEHIND, sums)
        for at in range(word.count):
            label = word.candidates[at]
            score = sums[label] + own[at] + by_kind[label] + pair[label] + history[label] + further[label]
            if best < 0 or score > most:
                best, most = label, score
        return best

    cdef int _step(self, int state, int role, int label) except -1:
        """The state of the clause's verb behind a word: see tag_features.verb_state."""
        if self.steps[state][role][label] < 0:
            found = features.verb_state(self.states[state], self.examples[role], self.labels[label])
            self.steps[state][role][label] = self.state_numbers[found]
        return self.steps[state][role][label]

    # What features weigh

    cdef void _tell(self, Word word, int of, int32_t* sums) noexcept:
        """Adds what the word's letters tell: of itself behind the tag with this number, or of another word."""
        cdef uint32_t row = word.telling[of]
        if row == UNASKED:
            row = word.telling[of] = self.table.find(fed(self.telling[of], word.letters(), word.length()))
        if row:
            self.table.add_row(row, sums)

    cdef int32_t* _by_kind(self, int previous, int state, Kind kind) noexcept:
        """What any word of this kind says of itself behind this tag and state."""
        cdef uint64_t key = 1 + (kind.number << 16 | previous << 8 | state)
        cdef int32_t* row = self.by_kind.find(key)
        if row != NULL:
            return row
        row = self.by_kind.new(key)
        self.table.add(heard(self.kind_behind_tag[previous], kind.text), row)
        self.table.add(heard(self.kind_in_state[state], kind.text), row)
        return row

    cdef int32_t* _pair(self, Kind kind, Kind ahead) noexcept:
        """What it says of a word of this kind that one of the other is ahead."""
        cdef uint64_t key = 1 + (kind.number << 32 | ahead.number)
        cdef int32_t* row = self.pairs.find(key)
        if row != NULL:
            return row
        row = self.pairs.new(key)
        self.table.add(heard(KIND_AHEAD, ahead.text), row)
        self.table.add(heard(heard(heard(PAIR, kind.text), b" "), ahead.text), row)
        return row

    cdef int32_t* _history(self, int previous, int earlier, Kind ahead) noexcept:
        """What the two tags before a word say of it, with the kind of the word ahead."""
        cdef uint64_t key = 1 + (ahead.number << 16 | previous << 8 | earlier)
        cdef int32_t* row = self.histories.find(key)
        cdef bytes text
        if row != NULL:
            return row
        row = self.histories.new(key)
        text = self.tag_texts[previous]
        self.table.add(heard(TAG, text), row)
        self.table.add(heard(heard(heard(TWO_TAGS, self.tag_texts[earlier]), b" "), text), row)
        self.table.add(heard(self.tag_and_kind_ahead[previous], ahead.text), row)
        return row

    cdef int32_t* _beyond(self, Kind kind) noexcept:
        """What a word of this kind says of the one two before it."""
        if not kind.asked:
            memset(kind.beyond, 0, sizeof(kind.beyond))
            self.table.add(heard(BEYOND, kind.text), kind.beyond)
            kind.asked = True
        return kind.beyond

    cdef int32_t* _own(self, Word word, int position) except NULL:
        """What the word says of itself in this position: see tag_features.own."""
        cdef int32_t sums[LABELS]
        cdef uint32_t states[8]
        cdef const unsigned char* letters = word.letters()
        cdef Py_ssize_t length = word.length(), two, three, four, at
        cdef bytes look
        if word.own[position] != NULL:
            return word.own[position]
        look = shape(word.text, position)
        two = without(letters, length, 2)
        three = without(letters, two, 1)
        four = without(letters, three, 1)
        states[0] = fed(WORD, letters, length)
        states[1] = fed(LAST_TWO, letters + two, length - two)
        states[2] = fed(LAST_THREE, letters + three, length - three)
        states[3] = fed(LAST_FOUR, letters + four, length - four)
        states[4] = heard(SHAPE, look)
        states[5] = heard(KIND, word.kind.text)
        states[6] = fed(heard(SHAPE_AND_LAST_TWO, look), letters + two, length - two)
        at = length
        while at and letters[at - 1] != c"-":
            at -= 1
        states[7] = fed(BEHIND_HYPHEN, letters + at, length - at)
        memset(sums, 0, sizeof(sums))
        self.table.add_all(states, 8 if at else 7, sums)
        word.own[position] = <int32_t*> malloc(word.count * sizeof(int32_t))
        if word.own[position] == NULL:
            raise MemoryError
        for at in range(word.count):
            word.own[position][at] = sums[word.candidates[at]]
        return word.own[position]

    # A word

    def may_be(self, str text not None, str tag not None):
        """Whether any tag that begins so is among the candidates for the word, as written or in lower case."""
        return self._possible(text) & self._beginning(tag) != 0

    def must_be(self, str text not None, str tag not None):
        """Whether every tag among them begins so."""
        return self._possible(text) & ~self._beginning(tag) == 0

    cdef uint64_t _possible(self, str text) except? 0:
        """The candidates for the word, as written or in lower case."""
        cdef Word word = self._word(text)
        if not word.possible:
            word.possible = word.allowed | self._word(text.lower()).allowed
        return word.possible

    cdef uint64_t _beginning(self, str tag) except? 0:
        """The tags that begin so."""
        cdef object tags = self.beginnings.get(tag)
        if tags is None:
            if len(self.beginnings) >= KEPT_WORDS:
                self.beginnings.clear()
            tags = self.beginnings[tag] = self._set(label for label in self.labels if label.startswith(tag))
        return <uint64_t> tags

    def known_tags(self, str text not None):
        """The tags that the lexicon has for a word, in order. A word that is only asked for here, as most are, gets no
        record."""
        cdef PyObject* known = PyDict_GetItemWithError(self.words, text)
        cdef bytes letters
        cdef uint64_t tags = 0
        cdef object told
        cdef int label
        if known != NULL:
            tags = (<Word> known).entry.tags
        elif text:
            letters = plain(text)
            tags = self._look_up(<const unsigned char*> PyBytes_AS_STRING(letters), PyBytes_GET_SIZE(letters), b"").tags
        told = self.told.get(tags)
        if told is None:
            told = self.told[tags] = tuple([self.labels[label] for label in range(self.edge) if tags >> label & 1])
        return told

    cdef Word _word(self, text):
        """The record of a word as written. Raises TypeError for what is no text, IndexError for a text without
        letters."""
        cdef PyObject* known = PyDict_GetItemWithError(self.words, text)
        cdef Word word
        if known != NULL:
            return <Word> known
        word = self._new(text)
        if len(self.words) >= KEPT_WORDS:
            self.words.clear()
        self.words[text] = word
        return word

    cdef Word _new(self, str text):
        cdef Word word = Word.__new__(Word)
        cdef Py_UCS4 first
        cdef uint64_t tags
        cdef int label = 0
        if not text:
            raise IndexError("a word without letters")
        first = text[0]
        word.text, word.plain = text, plain(text)
        word.upper, word.alphanumeric = first.isupper(), first.isalnum()
        word.is_long, word.opens = len(text) > 3 and first.isalpha(), not word.alphanumeric and text in OPENERS
        word.role = self.roles.get(word.plain, 0)
        word.entry = self._look_up(word.letters(), word.length(), b"")
        word.allowed = tags = self._allowed(word)
        while tags:
            if tags & 1:
                word.candidates[word.count] = <uint8_t> label
                word.count += 1
            tags, label = tags >> 1, label + 1
        return word

    cdef uint64_t _allowed(self, Word word) except? 0:
        """The tags that the word may have: see tag_features.candidates."""
        cdef Py_UCS4 last = word.text[len(word.text) - 1]
        cdef int end = ending(word.letters(), word.length(), word.text[0])
        cdef bint is_closed = word.entry.known and not word.entry.tags & ~self.closed
        cdef uint64_t tags
        if end == DIGITS and (last.isdigit() or word.text.lstrip("0123456789.,") in SCALES):
            return self.number
        if not word.entry.known:
            tags = self.possible_by_ending[end]
        elif word.entry.complete or is_closed:
            tags = word.entry.tags
        else:
            tags = word.entry.tags | self.likely_by_ending[end]
        if word.upper and not is_closed:
            return tags | self.names
        if tags & self.names and tags & ~self.names and word.text.islower():
            return tags & ~self.names
        return tags

    cdef Kind _kind(self, Word word):
        """The class that the word belongs to: see tag_features.kind."""
        cdef uint64_t key = STRANGE
        cdef Entry base
        cdef bytes written
        if word.entry.known:
            key = word.entry.tags | (NAME if word.upper and word.entry.tags & self.name else 0)
        elif word.upper:
            key |= CAPITAL | (S if word.text.endswith("s") else NO_ENDING)
        else:
            base = self._base(word)
            written = word.text.encode("utf-8", "surrogatepass")
            key |= ending(written, len(written), word.text[0])
            key |= VERB if base.tags & self.verbs else 0
            key |= NOUN if base.tags & self.noun else 0
        return self._kind_of(key)

    cdef Kind _kind_of(self, uint64_t key):
        """The kind with this key."""
        cdef Kind kind = self.kinds.get(key)
        if kind is None:
            kind = Kind()
            kind.text = self._kind_text(key)
            kind.number = len(self.kinds)
            self.kinds[key] = kind
        return kind

    cdef bytes _kind_text(self, uint64_t key):
        """What features call the kind with this key."""
        cdef int label
        cdef bytes text
        if not key & STRANGE:
            text = b"|".join([self.tag_texts[label] for label in range(self.edge) if key >> label & 1])
            return text + b"^" if key & NAME else text
        if key & OUTSIDE:
            return self.tag_texts[self.edge]
        if key & CAPITAL:
            return b"?Xs" if key & S else b"?X"
        text = (b"?", b"?ing", b"?ed", b"?ly", b"?s", b"?0")[key & 7]
        return text + (b"V" if key & VERB else b"") + (b"N" if key & NOUN else b"")

    cdef bint _is_styled(self, Word word) noexcept:
        """Whether only a headline's style would give the word a capital: it is one that the lexicon knows, though not
        as a name, or a form of such a word."""
        return not word.entry.tags & self.name if word.entry.known else self._base(word).known

    cdef Entry _base(self, Word word) noexcept:
        """The first entry among those of the words that an unknown word may be a form of: see tag_features.bases."""
        cdef const unsigned char* letters = word.letters()
        cdef Py_ssize_t length = word.length(), stem
        cdef Entry found
        if ends(letters, length, b"s"):
            found = self._look_up(letters, length - 1, b"")
            if found.known:
                return found
            if ends(letters, length, b"ies"):
                return self._look_up(letters, length - 3, b"y")
            return self._look_up(letters, without(letters, length, 2), b"")
        if ends(letters, length, b"ing"):
            stem = length - 3
        elif ends(letters, length, b"ed"):
            stem = length - 2
        else:
            return Entry(known=False, complete=False, tags=0)
        found = self._look_up(letters, stem, b"")
        if not found.known:
            found = self._look_up(letters, stem, b"e")
        if not found.known:
            stem = without(letters, stem, 1)
            found = self._look_up(letters, stem, b"")
        return found if found.known else self._look_up(letters, stem, b"y")

    cdef Entry _look_up(self, const unsigned char* letters, Py_ssize_t length, const char* more) noexcept:
        """What the lexicon knows of the plain word with these letters and more."""
        cdef Entry entry = Entry(known=False, complete=False, tags=0)
        cdef uint32_t row = self.table.find(fed(fed(LEXICON, letters, length), <const unsigned char*> more, strlen(more)))
        cdef uint32_t at
        cdef Cell cell
        if row:
            for at in range((row >> 8) - 1, (row >> 8) + (row & 255)):
                cell = self.table.every[at]
                entry.tags |= <uint64_t> (cell.weight != 0) << cell.label
                entry.complete |= cell.weight > 0
        entry.known = entry.tags != 0
        return entry


cdef bytes plain(str text):
    """See tag_features.plain."""
    cdef Py_ssize_t at, length = len(text)
    cdef const uint8_t* letters
    cdef bytes found
    cdef char* put
    if not text.isascii():
        return features.plain(text).encode("utf-8", "surrogatepass")
    letters = <const uint8_t*> PyUnicode_1BYTE_DATA(text)
    found = PyBytes_FromStringAndSize(NULL, length)
    put = PyBytes_AS_STRING(found)
    for at in range(length):
        if c"A" <= letters[at] <= c"Z":
            put[at] = <char> (letters[at] + 32)
        elif c"1" <= letters[at] <= c"9":
            put[at] = c"0"
        else:
            put[at] = <char> letters[at]
    return found


cdef bytes shape(str text, int position):
    """See tag_features.shape."""
    cdef Py_UCS4 first = text[0]
    if not first.isalpha():
        return b"0" if first.isdigit() else b"."
    if not first.isupper():
        return b"x" if text.islower() else b"xX"
    look = b"X" if len(text) == 1 else b"XX" if text.isupper() else b"Xx" if text[1:].islower() else b"XxX"
    return look + (b"", b"f", b"h")[position]


cdef int ending(const unsigned char* letters, Py_ssize_t length, Py_UCS4 first) except -1:
    """The ending of a text with these letters."""
    if first.isdigit():
        return DIGITS
    if ends(letters, length, b"ing"):
        return ING
    if ends(letters, length, b"ed"):
        return ED
    if ends(letters, length, b"ly"):
        return LY
    return S if ends(letters, length, b"s") else NO_ENDING


cdef bint ends(const unsigned char* letters, Py_ssize_t length, const char* tail) noexcept:
    """Whether these letters end so."""
    cdef Py_ssize_t size = strlen(tail)
    return length >= size and memcmp(letters + length - size, tail, size) == 0


cdef Py_ssize_t without(const unsigned char* letters, Py_ssize_t length, int count) noexcept:
    """How many bytes come before the last so many letters of a text in UTF-8."""
    while count and length:
        length -= 1
        if letters[length] & 0xC0 != 0x80:
            count -= 1
    return length
