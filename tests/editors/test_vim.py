"""Vim with the documented compiler, on what newslint really prints."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest
from editor_docs import MESSAGE, documented, environment

VIM = shutil.which("vim")


def has_quickfix() -> bool:
    """Whether this Vim has a list of findings at all; the smallest builds have none."""
    if not VIM:
        return False
    told = subprocess.run([VIM, "--version"], capture_output=True, text=True, check=True).stdout
    return "+quickfix" in told and "+eval" in told


pytestmark = [
    pytest.mark.skipif(not VIM, reason="no Vim on this machine"),
    pytest.mark.skipif(not has_quickfix(), reason="this Vim was built without quickfix"),
]


def test_findings_fill_the_quickfix_list(tmp_path: Path) -> None:
    (tmp_path / ".vim/compiler").mkdir(parents=True)
    (tmp_path / ".vim/compiler/newslint.vim").write_text(documented("Vim", "vim"), encoding="utf-8")
    (tmp_path / "new story.md").write_text(
        "# Locks\n\nQuiet: the mayor\u200b slept, her office said.\n\nThe café the the lock: it opened.\n",
        encoding="utf-8",
    )
    (tmp_path / "driver.vim").write_text(
        "compiler newslint\n"
        "silent make %:S\n"
        "let places = map(getqflist(), {_, each -> [bufname(each.bufnr), each.lnum, each.col, each.vcol, each.type]})\n"
        "let texts = map(getqflist(), {_, each -> each.text})\n"
        "cfirst\ncnext\nlet places += [[expand('<cword>'), line('.'), charcol('.')]]\n"
        'call writefile([json_encode([places, texts])], "found.json")\n'
        "qall!\n",
        encoding="utf-8",
    )
    command = [VIM or "", "-N", "-u", "NONE", "-i", "NONE", "--cmd", "set rtp^=~/.vim", "-es", "-S", "driver.vim"]
    subprocess.run(
        [*command, "new story.md"], cwd=tmp_path, env=environment(tmp_path), stdin=subprocess.DEVNULL, timeout=60
    )
    places, texts = json.loads((tmp_path / "found.json").read_text(encoding="utf-8"))
    assert places == [["new story.md", 3, 17, 1, "w"], ["new story.md", 5, 10, 1, "e"], ["the", 5, 10]]
    assert texts[0].endswith("[translation/invisible-character]")
    assert texts[1] == f"{MESSAGE.replace('The', 'the')}. [translation/doubled-word]"
