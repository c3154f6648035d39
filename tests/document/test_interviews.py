import pytest

from lint_rules.document import Document, read

COPY = "The dam at Ostrel has leaked since March. Harbour News spoke to its keeper.\n\n"
QUESTIONS = (
    "When did you first see the leak?\n\nI saw it in March, on my way home.\n\nIt was small.\n\n"
    "Did you tell anybody?\n\nI called the water board.\n\n"
    "What do you expect now?\n\nI expect a new wall.\n"
)


def spoken(text: str, path: str = "story.txt") -> list[str]:
    document: Document = read.read(path, text.encode())
    return [document.block_text(block) for block in document.blocks if block.kind == "quotation"]


def test_the_answers_of_an_interview_are_the_speakers_words() -> None:
    answers = [
        "I saw it in March, on my way home.",
        "It was small.",
        "I called the water board.",
        "I expect a new wall.",
    ]
    assert spoken(COPY + QUESTIONS) == answers
    assert spoken(f"# The keeper\n\n{COPY}{QUESTIONS}", "story.md") == answers


def test_a_headline_ends_an_answer() -> None:
    text = COPY + QUESTIONS.replace("It was small.", "The leak\n\nThe wall is of 1952.")
    assert "The wall is of 1952." not in spoken(text)


@pytest.mark.parametrize("labels", [("Q:", "A:"), ("Q.", "A."), ("HARBOUR NEWS:", "BRODIK:"), ("News:", "Ana Brodik:")])
def test_turns_of_named_speakers(labels: tuple[str, str]) -> None:
    ask, answer = labels
    asked = ("And what happened then at the lock?", "Why did nobody come to help?", "So who will pay for the gate?")
    answered = ("The gate shut and the barge stuck.", "There was ice on the road.", "Nobody has told the town.")
    turns = [
        words for pair in zip(asked, answered, strict=True) for words in (f"{ask} {pair[0]}", f"{answer} {pair[1]}")
    ]
    assert spoken(COPY + "\n\n".join(turns) + "\n") == turns


def test_questions_and_answers_by_the_desk_are_the_desks_own() -> None:
    desk = (
        "What does the new law change?\n\nFerries must carry rafts.\n\n"
        "Who pays?\n\nThe owners do.\n\nWhen does it begin?\n\nIn May.\n"
    )
    assert not spoken(COPY + desk)
    assert not spoken(desk.replace("Who pays", "Do I pay").replace("When does", "When will you say that it"))


def test_quoted_questions_make_no_interview() -> None:
    story = '"Who will pay?"\n\n"I will not," said Brodik.\n\n' * 4
    assert not spoken(COPY + story)
    assert not spoken(COPY + "Who will pay you?\n\nI will not, Brodik told the board.\n\nIt rained.\n")
