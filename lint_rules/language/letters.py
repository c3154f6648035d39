"""Letters that romanisation confuses: what one script writes alike, English writes in several ways.

Each row of `CONFUSIONS` says that two spellings may stand for the same sound, what it costs to take one for the other
(0 = the same letter, 1 = a different letter), and why. The reason is a key of `REASONS`, from which messages are made.
Rows are symmetrical. Ordinary letter pairs that are not listed cost 1.
"""

from __future__ import annotations

from typing import Final

from lint_rules.model.records import NamedTuple

REASONS: Final = {
    "arabic": "{pairs} {are} one letter in Arabic script",
    "arabic sound": "{pairs} {render} the same Arabic letter",
    "vowel": "{pairs} {are} a vowel that romanisations write in several ways",
    "cyrillic": "{pairs} {render} the same Cyrillic letters",
    "east asian": "{pairs} {are} one sound in some East Asian romanisations",
    "mark": "{pairs} {are} the same letter with and without its mark",
    "sound": "{pairs} {sound} alike",
    "doubled": "{pairs}: a letter is doubled in one form only",
    "swapped": "{pairs}: two letters have changed places",
    "slip": "{pairs}: one letter differs",
    "dropped": "{pairs}: a letter is missing from one form",
    "nothing": "the forms differ only in a hyphen, a space, a capital or an accent",
}


class Confusion(NamedTuple):
    """Two spellings of one sound; `cost` from 0 (same letter) to 1 (another letter)."""

    one: str
    other: str
    cost: float
    reason: str


def _rows(reason: str, cost: float, pairs: str) -> list[Confusion]:
    """`"p/b ts/tz"` -> the confusions p ~ b and ts ~ tz; a bare slash side stands for nothing written."""
    rows = []
    for pair in pairs.split():
        one, _, other = pair.partition("/")
        rows.append(Confusion(one, other, cost, reason))
    return rows


CONFUSIONS: Final[tuple[Confusion, ...]] = tuple(
    # Arabic and Persian have no p, v, g or ts of their own, and write q, k, g and j by local habit.
    _rows("arabic", 0.24, "p/b v/f v/b g/j ts/tz ts/z tz/z tz/s tis/tz tis/ts tis/tez dz/z")
    + _rows("arabic sound", 0.30, "v/w g/q g/k q/k kh/k gh/g gh/q dh/z dh/d dh/dd th/s th/t kh/q")
    + _rows("arabic sound", 0.25, "zz/ts dj/j dj/g ou/w kh/ch")
    + _rows("arabic sound", 0.15, "ee/i oo/u ou/u ou/o aa/a ay/ai aw/au ei/ay ai/ei iyy/i iya/ia iyya/ia dd/d uw/u")
    + _rows("arabic sound", 0.25, "ay/i ai/i ei/i")  # Sulayman, and Slimane in the Maghreb
    + _rows("vowel", 0.40, "a/e e/i o/u a/i a/o e/o i/u e/u a/u")
    + _rows("vowel", 0.30, "ou/oo ow/o ae/e ae/a oe/o oe/u ue/u eh/e ah/a eh/a oh/o uh/u")
    + _rows("vowel", 0.55, "a/ e/ i/ o/ u/")
    # Russian, Ukrainian, Bulgarian: endings, iotated vowels, soft signs.
    + _rows("cyrillic", 0.10, "iy/y yy/y ii/y ij/y iy/i yi/y ei/ey ai/ay oi/oy ej/ey aj/ay ej/ei aj/ai ui/uy uj/uy")
    + _rows(
        "cyrillic",
        0.10,
        "ks/x kh/h ts/c shch/sch shch/sh zh/j zh/z ch/c sh/s ia/ya iu/yu io/yo ie/ye ja/ya ju/yu jo/yo",
    )
    + _rows(
        "cyrillic",
        0.10,
        "je/ye ye/e yo/e yo/o ia/ja iu/ju ov/off ev/eff ow/ov ew/ev ef/ev of/ov ski/sky skiy/sky skyy/sky",
    )
    + _rows(
        "cyrillic",
        0.20,
        "y/i h/g kh/x kh/ch shch/shsh cz/ch sz/sh w/v tch/ch tsch/ch tsh/ch dzh/j dzh/dj dj/j yu/u ya/a iye/ye iye/ie",
    )
    + _rows(
        "cyrillic",
        0.25,
        "aie/ae aye/ae eye/ee eie/ee oye/oe yev/ev iev/ev yov/ev yev/iev yov/ov iov/ov j/y ej/e ij/i ey/e iyo/yo",
    )
    + _rows("arabic sound", 0.20, "zoda/zade zoda/zadeh zoda/zada zadeh/zade zadeh/zada zade/zada")
    + _rows("cyrillic", 0.30, "a/ya u/yu e/ya i/yi ko/ka eo/eyo")
    # Korean (Revised, McCune-Reischauer, the North's own), Wade-Giles and pinyin.
    + _rows("east asian", 0.25, "eo/o eo/u eu/u ae/e oe/oi j/ch k/g t/d p/b ng/n sh/s wu/oo woo/u woo/oo hyu/hu ui/eui")
    + _rows(
        "east asian",
        0.20,
        "lee/yi lee/ri lee/rhee park/pak choi/choe jung/chong jung/jeong jong/chong young/yong kyung/kyong",
    )
    + _rows("east asian", 0.30, "hs/x ch/q ch/zh ch/j r/j ts/z tz/z ts/c zh/j x/s ien/ian ung/ong l/r")
    # Turkish, Azerbaijani, Nordic, Icelandic, German.
    + _rows("mark", 0.10, "sh/s ch/c gh/g yg/g th/d aa/o ae/a oe/o ue/u kv/qu sch/sh ss/s th/t d/dj")
    + _rows("mark", 0.25, "c/j c/dj c/dzh")
    + _rows("mark", 0.40, "gh/ g/")
    # What the English ear takes for the same.
    + _rows(
        "sound",
        0.20,
        "ph/f ck/k c/k c/q ch/k q/k qu/k qu/kw x/ks cc/k gg/g rh/r wh/w gn/n kn/n mc/mac tch/ch dge/ge dg/g dg/j"
        " dt/t dt/d",
    )
    + _rows(
        "sound",
        0.30,
        "c/s s/z ss/z sc/s cz/s z/x ie/y ie/i ee/ea ee/e ea/e ee/y ey/y ey/i ey/ie gh/ ough/o eau/o aux/o",
    )
    + _rows("sound", 0.45, "m/n b/v d/t g/k f/th t/th y/ h/ w/u w/ou c/g")
    + _rows("sound", 0.35, "y/e e/ye")
)
"""All confusions, both directions implied."""

FOLDS: Final = (
    ("shch", "J"),
    ("tsch", "J"),
    ("dzh", "J"),
    ("tch", "J"),
    ("sch", "J"),
    ("sh", "J"),
    ("ch", "J"),
    ("zh", "J"),
    ("dj", "J"),
    ("cz", "J"),
    ("sz", "J"),
    ("kh", "K"),
    ("gh", "K"),
    ("ck", "K"),
    ("th", "T"),
    ("dh", "T"),
    ("ph", "F"),
    ("ts", "S"),
    ("tz", "S"),
    ("dz", "S"),
    ("x", "KS"),
    ("qu", "K"),
    ("ng", "N"),
)
"""Digraphs of the consonant skeleton, longest first, each folded to a class letter."""

CLASSES: Final = str.maketrans(
    {
        "b": "P",
        "p": "P",
        "f": "F",
        "v": "F",
        "w": "F",
        "k": "K",
        "q": "K",
        "c": "K",
        "g": "K",
        "s": "S",
        "z": "S",
        "t": "T",
        "d": "T",
        "j": "J",
        "l": "L",
        "m": "M",
        "n": "N",
        "r": "R",
        "a": None,
        "e": None,
        "i": None,
        "o": None,
        "u": None,
        "y": None,
        "h": None,
    }
)
"""Single letters of the skeleton; vowels, y and h are dropped."""
