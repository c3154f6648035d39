"""Names gathered over stories."""

from lint_rules.document import read
from lint_rules.language.name_ledger import Entry, NameLedger
from lint_rules.language.story import Story


def entries(*texts: str, distinct: list[str] | None = None) -> dict[str, Entry]:
    ledger = NameLedger(distinct=lambda one, other: {one, other} == set(distinct or ()))
    for number, text in enumerate(texts):
        ledger.add(f"{number}.txt", Story(read.read(f"{number}.txt", text.encode())))
    return {entry.preferred: entry for entry in ledger.entries()}


def test_forms_counts_and_places() -> None:
    found = entries("Mayor Ada Okello spoke.\nOkello sang.", "The crew met Ada Okello.")
    okello = found["Ada Okello"]
    assert (okello.kind, okello.consistent, okello.stories, okello.total) == ("person", True, 2, 3)
    assert [(form.text, form.number) for form in okello.forms] == [("Ada Okello", 2), ("Okello", 1)]
    assert okello.forms[0].places[0] == ("0.txt", 1, 7)
    assert okello.forms[1].places == (("0.txt", 2, 1),)


def test_a_slip_inside_a_story_and_a_near_name_of_another_are_gathered() -> None:
    found = entries(
        "Engineer Sofia Brannigan drew the lock. Brannigan left.\n\nMs Branigan said it would hold.",
        "The crew met Sofia Branigan.",
    )
    entry = found["Sofia Brannigan"]
    assert not entry.consistent
    assert set(entry.rejected) == {"Branigan", "Sofia Branigan"}
    assert "n/nn: a letter is doubled in one form only" in entry.why


def test_marks_alone_are_a_disagreement() -> None:
    found = entries("The pilot Ryu Sang-ho won. Ryu Sang-ho slept.", "The pilot Ryu Sang Ho won.")
    assert found["Ryu Sang-ho"].rejected == ("Ryu Sang Ho",)


def test_distinct_names_are_kept_apart() -> None:
    texts = ("The crew met Sofia Brannigan.", "The crew met Sofia Branigan.")
    assert len(entries(*texts)) == 1
    assert len(entries(*texts, distinct=["Sofia Brannigan", "Sofia Branigan"])) == 2


def test_the_order_of_the_stories_does_not_matter_for_what_is_found() -> None:
    texts = ("The crew met Sofia Brannigan.", "The crew met Sofia Branigan.", "The crew met Tom Castle.")
    assert set(entries(*texts)) == set(entries(*reversed(texts)))


def test_initials_and_apostrophes_are_no_disagreement() -> None:
    found = entries("Owen O'Hara won.", "Owen O’Hara won. O. O'Hara slept.")
    assert found["Owen O'Hara"].consistent


def test_a_womans_given_name_is_another_persons() -> None:
    assert len(entries("The crew met Daniel Brannigan.", "The crew met Daniela Brannigan.")) == 2


def test_a_story_is_judged_as_the_check_judges_it() -> None:
    text = "The lawyer Jonas Hellbrandt won.\n\nThe crew waved. The poet Jonas Hellbrand sang."
    found = entries(text)
    assert {"Jonas Hellbrandt", "Jonas Hellbrand"} <= set(found)
    assert all(entry.consistent for entry in found.values())


def test_a_second_reference_without_the_article_agrees() -> None:
    found = entries("Engineer Karim al-Dabbagh drew the lock. Dabbagh left.")
    assert found["Karim al-Dabbagh"].consistent
    assert found["Karim al-Dabbagh"].total == 2
