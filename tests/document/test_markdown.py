from hypothesis import given
from hypothesis import strategies as st

from lint_rules.document.document import Document
from lint_rules.document.formats import markdown
from lint_rules.document.source import Source


def read(text: str) -> Document:
    return markdown.read(Source(text, "a.md"))


def kinds(document: Document) -> list[tuple[str, str]]:
    return [(block.kind, document.block_text(block)) for block in document.blocks]


STORY = """---
title: "Harbour é opens"
author: Ana Ruiz
translated_from: ar
section: Opinion
newslint:
  ignore: [names/mixed-form]
---

OSLO — A **bold** claim &amp; a [link](http://x.y) with `code`.

> Quoted words
> go on

* item

| a |
|---|
| b |

<!-- newslint: ignore translation/calque -- a title -->
"""


def test_markdown_falls_into_blocks_without_markup() -> None:
    assert kinds(read(STORY)) == [
        ("headline", "Harbour é opens"),
        ("paragraph", "OSLO — A bold claim & a link with ."),
        ("quotation", "Quoted words go on"),
        ("list-item", "item"),
        ("table", "a"),
        ("table", "b"),
    ]


def test_positions_survive_emphasis_entities_and_wide_characters() -> None:
    document = read(STORY)
    at = document.prose.index("claim & a link")
    span = document.offsets.source_span(at, at + len("claim & a link"))
    assert STORY[span.start : span.end] == "claim &amp; a [link"
    assert document.source.line_column(span.start) == (10, 19)


def test_front_matter_gives_credits_and_settings() -> None:
    document = read(STORY)
    assert [credit.text for credit in document.credits.bylines] == ["Ana Ruiz"]
    assert document.credits.translated_from is not None
    assert document.credits.translated_from.text == "ar"
    assert document.credits.genre is not None
    assert document.credits.genre.text == "opinion"
    assert document.settings == {"ignore": ["names/mixed-form"]}
    assert document.structured


def test_toml_front_matter_too() -> None:
    document = read('+++\ntitle = "Eels"\nauthors = ["Jo Lee"]\n+++\n\nEels came.\n')
    assert [credit.text for credit in document.credits.bylines] == ["Jo Lee"]
    assert document.blocks[0].kind == "headline"


def test_broken_front_matter_is_a_fault_at_its_line_and_the_story_is_read() -> None:
    document = read("---\ntitle: [unclosed\nauthor: x\n---\nThe lock opened.\n")
    (fault,) = document.faults
    assert fault.message.startswith("front matter is not YAML")
    assert document.source.line_column(fault.start)[0] in (2, 3, 4)
    assert ("paragraph", "The lock opened.") in kinds(document)


def test_a_directive_is_read_from_a_comment() -> None:
    (directive,) = read(STORY).suppressions
    assert directive.rules == ("translation/calque",)
    assert directive.reason == "a title"


def test_pictures_with_captions_credits_and_front_matter() -> None:
    text = (
        "---\nimage:\n  src: cover.jpg\n  credit: Jo Lee/Reuters\n---\n\n![Crane](crane.jpg)\n\n"
        '*A crane lifts a box (Jo Lee/AP)*\n\n{{< figure src="p.jpg" caption="Boats (AP)" >}}\n'
    )
    cover, crane, boats = read(text).images
    assert (cover.src, cover.credit) == ("cover.jpg", "Jo Lee/Reuters")
    assert crane.alt == "Crane"
    assert crane.caption is not None
    assert read(text).blocks[crane.caption].kind == "caption"
    assert (boats.src, boats.credit) == ("p.jpg", "AP")


def test_a_picture_in_the_copy_has_the_credit_that_front_matter_gives_its_file() -> None:
    matter = "---\nimage: /img/ferry.jpg\nimage_credit: Jo Lee/AP\n---\n"
    text = f"{matter}\n![Ferry](../img/ferry.jpg)\n\n![Crane](crane.jpg)\n"
    assert [image.credit for image in read(text).images] == ["Jo Lee/AP", "Jo Lee/AP", None]


def test_a_credit_that_names_no_file_is_the_only_pictures() -> None:
    assert [image.credit for image in read("---\nphoto_credit: Jo Lee/AP\n---\n\n![Crane](c.jpg)\n").images] == [
        "Jo Lee/AP"
    ]


def test_shortcodes_are_no_prose() -> None:
    assert kinds(read('{{< figure src="p.jpg" >}}\n\nThe lock opened.')) == [("paragraph", "The lock opened.")]


@given(st.text(alphabet="ab *_`[]()!&;#>-\n é|<{%", max_size=80))
def test_any_markdown_maps_exactly(text: str) -> None:
    document = read(text)
    source = document.source.text
    for block in document.blocks:
        for at in range(block.start, block.end):
            span = document.offsets.source_span(at, at + 1)
            assert 0 <= span.start <= span.end <= len(source)
            if document.offsets.is_literal(at, at + 1):
                assert source[span.start : span.end] == document.prose[at]


def test_a_number_of_any_length_in_the_settings_is_read_as_it_stands() -> None:
    digits = "9" * 6000
    assert read(f"---\nnewslint:\n  n: {digits}\n---\n\nThe lock.\n").settings == {"n": digits}


def test_a_caption_in_the_same_paragraph_as_its_picture() -> None:
    document = read("The dam held.\n\n![A dam](dam.jpg)\n*The dam. Source: Water Service*\n\nIt rained.\n")
    (image,) = document.images
    assert image.caption is not None
    assert document.block_text(document.blocks[image.caption]).strip() == "The dam. Source: Water Service"


def test_a_byline_goes_on_with_its_translator_and_original() -> None:
    line = (
        "By Ana Brodik\nTranslated from Spanish by Tom van der Vesk; original published by The Ostrel Net, 17 July 2024"
    )
    document = read(f"# Ferry\n\n{line}\n\nThe ferry sailed on Monday.\n")
    assert [block.kind for block in document.blocks] == ["headline", "byline", "paragraph"]
