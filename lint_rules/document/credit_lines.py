"""Credits as they stand in captions and on lines of their own: the forms that desks use, and those that name nobody."""

from __future__ import annotations

import functools

from lint_rules.document import nameless_credits
from lint_rules.document.chart_titles import is_chart_title
from lint_rules.model.lists import read_list
from lint_rules.model.patterns import compiled

_LABELS = (
    r"(?:file\ )?(?:photo(?:graph(?:s|y)?|s)?|pictures?|pics?|images?|credits?|illustrations?|graphics?|videos?|audio"
    r"|maps?|sources?|charts?|screengrab|screenshot|artwork|foto)"
)
_AFTER_LABEL = r"(?:\ (?:by|courtesy(?:\ of)?|credits?|copyright|from|via|supplied\ by|provided\ by|taken\ by|source))?"
_LABELLED = rf"""(?ix)^\W*(?:
      {_LABELS}{_AFTER_LABEL}\s*[:/;|—–-]\s*+\S
    | {_LABELS}\ (?:by|courtesy(?:\ of)?|copyright)\ \S
    | (?:©|\(c\)|copyright\b)\s*\S | (?:courtesy|handout)\b | via\ (?-i:\p{{Lu}})
    | (?:supplied|provided|contributed)(?:\ by\b|\W*$) | (?:file\ (?:photo|image|picture)|screengrab|handout)\W*$
    | (?:image|photo|picture)\ (?:source|credit|copyright),?\ \S
)"""
_LABEL_AHEAD = (
    rf"(?i)^\W*(?:{_LABELS}{_AFTER_LABEL}\s*(?:[:/;|,—–-]|\.\.\.|…)\s*"
    rf"|{_LABELS} (?:by|courtesy(?: of)?|copyright|source,)\s+"
    r"|©\s*|\(c\)\s*|courtesy(?:\ of)?\s+|via\s+|handout(?:\ via)?\s+)"
)
_TRAILING_LABEL = r"""(?x)(?:^|[.!?"”’)\]]\s*|\s[—–|/-]+\s*|[\p{Ll}\d]\s+)
    ((?:Photo(?:graph|s)?|Picture|Image|Credit|Video|Audio|Illustration|Graphic|Courtesy|File\ photo|Screengrab
     |Chart|Graph|Infographic|Map)
     (?:\s?[:;]\s*\S | (?:\.\.\.|…)\s*\S | \ (?:by|courtesy(?:\ of)?|copyright)\ \S | \ of\ \p{Lu})
     [^.!?]{1,90}(?:\.\p{L}[^.!?]{0,40})?[.\s]*$
     | ©\s?\S[^.!?]{1,80}[.\s]*$ )"""
_LABEL_OF_A_FIND = rf"(?i)^\W*(?:(?:illustrative|symbolic|archive)\ )?{_LABELS}\b.*\S\s\S"
_OF_THE_FILES = r"(?i)(?:file|archiv(?:e|al)|library) (?:photo(?:graph)?|image|picture|footage)|screengrab"
_FIND = r"(?i)^(?:(?:taken )?from |open sources?\b)"
_BY_SOMEBODY = (  # behind a picture's caption: Photo taken by Ana Ruiz, Image from NASA, Source: Port of Lund
    rf"(?:^|[.!?\"”’)\]]\s+|\s[—–|-]+\s)((?i:{_LABELS})\ (?i:(?:(?:taken|provided|supplied|made|shot)\ )?"
    r"(?:by|via|from))\ (?:the\ )?(?P<name>(?:[\p{L}]+\ (?:page|channel|account|archives?)\ (?:of\ )?(?:the\ )?)?"
    r"\p{Lu}[\p{L}\p{M}.'’\-]*(?:\ (?:of\ (?:the\ )?)?\p{Lu}[\p{L}\p{M}.'’\-]*){0,5}))[\s.]*$"
)
_STATED = r"(?:^|[.;,!?\"”’—–|(\[]\s*)((?i:sources?|data|figures)\s?:\s*\S[^!?]{1,160})$"
_BRACKETED = r"[(\[]\s*([^()\[\]]{2,140}?)\s*[)\]][\s.\"”]*$"
_IN_BRACKETS = rf"""(?ix)^(?:
      (?:AP|PA|EPA|AFP|UN|NASA)\ (?:Photos?|Images|Wire)\b.*
    | {_LABELS}\b{_AFTER_LABEL}(?:\s*[:/;—–-].*|\ (?:by|courtesy|copyright|from)\b.*|\s*$)
    | (?:from\ )?open\ sources? | (?:©|\(c\)|copyright).* | courtesy\b.*
    | (?:handout|hand-out|file|supplied|screengrab|archive)\b.*
    | .*\bvia\ (?-i:\p{{Lu}}).* | .*\b(?:reprinted|used)\ with\ permission\b.*
)$"""
_SLASHED = r"^[\p{Lu}\d©@][\p{L}\p{M}\d.'’&\- ]{1,50}(?:\s?/\s?[\p{L}\d@][\p{L}\p{M}\d.'’&\-, ]{1,60}){1,5}$"
_BARE_SLASHED = (
    r"(?:^|[.!?\"”’)]\s+|\s[—–-]\s*)((?:\p{Lu}[\p{L}\p{M}.'’\-]*\ ){0,3}\p{Lu}[\p{L}\p{M}.'’\-]*"
    r"(?:\s?/\s?[\p{Lu}@][\p{L}\p{M}\d.'’&\- ]{1,40}){1,4})[\s.]*$"
)
_VIA = r"(?:^|[.!?\"”’)]\s+)(\p{Lu}[\p{L}\p{M}.'’&\- ]{1,60}\ via\ \p{Lu}[\p{L}\p{M}.'’&\- ]{1,40})[\s.]*$"
_LICENCE = r"(?i)\bCC[- ]?(?:BY|0)(?:-(?:SA|NC|ND))*\b|\bcreative commons\b|\bpublic domain\b"
_NEEDS_AUTHOR = r"(?i)\bCC[- ]?BY(?:-(?:SA|NC|ND))*\b|\bcreative commons\b(?!\s+zero|\s+0)"
_AUTHOR = (
    r"(?i:(?<!\bCC[ -])\bby|©|\(c\)|copyright|courtesy\ of|user:"
    r"|\b(?:photo(?:graph|grapher)?|image|picture|credit|author|illustration)s?\s*[:/])"
    r"\s*(?!(?i:cc\b|creative|wikimedia|wikipedia|commons|flickr|the\ commons|licen[cs]e))[\p{L}\d@]"
)
_HOST = (
    r"(?i)(?:^|[\s,/|(–—:\-])(?:(?:from|via|on|under|at|licen[cs]ed|free|file|the|photos?|images?|pictures?|commons"
    r"|wiki(?:media|pedia)|flickr)[\s,/|(–—:\-]*)+$"
)
_NAME_BEHIND = (
    r"(?:-(?:SA|NC|ND))*[\s\d.]*(?i:licen[cs]e|international|unported)?\s*[,/|(–—]\s*"
    r"(?!(?i:via|wiki|commons|flickr|from|on|licen[cs]e))\p{Lu}\p{L}"
)
_NAME_LAST = (
    r"(?:^|[.!?,/|(–—:\-]\s*)(?:\p{Lu}[\p{L}\p{M}\d.'’\-]*(?:\ (?:\p{Lu}[\p{L}\p{M}\d.'’\-]*|van|von|de|der|da|di|al"
    r"|el|bin|la|le|du|dos)){0,3}|@?[\p{L}\d_.\-]*[\d_@][\p{L}\d_.\-]*)$"
)
_PERSON = (
    r"(?<![\p{L}])\p{Lu}[\p{L}\p{M}'’\-]*\.?(?:\ (?:\p{Lu}\.|\p{Lu}[\p{L}\p{M}'’\-]+"
    r"|van|von|der|de|da|di|al|el|bin|ben|la|le|du|dos)){1,4}(?![\p{L}])"
)
_MOST_WORDS = 14
OPENINGS = (  # what a credit line begins with: most lines are told apart without a pattern
    *("photo", "pic", "image", "credit", "illustration", "graphic", "video", "audio", "map", "source", "chart"),
    *("screen", "artwork", "foto", "file", "©", "c)", "copyright", "courtesy", "handout", "via"),
    *("supplied", "provided", "contributed"),
)
_FIND_MARKS = ("Photo", "Image", "Picture", "Video")
_SENTENCE_GAPS = (". ", "! ", "? ", "” ", '" ', " – ", " — ", " | ")
_TRAILING_LABELS = (  # by their first letter, which is sooner looked for; without one of them there is no such credit
    *(("P", "Photo"), ("P", "Picture"), ("I", "Image"), ("I", "Illustr"), ("I", "Infographic"), ("C", "Credit")),
    *(("C", "Courtesy"), ("C", "Chart"), ("V", "Video"), ("A", "Audio"), ("G", "Graph"), ("F", "File")),
    *(("S", "Screen"), ("M", "Map"), ("©", "©")),
)


@functools.cache
def agencies() -> frozenset[str]:
    """The agencies and outlets that credits name, in lower case."""
    return read_list(__file__, "agencies.txt")


def is_agency(text: str) -> bool:
    """Whether the text is an agency's or an outlet's name and nothing else."""
    words = text.strip(" .")
    return words[:1].isalnum() and words.lower() in agencies() and any(letter.isupper() for letter in words)


def trailing_credit(caption: str) -> str | None:
    """The credit at a caption's end, in brackets or behind a label, without brackets; None without one."""
    span = trailing_credit_span(caption)
    return caption[span[0] : span[1]] if span else None


def trailing_credit_span(caption: str) -> tuple[int, int] | None:
    """Where in a caption the credit at its end stands, brackets left out."""
    tail = caption[-200:]
    offset = len(caption) - len(tail)
    stripped = tail.rstrip(' ."”')
    if stripped[-1:] in {")", "]"}:
        match = compiled(_BRACKETED).search(tail)
        if match and is_bracket_credit(match[1]):
            return offset + match.start(1), offset + match.end(1)
        return None
    if not [label for letter, label in _TRAILING_LABELS if letter in tail and label in tail]:
        return None
    match = compiled(_TRAILING_LABEL).search(tail)
    if match and not is_chart_title(match[1]):
        end = match.start(1) + len(match[1].rstrip(" ."))
        return offset + match.start(1), offset + end
    return _last_words_as_find(tail, offset) if any(map(tail.__contains__, _FIND_MARKS)) else None


def _last_words_as_find(tail: str, offset: int) -> tuple[int, int] | None:
    """The place of ``Photo from social networks`` behind a caption's last sentence; with a full stop, it is copy."""
    start = max((tail.rfind(gap) + len(gap) for gap in _SENTENCE_GAPS if gap in tail), default=0)
    if not start or tail.endswith(".") or not _is_labelled_find(tail[start:]):
        return None
    return offset + start, offset + len(tail)


def is_bracket_credit(inner: str) -> bool:
    """Whether what stands in brackets at a caption's end is a credit."""
    return (
        is_agency(inner)
        or _is_labelled_find(inner)
        or bool(compiled(_IN_BRACKETS).match(inner))
        or (bool(compiled(_SLASHED).match(inner)) and not inner.isdigit())
        or all(is_agency(part) for part in compiled(r"\s*(?:,|/| and | & )\s*").split(inner))
    )


def credit_in(caption: str) -> str | None:
    """The credit that a picture's caption holds, in whatever form; None without one.

    More forgiving than ``trailing_credit``, since it is known that a picture is spoken of: a bare name with an agency
    (``Ana Ruiz/AP``), a name ``via`` an agency, a licence, or nothing but a credit line.
    """
    found = trailing_credit(caption)
    if found:
        return found
    if is_credit_line(caption):
        return caption
    alone = compiled(r"\s*[(\[]([^()\[\]]{2,80})[)\]]\s*").fullmatch(caption)
    if alone and alone[1][:1].isupper():
        return alone[1]
    tail = caption[-200:]
    for pattern in (_BARE_SLASHED, _VIA, _STATED, _BY_SOMEBODY):
        match = compiled(pattern).search(tail)
        if match:
            return match[1]
    if compiled(_LICENCE).search(caption):
        return caption
    bracketed = compiled(_BRACKETED).search(tail)
    if bracketed and names_nobody(bracketed[1]):
        return bracketed[1]
    inner = compiled(r"[(\[]\s*([^()\[\]]{2,140}?)\s*[)\]]").search(caption)
    while inner:
        if is_bracket_credit(inner[1]) and not inner[1].lower().startswith("file"):
            return inner[1]
        inner = compiled(r"[(\[]\s*([^()\[\]]{2,140}?)\s*[)\]]").search(caption, pos=inner.end())
    last = compiled(r"[.!?\"”]\s+|\s[—–]\s|\s\|\s").split(tail)[-1].strip(" .()[]")
    if is_agency(last) or compiled(_OF_THE_FILES).fullmatch(last) or _is_labelled_find(last):
        return last
    return last if compiled(_FIND).match(last) and names_nobody(last) else None


def _is_labelled_find(text: str) -> bool:
    """Whether the words are a label and a place where pictures are found: ``Photo from social networks``."""
    return compiled(_LABEL_OF_A_FIND).match(text) is not None and names_nobody(text)


def lacks_author(credit: str) -> bool:
    """Whether the credit gives a picture's licence, one that demands the author's name, and no author."""
    licence = compiled(_NEEDS_AUTHOR).search(credit)
    if licence is None or compiled(_AUTHOR).search(credit):
        return False
    if compiled(_NAME_BEHIND).match(credit, licence.end()):
        return False
    ahead = compiled(_HOST).sub("", credit[: licence.start()].rstrip(" ,/|(–—:-"))
    return not compiled(_NAME_LAST).search(ahead.rstrip(" ,/|(–—:-"))


def names_licence(credit: str) -> bool:
    """Whether the credit names a licence that demands a name and a link to its text."""
    return compiled(_NEEDS_AUTHOR).search(credit) is not None


def is_credit_line(text: str) -> bool:
    """Whether the line is nothing but a credit."""
    head = text[:12].lower().lstrip(' ([*_"“-–—•|')
    if not head.startswith(OPENINGS) or len(text.split()) > _MOST_WORDS or text.count(". ") > 1:
        return False
    return not is_chart_title(text) and (
        bool(compiled(_LABELLED).match(text)) or (text[-1] != "." and _is_labelled_find(text))
    )


def names_nobody(credit: str) -> bool:
    """Whether a credit names a place where pictures are found instead of who made them (``Photo: Internet``)."""
    return nameless_credits.names_nobody(compiled(_LABEL_AHEAD).sub("", credit))


def photographer(credit: str) -> str | None:
    """The person whom a credit names, None where it names an agency alone."""
    bare = compiled(_LABEL_AHEAD).sub("", credit)
    for part in compiled(r"\s*(?:/|\||,|;|\bvia\b|\bfor\b|\bAP Photo\b)\s*").split(bare):
        words = part.strip(" .()[]")
        if words and not is_agency(words) and compiled(_PERSON).search(words):
            return words
    return None
