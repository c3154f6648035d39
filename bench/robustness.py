"""Hostile input by the hundred thousand: ``python -m bench.robustness [--cases 200000] [--seed 1] [--data DIR]``.

Every target is given samples that were bent, cut, repeated and spliced, from our own seeds and, if pointed to, from a
folder of real pages, feeds and pictures. A case fails by an exception that is not a clear refusal, by taking longer
than its size allows, or by a position that does not lead back to the author's characters. The first failures of each
target are written to ``--keep``; the counts are printed and the exit code is 1 if there are any.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

from lint_rules.document import Document
from lint_rules.document import read as reading
from lint_rules.document.source import Source, decode
from lint_rules.model import UserError

HERE = Path(__file__).resolve().parent
SEEDS = HERE.parent / "seeds"
SAMPLES = HERE / "samples"
SLOW = 0.5  # seconds that any case may take
SLOW_PER_KILOBYTE = 0.05
_LARGEST = 20_000
_MARKS = """< > </ <!-- --> <![CDATA[ & &#x110000; &amp " ' “ « ( [ { } ]] * _ ` | - . : \\u 1e999 \u202e \u0301 😀 U.N.
    <script> *a &a 99999999999999999999 !!python/object:os.system [newslint:_ignore_x_--_y]"""
_TOKENS = [
    *(mark.replace("_", " ").encode() for mark in _MARKS.split()),
    *(
        b"\0",
        b"\xff\xfe",
        b"\xef\xbb\xbf",
        b"\xed\xa0\x80",
        b"---\n",
        b"+++\n",
        b": ",
        b"- ",
        b"\r",
        b"\r\n",
        b"\n\n",
        b"\t",
    ),
    *(b"the the ", b"newslint: off", b"<figure><img src=x>", b"<!DOCTYPE x ["),
]


def bent(data: bytes, others: list[bytes], chance: random.Random) -> bytes:
    """The sample after a few random injuries."""
    out = bytearray(data[:_LARGEST])
    for _ in range(chance.randint(1, 6)):
        at = chance.randint(0, len(out))
        kind = chance.randrange(7)
        if kind == 0:
            out[at:at] = chance.choice(_TOKENS) * chance.choice((1, 1, 2, 50))
        elif kind == 1:
            del out[at : at + chance.choice((1, 5, 200))]
        elif kind == 2 and out:
            out[at % len(out)] = chance.randrange(256)
        elif kind == 3:
            other = chance.choice(others)
            begin = chance.randint(0, len(other))
            out[at:at] = other[begin : begin + chance.choice((10, 300))]
        elif kind == 4:
            out[at:at] = out[at : at + chance.choice((3, 40))] * chance.choice((2, 30))
        elif kind == 5:
            del out[at:]
        else:
            out.reverse()
    return bytes(out[:_LARGEST])


def whole(document: Document) -> None:
    """Raises AssertionError where a position does not lead back to the author's characters."""
    text, prose, offsets = document.source.text, document.prose, document.offsets
    at = 0
    for block in document.blocks:
        assert at <= block.start <= block.body <= block.end <= len(prose), "blocks overlap or run out of the prose"
        assert 0 <= block.source.start <= block.source.end <= len(text), "a block runs out of the source"
        at = block.end
        step = max(1, (block.end - block.start) // 7)
        for start in range(block.start, block.end, step):
            end = min(start + step, block.end)
            span = offsets.source_span(start, end)
            assert 0 <= span.start <= span.end <= len(text), "a range runs out of the source"
            if offsets.is_literal(start, end):
                assert text[span.start : span.end] == prose[start:end], "a literal range is not its source"
    for image in document.images:
        assert 0 <= image.source.start <= image.source.end <= len(text), "an image runs out of the source"


def read_as(name: str) -> Callable[[bytes], None]:
    """A target that reads bytes under a name."""

    def target(data: bytes) -> None:
        whole(reading.read(name, data))

    return target


def configuration(data: bytes) -> None:
    """The settings of a hostile repository."""
    import tempfile

    from lint_rules.engine.configuration import Configurations

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / ".newslint.yaml"
        path.write_bytes(data)
        Configurations(str(path)).of(str(path)).profile(str(path))


def suppressions(data: bytes) -> None:
    """Directives in comments."""
    from lint_rules.document.suppressions import in_plain_text, parse
    from lint_rules.model import Span

    text = data.decode("utf-8", "replace")
    in_plain_text(text)
    parse(text, Span(0, len(text)))


def typing(data: bytes) -> None:
    """What an editor sends while somebody types."""
    try:
        from lsprotocol import types

        from lint_rules.lsp.buffers import Buffer
    except ModuleNotFoundError:
        return
    text = data.decode("utf-8", "replace")
    chance = random.Random(len(text))
    buffer = Buffer("file:///a.md", "/a.md", "markdown", 1, text[: len(text) // 2])
    for version in range(2, 6):
        first, last = sorted(chance.randrange(40) for _ in range(2))
        place = types.Range(types.Position(first, chance.randrange(90)), types.Position(last, chance.randrange(90)))
        buffer.apply([types.TextDocumentContentChangePartial(range=place, text=text[-40:])], version)
        end = len(buffer.text)
        assert buffer.offset(buffer.position(end)) == end, "a position does not lead back"


_CHECKER: list[object] = []


def rules(data: bytes) -> None:
    """Every rule, and its fixes applied."""
    from lint_rules.engine.checker import Checker
    from lint_rules.engine.profile import Profile

    if not _CHECKER:
        _CHECKER.append(Checker(Profile()))
    checker = _CHECKER[0]
    assert isinstance(checker, Checker)
    source = decode(data[:3000], "story.md" if data[:1] in b"#-*!" else "story.txt")
    checked = checker.check(reading.read_source(Source(source.text, source.path)))
    size = len(source.text)
    for finding in checked["findings"]:
        assert not finding["rule"].startswith("internal/rule-crash"), finding["message"]
        assert 0 <= finding["start"]["offset"] <= finding["end"]["offset"] <= size, "a finding runs out of the source"
        for edit in finding["fix"]["edits"] if finding["fix"] else ():
            assert 0 <= edit["start"] <= edit["end"] <= size, "an edit runs out of the source"


TARGETS: dict[str, tuple[Callable[[bytes], None], str, int]] = {
    # name: (target, glob of samples, share of the cases)
    "plain text": (read_as("a.txt"), "*.txt", 20),
    "markdown": (read_as("a.md"), "*.md", 20),
    "html": (read_as("a.html"), "*.html", 20),
    "ninjs": (read_as("a.json"), "*.json", 10),
    "newsml": (read_as("a.xml"), "*.xml", 10),
    "pictures": (read_as("a.jpg"), "*.jpg", 5),
    "sidecars": (read_as("a.xmp"), "*.xmp", 3),
    "configuration": (configuration, "*.yaml", 5),
    "suppressions": (suppressions, "*.txt", 5),
    "typing": (typing, "*.md", 4),
    "rules and fixes": (rules, "*.txt", 2),
}


def samples(pattern: str, extra: Path | None) -> list[bytes]:
    """The samples of a kind: the seeds, the folder beside this file, and what the user points to."""
    folders = [SEEDS, SAMPLES, *([extra] if extra else [])]
    found = [path.read_bytes() for folder in folders for path in sorted(folder.rglob(pattern)) if path.is_file()]
    return found or [b""]


def cases(count: int, pool: list[bytes], chance: random.Random) -> Iterator[bytes]:
    """Bent samples."""
    for _ in range(count):
        yield bent(chance.choice(pool), pool, chance)


def warm(target: Callable[[bytes], None], pool: list[bytes]) -> None:
    """Load what the target needs, so that no case pays for it."""
    for data in pool[:3]:
        with suppress(UserError):
            target(data)


def main() -> int:
    """Run all targets and print a line each."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--cases", type=int, default=200_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--data", type=Path, help="a folder with more samples")
    parser.add_argument("--keep", type=Path, help="where to write cases that fail")
    arguments = parser.parse_args()
    shares = sum(share for _, _, share in TARGETS.values())
    total = failures = 0
    for name, (target, pattern, share) in TARGETS.items():
        chance = random.Random(f"{arguments.seed} {name}")
        done = failed = refused = 0
        pool = samples(pattern, arguments.data)
        warm(target, pool)
        slowest = 0.0
        for data in cases(arguments.cases * share // shares, pool, chance):
            begun = time.perf_counter()
            fault = ""
            try:
                target(data)
            except UserError as error:
                refused += 1
                fault = "a refusal of more than one line" if "\n" in str(error) else ""
            except Exception as error:
                fault = f"{type(error).__name__}: {error}"
            took = time.perf_counter() - begun
            slowest = max(slowest, took)
            if took > max(SLOW, SLOW_PER_KILOBYTE * len(data) / 1000):
                fault = fault or f"took {took:.1f} s for {len(data)} bytes"
            done += 1
            if fault:
                failed += 1
                if failed <= 3:
                    print(f"  {name}: {fault}", file=sys.stderr)
                    if arguments.keep:
                        arguments.keep.mkdir(parents=True, exist_ok=True)
                        (arguments.keep / f"{name.replace(' ', '-')}-{failed}").write_bytes(data)
        print(f"{name}: {done} cases, {refused} refused, {failed} failed, slowest {slowest * 1000:.0f} ms")
        total += done
        failures += failed
    print(f"{total} cases, {failures} failed")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
