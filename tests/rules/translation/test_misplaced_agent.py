"""Places that visit people."""

import pytest
from phrase_examples import remarks


@pytest.mark.parametrize(
    ("text", "part", "severity"),
    [
        ("In May, Lisbon visited the finance minister of Malta.", "Lisbon visited the finance minister", None),
        ("Reports say that Baku visited Mayor Ilda Voss.", "Baku visited Mayor Ilda", None),
        ("Prague received the envoys of both towns.", "Prague received the envoys", "warning"),
        ("During the truce Riga met the leaders of both sides.", "Riga met the leaders", "warning"),
    ],
)
def test_position(text: str, part: str, severity: str | None) -> None:
    (remark,) = remarks("translation/misplaced-agent", text)
    assert (text[remark.start : remark.end], remark.pattern) == (part, "D55")
    assert remark.severity == (severity or "error")


@pytest.mark.parametrize(
    "text",
    [
        "The minister visited Lisbon and met the mayor.",
        "Talks in Lisbon visited by the minister ended well.",
        "Envoys to Lisbon received the minister at a hotel.",
        "Lisbon backed the finance minister and accused Madrid of delay.",
        "Rome visited Turin coach Aldo Neri's side in the cup final.",
        "“Lisbon visited the finance minister,” the sheet says.",
    ],
)
def test_silence(text: str) -> None:
    assert not remarks("translation/misplaced-agent", text)
