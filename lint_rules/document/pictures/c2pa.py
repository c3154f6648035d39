"""The digital source type in a picture's C2PA manifest, by the c2pa library where it is installed."""

from __future__ import annotations

_MARK = b"c2pa"


def digital_source(data: bytes) -> str:
    """The digital source type of the action that made the picture, '' without a manifest, library or answer."""
    if _MARK not in data:
        return ""
    try:
        import c2pa
    except ImportError:
        return ""
    import io
    import json

    try:
        with c2pa.Reader(_kind(data), io.BytesIO(data)) as reader:
            store = json.loads(reader.json())
    except (c2pa.C2paError, ValueError, OSError):
        return ""
    manifest = store.get("manifests", {}).get(store.get("active_manifest"), {})
    for assertion in manifest.get("assertions", ()):
        for action in (assertion.get("data") or {}).get("actions", ()):
            if action.get("digitalSourceType"):
                return str(action["digitalSourceType"])
    return ""


def _kind(data: bytes) -> str:
    if data.startswith(b"\x89PNG"):
        return "image/png"
    if data.startswith(b"RIFF"):
        return "image/webp"
    return "image/tiff" if data.startswith((b"II*", b"MM")) else "image/jpeg"
