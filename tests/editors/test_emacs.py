"""Emacs with eglot, the documented configuration and the real server, in a terminal."""

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from editor_docs import MENDED, MESSAGE, STORY, documented, environment

pytest.importorskip("pty", reason="this system has no terminals that a program can open")
from terminal import Terminal

EMACS = shutil.which("emacs")
HAS_EGLOT = '(package-initialize) (kill-emacs (if (locate-library "eglot") 0 1))'


def has_eglot() -> bool:
    """Whether this Emacs has eglot, its own or a package."""
    return bool(EMACS) and subprocess.run([EMACS or "", "--batch", "--eval", f"(progn {HAS_EGLOT})"]).returncode == 0


pytestmark = [
    pytest.mark.skipif(not EMACS, reason="no Emacs on this machine"),
    pytest.mark.skipif(not has_eglot(), reason="this Emacs has no eglot"),
]

# Waits for the mark, writes it down, chooses to replace, waits until the mark has gone, writes down the text.
DRIVER = r"""
(require 'json)
(defvar saw nil)
(setq inhibit-message nil eglot-confirm-server-edits nil eglot-confirm-server-initiated-edits nil)
(defun note (name value) (push (cons name value) saw))
(defun mend ()
  (cl-letf (((symbol-function 'completing-read)
             (lambda (_prompt choices &rest _)
               (let ((titles (all-completions "" choices)))
                 (note 'titles (vconcat titles))
                 (seq-find (lambda (title) (string-prefix-p "Replace" title)) titles)))))
    (let ((last-nonmenu-event ?x) ; no mouse: the choice is asked for in the minibuffer
          (inside (1+ (flymake-diagnostic-beg (car (flymake-diagnostics))))))
      (eglot-code-actions inside inside nil t))))
(defun look ()
  (with-current-buffer "story.txt"
    (cond ((and (not saw) (flymake-diagnostics))
           (let ((mark (car (flymake-diagnostics))))
             (note 'message (flymake-diagnostic-text mark))
             (note 'marked (buffer-substring-no-properties (flymake-diagnostic-beg mark) (flymake-diagnostic-end mark)))
             (mend)))
          ((and saw (not (flymake-diagnostics)))
           (note 'text (buffer-substring-no-properties (point-min) (point-max)))
           (with-temp-file "saw.json" (insert (json-encode saw)))
           (set-buffer-modified-p nil)
           (kill-emacs)))))
(run-with-timer 0.2 0.2 #'look)
"""


def test_marks_appear_and_are_mended(tmp_path: Path) -> None:
    (tmp_path / ".emacs.d").mkdir()
    (tmp_path / ".emacs.d/init.el").write_text(documented("Emacs (eglot)", "elisp"), encoding="utf-8")
    (tmp_path / "driver.el").write_text(DRIVER, encoding="utf-8")
    (tmp_path / "story.txt").write_text(STORY, encoding="utf-8")
    told = tmp_path / "saw.json"
    emacs = Terminal([EMACS or "", "-nw", "story.txt", "-l", "driver.el"], tmp_path, environment(tmp_path))
    try:
        assert emacs.until(lambda: told.exists() and bool(told.read_text(encoding="utf-8"))), emacs.screen
    finally:
        emacs.close()
    saw = json.loads(told.read_text(encoding="utf-8"))
    assert saw["marked"] == "The the"
    assert re.search(MESSAGE, saw["message"])
    assert any(title.startswith("Ignore translation/doubled-word here") for title in saw["titles"])
    assert saw["text"] == MENDED
