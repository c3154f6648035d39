"""What rules are told of a sentence's syntax; `language.clauses` finds it, `story.syntax(sentence)` hands it out."""

from typing import Literal, NamedTuple

from lint_rules.language.chunks import NounPhrase, VerbGroup

ClauseKind = Literal["main", "coordinate", "subordinate", "relative", "complement"]


class Clause(NamedTuple):
    """A clause of a sentence; indices count the sentence's words from 0.

    `opener` is the index of the word that opens it (although, that, who, and), -1 for none. `subject` is None where
    none was found before the verb, `verb` is None in a fragment; the subject of a `relative` clause may be its pronoun.
    `object` is the first noun phrase behind the verb that no preposition governs, if any. A `coordinate` clause has the
    standing of a main clause; several main clauses stand side by side ("..., the mayor said") or in a quotation.
    """

    kind: ClauseKind
    opener: int
    start: int
    end: int
    subject: NounPhrase | None
    verb: VerbGroup | None
    object: NounPhrase | None


class Syntax(NamedTuple):
    """The shallow syntax of one sentence: its noun phrases, verb groups and clauses, each from left to right."""

    nouns: list[NounPhrase]
    verbs: list[VerbGroup]
    clauses: list[Clause]

    @property
    def has_main_verb(self) -> bool:
        """Whether some clause that no word subordinates has a finite verb."""
        return any(clause.verb for clause in self.clauses if clause.kind in ("main", "coordinate"))

    def clause_of(self, verb: VerbGroup) -> Clause | None:
        """The clause whose finite verb this is."""
        return next((clause for clause in self.clauses if clause.verb and clause.verb.head == verb.head), None)

    def subject_of(self, verb: VerbGroup) -> NounPhrase | None:
        """The subject of a finite verb group, if one was found."""
        clause = self.clause_of(verb)
        return clause.subject if clause else None
