"""A table's rows read as its shape (screener/model/tables), with every fault at its place."""

from __future__ import annotations

import functools
import math
import types
from collections.abc import Mapping
from dataclasses import MISSING, Field, dataclass, fields, is_dataclass
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from screener.config.places import Path, Places
from screener.errors import Fault
from screener.registry import did_you_mean
from screener.text.pattern_syntax import PatternError, parse

WRONG = object()
"""Stands for a value that was reported as a fault."""


@dataclass(frozen=True, slots=True)
class Reference:
    """A name in a table that must lead to something. sort: "concept", "group", "kind", "role" or a table."""

    sort: str
    name: str
    places: Places
    path: Path


class TableReader:
    """Reads values as types; collects what is wrong, and the names that must lead somewhere."""

    def __init__(self, places: Places, *, whole: bool = True) -> None:
        """whole: False where the rest of the table stands in other files, so that no key can be missing."""
        self.places = places
        self.whole = whole
        self.faults: list[Fault] = []
        self.references: list[Reference] = []

    def read(self, value: Any, hint: Any, path: Path = (), field: Field[Any] | None = None) -> Any:
        """The value as the type `hint`, or WRONG with a fault."""
        if get_origin(hint) in (Union, types.UnionType):
            if value is None:
                return None
            hint = next(arg for arg in get_args(hint) if arg is not types.NoneType)
        origin = get_origin(hint) or hint
        if origin is tuple or origin is frozenset:
            return self._several(value, hint, path, field)
        if origin is Literal:
            return self._choice(value, get_args(hint), path)
        if isinstance(origin, type) and issubclass(origin, Mapping):
            return self._mapping(value, get_args(hint)[1], path, field)
        if is_dataclass(hint):
            return self._row(value, hint, path)
        return self._single(value, hint, path, field)

    def _row(self, value: Any, shape: Any, path: Path) -> Any:
        if not isinstance(value, dict):
            return self._wrong(path, "keys with their values", value)
        known, hints = _fields(shape), _hints(shape)
        before = len(self.faults)
        found: dict[str, Any] = {}
        for key, part in value.items():
            if key not in known:
                hint = did_you_mean(str(key), known) or f"known: {', '.join(known)}"
                self.faults.append(self.places.fault((*path, key), f"unknown key {key!r}", hint))
            else:
                found[key] = self.read(part, hints[key], (*path, key), known[key])
        if len(path) == 1 and not self.whole:
            return WRONG  # its other keys are elsewhere
        self._check_missing(value, known.values(), path)
        if len(self.faults) > before:
            return WRONG
        row = shape(**found)
        for key, what, hint in row.faults() if hasattr(shape, "faults") else ():
            self.faults.append(self.places.fault((*path, key), what, hint))
        return WRONG if len(self.faults) > before else row

    def _check_missing(self, value: dict[str, Any], known: Any, path: Path) -> None:
        called = f"{value['id']!r} has" if "id" in value else "there is"
        for field in known:
            if _needed(field) and field.name not in value:
                self.faults.append(self.places.fault(path, f"{called} no `{field.name}`"))
            elif (wanted := field.metadata.get("wanted")) and not value.get(field.name):
                self.faults.append(self.places.fault(path, f"{called} no `{field.name}`", wanted))

    def _several(self, value: Any, hint: Any, path: Path, field: Field[Any] | None) -> Any:
        inner, *rest = get_args(hint)
        if not isinstance(value, list):
            if inner is not str or rest[:1] == [str]:
                return self._wrong(path, "a list", value)
            if not isinstance(value, str):
                return self._wrong(path, "a list of texts", value)
            only = self.read(value, inner, path, field)
            return WRONG if only is WRONG else (get_origin(hint) or tuple)((only,))
        if get_origin(hint) is tuple and rest != [...]:
            return self._fixed(value, get_args(hint), path)
        found = [self.read(part, inner, (*path, at), field) for at, part in enumerate(value)]
        return WRONG if any(part is WRONG for part in found) else (get_origin(hint) or tuple)(found)

    def _fixed(self, value: list[Any], hints: tuple[Any, ...], path: Path) -> Any:
        if len(value) != len(hints):
            return self._wrong(path, f"a list of {len(hints)}", value)
        found = [self.read(part, hints[at], (*path, at)) for at, part in enumerate(value)]
        return WRONG if any(part is WRONG for part in found) else tuple(found)

    def _mapping(self, value: Any, inner: Any, path: Path, field: Field[Any] | None) -> Any:
        if not isinstance(value, dict):
            return self._wrong(path, "names with their values", value)
        found = {str(k): self.read(part, inner, (*path, k), field) for k, part in value.items()}
        return WRONG if any(part is WRONG for part in found.values()) else found

    def _single(self, value: Any, hint: Any, path: Path, field: Field[Any] | None) -> Any:
        if hint is Any:
            return value
        if hint is bool:
            return value if isinstance(value, bool) else self._wrong(path, "true or false", value)
        if hint is int or hint is float:
            plain = isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)
            if not plain or (hint is int and value != int(value)):
                return self._wrong(path, "a whole number" if hint is int else "a number", value)
            return hint(value)
        if not isinstance(value, str):
            return self._wrong(path, "text", value, "put it in quotes")
        if field is not None and (sort := field.metadata.get("names")) and value:
            self.references.append(Reference(sort, value, self.places, path))
        return self._pattern(value, path) if field is not None and field.metadata.get("pattern") else value

    def _pattern(self, value: str, path: Path) -> Any:
        """The pattern, or WRONG where it cannot be read."""
        try:
            parse(value)
        except PatternError as error:
            self.faults.append(self.places.fault(path, error.what, error.faults[0].hint))
            return WRONG
        return value

    def _choice(self, value: Any, choices: tuple[Any, ...], path: Path) -> Any:
        if value in choices:
            return value
        hint = (
            did_you_mean(str(value), [str(c) for c in choices]) or f"one of: {', '.join(map(str, choices))}"
        )
        self.faults.append(self.places.fault(path, f"{path[-1]} cannot be {value!r}", hint))
        return WRONG

    def _wrong(self, path: Path, wanted: str, value: Any, hint: str = "") -> Any:
        shown = repr(value) if len(repr(value)) <= 40 else f"{repr(value)[:37]}…"
        self.faults.append(self.places.fault(path, f"{_called(path)} must be {wanted}, not {shown}", hint))
        return WRONG


def _called(path: Path) -> str:
    """The value as a message names it: by its key, or as one of the list under that key."""
    key = next(step for step in reversed(path) if isinstance(step, str))
    return f"`{key}`" if path[-1] == key else f"each of `{key}`"


@functools.cache
def _fields(shape: Any) -> dict[str, Field[Any]]:
    return {field.name: field for field in fields(shape)}


@functools.cache
def _hints(shape: Any) -> dict[str, Any]:
    return get_type_hints(shape)


def _needed(field: Field[Any]) -> bool:
    return field.default is MISSING and field.default_factory is MISSING
