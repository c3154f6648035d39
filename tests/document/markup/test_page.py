"""Where the story is on a page: one invented story in the markup of ten kinds of publishers."""

import pytest

from lint_rules.document.document import Document
from lint_rules.document.formats import html
from lint_rules.document.source import Source

COPY = [
    "Engineers opened the third gate of the dam above Ostrel on Monday, the river authority said in a statement.",
    "“We have never seen the water so high,” said Ana Brodik, who runs the bakery by the bridge.",
    "The town had asked for a second spillway in 2019, according to minutes of the council.",
    "Buses turned round at the bridge and the school stayed shut for a third day.",
    "The authority said it would publish its figures on Thursday.",
]
P = "".join(f"<p>{words}</p>" for words in COPY)
HEAD = "<html><head>" + "<script>var x = '<p>no copy</p>'</script>" * 9 + "</head>"
RANT = "I do not agree at all with any of this, and the dam should have been built by somebody else long ago, or never."

PAGES = {
    "figure, contributor address, related aside, most viewed": f"""{HEAD}<body><header><nav>News
        Sport</nav></header><main>
        <article><h1>Dam holds</h1><figure><img src=a.jpg alt=dam><figcaption><span></span> <span>The dam on
        Monday.</span>
        Photograph: Tom Vesk/Harbour News</figcaption></figure><address><a rel=author href=/a>Ana Brodik</a></address>
        <div id=maincontent>{P}<aside><p>Related: <a href=x>Another</a></p></aside></div></article>
        <section id=most-viewed><h2>Most viewed</h2><ol><li><a
        href=x>One</a></li></ol></section></main></body></html>""",
    "columns, hidden credit label, print notice": f"""{HEAD}<body><main><article><header><h1>Dam holds</h1></header>
        <figure><img src=a.jpg><figcaption><span>The dam on Monday.</span><span>Credit...</span><span>Tom Vesk for
        Harbour
        News</span></figcaption></figure><div class=byline-1x2><p>By <span itemprop=name>Ana Brodik</span></p></div>
        <section><div class=column><div>{P[: P.index("<p>The town")]}</div></div><div class=ad id=mid></div>
        <div class=column><div>{P[P.index("<p>The town") :]}</div></div></section>
        <p>A version of this article appears in print on May 4, Section A, Page
        1.</p></article></main></body></html>""",
    "one block with breaks": f"""{HEAD}<body><div class=main><h1>Dam holds</h1><div class=byline>Ana Brodik / HN /
        May 3
        </div><div class=_s30J>{"<br><br>".join(COPY)}<br></div><div class=trending><a
        href=x>Other</a></div></div></body>""",
    "credit in an attribute of the picture": f"""{HEAD}<body><main><article><h1>Dam holds</h1><a rel=author>Ana
        Brodik</a>
        <figure><img src=a.jpg data-c-caption=x data-c-credit="Tom Vesk"></figure>{P}<aside>Sign
        up</aside></article></main>
        </body></html>""",
    "subhead of two levels and credit in square brackets": f"""{HEAD}<body><div id=root><main><header><h1>Dam
        holds</h1>
        </header><figure class=featured-image><div><img src=a.jpg></div><figcaption>The dam on Monday [File: Tom
        Vesk/AP]
        </figcaption></figure><div class=info-block>By <span class=author-name><a href=/a>Ana Brodik</a></span></div>
        <div class="wysiwyg">{P}</div><section class=more-on><ul><li><a href=x>Recommended
        Stories</a></li></ul></section>
        </main></div></body></html>""",
    "credit-caption boxes": f"""{HEAD}<body><main><article class=story><h1>Dam holds</h1><p class=byline__name>
        <a rel=author>Ana Brodik</a></p><div class=storytext><div class="bucketwrap image"><div class=imagewrap>
        <img src=a.jpg alt=dam></div><div class=credit-caption><div class=caption-wrap><div class=caption><p>The
        dam on Monday.
        <b class=credit>Tom Vesk/AP</b></p></div></div></div></div>{P}</div></article></main></body></html>""",
    "blog with comments and widgets": f"""{HEAD}<body class="post-template single"><header
        class=site-header><nav>x</nav>
        </header><div class="content-area has-sidebar"><main><article class=post><h1>Dam holds</h1><div
        class=entry-meta>
        <span class=byline>by <a href=/a>Ana Brodik</a></span></div><div class=entry-content><div
        class=wp-caption><img
        src=a.jpg><p class=wp-caption-text>The dam on Monday. Photo: Tom Vesk</p></div>{P}</div><footer>Tags:
        dam</footer>
        </article><div id=comments class=comments-area><h2>3 comments</h2><ol><li><p>{RANT *
        4}</p></li></ol></div></main>
        <aside class=widget-area><p>{RANT}</p></aside></div></body></html>""",
    "metadata under the picture, no article element": f"""{HEAD}<body><section class=layout__wrapper><div
        class=headline>
        <h1>Dam holds</h1><div class=byline>By <span>Ana Brodik</span>, HN</div></div><div class=content><div
        class=image>
        <picture><img src=a.jpg></picture><div class=image__metadata><div class=image__caption>The dam on
        Monday.</div>
        <figcaption class=image__credit>Tom Vesk/AP</figcaption></div></div>{P}</div>
        <div class=related-content><a href=x>Related article</a></div></section></body></html>""",
    "unlabelled boxes beside the picture": f"""{HEAD}<body><div id=a><h1>Dam holds</h1><div class=x1><a
        rel=author>Ana Brodik
        </a></div><div class=x2><picture><img src=a.jpg></picture><div class=q1>The dam on Monday</div><div
        class=q2>Reuters
        </div></div><div class=x3>{P}</div><div class=x4><div><h3><a href=x>Ferry late</a></h3><p>It came at noon,
        the port
        of Marendal said, with everybody safe.</p></div></div></div></body></html>""",
    "cookie wall longer than the story": f"""{HEAD}<body><main><article><h1>Dam holds</h1><p class=byline>By Ana
        Brodik</p>
        <figure><img src=a.jpg><figcaption>The dam on Monday. (Tom Vesk/AP)</figcaption></figure>{P}</article></main>
        <div id=onetrust-consent-sdk><h2>Your privacy</h2>{"<p>We use cookies to make this site work for you.</p>"
        * 30}
        </div></body></html>""",
}  # fmt: skip


def read(name: str) -> Document:
    return html.read(Source(PAGES[name], "a.html"))


@pytest.mark.parametrize("name", PAGES)
def test_the_copy_is_the_story_and_nothing_else(name: str) -> None:
    document = read(name)
    running = ("paragraph", "list-item", "quotation", "note")
    assert [document.block_text(block) for block in document.blocks if block.kind in running] == COPY
    headlines = [document.block_text(block) for block in document.blocks if block.kind == "headline"]
    assert headlines == ["Dam holds"]


@pytest.mark.parametrize("name", PAGES)
def test_the_author_is_found(name: str) -> None:
    assert any("Ana Brodik" in credit.text for credit in read(name).credits.bylines)


@pytest.mark.parametrize("name", [name for name in PAGES if "img" in PAGES[name]])
def test_the_picture_has_its_credit(name: str) -> None:
    document = read(name)
    (image,) = document.images
    caption = document.block_text(document.blocks[image.caption]) if image.caption is not None else ""
    assert "Tom Vesk" in f"{caption} {image.credit}" or image.credit == "Reuters"
    assert not image.decorative
