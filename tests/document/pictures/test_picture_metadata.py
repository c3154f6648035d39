import io
import sys
import zlib
from pathlib import Path

import pytest
from PIL import Image

from lint_rules.document import read
from lint_rules.document.blocks import Image as Shown
from lint_rules.document.document import Document
from lint_rules.document.formats import html
from lint_rules.document.pictures import beside, can_be_read, iim, metadata
from lint_rules.document.source import Source
from lint_rules.model import UserError

XMP = (
    '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" '
    'xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:ext="http://iptc.org/std/Iptc4xmpExt/2008-02-29/"><rdf:Description photoshop:Credit="Harbour News" '
    'ext:DigitalSourceType="http://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture">'
    "<dc:creator><rdf:Seq><rdf:li>Ana Brodik</rdf:li><rdf:li>Tom Vesk</rdf:li></rdf:Seq></dc:creator>"
    '<dc:rights><rdf:Alt><rdf:li xml:lang="de">Rechte</rdf:li><rdf:li xml:lang="x-default">(c) HN</rdf:li></rdf:Alt>'
    "</dc:rights></rdf:Description></rdf:RDF></x:xmpmeta>"
)


def dataset(number: int, value: bytes, record: int = 2) -> bytes:
    return bytes([0x1C, record, number]) + len(value).to_bytes(2, "big") + value


def jpeg(xmp: str = "", iptc: bytes = b"", artist: str = "") -> bytes:
    file = io.BytesIO()
    exif = Image.Exif()
    if artist:
        exif[315] = artist
    Image.new("RGB", (2, 2)).save(file, "JPEG", exif=exif, **({"xmp": xmp.encode()} if xmp else {}))
    data = file.getvalue()
    if not iptc:
        return data
    block = b"8BIM\x04\x04\x00\x00" + len(iptc).to_bytes(4, "big") + iptc + b"\x00" * (len(iptc) % 2)
    segment = b"Photoshop 3.0\x00" + block
    return data[:2] + b"\xff\xed" + (len(segment) + 2).to_bytes(2, "big") + segment + data[2:]


def test_xmp_fields() -> None:
    found = metadata.read(jpeg(XMP), "dam.jpg")
    assert (found.credit, found.creator, found.copyright) == ("Harbour News", "Ana Brodik; Tom Vesk", "(c) HN")
    assert found.digital_source.endswith("digitalCapture")
    assert not found.fault


def test_xmp_comes_before_iim_before_exif_and_disagreement_is_told() -> None:
    iptc = dataset(80, b"Iva Lun") + dataset(110, b"Harbour News") + dataset(120, "Überlauf".encode("cp1252"))
    found = metadata.read(jpeg(XMP, iptc, artist="Somebody"), "dam.jpg")
    assert found.creator == "Ana Brodik; Tom Vesk"
    assert found.description == "Überlauf"
    assert [field for field, _, _ in found.disagreements] == ["creator"]
    assert metadata.read(jpeg(iptc=iptc, artist="Somebody"), "dam.jpg").creator == "Iva Lun"
    assert metadata.read(jpeg(artist="Somebody"), "dam.jpg").creator == "Somebody"


def test_iim_that_is_cut_off_keeps_what_is_whole() -> None:
    data = dataset(90, b"\x1b%G", record=1) + dataset(80, "Ana Brodić".encode()) + dataset(110, b"Harbour News")[:-4]
    assert iim.read(data) == {80: ["Ana Brodić"]}


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.jpg", b"\xff\xd8\xff\xe1\x00\x10Exif\x00"),
        ("b.png", b"\x89PNG\r\n\x1a\n" + bytes(30)),
        ("c.jpg", b"not a picture"),
        ("d.xmp", b'<!DOCTYPE l [<!ENTITY a "aa">]><x>&a;</x>'),
        ("e.xmp", b"<x:xmpmeta"),
    ],
)
def test_damaged_and_hostile_files_are_refused_in_one_line(name: str, data: bytes) -> None:
    with pytest.raises(UserError) as caught:
        metadata.read(data, name)
    assert str(caught.value).startswith(f"{name}: ")
    assert "\n" not in str(caught.value)


def test_hostile_xmp_inside_a_picture_is_a_fault_and_the_rest_is_read() -> None:
    data = jpeg('<!DOCTYPE l [<!ENTITY a "aa">]><x>&a;</x>', dataset(80, b"Iva Lun"))
    found = metadata.read(data, "dam.jpg")
    assert found.creator == "Iva Lun"
    assert "document type" in found.fault


def test_a_huge_header_is_told_and_nothing_is_decoded() -> None:
    file = io.BytesIO()
    Image.new("1", (1, 1)).save(file, "PNG")
    data = bytearray(file.getvalue())
    data[16:24] = (20_000).to_bytes(4, "big") * 2
    data[29:33] = zlib.crc32(data[12:29]).to_bytes(4, "big")
    assert "20000 by 20000 pixels" in metadata.read(bytes(data), "huge.png").fault


def test_a_picture_as_a_document_shows_its_fields() -> None:
    document = read.read("dam.jpg", jpeg(XMP))
    assert document.format == "picture"
    assert "credit: Harbour News\n" in document.prose
    for block in document.blocks:
        assert document.source.text[block.source.start : block.source.end] == document.block_text(block)


def look(folder: Path, src: str) -> Shown:
    document: Document = html.read(Source(f"<img src='{src}' alt='Dam'>", str(folder / "story" / "a.html")))
    return beside.attach(document, folder).images[0]


def test_pictures_beside_a_story_are_looked_at_within_the_tree(tmp_path: Path) -> None:
    folder = tmp_path / "desk"
    (folder / "story").mkdir(parents=True)
    (folder / "static").mkdir()
    (folder / "story" / "dam.jpg").write_bytes(jpeg(XMP))
    (folder / "static" / "pier.jpg").write_bytes(jpeg(artist="Tom Vesk"))
    (folder / "story" / "pier.jpg").write_bytes(jpeg())
    (folder / "story" / "pier.xmp").write_text(XMP)
    (tmp_path / "outside.jpg").write_bytes(jpeg(XMP))
    (folder / "story" / "link.jpg").symlink_to(tmp_path / "outside.jpg")

    def credit(src: str) -> str:
        found = look(folder, src).metadata
        return found.credit or found.creator or found.fault if found else "not looked at"

    assert credit("dam.jpg") == "Harbour News"
    assert credit("dam.jpg?width=300") == "Harbour News"
    assert credit("/pier.jpg") == "Tom Vesk"
    assert credit("pier.jpg") == "Harbour News"
    assert credit("gone.jpg") == "its file is not there"
    assert "out of the tree" in credit("../../outside.jpg")
    assert "out of the tree" in credit("link.jpg")
    assert credit("https://x.y/dam.jpg") == "not looked at"


def test_without_pillow_only_sidecars_can_be_read(monkeypatch: pytest.MonkeyPatch) -> None:
    assert can_be_read("dam.JPG")
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    assert not can_be_read("dam.jpg")
    assert can_be_read("dam.xmp")
    monkeypatch.setitem(sys.modules, "PIL", None)  # type: ignore[arg-type]
    with pytest.raises(UserError, match=r"newslint\[images\]"):
        metadata.read(b"", "dam.jpg")
