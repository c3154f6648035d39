"""What attribution analysis hands out."""

from __future__ import annotations

from typing import Literal

from lint_rules.model import Span
from lint_rules.model.records import NamedTuple

Rung = Literal["named", "titled", "group", "anonymous", "none"]
Role = Literal["source", "cue", "content"]


class RoleSpan(NamedTuple):
    """A run of tokens that plays one role: `first` and `last` are token numbers, `last` exclusive."""

    role: Role
    first: int
    last: int
    sentence: int


class Attribution(NamedTuple):
    """Somebody is said to have said, thought or done something with words.

    Spans are prose offsets. `source` is None where the story names nobody at this place, `cue` None where only the
    quotation goes on; `content` is in reading order and may reach into following sentences. `speaker` is the person's
    full name as introduced, `title` the role given with it. `sentence` is the number of the sentence in which the
    attribution stands (its cue, or else its first span). `carried` marks an attribution that the model did not see but
    the rules of carrying gave: `In his view`, a pronoun's next sentence.
    """

    source: Span | None
    cue: Span | None
    content: tuple[Span, ...]
    speaker: str | None
    title: str
    quoted: bool
    rung: Rung
    sentence: int
    carried: bool = False

    @property
    def start(self) -> int:
        """Where the attribution's first span begins."""
        return min(span.start for span in self.spans)

    @property
    def spans(self) -> tuple[Span, ...]:
        """Source, cue and content, as far as they are there."""
        return tuple(span for span in (self.source, self.cue, *self.content) if span)
