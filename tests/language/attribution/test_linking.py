from lint_rules.language.attribution.chain import roles
from lint_rules.language.attribution.linking import Link, complete, link
from lint_rules.language.attribution.paths import LABELS
from lint_rules.language.attribution.records import RoleSpan
from lint_rules.language.sentences import Sentence


def linked(labels: str) -> list[Link]:
    numbers = [LABELS.index(label) for label in labels.split()]
    return link(roles(numbers), Sentence(0, 0, 0, 100, 0, len(numbers)))


def test_one_of_each_belongs_together() -> None:
    (only,) = linked("BS IS BC BK IK IK O")
    assert only.source == RoleSpan(0, 2, 0)
    assert only.cue == RoleSpan(2, 3, 0)
    assert only.content == (RoleSpan(3, 6, 0),)


def test_content_on_both_sides_of_a_cue_is_one_attribution() -> None:
    (only,) = linked("BK IK BS BC BK IK")
    assert [(each.first, each.last) for each in only.content] == [(0, 2), (4, 6)]


def test_a_second_cue_without_a_source_speaks_for_the_first_ones() -> None:
    first, second = linked("BS BC BK IK O BC BK")
    assert first.source == second.source == RoleSpan(0, 1, 0)
    assert second.content == (RoleSpan(6, 7, 0),)


def test_two_speakers_keep_their_words_apart() -> None:
    first, second = linked("BS BC BK IK O BS BC BK IK")
    assert first.content == (RoleSpan(2, 4, 0),)
    assert second.source == RoleSpan(5, 6, 0)
    assert second.content == (RoleSpan(7, 9, 0),)


def test_content_alone_is_an_attribution_of_nobody() -> None:
    (only,) = linked("BK IK IK")
    assert only.source is None
    assert only.cue is None


def completed(labels: str, words: str) -> Link:
    numbers = [LABELS.index(label) for label in labels.split()]
    sentence = Sentence(0, 0, 0, 100, 0, len(numbers))
    (only,) = complete(link(roles(numbers), sentence), words.split(), sentence)
    return only


def test_a_cue_without_content_gets_the_clause_behind_it() -> None:
    found = completed("BS BC O O O O O", "Moll said on Monday boats sank .")
    assert found.content == (RoleSpan(2, 6, 0),)


def test_a_cue_without_content_at_the_end_gets_the_clause_before_it() -> None:
    found = completed("O O O O O BS BC O", "The old boats sank , Moll said .")
    assert found.content == (RoleSpan(0, 4, 0),)


def test_who_stands_behind_the_last_comma_speaks() -> None:
    found = completed("BK IK IK IK IK IK IK BC O", "The old boats sank , Harbour Radio said .")
    assert found.source == RoleSpan(5, 7, 0)
    assert found.content == (RoleSpan(0, 4, 0),)


def test_nothing_is_linked_where_nothing_is_found() -> None:
    assert linked("O O O") == []
