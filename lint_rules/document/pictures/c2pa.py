"""The digital source type in a picture's C2PA manifest, by the c2pa library where it is installed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

_MARK = b"c2pa"
_NO_NETWORK = {"verify": {"remote_manifest_fetch": False, "ocsp_fetch": False}}
_GENERATIVE = "trainedalgorithmicmedia"


def digital_source(data: bytes) -> str:
    """The digital source type of the actions that made the picture, '' without a manifest, library or answer.

    A generative one comes first, wherever in the picture's history it stands. Only manifests inside the file are read:
    a version of the library that cannot be kept from fetching others is not asked.
    """
    if _MARK not in data:
        return ""
    try:
        import c2pa
    except ImportError:
        return ""
    if not hasattr(c2pa, "Context"):
        return ""
    import io
    import json

    try:
        context = c2pa.Context.from_dict(_NO_NETWORK)
        with c2pa.Reader(_kind(data), io.BytesIO(data), context=context) as reader:
            store = json.loads(reader.json())
    except (c2pa.C2paError, ValueError, OSError):
        return ""
    found = list(_sources(store))
    return next((kind for kind in found if _GENERATIVE in kind.lower()), found[0] if found else "")


def _sources(store: Mapping[str, Any]) -> Iterator[str]:
    """The digital source types of all actions, those of the active manifest first."""
    manifests = dict(store.get("manifests") or {})
    active = manifests.pop(store.get("active_manifest"), {})
    for manifest in (active, *manifests.values()):
        for assertion in manifest.get("assertions") or ():
            told = assertion.get("data")
            for action in (told.get("actions") or ()) if isinstance(told, Mapping) else ():
                if action.get("digitalSourceType"):
                    yield str(action["digitalSourceType"])


def _kind(data: bytes) -> str:
    if data.startswith(b"\x89PNG"):
        return "image/png"
    if data.startswith(b"RIFF"):
        return "image/webp"
    return "image/tiff" if data.startswith((b"II*", b"MM")) else "image/jpeg"
