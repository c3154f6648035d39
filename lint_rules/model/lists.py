"""Word lists that lie beside the modules which read them."""

from __future__ import annotations

import os


def read_list(module: str, name: str) -> frozenset[str]:
    """The entries of the list ``name`` beside the file ``module``, in lower case; lines with # are comments."""
    with open(os.path.join(os.path.dirname(module), name), encoding="utf-8") as file:
        return frozenset(line.strip().lower() for line in file if line.strip() and not line.startswith("#"))
