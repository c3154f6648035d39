import pytest

from lint_rules.document.formats import plain
from lint_rules.document.source import Source
from lint_rules.language.attribution.records import RoleSpan
from lint_rules.language.attribution.speakers import Cast, Person, phrase_before
from lint_rules.language.story import Story

INTRODUCTION = (
    "Ferry operator Greta Moll closed the route on Monday.\n\n"
    "Jonas Tveit, a fisheries economist at the Norvik Institute, called the step overdue.\n\n"
)


def speakers(text: str, *sources: str) -> list[Person | None]:
    """Who the sources are, found in the text one after the other."""
    story = Story(plain.read(Source(text)))
    cast = Cast(story)
    found, at = [], 0
    for source in sources:
        at = text.index(source, at)
        first = story.tokens.start.index(at)
        last = next(n for n, end in enumerate(story.tokens.end) if end >= at + len(source)) + 1
        sentence = next(each.index for each in story.sentences if each.first <= first < each.last)
        found.append(cast.resolve(RoleSpan(first, last, sentence)))
        at += len(source)
    return found


def names(text: str, *sources: str) -> list[str | None]:
    return [person.name if person else None for person in speakers(text, *sources)]


def test_a_surname_leads_to_the_name_as_introduced() -> None:
    assert names(INTRODUCTION + "Moll said the boats were old.", "Greta Moll", "Moll") == ["Greta Moll"] * 2


def test_title_and_organisation_come_with_the_name() -> None:
    (found,) = speakers(INTRODUCTION + "Tveit said so.", "Jonas Tveit")
    assert found == Person("Jonas Tveit", "fisheries economist at the Norvik Institute")


def test_a_pronoun_means_the_last_speaker_across_a_paragraph_break() -> None:
    text = INTRODUCTION + "Tveit said the boats were old.\n\nHe added that nobody had asked."
    assert names(text, "Jonas Tveit", "Tveit", "He") == ["Jonas Tveit"] * 3


def test_a_role_leads_back_to_the_person_introduced_with_it() -> None:
    assert names(INTRODUCTION + "The economist said so.", "Jonas Tveit", "The economist") == ["Jonas Tveit"] * 2


def test_a_pronoun_does_not_change_its_gender() -> None:
    text = INTRODUCTION + "Moll said she was sorry. He disagreed."
    assert names(text, "Jonas Tveit", "Moll", "she", "He") == ["Jonas Tveit", "Greta Moll", "Greta Moll", "Jonas Tveit"]


def test_namesakes_are_told_apart_by_mr_and_mrs() -> None:
    text = "Mrs Ada Quill and Mr Bram Quill own the mill. Mr Quill said it was for sale. Mrs Quill denied it."
    assert names(text, "Mr Quill", "Mrs Quill") == ["Bram Quill", "Ada Quill"]


def test_who_means_the_person_before() -> None:
    assert names(INTRODUCTION + "They met Moll, who said no.", "who") == ["Greta Moll"]


def test_another_persons_people_are_not_that_person() -> None:
    text = INTRODUCTION + "A friend of Moll said no. Moll's lawyer agreed. The Moll company was silent."
    assert names(text, "A friend of Moll", "Moll's lawyer", "The Moll company") == [None, None, None]


def test_officials_are_nobody_in_particular() -> None:
    assert names(INTRODUCTION + "Officials said no.", "Officials") == [None]


def test_an_office_before_the_name_is_its_title() -> None:
    (found,) = speakers("The board met. Its boats were old, its chairman, Jonas Tveit, said.", "Jonas Tveit")
    assert found == Person("Jonas Tveit", "chairman")


@pytest.mark.parametrize(
    ("words", "phrase"),
    [
        ("He read the long report", "the long report"),
        ("The bank in Tarn", "The bank in Tarn"),
        ("Money for Orlen Bank", "Orlen Bank"),
        ("They sold boats", "boats"),
        ("It rained .", ""),
    ],
)
def test_the_phrase_before_a_relative_pronoun(words: str, phrase: str) -> None:
    split = words.split()
    assert " ".join(split[phrase_before(split) :]) == phrase


def test_a_body_is_not_the_person_who_heads_it() -> None:
    text = "The council met. Council head Greta Moll said the pier was safe. The council said no more."
    story = Story(plain.read(Source(text)))
    cast = Cast(story)
    at = len(story.tokens.text) - next(n for n, word in enumerate(reversed(story.tokens.text), 1) if word == "The")
    assert cast.resolve(RoleSpan(at, at + 2, len(story.sentences) - 1)) is None


def speaker_of_last(text: str, source: str) -> Person | None:
    """Whom the last words of this form stand for, when all sources before it are known."""
    story = Story(plain.read(Source(text)))
    words = story.tokens.lower
    wanted = source.lower().split()
    at = max(n for n in range(len(words)) if words[n : n + len(wanted)] == wanted)
    sentence = story.sentence_at(story.tokens.start[at])
    assert sentence is not None
    return Cast(story).resolve(RoleSpan(at, at + len(wanted), sentence.index))


def test_a_given_name_tells_whom_a_pronoun_cannot_mean() -> None:
    text = "Jonas Tveit met Helga Moll at the pier. Helga Moll brought soup. Later he said it was cold."
    assert speaker_of_last(text, "he") == Person("Jonas Tveit", "")


def test_somebodys_people_are_not_that_person() -> None:
    assert speaker_of_last("Jonas Tveit left the pier. His supporters cheered.", "His supporters") is None
