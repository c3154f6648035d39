"""The picture files that a story shows, where they lie in the same tree."""

from __future__ import annotations

from pathlib import Path

from lint_rules.document.blocks import Image
from lint_rules.document.document import Document
from lint_rules.document.picture_metadata import PictureMetadata
from lint_rules.model import UserError

_SUFFIXES = frozenset({".jpg", ".jpeg", ".png", ".webp", ".tif", ".tiff"})
_SITE_FOLDERS = ("", "static", "assets", "public")  # where site generators keep what an absolute address names
_LARGEST = 100_000_000  # bytes
_TOLD_BY_SIDECARS = frozenset(PictureMetadata._fields) - {"file", "disagreements", "fault"}
_MOST = 200  # pictures of one story


def attach(document: Document, root: Path | None = None) -> Document:
    """The document, its local images with the metadata of their files.

    ``root`` is the tree that may be looked into (default: the current folder, if the story lies in it, else the story's
    own). Nothing outside of it is opened, by whatever path or link.
    """
    if not any(_is_local(image) for image in document.images):
        return document
    story = Path(document.path)
    try:
        folder = story.parent.resolve(strict=True)
        tree = (root or Path.cwd()).resolve()
    except (OSError, RuntimeError):
        return document
    if not folder.is_relative_to(tree):
        tree = folder
    images = list(document.images)
    for number, image in enumerate(images[:_MOST]):
        if _is_local(image):
            metadata = _look(story.name if document.format == "picture" else image.src, folder, tree)
            if metadata:
                images[number] = image._replace(metadata=metadata)
    return document._replace(images=tuple(images))


def _is_local(image: Image) -> bool:
    src = image.src.partition("?")[0]
    return bool(src) and "://" not in src and not src.startswith("//") and Path(src).suffix.lower() in _SUFFIXES


def _look(src: str, folder: Path, tree: Path) -> PictureMetadata | None:
    """What the picture's file says; a fault in its place if it climbs out of the tree or is not there."""
    from urllib.parse import unquote

    named = unquote(src.partition("?")[0])
    if "\x00" in named:
        return PictureMetadata(file=src, fault="its address holds a character that no file name can have")
    places = [tree / site / named.lstrip("/") for site in _SITE_FOLDERS] if named.startswith("/") else [folder / named]
    for place in places:
        try:
            path = place.resolve()
            if not path.is_relative_to(tree):
                return PictureMetadata(
                    file=src, fault="its address leads out of the tree, so its file is not looked at"
                )
            if path.is_file() and path.stat().st_size <= _LARGEST:
                return _read(path, src)
        except (OSError, RuntimeError):
            continue
    return None if named.startswith("/") else PictureMetadata(file=src, fault="its file is not there")


def _read(path: Path, src: str) -> PictureMetadata | None:
    from lint_rules.document.pictures import metadata

    try:
        found = metadata.read(path.read_bytes(), src)
    except UserError as error:
        return PictureMetadata(file=src, fault=str(error).removeprefix(f"{src}: "))
    sidecar = path.with_suffix(".xmp")
    if not sidecar.is_file() or sidecar.is_symlink():
        return found
    try:
        told = metadata.read(sidecar.read_bytes(), sidecar.name)
    except UserError as error:
        return found._replace(fault=str(error))
    return found.filled({name: value for name, value in told._asdict().items() if name in _TOLD_BY_SIDECARS})
