"""A story's own credits and pictures: from its copy, its front matter and its shortcodes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from lint_rules.document.blocks import Block, Image
from lint_rules.document.credits import Credit, StoryCredits
from lint_rules.model import Span
from lint_rules.model.patterns import compiled

if TYPE_CHECKING:
    from lint_rules.document.front_matter import Field, FrontMatter

_BYLINE = ("author", "authors", "byline", "by", "reporter", "reporters", "writer", "contributor", "contributors")
_OUTLET = ("source", "sources", "agency", "outlet", "publisher", "provider", "credit", "original_source", "wire")
_ORIGINAL = ("original", "original_url", "source_url", "canonical_url", "canonical", "original_link", "translation_of")
_TRANSLATOR = ("translator", "translators", "translated_by", "translation_by")
_TRANSLATED_FROM = ("translated_from", "original_language", "source_language", "original_lang", "source_lang")
_LANGUAGE = ("lang", "language", "locale")
_DATE = ("date", "published", "pubdate", "publish_date", "published_at", "datepublished", "created", "updated")
_GENRE = ("genre", "section", "type", "kind", "label", "category", "categories", "rubric")
_COPYRIGHT = ("copyright", "license", "licence", "rights")
_IMAGE = frozenset(
    "image images picture pictures photo photos cover hero banner featured_image feature_image header_image lead_image"
    " teaser_image social_image gallery thumbnail og_image main_image".split()
)
_ADDRESS = frozenset({"src", "url", "path", "file", "href", "image", "filename", "relative_src"})
_CREDIT = frozenset(
    "credit credits image_credit photo_credit photographer attribution attr image_attribution photo_by image_source"
    " picture_credit cover_credit copyright source caption_credit creator".split()
)
_CREDIT_ALONE = frozenset(
    "image_credit photo_credit picture_credit cover_credit image_attribution photo_by photographer".split()
)
_CAPTION = frozenset({"caption", "image_caption", "photo_caption", "cover_caption", "title"})
_TRANSLATED = r"(?i)\btranslat(?:ed|ion)\b.{0,60}\bby\s+(?=\p{Lu})"
_SHORTCODE = r"""(?x)\{\{[<%]\s*(?:figure|image|img|picture|photo)\b(?<args>[^{}]{0,2000}?)/?\s*[>%]\}\}
    |\{%-?\s*include\s+[\w./-]*(?:figure|image|picture|photo)[\w./-]*(?<args>[^{}]{0,2000}?)-?%\}"""
_ARGUMENT = r"""(?<key>[\w-]+)\s*=\s*(?:"(?<value>[^"]*)"|'(?<value>[^']*)'|(?<value>[^\s"'>%}]+))"""

_NO_CREDITS = StoryCredits()


def copy_credits(prose: str, blocks: Sequence[Block]) -> StoryCredits:
    """The credits that the copy itself spells out: bylines, a dateline, a translator's note."""
    telling = [b for b in blocks if b.kind in ("byline", "note") or "dateline" in b.attributes]
    if not telling:
        return _NO_CREDITS
    bylines = tuple(Credit(prose[b.start : b.end], b.source) for b in telling if b.kind == "byline")
    dated = next((b for b in telling if "dateline" in b.attributes), None)
    dateline = None
    if dated:
        words = prose[dated.start : dated.body].rstrip(" -–—―\u00a0")
        dateline = Credit(words, Span(dated.source.start, dated.source.start + len(words)))
    notes = [b for b in telling if b.kind == "note"]
    translators = tuple(
        Credit(prose[b.start : b.end], b.source) for b in notes if compiled(_TRANSLATED).search(prose[b.start : b.end])
    )
    return StoryCredits(bylines=bylines, dateline=dateline, translators=translators)


def front_matter_credits(matter: FrontMatter | None, prose: str, blocks: Sequence[Block]) -> StoryCredits:
    """What the front matter says, filled up with what the copy says."""
    found = copy_credits(prose, blocks)
    if matter is None:
        return found
    genre = _credit(matter.first(*_GENRE))
    return found._replace(
        bylines=_people(matter, _BYLINE) or found.bylines,
        dateline=_credit(matter.first("dateline", "location", "place")) or found.dateline,
        date=_credit(matter.first(*_DATE)),
        outlets=tuple(Credit(f.value, f.source) for f in matter.all(*_OUTLET) if _is_story_level(f)),
        original=_credit(matter.first(*_ORIGINAL)),
        translators=_people(matter, _TRANSLATOR) or found.translators,
        translated_from=_credit(matter.first(*_TRANSLATED_FROM)) or _flag(matter),
        language=_credit(matter.first(*_LANGUAGE)),
        genre=genre._replace(text=genre.text.lower()) if genre else None,
        copyright=_credit(matter.first(*_COPYRIGHT)),
    )


def _credit(field: Field | None) -> Credit | None:
    return Credit(field.value.strip(), field.source) if field else None


def _flag(matter: FrontMatter) -> Credit | None:
    """``translated: true`` says that the story is a translation, though not from where."""
    field = matter.first("translated", "translation", "machine_translated")
    if field and field.value.lower() not in ("false", "no", "0", "off"):
        return Credit("", field.source)
    return None


def _people(matter: FrontMatter, names: tuple[str, ...]) -> tuple[Credit, ...]:
    wanted = set(names)
    return tuple(
        Credit(field.value.strip(), field.source)
        for field in matter.fields
        if field.value.strip()
        and field.path[0].lower().replace("-", "_") in wanted
        and (field.name in wanted or field.name in ("name", "display_name"))
    )


def _is_story_level(field: Field) -> bool:
    return field.path[0].lower().replace("-", "_") not in _IMAGE and field.name != "credit"


def front_matter_images(matter: FrontMatter) -> list[Image]:
    """The pictures named in front matter, each with the credit that stands beside it."""
    images = []
    for field in matter.fields:
        top = field.path[0].lower().replace("-", "_")
        if top not in _IMAGE or not field.value.strip():
            continue
        beside = field.path[:-1] if field.name in _ADDRESS and field.name != top else field.path
        if beside == field.path and field.name != top:
            continue
        depth = len(beside)
        siblings = [other for other in matter.fields if len(other.path) > depth and other.path[:depth] == beside]
        flat = _flat(matter, top)
        credit = _first(siblings, _CREDIT) or _first(flat, _CREDIT | {f"{top}_credit", f"{top}_attribution"})
        credit = credit or _caption_credit([*siblings, *flat], top)
        images.append(Image(field.source, field.value, alt=_first(siblings, {"alt", "alt_text"}), credit=credit))
    return images


def _flat(matter: FrontMatter, top: str) -> list[Field]:
    """The top-level fields that speak of the picture ``top``: ``image_credit`` beside ``image``."""
    heads = (f"{top}_", "image_", "photo_", "picture_")
    return [field for field in matter.fields if len(field.path) == 1 and field.name.startswith(heads)]


def _first(fields: Sequence[Field], names: set[str] | frozenset[str]) -> str | None:
    return next((field.value for field in fields if field.name in names and field.value.strip()), None)


def _caption_credit(beside: Sequence[Field], top: str) -> str | None:
    from lint_rules.document.credit_lines import trailing_credit

    caption = _first(beside, _CAPTION | {f"{top}_caption"})
    return trailing_credit(caption) if caption else None


def joined(matter: FrontMatter, shown: Sequence[Image]) -> list[Image]:
    """The pictures in the copy, with the credit that front matter gives for the same file.

    A credit that names no file (``image_credit: ...`` alone) is that of the only picture.
    """
    credits = {_file(image.src): image.credit for image in front_matter_images(matter) if image.credit}
    if not credits and len(shown) == 1:
        alone = _first([field for field in matter.fields if len(field.path) == 1], _CREDIT_ALONE)
        return [_joined(shown[0], alone)]
    return [_joined(image, credits.get(_file(image.src))) for image in shown]


def _joined(image: Image, credit: str | None) -> Image:
    return image._replace(credit=image.credit or credit, unseen=(credit,)) if credit else image


def _file(src: str) -> str:
    return src.partition("?")[0].rpartition("/")[2].lower()


def shortcode_images(text: str, start: int) -> list[Image]:
    """The pictures that Hugo shortcodes and Jekyll includes show."""
    if "{{" not in text and "{%" not in text:
        return []
    return list(_shortcodes(text, start))


def _shortcodes(text: str, start: int) -> Iterator[Image]:
    from lint_rules.document.credit_lines import trailing_credit

    for match in compiled(_SHORTCODE).finditer(text, start):
        given = {found["key"].lower(): found["value"] for found in compiled(_ARGUMENT).finditer(match["args"] or "")}
        src = next((given[key] for key in ("src", "image_path", "url", "image", "path") if given.get(key)), "")
        caption = given.get("caption", "")
        credit = next((given[key] for key in ("attr", "credit", "attribution", "source") if given.get(key)), None)
        credit = credit or (trailing_credit(caption) if caption else None)
        yield Image(Span(match.start(), match.end()), src, alt=given.get("alt"), credit=credit)
