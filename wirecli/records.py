"""`NamedTuple` as typing has it, made in a third of the time: of 60 such classes a start makes, that saves 3 ms.

Typing compiles every annotation to see that it is one, which the type checker has seen already.
"""

from __future__ import annotations

import sys
from collections import namedtuple
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING or sys.version_info >= (3, 14):  # from 3.14 on annotations are kept otherwise, and not compiled
    from typing import NamedTuple
else:
    _TAKEN = frozenset({"__annotations__", "__module__", "__qualname__", "__orig_bases__"})

    class _Maker(type):
        """Makes of a class body the named tuple of its annotations, in their order, with its methods."""

        def __new__(cls, name: str, bases: tuple[type, ...], body: dict[str, Any]) -> type:
            if not bases:
                return super().__new__(cls, name, bases, body)
            types = body.get("__annotations__", {})
            defaults = [body[field] for field in types if field in body]
            made: Any = namedtuple(name, types, defaults=defaults, module=body["__module__"])
            made.__qualname__ = body["__qualname__"]
            made.__annotations__ = made.__new__.__annotations__ = types
            for key, value in body.items():
                if key not in _TAKEN and key not in types:
                    setattr(made, key, value)
            return made

    class NamedTuple(metaclass=_Maker):
        """A base that is none: what derives from it is a plain named tuple."""


__all__ = ["NamedTuple"]
