"""One file: its findings, its crashes, its time."""

import time
from contextlib import contextmanager

import pytest

from lint_rules.engine import checker, opening
from lint_rules.engine.checker import Checker
from lint_rules.engine.opening import File
from lint_rules.engine.profile import Profile, RuleSettings
from lint_rules.model import Remark


def checked(text, profile=None, path="a.txt", **settings):
    data = text if isinstance(text, bytes) else text.encode()
    return Checker(profile or Profile(**settings)).check_bytes(path, data)


def found(result):
    return [(finding["rule"], finding["severity"], finding["start"]["offset"]) for finding in result["findings"]]


def test_findings_stand_at_the_authors_line_and_column(with_rules, make_rule):
    with_rules(make_rule())
    (finding,) = checked("Boats.\n\nThe é fish.")["findings"]
    assert finding["start"] == {"offset": 14, "line": 3, "column": 7}
    assert finding["end"] == {"offset": 18, "line": 3, "column": 11}
    assert (finding["text"], finding["suggestion"]) == ("fish", "eel")


def test_options_and_severity_come_from_the_profile(with_rules, make_rule):
    with_rules(make_rule())
    rules = {"names/fish": RuleSettings("error", options={"better": "cod"})}
    (finding,) = checked("Some fish swam.", rules=rules)["findings"]
    assert (finding["severity"], finding["suggestion"]) == ("error", "cod")


def test_feed_items_in_other_languages_are_asked_for_their_credits_alone(with_rules, make_rule):
    with_rules(make_rule())
    item = '{"uri": "x", "language": "%s", "body_text": "Some fish swam."}'
    assert found(checked(item % "en-GB", path="a.json"))
    assert not found(checked(item % "de", path="a.json"))
    assert found(checked("<html lang=de><p>Some fish swam.</p></html>", path="a.html"))


def test_a_rule_that_is_off_is_not_asked(with_rules, make_rule):
    with_rules(make_rule())
    assert found(checked("Some fish swam.", rules={"names/fish": RuleSettings(off=True)})) == []


def test_a_rule_that_crashes_becomes_a_finding_and_the_others_go_on(with_rules, make_rule):
    def crash(story, options):
        yield Remark(0, 4, "Before the crash.")
        raise ZeroDivisionError("by zero")

    with_rules(make_rule("names/crash", crash), make_rule())
    result = checked("Some fish swam.")
    assert found(result) == [
        ("names/crash", "warning", 0),
        ("internal/rule-crash", "error", 0),
        ("names/fish", "warning", 5),
    ]
    assert "names/crash failed on this file (ZeroDivisionError: by zero)" in result["findings"][1]["message"]
    assert "--ignore names/crash" in result["findings"][1]["message"]
    assert result["bug"]
    assert not result["lasting"]


def test_a_pattern_that_times_out_is_told_and_the_others_go_on(with_rules, make_rule):
    def slow(story, options):
        raise TimeoutError("regex timed out")
        yield

    with_rules(make_rule("names/slow", slow), make_rule())
    result = checked("Some fish swam.")
    assert found(result) == [("internal/time-limit", "warning", 0), ("names/fish", "warning", 5)]
    assert not result["bug"]


def test_a_rule_that_dawdles_is_stopped_at_the_time_limit(with_rules, make_rule):
    def endless(story, options):
        while True:
            pass
        yield

    with_rules(make_rule("names/endless", endless), make_rule())
    began = time.monotonic()
    result = checked("Some fish swam.", time_limit=0.2)
    assert time.monotonic() - began < 5
    assert {rule for rule, _, _ in found(result)} == {"internal/time-limit"}
    assert not result["lasting"]


def test_of_files_checked_together_only_the_one_that_dawdles_is_cut_short(with_rules, make_rule):
    def endless(story, options):
        while "heron" in story.prose:
            pass
        return iter(())

    with_rules(make_rule("names/endless", endless), make_rule())
    texts = ("Some fish swam.", "The heron ate a fish.", "A fish swam.")
    files = [File(f"{at}.txt", text.encode()) for at, text in enumerate(texts)]
    first, second, third = Checker(Profile(time_limit=0.2)).check_files(files)
    assert found(first) == [("names/fish", "warning", 5)]
    assert {rule for rule, _, _ in found(second)} == {"internal/time-limit"}
    assert found(third) == [("names/fish", "warning", 2)]
    assert (first["lasting"], second["lasting"], third["lasting"]) == (True, False, True)


def test_files_checked_together_are_told_as_each_alone_and_in_their_order():
    text = "Sources say the ferry sank. Pavel Okorro wept; Pavel Okoro did not.\n"
    files = [
        File("a.txt", text.encode()),
        File("gone.txt", b"", error="gone.txt: cannot be read"),
        File("b.md", f"# Ferry\n\n{text}".encode()),
        File("x.json", b"{}", walked=True),
        File("c.txt", bytes(range(256)) * 64),
        File("d.html", f"<p>{text}</p><img src=a.jpg>".encode()),
    ] * 12
    ready = Checker(Profile())
    together = list(ready.check_files(files))
    assert together == [next(ready.check_files([file])) for file in files]
    assert [bool(result["error"]) for result in together[:6]] == [False, True, False, False, True, False]
    assert together[3]["skipped"]


def test_not_every_file_is_read_before_the_first_is_told():
    taken = []

    def files():
        for number in range(200):
            taken.append(number)
            yield File(f"{number}.txt", b"The ferry sank.\n" * (5000 if number == 2 else 1))

    results = Checker(Profile(select=("translation/doubled-word",))).check_files(files())
    next(results)
    assert len(taken) < 50
    assert len(list(results)) == 199


@pytest.mark.parametrize(
    ("text", "megabytes"), [("fish\n", 1), ("fish\n" * 200_000, 1), ("fish\n" * 1_000_000, 5), ("é" * 1_000_000, 2)]
)
def test_a_file_over_a_megabyte_has_as_much_time_for_each_megabyte(with_rules, make_rule, monkeypatch, text, megabytes):
    allowed = []

    @contextmanager
    def deadline(seconds):
        allowed.append(seconds)
        yield

    for module in (opening, checker):
        monkeypatch.setattr(module, "deadline", deadline)
    with_rules(make_rule())
    checked(text, time_limit=7)
    assert allowed == [7 * megabytes] * 2


@pytest.mark.parametrize(("genre", "severity"), [("Opinion", "info"), ("news", "warning")])
def test_a_label_that_says_opinion_makes_judgement_a_query(with_rules, make_rule, genre, severity):
    with_rules(make_rule("attribution/unattributed-opinion"))
    text = f"---\ntitle: T\ngenre: {genre}\n---\n\nThe fish is a danger.\n"
    assert [finding["severity"] for finding in checked(text, path="a.md")["findings"]] == [severity]


def test_binary_files_are_a_line_and_no_crash(with_rules, make_rule):
    with_rules(make_rule())
    result = checked(bytes(range(256)) * 64)
    assert result["error"].startswith("a.txt: is not text")
    assert "\n" not in result["error"]


def test_json_met_in_a_folder_that_is_no_story_is_passed_over(with_rules, make_rule):
    with_rules(make_rule())
    ready = Checker(Profile())
    assert ready.check_bytes("package.json", b'{"name": "x"}', walked=True)["skipped"]
    assert ready.check_bytes("package.json", b'{"name": "x"}')["error"]
    assert ready.check_bytes("deep.json", b"[" * 100_000, walked=True)["skipped"]


def test_fixes_are_given_in_source_offsets_and_only_where_no_markup_stands_between(with_rules, make_rule):
    from lint_rules.model import Edit

    def check(story, options):
        at = story.prose.find("fish")
        yield Remark(at, at + 9, "Cook it.", edits=(Edit(at, at + 9, "eel soup"),), safe=True)

    with_rules(make_rule(check=check))
    (plain,) = checked("A *good* fish soup.", path="a.md")["findings"]
    (marked,) = checked("A *good* fish *soup*.", path="a.md")["findings"]
    assert plain["fix"] == {"safe": True, "edits": [{"start": 9, "end": 18, "text": "eel soup"}]}
    assert marked["fix"] is None


def test_the_fingerprint_survives_moved_lines_and_not_a_changed_sentence(with_rules, make_rule):
    with_rules(make_rule())

    def print_of(text):
        return [finding["fingerprint"] for finding in checked(text)["findings"]]

    assert print_of("Some fish swam by.") == print_of("A new line.\n\nSome fish swam by.\n\nAnother.")
    assert print_of("Some fish swam by.") != print_of("Many fish swam by.")


def test_a_rule_that_cannot_be_loaded_is_told_and_the_others_go_on(with_rules, make_rule, monkeypatch):
    with_rules(make_rule("names/broken"), make_rule())
    load = checker.registry.load

    def broken(name):
        if name == "names/broken":
            raise SyntaxError("unterminated")
        return load(name)

    monkeypatch.setattr(checker.registry, "load", broken)
    assert found(checked("Some fish swam.")) == [("internal/rule-crash", "error", 0), ("names/fish", "warning", 5)]


def test_rules_are_shown_what_the_picture_files_beside_a_story_say(with_rules, make_rule, tmp_path, monkeypatch):
    def check(story, options):
        for image in story.document.images:
            yield Remark(0, 1, image.metadata.fault if image.metadata else "not looked at")

    monkeypatch.chdir(tmp_path)
    with_rules(make_rule(check=check))
    result = checked("The quay.\n\n![The quay](quay.jpg)\n", path=str(tmp_path / "a.md"))
    assert [finding["message"] for finding in result["findings"]] == ["its file is not there"]
    assert not result["lasting"]  # the picture may be put there without a change to the story
    assert checked("The quay.", path=str(tmp_path / "a.md"))["lasting"]
