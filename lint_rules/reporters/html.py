"""One page for the desk: stories with the findings marked in their text, readable on a phone, without a network."""

from __future__ import annotations

import base64
import hashlib
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from lint_rules.document import Block, Document
from lint_rules.document.read import read_source
from lint_rules.model import UserError, rank
from lint_rules.model.report import FileReport, FindingReport, RelatedReport, RunReport
from lint_rules.reporters import page
from lint_rules.reporters.presentation import Presentation, attribute, count, element, one_line, says

_TAGS = {
    "headline": "h3",
    "quotation": "blockquote",
    "caption": "figcaption",
    "list-item": "li",
}
_RUNGS = ("named", "titled", "group", "anonymous", "none")
_RUNG_NAMES = {"none": "nobody"}
_WIDEST_SOURCE = 200_000  # code points of a story that are shown; beyond, only the findings are


def render(report: RunReport, presentation: Presentation) -> Iterator[str]:
    """The page, story by story; those without findings are only counted."""
    digest = base64.b64encode(hashlib.sha256(page.SCRIPT.encode()).digest()).decode()
    yield page.HEAD.format(
        policy=f"default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-{digest}'", style=page.STYLE
    )
    yield _summary(report)
    yield _filters(report)
    yield "<main>\n"
    for number, file in enumerate(report["files"]):
        if file["findings"] or file["error"]:
            yield from _story(number, file, presentation)
    yield f"</main>\n<script>{page.SCRIPT}</script>\n</body>\n</html>\n"


def _summary(report: RunReport) -> str:
    summary = report["summary"]
    parts = [count(summary["errors"], "error"), count(summary["warnings"], "warning"), count(summary["infos"], "query")]
    clean = sum(not file["findings"] and not file["error"] for file in report["files"])
    told = f"{', '.join(parts)} in {count(summary['files'], 'story')}"
    if clean:
        told += f"; {clean} without findings"
    return f"<header><h1>newslint</h1><p>{told}</p></header>\n"


def _filters(report: RunReport) -> str:
    findings = [finding for file in report["files"] for finding in file["findings"]]
    families = Counter(finding["rule"].partition("/")[0] for finding in findings)
    severities = Counter(finding["severity"] for finding in findings)
    boxes = [_box("family", name, families[name]) for name in sorted(families)]
    boxes += [_box("severity", name, severities[name]) for name in sorted(severities, key=rank, reverse=True)]
    return f'<form class="filters" aria-label="Show">{"".join(boxes)}</form>\n' if boxes else ""


def _box(kind: str, name: str, number: int) -> str:
    return (
        f'<label class="{kind} {element(name)}"><input type="checkbox" checked name="{kind}" value={attribute(name)}>'
        f"{element(name)} <small>{number}</small></label>"
    )


def _story(number: int, file: FileReport, presentation: Presentation) -> Iterator[str]:
    yield f'<article id="story-{number}"><h2>{element(file["path"])}</h2>\n'
    if file["error"]:
        yield f'<p class="unreadable">{element(one_line(file["error"]))}</p>\n'
    document = _document(file["path"], presentation) if file["findings"] else None
    placed: set[int] = set()
    if document:
        for block in document.blocks:
            inside = [
                at for at, finding in enumerate(file["findings"]) if at not in placed and _begins_in(finding, block)
            ]
            placed.update(inside)
            yield from _block(document, block, [file["findings"][at] for at in inside])
    elsewhere = [finding for at, finding in enumerate(file["findings"]) if at not in placed]
    yield "".join(map(_card, elsewhere))
    if presentation.ladder and document:
        yield _ladder(presentation.ladder(document))
    yield "</article>\n"


def _document(path: str, presentation: Presentation) -> Document | None:
    source = presentation.source_of(path)
    if source is None or len(source.text) > _WIDEST_SOURCE:
        return None
    try:
        return read_source(source)
    except UserError:
        return None


def _begins_in(finding: FindingReport, block: Block) -> bool:
    start = finding["start"]["offset"]
    return block.source.start <= start < block.source.end or start == block.source.start


def _block(document: Document, block: Block, findings: Sequence[FindingReport]) -> Iterator[str]:
    tag = _TAGS.get(block.kind, "p")
    yield f'<{tag} class="{block.kind}">{_marked(document, block, findings)}</{tag}>\n'
    yield "".join(map(_card, findings))


def _marked(document: Document, block: Block, findings: Sequence[FindingReport]) -> str:
    """The block's prose, every stretch that findings speak of in a mark that names them."""
    spans = [(*_in_prose(document, block, finding), finding) for finding in findings]
    cuts = sorted({block.start, block.end, *(cut for start, end, _ in spans for cut in (start, end))})
    pieces = []
    for start, end in pairwise(cuts):
        over = [finding for first, last, finding in spans if first < end and start < last]
        text = element(" ".join(document.prose[start:end].split("\n")))
        pieces.append(f"<mark {_keys(over)}>{text}</mark>" if over else text)
    return "".join(pieces)


def _in_prose(document: Document, block: Block, finding: FindingReport) -> tuple[int, int]:
    """Where in the prose the finding's place in the source stands."""
    prose = range(block.start, block.end)
    first = bisect_left(prose, finding["start"]["offset"], key=document.offsets.source_offset)
    last = bisect_left(prose, finding["end"]["offset"], key=document.offsets.source_offset)
    return block.start + first, block.start + max(first, last)


def _keys(findings: Sequence[FindingReport]) -> str:
    gravest = max((finding["severity"] for finding in findings), key=rank)
    keys = " ".join(f"{finding['rule'].partition('/')[0]}:{finding['severity']}" for finding in findings)
    return f'class="{gravest}" data-keys={attribute(keys)}'


def _card(finding: FindingReport) -> str:
    start = finding["start"]
    related = "".join(map(_related, finding["related"]))
    listed = f"<ul>{related}</ul>" if related else ""
    pattern = f" {element(finding['pattern'])}" if finding["pattern"] else ""
    return (
        f"<aside {_keys([finding])}><b>{finding['severity']}</b> {element(says(finding))}"
        f"<small>{start['line']}:{start['column']} · {element(finding['rule'])}{pattern}</small>{listed}</aside>\n"
    )


def _related(place: RelatedReport) -> str:
    where = f"{element(place.get('path', ''))} {place['start']['line']}:{place['start']['column']}"
    return f"<li>{element(one_line(place['message']))} <small>{where}</small></li>"


def _ladder(rungs: Sequence[tuple[str, str]]) -> str:
    """Who speaks in the story, from named people down to nobody."""
    if not rungs:
        return ""
    rows = []
    for rung in _RUNGS:
        speakers = Counter(who for step, who in rungs if step == rung)
        if speakers:
            share = 100 * sum(speakers.values()) / len(rungs)
            names = ", ".join(f"{element(one_line(who))} {number}" for who, number in speakers.most_common(8) if who)
            bar = f'<progress max="100" value="{share:.0f}"></progress>'
            name = _RUNG_NAMES.get(rung, rung)
            rows.append(f"<tr><th>{name}</th><td>{bar}</td><td>{names or sum(speakers.values())}</td></tr>")
    heading = "<summary>Who speaks: the sourcing ladder</summary>"
    return f'<details class="ladder">{heading}<table>{"".join(rows)}</table></details>\n'
