"""Applying fixes."""

import os
import stat
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint_rules.engine import fixes
from lint_rules.model import Edit


def finding(*edits, safe=True):
    return {"fix": {"safe": safe, "edits": [Edit(*edit)._asdict() for edit in edits]}}


def report(path, *findings):
    return {"files": [{"path": str(path), "findings": list(findings)}]}


def test_edits_are_applied_from_several_findings(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("the the ferry left left")
    changed, notices = fixes.apply(report(path, finding((0, 4, "")), finding((18, 23, ""))), unsafe=False)
    assert path.read_text() == "the ferry left"
    assert (changed, notices) == ({str(path)}, [])


def test_of_two_that_overlap_or_touch_the_earlier_wins():
    edits = fixes.chosen(
        [finding((0, 5, "x")), finding((3, 8, "y")), finding((5, 6, "z")), finding((9, 9, "!"))], unsafe=False
    )
    assert edits == [Edit(0, 5, "x"), Edit(9, 9, "!")]


def test_a_fix_is_applied_whole_or_not_at_all():
    assert fixes.chosen([finding((0, 5, "x")), finding((3, 4, "y"), (10, 11, "y"))], unsafe=False) == [Edit(0, 5, "x")]


def test_unsafe_fixes_wait_until_they_are_asked_for():
    risky = finding((0, 1, "x"), safe=False)
    assert fixes.chosen([risky], unsafe=False) == []
    assert fixes.chosen([risky], unsafe=True) == [Edit(0, 1, "x")]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be"])
def test_encoding_byte_order_mark_and_line_ends_are_kept(tmp_path, encoding):
    path = tmp_path / "a.txt"
    bom = b"\xfe\xff" if encoding == "utf-16-be" else b""
    path.write_bytes(bom + "Größe größe\r\nzwei\r".encode(encoding))
    fixes.apply(report(path, finding((0, 6, ""))), unsafe=False)
    assert path.read_bytes() == bom + "größe\r\nzwei\r".encode(encoding)


def test_a_file_that_would_lose_something_is_not_written(tmp_path):
    path = tmp_path / "a.txt"
    path.write_bytes(b"\xff\xfe" + "the the".encode("utf-16-le") + b"\x00\xd8")
    before = path.read_bytes()
    changed, notices = fixes.apply(report(path, finding((0, 4, ""))), unsafe=False)
    assert path.read_bytes() == before
    assert not changed
    assert "not mended" in notices[0]


def test_letters_that_the_files_encoding_lacks_are_not_forced_in(tmp_path):
    path = tmp_path / "a.txt"
    path.write_bytes("Café xx".encode("latin-1"))
    changed, notices = fixes.apply(report(path, finding((5, 7, "Ⅷ"))), unsafe=False)
    assert not changed
    assert "lacks" in notices[0]


def test_permissions_stay_and_links_are_written_through(tmp_path):
    path, link = tmp_path / "a.txt", tmp_path / "link.txt"
    path.write_text("the the")
    path.chmod(0o640)
    link.symlink_to(path)
    fixes.apply(report(link, finding((0, 4, ""))), unsafe=False)
    assert path.read_text() == "the"
    assert link.is_symlink()
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert sorted(os.listdir(tmp_path)) == ["a.txt", "link.txt"]


def test_a_preview_is_a_diff_and_changes_nothing(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text("the the ferry")
    diff = "".join(fixes.preview(report("a.txt", finding((0, 4, ""))), unsafe=False))
    assert diff.splitlines()[:2] == ["--- a/a.txt", "+++ b/a.txt"]
    assert "-the the ferry" in diff
    assert "+the ferry" in diff
    assert (tmp_path / "a.txt").read_text() == "the the ferry"


@given(
    st.text(max_size=40), st.lists(st.tuples(st.integers(0, 40), st.integers(0, 5), st.text(max_size=3)), max_size=8)
)
def test_what_no_edit_names_stays_as_it_was(text, wanted):
    findings = [finding((min(start, len(text)), min(start + length, len(text)), new)) for start, length, new in wanted]
    edits = fixes.chosen(findings, unsafe=False)
    after = fixes.edited(text, edits)
    kept = "".join(c for at, c in enumerate(text) if not any(edit.start <= at < edit.end for edit in edits))
    assert len(after) == len(kept) + sum(len(edit.text) for edit in edits)
    assert all(one.end < other.start for one, other in pairwise(edits))
