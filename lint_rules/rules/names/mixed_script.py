"""A name written half in one script and half in another.

What it does
------------
Finds names in which letters of two scripts stand in one word (a Cyrillic а in `Pavlov`) and names whose parts are
written in different scripts.

Why it is a fault
-----------------
The eye sees one name and the archive holds two: a search for it finds nothing, and neither does the next writer.

When it stays silent
--------------------
About original spellings in brackets behind a name, and about words wholly in another script, which the translation
family reports.

References
----------
Unicode Technical Standard 39, section 5.1 (mixed-script detection).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lint_rules.language import scripts
from lint_rules.language.mentions import Mention
from lint_rules.language.story import Story
from lint_rules.model import Edit, Remark
from lint_rules.rules.base import Option, Options

SEVERITY = "error"
OPTIONS: Mapping[str, Option] = {}
FAILS = (
    "The lock was drawn by Oleg P\u0430vlenko of Tarhaven.",  # Cyrillic a
    "The lock was drawn by Oleg \u041f\u0430\u0432\u043b\u0435\u043d\u043a\u043e of Tarhaven.",
)
PASSES = (
    "The lock was drawn by Oleg Pavlenko of Tarhaven.",
    "The lock was drawn by Oleg Pavlenko (\u041e\u043b\u0435\u0433 \u041f\u0430\u0432\u043b\u0435\u043d\u043a\u043e).",
)


def check(story: Story, options: Options) -> Iterator[Remark]:
    """A remark for each name that mixes scripts."""
    if story.prose.isascii():
        return
    for mention in story.mentions:
        if not mention.text.isascii():
            yield from _of_mention(story, mention)


def _of_mention(story: Story, mention: Mention) -> Iterator[Remark]:
    tokens = story.tokens
    written: list[str] = []
    for i in range(mention.first, mention.last):
        word = tokens.text[i]
        found = {scripts.script(letter) for letter in word if letter.isalpha()}
        if len(found) > 1 and "Latin" in found:
            yield _mixed_word(word, tokens.start[i], tokens.end[i])
            return
        written += sorted(found)
    if len(set(written)) > 1:
        names = " and ".join(sorted(set(written)))
        yield Remark(
            mention.start,
            mention.end,
            f"“{mention.text}” is written in {names} letters. Write the whole name in Latin letters.",
        )


def _mixed_word(word: str, start: int, end: int) -> Remark:
    strangers = sorted({letter for letter in word if scripts.is_foreign(letter)})
    latin = scripts.skeleton(word)
    mended = not any(scripts.is_foreign(letter) for letter in latin)
    kinds = " and ".join(sorted({scripts.script(letter) for letter in strangers}))
    return Remark(
        start,
        end,
        f"“{word}” holds {kinds} letters ({', '.join(strangers)}) among Latin ones: a search for the name misses it.",
        suggestion=latin if mended else None,
        edits=(Edit(start, end, latin),) if mended else (),
        safe=mended,
    )
