import pytest
from credits_remarks import COPY, flagged, queries, remarks

from lint_rules.rules.credits import uncredited_outlet as rule


@pytest.mark.parametrize("line", ["By agencies", "Source: media", "(With agencies)"])
def test_credits_that_name_no_outlet(line: str) -> None:
    assert flagged(rule, f"{line}\n\n{COPY}\n") == [line]


@pytest.mark.parametrize("line", ["By Ana Brodik and agencies", "Source: Reuters", "By Ana Brodik"])
def test_credits_that_name_one(line: str) -> None:
    assert not remarks(rule, f"{line}\n\n{COPY}\n")


def test_links_to_reports_of_others() -> None:
    story = "<p>The dam held, {} on Monday.</p>"
    assert queries(rule, story.format("Reuters reported"), "a.html") == [
        "Reuters reported this: link its story in the first use"
    ]
    assert not remarks(rule, story.format("<a href='http://x.y'>Reuters reported</a>"), "a.html")
    assert not remarks(rule, story.format("Reuters reported"), "a.html", links=False)
    assert not remarks(rule, story.format("an engineer told Reuters"), "a.html")
    assert not remarks(rule, "The dam held, Reuters reported on Monday.\n")
