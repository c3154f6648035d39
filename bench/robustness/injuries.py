"""What happens to a sample on its way to a target: random injuries to its bytes or to its structure."""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from copy import deepcopy
from typing import Any
from xml.etree import ElementTree

LARGEST = 20_000  # bytes of a case
_LARGEST_TREE = 100_000
_FEW = 200  # values that a tree may have for one to be repeated
_MARKS = """< > </ <!-- --> <![CDATA[ & &#x110000; &amp " ' “ « ( [ { } ]] * _ ` | - . : \\u 1e999 \u202e \u0301 😀 U.N.
    <script> *a &a 99999999999999999999 !!python/object:os.system [newslint:_ignore_x_--_y] Q: A: ? © CC_BY (Reuters)"""
TOKENS = [
    *(mark.replace("_", " ").encode() for mark in _MARKS.split()),
    *(b"\0", b"\xff\xfe", b"\xef\xbb\xbf", b"\xed\xa0\x80", b"---\n", b"+++\n", b": ", b"- ", b"\r", b"\r\n", b"\n\n"),
    *(b"\t", b"the the ", b"newslint: off", b"<figure><img src=x>", b"<!DOCTYPE x ["),
]
_ODD: tuple[Any, ...] = (
    *(None, True, False, 0, -1, 10**20, 1e300, "", " ", "\n", "\0", "\u202e", "😀", "<b>", "&amp;", "../../etc/passwd"),
    *([], {}, [[]], [None], {"": None}, {"a": {"b": []}}, "x" * 3000, "the the lock", "2024-13-45", "«", "text/html"),
)


def bent(data: bytes, others: list[bytes], chance: random.Random) -> bytes:
    """The sample after a few random injuries."""
    out = bytearray(data[:LARGEST])
    for _ in range(chance.randint(1, 6)):
        at = chance.randint(0, len(out))
        kind = chance.randrange(7)
        if kind == 0:
            out[at:at] = chance.choice(TOKENS) * chance.choice((1, 1, 2, 50))
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
    return bytes(out[:LARGEST])


def _places(node: Any) -> list[tuple[Any, Any]]:
    """Every place in a tree of lists and mappings, as its container and its key."""
    found: list[tuple[Any, Any]] = []
    pending = [node]
    while pending and len(found) < 2000:
        each = pending.pop()
        keys = list(each) if isinstance(each, dict) else range(len(each)) if isinstance(each, list) else ()
        for key in keys:
            found.append((each, key))
            pending.append(each[key])
    return found


def misshapen(tree: Any, chance: random.Random) -> Any:
    """A tree of lists and mappings after a few values were changed, dropped, moved or repeated."""
    tree = deepcopy(tree)
    for _ in range(chance.randint(1, 5)):
        places = _places(tree)
        if not places:
            return chance.choice(_ODD)
        inside, key = chance.choice(places)
        kind = chance.randrange(5)
        if kind == 0:
            inside[key] = chance.choice(_ODD)
        elif kind == 1:
            del inside[key]
        elif kind == 2:
            inside[key] = [inside[key]] * (chance.choice((1, 2, 30)) if len(places) < _FEW else 1)
        elif kind == 3:
            other, name = chance.choice(places)
            with_value = other[name] if (isinstance(other, dict) and name in other) else chance.choice(_ODD)
            inside[key] = deepcopy(with_value)
        elif isinstance(inside, dict):
            inside[chance.choice((str(key).upper(), f"{key}s", "", "x"))] = inside[key]
    return tree


def bent_json(data: bytes, others: list[bytes], chance: random.Random) -> bytes:
    """JSON that is still JSON, half of the time."""
    return _bent_tree(
        data, others, chance, json.loads, lambda tree: json.dumps(tree, ensure_ascii=chance.random() < 0.5)
    )


def bent_yaml(data: bytes, others: list[bytes], chance: random.Random) -> bytes:
    """YAML that is still YAML, half of the time."""
    import yaml

    return _bent_tree(data, others, chance, yaml.safe_load, lambda tree: yaml.safe_dump(tree, allow_unicode=True))


def _bent_tree(
    data: bytes,
    others: list[bytes],
    chance: random.Random,
    load: Callable[[bytes], Any],
    dump: Callable[[Any], str],
) -> bytes:
    if chance.random() < 0.5:
        try:
            made = dump(misshapen(load(data), chance)).encode("utf-8", "surrogatepass")
            if len(made) <= _LARGEST_TREE:
                return made
        except (ValueError, TypeError, RecursionError):
            pass
    return bent(data, others, chance)


def bent_xml(data: bytes, others: list[bytes], chance: random.Random) -> bytes:
    """XML that is still XML, half of the time: elements dropped, repeated, moved, emptied or filled with odd words."""
    if chance.random() < 0.5:
        try:
            root = ElementTree.fromstring(data)
        except ElementTree.ParseError:
            return bent(data, others, chance)
        for _ in range(chance.randint(1, 5)):
            _bend_element(root, chance)
        return ElementTree.tostring(root)
    return bent(data, others, chance)


def _bend_element(root: ElementTree.Element, chance: random.Random) -> None:
    elements = list(root.iter())
    element, other = chance.choice(elements), chance.choice(elements)
    kind = chance.randrange(5)
    if kind == 0:
        element.text = chance.choice(("", "\n", "x" * 3000, "<b>bold</b> & more", "the the lock", "😀\u202e"))
    elif kind == 1 and len(element):
        element.remove(chance.choice(list(element)))
    elif kind == 2:
        element.append(deepcopy(other))
    elif kind == 3 and element.attrib:
        element.set(chance.choice(list(element.attrib)), chance.choice(("", "x", "../../x", "tel:1", "9" * 40)))
    else:
        element.tag = other.tag
