"""The page for the desk."""

import re
import shutil
import subprocess
from html.parser import HTMLParser

import pytest

from lint_rules.document import Source
from lint_rules.reporters import page, render


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
    read = Page(html)
    marks = [attributes for tag, attributes in read.tags if tag == "mark"]
    assert read.texts["mark"] == ["the the"]
    assert marks == [{"class": "error", "data-keys": "translation:error translation:info"}]
    cards = [attributes["class"] for tag, attributes in read.tags if tag == "aside"]
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
    html = "".join(render("html", report, presentation._replace(source_of=lambda path: Source(text, "a.html"))))
    assert "Fish &amp; <mark" in html
    assert Page(html).texts["mark"] == ["the the"]


def test_the_sourcing_ladder_counts_who_speaks(report, presentation):
    rungs = [("named", "Ana <Reis>"), ("named", "Ana <Reis>"), ("none", "")]
    html = "".join(render("html", report, presentation._replace(ladder=lambda document: rungs)))
    assert "Ana &lt;Reis&gt; 2" in html
    assert '<progress max="100" value="67">' in html
    assert "<th>nobody</th>" in html


_BROWSER = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
needs_browser = pytest.mark.skipif(_BROWSER is None, reason="no Chromium on this machine")


def shown(html, folder, *options):
    """The page's elements after a real browser has loaded it."""
    (folder / "page.html").write_text(html, encoding="utf-8")
    fixed = ["--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder / 'profile'}", "--dump-dom"]
    command = [_BROWSER, *fixed, *options, (folder / "page.html").as_uri()]
    return subprocess.run(command, capture_output=True, text=True, timeout=60, check=True).stdout


@needs_browser
def test_a_real_browser_runs_the_pages_own_script_alone(html, tmp_path):
    probe = "<script>document.title = 'pwned'</script><img src=x onerror=\"document.title = 'pwned'\">"
    dom = shown(html.replace("</body>", f"{probe}</body>"), tmp_path)
    assert "<title>newslint report</title>" in dom
    assert dom.count("<aside") == 2


@needs_browser
def test_unticking_a_box_hides_its_findings_and_the_stories_left_empty(report, presentation, tmp_path, monkeypatch):
    monkeypatch.setattr(page, "SCRIPT", f"{page.SCRIPT}boxes.find(box => box.value === 'error').click();")
    dom = shown("".join(render("html", report, presentation)), tmp_path)
    assert re.findall(r'<aside class="([^"]*)"', dom) == ["error off", "info"]
    monkeypatch.setattr(page, "SCRIPT", f"{page.SCRIPT}boxes.find(box => box.value === 'info').click();")
    dom = shown("".join(render("html", report, presentation)), tmp_path)
    assert re.findall(r'<mark class="([^"]*)"', dom) == ["error off"]
    assert re.findall(r"<article[^>]*>", dom)[0].endswith('class="off">')


@needs_browser
@pytest.mark.parametrize("width", [360, 1300])
def test_no_line_is_wider_than_the_screen(report, presentation, tmp_path, monkeypatch, width):
    probe = "const root = document.documentElement; document.title = `${root.scrollWidth} of ${innerWidth}`;"
    monkeypatch.setattr(page, "SCRIPT", page.SCRIPT + probe)
    report["files"][0]["findings"][0]["message"] = "https://a.example/" + "x" * 500
    dom = shown("".join(render("html", report, presentation)), tmp_path, f"--window-size={width},800")
    wide, screen = re.search(r"<title>(\d+) of (\d+)</title>", dom).groups()
    assert int(wide) <= int(screen)


@needs_browser
def test_the_page_is_dark_where_the_reader_likes_it_dark(report, presentation, tmp_path, monkeypatch):
    probe = "document.title = getComputedStyle(document.body).backgroundColor;"
    monkeypatch.setattr(page, "SCRIPT", page.SCRIPT + probe)
    html = "".join(render("html", report, presentation))
    light, dark = (
        shown(html, tmp_path, f"--blink-settings=preferredColorScheme={scheme}").partition("<title>")[2][:20]
        for scheme in (1, 0)
    )
    assert light.startswith("rgb(251, 250, 247)")
    assert dark.startswith("rgb(23, 24, 26)")
