from hypothesis import given
from hypothesis import strategies as st

from lint_rules.document.document import Document
from lint_rules.document.formats import html
from lint_rules.document.markup.elements import scan, unescape
from lint_rules.document.source import Source


def read(text: str) -> Document:
    return html.read(Source(text, "a.html"))


def kinds(document: Document) -> list[tuple[str, str]]:
    return [(block.kind, document.block_text(block)) for block in document.blocks]


def words(text: str) -> str:
    """The words of a piece of markup, without white space."""
    return "".join("".join(unescape(e.text) for e in scan(text) if e.name == "#text").split())


FRAGMENTS = st.lists(
    st.sampled_from(
        [
            *("<p>", "</p>", "<b>", "</b>", "&amp;", "&#233;", "The dam held. ", "  ", "\n", "<br>", "<li>", "<h2>"),
            *("</h2>", "<figure>", "<figcaption>", "</figure>", "<img src=a.jpg>", "<blockquote>", "</blockquote>"),
            *("It’s é", "<"),
        ]
    ),
    max_size=30,
).map("".join)


@given(FRAGMENTS)
def test_every_block_slices_to_its_own_words(text: str) -> None:
    document = read(text)
    for block in document.blocks:
        prose = document.block_text(block)
        assert prose == prose.strip()
        source = document.offsets.source_span(block.start, block.end)
        assert "".join(prose.split()) == words(text[source.start : source.end])
        for at in range(block.start, block.end):
            if document.offsets.is_literal(at, at + 1):
                assert text[document.offsets.source_offset(at)] == document.prose[at]


def test_a_finding_behind_markup_and_entities_points_at_the_authors_characters() -> None:
    text = "<p>Rain &amp; <b>wind</b> in\n   Ostrel.</p>"
    document = read(text)
    assert document.prose == "Rain & wind in Ostrel."
    at = document.prose.index("Ostrel")
    span = document.offsets.source_span(at, at + 6)
    assert text[span.start : span.end] == "Ostrel"
    whole = document.offsets.source_span(0, 11)
    assert text[whole.start : whole.end] == "Rain &amp; <b>wind"


def test_a_simple_page_is_read_whole() -> None:
    text = (
        "<html lang=en><head><title>x</title></head><body><h1>Dam holds</h1><p class=byline>By Ana Brodik</p>"
        "<p>OSTREL — The dam held.</p><div>Short.</div><blockquote cite='http://x.y'>It held!</blockquote>"
        "<ul><li>One gate</li></ul><table><tr><td>Year</td><td>1961</td></tr></table></body></html>"
    )
    document = read(text)
    assert kinds(document) == [
        ("headline", "Dam holds"),
        ("byline", "By Ana Brodik"),
        ("paragraph", "OSTREL — The dam held."),
        ("paragraph", "Short."),
        ("quotation", "It held!"),
        ("list-item", "One gate"),
        ("table", "Year\n1961"),
    ]
    assert document.blocks[2].attributes["dateline"] == "9"
    assert document.blocks[4].attributes["cite"] == "http://x.y"
    assert document.structured
    assert document.credits.language is not None
    assert document.credits.language.text == "en"
    assert [credit.text for credit in document.credits.bylines] == ["By Ana Brodik"]


def test_double_breaks_are_paragraphs_and_single_ones_are_not() -> None:
    assert kinds(read("One<br>two<br><br>three")) == [("paragraph", "One\ntwo"), ("paragraph", "three")]


def test_caption_and_credit_go_with_their_picture() -> None:
    document = read(
        "<figure><img src='dam.jpg' alt='Dam'><figcaption>The dam at Ostrel. "
        "<span class='photo-credit'>Ana Brodik/Harbour News</span></figcaption></figure>"
        "<p>Copy.</p><img src='logo.svg' alt=''>"
    )
    first, logo = document.images
    assert first.caption == 0
    assert document.block_text(document.blocks[0]) == "The dam at Ostrel."
    assert first.credit == "Ana Brodik/Harbour News"
    assert (first.src, first.alt, first.decorative) == ("dam.jpg", "Dam", False)
    assert logo.decorative


def test_furniture_of_a_publishers_page_is_no_prose() -> None:
    copy = "".join(
        f"<p>Engineers opened gate number {number} on Monday morning, the river authority said.</p>"
        for number in range(6)
    )
    page = (
        "<html><head>" + "<script>var a = '<p>no</p>'</script>" * 9 + "</head><body>"
        "<nav><a href=/>Home</a><a href=/sport>Sport</a></nav>"
        "<header class='site-header'><div class=menu>Subscribe to our newsletter today for more.</div></header>"
        f"<main><article><h1>Dam holds</h1><div class='article-body'>{copy}"
        "<div class='related-stories'><p>A ferry sank off Marendal in a storm last year, divers said.</p></div>"
        "<p>Read more: the ferry that never came</p></div></article>"
        "<section><h2><a href=/x>Another story altogether</a></h2><p>And the first words of it, to make you click.</p>"
        "</section></main><aside>Most read</aside>"
        "<div id='onetrust-consent'><p>We use cookies to make this site work for you.</p></div>"
        "<div class='comments'><p>I think the dam should have been built much higher than it was.</p></div>"
        "<footer>Copyright Harbour News</footer></body></html>"
    )
    document = read(page)
    assert [kind for kind, _ in kinds(document)] == ["headline"] + ["paragraph"] * 6


def test_linked_data_and_meta_name_the_author() -> None:
    page = (
        '<html><head><meta name="author" content="Tom Vesk"><script type="application/ld+json">'
        '{"@context": "x", "@graph": [{"@type": "Person", "@id": "#a", "name": "Ana Brodik"}, '
        '{"@type": "NewsArticle", "author": {"@id": "#a"}, "inLanguage": "en", "publisher": {"name": "Harbour News"}, '
        '"articleSection": "World", "translator": "Iva Lun", '
        '"translationOfWork": {"url": "http://x.y/z", "inLanguage": "es"}}]}</script></head><p>Copy.</p></html>'
    )
    credits = read(page).credits
    assert [credit.text for credit in credits.bylines] == ["Ana Brodik", "Tom Vesk"]
    for credit in (*credits.bylines, *credits.translators, *credits.outlets):
        assert page[credit.source.start : credit.source.end] == credit.text
    assert credits.outlets[0].text == "Harbour News"
    assert credits.genre is not None
    assert credits.genre.text == "world"
    assert credits.original is not None
    assert credits.original.text == "http://x.y/z"
    assert credits.translated_from is not None
    assert credits.translated_from.text == "es"


def test_broken_linked_data_is_passed_over() -> None:
    page = '<html><head><script type="application/ld+json">{"@type": </script></head><p>Copy.</p></html>'
    assert kinds(read(page)) == [("paragraph", "Copy.")]


def test_comments_carry_directives() -> None:
    text = "<p>One.</p><!-- newslint: ignore names/mixed-form -- their own spelling --><p>Two.</p>"
    (directive,) = read(text).suppressions
    assert directive.rules == ("names/mixed-form",)
    assert directive.reason == "their own spelling"
    assert text[directive.source.start : directive.source.end].startswith("<!--")


def test_embedded_posts_are_pictures_and_not_copy() -> None:
    document = read("<p>Copy.</p><blockquote class='twitter-tweet'><p>Lol the dam</p></blockquote>")
    assert kinds(document) == [("paragraph", "Copy.")]
    assert [image.kind for image in document.images] == ["embed"]


def test_a_page_nested_twenty_thousand_deep_is_read() -> None:
    assert kinds(read("<div>" * 20_000 + "Deep." + "</div>" * 20_000)) == [("paragraph", "Deep.")]


def test_dates_and_names_within_a_paragraph_do_not_make_it_furniture() -> None:
    page = (
        "<div class='post published by-author'><p><time>May 3</time> The dam of Ostrel held on Monday, divers said.</p>"
        "<p><a rel=author href=/a>Ana Brodik</a> runs the bakery by the bridge and saw it all happen.</p>"
        "<p class=date>3 May 2024</p></div>"
    )
    assert [kind for kind, _ in kinds(read(page))] == ["paragraph", "paragraph"]
