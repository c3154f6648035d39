import pytest

from lint_rules.document.document import Document
from lint_rules.document.formats import newsml
from lint_rules.document.source import Source
from lint_rules.model import UserError

ITEM = """<?xml version="1.0"?>
<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" xmlns:o="urn:other" xml:lang="en">
<itemMeta><itemClass qcode="ninat:{kind}"/><provider><name>Harbour News</name></provider>
<link rel="irel:translatedFrom" residref="urn:x:7"/></itemMeta>
<contentMeta><o:by>Nobody</o:by><by>By Ana Brodik</by><creditline>HN</creditline><language tag="en"/>
<contributor role="crol:translator"><name>Iva Lun</name></contributor>
<headline>Dam &amp; ferry</headline><dateline>OSTREL (HN)</dateline>
<description role="drol:caption">The dam held.</description></contentMeta>
<rightsInfo><copyrightNotice>(c) Harbour News</copyrightNotice></rightsInfo>
<contentSet>{content}</contentSet></newsItem>"""
XHTML = (
    '<inlineXML contenttype="application/xhtml+xml"><h:html xmlns:h="http://www.w3.org/1999/xhtml"><h:body>'
    "<h:p>The <h:b>dam</h:b> held &amp; stood.</h:p></h:body></h:html></inlineXML>"
)


def read(text: str) -> Document:
    return newsml.read(Source(text, "item.xml"))


def kinds(document: Document) -> list[tuple[str, str]]:
    return [(block.kind, document.block_text(block)) for block in document.blocks]


def test_a_text_item() -> None:
    text = ITEM.format(kind="text", content=XHTML)
    document = read(text)
    assert kinds(document) == [("headline", "Dam & ferry"), ("paragraph", "The dam held & stood.")]
    at = document.prose.index("stood")
    span = document.offsets.source_span(at, at + 5)
    assert text[span.start : span.end] == "stood"
    credits = document.credits
    assert [credit.text for credit in credits.bylines] == ["By Ana Brodik"]
    assert [credit.text for credit in credits.outlets] == ["HN", "Harbour News"]
    assert credits.dateline is not None
    assert credits.dateline.text == "OSTREL (HN)"
    assert credits.original is not None
    assert credits.original.text == "urn:x:7"
    assert credits.translated_from is not None
    assert [credit.text for credit in credits.translators] == ["Iva Lun"]
    assert credits.copyright is not None
    for credit in (*credits.bylines, *credits.outlets, credits.dateline):
        assert text[credit.source.start : credit.source.end] == credit.text


def test_a_picture_item() -> None:
    document = read(ITEM.format(kind="picture", content='<remoteContent href="http://x.y/dam.jpg"/>'))
    (image,) = document.images
    assert (image.src, image.credit) == ("http://x.y/dam.jpg", "HN")
    assert kinds(document) == [("caption", "The dam held.")]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ('<inlineData contenttype="text/plain">One.\n\nTwo &lt; three.</inlineData>', ["One.", "Two < three."]),
        ('<inlineData contenttype="text/html"><![CDATA[<p>One &amp; all.</p>]]></inlineData>', ["One & all."]),
        (
            '<inlineXML><nitf xmlns=""><body><body.content><p>One.</p></body.content></body></nitf></inlineXML>',
            ["One."],
        ),
        ('<inlineXML><events xmlns="urn:other"><p>No copy.</p></events></inlineXML>', []),
    ],
)
def test_bodies(content: str, words: list[str]) -> None:
    text = ITEM.format(kind="text", content=content)
    assert [words for kind, words in kinds(read(text)) if kind == "paragraph"] == words


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('<!DOCTYPE a [<!ENTITY b "cc">]><newsItem>&b;</newsItem>', "document type"),
        ('<!DOCTYPE newsItem SYSTEM "http://x.y/z.dtd"><newsItem/>', "document type"),
        ("<newsItem><by></newsItem>", "not well-formed XML at line 1"),
        ("<newsItem>&nbsp;</newsItem>", "not well-formed"),
    ],
)
def test_hostile_and_broken_xml_is_refused_in_one_line(text: str, message: str) -> None:
    with pytest.raises(UserError, match=message):
        read(text)


def test_deep_nesting_is_read() -> None:
    assert kinds(read("<newsItem>" + "<a>" * 20_000 + "</a>" * 20_000 + "</newsItem>")) == []
