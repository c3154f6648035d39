"""One name, one way of writing it."""

import pytest
from name_remarks import mended, remarks, spans, story

from lint_rules.rules.names import mixed_form

RULE = "mixed-form"
OPTIONS = {"across-files": True, "ledger": {}}


@pytest.mark.parametrize(
    ("text", "odd"),
    [
        ("Ryu Sang-ho steered. Ryu Sang-ho won. The mayor met Ryu Sang Ho.", "Ryu Sang Ho"),
        ("Ryu Sang-ho steered. Ryu Sang-ho won. The mayor met Ryu Sang-Ho.", "Ryu Sang-Ho"),
        ("The levee of al-Tamiri held. Critics of Al-Tamiri left.", "Al-Tamiri"),
        ("The levee of al-Tamiri held. Critics of el-Tamiri left.", "el-Tamiri"),
        ("Lütfi Aksoylu read. The mayor praised Lutfi Aksoylu.", "Lutfi Aksoylu"),
        ("Karim al-Dabbagh drew it. The council paid Karim Dabbagh.", "Karim Dabbagh"),
        ("Jan van Houtem rowed. The crowd met Jan Van Houtem.", "Jan Van Houtem"),
    ],
)
def test_the_rarer_or_later_form_is_reported(text: str, odd: str) -> None:
    assert spans(RULE, text) == [odd]


@pytest.mark.parametrize(
    "text",
    [
        "Al-Tamiri spoke first. The levee of al-Tamiri held.",
        "RYU SANG HO WINS\n\nRyu Sang-ho steered for an hour. The mayor met Ryu Sang-ho.",
        "Karim al-Dabbagh drew it. Dabbagh was paid.",
        "Owen J. Castle rowed. Owen J Castle won.",
        "Ana O'Hara rowed. The mayor met Ana O’Hara.",
    ],
)
def test_what_position_or_custom_asks_for_is_right(text: str) -> None:
    assert not remarks(RULE, text)


def test_every_form_is_named_when_there_are_three() -> None:
    text = "Critics of al-Tamiri left. Friends of Al-Tamiri came. The levee of el-Tamiri held. It was al-Tamiri's."
    messages = [remark.message for remark in remarks(RULE, text)]
    assert len(messages) == 2
    assert all(form in messages[0] for form in ("al-Tamiri", "Al-Tamiri", "el-Tamiri"))


def test_the_fix_writes_the_usual_form_outside_quotations() -> None:
    text = "Ryu Sang-ho won. Ryu Sang-ho slept. “Ryu Sang Ho won,” she said. Ryu Sang Ho woke."
    assert mended(RULE, text) == text.replace(". Ryu Sang Ho woke", ". Ryu Sang-ho woke")


def test_stories_of_one_run_are_compared_with_source_offsets_and_both_places() -> None:
    ours = "# Boats\n\nThe *pilot* Ryu Sang-ho won. Ryu Sang-ho slept."
    theirs = "The pilot Ryu Sang Ho won."
    facts = {
        "a.md": mixed_form.gather(story(ours, "a.md"), OPTIONS),
        "b.txt": mixed_form.gather(story(theirs), OPTIONS),
    }
    ((path, remark),) = mixed_form.compare(facts, OPTIONS)
    assert path == "b.txt"
    assert theirs[remark.start : remark.end] == "Ryu Sang Ho"
    (other,) = remark.related
    assert other.path == "a.md"
    assert ours[other.start : other.end] == "Ryu Sang-ho"


def test_the_order_of_the_files_does_not_matter() -> None:
    texts = {"a": "The pilot Ryu Sang-ho won.", "b": "The pilot Ryu Sang Ho won.", "c": "The pilot Ryu Sangho won."}
    facts = {path: mixed_form.gather(story(text), OPTIONS) for path, text in texts.items()}
    backwards = dict(reversed(facts.items()))
    assert list(mixed_form.compare(facts, OPTIONS)) == list(mixed_form.compare(backwards, OPTIONS))


def test_comparing_across_files_can_be_switched_off_and_the_ledger_is_heard() -> None:
    assert mixed_form.gather(story("The pilot Ryu Sang-ho won."), {**OPTIONS, "across-files": False}) == {}
    text = "Ryu Sang-ho steered. The mayor met Ryu Sang Ho."
    assert not remarks(RULE, text, ledger={"distinct": [["Ryu Sang-ho", "Ryu Sang Ho"]]})
