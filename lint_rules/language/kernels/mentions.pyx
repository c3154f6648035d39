# cython: language_level=3, wraparound=False
"""Where a story names somebody or something (`language.mentions`): one walk over the words with a capital."""

from lint_rules.language import mentions, name_shapes
from lint_rules.language.memo import LIMIT
from lint_rules.language.name_order import given_and_family
from lint_rules.language.name_words import members

cdef enum:
    NAME, INITIAL, ABBREVIATION, SUFFIX, PARTICLE, OTHER  # shapes, as in language.name_shapes

cdef object _shape = name_shapes.shape, _Mention = mentions.Mention, _new = tuple.__new__
cdef object _ordinary = mentions._ordinary, _title_case = mentions._title_case, _lower_title = mentions._lower_title
cdef object _without_ordinary = mentions._without_ordinary, _named_from_the_start = mentions._named_from_the_start
cdef frozenset _OPENING = mentions._OPENING, _PERSONAL = mentions._PERSONAL
cdef frozenset _PERSONAL_VERBS = mentions._PERSONAL_VERBS, _PLACE_PREPOSITIONS = mentions._PLACE_PREPOSITIONS


cdef class Run:
    """What a run of name words tells by itself (`mentions._Run`); `names` is False where it names nothing."""

    cdef bint names
    cdef Py_ssize_t title, first, last
    cdef str kind, untitled, given, family
    cdef tuple words


cdef class Finder:
    """Finds the mentions of stories, and remembers what words and runs of words tell by themselves."""

    cdef dict _shapes, _runs, _common
    cdef frozenset _titles, _offices, _before_titles, _roles, _calendar, _months, _skipped
    cdef frozenset _geographic, _organisations, _places, _particles, _suffixes, _family_first

    def __init__(self):
        lists = mentions._lists()
        self._shapes, self._runs, self._common = {}, {}, {}
        self._titles, self._offices, self._before_titles = lists.titles, lists.offices, lists.before_titles
        self._roles, self._skipped = lists.roles, lists.skipped
        self._calendar, self._months = lists.calendar, lists.months
        self._geographic, self._organisations, self._places = lists.geographic, lists.organisations, lists.places
        self._particles, self._suffixes, self._family_first = (
            members(section) for section in ("particles", "suffixes", "family first")
        )

    def find(self, story):
        """Every mention of the story in order, headlines, bylines and captions included."""
        tokens = story.tokens
        cdef list texts = tokens.text, lowers = tokens.lower, starts = tokens.start, ends = tokens.end
        cdef list sentences = story.sentences, shapes, candidates = [], found = []
        cdef str prose = story.prose, title, kind, given, family
        cdef set openers, inside
        cdef frozenset headed
        cdef Run run
        cdef Py_ssize_t i, at, begin = -1, stop = -1, done = -1, number = -1, block = -1  # of the walk
        cdef Py_ssize_t titled, first, last, start, end, title_start  # of a name
        cdef bint opens
        if not len(texts) == len(lowers) == len(starts) == len(ends):
            raise ValueError("each token has a text, a start and an end")
        shapes = self._shaped(texts, story.concordance.capitals, story.concordance.places)
        for at in story.concordance.capitals:
            if <int> shapes[at] <= SUFFIX:
                candidates.append(at)
        if "al" in story.concordance.places:
            candidates = sorted({*candidates, *[at for at in story.concordance.places["al"] if texts[at] == "al"]})
        openers = {sentence.first for sentence in sentences}
        for at in candidates:
            if at and texts[at - 1] in _OPENING:
                openers.add(at)
        headed = _title_case(story)
        if headed:
            candidates = _without_ordinary(texts, shapes, candidates, headed)
        inside = {texts[i] for i in candidates if i not in openers and i not in headed}
        for i in candidates:
            if i < done:
                continue
            while i >= stop and number + 1 < len(sentences):
                number += 1
                sentence = sentences[number]
                begin, stop, block = sentence.first, sentence.last, sentence.block
            if not begin <= i < stop:
                continue
            first, done = i, i + 1
            if done < stop and <int> shapes[done] <= PARTICLE:
                done = self._run_end(prose, texts, starts, ends, shapes, i, stop)
            opens = i in openers
            if opens and <int> shapes[i] == NAME and texts[i] not in inside and self._is_ordinary(texts[i]):
                if done == i + 1:
                    continue
                first += not _named_from_the_start(lowers, texts, shapes, i, done)
            run = self._known(texts[first] if done == first + 1 else " ".join(texts[first:done]))
            if not run.names:
                continue
            titled, first, last = first + run.title, first + run.first, first + run.last
            start, end = starts[first], ends[last - 1]
            title, title_start = "", start
            if titled < first:
                title, title_start = " ".join(texts[titled:first]), starts[titled]
            elif first and texts[first - 1] in self._roles:
                title, title_start = _lower_title(story, first)
            kind = run.kind or ("person" if title else run.untitled)
            if not kind:
                kind = self._kind_beside(lowers, first, last, len(run.words))
            given = family = ""
            if kind in _PERSONAL:
                given, family = run.given, run.family
            found.append(_new(_Mention, (
                start, end, first, last, kind, prose[start:end], run.words, given, family, title, title_start, number,
                block, opens,
            )))
        return found

    cdef list _shaped(self, list texts, capitals, places):
        """What each token can be in a name; only those with a capital and the particles are looked at."""
        cdef list shapes = [OTHER] * len(texts)
        cdef Py_ssize_t at
        for at in capitals:
            shapes[at] = self._shape_of(texts[at])
        for particle in places.keys() & self._particles:
            for at in places[particle]:
                shapes[at] = self._shape_of(texts[at])
        return shapes

    cdef object _shape_of(self, str text):
        known = self._shapes.get(text)
        if known is None:
            if len(self._shapes) > LIMIT:
                self._shapes.clear()
            if len(text) > 1 and text.isalpha() and text.istitle() and text[0].isupper():
                known = SUFFIX if text.lower() in self._suffixes else NAME  # like most
            else:
                known = _shape(text)
            self._shapes[text] = known
        return known

    cdef bint _is_ordinary(self, str text):
        known = self._common.get(text)
        if known is None:
            if len(self._common) > LIMIT:
                self._common.clear()
            known = self._common[text] = _ordinary(text)
        return known

    cdef Py_ssize_t _run_end(
        self, str prose, list texts, list starts, list ends, list shapes, Py_ssize_t first, Py_ssize_t limit
    ):
        """The end of the run of name tokens that begins with token `first`."""
        cdef Py_ssize_t at = first + 1, end = first + 1, gap
        cdef int form
        cdef str text
        while at < limit:
            form = shapes[at]
            gap = <Py_ssize_t> starts[at] - <Py_ssize_t> ends[at - 1]
            if form > PARTICLE or (gap > 1 and "\n" in prose[ends[at - 1] : starts[at]]):
                break
            if form <= SUFFIX:
                text = texts[at - 1]
                if gap == 0 and text[len(text) - 1] != u".":
                    break
                at += 1
                end = at
            elif at + 1 < limit and <int> shapes[end - 1] != ABBREVIATION:
                at += 1
            else:
                break
        return end

    cdef Run _known(self, str written):
        known = self._runs.get(written)
        if known is None:
            if len(self._runs) > LIMIT:
                self._runs.clear()
            known = self._runs[written] = self._run(written)
        return <Run> known

    cdef Run _run(self, str written):
        """What the words of a run, with blanks between them, tell by themselves."""
        cdef Run run = Run()
        cdef list texts = written.split(" "), lowers = [], shapes = [], words = []
        cdef Py_ssize_t begin = 0, last = len(texts), first, at
        cdef str text
        cdef bint all_months = True, only_initials = True
        for text in texts:
            lowers.append(text.lower().replace("’", "'").replace("ʼ", "'"))
            shapes.append(self._shape_of(text))
        while begin < last and lowers[begin] in self._skipped:
            begin += 1
        while last > begin and (lowers[last - 1] in self._calendar or <int> shapes[last - 1] == PARTICLE):
            last -= 1
        for at in range(begin, last):
            if lowers[at] not in self._months:
                all_months = False
                break
        if all_months:
            return run
        first = begin
        if begin + 1 < last:
            at = begin
            while at < last - 1:
                if lowers[at] in self._titles:
                    at += 1
                    first = at
                elif lowers[at] in self._before_titles:
                    at += 1
                else:
                    break
        for at in range(first, last):
            if <int> shapes[at] == NAME:
                words.append(texts[at])
            if <int> shapes[at] != INITIAL and <int> shapes[at] != SUFFIX:
                only_initials = False
        if only_initials:
            return run
        run.names = True
        run.title, run.first, run.last = begin, first, last
        run.words = tuple(words)
        alone = self._title_alone(lowers, first, last)
        run.kind = self._kind(lowers, first, last, len(words), alone)
        run.untitled = run.kind or self._kind_untitled(lowers, shapes, first, last, len(words))
        run.given = run.family = ""
        if words and not alone:
            if len(words) > 1 and words[0].lower() in self._family_first:
                run.given, run.family = given_and_family(run.words)
            else:
                run.given, run.family = words[0] if len(words) > 1 else "", words[len(words) - 1]
            if not run.given and <int> shapes[first] == INITIAL:
                run.given = texts[first]
        return run

    cdef bint _title_alone(self, list lowers, Py_ssize_t first, Py_ssize_t last):
        """Whether a run of capitalised words is an office without its holder: `Deputy Prime Minister`."""
        cdef Py_ssize_t at
        for at in range(first, last):
            if lowers[at] not in self._offices:
                return False
        return True

    cdef str _kind(self, list lowers, Py_ssize_t first, Py_ssize_t last, Py_ssize_t words, bint alone):
        """What the words of a name make it, whatever stands before it; "" where they do not tell."""
        cdef Py_ssize_t at
        if not words:
            return "abbreviation"
        if alone:
            return "name"
        for at in range(first, last):
            if lowers[at] not in self._geographic:
                break
        else:
            return "place"
        for at in range(first, last):
            if lowers[at] in self._organisations:
                return "organisation"
        return ""

    cdef str _kind_untitled(self, list lowers, list shapes, Py_ssize_t first, Py_ssize_t last, Py_ssize_t words):
        """What the words of a name make it where no title or role stands before it; "" where they do not tell."""
        cdef Py_ssize_t at
        if last - first > 1 and lowers[last - 1] in self._places:
            return "place"
        if <int> shapes[first] == INITIAL:
            return "person"
        for at in range(first, last):
            if <int> shapes[at] == ABBREVIATION:
                return "organisation"
        return "person" if 2 <= words <= 4 and lowers[last - 1] not in self._geographic else ""

    cdef str _kind_beside(self, list lowers, Py_ssize_t first, Py_ssize_t last, Py_ssize_t words):
        """What the words on either side make of a name that does not tell itself."""
        if last < len(lowers) and lowers[last] in _PERSONAL_VERBS:
            return "person"
        return "place" if words == 1 and first and lowers[first - 1] in _PLACE_PREPOSITIONS else "name"
