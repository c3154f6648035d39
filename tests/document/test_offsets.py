from hypothesis import given
from hypothesis import strategies as st

from lint_rules.document.offsets import OffsetMap, ProseBuilder
from lint_rules.model import Span

PARTS = st.lists(st.tuples(st.sampled_from(["literal", "entity", "markup"]), st.text("abc é", min_size=1, max_size=5)))


@given(PARTS)
def test_every_prose_character_leads_to_its_own_source(parts: list[tuple[str, str]]) -> None:
    builder, source = ProseBuilder(), ""
    for kind, text in parts:
        if kind == "literal":
            builder.literal(text, len(source))
            source += text
        elif kind == "entity":
            builder.replaced("&", Span(len(source), len(source) + 5))
            source += "&amp;"
        else:
            source += "<b>"
    prose, offsets = builder.text(), builder.offsets()
    for at, character in enumerate(prose):
        start, end = offsets.source_span(at, at + 1)
        assert source[start:end] in (character, "&amp;")
    for start in range(len(prose)):
        for end in range(start + 1, len(prose) + 1):
            span = offsets.source_span(start, end)
            assert source[span.start : span.end].replace("&amp;", "&").replace("<b>", "") == prose[start:end]
            if offsets.is_literal(start, end):
                assert source[span.start : span.end] == prose[start:end]


def test_the_break_between_blocks_maps_to_the_end_of_the_first() -> None:
    builder = ProseBuilder()
    builder.literal("one", 3)
    builder.gap()
    builder.literal("two", 20)
    offsets = builder.offsets()
    assert builder.text() == "one\n\ntwo"
    assert offsets.source_span(3, 5) == Span(6, 6)
    assert offsets.source_span(5, 8) == Span(20, 23)
    assert not offsets.is_literal(0, 8)


def test_identity_gives_back_what_it_is_given() -> None:
    offsets = OffsetMap.identity(10)
    assert offsets.source_span(2, 7) == Span(2, 7)
    assert offsets.source_span(4, 4) == Span(4, 4)
