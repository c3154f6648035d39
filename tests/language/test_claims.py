import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint_rules.document import read
from lint_rules.language import lexicon
from lint_rules.language.claims import KINDS
from lint_rules.language.claims.saying import is_saying, is_stating
from lint_rules.language.story import Story
from lint_rules.rules import packs


def story_of(text: str) -> Story:
    return Story(read.read("story.txt", text.encode()), packs.matcher())


def claims_of(text: str) -> list[tuple[str, str, str]]:
    """Kind, standing and words of every claim."""
    claims = story_of(text).claims
    return [(claim.kind, claim.standing, text[claims.start(claim) : claim.end]) for claim in claims.all]


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("At least 14 people were killed when the ferry sank.", "toll", "At least 14 people were killed"),
        ("The directors stole the ferry fund.", "allegation", "The directors stole the ferry fund"),
        ("The government is aware that the dam leaks.", "mind", "The government is aware that"),
        ("The council should abandon the ferry.", "prescription", "The council should abandon"),
        ("This explains the silence of the mill.", "inference", "This explains"),
        ("The sale led to the crisis in the valley.", "cause", "The sale led to the crisis"),
        ("The closure will cripple the valley.", "prediction", "The closure will cripple"),
        ("The village has nothing to lose.", "opinion", "The village has nothing to lose"),
        ("Studies show that ferries are safe.", "figure", "Studies show"),
        ("It is the largest mill in the country.", "superlative", "the largest mill in the country"),
    ],
)
def test_each_kind_by_its_words(text: str, kind: str, words: str) -> None:
    assert (kind, "bare", words) in claims_of(text)


def test_kinds_are_rules() -> None:
    assert {rule.partition("/")[0] for rule in KINDS.values()} == {"attribution"}


def test_of_one_sentence_one_claim_of_a_kind() -> None:
    text = "The sale will cripple the valley and will destroy the mill."
    assert len(claims_of(text)) > 1
    assert len(story_of(text).claims.unattributed) == 1


def test_attributed_claims_are_known_but_not_loose() -> None:
    text = "Ana Brodik, the pilot, said the closure would cripple the valley."
    claims = story_of(text).claims
    assert [(claim.kind, claim.standing) for claim in claims.all] == [("prediction", "attributed")]
    assert claims.source(claims.all[0]) is not None
    assert claims.unattributed == []
    assert list(claims.within(0, len(text))) == claims.all


@pytest.mark.parametrize(
    ("inserted", "standing"),
    [
        (", he continued,", "attributed"),
        (", Mayor Ana Brodik went on,", "attributed"),
        (", the council's note goes on,", "attributed"),
        (", Brodik continues,", "attributed"),
        (", which continued,", "bare"),
        (", the rain having continued,", "bare"),
        (", where Brodik continued to fish,", "bare"),
    ],
)
def test_who_goes_on_speaking_between_commas_is_heard(inserted: str, standing: str) -> None:
    text = f"The closure{inserted} will cripple the valley."
    assert ("prediction", standing) in [(kind, told) for kind, told, _ in claims_of(text)]


def test_what_goes_on_is_nobody_speaking() -> None:
    text = "On the coast, the rain continued, and the closure will cripple the valley."
    assert [standing for kind, standing, _ in claims_of(text) if kind == "prediction"] == ["bare"]


def test_an_impersonal_it_vouches_for_nothing() -> None:
    text = "It should be noted that the village has nothing to lose."
    assert ("opinion", "bare", "the village has nothing to lose") in claims_of(text)


def test_what_somebody_has_or_does_is_no_saying() -> None:
    assert is_saying("said")
    assert is_saying("has warned")
    assert is_saying("according to")
    assert not is_saying("has")
    assert not is_saying("have agreed on")


def test_headlines_and_quotations_make_no_claims() -> None:
    assert claims_of("Closure will cripple valley\n\nBy Ana Brodik\n\nThe mill is old.\n") == []
    assert claims_of("“The village has nothing to lose,” said Ana Brodik.") == []


@given(st.text(alphabet="The dam will cripple .,\n“”'\"?!", max_size=120))
def test_positions_lie_in_the_text(text: str) -> None:
    claims = story_of(text).claims
    for claim in claims.all:
        assert 0 <= claims.start(claim) <= claim.trigger < claim.end <= len(text)


@pytest.mark.parametrize(
    "text",
    [
        "The captain embezzled the money that was meant for the lighthouse.",
        "At least 14 people were killed in the quarry, known for its marble.",
        "The company bribed two inspectors, who decided to close their eyes.",
    ],
)
def test_a_grave_claim_stands_only_on_words_that_cover_it(text: str) -> None:
    assert [claim.standing for claim in story_of(text).claims.all if claim.severity == "error"] == ["bare"]


def test_a_cue_in_a_relative_clause_vouches_only_for_its_own_words() -> None:
    text = "The ban will ruin the dairies that the council promised to save."
    assert {(claim.kind, claim.standing) for claim in story_of(text).claims.all} == {("prediction", "bare")}


def test_a_wish_does_not_vouch_for_what_hangs_on_behind_it() -> None:
    text = "Orlen sees the dam as a threat, which led to the closure of twelve mills."
    assert ("cause", "bare") in {(claim.kind, claim.standing) for claim in story_of(text).claims.all}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Orlen is aware that the closure led to the collapse of the mill.", "cause"),
        ("The council must dismiss the miller, otherwise the fire will reach the port.", "prediction"),
    ],
)
def test_neither_knowing_nor_duty_vouches_for_a_claim(text: str, kind: str) -> None:
    found = {(claim.kind, claim.standing) for claim in story_of(text).claims.all}
    assert (kind, "attributed") not in found
    assert (kind, "bare") in found


def test_a_sentence_is_told_of_two_claims_of_one_kind_that_stand_apart() -> None:
    text = "The weirs must be closed before the autumn floods, and the millers must be compensated."
    assert [claim.kind for claim in story_of(text).claims.unattributed] == ["prescription", "prescription"]


@pytest.mark.parametrize(
    ("cue", "states"),
    [("said", True), ("according to", True), ("accused", True), ("known for", False), ("was meant", False)],
)
def test_stating_is_saying_or_believing(cue: str, states: bool) -> None:
    assert is_stating(cue) is states


def test_no_word_is_both_loaded_and_a_sign() -> None:
    """One word alone is then never enough, and sentences with one need not be weighed."""
    sections = lexicon.sections("loaded.txt")
    signs = {word for name in ("signs", "slight-signs") for line in sections[name] for word in line.split()}
    assert signs.isdisjoint(lexicon.words("loaded.txt", "loaded"))
