import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lint_rules.document.formats import plain
from lint_rules.document.source import Source
from lint_rules.language.attribution import Attribution, AttributionAnalysis
from lint_rules.language.story import Story


def story_of(text: str) -> Story:
    return Story(plain.read(Source(text)))


def parts(story: Story, attribution: Attribution) -> tuple[str, str, list[str]]:
    source = story.text(*attribution.source) if attribution.source else ""
    cue = story.text(*attribution.cue) if attribution.cue else ""
    return source, cue, [story.text(*span) for span in attribution.content]


def test_direct_speech() -> None:
    story = story_of('"The nets are empty," said Greta Moll, who runs the herring fleet.')
    (found,) = story.attribution.attributions
    source, cue, content = parts(story, found)
    assert source.startswith("Greta Moll")
    assert cue == "said"
    assert content == ['"The nets are empty,"']
    assert found.speaker == "Greta Moll"
    assert found.quoted
    assert found.rung == "named"


def test_indirect_speech() -> None:
    story = story_of("Harbour officials said that the lock would stay closed until spring.")
    (found,) = story.attribution.attributions
    assert parts(story, found) == (
        "Harbour officials",
        "said",
        ["that the lock would stay closed until spring"],
    )
    assert not found.quoted
    assert found.rung == "group"


def test_according_to_at_the_end_vouches_for_the_whole_sentence() -> None:
    text = "The dam must be moved and the village rebuilt on the hill, according to the Norvik Water Board."
    story = story_of(text)
    at = text.index("must")
    found = story.attribution.covering(at, at + 4)
    assert found is not None
    assert parts(story, found)[0] == "the Norvik Water Board"


def test_coordinated_clauses_belong_to_the_speaker() -> None:
    text = "Port officials said that dredging was under way, and that two barges would arrive next week."
    story = story_of(text)
    at = text.index("would arrive")
    found = story.attribution.covering(at, at + 5)
    assert found is not None
    assert found.rung == "group"


def test_a_view_that_has_an_owner_is_attributed() -> None:
    text = "Jonas Tveit, a fisheries economist, said the quota was high.\n\nIn his view, cod will be gone by summer."
    story = story_of(text)
    at = text.index("will be")
    found = story.attribution.covering(at, at + 4)
    assert found is not None
    assert found.speaker == "Jonas Tveit"
    assert story.attribution.probability(1) > 0.5


def test_a_pronoun_speaks_for_the_last_speaker_in_the_next_paragraph() -> None:
    text = "Ferry operator Greta Moll said the route was closed.\n\nShe added that nobody had been hurt."
    found = story_of(text).attribution.attributions
    assert [each.speaker for each in found] == ["Greta Moll", "Greta Moll"]


def test_a_quotation_of_two_sentences_has_one_speaker() -> None:
    text = '"The pier is rotten. It will not last the winter," said Greta Moll.'
    story = story_of(text)
    for word in ("rotten", "winter"):
        at = text.index(word)
        found = story.attribution.covering(at, at + len(word))
        assert found is not None
        assert found.speaker == "Greta Moll"


def test_words_behind_the_speaker_go_on_with_the_quotation() -> None:
    text = '"The pier is rotten," said Greta Moll. "It will not last the winter."'
    story = story_of(text)
    at = text.index("winter")
    found = story.attribution.covering(at, at + 6)
    assert found is not None
    assert found.speaker == "Greta Moll"


def test_what_a_quoted_speaker_thinks_does_not_take_the_quotation() -> None:
    text = "“The pier is rotten. I think it will not last the winter,” said Greta Moll."
    story = story_of(text)
    at = text.index("rotten")
    found = story.attribution.covering(at, at + 6)
    assert found is not None
    assert found.speaker == "Greta Moll"


def test_narration_has_no_source() -> None:
    text = "The ferry left the harbour at noon. It was raining."
    story = story_of(text)
    assert story.attribution.covering(10, 15) is None
    assert all(story.attribution.probability(index) < 0.5 for index in (0, 1))


def test_probability_tells_attributed_sentences_from_narration() -> None:
    story = story_of("The lock is closed. Engineers said the gate had been damaged by ice.")
    assert story.attribution.probability(0) < 0.5 < story.attribution.probability(1)


def test_nothing_is_found_in_an_empty_story() -> None:
    assert story_of("").attribution.attributions == []


def test_paragraphs_of_one_quotation_are_put_together_once(monkeypatch: pytest.MonkeyPatch) -> None:
    story = story_of("“Fish came,” Greta Moll said. Experts said that boats came. “He told us.\n\n" * 40)
    put_together: list[range] = []
    asked = AttributionAnalysis._attributions

    def counted(analysis: AttributionAnalysis, places: range) -> list[Attribution]:
        put_together.append(places)
        return asked(analysis, places)

    monkeypatch.setattr(AttributionAnalysis, "_attributions", counted)
    found = [each for sentence in story.sentences for each in story.attribution.of_sentence(sentence.index)]
    assert put_together == [range(40)]
    assert {each.sentence for each in found if each.speaker == "Greta Moll"} >= set(range(0, 120, 3))


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="abcde SMT,.\"“”'‘’\n:-", max_size=300))
def test_any_text_gives_ordered_spans_within_it(text: str) -> None:
    story = story_of(text)
    for found in story.attribution.attributions:
        for span in found.spans:
            assert 0 <= span.start < span.end <= len(story.prose)
        assert list(found.content) == sorted(found.content)
    for sentence in story.sentences:
        assert 0 <= story.attribution.probability(sentence.index) <= 1


def test_who_may_be_named_is_told_without_reading() -> None:
    """Wherever a person is given by name, the sentence's words alone allowed it; without a person nowhere."""
    story = story_of(
        "Greta Moll, the harbour master, said on Monday that the lock would close.\n\nShe told reporters it was old. "
        "The harbour master added that divers had seen the crack.\n\nThe ministry said the weir would hold.\n"
    )
    analysis = story.attribution
    allowed = [each.index for each in story.sentences if analysis.may_name(each.index)]
    assert {each.sentence for each in analysis.attributions if each.speaker} <= set(allowed)
    assert len(story.sentences) - 1 not in allowed
    nobody = story_of("The ministry said the weir would hold. He added that it was new.\n").attribution
    assert not any(map(nobody.may_name, range(2)))


def test_who_speaks_does_not_hang_on_what_was_asked_before() -> None:
    text = (
        "Greta Moll, the harbour master, said the lock would close. She said it was old.\n\n"
        "Jonas Tveit, a fisheries economist, said the quota was high. He added that cod was scarce.\n\n"
        "He said the fleet would shrink. She told reporters that divers had seen the crack."
    )
    forwards, backwards = story_of(text), story_of(text)
    count = len(forwards.sentences)

    def speakers(story: Story, sentence: int) -> list[str | None]:
        return [each.speaker for each in story.attribution.of_sentence(sentence)]

    told = [speakers(forwards, sentence) for sentence in range(count)]
    assert told == [speakers(backwards, sentence) for sentence in reversed(range(count))][::-1]
    assert ["Greta Moll"] in told
    assert ["Jonas Tveit"] in told
