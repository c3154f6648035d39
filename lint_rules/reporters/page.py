"""The frame of the HTML report: its head, its looks in light and dark, and the script behind the filters."""

from __future__ import annotations

HEAD = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>newslint report</title>
<style>{style}</style>
</head>
<body>
"""

STYLE = """
:root { color-scheme: light dark; --paper: #fbfaf7; --ink: #1d1d1b; --quiet: #66645e; --card: #ffffff; --line: #dcd8cc;
  --error: #b3261e; --warning: #8a5a00; --info: #2457a6; }
@media (prefers-color-scheme: dark) {
  :root { --paper: #17181a; --ink: #e4e2dc; --quiet: #9b988f; --card: #202226; --line: #383b40;
    --error: #ff8a80; --warning: #f2c14e; --info: #8ab4f8; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 46rem; padding: 1rem; background: var(--paper); color: var(--ink);
  font: 1.0625rem/1.6 Georgia, "Times New Roman", serif; overflow-wrap: anywhere; }
h1, h2, small, b, header p, .filters, summary, table { font-family: system-ui, sans-serif; }
h1 { font-size: 1.25rem; margin: 0; } header p { margin: 0; color: var(--quiet); }
h2 { font-size: 1rem; border-bottom: 1px solid var(--line); padding: 1.5rem 0 .25rem; }
h3 { font-size: 1.35rem; line-height: 1.25; margin: 1rem 0 .5rem; } p, blockquote, figcaption, li { margin: .7rem 0; }
figcaption, .byline, .credit, .dateline, .note, .field { color: var(--quiet); font-size: .95rem; }
blockquote { border-left: 3px solid var(--line); padding-left: .8rem; } li { margin-left: 1.2rem; }
.filters { position: sticky; top: 0; z-index: 1; background: var(--paper); padding: .6rem 0; display: flex;
  flex-wrap: wrap; gap: .4rem .5rem; border-bottom: 1px solid var(--line); }
.filters label { border: 1px solid var(--line); border-radius: 1rem; padding: .15rem .7rem .15rem .45rem;
  font-size: .85rem; cursor: pointer; background: var(--card); display: inline-flex; align-items: center; gap: .35rem; }
.filters input { margin: 0; } .filters .severity { font-weight: 600; }
.severity.error { color: var(--error); } .severity.warning { color: var(--warning); }
.severity.info { color: var(--info); }
@media (max-width: 40rem) { .filters { position: static; } }
small { color: var(--quiet); font-size: .8rem; }
mark { background: none; color: inherit; text-decoration: underline wavy; text-underline-offset: .2em;
  text-decoration-skip-ink: none; text-decoration-thickness: 1.5px; }
mark.error { text-decoration-color: var(--error); background: color-mix(in srgb, var(--error) 14%, transparent); }
mark.warning { text-decoration-color: var(--warning); background: color-mix(in srgb, var(--warning) 16%, transparent); }
mark.info { text-decoration-color: var(--info); }
aside { background: var(--card); border: 1px solid var(--line); border-left: 4px solid var(--quiet);
  border-radius: .3rem; padding: .45rem .7rem; margin: .4rem 0; font: .92rem/1.45 system-ui, sans-serif; }
aside small { display: block; } aside ul { margin: .3rem 0 0; padding-left: 1rem; } aside li { margin: .1rem 0; }
aside.error { border-left-color: var(--error); } aside.error b { color: var(--error); }
aside.warning { border-left-color: var(--warning); } aside.warning b { color: var(--warning); }
aside.info { border-left-color: var(--info); } aside.info b { color: var(--info); }
mark.off { text-decoration: none; background: none; } aside.off, article.off { display: none; }
.unreadable { color: var(--error); } .ladder { margin: 1rem 0; } .ladder table { font-size: .9rem; width: 100%; }
.ladder summary { font-size: .95rem; cursor: pointer; }
.ladder th, .ladder td:nth-child(2) { width: 1%; white-space: nowrap; padding-right: .8rem; }
.ladder th { text-align: left; font-weight: 600; vertical-align: top; }
.ladder td { vertical-align: top; } progress { width: 6rem; accent-color: var(--info); }
@media print { .filters { display: none; } }
"""

SCRIPT = """
const boxes = [...document.querySelectorAll('.filters input')];
function show() {
  const on = new Set(boxes.filter(box => box.checked).map(box => box.value));
  for (const item of document.querySelectorAll('[data-keys]')) {
    const wanted = item.dataset.keys.split(' ').some(key => key.split(':').every(part => on.has(part)));
    item.classList.toggle('off', !wanted);
  }
  for (const story of document.querySelectorAll('article'))
    story.classList.toggle('off', !story.querySelector('aside:not(.off), .unreadable'));
}
for (const box of boxes) box.addEventListener('change', show);
"""
