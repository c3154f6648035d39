import pytest

from lint_rules.document.formats import plain
from lint_rules.document.source import Source


def kinds(text: str) -> list[tuple[str, str]]:
    document = plain.read(Source(text))
    return [(block.kind, document.block_text(block)) for block in document.blocks]


STORY = """FERRY RETURNS TO SERVICE

By Ana Ruiz

LISBON — The ferry left on Monday.

It carried cars.

A ferry leaves the harbour (Reuters)

Crowds on the quay

More people came later."""


def test_a_story_falls_into_the_parts_an_editor_sees() -> None:
    assert kinds(STORY) == [
        ("headline", "FERRY RETURNS TO SERVICE"),
        ("byline", "By Ana Ruiz"),
        ("paragraph", "LISBON — The ferry left on Monday."),
        ("paragraph", "It carried cars."),
        ("caption", "A ferry leaves the harbour (Reuters)"),
        ("headline", "Crowds on the quay"),
        ("paragraph", "More people came later."),
    ]


def test_credits_are_read_off_the_copy() -> None:
    credits = plain.read(Source(STORY)).credits
    assert [credit.text for credit in credits.bylines] == ["By Ana Ruiz"]
    assert credits.dateline is not None
    assert (credits.dateline.text, STORY[slice(*credits.dateline.source)]) == ("LISBON", "LISBON")


@pytest.mark.parametrize(
    "opening",
    [
        "PARIS — ",
        "PARIS, France – ",
        "PARIS (Reuters) - ",
        "PARIS, Nov 3 (Reuters) - ",
        "Paris (AP) — ",
        "SAN JOSÉ, Costa Rica — ",
        "KYIV/WARSAW (AFP) — ",
    ],
)
def test_datelines_of_the_agencies(opening: str) -> None:
    document = plain.read(Source(opening + "The lock opened."))
    assert document.blocks[0].attributes["dateline"] == str(len(opening))
    assert document.prose[document.blocks[0].body :] == "The lock opened."


@pytest.mark.parametrize(
    "opening", ["The mayor - a baker - spoke.", "NATO said so.", "He left — at last.", "A-list stars — all"]
)
def test_dashes_that_open_no_dateline(opening: str) -> None:
    assert "dateline" not in plain.read(Source(opening)).blocks[0].attributes


def test_a_bare_name_at_the_end_is_a_byline() -> None:
    assert kinds("The lock opened.\nIt was late.\nLena van der Berg")[-1] == ("byline", "Lena van der Berg")


def test_two_capitalised_words_within_the_story_are_not() -> None:
    assert ("byline", "Grand Canal") not in kinds("The lock opened.\n\nGrand Canal\n\nIt was late.\n\nAll left.")


def test_lines_without_blank_lines_between_them_are_paragraphs() -> None:
    assert [kind for kind, _ in kinds("The lock opened.\nBoats waited there.\nIt was late.")] == ["paragraph"] * 3


def test_wrapped_lines_are_one_paragraph() -> None:
    text = (
        "The lock at the mouth of the river opened on Monday\n"
        "after a winter of repairs that had closed the canal to\n"
        "all boats."
    )
    assert kinds(text) == [("paragraph", text)]


def test_prose_and_source_are_one() -> None:
    document = plain.read(Source(STORY))
    assert document.prose == STORY
    assert all(document.offsets.source_span(b.start, b.end) == b.source for b in document.blocks)


def test_a_bracketed_directive_is_no_copy() -> None:
    text = "The lock opened.\n\n[newslint: ignore names/mixed-form, translation -- the court's spelling]\n\nAll left."
    document = plain.read(Source(text))
    assert [block.kind for block in document.blocks] == ["paragraph", "paragraph"]
    (directive,) = document.suppressions
    assert (directive.action, directive.rules) == ("ignore", ("names/mixed-form", "translation"))
    assert directive.reason == "the court's spelling"


@pytest.mark.parametrize(
    "line",
    [
        "(Reporting by Ana Ruiz; Editing by Jo Lee)",
        "Translated from Arabic by Lena Berg",
        "Jo Lee contributed to this report.",
    ],
)
def test_end_notes_are_notes(line: str) -> None:
    assert kinds(f"The lock opened on Monday.\n\nBoats waited.\n\n{line}")[-1] == ("note", line)


@pytest.mark.parametrize("text", ["", "\n\n", " \t\n"])
def test_nothing_is_no_block(text: str) -> None:
    assert kinds(text) == []


@pytest.mark.parametrize("gap", ["\t", "   ", " | "])
def test_rows_of_figures_are_a_table(gap: str) -> None:
    rows = "\n".join(gap.join(cells) for cells in (("Port", "2022"), ("Lund", "410"), ("Varde", "95")))
    assert ("table", rows) in kinds(f"More boats came.\n\n{rows}\n\nIt rained.")


def test_lines_without_figures_are_no_table() -> None:
    assert not any(kind == "table" for kind, _ in kinds("Ana Ruiz  editor\nTom Vesk  reporter\nIvo Lind  clerk"))
