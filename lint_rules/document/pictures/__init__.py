"""Picture files: what their metadata says of who made them."""

from __future__ import annotations


def can_be_read(path: str) -> bool:
    """Whether the picture's metadata can be looked at: sidecars always, picture files where Pillow is installed."""
    if path.lower().endswith(".xmp"):
        return True
    from importlib.util import find_spec

    return find_spec("PIL") is not None
