"""Model types to and from plain JSON values, and the JSON Schema that describes them.

Works from the dataclasses' own type hints, so that a field added to a type is written, read, checked
and described without further code.
"""

from __future__ import annotations

import types
from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

T = TypeVar("T")

Plain = Any
"""What json.dumps takes: dict, list, str, int, float, bool or None."""


def to_plain(value: Any) -> Plain:
    """Dataclasses as dicts in order of their fields, tuples as lists."""
    if isinstance(value, str | int | float | bool) or value is None:
        return value
    if isinstance(value, tuple | list):
        return [to_plain(v) for v in value]
    if isinstance(value, Mapping):
        return {key: to_plain(v) for key, v in value.items()}
    return {name: to_plain(getattr(value, name)) for name, _, _ in _shape(type(value))}


def from_plain(cls: type[T], plain: Plain) -> T:
    """The dataclass that `plain` describes. ValueError names the field that does not fit.

    Unknown keys are passed over, so that a newer program's profiles can be read by an older one.
    """
    if not isinstance(plain, dict):
        raise ValueError(f"{cls.__name__}: expected an object, found {type(plain).__name__}")
    given = {}
    for name, hint, required in _shape(cls):
        if name in plain:
            given[name] = _convert(hint, plain[name], f"{cls.__name__}.{name}")
        elif required:
            raise ValueError(f"{cls.__name__}.{name} is missing")
    return cls(**given)


def json_schema(cls: type, enums: Mapping[str, tuple[str, ...]]) -> dict[str, Any]:
    """JSON Schema (draft 2020-12) of a dataclass. `enums` maps "Class.field" to its allowed values."""
    definitions: dict[str, Any] = {}
    root = _describe(cls, enums, definitions, "")
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **root,
        "$defs": dict(sorted(definitions.items())),
    }


_shapes: dict[Any, tuple[tuple[str, Any, bool], ...]] = {}


def _shape(cls: Any) -> tuple[tuple[str, Any, bool], ...]:
    """Name, type and required or not, of each field of a dataclass; worked out once a class."""
    if cls not in _shapes:
        hints = get_type_hints(cls)
        _shapes[cls] = tuple(
            (f.name, hints[f.name], f.default is MISSING and f.default_factory is MISSING)
            for f in fields(cls)
        )
    return _shapes[cls]


def _is_named_tuple(hint: Any) -> bool:
    return isinstance(hint, type) and issubclass(hint, tuple) and hasattr(hint, "_fields")


def _convert(hint: Any, value: Any, where: str) -> Any:  # noqa: PLR0911 - one return for each sort of type
    origin = get_origin(hint)
    if origin in (Union, types.UnionType):
        if value is None:
            return None
        return _convert(next(a for a in get_args(hint) if a is not type(None)), value, where)
    if is_dataclass(hint):
        return from_plain(hint, value)  # type: ignore[arg-type]  # narrowed by is_dataclass
    if _is_named_tuple(hint) and isinstance(value, list) and len(value) == len(hint._fields):
        return hint(*(_convert(float, v, where) for v in value))
    if origin is tuple and isinstance(value, list):
        return tuple(_convert(get_args(hint)[0], v, where) for v in value)
    if origin is dict and isinstance(value, dict):
        return {str(k): _convert(get_args(hint)[1], v, where) for k, v in value.items()}
    if hint is float and isinstance(value, int | float) and not isinstance(value, bool):
        return value
    if hint in (str, int, bool) and type(value) is hint:
        return value
    raise ValueError(f"{where}: expected {hint}, found {type(value).__name__}")


def _describe(
    hint: Any, enums: Mapping[str, tuple[str, ...]], definitions: dict[str, Any], where: str
) -> Any:
    origin, args = get_origin(hint), get_args(hint)
    if origin in (Union, types.UnionType):
        inner = [_describe(a, enums, definitions, where) for a in args if a is not type(None)]
        return {"anyOf": [*inner, {"type": "null"}]}
    if is_dataclass(hint) and isinstance(hint, type):
        if hint.__name__ not in definitions:
            definitions[hint.__name__] = {}
            definitions[hint.__name__] = _describe_fields(hint, enums, definitions)
        return {"$ref": f"#/$defs/{hint.__name__}"}
    if _is_named_tuple(hint):
        size = len(hint._fields)
        return {"type": "array", "items": {"type": "number"}, "minItems": size, "maxItems": size}
    if origin is tuple:
        return {"type": "array", "items": _describe(args[0], enums, definitions, where)}
    if origin is dict:
        return {"type": "object", "additionalProperties": _describe(args[1], enums, definitions, where)}
    simple: dict[str, Any] = {"type": {str: "string", int: "integer", float: "number", bool: "boolean"}[hint]}
    return simple | ({"enum": list(enums[where])} if where in enums else {})


def _describe_fields(
    cls: type, enums: Mapping[str, tuple[str, ...]], definitions: dict[str, Any]
) -> dict[str, Any]:
    shape = _shape(cls)
    return {
        "type": "object",
        "properties": {
            name: _describe(hint, enums, definitions, f"{cls.__name__}.{name}") for name, hint, _ in shape
        },
        "required": [name for name, _, _ in shape],
    }
