"""A report with everything in it that a hostile headline could try."""

import pytest

from lint_rules.document import Source
from lint_rules.reporters.presentation import Presentation, RuleHelp

HOSTILE = (
    "a::b%0A\n::error::pwned,x=y\x1b[31m\x1b]0;t\x07 </script><img src=x onerror=alert(1)>&\"' ]]>\u202e\ud800\ufffe"
)
TEXT = f"Ünder the the bridge {HOSTILE}\n\nSecond line.\n"


def place(offset, line, column):
    return {"offset": offset, "line": line, "column": column}


@pytest.fixture
def finding():
    return {
        "rule": "translation/doubled-word",
        "severity": "error",
        "message": f"“the” stands twice. {HOSTILE}",
        "suggestion": "the",
        "text": f"the the {HOSTILE}",
        "pattern": "D67",
        "start": place(6, 1, 7),
        "end": place(13, 1, 14),
        "related": [{"message": HOSTILE, "text": "x", "start": place(0, 1, 1), "end": place(5, 1, 6)}],
        "fix": {"safe": True, "edits": [{"start": 6, "end": 10, "text": ""}]},
        "fingerprint": "0123456789abcdef",
    }


@pytest.fixture
def report(finding):
    path = f"stories/ü b,c:{HOSTILE.partition('<')[0]}.txt"
    query = {**finding, "severity": "info", "related": [], "fix": None, "pattern": None, "suggestion": None}
    return {
        "schema": 1,
        "newslint": "1.2.3",
        "files": [
            {
                "path": path,
                "format": "text",
                "error": None,
                "notice": None,
                "findings": [finding, query],
                "scores": {"words": 9},
            },
            {
                "path": "b.txt",
                "format": None,
                "error": f"b.txt: gone {HOSTILE}",
                "notice": None,
                "findings": [],
                "scores": {},
            },
            {"path": "c.txt", "format": "text", "error": None, "notice": None, "findings": [], "scores": {"words": 3}},
        ],
        "summary": {"files": 3, "errors": 1, "warnings": 0, "infos": 1, "suppressed": 0},
    }


@pytest.fixture
def presentation():
    def source_of(path):
        return Source(TEXT, path) if path.startswith("stories") else None

    return Presentation(source_of, lambda rule: RuleHelp(f"{rule} {HOSTILE}", f"All of {HOSTILE}"))
