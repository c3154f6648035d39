"""Finds the clauses of a sentence: what opens each, its subject and its finite verb.

A single pass over the chunks from left to right, with a stack of clauses still open. It is shallow: where the words
leave a choice it takes the commoner reading, and it repairs the tagger's commonest mistake (a past tense taken for a
participle, or the reverse) where only that gives the clause a verb.
"""

from collections.abc import Sequence
from typing import Literal

from lint_rules.language import chunks, inflection, tagging
from lint_rules.language.chunks import NounPhrase, VerbGroup
from lint_rules.language.syntax import Clause, ClauseKind, Syntax

_ALWAYS_OPEN = frozenset(
    (
        "although",
        "because",
        "if",
        "lest",
        "once",
        "that",
        "though",
        "unless",
        "whenever",
        "whereas",
        "wherever",
        "whether",
        "while",
        "whilst",
    )
)
_MAY_OPEN = frozenset(("after", "as", "before", "since", "than", "till", "until"))
_STOPS = frozenset((",", "CC", ":", "``", "''", ".", "WRB"))
_BEFORE_VERB = frozenset((*chunks.NOUNS, "CD", "RB", ",", ":", "-RRB-", "''"))
_DASHES = frozenset(("-", "--", "–", "—"))
_BEFORE_RELATIVE = frozenset((*chunks.NOUNS, ",", ":", "CD", "PRP", "IN", "TO", "-RRB-", "''"))


class _Open:
    """A clause that is being read."""

    __slots__ = ("end", "kind", "object", "opener", "participle", "pending", "start", "subject", "verb")

    def __init__(self, kind: ClauseKind, opener: int, start: int) -> None:
        self.kind: ClauseKind = kind
        self.opener = opener
        self.start = start
        self.end = start
        self.subject: NounPhrase | None = None
        self.verb: VerbGroup | None = None
        self.participle: VerbGroup | None = None
        self.object: NounPhrase | None = None
        # A noun phrase since the verb: the object, or the subject of a clause to come.
        self.pending: NounPhrase | None = None


def analyse(words: Sequence[str], tags: Sequence[str]) -> Syntax:
    """The noun phrases, verb groups and clauses of a sentence, given its words and Penn Treebank tags."""
    nouns = chunks.noun_phrases(words, tags)
    verbs = chunks.verb_groups(words, tags, nouns)
    return _Reader(words, tags, nouns, verbs).read()


class _Reader:
    """One pass over a sentence."""

    def __init__(
        self, words: Sequence[str], tags: Sequence[str], nouns: list[NounPhrase], verbs: list[VerbGroup]
    ) -> None:
        self._words = [word.lower() for word in words]
        self._tags = tags
        self._nouns = nouns
        self._verbs = verbs
        self._noun_at = {phrase.start: phrase for phrase in nouns}
        self._verb_at = {group.start: group for group in verbs}
        self._done: list[_Open] = []
        self._stack: list[_Open] = [_Open("main", -1, 0)]
        # A comma and a conjunction since the last finite verb (indices, 0 for none).
        self._comma = 0
        self._conjunction = 0
        # The clause that goes on behind a relative clause which a comma has just ended.
        self._resumed: _Open | None = None
        # Whether the next noun phrase is the object of an infinitive, participle or gerund; and that phrase, which may
        # yet be the subject of a clause (told them to say the dam would hold).
        self._taken = False
        self._inner: NounPhrase | None = None
        self._question = bool(words) and words[-1] == "?"

    def read(self) -> Syntax:
        at, size = 0, len(self._words)
        while at < size:
            phrase, group = self._noun_at.get(at), self._verb_at.get(at)
            if group:
                self._verb(group)
                at = group.end
            elif phrase:
                self._noun(phrase)
                at = phrase.end
            else:
                self._word(at)
                at += 1
            self._stack[-1].end = at
        while self._stack:
            self._close()
        ordered = sorted(self._done, key=lambda clause: clause.start)
        found = [self._finished(clause) for clause in ordered if clause.subject or clause.verb or clause.participle]
        verbs = {group.head: group for group in self._verbs}
        verbs |= {clause.verb.head: clause.verb for clause in found if clause.verb}
        return Syntax(self._nouns, [verbs[head] for head in sorted(verbs)], found)

    def _noun(self, phrase: NounPhrase) -> None:
        current = self._stack[-1]
        taken, self._taken = self._taken, False
        if phrase.kind == "relative" and not self._asks(phrase.start):
            after_noun = phrase.start > 0 and self._tags[phrase.start - 1] in _BEFORE_RELATIVE
            self._open("relative" if after_noun else "complement", phrase.start).subject = phrase
        elif taken:
            self._inner = phrase
            if current.verb is None and current.subject is None and current.participle:
                current.object = current.object or phrase
        elif phrase.preposition >= 0 and phrase.preposition != current.opener:
            return
        elif current.verb is None:
            if self._leaves_verbless(current):
                self._close()
                current = self._stack[-1]
            if current.subject is None or current.subject.kind in ("time", "relative"):
                current.subject = phrase
        elif phrase.kind != "time":
            if current.object is None and not self._comma and not self._conjunction:
                current.object = phrase
            if current.pending is None or self._resumed is current:
                if self._resumed is current:
                    self._comma = phrase.start
                current.pending = phrase

    def _asks(self, at: int) -> bool:
        """Whether the question word at `at` makes the sentence a question rather than opening a clause."""
        return self._question and len(self._stack) == 1 and self._stack[0].subject is None and not self._stack[0].verb

    def _leaves_verbless(self, clause: _Open) -> bool:
        """Whether a noun phrase behind a comma shows that the subordinate clause before it never got its verb: a
        relative clause interrupted it and another subject follows ("Although the race, which ended late, fans ...")."""
        return clause.kind == "subordinate" and self._resumed is clause and len(self._stack) > 1

    def _verb(self, group: VerbGroup) -> None:
        current = self._stack[-1]
        if group.form == "participle" and (
            self._is_coordinate_past(group, current) or self._follows_who(group, current)
        ):
            group = _as_finite(group, "past")
        elif group.form == "infinitive" and self._is_bare_present(group, current):
            group = _as_finite(group, "present")
        if not group.finite:
            self._taken = True
            if group.form == "participle" and current.verb is None and current.participle is None:
                current.participle = group
            elif current.verb and current.object is None:
                current.pending = None
            return
        self._resumed = None
        self._taken = False
        inner, self._inner = self._inner, None
        waiting = next((clause for clause in reversed(self._stack) if clause.verb is None), None)
        if current.verb is None:
            self._give(current, group)
        elif waiting and not (self._conjunction and current.kind != "relative"):
            subject = waiting.subject or self._take_pending(current)
            while self._stack[-1] is not waiting:
                self._close()
            waiting.subject = subject
            self._give(waiting, group)
        elif self._conjunction or current.pending or inner:
            current.pending = current.pending or inner
            self._add_clause(current, group)
        elif self._was_participle(current):
            self._give(current, group)
        else:
            self._give(self._open("main" if self._comma else "complement", -1, group.start), group)

    def _add_clause(self, current: _Open, group: VerbGroup) -> None:
        """Opens the clause of a verb that a conjunction, or a new subject, sets off from the clause before it."""
        opener, comma = self._conjunction, self._comma
        subject = self._take_pending(current)
        start = opener or (subject.start if subject else group.start)
        kind: ClauseKind = "main" if comma else "complement"
        if opener:
            kind = "coordinate" if current.kind in ("main", "coordinate") else current.kind
            self._close()
        added = self._open(kind, opener or -1, start)
        added.subject = subject or (current.subject if opener else None)
        self._give(added, group)

    def _give(self, clause: _Open, group: VerbGroup) -> None:
        clause.verb = group
        clause.object = clause.pending = None
        self._comma = self._conjunction = 0

    def _take_pending(self, current: _Open) -> NounPhrase | None:
        """The noun phrase since the last verb, which turns out to be the subject of the next."""
        taken, current.pending = current.pending, None
        if taken and current.object is taken:
            current.object = None
        return taken

    def _follows_who(self, participle: VerbGroup, current: _Open) -> bool:
        """Whether a participle is the past tense of a relative clause (who directed)."""
        subject = current.subject
        if current.verb or subject is None or subject.kind != "relative":
            return False
        return all(tag == "RB" for tag in self._tags[subject.end : participle.start])

    def _is_bare_present(self, group: VerbGroup, current: _Open) -> bool:
        """Whether an infinitive without `to` is the present of a plural subject (analysts now expect)."""
        return current.verb is None and current.subject is not None and self._tags[group.start] == "VB"

    def _is_coordinate_past(self, participle: VerbGroup, current: _Open) -> bool:
        """Whether a participle behind a conjunction is the past tense of a second verb (called it off and left)."""
        if not self._conjunction or current.verb is None or current.verb.passive or current.verb.perfect:
            return False
        beginning = current.pending.start if current.pending else participle.start
        adverbs = self._tags[self._conjunction + 1 : beginning]
        return all(tag == "RB" for tag in adverbs) and self._may_be_past(participle)

    def _was_participle(self, clause: _Open) -> bool:
        """Whether the clause's verb may be a participle behind its noun (the man accused of theft said)."""
        verb = clause.verb
        if clause.subject is None or verb is None or verb.end - verb.start > 1 or self._tags[verb.head] != "VBD":
            return False
        return inflection.lemma(self._words[verb.head], "VBN") == verb.lemma != self._words[verb.head]

    def _word(self, at: int) -> None:
        word, tag = self._words[at], self._tags[at]
        if tag == "," or word in _DASHES:
            self._at_comma(at)
        elif tag in (":", "``", "''"):
            if word in (";", ":") or self._tags[at - 1 if at else 0] in (",", ".", ":", "``"):
                self._restart(at + 1)
        elif tag == "CC":
            if self._comma and len(self._stack) > 1 and self._stack[-1].kind == "relative":
                self._close()
            self._conjunction = at
            self._stack[-1].pending = self._inner = None
        elif (tag == "WRB" and not self._asks(at)) or (tag == "IN" and self._opens_clause(at)):
            self._open("complement" if word in ("that", "whether", "how", "why") else "subordinate", at)

    def _at_comma(self, at: int) -> None:
        self._taken = False
        self._inner = None
        current = self._stack[-1]
        if self._tags[at + 1 : at + 2] and self._tags[at + 1] in ("WDT", "WP", "WP$"):
            return
        if current.verb and len(self._stack) > 1:
            outer = self._stack[-2]
            if current.kind == "relative" or (current.kind == "subordinate" and outer.verb is None):
                self._close()
                self._resumed = outer
                if current.kind == "relative" and outer.pending:
                    return
        if not self._comma:
            self._stack[-1].pending = None
        self._comma = at
        self._conjunction = 0

    def _opens_clause(self, at: int) -> bool:
        """Whether a preposition or conjunction opens a clause: after it rained, not after rain."""
        word = self._words[at]
        if word not in _ALWAYS_OPEN and word not in _MAY_OPEN:
            return False
        following = at + 1
        while following not in self._noun_at and self._tags[following : following + 1] and self._skips(following):
            following += 1
        if word in _ALWAYS_OPEN:
            group = self._verb_at.get(following)
            return following in self._noun_at or (group is not None and group.finite)
        current = self._stack[-1]
        if current.verb is None and current.subject and self._comma != at - 1:
            return False
        return following in self._noun_at and self._finite_ahead(following)

    def _skips(self, at: int) -> bool:
        """Whether the word may stand between a conjunction and its subject: an adverb, a mark, both."""
        return self._tags[at] in ("RB", "``", ",") or self._words[at] in ("both", "either", "neither")

    def _finite_ahead(self, at: int) -> bool:
        """Whether a finite verb follows the noun phrase at `at` without a break."""
        at = self._noun_at[at].end
        while at < len(self._words):
            group, phrase = self._verb_at.get(at), self._noun_at.get(at)
            if group and group.finite:
                return True
            if self._tags[at] in _STOPS or self._words[at] in _MAY_OPEN or (phrase and phrase.preposition < 0):
                return False
            at = group.end if group else phrase.end if phrase else at + 1
        return False

    def _open(self, kind: ClauseKind, opener: int, start: int = -1) -> _Open:
        clause = _Open(kind, opener, opener if start < 0 else start)
        self._stack.append(clause)
        self._taken = False
        return clause

    def _restart(self, at: int) -> None:
        while self._stack:
            self._close()
        self._open("main", -1, at)
        self._comma = self._conjunction = 0

    def _close(self) -> None:
        self._done.append(self._stack.pop())

    def _finished(self, clause: _Open) -> Clause:
        verb, participle = clause.verb, clause.participle
        if verb is None and participle and (clause.subject or clause.object) and self._may_be_past(participle):
            verb = _as_finite(participle, "past")
        if verb is None and clause.subject and clause.kind == "main":
            verb = self._hidden_verb(clause, clause.subject)
        return Clause(clause.kind, clause.opener, clause.start, clause.end, clause.subject, verb, clause.object)

    def _may_be_past(self, participle: VerbGroup) -> bool:
        """Whether a participle may be a past tense that the tagger took for one (declined to comment, fell by 3%)."""
        following, tag = [*self._words, "", ""][participle.end], [*self._tags, "", ""][participle.end + 1]
        if following == "by" and tag not in ("CD", "$"):
            return False
        return inflection.lemma(self._words[participle.head], "VBD") == participle.lemma

    def _hidden_verb(self, clause: _Open, subject: NounPhrase) -> VerbGroup | None:
        """The verb of a main clause, where the tagger took it for a noun (the plan calls for)."""
        for at in range(max(subject.start + 1, clause.start), clause.end):
            if self._tags[at] in ("NN", "NNS") and self._tags[at - 1] in _BEFORE_VERB:
                tag = next((tag for tag in tagging.possible_tags(self._words[at]) if tag in ("VBD", "VBP", "VBZ")), "")
                if tag:
                    tags = [*self._tags[:at], tag, *self._tags[at + 1 :]]
                    return chunks.verb_group(self._words, tags, at)
        return None


def _as_finite(group: VerbGroup, tense: Literal["past", "present"]) -> VerbGroup:
    return group._replace(form="finite", tense=tense)
