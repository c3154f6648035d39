import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint_rules.document.chart_titles import is_chart_title


@pytest.mark.parametrize(
    "line",
    [
        *("Chart: Ferry passengers by season", "Graphic: how the dam works", "Table 2. Loans by branch, in thousands"),
        *("Figure 1: Loans by branch", "[Infographic: a boat from keel to mast]", "GRAPHIC: HOW THE DAM WORKS"),
        *("Bar chart: level of the river", "Chart: Unemployment in Ostrel. Source: Statistics Office"),
    ],
)
def test_titles_say_what_is_shown(line: str) -> None:
    assert is_chart_title(line)


@pytest.mark.parametrize(
    "line",
    [
        *(
            "Graphic: Ana Brodik",
            "Chart: Ana Brodik and Tom Vesk for Harbour News",
            "Graphic: courtesy of Harbour News",
        ),
        *("Table tennis: Ostrel wins at home", "Figure skating: silver for Ostrel", "Charting a course: the port"),
        *("Graphic: contains scenes of violence", "The chart: a short history", "Graphics: HARBOUR NEWS", "Chart:", ""),
    ],
)
def test_what_is_no_title(line: str) -> None:
    assert not is_chart_title(line)


@given(st.text(max_size=200))
def test_any_line_is_survived(line: str) -> None:
    assert is_chart_title(line) in {True, False}
