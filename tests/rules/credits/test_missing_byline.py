import pytest
from credits_remarks import COPY, flagged, queries, remarks

from lint_rules.rules.credits import missing_byline as rule


def test_a_bare_name_is_pointed_at() -> None:
    assert flagged(rule, f"{COPY}\nAna Brodik\n") == ["Ana Brodik"]
    assert flagged(rule, f"Dam and ferry\n\nAna Brodik\n\n{COPY}\n") == ["Ana Brodik"]


@pytest.mark.parametrize("line", ["Ostrel Park", "A Brodik", "By Ana Brodik"])
def test_what_is_no_bare_name(line: str) -> None:
    assert not flagged(rule, f"Dam and ferry\n\n{line}\n\n{COPY}\n")


def test_an_outlet_under_a_byline_is_no_bare_name() -> None:
    assert not remarks(rule, f"By Ana Brodik\n\nHarbour Chronicle\n\nOSTREL — {COPY}\n")
    assert not flagged(rule, f"{COPY}\n\nHarbour News\n")


def test_a_bare_name_that_a_note_explains() -> None:
    assert not flagged(rule, f"{COPY}\n\nTranslated from Spanish by Ana Brodik\n\nAna Brodik\n")


def test_production_structure_makes_it_a_warning() -> None:
    assert flagged(rule, f"OSTREL — {COPY}\n") == ["OSTREL — "]
    assert flagged(rule, f"<html><body><p>{COPY}</p></body></html>", "a.html") == ["The ferry to"]
    assert flagged(rule, f"---\ntitle: Ferry\n---\n\n{COPY}\n", "a.md") == ["The ferry to"]
    assert queries(rule, COPY)
    assert queries(rule, f"Dam and ferry\n\nThe ferry at Ostrel (Reuters)\n\n{COPY}\n")
    assert not flagged(rule, f"Dam and ferry\n\nThe ferry at Ostrel (Reuters)\n\n{COPY}\n")
    assert not flagged(rule, COPY)


def test_other_credits_will_do() -> None:
    assert not remarks(rule, f"OSTREL (Reuters) — {COPY}\n")
    assert not remarks(rule, f"OSTREL — {COPY}\n\n(Reporting by Ana Brodik; Editing by Tom Vesk)\n")
    assert not remarks(
        rule, f'<html><head><meta name=author content="Ana Brodik"></head><p>{COPY}</p></html>', "a.html"
    )
    item = f'{{"uri": "x", "body_text": "{COPY}"'
    assert flagged(rule, f"{item}}}", "a.json")
    assert not remarks(rule, f'{item}, "copyrightholder": "Harbour News"}}', "a.json")


def test_snippets_and_policy() -> None:
    assert not remarks(rule, "The ferry sailed.\n")
    assert flagged(rule, "The ferry sailed.\n", require_in=["text"])
    assert not flagged(rule, "The ferry sailed.\n", require_in=["html", "world"])
    assert flagged(rule, "---\nsection: World\n---\n\nThe ferry sailed.\n", "a.md", require_in=["world"])


def test_reporters_who_share_a_dateline() -> None:
    story = f"By Ana Brodik and Tom Vesk\n\nOSTREL — {COPY}\n"
    assert queries(rule, story) == ["several reporters and one dateline: say in an end note who reported from where"]
    assert not queries(rule, story.replace("OSTREL — ", ""))
    assert not queries(rule, story.replace(" and Tom Vesk", " and Reuters"))
    assert not queries(
        rule,
        f"{story}\nAna Brodik reported from Ostrel. Additional reporting by Iva Lun.\n\n"
        "Reporting by Tom Vesk in Marendal\n",
    )
