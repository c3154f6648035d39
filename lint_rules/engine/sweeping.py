"""When Python looks for garbage in a process that reads many stories."""

from __future__ import annotations

import gc

_MANY = 500_000  # containers made and not let go of, before garbage is looked for among them


def sweep_rarely() -> None:
    """Look for garbage, but seldom: a story lets go of all that it held, so that hardly any is left lying about, and to
    walk the models and what was remembered of words as often as Python does took a twelfth of a long run."""
    gc.set_threshold(_MANY)
    gc.enable()
