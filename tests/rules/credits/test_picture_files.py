"""``credits/image-without-metadata`` and ``credits/credit-mismatch``, which both read picture files."""

import io
from pathlib import Path

import pytest
from credits_remarks import flagged, queries, remarks
from PIL import Image

from lint_rules.document import read
from lint_rules.document.pictures import beside
from lint_rules.language.story import Story
from lint_rules.model import Remark
from lint_rules.rules.credits import credit_mismatch, image_without_metadata

SIDECAR = (
    '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" '
    'xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">'
    "<rdf:Description {}/></rdf:RDF></x:xmpmeta>"
)
FULL = 'photoshop:Credit="Harbour News" dc:creator="Ana Brodik" dc:rights="(c) Harbour News"'


def test_files_without_a_maker() -> None:
    assert flagged(image_without_metadata, SIDECAR.format(""), "dam.xmp") == [""]
    assert not remarks(image_without_metadata, SIDECAR.format(FULL), "dam.xmp")
    (message,) = queries(image_without_metadata, SIDECAR.format('photoshop:Credit="Harbour News"'), "dam.xmp")
    assert message == "this picture's metadata lack: creator, copyright notice"


def test_a_desk_may_require_other_fields() -> None:
    (message,) = queries(image_without_metadata, SIDECAR.format(FULL), "dam.xmp", required=["creator", "usage_terms"])
    assert message == "this picture's metadata lack: usage terms"


def test_instructions_that_the_credit_line_disregards() -> None:
    sidecar = SIDECAR.format('photoshop:Credit="Ostrel Post" photoshop:Instructions="Mandatory credit: Harbour News"')
    (remark,) = remarks(credit_mismatch, sidecar, "dam.xmp")
    assert remark.message == "the file demands the credit “Harbour News”, but its credit line is “Ostrel Post”"
    assert not remarks(credit_mismatch, sidecar.replace("Ostrel Post", "Ana Brodik/Harbour News"), "dam.xmp")


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    file = io.BytesIO()
    Image.new("RGB", (2, 2)).save(file, "JPEG", xmp=SIDECAR.format(FULL).encode())
    (tmp_path / "dam.jpg").write_bytes(file.getvalue())
    file = io.BytesIO()
    Image.new("RGB", (2, 2)).save(file, "JPEG")
    (tmp_path / "bare.jpg").write_bytes(file.getvalue())
    (tmp_path / "broken.jpg").write_bytes(file.getvalue()[:9])
    return tmp_path


def asked(rule: object, src: str, credit: str = "Ana Brodik") -> list[Remark]:
    text = f"<p>Copy.</p><figure><img src='{src}'><figcaption>The dam. ({credit}/HN)</figcaption></figure>"
    story = Story(beside.attach(read.read("story.html", text.encode())))
    options = {name: option.default for name, option in rule.OPTIONS.items()}  # type: ignore[attr-defined]
    return list(rule.check(story, options))  # type: ignore[attr-defined]


def test_printed_credit_and_file_agree_or_not(desk: Path) -> None:
    assert not asked(credit_mismatch, "dam.jpg")
    (remark,) = asked(credit_mismatch, "dam.jpg", "Tom Vesk")
    assert remark.message == "credited to “Tom Vesk/HN” here, but the picture's file says “Harbour News”"
    assert not asked(credit_mismatch, "bare.jpg", "Tom Vesk")


def test_pictures_of_a_story_that_cannot_be_looked_at(desk: Path) -> None:
    assert not asked(image_without_metadata, "dam.jpg")
    assert [remark.severity for remark in asked(image_without_metadata, "bare.jpg")] == ["info"]
    (remark,) = asked(image_without_metadata, "gone.jpg")
    assert (remark.message, remark.severity) == ("gone.jpg: its file is not there", "info")
    (remark,) = asked(image_without_metadata, "../../etc/dam.jpg")
    assert "leads out of the tree" in remark.message
    assert remark.severity == "warning"
    (remark,) = asked(image_without_metadata, "broken.jpg")
    assert "cut off" in remark.message or "damaged" in remark.message


@pytest.mark.parametrize("words", ["EMBARGOED until Friday", "Not for publication", "Internal use only"])
def test_pictures_that_are_not_to_be_printed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: str) -> None:
    monkeypatch.chdir(tmp_path)
    file = io.BytesIO()
    sidecar = SIDECAR.format(f'{FULL} photoshop:Instructions="{words}"')
    Image.new("RGB", (2, 2)).save(file, "JPEG", xmp=sidecar.encode())
    (tmp_path / "dam.jpg").write_bytes(file.getvalue())
    (remark,) = asked(credit_mismatch, "dam.jpg")
    assert remark.message == f"the picture's file says “{words}”: make sure that it may be printed"


@pytest.mark.parametrize(
    ("told", "message"),
    [
        ("May 6, 2024", None),
        ("7 May 2024", None),
        ("6 May 2023", "the caption says 2023-05-06, the picture's file 2024-05-06"),
        ("May 16, 2024", "the caption says 2024-05-16, the picture's file 2024-05-06"),
        ("the spring of 2024", None),
    ],
)
def test_the_days_of_caption_and_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, told: str, message: str | None
) -> None:
    monkeypatch.chdir(tmp_path)
    file = io.BytesIO()
    sidecar = SIDECAR.format(f'{FULL} photoshop:DateCreated="2024-05-06T10:00:00"')
    Image.new("RGB", (2, 2)).save(file, "JPEG", xmp=sidecar.encode())
    (tmp_path / "dam.jpg").write_bytes(file.getvalue())
    text = f"<figure><img src=dam.jpg><figcaption>The dam on {told}. (Ana Brodik/HN)</figcaption></figure>"
    story = Story(beside.attach(read.read("story.html", text.encode())))
    found = list(credit_mismatch.check(story, {}))
    assert [(remark.message, remark.severity) for remark in found] == ([(message, "info")] if message else [])
