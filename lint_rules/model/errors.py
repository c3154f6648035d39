"""Mistakes that are the user's to mend."""

from __future__ import annotations


class UserError(Exception):
    """Bad input, option or configuration; the message is one line that says what to do (exit code 2)."""
