"""Weekdays, months, nationalities and languages that lost their capital."""

from __future__ import annotations

from collections.abc import Iterator

from lint_rules.document import PROSE
from lint_rules.language.story import Story
from lint_rules.rules.translation._figures import Slip

_WEEKDAYS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday mondays tuesdays wednesdays thursdays fridays"
    " saturdays sundays".split()
)
_MONTHS = frozenset("january february april june july september october november december".split())
_AMBIGUOUS_MONTHS = frozenset(("march", "may", "august"))
_PEOPLES = frozenset(
    "afghans albanian albanians algerian algerians american americans argentine argentinian armenian"
    " armenians australian australians austrian austrians azerbaijani azeri bangladeshi belarusian"
    " belarusians belgian belgians bolivian bosnian bosnians british bulgarian bulgarians cambodian canadian"
    " canadians chilean chileans colombian colombians croatian croatians cuban cubans cypriot czech danish"
    " dutch ecuadorian egyptian egyptians english estonian ethiopian ethiopians european europeans finnish"
    " french georgian german germans greek greeks hungarian hungarians icelandic indian indians indonesian"
    " indonesians iranian iranians iraqi iraqis irish israeli israelis italian italians japanese jordanian"
    " kazakh kenyan korean koreans kurdish kurds kuwaiti kyrgyz latvian lebanese libyan libyans lithuanian"
    " malaysian mexican mexicans moldovan mongolian moroccan moroccans nigerian nigerians norwegian"
    " norwegians pakistani pakistanis palestinian palestinians peruvian philippine polish portuguese qatari"
    " romanian romanians russian russians saudi saudis scottish serbian serbs singaporean slovak slovakian"
    " slovenian somali somalis spanish sudanese swedish swiss syrian syrians taiwanese tajik thai tunisian"
    " tunisians turk turkish turkmen ukrainian ukrainians uzbek venezuelan venezuelans vietnamese welsh"
    " yemeni yemenis zimbabwean african africans asian asians arab arabs arabic chinese persian hebrew hindi"
    " urdu farsi latvians estonians swede swedes".split()
)
_COUNTRIES = frozenset(
    "russia ukraine germany france italy spain britain england scotland ireland iran iraq syria egypt"
    " israel japan america europe africa asia australia canada mexico brazil argentina colombia venezuela"
    " peru poland hungary romania bulgaria greece sweden norway denmark finland austria switzerland belgium"
    " portugal armenia azerbaijan kazakhstan uzbekistan pakistan afghanistan india vietnam thailand"
    " indonesia malaysia palestine libya algeria tunisia morocco sudan ethiopia kenya nigeria kuwait qatar".split()
)
# Things that a nationality only gave its name to; house styles write many of them small.
_THINGS = {
    "french": "fries windows window doors door bread toast horn beans kiss polish press leave dressing cuffs knickers",
    "danish": "pastry pastries",
    "german": "measles",
    "turkish": "delight bath baths",
    "indian": "summer ink",
    "russian": "roulette doll dolls",
    "dutch": "courage oven auction elm cap",
    "swiss": "roll cheese chard",
    "chinese": "whispers walls",
    "irish": "coffee stew setter",
    "english": "muffin muffins",
    "persian": "rug rugs cat cats",
    "arabic": "numerals numeral",
    "scottish": "terrier",
    "welsh": "rarebit",
}
_PUBLIC_LIFE = frozenset(
    "president government minister ministers authorities army border police troops parliament capital city"
    " citizens people company companies officials leader language town side diplomats journalist journalists"
    " media farmers soldiers state foreign prime".split()
)
_ALL = _WEEKDAYS | _MONTHS | _AMBIGUOUS_MONTHS | _PEOPLES | _COUNTRIES
_DATE_WORDS = frozenset("in since until by during of late early last next mid".split())
_ENOUGH = 20  # words from which the writer's habit can be told
_FEWEST_CAPITALS = 0.02  # share of words with a capital below which the writer uses none at all


def slips(story: Story) -> Iterator[Slip]:
    """The words that want a capital, with it as their cure."""
    tokens = story.tokens
    text = tokens.text
    for at in [at for at in story.concordance.tokens_with(_ALL) if text[at].islower()]:
        word = text[at]
        following = text[at + 1] if at + 1 < len(text) else ""
        if word in _AMBIGUOUS_MONTHS and not _is_month(text, at):
            continue
        if following in _THINGS.get(word, "").split() or (word == "polish" and not _is_people(story, at)):
            continue
        if word == "turk" or _is_address(story, at):
            continue
        sentence = story.sentence_at(tokens.start[at])
        if sentence is None or story.block_of(sentence).kind not in PROSE:
            continue
        if _writes_small(text):
            return
        cure = word.capitalize()
        kind = (
            "day"
            if word in _WEEKDAYS
            else "month"
            if word in _MONTHS | _AMBIGUOUS_MONTHS
            else "name of a people or language"
        )
        if word in _COUNTRIES:
            kind = "name of a country or continent"
        message = f"A {kind} has a capital in English: “{cure}”."
        yield Slip(tokens.start[at], tokens.end[at], message, cure, "D123")


def _writes_small(text: list[str]) -> bool:
    """Whether the whole story is written without capitals, as some social posts are."""
    return len(text) >= _ENOUGH and sum(word[0].isupper() for word in text) < _FEWEST_CAPITALS * len(text)


def _is_month(text: list[str], at: int) -> bool:
    before = text[at - 1] if at else ""
    following = text[at + 1] if at + 1 < len(text) else ""
    year = len(following) == 4 and following.isdigit() and following[:2] in ("19", "20")
    day = before.isdecimal() and len(before) <= 2 and 1 <= int(before) <= 31
    if text[at] == "may":
        return (year and before in _DATE_WORDS) or (day and (year or following in (",", ".", ";", "")))
    return (
        (year and (before in _DATE_WORDS or day))
        or (day and following != "past")
        or (
            text[at] == "august"
            and before in ("in", "since", "until")
            and following in (",", ".", ";", "and", "when", "after", "this", "last")
        )
    )


def _is_people(story: Story, at: int) -> bool:
    """Whether ``polish`` is the nationality: before a noun of public life rather than as a verb or a shine."""
    tags = story.tokens.lower
    following = tags[at + 1] if at + 1 < len(tags) else ""
    return following in _PUBLIC_LIFE and tags[at - 1] not in ("to", "will", "and")


def _is_address(story: Story, at: int) -> bool:
    """Whether the word is part of an address or a file name: ``monday.com``."""
    prose, start, end = story.prose, story.tokens.start[at], story.tokens.end[at]
    return (prose[end : end + 1] in "._/@" and prose[end + 1 : end + 2].isalnum()) or prose[start - 1 : start] in tuple(
        "._/@#-&="
    )
