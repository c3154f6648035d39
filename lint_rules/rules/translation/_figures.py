"""Figures as other languages write them: marks, units, money. `locale_format` says what to do about each."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from lint_rules.language.occurrences import occurrences
from lint_rules.language.story import Story
from lint_rules.model.records import NamedTuple
from lint_rules.rules.translation._mechanics import compiled

if TYPE_CHECKING:
    import regex


class Slip(NamedTuple):
    """A figure that is written in a foreign way: where (relative to nothing but the prose), why, and its cure.

    ``cure`` replaces the whole range; ``certain`` says that it can mean nothing else.
    """

    start: int
    end: int
    message: str
    cure: str | None
    pattern: str
    certain: bool = True
    severity: str | None = None


_SPACES = "\u0020\u00a0\u2009\u202f"
# A figure with what stands around it: currency before, the digits and their marks, unit or sign behind.
FIGURE = (
    rf"(?<![\p{{L}}\p{{N}}_/#@.,\-])(?P<before>[$€£¥₽₺](?P<gap>[{_SPACES}])?)?"
    rf"(?P<digits>\d+(?:[.,]\d+)*(?:[{_SPACES}]\d{{3}}(?![\d.,]*\d))*(?:,\d{{1,2}})?)(?![\d\p{{L}}]*[-/]\d)"
    rf"(?P<space>[{_SPACES}])?(?P<sign>[%$€£¥₽₺](?!\d))?(?P<unit>(?:(?<=\d)|(?<=[{_SPACES}]))\p{{L}}[\p{{L}}'’]*\.?)?"
)
_SCALE = {
    "mln": "million", "mlns": "million", "mio": "million", "mill": "million", "mlrd": "billion", "mld": "billion",
    "mrd": "billion", "mlr": "billion", "mlrds": "billion", "mrds": "billion", "bln": "billion", "blns": "billion",
    "tln": "trillion", "trln": "trillion", "trl": "trillion", "thous": "thousand", "ths": "thousand",
    "thsd": "thousand", "tsd": "thousand", "tys": "thousand",
}  # fmt: skip
_LONG_SCALE = frozenset(("mlrd", "mld", "mrd", "mlr", "mlrds", "mrds"))
_MAGNITUDES = frozenset("million millions billion billions trillion trillions thousand thousands bn m tn".split())
_CODES = {"EUR": "€", "USD": "$", "GBP": "£"}
_OTHER_CODES = frozenset(
    "RUB RUR UAH TRY TL AZN KZT JPY CNY RMB CHF SEK NOK DKK PLN CZK HUF RON BGN GEL AMD BYN UZS".split()
)
_UNITS = frozenset(
    "percent per percentage points point times km kilometres kilometers metres meters m cm mm miles kg"
    " kilograms grams g tons tonnes ton tonne t litres liters hectares ha degrees years months weeks days"
    " hours minutes seconds euros dollars pounds rubles roubles liras lira yuan yen francs crowns cubic"
    " tenge manat manats som soms sum lari lei leva dirhams dirham dinars dinar riyals rials rial rupees hryvnias"
    " hryvnia shekels zloty zlotys pesos reais won drams dram kroner kronor koruna forints"
    " square gigawatts megawatts mw gw kwh barrels inches feet acres magnitude gb mb tb ghz mhz megabytes"
    " gigabytes trn".split()
) | _MAGNITUDES | frozenset(_SCALE)  # fmt: skip
_COUNTED = frozenset(
    "people persons residents citizens inhabitants soldiers troops refugees students pupils voters workers"
    " employees houses homes families households cars vehicles boats ships tons tonnes barrels euros dollars"
    " pounds rubles roubles lira liras yuan yen francs hectares square cubic units copies children women men"
    " patients cases deaths visitors tourists spectators fans trees animals cattle sheep jobs companies"
    " firms schools books metres meters kilometres kilometers km miles litres liters doses votes passengers"
    " participants guests apartments flats migrants fighters militants protesters demonstrators police"
    " officers kilograms kg".split()
)
# What no figure of English copy has behind its last digit, or about its currency sign: without either the figures of a
# block are not taken apart.
BEHIND_FIGURE = (
    rf",\d{{1,2}}(?!\d)|\.\d{{3}}(?!\d)|[{_SPACES}](?:\d{{3}}(?!\d)|%|per[ ]cents)"
    rf"|[{_SPACES}]?(?=\p{{L}}{{2,8}}\b)(?i:mlns?|mio|mill|ml?rds?|mlr|mld|blns?|tln|trl|trln|thous|ths|thsd|tsd"
    rf"|tys|percents|procents?|prosent|eur|usd|gbp|{'|'.join(sorted(_OTHER_CODES)).lower()})\b"
)
_SIGNS = "$€£¥₽₺"
_SIGNS_ABROAD = frozenset("€£¥₽₺")
_MISPLACED_SIGN = rf"[{_SIGNS}](?:[{_SPACES}]\d|(?<=\d[{_SPACES}]?[{_SIGNS}])|(?<=\p{{L}}[{_SPACES}]?[{_SIGNS}])(?!\d))"
_SIGN_BEHIND = rf"[{_SPACES}]?([{_SIGNS}])"
_SPACE = rf"[{_SPACES}]"
_GROUPS_ABROAD = rf"(\d{{1,3}}(?:[.{_SPACES}]\d{{3}})+),(\d{{1,2}})"  # 1.234.567,89
_COMMAS = dict.fromkeys(map(ord, f".{_SPACES}"), ",")
_MEASURED = (
    r"(?i)\b(?:measured|magnitude|averaged?|index|ratio|coefficient|rate|grade|temperature|scale)"
    r" (?:of |was |is |at |to )?$"
)


def has_misplaced_sign(story: Story, start: int, end: int) -> bool:
    """Whether a currency sign stands anywhere but before its figure."""
    if "$" not in story.prose and _SIGNS_ABROAD.isdisjoint(story.special):
        return False
    misplaced, prose = compiled(_MISPLACED_SIGN), story.prose[start:end]
    return any(misplaced.match(prose, at) for sign in _SIGNS for at in occurrences(prose, sign))


def slips(prose: str, start: int, end: int) -> Iterator[Slip]:
    """The foreign habits in the figures of a range of prose, at most one of a kind in each figure."""
    for match in compiled(FIGURE).finditer(prose, start, end):
        for judge in _JUDGES:
            found = judge(prose, match)
            if found:
                yield found
                break


def _unit(match: regex.Match[str]) -> str:
    return (match["unit"] or "").rstrip(".").lower()


def _scaled(prose: str, match: regex.Match[str]) -> Slip | None:
    """``5 mlrd`` and its like, with the currency that may stand on either side."""
    unit = _unit(match)
    if unit not in _SCALE or (unit in ("mill", "tsd", "ths", "trl", "mio") and not match["space"]):
        return None
    word = _SCALE[unit]
    digits = match["digits"].replace(",", ".") if _is_decimal_comma(match["digits"]) else match["digits"]
    end = match.end()
    if match["unit"].endswith(".") and _ends_sentence(prose, end):
        end -= 1
    currency = (match["before"] or "").strip()
    behind = compiled(_SIGN_BEHIND).match(prose, end)
    if behind and not currency:
        currency, end = behind[1], behind.end()
    doubt = " (check that a milliard is meant)" if unit in _LONG_SCALE else ""
    message = f"“{match['unit']}” is no English abbreviation; write “{word}”{doubt}."
    return Slip(match.start(), end, message, f"{currency}{digits} {word}", "D120", unit not in _LONG_SCALE)


def _spelled_percent(prose: str, match: regex.Match[str]) -> Slip | None:
    unit = _unit(match)
    if unit not in ("percents", "procent", "procents", "prosent") and not (
        unit == "per" and prose[match.end() : match.end() + 6].lower() == " cents"
    ):
        return None
    end = match.end() + (6 if unit == "per" else 0)
    word = "per cent" if unit == "per" else "percent"
    if match["unit"].endswith("."):
        end -= 1
    digits = _with_point(match["digits"])
    message = f"“{match['unit'].rstrip('.')}” takes no plural after a figure: “{digits}%” or “{digits} {word}”."
    return Slip(match.start(), end, message, f"{digits} {word}", "D125")


def _decimal_comma(prose: str, match: regex.Match[str]) -> Slip | None:
    digits = match["digits"]
    money = bool(match["before"]) or (match["sign"] or "") in tuple("$€£¥₽₺")
    mixed = compiled(_GROUPS_ABROAD).fullmatch(digits)
    if not mixed:
        if not _is_decimal_comma(digits):
            return None
        told = digits.startswith("0,") or money or match["sign"] == "%" or _unit(match) in _UNITS
        if not told and not compiled(_MEASURED).search(prose, max(0, match.start() - 24), match.start()):
            return None
        if not money and _in_list(prose, match):
            return None
    point = _with_point(digits)
    end = match.end("digits")
    if match["sign"] == "%":
        end = match.end("sign")
        point += "%"
    message = f"“{digits}” has a decimal comma; English writes a point."
    return Slip(match.start("digits"), end, message, point, "D117")


def _dotted_thousands(prose: str, match: regex.Match[str]) -> Slip | None:
    digits = match["digits"]
    groups = digits.split(".")
    if len(groups) < 2 or not all(len(group) == 3 and group.isdigit() for group in groups[1:]):
        return None
    if not 1 <= len(groups[0]) <= 3 or groups[0] == "0" or "," in digits or " " in digits:
        return None
    if len(groups) == 4 and all(int(group) < 256 for group in groups) and not match["before"]:
        return None  # an address of the internet
    cure = ",".join(groups)
    message = f"“{digits}” has points between its thousands; English writes commas."
    if len(groups) > 2:
        return Slip(match.start("digits"), match.end("digits"), message, cure, "D117")
    if _unit(match) in _COUNTED - {
        "metres",
        "meters",
        "kilometres",
        "kilometers",
        "km",
        "miles",
        "litres",
        "liters",
        "kg",
    }:
        return Slip(match.start("digits"), match.end("digits"), message, cure, "D117", False, "warning")
    return None


def _spaced_thousands(prose: str, match: regex.Match[str]) -> Slip | None:
    digits = match["digits"]
    groups = compiled(_SPACE).split(digits)
    if len(groups) < 2 or not 1 <= len(groups[0]) <= 3 or groups[0].startswith("0"):
        return None
    counted = _unit(match) in _COUNTED | _UNITS or match["before"] or match["sign"]
    if not counted and (len(groups) == 2 or not _unit(match)):
        return None
    if compiled(
        r"(?i)(?:\b(?:call|phone|tel|telephone|fax|mobile|whatsapp|text)\b\D{0,20}|\+\d{1,3} |\d{3,} )$"
    ).search(prose, max(0, match.start() - 40), match.start()):
        return None
    message = f"“{' '.join(groups)}” has spaces between its thousands; English writes commas."
    return Slip(match.start("digits"), match.end("digits"), message, ",".join(groups), "D118", False, "warning")


def _trailing_currency(prose: str, match: regex.Match[str]) -> Slip | None:
    sign = match["sign"] or ""
    unit = (match["unit"] or "").rstrip(".")
    digits = _with_point(match["digits"])
    if not match["before"] and not sign and unit in _MAGNITUDES:
        behind = compiled(r"\s?([$€£¥₽₺])(?!\s?\d)").match(prose, match.end())
        if behind:
            cure = f"{behind[1]}{digits} {unit}"
            message = f"The currency sign goes before the figure: “{cure}”."
            return Slip(match.start(), behind.end(), message, cure, "D119")
    if match["before"] or (not sign and unit not in _CODES and unit not in _OTHER_CODES):
        return None
    if sign and sign != "%":
        if prose[max(0, match.start() - 2) : match.start()].strip().endswith(("US", "$", "€", "£")):
            return None
        scale = unit.lower() if unit.lower() in _MAGNITUDES else ""
        end = match.end() if scale else match.end("sign")
        tail = f" {scale}" if scale else ""
        message = f"The currency sign goes before the figure: “{sign}{digits}{tail}”."
        return Slip(match.start(), end, message, f"{sign}{digits}{tail}", "D119")
    if sign:
        return None
    end = match.start("unit") + len(unit)
    if unit in _CODES:
        cure = f"{_CODES[unit]}{digits}"
        return Slip(match.start(), end, f"Write the currency before the figure: “{cure}”.", cure, "D119", False)
    message = f"“{unit}” is a bank's code; write the currency out for readers."
    return Slip(match.start(), end, message, None, "D119", False, "warning")


def _gapped_currency(prose: str, match: regex.Match[str]) -> Slip | None:
    if not match["gap"]:
        return None
    sign = match["before"].strip()
    cure = f"{sign}{match['digits']}"
    message = f"No space stands between a currency sign and its figure: “{cure}”."
    return Slip(match.start(), match.end("digits"), message, cure, "D119", severity="warning")


def _spaced_percent(prose: str, match: regex.Match[str]) -> Slip | None:
    if match["sign"] != "%" or not match["space"]:
        return None
    cure = f"{_with_point(match['digits'])}%"
    return Slip(
        match.start("digits"), match.end("sign"), f"No space stands before a percent sign: “{cure}”.", cure, "D125"
    )


_JUDGES: tuple[Callable[[str, regex.Match[str]], Slip | None], ...] = (
    _scaled,
    _spelled_percent,
    _decimal_comma,
    _dotted_thousands,
    _trailing_currency,
    _gapped_currency,
    _spaced_thousands,
    _spaced_percent,
)


def _is_decimal_comma(digits: str) -> bool:
    whole, comma, rest = digits.partition(",")
    return (
        bool(comma)
        and whole.isdigit()
        and rest.isdigit()
        and (len(rest) in (1, 2) or (whole == "0" and len(rest) <= 4))
    )


def _with_point(digits: str) -> str:
    """The figure with English marks: commas between thousands, a point before decimals."""
    if _is_decimal_comma(digits):
        return digits.replace(",", ".")
    mixed = compiled(_GROUPS_ABROAD).fullmatch(digits)
    return f"{mixed[1].translate(_COMMAS)}.{mixed[2]}" if mixed else digits


def _in_list(prose: str, match: regex.Match[str]) -> bool:
    """Whether the comma parts two figures of a list: ``lots 3,5 and 7``, ``1,2 and 3 percent``."""
    around = prose[max(0, match.start() - 8) : match.start()]
    return bool(
        compiled(r"\d,?\s?(?:and|or)?\s?$|(?i:\b(?:lots|nos|numbers|pages|sections|articles|rooms)\s)$").search(around)
    )


def _ends_sentence(prose: str, end: int) -> bool:
    after = prose[end : end + 3].strip()
    return not after or after[0].isupper() or after[0] in '"”'
