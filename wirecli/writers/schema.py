"""The JSON Schema (2020-12) of the output contract, generated from the model's classes and their docstrings."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from wirecli.model import Event, Instant, Mention, Page, Story

ROOTS: dict[str, type] = {"page": Page, "story": Story, "mention": Mention, "event": Event}
# What a type can't say: the shapes of two identifiers. Story ids are 16 hex digits, digests 64.
PATTERNS = {("Source", "sha256"): "^[0-9a-f]{64}$", ("Story", "id"): "^[0-9a-f]{16}$"}


def schema(of: str = "page") -> dict[str, Any]:
    """The schema of a `page`, a `story`, a `mention` or an `event`; KeyError for anything else."""
    root = ROOTS[of]
    definitions = {cls.__name__: _object(cls) for cls in reached(root, {})}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"wirecli {of}",
        "$ref": f"#/$defs/{root.__name__}",
        "$defs": definitions,
    }


def reached(cls: type, seen: dict[type, None]) -> dict[type, None]:
    """`cls` and every value class that its fields lead to, in the order in which they are met."""
    if cls not in seen:
        seen[cls] = None
        for hint in get_type_hints(cls).values():
            for inner in _classes(hint):
                reached(inner, seen)
    return seen


def _classes(hint: Any) -> Iterator[type]:
    if isinstance(hint, type) and hasattr(hint, "_fields"):
        yield hint
    for inner in get_args(hint):
        yield from _classes(inner)


def _object(cls: type) -> dict[str, Any]:
    hints = get_type_hints(cls)
    properties = {name: value_schema(hint) for name, hint in hints.items()}
    for (owner, name), pattern in PATTERNS.items():
        if owner == cls.__name__:
            properties[name]["pattern"] = pattern
    return {
        "type": "object",
        "description": " ".join((inspect.getdoc(cls) or "").split()),
        "properties": properties,
        "required": list(hints),
        "additionalProperties": False,
    }


def value_schema(hint: Any) -> dict[str, Any]:
    """The schema of a field's type; TypeError for one that the contract has not had so far."""
    origin, inner = get_origin(hint), get_args(hint)
    if isinstance(hint, type) and hasattr(hint, "_fields"):
        return {"$ref": f"#/$defs/{hint.__name__}"}
    if origin in (Union, UnionType):
        return {"anyOf": [value_schema(one) for one in inner]}
    if origin is Literal:
        return {"enum": list(inner)}
    if origin is tuple and inner[-1] is Ellipsis:
        return {"type": "array", "items": value_schema(inner[0])}
    if origin is tuple:
        return {
            "type": "array",
            "prefixItems": [value_schema(one) for one in inner],
            "items": False,
            "minItems": len(inner),
        }
    if hint in _SCALARS:
        return dict(_SCALARS[hint])
    raise TypeError(f"no JSON Schema for {hint!r}")


_SCALARS: dict[Any, dict[str, Any]] = {
    str: {"type": "string"},
    int: {"type": "integer", "minimum": 0},
    bool: {"type": "boolean"},
    NoneType: {"type": "null"},
    Instant: {"type": "string", "format": "date-time"},
}
