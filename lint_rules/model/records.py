"""Tuples and tables with named fields that cost next to nothing to declare.

`typing.NamedTuple` compiles every annotation of a class, and a constructor for each: with eighty classes that was a
fifth of a cold run. Here annotations are left as they are written, and one constructor is compiled for each number of
fields. A table (a dictionary whose keys are known) is nothing but its name. To a type checker, and in use, both are
what `typing` calls by these names; a table must be written as a dictionary, not as a call.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import NamedTuple, TypedDict
else:
    from collections import _tuplegetter as field_at
    from functools import cache
    from types import FunctionType

    @cache
    def _constructor(fields):
        """The code that makes a record of so many fields, their names still to be written in."""
        names = "".join(f"field{number}, " for number in range(fields))
        return eval(f"lambda _cls, {names}: new(_cls, ({names}))").__code__

    class _Declared(type):
        """Makes a record of the fields that a class is annotated with; annotations must be strings (as they are under
        ``from __future__ import annotations``)."""

        def __new__(cls, name, bases, namespace):
            if not bases:
                return super().__new__(cls, name, (tuple,), namespace)
            fields = tuple(namespace["__annotations__"])
            defaults = tuple(namespace.pop(field) for field in fields if field in namespace)
            code = _constructor(len(fields)).replace(
                co_varnames=("_cls", *fields), co_name="__new__", co_qualname=f"{name}.__new__"
            )
            made = FunctionType(code, {"new": tuple.__new__}, "__new__", defaults)
            namespace.update(__slots__=(), __new__=made, _fields=fields, __match_args__=fields)
            namespace.update((field, field_at(place, "")) for place, field in enumerate(fields))
            return super().__new__(cls, name, bases, namespace)

    class NamedTuple(metaclass=_Declared):
        """What every record inherits."""

        __slots__ = ()

        def _replace(self, /, **changed):
            """The record with other values in some of its fields."""
            made = tuple.__new__(type(self), map(changed.pop, self._fields, self))
            if changed:
                raise ValueError(f"{type(self).__name__} has no field {min(changed)!r}")
            return made

        def _asdict(self):
            return dict(zip(self._fields, self, strict=True))

        def __repr__(self):
            fields = zip(self._fields, self, strict=True)
            return f"{type(self).__name__}({', '.join(f'{name}={value!r}' for name, value in fields)})"

        def __getnewargs__(self):
            return tuple(self)

    class TypedDict(dict):
        """What every table is called after."""


new = tuple.__new__
"""Makes a record of its class and the tuple of all its fields: for what is made many times a story, since to call the
class costs five times as much."""

__all__ = ["NamedTuple", "TypedDict", "new"]
