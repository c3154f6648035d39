"""Records behave as `typing.NamedTuple` has them behave."""

from __future__ import annotations

import pickle
from typing import TYPE_CHECKING, Generic, TypeVar

import pytest

from lint_rules.model.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

T = TypeVar("T")


class Place(NamedTuple):
    """A place."""

    line: int
    column: int = 1
    notes: Sequence[str] | None = None

    @property
    def at_head(self) -> bool:
        """Whether a line begins here."""
        return self.column == 1


class Boxed(NamedTuple, Generic[T]):
    """Something in a box."""

    content: T


def test_fields_are_given_by_place_by_name_or_by_default():
    assert Place(3, 4) == Place(column=4, line=3) == (3, 4, None)
    assert Place(3).column == 1
    assert Place(3).at_head
    assert Boxed("x").content == "x"


def test_a_call_that_does_not_fit_is_told_by_the_name_of_the_record():
    with pytest.raises(TypeError, match=r"Place.__new__\(\) missing 1 required positional argument: 'line'"):
        Place()
    with pytest.raises(TypeError, match="unexpected keyword argument 'row'"):
        Place(1, row=2)


def test_records_are_changed_by_copy_alone():
    place = Place(3, 4)
    assert place._replace(column=1) == Place(3)
    assert place._asdict() == {"line": 3, "column": 4, "notes": None}
    with pytest.raises(AttributeError):
        place.line = 5
    with pytest.raises(ValueError, match="Place has no field 'row'"):
        place._replace(row=1)
    assert not hasattr(place, "__dict__")


def test_records_are_printed_matched_and_pickled():
    place = Place(3, 4)
    assert repr(place) == "Place(line=3, column=4, notes=None)"
    assert Place.__doc__ == "A place."
    copy = pickle.loads(pickle.dumps(place))
    assert copy == place
    assert type(copy) is Place
    match place:
        case Place(line, column):
            assert (line, column) == (3, 4)
