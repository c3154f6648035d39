"""A form that the desk's ledger has settled otherwise."""

import pytest
from name_remarks import mended, remarks, spans

RULE = "off-ledger"
LEDGER = {
    "names": [
        {"preferred": "Orla Fennimore", "kind": "person", "rejected": ["Orla Fenimore", "Fenimoor"]},
        {"preferred": "Tarhaven", "kind": "place", "rejected": ["Tar Haven"]},
    ],
    "distinct": [["Orla Fennimore", "Orla Fennimoor"]],
}


def test_rejected_forms_are_errors_with_a_safe_fix() -> None:
    text = "Harbour master Orla Fenimore left Tar Haven. Fenimoor sang."
    assert {remark.severity for remark in remarks(RULE, text, ledger=LEDGER)} == {"error"}
    assert (
        mended(RULE, text, ledger=LEDGER, unsafe=False)
        == "Harbour master Orla Fennimore left Tarhaven. Fennimore sang."
    )


def test_a_near_name_is_a_warning_without_a_safe_fix() -> None:
    text = "Harbour master Orla Fennymore left."
    assert spans(RULE, text, ledger=LEDGER) == ["Orla Fennymore"]
    assert mended(RULE, text, ledger=LEDGER, unsafe=False) == text


@pytest.mark.parametrize(
    "text",
    [
        "Harbour master Orla Fennimore left Tarhaven.",
        "Harbour master Orla Fennimoor left.",
        "“Orla Fenimore left,” she said.",
        "Harbour master Anna Fennimore left.",
    ],
)
def test_settled_distinct_quoted_and_other_names_are_left_alone(text: str) -> None:
    assert not remarks(RULE, text, ledger=LEDGER)


@pytest.mark.parametrize("ledger", [None, [], "x", {"names": 3}, {"names": [3, {"preferred": 4}]}, {"distinct": "a"}])
def test_a_ledger_of_another_shape_says_nothing(ledger: object) -> None:
    assert not remarks(RULE, "Harbour master Orla Fenimore left.", ledger=ledger)


def test_a_decision_that_two_are_distinct_outweighs_a_rejected_form() -> None:
    ledger = {**LEDGER, "distinct": [["Orla Fennimore", "Orla Fenimore"]]}
    assert not remarks(RULE, "Harbour master Orla Fenimore left.", ledger=ledger)


def test_what_the_ledger_rejects_is_reported_once() -> None:
    text = "Harbour master Orla Fennimore left.\n\nThe crew met Orla Fenimore."
    assert spans("inconsistent-spelling", text) == ["Fenimore"]
    assert not remarks("inconsistent-spelling", text, ledger=LEDGER)


def test_the_ledgers_form_is_kept_even_where_it_is_rarer() -> None:
    text = "The crew met Orla Fenimore. Fenimore slept. Fenimore woke.\n\nThe town thanked Orla Fennimore."
    assert spans("inconsistent-spelling", text) == ["Fennimore"]
    assert spans("inconsistent-spelling", text, ledger=LEDGER) == ["Fenimore"]
    ledger = {"names": [{"preferred": "Ryu Sang-ho", "rejected": []}]}
    text = "Pilot Ryu Sang Ho rowed. Ryu Sang Ho slept. The town met Ryu Sang-ho."
    assert spans("mixed-form", text) == ["Ryu Sang-ho"]
    assert spans("mixed-form", text, ledger=ledger) == ["Ryu Sang Ho"]
