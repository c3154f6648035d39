"""The small parts of a page that hold a picture and the words that go with it, without saying so."""

from __future__ import annotations

from array import array
from collections.abc import Sequence

from lint_rules.document.markup.elements import Element

_WORDS = 300  # code points of text that a frame can hold
_HIGHEST = 6  # elements: how far above a picture its frame can be
_FRAMES = frozenset({"div", "span", "a", "picture", "li", "p"})
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})


def picture_frames(elements: Sequence[Element], marks: bytearray) -> array[int]:
    """For each element, 1 + the index of the frame it stands in; 0 outside of frames.

    A frame is the largest part around one picture that has no heading and no more text than a caption and a credit.
    """
    text, headings, pictures = array("l", [0]), array("l", [0]), array("l", [0])
    covered = -1
    for index, element in enumerate(elements):
        if index >= covered and marks[index]:
            covered = element.after
        seen = index >= covered
        words = len(element.text.strip()) if seen and element.name == "#text" else 0
        text.append(text[-1] + words)
        headings.append(headings[-1] + (seen and element.name in _HEADINGS))
        pictures.append(pictures[-1] + (seen and element.name == "img"))
    frames = array("l", bytes(array("l").itemsize * len(elements)))
    for index, element in enumerate(elements):
        if element.name != "img" or pictures[index + 1] == pictures[index]:
            continue
        frame = at = element
        for _ in range(_HIGHEST):
            if at.parent < 0:
                break
            at = elements[at.parent]
            held = text[at.after] - text[at.index]
            alone = pictures[at.after] - pictures[at.index] == 1 and headings[at.after] == headings[at.index]
            if at.name not in _FRAMES or held > _WORDS or not alone:
                break
            frame = at
        for inside in range(frame.index, frame.after):
            frames[inside] = frame.index + 1
    return frames
