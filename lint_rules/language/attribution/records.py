"""What attribution analysis hands out."""

from __future__ import annotations

from typing import Literal, Protocol

from lint_rules.model import Span
from lint_rules.model.records import NamedTuple

Rung = Literal["named", "titled", "group", "anonymous", "none"]


class RoleSpan(NamedTuple):
    """A run of tokens that plays one role (source, cue or content) in a sentence: `first` and `last` are token numbers,
    `last` exclusive."""

    first: int
    last: int
    sentence: int


class Voice(NamedTuple):
    """Who a source is: the person's full name as introduced and the role given with it, if it is a person of the story,
    and the rung it stands on."""

    speaker: str | None
    title: str
    rung: Rung


class Voices(Protocol):
    """The voices of attributions that were found together, worked out when one is asked for: most rules only want to
    know what is attributed."""

    def __getitem__(self, number: int) -> Voice: ...


class Attribution(NamedTuple):
    """Somebody is said to have said, thought or done something with words.

    Spans are prose offsets. `source` is None where the story names nobody at this place, `cue` None where only the
    quotation goes on; `content` is in reading order and may reach into following sentences. `sentence` is the number of
    the sentence in which the attribution stands (its cue, or else its first span). `carried` marks an attribution that
    the model did not see but the rules of carrying gave: `In his view`, a pronoun's next sentence. `voices` are those
    of all attributions that it was found with, its own at place `number`.
    """

    source: Span | None
    cue: Span | None
    content: tuple[Span, ...]
    quoted: bool
    sentence: int
    carried: bool
    voices: Voices
    number: int

    @property
    def speaker(self) -> str | None:
        """The full name, as introduced, of the person who is the source."""
        return self.voices[self.number].speaker

    @property
    def title(self) -> str:
        """The role that the story gives with the speaker's name."""
        return self.voices[self.number].title

    @property
    def rung(self) -> Rung:
        """How much is told about who speaks."""
        return self.voices[self.number].rung

    @property
    def start(self) -> int:
        """Where the attribution's first span begins."""
        return min(span.start for span in self.spans)

    @property
    def spans(self) -> tuple[Span, ...]:
        """Source, cue and content, as far as they are there."""
        return tuple(span for span in (self.source, self.cue, *self.content) if span)
