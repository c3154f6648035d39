import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint_rules.document.document import Document
from lint_rules.document.formats import ninjs
from lint_rules.document.source import Source
from lint_rules.model import UserError


def read(item: dict[str, Any] | str, *, ascii_only: bool = True) -> Document:
    text = item if isinstance(item, str) else json.dumps(item, ensure_ascii=ascii_only)
    return ninjs.read(Source(text, "item.json"))


def kinds(document: Document) -> list[tuple[str, str]]:
    return [(block.kind, document.block_text(block)) for block in document.blocks]


def test_the_first_generation() -> None:
    document = read(
        {
            "uri": "urn:x:1",
            "type": "text",
            "byline": "Ana Brodik",
            "headline": "Dam holds",
            "located": "Ostrel",
            "infosource": [{"name": "Harbour News"}],
            "body_text": "OSTREL (HN) — The dam held.\nIt rained.",
            "body_xhtml": '<p>OSTREL (HN) — The "dam" held &amp; stood.</p><p>It rained.</p>',
        }
    )
    assert kinds(document) == [
        ("headline", "Dam holds"),
        ("paragraph", 'OSTREL (HN) — The "dam" held & stood.'),
        ("paragraph", "It rained."),
    ]
    credits = document.credits
    assert [credit.text for credit in credits.bylines] == ["Ana Brodik"]
    assert [credit.text for credit in credits.outlets] == ["Harbour News"]
    assert credits.dateline is not None
    assert credits.dateline.text == "OSTREL (HN)"
    assert document.structured


def test_positions_reach_through_both_escapes() -> None:
    text = r'{"uri": "x", "body_xhtml": "<p>The \"dam\" \u2014 held &amp; <b>stood<\/b> fast.<\/p>"}'
    document = read(text)
    assert document.prose == 'The "dam" — held & stood fast.'
    for word in ("dam", "held", "stood", "fast"):
        at = document.prose.index(word)
        span = document.offsets.source_span(at, at + len(word))
        assert text[span.start : span.end] == word
    dash = document.offsets.source_span(10, 11)
    assert text[dash.start : dash.end] == r"\u2014"


@given(st.lists(st.text(st.sampled_from('aé“"\\\n\t& \u00a0🙂'), min_size=1), min_size=1, max_size=4), st.booleans())
def test_plain_bodies_map_to_the_file(lines: list[str], ascii_only: bool) -> None:
    item = {"uri": "x", "body_text": "\n".join(lines)}
    document = read(item, ascii_only=ascii_only)
    text = document.source.text
    for block in document.blocks:
        span = document.offsets.source_span(block.start, block.end)
        assert json.loads(f'"{text[span.start : span.end]}"') == document.block_text(block)


def test_later_generations_choose_one_of_several_bodies() -> None:
    document = read(
        {
            "uri": "x",
            "by": "Ana Brodik",
            "headlines": [{"role": "main", "value": "Dam holds"}],
            "bodies": [
                {"role": "text", "contentType": "text/plain", "value": "Plain."},
                {"role": "html", "contentType": "text/html", "value": "<p>Marked up.</p>"},
            ],
            "infoSources": [{"name": "Harbour News"}],
        }
    )
    assert kinds(document) == [("headline", "Dam holds"), ("paragraph", "Marked up.")]


def test_pictures_of_a_package_carry_caption_and_credit() -> None:
    picture = {
        "uri": "urn:x:2",
        "type": "picture",
        "by": "Tom Vesk",
        "infosources": [{"name": "Harbour News"}],
        "descriptions": [{"role": "creditline", "value": "HN"}, {"role": "caption", "value": "The dam."}],
        "renditions": [{"href": "http://x.y/dam.jpg"}],
        "digitalsourcetype": "http://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture",
    }
    for associations in ([picture], {"main": picture}):
        document = read({"uri": "urn:x:1", "type": "text", "body_text": "The dam held.", "associations": associations})
        (image,) = document.images
        assert image.credit == "Tom Vesk/Harbour News/HN"
        assert image.src == "http://x.y/dam.jpg"
        assert image.caption is not None
        assert document.block_text(document.blocks[image.caption]) == "The dam."
        assert image.digital_source is not None


def test_wrong_types_are_faults_of_the_file_and_the_rest_is_read() -> None:
    document = read({"uri": "x", "type": 3, "headline": "Dam holds", "bodies": {"a": 1}, "byline": ["Ana"]})
    assert kinds(document) == [("headline", "Dam holds")]
    messages = [fault.message for fault in document.faults]
    assert messages == [
        "ninjs: type should be a string, not a number",
        "ninjs: bodies should be an array, not an object",
        "ninjs: byline should be a string, not an array",
    ]
    fault = document.faults[0]
    assert document.source.text[fault.start : fault.end] == "3"


@pytest.mark.parametrize(("text", "message"), [("[1]", "no ninjs"), ('{"uri": ', "broken off"), ("[" * 9999, "nested")])
def test_what_is_no_item_is_refused_in_one_line(text: str, message: str) -> None:
    with pytest.raises(UserError, match=message):
        read(text)
