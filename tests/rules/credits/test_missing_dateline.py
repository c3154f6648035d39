from credits_remarks import COPY, flagged, queries, remarks

from lint_rules.rules.credits import missing_dateline as rule

LONG = f"{COPY} {COPY}\n"


def test_it_asks_and_warns_only_where_policy_requires_it() -> None:
    assert queries(rule, LONG) == ["no dateline: where did the reporter get this?"]
    assert not flagged(rule, LONG)
    assert flagged(rule, LONG, require_in=["*"]) == ["The ferry to"]


def test_silent_with_a_dateline_in_opinion_and_in_snippets() -> None:
    assert not remarks(rule, f"OSTREL — {LONG}")
    assert not remarks(rule, f"---\nsection: Opinion\ndate: 2024-05-06\n---\n\n{LONG}", "a.md")
    assert not remarks(rule, "The ferry sailed.\n")


def test_a_dateline_that_the_story_contradicts() -> None:
    story = f"OSTREL — The dam held, Tom Vesk said by phone from {{}}.\n\n{LONG}"
    assert flagged(rule, story.format("Ostrel")) == ["by phone from Ostrel."]
    assert not remarks(rule, story.format("Marendal"))


def test_pages_and_front_matter_without_a_date() -> None:
    message = "no date: readers who find this story later cannot tell how old it is"
    assert message in queries(rule, f"---\ntitle: Ferry\n---\n\n{COPY}\n", "a.md")
    assert message not in queries(rule, f"---\ntitle: Ferry\ndate: 2024-05-06\n---\n\n{COPY}\n", "a.md")
    assert message not in queries(rule, COPY)
