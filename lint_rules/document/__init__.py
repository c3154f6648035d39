"""Files as documents: decoded text, typed blocks, exact positions."""

from lint_rules.document.blocks import PROSE, RUNNING_COPY, Block, BlockKind, Image
from lint_rules.document.credits import Credit, StoryCredits
from lint_rules.document.document import Document, Fault
from lint_rules.document.source import Source
from lint_rules.document.suppressions import Suppression

__all__ = [
    "PROSE",
    "RUNNING_COPY",
    "Block",
    "BlockKind",
    "Credit",
    "Document",
    "Fault",
    "Image",
    "Source",
    "StoryCredits",
    "Suppression",
]
