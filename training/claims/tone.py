"""Words that tell the tone of a sentence, in every form and both spellings (`tone.txt`: a section a tone)."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from lint_rules.language.inflection import forms

_ISE = re.compile(r"is(?=e$|ation$|er$)")
_OUR = re.compile(r"our(?=\w{0,4}$)")


@cache
def sections() -> dict[str, str]:
    """The section of each form; a word that is listed itself stands in its own section, whatever else it may be a form
    of."""
    listed: dict[str, str] = {}
    section = ""
    for line in Path(__file__).with_name("tone.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            section = line[1:-1]
        elif not line.startswith("#"):
            listed.update(dict.fromkeys(line.split(), section))
    found: dict[str, str] = {}
    for word, of in listed.items():
        for spelling in (word, _ISE.sub("iz", word), _OUR.sub("or", word)):
            found.update({form: of for form in forms(spelling) if form not in found})
    return found | listed
