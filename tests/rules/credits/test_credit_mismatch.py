"""``credits/credit-mismatch`` where the page itself tells two stories; for picture files see test_picture_files.py."""

import pytest
from credits_remarks import flagged, remarks

from lint_rules.rules.credits import credit_mismatch as rule

PAGE = (
    '<script type="application/ld+json">{{"@type": "NewsArticle", "image": {{"@type": "ImageObject", '
    '"url": "https://example.org/{file}?w=900", {told}}}}}</script><p>The dam held.</p>'
    '<figure><img src="{file}"><figcaption>{caption}</figcaption></figure>'
)


def page(caption: str, told: str, file: str = "dam.jpg") -> str:
    return PAGE.format(caption=caption, told=told, file=file)


@pytest.mark.parametrize(
    ("caption", "told"),
    [
        ("The dam. (Ana Brodik/AFP)", '"creditText": "Tom Vesk/Reuters"'),
        ("The dam. (Ana Brodik/AP)", '"creditText": "Tom Vesk/AP"'),
        ("The dam. <small>Photograph: Ana Brodik</small>", '"creator": {"@type": "Person", "name": "Tom Vesk"}'),
        ("The dam. (AFP)", '"creditText": "Reuters"'),
    ],
)
def test_linked_data_name_somebody_else(caption: str, told: str) -> None:
    assert len(flagged(rule, page(caption, told), "a.html")) == 1


@pytest.mark.parametrize(
    ("caption", "told"),
    [
        ("The dam. (Ana Brodik/AFP)", '"creditText": "AFP via Getty Images"'),
        ("The dam. (AFP)", '"creditText": "Agence France-Presse"'),
        ("The dam. Photo: A. Brodik", '"creditText": "Ana Brodik"'),
        ("The dam. Photo: Ana Brodik", '"copyrightHolder": "Harbour News"'),
        ("The dam. Photo: Ana Brodik", '"creator": {"name": "Harbour News"}, "creditText": "Reuters"'),
        ("The dam.", '"creditText": "Tom Vesk/Reuters"'),
    ],
)
def test_both_can_be_right(caption: str, told: str) -> None:
    assert not remarks(rule, page(caption, told), "a.html")


def test_the_message_tells_both() -> None:
    (remark,) = remarks(rule, page("The dam. (Ana Brodik/AFP)", '"creditText": "Tom Vesk/Reuters"'), "a.html")
    assert "“Ana Brodik/AFP”" in remark.message
    assert "“Tom Vesk/Reuters”" in remark.message


def test_files_of_one_name_are_not_told_apart() -> None:
    text = page("The dam. (Ana Brodik/AFP)", '"creditText": "Tom Vesk/Reuters"', "a/1.jpg")
    other = "<p>It rained.</p><figure><img src='b/1.jpg'><figcaption>Rain. (AFP)</figcaption></figure>"
    assert not remarks(rule, text + other, "a.html")


def test_alternative_text_and_front_matter() -> None:
    matter = "---\ntitle: Dam\nimage: dam.jpg\nimage_credit: {}\n---\n\n"
    text = matter + "It held.\n\n![{}](dam.jpg)\n*The dam. (Ana Brodik/AP)*\n"
    assert not remarks(rule, text.format("Ana Brodik/AP", "The dam (Ana Brodik/AP)"), "a.md")
    assert len(flagged(rule, text.format("Tom Vesk/Reuters", "The dam"), "a.md")) == 1
    assert len(flagged(rule, text.format("Ana Brodik/AP", "The dam. Photo: Tom Vesk"), "a.md")) == 1


def test_microdata_and_feeds() -> None:
    figure = (
        '<p>It held.</p><figure><img src="dam.jpg"><meta itemprop="creditText" content="{}">'
        "<figcaption>The dam. Photo: Ana Brodik</figcaption></figure>"
    )
    assert len(flagged(rule, figure.format("Tom Vesk/Reuters"), "a.html")) == 1
    assert not remarks(rule, figure.format("Ana Brodik"), "a.html")
    item = '{{"uri": "urn:x:1", "type": "picture", "byline": "{}", "description_text": "The dam. (Ana Brodik/AP)"}}'
    assert len(flagged(rule, item.format("Tom Vesk"), "a.json")) == 1
    assert not remarks(rule, item.format("Ana Brodik"), "a.json")
