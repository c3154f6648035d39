"""One abbreviation, with stops or without."""

import pytest
from name_remarks import mended, remarks, spans

RULE = "mixed-abbreviation"


def test_the_rarer_form_is_reported_with_the_other_place() -> None:
    text = "The U.N. paid. The U.N. will pay again. Farmers say the UN was late."
    (remark,) = remarks(RULE, text)
    assert (remark.start, remark.end) == (text.index("UN "), text.index("UN ") + 2)
    assert text[remark.related[0].start : remark.related[0].end] == "U.N."


def test_of_two_the_later_is_reported() -> None:
    assert spans(RULE, "The U.S. ship came. The US crew stayed.") == ["US"]


@pytest.mark.parametrize(
    "text",
    [
        "UN PAYS\n\nThe U.N. paid for the dam, the mayor said on Monday morning.",
        "The U.N. paid. “The UN was late,” a farmer said.",
        "The U.N. paid. The unit was late.",
        "J.K. Castlemain rowed. The JK line sank.",
    ],
)
def test_headlines_quotations_and_initials_are_left_out(text: str) -> None:
    assert not remarks(RULE, text)


def test_the_fix_keeps_the_stop_that_ends_a_sentence() -> None:
    text = "The UN paid. The UN was late. Farmers thanked the U.N. The crew sailed."
    assert mended(RULE, text) == "The UN paid. The UN was late. Farmers thanked the UN. The crew sailed."
    text = "The U.N. paid. The U.N. was late. Farmers thanked the UN."
    assert mended(RULE, text) == "The U.N. paid. The U.N. was late. Farmers thanked the U.N."


def test_a_house_can_choose_and_then_the_fix_is_safe() -> None:
    text = "The US ship came, and the UN paid. The BBC filmed it."
    assert spans(RULE, text, form="stops") == ["US", "UN"]
    assert mended(RULE, text, form="stops", unsafe=False) == "The U.S. ship came, and the U.N. paid. The BBC filmed it."
    assert not remarks(RULE, text, form="no stops")
    assert not remarks(RULE, "The US ship came, and the UN paid.", style="guardian")
    assert mended(RULE, "The UN paid.", style="reuters", unsafe=False) == "The U.N. paid."
