"""Model types to and from plain JSON values, and the JSON Schema that describes them.

Works from the dataclasses' own type hints, so that a field added to a type is written, read, checked
and described without further code.
"""

from __future__ import annotations

import types
from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields, is_dataclass
from functools import cache, partial
from typing import Any, NoReturn, TypeVar, Union, get_args, get_origin, get_type_hints

T = TypeVar("T")

Plain = Any
"""What json.dumps takes: dict, list, str, int, float, bool or None."""

Convert = Callable[[Plain], Any]

_SIMPLE = (str, int, float, bool, type(None))


def to_plain(value: Any) -> Plain:
    """Dataclasses as dicts in order of their fields, tuples as lists."""
    if isinstance(value, _SIMPLE):
        return value
    if isinstance(value, tuple | list):
        return [to_plain(v) for v in value]
    if isinstance(value, Mapping):
        return {key: to_plain(v) for key, v in value.items()}
    return {name: to_plain(getattr(value, name)) for name, _, _ in _shape(type(value))}  # type: ignore[arg-type]


def from_plain(cls: type[T], plain: Plain) -> T:
    """The dataclass that `plain` describes. ValueError names the field that does not fit.

    Unknown keys are passed over, so that a newer program's profiles can be read by an older one.
    """
    if not isinstance(plain, dict):
        raise ValueError(f"{cls.__name__}: expected an object, found {type(plain).__name__}")
    given = {}
    for name, convert, required in _converters(cls):  # type: ignore[arg-type]  # a class is hashable
        if name in plain:
            given[name] = convert(plain[name])
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


@cache
def _shape(cls: Any) -> tuple[tuple[str, Any, bool], ...]:
    """Name, type and required or not, of each field of a dataclass."""
    hints = get_type_hints(cls)
    return tuple(
        (f.name, hints[f.name], f.default is MISSING and f.default_factory is MISSING) for f in fields(cls)
    )


@cache
def _converters(cls: Any) -> tuple[tuple[str, Convert, bool], ...]:
    """Name, conversion from a plain value and required or not, of each field of a dataclass."""
    return tuple(
        (name, _converter(hint, f"{cls.__name__}.{name}"), required) for name, hint, required in _shape(cls)
    )


def _is_named_tuple(hint: Any) -> bool:
    return isinstance(hint, type) and issubclass(hint, tuple) and hasattr(hint, "_fields")


def _converter(hint: Any, where: str) -> Convert:
    """Plain values to values of a type, which is looked into once: a profile holds thousands of values."""
    origin, args = get_origin(hint), get_args(hint)
    if origin in (Union, types.UnionType):
        inner = _converter(next(a for a in args if a is not type(None)), where)
        return lambda value: None if value is None else inner(value)
    if is_dataclass(hint):
        return partial(from_plain, hint)  # type: ignore[arg-type]  # narrowed by is_dataclass

    def wrong(value: Any) -> NoReturn:
        raise ValueError(f"{where}: expected {hint}, found {type(value).__name__}")

    if _is_named_tuple(hint):
        number, size = _converter(float, where), len(hint._fields)
        return lambda v: hint(*map(number, v)) if isinstance(v, list) and len(v) == size else wrong(v)
    if origin is tuple:
        each = _converter(args[0], where)
        return lambda v: tuple(map(each, v)) if isinstance(v, list) else wrong(v)
    if origin is dict:
        each = _converter(args[1], where)
        return lambda v: {str(k): each(x) for k, x in v.items()} if isinstance(v, dict) else wrong(v)
    accepted = (int, float) if hint is float else (hint,)
    return lambda v: v if type(v) in accepted else wrong(v)


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
    if origin in (dict, Mapping):
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
