from credits_remarks import flagged, remarks

from lint_rules.rules.credits import chart_without_source as rule

TABLE = (
    "<table><tr><th>Year</th><th>Passengers</th></tr><tr><td>2021</td><td>4,100</td></tr>"
    "<tr><td>2022</td><td>5,300</td></tr></table>"
)


def test_tables_of_figures() -> None:
    assert flagged(rule, f"<p>More came.</p>{TABLE}<p>It rained.</p>", "a.html") == ["Year"]
    assert not remarks(rule, f"<p>More came.</p>{TABLE}<p>Source: Port of Ostrel, May 2024.</p>", "a.html")
    assert not remarks(rule, f"<p>Data from the Port of Ostrel</p>{TABLE}", "a.html")
    assert not remarks(rule, "<table><tr><td>Museum</td><td>Monday</td></tr></table>", "a.html")


def test_markdown_tables() -> None:
    table = "More came.\n\n| Year | Passengers |\n|---|---|\n| 2021 | 4,100 |\n| 2022 | 5,300 |\n"
    assert flagged(rule, f"{table}\nIt rained.\n", "a.md")
    assert not remarks(rule, f"{table}\nSource: Port of Ostrel\n", "a.md")


def test_pictures_that_are_charts() -> None:
    figure = "<figure><img src='river-chart.png'><figcaption>{}</figcaption></figure>"
    assert flagged(rule, figure.format("River level"), "a.html") == ["River level"]
    assert not remarks(rule, figure.format("River level. Source: Hydrological Service"), "a.html")
    assert flagged(rule, "<p>Copy.</p><img src='a.png' alt='Bar chart of the river'>", "a.html")


def test_own_calculations_need_a_base() -> None:
    (remark,) = remarks(rule, f"{TABLE}<p>Source: own calculations</p>", "a.html")
    assert "own calculations" in remark.message
    assert not remarks(rule, f"{TABLE}<p>Source: own calculations based on port records</p>", "a.html")
