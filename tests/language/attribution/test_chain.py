from lint_rules.document.formats import plain
from lint_rules.document.source import Source
from lint_rules.language.attribution import chain, paths, signals
from lint_rules.language.sentences import by_block
from lint_rules.language.story import Story


def labels(text: str) -> list[str]:
    story = Story(plain.read(Source(text)))
    model = chain.shipped()
    states = signals.quote_states(story)
    blocks = by_block(story.sentences)
    readings = [each for block in blocks for each in model.read(story.tokens.text, states, block)]
    return [paths.LABELS[label] for reading in readings for label in reading.labels]


def test_no_role_goes_on_that_has_not_begun() -> None:
    text = 'Moll said the pier was rotten. "It must go," she added.\n\nOfficials plan to rebuild it, the town says.'
    before = "O"
    for label in labels(text):
        assert label[0] != "I" or before[1:] == label[1:]
        before = label


def test_a_plain_report_is_labelled() -> None:
    assert labels("Moll said the pier was rotten.")[:3] == ["BS", "BC", "BK"]


def test_margin_tells_how_clear_a_reading_is() -> None:
    story = Story(plain.read(Source("Moll said the pier was rotten. Harvests of noon.")))
    model = chain.shipped()
    states = signals.quote_states(story)
    spoken, narrated = model.read(story.tokens.text, states, story.sentences)
    assert any(spoken.labels)
    assert spoken.margin > 0
    assert not any(narrated.labels)


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
    assert any(first.labels)
    assert second == chain.unread(story.sentences[1])
    assert any(third.labels)
    assert len(third.labels) == story.sentences[2].last - story.sentences[2].first
