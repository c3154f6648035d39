"""Neovim with the documented configuration, against the real server."""

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from editor_docs import MENDED, MESSAGE, STORY, documented, environment

NEOVIM = shutil.which("nvim")


def version() -> tuple[int, int]:
    """Neovim's version, (0, 0) where there is none."""
    if not NEOVIM:
        return 0, 0
    told = subprocess.run([NEOVIM, "--version"], capture_output=True, text=True, check=True).stdout
    found = re.search(r"NVIM v(\d+)\.(\d+)", told)
    return (int(found[1]), int(found[2])) if found else (0, 0)


pytestmark = [
    pytest.mark.skipif(not NEOVIM, reason="no Neovim on this machine"),
    pytest.mark.skipif(version() < (0, 7), reason="this Neovim is too old for language servers"),
]

# Waits for the marks, asks for an explanation, mends the finding, waits until the mark has gone, writes what it saw.
DRIVER = """
local function shown() return vim.diagnostic.get(0) end
local function wait(enough) vim.wait(30000, enough, 20) end
local function ask(method, params)
  for _, answer in pairs(vim.lsp.buf_request_sync(0, method, params, 30000) or {}) do
    if answer.result then return answer.result end
  end
end
wait(function() return #shown() > 0 end)
local saw = { found = shown() }
vim.api.nvim_win_set_cursor(0, { 3, 1 })
local place = { line = 2, character = 1 }
local document = { uri = vim.uri_from_bufnr(0) }
saw.hover = ask("textDocument/hover", { textDocument = document, position = place }).contents.value
local range = { start = place, ["end"] = place }
local context = { diagnostics = {} }
local offered = ask("textDocument/codeAction", { textDocument = document, range = range, context = context })
saw.titles = vim.tbl_map(function(action) return action.title end, offered)
local chosen = vim.tbl_filter(function(action) return action.title:find("Replace", 1, true) == 1 end, offered)[1]
local edit = chosen.edit or ask("codeAction/resolve", chosen).edit
vim.lsp.util.apply_workspace_edit(edit, "utf-16")
wait(function() return #shown() == 0 end)
saw.left = #shown()
saw.text = table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, false), "\\n") .. "\\n"
vim.fn.writefile({ vim.fn.json_encode(saw) }, "saw.json")
"""


def test_marks_appear_are_explained_and_mended(tmp_path: Path) -> None:
    heading = "Neovim (0.11 or later)" if version() >= (0, 11) else "Neovim (0.7 to 0.10)"
    (tmp_path / "init.lua").write_text(documented(heading, "lua"), encoding="utf-8")
    (tmp_path / "driver.lua").write_text(DRIVER, encoding="utf-8")
    (tmp_path / "story.md").write_text(STORY, encoding="utf-8")
    command = [NEOVIM or "", "--headless", "-i", "NONE", "-u", "init.lua", "-c", "luafile driver.lua", "-c", "qa!"]
    done = subprocess.run(
        [*command, "story.md"], cwd=tmp_path, env=environment(tmp_path), capture_output=True, text=True, timeout=120
    )
    assert (tmp_path / "saw.json").exists(), done.stderr + done.stdout
    saw = json.loads((tmp_path / "saw.json").read_text(encoding="utf-8"))
    (found,) = saw["found"]
    assert (found["lnum"], found["col"], found["end_col"]) == (2, 0, 7)
    assert found["message"].startswith(MESSAGE)
    assert found["source"] == "newslint"
    assert saw["hover"].startswith("### translation/doubled-word")
    assert any(title.startswith("Ignore translation/doubled-word here") for title in saw["titles"])
    assert (saw["text"], saw["left"]) == (MENDED, 0)
