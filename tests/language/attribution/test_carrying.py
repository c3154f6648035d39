import pytest

from lint_rules.document.formats import plain
from lint_rules.document.source import Source
from lint_rules.language.attribution.carrying import in_somebodys_view
from lint_rules.language.story import Story


def view(text: str) -> tuple[str, str] | None:
    """Source and content of a view that has an owner."""
    story = Story(plain.read(Source(text)))
    found = in_somebodys_view(story.tokens.lower, story.sentences[0])
    if found is None or found.source is None:
        return None
    tokens = story.tokens
    return tuple(  # type: ignore[return-value]
        story.text(tokens.start[span.first], tokens.end[span.last - 1]) for span in (found.source, found.content[0])
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In her opinion, the reef is lost.", ("her", "the reef is lost.")),
        ("In Greta Moll's view, the reef is lost.", ("Greta Moll's", "the reef is lost.")),
        ("The reef is lost, in his judgment.", ("his", "The reef is lost")),
        ("In view of the storm, the reef is lost.", None),
        ("In the view from the pier, the reef is lost.", None),
        ("The reef in his view was lost on him.", None),
    ],
)
def test_whose_view_it_is(text: str, expected: tuple[str, str] | None) -> None:
    assert view(text) == expected
