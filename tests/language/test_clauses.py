"""Clauses: their openers, subjects and finite verbs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint_rules.language.clauses import analyse
from lint_rules.language.syntax import Syntax
from lint_rules.language.tagging import tag
from lint_rules.language.tokens import Tokens


def syntax(text: str) -> tuple[list[str], Syntax]:
    words = Tokens(text).text
    return words, analyse(words, tag(words))


def clauses(text: str) -> list[tuple[str, str, str, str]]:
    """Kind, opener, subject and verb of each clause, as words ('' for none)."""
    words, found = syntax(text)
    return [
        (
            clause.kind,
            words[clause.opener].lower() if clause.opener >= 0 else "",
            " ".join(words[clause.subject.start : clause.subject.end]) if clause.subject else "",
            " ".join(words[clause.verb.start : clause.verb.end]) if clause.verb else "",
        )
        for clause in found.clauses
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The ferry sank.", [("main", "", "The ferry", "sank")]),
        (
            "The mayor said on Tuesday that the dam would not be repaired.",
            [("main", "", "The mayor", "said"), ("complement", "that", "the dam", "would not be repaired")],
        ),
        (
            "The man who rowed the boat said he was ill.",
            [("main", "", "The man", "said"), ("relative", "who", "who", "rowed"), ("complement", "", "he", "was")],
        ),
        (
            "The fire that destroyed the barns reached the harbour.",
            [("main", "", "The fire", "reached"), ("relative", "that", "that", "destroyed")],
        ),
        (
            "When the rain stopped, fans cheered and the boats sailed.",
            [
                ("subordinate", "when", "the rain", "stopped"),
                ("main", "", "fans", "cheered"),
                ("coordinate", "and", "the boats", "sailed"),
            ],
        ),
        (
            "Ana Lind, the engineer, resigned on Monday, officials said.",
            [("main", "", "Ana Lind", "resigned"), ("main", "", "officials", "said")],
        ),
        ("Having lost the vote, the coalition collapsed.", [("main", "", "the coalition", "collapsed")]),
        (
            "The man accused of theft said he was ill.",
            [("main", "", "The man", "said"), ("complement", "", "he", "was")],
        ),
        (
            "He said the bridge, which was built in 1912, would fall.",
            [
                ("main", "", "He", "said"),
                ("complement", "", "the bridge", "would fall"),
                ("relative", "which", "which", "was built"),
            ],
        ),
        ("Who will pay for the dam?", [("main", "", "Who", "will pay")]),
        ("The talks ended after the vote.", [("main", "", "The talks", "ended")]),
        (
            "The talks ended after the vote was held.",
            [("main", "", "The talks", "ended"), ("subordinate", "after", "the vote", "was held")],
        ),
    ],
)
def test_clauses(text: str, expected: list[tuple[str, str, str, str]]) -> None:
    assert clauses(text) == expected


def test_a_subordinate_clause_without_its_verb() -> None:
    found = clauses("Although the race, which ended late, fans were glad.")
    assert ("subordinate", "although", "the race", "") in found
    assert ("main", "", "fans", "were") in found


def test_a_verb_before_its_subject_has_none() -> None:
    words, found = syntax("Stressed the engineer that the lock leaks.")
    main = found.clauses[0]
    assert main.subject is None
    assert main.object is not None
    assert words[main.object.head] == "engineer"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Because the pump broke.", False),
        ("Especially the bridges and the locks.", False),
        ("But two barns and a mill in the valley.", False),
        ("The pump broke.", True),
        ("Close the lock.", True),
        ("The plan calls for 20 boats.", True),
        ('"It leaks," the engineer said.', True),
    ],
)
def test_main_verb(text: str, expected: bool) -> None:
    assert syntax(text)[1].has_main_verb is expected


def test_subject_and_clause_of_a_verb() -> None:
    words, found = syntax("Fishermen fear the new quota will cut catches.")
    fear, cut = found.verbs
    subject = found.subject_of(cut)
    assert subject is not None
    assert words[subject.head] == "quota"
    clause = found.clause_of(fear)
    assert clause is not None
    assert clause.kind == "main"
    assert clause.object is None


TAG = st.sampled_from("NN NNP NNS DT JJ CD VBD VBN VBG VB VBZ MD RB TO IN PRP WDT WP WRB CC , . POS `` ''".split())


@given(
    st.lists(
        st.tuples(st.sampled_from("that boats after which was and , not who although —".split()), TAG), max_size=30
    )
)
def test_any_tags_make_ordered_clauses(tokens: list[tuple[str, str]]) -> None:
    words, tags = [word for word, _ in tokens], [label for _, label in tokens]
    found = analyse(words, tags)
    starts = [clause.start for clause in found.clauses]
    assert starts == sorted(starts)
    for clause in found.clauses:
        assert 0 <= clause.start <= clause.end <= len(words)
        assert -1 <= clause.opener < len(words)
    heads = [clause.verb.head for clause in found.clauses if clause.verb]
    assert len(heads) == len(set(heads))
