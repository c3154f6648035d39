"""``newslint check`` as its users meet it."""

import io
import json
import os
import signal
import subprocess
import sys
from contextlib import suppress

import pytest

LINE = "faulty.txt:3:1: error: “The” stands twice. [translation/doubled-word]\n"


def test_a_finding_is_one_line_and_the_exit_code_1(desk, check):
    code, out, err = check("faulty.txt")
    assert (code, out) == (1, LINE)
    assert err == "1 error, 0 warnings, 0 queries in 1 file\n"


def test_a_clean_story_ends_with_0_and_says_nothing_on_standard_output(desk, check):
    assert check("clean.txt")[:2] == (0, "")


def test_without_paths_the_folder_is_checked(desk, check):
    code, out, _ = check()
    assert (code, out) == (1, f"./{LINE}")


@pytest.mark.parametrize(("fail_on", "code"), [("error", 1), ("warning", 1), ("info", 1), ("never", 0)])
def test_fail_on_decides_the_exit_code(desk, check, fail_on, code):
    assert check("faulty.txt", "--fail-on", fail_on)[0] == code


def test_a_warning_fails_only_where_warnings_shall(desk, check):
    (desk / ".newslint.yaml").write_text("rules:\n  translation/doubled-word: warning\n")
    assert check("faulty.txt")[0] == 0
    assert check("faulty.txt", "--fail-on", "warning")[0] == 1
    assert check("faulty.txt", "--fail-on", "warning", "--severity", "error")[0] == 0


def test_a_missing_file_is_one_line_and_the_others_are_checked(desk, check):
    code, out, err = check("gone.txt", "faulty.txt")
    assert (code, out) == (2, LINE)
    assert err.splitlines()[0] == "gone.txt: no such file or folder"


@pytest.mark.parametrize(
    "arguments",
    [
        ["--select", "names/nosuch"],
        ["--format", "xml"],
        ["--severity", "loud"],
        ["--nosuch"],
        ["--jobs", "many"],
        ["--config", "gone.yaml"],
        ["--baseline", "gone.json"],
    ],
)
def test_a_mistake_is_one_line_and_2(desk, newslint, arguments):
    code, out, err = newslint("check", *arguments, "faulty.txt")
    assert (code, out) == (2, "")
    assert err.startswith("newslint: ")
    assert err.count("\n") == 1


def test_standard_input_is_read_under_the_name_it_is_given(desk, check, monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"# Quay\n\nThe the quay.\n")))
    code, out, _ = check("-", "--stdin-filename", "draft.md")
    assert code == 1
    assert out.startswith("draft.md:3:1: error:")


def test_several_formats_at_once_each_where_it_belongs(desk, check):
    formats = ["--format", "sarif:out.sarif", "--format", "github", "--format", "json:out.json"]
    code, out, _ = check("faulty.txt", *formats)
    assert code == 1
    assert out.startswith("::error file=faulty.txt,line=3")
    assert json.loads((desk / "out.sarif").read_text())["version"] == "2.1.0"
    report = json.loads((desk / "out.json").read_text())
    assert report["summary"] == {"files": 1, "errors": 1, "warnings": 0, "infos": 0, "suppressed": 0}


def test_output_that_cannot_be_written_is_told(desk, check):
    code, _, err = check("faulty.txt", "--output", "nosuch/folder/out.txt")
    assert code == 2
    assert "cannot be written" in err


def test_statistics_count_by_rule_with_a_rate(desk, check):
    _, _, err = check("faulty.txt", "--statistics")
    assert err.splitlines()[1].split()[0] == "1"
    assert err.splitlines()[1].split()[2:] == ["error", "translation/doubled-word"]


def test_quiet_leaves_errors_alone(desk, check):
    (desk / ".newslint.yaml").write_text("rules:\n  translation/doubled-word: warning\n")
    assert check("faulty.txt", "--quiet") == (0, "", "")


def test_fixes_are_written_and_what_is_left_is_reported(desk, check):
    code, out, err = check("faulty.txt", "--fix")
    assert (code, out) == (0, "")
    assert "mended faulty.txt" in err
    assert "\nThe mayor said so" in (desk / "faulty.txt").read_text(encoding="utf-8")


def test_a_diff_changes_nothing(desk, check):
    before = (desk / "faulty.txt").read_text(encoding="utf-8")
    code, out, _ = check("faulty.txt", "--diff")
    assert code == 1
    assert "-The the mayor said so" in out
    assert "+The mayor said so" in out
    assert (desk / "faulty.txt").read_text(encoding="utf-8") == before


def test_excluded_and_overridden_paths(desk, check):
    (desk / "old").mkdir()
    (desk / "old/faulty.txt").write_text("The the mayor.\n")
    overrides = "overrides:\n  - files: [faulty.txt]\n    ignore: [translation]\n"
    (desk / ".newslint.yaml").write_text(f"exclude: [old]\n{overrides}")
    assert check(".", "old/faulty.txt")[:2] == (0, "")


def test_a_baseline_keeps_old_findings_quiet_and_lets_new_ones_through(desk, check, newslint):
    code, _, err = newslint("baseline", "--select", "translation/doubled-word", "faulty.txt")
    assert (code, err) == (0, ".newslint-baseline.json: accepts 1 finding in 1 story\n")
    story = desk / "faulty.txt"
    story.write_text("A new line.\n\n" + story.read_text(encoding="utf-8"), encoding="utf-8")
    assert check("faulty.txt", "--baseline", ".newslint-baseline.json")[:2] == (0, "")
    story.write_text(story.read_text(encoding="utf-8") + "\nHe he left.\n", encoding="utf-8")
    code, out, _ = check("faulty.txt", "--baseline", ".newslint-baseline.json")
    assert code == 1
    assert out.startswith("faulty.txt:7:1: error: “He” stands twice")


def test_a_stale_baseline_is_told(desk, check, newslint):
    newslint("baseline", "--select", "translation/doubled-word", "faulty.txt")
    (desk / "faulty.txt").write_text("The mayor.\n")
    (desk / ".newslint.yaml").write_text("baseline: .newslint-baseline.json\n")
    assert "accepts 1 finding that is no longer there" in check("faulty.txt")[2]


def test_a_baseline_is_not_written_while_files_cannot_be_read(desk, newslint):
    code, _, err = newslint("baseline", "faulty.txt", "gone.txt")
    assert code == 2
    assert "no baseline was written" in err
    assert not (desk / ".newslint-baseline.json").exists()


HOSTILE = {
    "empty.txt": b"",
    "binary.txt": bytes(range(256)) * 64,
    "latin.txt": "Le maire a déclaré".encode("latin-1"),
    "utf16.txt": "The the rain.".encode("utf-16"),
    "mark.md": "\ufeff# T\n\nThe the rain.".encode(),
    "front.md": b"---\n: [unclosed\n---\nThe the text.\n",
    "deep.html": b"<div>" * 10_000 + b"x",
    "deep.json": b"[" * 100_000,
    "nul.txt": b"a\x00b the the\n",
    "control.txt": b"HEADLINE \x1b[31mred\x1b]0;x\x07 the the\n",
    "quotes.txt": b'"' * 20_000,
    "brackets.txt": b"(" * 20_000,
    "half.txt": b"\xed\xa0\x80 the the\n",
    "cut.jpg": b"\xff\xd8\xff\xe1\x00\x10Exif\x00",
    "bomb.xml": b'<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "aa"><!ENTITY b "&a;&a;&a;">]><newsItem>&b;</newsItem>',
    "new\nline.txt": b"The the rain.\n",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_files_end_in_a_documented_code_with_clean_lines(desk, newslint, name):
    (desk / name).write_bytes(HOSTILE[name])
    code, out, err = newslint("check", name, "faulty.txt")
    assert code in (1, 2)
    assert "faulty.txt:3:1: error: “The” stands twice" in out
    assert "\x1b" not in out + err
    assert "Traceback" not in out + err
    assert all(line.startswith(("new\\nline.txt", "faulty.txt", name)) for line in out.splitlines())


def command(*arguments, **options):
    environment = {**os.environ, **options.pop("env", {})}
    return [sys.executable, "-m", "lint_rules.commands.main", *arguments], {"env": environment, **options}


def test_any_hash_seed_and_any_number_of_processes_say_the_same(desk):
    for number in range(30):
        (desk / f"story{number}.txt").write_text("The the mayor left left.\n" * (number % 4))
    said = set()
    for jobs, seed in (("1", "0"), ("2", "1"), ("3", "77")):
        said_as = ("--format", "json", "--no-cache", "--jobs", jobs)
        arguments, options = command("check", *said_as, env={"PYTHONHASHSEED": seed})
        said.add(subprocess.run(arguments, capture_output=True, check=False, **options).stdout)
    assert len(said) == 1
    assert len(json.loads(said.pop())["files"]) == 32


def test_a_reader_that_leaves_early_is_no_bug(desk):
    (desk / "long.txt").write_text("The the mayor.\n\n" * 3000)
    arguments, options = command("check", "--select", "translation/doubled-word", "long.txt")
    process = subprocess.Popen(arguments, stdout=subprocess.PIPE, stderr=subprocess.PIPE, **options)
    process.stdout.readline()
    process.stdout.close()
    err = process.stderr.read().decode()
    assert process.wait(timeout=60) == 0
    assert "Traceback" not in err
    assert "Exception" not in err


@pytest.mark.skipif(sys.platform == "win32", reason="no shell to close streams with")
@pytest.mark.parametrize(("closed", "code"), [("<&-", 1), (">&-", 1), ("2>&-", 1), ("<&- >&- 2>&-", 1)])
def test_closed_streams_are_no_bug(desk, closed, code):
    arguments, options = command("check", "--select", "translation/doubled-word", "faulty.txt")
    shell = ["/bin/sh", "-c", f'"$@" {closed}', "sh"]
    assert subprocess.run([*shell, *arguments], check=False, **options).returncode == code


def test_closed_standard_input_is_a_mistake_for_who_wants_it_read(desk):
    arguments, options = command("check", "-")
    shell = ["/bin/sh", "-c", '"$@" <&-', "sh"]
    done = subprocess.run([*shell, *arguments], capture_output=True, check=False, **options)
    assert done.returncode == 2
    assert done.stderr == b"newslint: standard input is closed; there is nothing to read for -\n"


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGINT to send")
def test_ctrl_c_ends_with_130_and_one_line(desk):
    sentences = (
        f"Mayor Ferrow{number} told the town{number} that he saw bridge{number}. " for number in range(200_000)
    )
    (desk / "slow.txt").write_text("".join(sentences))
    arguments, options = command("check", "--no-cache", "slow.txt")
    process = subprocess.Popen(
        arguments,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # a suite in the background ignores it
        **options,
    )
    with suppress(subprocess.TimeoutExpired):
        process.wait(1.5)
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=60)
    assert process.returncode == 130
    assert err == "newslint: interrupted\n"
