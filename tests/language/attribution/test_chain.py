from lint_rules.document.formats import plain
from lint_rules.document.source import Source
from lint_rules.language.attribution import chain, paths, signals
from lint_rules.language.sentences import by_block
from lint_rules.language.story import Story


def read(text: str) -> list[chain.Reading]:
    story = Story(plain.read(Source(text)))
    states = signals.quote_states(story)
    blocks = by_block(story.sentences)
    return [each for block in blocks for each in chain.shipped().read(story.tokens.text, states, block)]


def test_roles_follow_each_other() -> None:
    text = 'Moll said the pier was rotten. "It must go," she added.\n\nOfficials plan to rebuild it, the town says.'
    for reading in read(text):
        places = [place for _, first, last in reading.roles for place in range(first, last)]
        assert places
        assert places == sorted(set(places))


def test_a_role_begins_anew_and_goes_on() -> None:
    labels = [paths.LABELS.index(label) for label in "O BS IS BS BC O BK IK IK".split()]
    assert chain.roles(labels) == [(0, 1, 3), (0, 3, 4), (1, 4, 5), (2, 6, 9)]


def test_a_plain_report_is_labelled() -> None:
    assert read("Moll said the pier was rotten.")[0].roles[:2] == [(0, 0, 1), (1, 1, 2)]


def test_margin_tells_how_clear_a_reading_is() -> None:
    story = Story(plain.read(Source("Moll said the pier was rotten. Harvests of noon.")))
    model = chain.shipped()
    states = signals.quote_states(story)
    spoken, narrated = model.read(story.tokens.text, states, story.sentences)
    assert spoken.roles
    assert spoken.margin > 0
    assert not narrated.roles


def test_blocks_open_in_a_row_of_their_own() -> None:
    story = Story(plain.read(Source("“We sail. We sail,” she said. It rains.")))
    states = signals.quote_states(story)
    rows = chain.boundary_rows(states, story.sentences)
    assert [rows[sentence.first] for sentence in story.sentences] == [paths.START, 2, 1]


def test_a_quiet_sentence_is_passed_over() -> None:
    story = Story(plain.read(Source("Moll said the pier was rotten. Brel said it was not. Moll said it was.")))
    model = chain.shipped()
    states = signals.quote_states(story)
    first, second, third = model.read(story.tokens.text, states, story.sentences, {1})
    assert first.roles
    assert second == chain.UNREAD
    assert third.roles
