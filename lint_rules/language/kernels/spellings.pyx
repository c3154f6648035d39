# cython: language_level=3, cdivision=True
"""Names letter by letter: two spellings laid side by side (`language.romanisation`), and which words of a story lie
near enough for that (`language.near_names`)."""

from libc.stdint cimport uint64_t
from libc.stdlib cimport calloc, free, malloc

from lint_rules.language import romanisation
from lint_rules.language.letters import CLASSES, CONFUSIONS, FOLDS
from lint_rules.language.memo import LIMIT
from lint_rules.language.name_words import geographic
from lint_rules.language.near_names import (
    ALWAYS_COMPARED, FARTHEST, MOST_COMPARED, MOST_LONGER, MOST_PAIRS, NEXT_IN_BLOCK, SHORTEST, UNSHARED, akin,
    comparable_at_all, no_spellings,
)

cdef enum:
    LONGEST = 40  # letters of a name, as in language.romanisation
    SIDE = 5  # letters on one side of a confusion, at most
    ALPHABET = 26
    NOTHING = 26  # the place of an empty side behind the alphabet
    MOST_WAYS = 8  # to leave letters out at one place
    MOST_RULES = 1024
    FOLDED = 23  # digraphs of the skeleton
    PACKED = 12  # classes of a blocking key that fit into one number

cdef uint64_t LONE = <uint64_t> 1 << 62  # marks the key of a skeleton of no or one class, which has a first letter too
cdef uint64_t NUMBERED = <uint64_t> 1 << 63  # marks a key that is not packed

cdef double _DOUBLED = romanisation._DOUBLED, _SWAPPED = romanisation._SWAPPED, _SLIP = romanisation._SLIP
cdef double _FAR = romanisation.FAR, _HOPELESS = romanisation.HOPELESS
cdef object Difference = romanisation.Difference


cdef struct Rule:
    # a confusion: the letters on either side and how many, its price and the number of its reason
    int m
    int n
    Py_UCS4 one[SIDE]
    Py_UCS4 other[SIDE]
    double price
    int reason


cdef struct Way:
    # to leave out so many letters
    int length
    double price
    int reason


cdef struct Step:
    # of an alignment: so many letters on either side, and why they differ
    int m
    int n
    int reason


cdef enum:
    SAME, CHANGED, EXCHANGED, TWICE, MISSING  # numbers of reasons that the list of confusions does not have

cdef list _reasons = ["", "slip", "swapped", "doubled", "dropped"]  # by their numbers
cdef Rule _rules[MOST_RULES]
cdef int _begins[(ALPHABET + 1) * (ALPHABET + 1) + 1]  # of the rules by the last letters of their sides
cdef bint _filled = False
cdef bint _initials[ALPHABET][ALPHABET]  # first letters that one confusion or another makes one sound


cdef inline int place(Py_UCS4 letter) noexcept nogil:
    """The number of a letter in the alphabet, -1 for what is none of its small letters."""
    return <int> letter - 97 if 97 <= letter <= 122 else -1


cdef _fill():
    """Lays the confusions out, those of the same last letters in the order of the list; a story without two names that
    lie near each other does without."""
    global _filled
    buckets = {}
    names = {name: number for number, name in enumerate(_reasons)}
    for row in CONFUSIONS:
        if row.reason not in names:
            names[row.reason] = len(_reasons)
            _reasons.append(row.reason)
        for one, other in ((row.one, row.other), (row.other, row.one)):
            if len(one) > SIDE or len(other) > SIDE or not (one + other).isascii() or not (one + other).islower():
                raise ValueError(f"{one}/{other} is no confusion of a few small letters")
            ends = [place(ord(side[-1])) if side else <int> NOTHING for side in (one, other)]
            buckets.setdefault(ends[0] * (ALPHABET + 1) + ends[1], []).append((one, other, row.cost, names[row.reason]))
    ways = max(len(bucket) for number, bucket in buckets.items() if number % (ALPHABET + 1) == NOTHING)
    if 2 * len(CONFUSIONS) > MOST_RULES or ways >= MOST_WAYS or romanisation.LONGEST != LONGEST:
        raise ValueError("too many confusions, or too long names")
    at = 0
    for number in range((ALPHABET + 1) * (ALPHABET + 1)):
        _begins[number] = at
        for one, other, price, reason in buckets.get(number, ()):
            _rules[at].m, _rules[at].n = len(one), len(other)
            for index, letter in enumerate(one):
                _rules[at].one[<int> index] = ord(letter)
            for index, letter in enumerate(other):
                _rules[at].other[<int> index] = ord(letter)
            _rules[at].price, _rules[at].reason = price, reason
            at += 1
    _begins[(ALPHABET + 1) * (ALPHABET + 1)] = at
    _filled = True


cdef inline bint ends(const Py_UCS4* name, int at, const Py_UCS4* side, int length) noexcept nogil:
    """Whether the first `at` letters of a name end in those of a side, which has no more."""
    cdef int i
    for i in range(length):
        if name[at - length + i] != side[i]:
            return False
    return True


cdef void leave_out(const Py_UCS4* name, int length, Way* ways, int* counts) noexcept nogil:
    """For each end of a name's beginnings, the ways to leave letters out there, `MOST_WAYS` places apart."""
    cdef int at, letter, bucket, number
    cdef Way* way
    cdef Rule* rule
    counts[0] = 0
    for at in range(1, length + 1):
        way = &ways[at * MOST_WAYS]
        way.length = 1
        if at > 1 and name[at - 1] == name[at - 2]:
            way.price, way.reason = _DOUBLED, TWICE
        else:
            way.price, way.reason = _SLIP, MISSING
        counts[at] = 1
        letter = place(name[at - 1])
        if letter < 0:
            continue
        bucket = letter * (ALPHABET + 1) + NOTHING
        for number in range(_begins[bucket], _begins[bucket + 1]):
            rule = &_rules[number]
            if rule.m <= at and ends(name, at, rule.one, rule.m):
                way = &ways[at * MOST_WAYS + counts[at]]
                way.length, way.price, way.reason = rule.m, rule.price, rule.reason
                counts[at] += 1


def align(str a not None, str b not None):
    """Cheapest alignment of two plain names: its cost and its differences, left to right; or `FAR`, if they are."""
    cdef int length = <int> min(len(a), LONGEST + 1), width = <int> min(len(b), LONGEST + 1)
    cdef int i, j, k, left, right, bucket, number
    cdef Py_UCS4 one[LONGEST]
    cdef Py_UCS4 other[LONGEST]
    cdef double costs[LONGEST + 1][LONGEST + 1]
    cdef double least[LONGEST + 1]  # of each row of costs
    cdef Step steps[LONGEST + 1][LONGEST + 1]
    cdef Way left_out[(LONGEST + 1) * MOST_WAYS]
    cdef Way put_in[(LONGEST + 1) * MOST_WAYS]
    cdef int left_outs[LONGEST + 1]
    cdef int put_ins[LONGEST + 1]
    cdef double best, price, limit
    cdef Step step
    cdef Rule* rule
    cdef Way* way
    cdef bint hopeless
    if length > LONGEST or width > LONGEST:
        raise ValueError("names of so many letters are not compared")
    if not _filled:
        _fill()
    for i in range(length):
        one[i] = a[i]
    for j in range(width):
        other[j] = b[j]
    limit = _HOPELESS * max(length, width)
    leave_out(one, length, left_out, left_outs)
    leave_out(other, width, put_in, put_ins)
    for i in range(length + 1):
        if i > SIDE:
            hopeless = True
            for k in range(i - SIDE, i):
                if least[k] <= limit:
                    hopeless = False
            if hopeless:
                return _FAR, []
        left = place(one[i - 1]) if i else -1
        least[i] = _FAR
        for j in range(width + 1):
            best = 0.0 if i + j == 0 else _FAR
            step.m, step.n, step.reason = 1, 1, SAME
            if i and j:
                right = place(other[j - 1])
                if one[i - 1] == other[j - 1]:
                    best = costs[i - 1][j - 1]
                else:
                    best = costs[i - 1][j - 1] + _SLIP
                    step.reason = CHANGED
                    if best > _FAR:
                        best, step.reason = _FAR, SAME
                    if i > 1 and j > 1 and one[i - 1] == other[j - 2] and one[i - 2] == other[j - 1]:
                        price = costs[i - 2][j - 2] + _SWAPPED
                        if price < best:
                            best = price
                            step.m, step.n, step.reason = 2, 2, EXCHANGED
                if left >= 0 and right >= 0:
                    bucket = left * (ALPHABET + 1) + right
                    for number in range(_begins[bucket], _begins[bucket + 1]):
                        rule = &_rules[number]
                        if rule.m <= i and rule.n <= j:
                            price = costs[i - rule.m][j - rule.n] + rule.price
                            if price < best and ends(one, i, rule.one, rule.m) and ends(other, j, rule.other, rule.n):
                                best = price
                                step.m, step.n, step.reason = rule.m, rule.n, rule.reason
            for k in range(left_outs[i]):
                way = &left_out[i * MOST_WAYS + k]
                price = costs[i - way.length][j] + way.price
                if price < best:
                    best = price
                    step.m, step.n, step.reason = way.length, 0, way.reason
            for k in range(put_ins[j]):
                way = &put_in[j * MOST_WAYS + k]
                price = costs[i][j - way.length] + way.price
                if price < best:
                    best = price
                    step.m, step.n, step.reason = 0, way.length, way.reason
            costs[i][j] = best
            steps[i][j] = step
            if best < least[i]:
                least[i] = best
    if costs[length][width] > limit:
        return _FAR, []
    differences = []
    i, j = length, width
    while i or j:
        step = steps[i][j]
        if step.reason != SAME:
            differences.append(Difference(a[i - step.m : i], b[j - step.n : j], _reasons[step.reason]))
        i -= step.m
        j -= step.n
    differences.reverse()
    return costs[length][width], differences


cdef struct Fold:
    # a digraph and the letter it is folded to
    int length
    uint64_t letters  # it has, as bits
    char text[4]
    char into[2]
    int width

cdef Fold _folds[FOLDED]
cdef char _classes[128]  # of the small letters, 0 for those that are dropped; others stand for themselves


def _fill_classes():
    if len(FOLDS) != FOLDED:
        raise ValueError("another number of digraphs")
    for number, (digraph, into) in enumerate(FOLDS):
        text, folded = digraph.encode("ascii"), into.encode("ascii")
        if len(text) > 4 or len(folded) > 2 or len(folded) > len(text) + 1:
            raise ValueError(digraph)
        _folds[<int> number].length, _folds[<int> number].width = len(text), len(folded)
        _folds[<int> number].letters = 0
        for at, letter in enumerate(text):
            _folds[<int> number].text[<int> at] = letter
            _folds[<int> number].letters |= <uint64_t> 1 << (letter & 63)
        for at, letter in enumerate(folded):
            _folds[<int> number].into[<int> at] = letter
    for letter in range(128):
        known = CLASSES.get(letter, chr(letter))
        _classes[<int> letter] = ord(known) if known else 0


_fill_classes()


cdef int skeleton(const Py_UCS4* name, int length, uint64_t letters, char* bones) noexcept nogil:
    """Writes the consonant classes of a name of small letters and says how many there are, at most twice its length."""
    cdef char folded[2 * LONGEST]
    cdef char spare[2 * LONGEST]
    cdef int at, to, k, number, count = length
    cdef Fold* fold
    cdef bint same
    for at in range(length):
        folded[at] = <char> name[at]
    for number in range(FOLDED):
        fold = &_folds[number]
        if fold.letters & ~letters:
            continue
        at = to = 0
        while at < count:
            same = at + fold.length <= count
            for k in range(fold.length):
                if not same or folded[at + k] != fold.text[k]:
                    same = False
                    break
            if same:
                for k in range(fold.width):
                    spare[to] = fold.into[k]
                    to += 1
                at += fold.length
            else:
                spare[to] = folded[at]
                to += 1
                at += 1
        count = to
        for at in range(count):
            folded[at] = spare[at]
    to = 0
    for at in range(count):
        if _classes[<int> folded[at]] and not (to and bones[to - 1] == _classes[<int> folded[at]]):
            bones[to] = _classes[<int> folded[at]]
            to += 1
    return to


cdef inline int bits(uint64_t number) noexcept nogil:
    cdef int count = 0
    while number:
        number &= number - 1
        count += 1
    return count


cdef frozenset _no_spellings, _geographic  # words that are never compared, and those of places and peoples


cdef inline uint64_t packed(const char* bones, int count, int without) noexcept nogil:
    """A blocking key of at most `PACKED` classes as one number: the classes but for one, five bits each."""
    cdef uint64_t code = 0
    cdef int at
    for at in range(count):
        if at != without:
            code = code << 5 | <uint64_t> (bones[at] & 31)
    return code


cdef uint64_t code_of(str key, dict numbered) except? 0:
    """The number of a blocking key that is given as a text; one that cannot be packed is given the next one."""
    cdef bytes text
    cdef Py_ssize_t length = len(key)
    if key.isascii():
        text = key.encode("ascii")
        if length <= PACKED and key.isalpha() and key.isupper():
            return packed(text, <int> length, -1)
        if 2 <= length <= 3 and text[length - 2] == c":" and place(text[length - 1]) >= 0:
            if length == 2 or key[0].isupper():
                return LONE | packed(text, <int> length - 2, -1) << 8 | <uint64_t> text[length - 1]
    return NUMBERED | <uint64_t> numbered.setdefault(key, len(numbered))


cdef class Word:
    """What is known of a word of a name: its plain letters and the set of them, its blocking keys as numbers, how many
    classes its skeleton has. Of what is not `comparable` nothing more is known; what has a `hyphen` may be made of
    other words."""

    cdef str text
    cdef str plain
    cdef uint64_t* codes
    cdef int keys  # how many there are
    cdef Py_UCS4 name[LONGEST]
    cdef int length
    cdef int bones
    cdef uint64_t letters
    cdef bint comparable, hyphen, geographic

    def __cinit__(self, str text, dict numbered):
        cdef Py_ssize_t at, length = len(text)
        cdef bint small = length <= LONGEST
        cdef Py_UCS4 letter
        self.text = text
        lower = text.lower()
        for at in range(length if small else 0):
            letter = text[at]
            small = small and (place(letter) >= 0 or at == 0 and c"A" <= letter <= c"Z")
        if small:  # most names are just letters
            self.comparable = length >= _SHORTEST and lower not in _no_spellings
        else:
            self.comparable = comparable_at_all(text)
            self.hyphen = "-" in text
        if not self.comparable:
            return
        self.plain = lower if small else romanisation.plain(text)
        self.length = <int> min(len(self.plain), LONGEST)
        self.geographic = lower in _geographic
        small = True
        for at in range(self.length):
            letter = self.plain[at]
            self.name[at] = letter
            self.letters |= <uint64_t> 1 << (<unsigned int> letter & 63)
            small = small and place(letter) >= 0
        if not (small and self._pack_keys()):
            self.bones = <int> len(romanisation.skeleton(text))
            self._room(len(romanisation.keys(text)))
            for at, key in enumerate(romanisation.keys(text)):
                self.codes[<Py_ssize_t> at] = code_of(key, numbered)

    def __dealloc__(self):
        free(self.codes)

    cdef _room(self, Py_ssize_t keys):
        """Makes room for so many keys."""
        self.codes = <uint64_t*> malloc(keys * sizeof(uint64_t))
        if self.codes == NULL:
            raise MemoryError
        self.keys = <int> keys

    cdef bint _pack_keys(self) except -1:
        """The keys of a word of small letters (`romanisation.keys`), unless there are too many classes to pack."""
        cdef char bones[2 * LONGEST]
        cdef int count = skeleton(self.name, self.length, self.letters, bones), at
        if count > PACKED:
            return False
        self.bones = count
        if count < 2:
            self._room(1)
            self.codes[0] = LONE | packed(bones, count, -1) << 8 | <uint64_t> self.name[0]
        else:
            self._room(1 if count == 2 else count + 1)
            for at in range(self.keys):
                self.codes[at] = packed(bones, count, at - 1)
        return True

    cdef bint near(self, Word other):
        """Whether a glance does not tell the two apart."""
        cdef Py_ssize_t longest = max(len(self.text), len(other.text))
        cdef double limit
        if longest - min(len(self.text), len(other.text)) > _MOST_LONGER:
            return False
        limit = (_UNSHARED if self.bones >= 4 and other.bones >= 4 else _FARTHEST) * longest
        if bits(self.letters & ~other.letters) > limit or bits(other.letters & ~self.letters) > limit:
            return False
        if self.geographic and other.geographic or self.plain == other.plain:
            return False
        if not self.begins_like(other) or self.unshared(other) > limit:
            return False
        return not akin(self.text, other.text)

    cdef bint begins_like(self, Word other):
        """`romanisation.alike_at_the_start`."""
        cdef int first = place(self.name[0]), second = place(other.name[0])
        if self.name[0] == other.name[0] or first >= 0 and second >= 0 and _initials[first][second]:
            return True
        if self.name[1] == other.name[0] or other.name[1] == self.name[0]:
            return True
        return self.plain[1:] == other.plain[1:]

    cdef int unshared(self, Word other):
        """`romanisation.unshared`."""
        cdef bint taken[LONGEST]
        cdef int alone = 0, at, to
        for to in range(other.length):
            taken[to] = False
        for at in range(self.length):
            for to in range(other.length):
                if not taken[to] and other.name[to] == self.name[at]:
                    taken[to] = True
                    break
            else:
                alone += 1
        return max(alone, other.length - self.length + alone)


cdef double _UNSHARED = UNSHARED, _FARTHEST = FARTHEST
cdef Py_ssize_t _SHORTEST = SHORTEST, _MOST_LONGER = MOST_LONGER
cdef Py_ssize_t _NEXT_IN_BLOCK = NEXT_IN_BLOCK, _MOST_PAIRS = MOST_PAIRS
cdef Py_ssize_t _MOST_COMPARED = MOST_COMPARED, _ALWAYS_COMPARED = ALWAYS_COMPARED


cdef struct Key:
    # a blocking key of a story, the first word that has it, and which of the rows of several words is its own
    uint64_t code
    Py_ssize_t first
    Py_ssize_t row


cdef class Near:
    """Finds the words of a story that lie near each other."""

    cdef dict _words
    cdef dict _numbered  # the blocking keys that are too long to be packed, or not of letters, and their numbers

    def __init__(self):
        global _no_spellings, _geographic
        self._words = {}
        self._numbered = {}
        _no_spellings, _geographic = no_spellings(), geographic()
        for pair in romanisation.initials():
            _initials[place(ord(pair[0]))][place(ord(pair[1]))] = True

    def pairs(self, list texts not None):
        """Pairs of a story's words, given each once in order of appearance, in that order; derived words left out."""
        cdef list ordered = [], several
        cdef Word word
        cdef str text
        cdef frozenset known = None  # the words of the story
        cdef Py_ssize_t keys = 0
        if len(self._words) > LIMIT:  # never between two words of a story: the numbers of keys are forgotten with them
            self._words.clear()
            self._numbered.clear()
        for text in texts:
            found = self._words.get(text)
            if found is None:
                found = self._words[text] = Word(text, self._numbered)
            word = <Word> found
            if not word.comparable:
                continue
            if word.hyphen:
                if known is None:
                    known = frozenset(texts)
                if not known.isdisjoint(text.split("-")):
                    continue
            ordered.append(word)
            keys += word.keys
        several = self._sharing(ordered, keys)
        return self._near(ordered, several) if several else []

    cdef list _sharing(self, list ordered, Py_ssize_t keys):
        """Of each blocking key that more than one word has the numbers of its words; keys in order of appearance."""
        cdef Py_ssize_t size = 16, at, slot, number, count = 0
        cdef int width = 4, of_word
        cdef uint64_t code
        cdef list rows = []
        cdef Word word
        cdef Key* found
        cdef Py_ssize_t* slots  # of a hash table: the place of a key behind its beginning, from 1; 0 for none
        while size < 2 * keys:
            size *= 2
            width += 1
        found = <Key*> malloc((keys + 1) * sizeof(Key))
        slots = <Py_ssize_t*> calloc(size, sizeof(Py_ssize_t))
        try:
            if found == NULL or slots == NULL:
                raise MemoryError
            for number in range(len(ordered)):
                word = <Word> ordered[number]
                for of_word in range(word.keys):
                    code = word.codes[of_word]
                    slot = <Py_ssize_t> (code * <uint64_t> 0x9E3779B97F4A7C15 >> (64 - width))
                    while slots[slot] and found[slots[slot] - 1].code != code:
                        slot = (slot + 1) & (size - 1)
                    at = slots[slot] - 1
                    if at < 0:
                        found[count].code, found[count].first, found[count].row = code, number, -1
                        count += 1
                        slots[slot] = count
                    elif found[at].row < 0:  # most keys stay one word's
                        found[at].row = len(rows)
                        rows.append([found[at].first, number])
                    else:
                        (<list> rows[found[at].row]).append(number)
            return [rows[found[at].row] for at in range(count) if found[at].row >= 0] if rows else rows
        finally:
            free(found)
            free(slots)

    cdef list _near(self, list ordered, list several):
        """The pairs that share a key and that a glance does not tell apart, those of telling keys looked at first."""
        cdef set seen = set()
        cdef list found = [], numbers
        cdef Py_ssize_t at, to, most = _MOST_COMPARED * len(ordered) + _ALWAYS_COMPARED
        several.sort(key=len)
        for numbers in several:
            for at in range(len(numbers)):
                for to in range(at + 1, min(at + 1 + _NEXT_IN_BLOCK, len(numbers))):
                    pair = (numbers[at], numbers[to])
                    if pair in seen:
                        continue
                    seen.add(pair)
                    if (<Word> ordered[numbers[at]]).near(<Word> ordered[numbers[to]]):
                        found.append(pair)
                        if len(found) == most:
                            return self._texts(ordered, found)
            if len(seen) > _MOST_PAIRS * len(ordered):
                break
        return self._texts(ordered, found)

    cdef list _texts(self, list ordered, list found):
        found.sort()
        return [((<Word> ordered[one]).text, (<Word> ordered[other]).text) for one, other in found]
