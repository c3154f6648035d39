import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint_rules.document.markup.elements import Element, pieces, scan, unescape

MARKUP = st.lists(
    st.sampled_from(
        [
            *("<p>", "</p>", "<b", ">", "<a href='x", "'", '"', "<!--", "-->", "&amp;", "&", "text ", "<li>", "</ul>"),
            *("<ul>", "<script>", "</script>", "<br/>", "</", "<td>", "<table>", "<![CDATA[", "]]>", "é", "\n"),
        ]
    ),
    max_size=40,
).map("".join)


def named(text: str, name: str) -> list[Element]:
    return [element for element in scan(text) if element.name == name]


@given(MARKUP)
def test_elements_lie_within_their_parents_and_cover_the_text_in_order(text: str) -> None:
    elements = scan(text)
    for element in elements:
        assert element.start <= element.inner <= element.close <= element.end
        assert element.index < element.after <= len(elements)
        if element.parent >= 0:
            around = elements[element.parent]
            assert around.start <= element.start
            assert element.end <= around.end
            assert element.after <= around.after
    starts = [element.start for element in elements]
    assert starts == sorted(starts)


def test_attributes_know_where_their_values_stand() -> None:
    text = """<a HREF="http://x.y/?a=1&amp;b=2" title='A "b"' hidden data-x=1>"""
    (link,) = named(text, "a")
    href = link.attributes["href"]
    assert href.value == "http://x.y/?a=1&b=2"
    assert text[href.source.start : href.source.end] == "http://x.y/?a=1&amp;b=2"
    assert link.attribute("title") == 'A "b"'
    assert link.attribute("data-x") == "1"
    assert "hidden" in link.attributes


def test_a_missing_quotation_mark_does_not_swallow_the_page() -> None:
    text = '<p title="oops>One</p><p>Two</p>'
    assert [element.text for element in named(text, "#text")] == ["One", "Two"]


def test_a_less_than_sign_is_text() -> None:
    (text,) = named("<p>3 < 4 and <3</p>", "#text")
    assert text.text == "3 < 4 and <3"


def test_end_tags_that_html_lets_authors_leave_out() -> None:
    text = "<ul><li>One<li>Two<ul><li>Deep</ul></ul><p>A<p>B<div>C</div>"
    items = named(text, "li")
    assert [text[item.inner : item.close] for item in items] == ["One", "Two<ul><li>Deep</ul>", "Deep"]
    assert [text[item.inner : item.close] for item in named(text, "p")] == ["A", "B"]


def test_scripts_are_raw() -> None:
    text = "<script>if (a<b) document.write('<p>no</p>')</script><p>yes</p>"
    assert len(named(text, "p")) == 1


def test_a_prefix_alone_is_a_name_in_xml() -> None:
    elements = scan("<n:>A</n:>", xml=True)
    assert [element.name for element in elements] == ["n:", "#text"]


def test_xml_keeps_case_loses_prefixes_and_closes_nothing_by_itself() -> None:
    elements = scan("<n:newsItem><n:by/>A<![CDATA[<b>]]></n:newsItem>", xml=True)
    assert [element.name for element in elements] == ["newsItem", "by", "#text", "#cdata"]
    assert elements[0].prefix == "n"
    assert elements[3].text == "<b>"


def test_references_become_one_piece_each() -> None:
    text = "a &amp; b&nbsp;&#233;&bogus;"
    found = list(pieces(text, 0, len(text)))
    assert "".join(piece for piece, _, _ in found) == "a & b\u00a0é&bogus;"
    assert all(text[start:end] == piece for piece, start, end in found if len(piece) == end - start)
    assert unescape("&lt;p&gt;") == "<p>"


@pytest.mark.parametrize(
    "text",
    [
        "<div>" * 20_000 + "x" + "</div>" * 20_000,
        "<a <a " * 30_000 + ">",
        '<a b=">" ' * 30_000,
        "<p><b><i>" * 10_000 + "</b>" * 20_000,
        "<!--" * 50_000,
        "&#1111111" * 50_000,
    ],
)
def test_hostile_pages_cost_no_more_than_others(text: str) -> None:
    before = time.process_time()
    scan(text)
    assert time.process_time() - before < 3
