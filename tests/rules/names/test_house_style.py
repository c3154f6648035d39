"""A form that the house does not use."""

import json

import pytest
from name_remarks import mended, remarks, spans

from lint_rules.model import UserError
from lint_rules.rules.names import _styles

RULE = "house-style"


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("Ferries from Kiev sail.", "Ferries from Kyiv sail."),
        ("Kiev-based crews sail.", "Kyiv-based crews sail."),
        ("Kiev's crews sail.", "Kyiv's crews sail."),
        ("Growers in the Ukraine sold plums.", "Growers in Ukraine sold plums."),
    ],
)
def test_what_all_houses_agree_on_is_mended_safely(text: str, result: str) -> None:
    assert mended(RULE, text, unsafe=False) == result


@pytest.mark.parametrize(
    "text",
    [
        "The canteen serves chicken Kiev.",
        "Coins of Kievan Rus were found.",
        "“I left Kiev as a child,” he said.",
        "See https://example.org/Kiev for the map.",
        "She studied at Peking University.",
        "Mumbai (Bombay) has a new pier.",
        "The Ukraine war has closed the port.",
    ],
)
def test_exceptions_quotations_and_addresses_are_left_alone(text: str) -> None:
    assert not remarks(RULE, text)


def test_houses_differ() -> None:
    text = "Kim Jong-un met the crew."
    assert spans(RULE, text) == []
    assert mended(RULE, text, style="ap") == "Kim Jong Un met the crew."
    assert not remarks(RULE, text, style="guardian")
    assert mended(RULE, "Kim Jong Un met the crew.", style="guardian") == text


def test_a_desk_adds_entries_and_tables_of_its_own() -> None:
    entries = [{"preferred": "Tarhaven", "rejected": ["Tar Haven", "Tarhafen"], "unless": ["Tar Haven Inn"]}]
    text = "The ferry left Tar Haven. Guests of the Tar Haven Inn waved at Tarhafen."
    assert (
        mended(RULE, text, entries=entries) == "The ferry left Tarhaven. Guests of the Tar Haven Inn waved at Tarhaven."
    )
    table = "preferred,rejected,unless,why\nTarhaven,Tar Haven|Tarhafen,Tar Haven Inn,the town's own form\n"
    assert mended(RULE, text, table=table) == mended(RULE, text, entries=entries)


def test_the_desk_overrules_the_house() -> None:
    assert not remarks(RULE, "Ferries from Kiev sail.", entries=[{"preferred": "Kiev", "rejected": ["Kyiv"]}])


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"style": "gazette"}, "no house style 'gazette'"),
        ({"entries": [{"preferred": "A"}]}, "needs `preferred` and `rejected`"),
        ({"entries": [{"preferred": "A", "rejected": ["B"], "reson": "x"}]}, "no key 'reson'"),
        ({"entries": ["Kyiv"]}, "is a table"),
        ({"table": "Kyiv"}, "line 1: .* needs `preferred` and `rejected`"),
    ],
)
def test_mistakes_in_the_configuration_are_told(options: dict[str, object], message: str) -> None:
    with pytest.raises(UserError, match=message):
        remarks(RULE, "Ferries sail.", **options)


def test_the_compiled_styles_are_up_to_date() -> None:
    with open(_styles.COMPILED, encoding="utf-8") as file:
        compiled = json.load(file)
    assert compiled["styles"] == json.loads(json.dumps(_styles.compiled_styles()))


def test_no_house_rejects_what_it_prefers() -> None:
    for style in _styles.STYLES:
        entries = _styles.of(style)
        preferred = {entry.preferred for entry in entries}
        assert not [form for entry in entries for form in entry.rejected if form in preferred], style
