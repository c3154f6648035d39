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


def test_titles_of_charts() -> None:
    figure = "<p>It fell.</p><figure><img src='1.png'><figcaption>{}</figcaption></figure><p>It rained in May.</p>"
    title = "Graphic: Level of the river, by month"
    assert flagged(rule, figure.format(title), "a.html") == [title]
    assert not remarks(rule, figure.format(f"{title}. Data: Hydrological Service"), "a.html")
    assert flagged(rule, f"<p>It fell.</p><p><b>Chart:</b> {title[9:]}</p>", "a.html") == [f"Chart:</b> {title[9:]}"]
    copy = "The river fell, it said.\n\n{}\n\nIt will rise, according to the Hydrological Service.\n"
    assert flagged(rule, copy.format(title)) == [title]
    assert not remarks(rule, copy.format(f"{title}\n\nSource: Hydrological Service"))
    assert not remarks(rule, copy.format("Graphic: Ana Brodik"))


def test_tables_in_plain_text() -> None:
    table = "Year\tPassengers\n2021\t4,100\n2022\t5,300"
    assert flagged(rule, f"More came.\n\n{table}\n\nIt rained.\n") == ["Year\tPassengers"]
    assert not remarks(rule, f"More came.\n\n{table}\n\nSource: Port of Ostrel\n")


def test_photographs_of_charts_are_photographs() -> None:
    caption = "Ana Brodik looks at a graph. Photo: Tom Vesk"
    page = f"<figure><img src='a.jpg' alt='A woman and a graph'><figcaption>{caption}</figcaption></figure>"
    assert not remarks(rule, page, "a.html")


def test_standings_and_timetables_are_their_own_record() -> None:
    assert not remarks(rule, "It rained.\n\nTeam\tPlayed\tPts\nOstrel\t12\t30\nLund\t12\t28\n\nIt rained.\n")
    assert not remarks(rule, "It rained.\n\nPort\tBoat\nOstrel\t12:30\nLund\t14:10\nVarde\t15:00\n\nIt rained.\n")
    assert not remarks(rule, "It rained.\n\nOstrel\t3-1\nLund\t2-2\nVarde\t0-4\n\nIt rained.\n")
