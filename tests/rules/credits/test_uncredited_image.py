import pytest
from credits_remarks import flagged, queries, remarks

from lint_rules.rules.credits import uncredited_image as rule

FIGURE = "<p>Copy.</p><figure><img src='dam.jpg' alt='{alt}'><figcaption>{caption}</figcaption></figure>"


def test_it_points_at_the_caption_or_at_the_picture() -> None:
    assert flagged(rule, FIGURE.format(alt="", caption="The dam &amp; the town."), "a.html") == [
        "The dam &amp; the town."
    ]
    assert flagged(rule, "<p>Copy.</p><img src='dam.jpg' alt='The dam'>", "a.html") == [
        "<img src='dam.jpg' alt='The dam'>"
    ]
    assert flagged(rule, "Copy.\n\n![The dam](dam.jpg)\n\nMore.\n", "a.md") == ["![The dam](dam.jpg)"]


@pytest.mark.parametrize(
    "caption",
    [
        "The dam. (Reuters)",
        "The dam. Photograph: Ana Brodik/Harbour News",
        "The dam <small>Ana Brodik</small>",
        "The dam <span class='photo-credit'>Harbour News</span>",
        "The dam <span itemprop=creditText>Harbour News</span>",
        "The dam, by Ana Brodik, CC BY-SA 4.0",
        "Courtesy of the Ostrel Museum",
        "The dam. Ana Brodik via Getty Images",
        "<span>The dam.</span><span>Credit...</span><span>Ana Brodik for Harbour News</span>",
    ],
)
def test_every_form_of_credit_will_do(caption: str) -> None:
    assert not remarks(rule, FIGURE.format(alt="", caption=caption), "a.html")


def test_credits_outside_the_caption() -> None:
    linked = (
        '<script type="application/ld+json">{"@type": "ImageObject", "contentUrl": "http://x.y/big/dam.jpg", '
        '"creditText": "Harbour News"}</script>'
    )
    assert not remarks(rule, linked + FIGURE.format(alt="", caption="The dam"), "a.html")
    matter = "---\ntitle: Dam\nimage: dam.jpg\nimage_credit: Harbour News\n---\n\nCopy.\n"
    assert not remarks(rule, matter, "a.md")
    assert flagged(rule, matter.replace("image_credit: Harbour News\n", ""), "a.md") == ["dam.jpg"]


def test_credits_in_the_pictures_own_attributes() -> None:
    assert not remarks(rule, "<p>Copy.</p><img src='dam.jpg' alt='Dam' data-c-credit='Ana Brodik'>", "a.html")


def test_embedded_posts_show_their_account() -> None:
    post = "<p>Copy.</p><blockquote class='twitter-tweet'><p>What a dam</p>{}</blockquote>"
    assert queries(rule, post.format(""), "a.html")
    assert not remarks(rule, post.format("&mdash; Ana Brodik (@brodik) <a href='http://x.y'>3 May 2024</a>"), "a.html")


def test_a_credit_in_the_alternative_text_is_none() -> None:
    (remark,) = remarks(rule, FIGURE.format(alt="The dam (Photo: Ana Brodik)", caption="The dam"), "a.html")
    assert "alternative text" in remark.message


@pytest.mark.parametrize(
    "picture",
    [
        "<img src='ferry-icon.png' alt='x'>",
        "<img src='dam.jpg' alt=''>",
        "<img src='dam.jpg' alt='x' width=40 height=40>",
        "<p class=byline><img src='brodik.jpg' alt='Ana Brodik'>By Ana Brodik</p>",
    ],
)
def test_ornaments_need_no_credit(picture: str) -> None:
    assert not remarks(rule, f"<p>Copy.</p>{picture}", "a.html")


def test_the_desks_own_pictures_and_videos() -> None:
    assert not remarks(rule, "<img src='/own/dam.jpg' alt='Dam'>", "a.html", own=["/own/"])
    film = "<video src='dam.mp4'></video>"
    assert flagged(rule, f"<p>Copy.</p><figure>{film}<figcaption>The dam</figcaption></figure>", "a.html") == [
        "The dam"
    ]
    assert not remarks(rule, f"<figure>{film}<figcaption>The dam</figcaption></figure>", "a.html", videos=False)


def test_charts_need_a_source_and_no_maker() -> None:
    page = "<p>It fell.</p><figure><img src='1.png'><figcaption>{}</figcaption></figure>"
    assert not flagged(rule, page.format("Level of the river, by month. Source: Hydrological Service"), "a.html")
    assert not flagged(rule, page.format("Chart: Level of the river, by month"), "a.html")


def test_a_picture_in_front_matter_and_in_the_copy_is_one_picture() -> None:
    story = "---\ntitle: Dam\nimage: /img/dam.jpg\n---\n\nIt held.\n\n![The dam](/img/dam.jpg)\n{}\nIt rained.\n"
    assert flagged(rule, story.format(""), "a.md") == ["![The dam](/img/dam.jpg)"]
    assert not flagged(rule, story.format("*The dam. Photo: Ana Brodik*\n"), "a.md")
