"""The form for people."""

from lint_rules.reporters import render


def lines(report, presentation):
    return "".join(render("text", report, presentation)).splitlines()


def test_piped_there_is_one_line_a_finding(report, presentation):
    first, second = lines(report, presentation)
    assert first.startswith("stories/ü b,c:a::b%0A\\n::error")
    assert ".txt:1:7: error: “the” stands twice." in first
    assert first.endswith("[translation/doubled-word]")
    assert ": info: " in second


def test_what_would_be_better_is_said_unless_the_message_does(report, presentation):
    finding = report["files"][0]["findings"][0]
    finding["message"], finding["suggestion"] = "Say it plainly.", "because"
    assert "Say it plainly. Better: because [" in lines(report, presentation)[0]
    finding["message"] = "Say because."
    assert "Better" not in lines(report, presentation)[0]


def test_on_a_terminal_the_line_of_copy_stands_under_the_finding_with_a_caret(report, presentation):
    shown = lines(report, presentation._replace(terminal=True))
    at = next(number for number, line in enumerate(shown) if line.startswith("     1 | Ünder the the"))
    assert shown[at + 1] == "         " + "      " + "^" * 7
    assert shown[at + 2].startswith("      1:1  a::b")
    assert shown[-1] == "1 error, 1 query in 3 stories"


def test_long_lines_are_cut_around_the_finding(report, presentation):
    from lint_rules.document import Source

    source = Source("word " * 500 + "the the " + "word " * 500, "x")
    finding = report["files"][0]["findings"][0]
    finding["start"] = {"offset": 2500, "line": 1, "column": 2501}
    finding["end"] = {"offset": 2507, "line": 1, "column": 2508}
    shown = lines(report, presentation._replace(terminal=True, source_of=lambda path: source))
    at = next(number for number, line in enumerate(shown) if "the the" in line and "|" in line)
    assert len(shown[at]) < 130
    assert shown[at].count("…") == 2
    caret = shown[at + 1].index("^")
    assert shown[at][caret : caret + 7] == "the the"


def test_wide_letters_are_measured_as_the_terminal_shows_them(report, presentation):
    from lint_rules.document import Source

    source = Source("北京 the the", "x")
    finding = report["files"][0]["findings"][0]
    finding["start"], finding["end"] = {"offset": 3, "line": 1, "column": 4}, {"offset": 10, "line": 1, "column": 11}
    shown = lines(report, presentation._replace(terminal=True, source_of=lambda path: source))
    at = next(number for number, line in enumerate(shown) if "北京" in line)
    assert shown[at + 1] == " " * 9 + " " * 5 + "^" * 7


def test_colours_only_where_they_are_wanted(report, presentation):
    plain = "".join(render("text", report, presentation._replace(terminal=True)))
    coloured = "".join(render("text", report, presentation._replace(terminal=True, colour=True)))
    assert "\x1b[" not in plain
    assert "\x1b[31;1merror\x1b[0m" in coloured
    assert "\x1b[31mpwned" not in coloured
