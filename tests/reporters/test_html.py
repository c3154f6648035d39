"""The page for the desk."""

import re
import shutil
import subprocess
from html.parser import HTMLParser

import pytest

from lint_rules.document import Source
from lint_rules.reporters import render


class Page(HTMLParser):
    """The tags of a page, with what stands in its marks and cards."""

    def __init__(self, text):
        super().__init__()
        self.tags, self.texts, self._open = [], {}, []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        self._open.append(tag)

    def handle_endtag(self, tag):
        if tag in self._open:
            while self._open.pop() != tag:
                pass

    def handle_data(self, data):
        for tag in set(self._open):
            self.texts.setdefault(tag, []).append(data)


@pytest.fixture
def html(report, presentation):
    return "".join(render("html", report, presentation))


def test_copy_cannot_add_elements_or_script(html):
    tags = Page(html).tags
    assert not [tag for tag, _ in tags if tag in ("img", "iframe", "link", "object")]
    assert sum(tag == "script" for tag, _ in tags) == 1
    assert not [attributes for _, attributes in tags if any(name.startswith("on") for name in attributes)]
    assert not re.search(r"https?://", html)


def test_the_policy_allows_the_pages_own_script_alone(html):
    import base64
    import hashlib

    script = re.search(r"<script>(.*?)</script>", html, re.DOTALL)[1]
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    assert f"default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-{digest}'" in html


def test_the_words_found_are_marked_with_family_and_severity(html):
    page = Page(html)
    marks = [attributes for tag, attributes in page.tags if tag == "mark"]
    assert page.texts["mark"] == ["the the"]
    assert marks == [{"class": "error", "data-keys": "translation:error translation:info"}]
    cards = [attributes["class"] for tag, attributes in page.tags if tag == "aside"]
    assert cards == ["error", "info"]


def test_findings_can_be_filtered_by_family_and_severity(html):
    boxes = [attributes["value"] for tag, attributes in Page(html).tags if tag == "input"]
    assert boxes == ["translation", "error", "info"]


def test_markup_is_shown_as_prose_and_marked_in_the_right_place(report, presentation):
    text = "<h1>Quay</h1><p>Fish &amp; <b>the the</b> chips.</p>"
    at = text.index("the the")
    finding = report["files"][0]["findings"][0]
    finding["start"] = {"offset": at, "line": 1, "column": at + 1}
    finding["end"] = {"offset": at + 7, "line": 1, "column": at + 8}
    report["files"][0]["path"] = "a.html"
    report["files"][0]["findings"] = [finding]
    page = "".join(render("html", report, presentation._replace(source_of=lambda path: Source(text, "a.html"))))
    assert "Fish &amp; <mark" in page
    assert Page(page).texts["mark"] == ["the the"]


def test_the_sourcing_ladder_counts_who_speaks(report, presentation):
    rungs = [("named", "Ana <Reis>"), ("named", "Ana <Reis>"), ("none", "")]
    page = "".join(render("html", report, presentation._replace(ladder=lambda document: rungs)))
    assert "Ana &lt;Reis&gt; 2" in page
    assert '<progress max="100" value="67">' in page
    assert "<th>nobody</th>" in page


_BROWSER = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)


@pytest.mark.skipif(_BROWSER is None, reason="no Chromium on this machine")
def test_a_real_browser_shows_the_page_and_runs_its_script(html, tmp_path):
    probe = "<script>document.title = 'pwned'</script>"
    (tmp_path / "page.html").write_text(html.replace("</body>", f"{probe}</body>"), encoding="utf-8")
    options = ["--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={tmp_path / 'profile'}"]
    command = [_BROWSER, *options, "--dump-dom", (tmp_path / "page.html").as_uri()]
    shown = subprocess.run(command, capture_output=True, text=True, timeout=60, check=True).stdout
    assert "<title>newslint report</title>" in shown  # the policy stopped a script that is not the page's own
    assert shown.count("<aside") == 2
