"""YAML values to the typed fields of a frozen dataclass."""

from __future__ import annotations

import functools
import math
import types
from dataclasses import MISSING, Field, fields
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from screener.config.sourced import Sourced
from screener.config.tree import TreeReader
from screener.errors import Fault
from screener.model.posting import Node
from screener.registry import did_you_mean

WRONG = object()
"""Stands for a value that was reported as a fault."""


@functools.cache
def field_types(cls: type) -> dict[str, Any]:
    """Field name to type, with aliases and strings resolved."""
    return get_type_hints(cls)


def needed(field: Field[Any]) -> bool:
    """True where the field has no default."""
    return field.default is MISSING and field.default_factory is MISSING


class FieldReader:
    """Reads values into fields and collects what is wrong with them."""

    def __init__(self, trees: TreeReader, faults: list[Fault]) -> None:
        self.trees = trees
        self.faults = faults

    def read(self, cls: type, raw: dict[str, Sourced]) -> dict[str, Any]:
        """The fields of `cls` that `raw` names, converted; wrong ones are reported and left out."""
        hints = field_types(cls)
        found = {}
        for field in fields(cls):
            if field.name in raw:
                value = self.convert(raw[field.name], hints[field.name], dict(field.metadata), field.name)
                if value is not WRONG:
                    found[field.name] = value
        return found

    def convert(self, at: Sourced, hint: Any, metadata: dict[str, Any], name: str) -> Any:
        """One value as the type `hint`, or WRONG with a fault."""
        if get_origin(hint) in (Union, types.UnionType):
            if type(None) in get_args(hint) and at.value is None:
                return None
            hint = next(arg for arg in get_args(hint) if arg is not type(None))
        if get_origin(hint) is not tuple:
            return self._single(at, hint, metadata, name)
        inner = get_args(hint)[0]
        if inner == Node:
            return self.trees.nodes(at) or WRONG
        return self._list(at, inner, metadata, name)

    def _single(self, at: Sourced, hint: Any, metadata: dict[str, Any], name: str) -> Any:
        choices = metadata.get("choices") or (get_args(hint) if get_origin(hint) is Literal else ())
        if choices:
            return self._chosen(at, choices, name)
        if hint is float or hint is int:
            return self._number(at, hint, metadata, name)
        if hint is bool:
            return at.value if isinstance(at.value, bool) else self._wrong(at, name, "true or false")
        if isinstance(at.value, str) and at.value.strip():
            return at.value.strip()
        return self._wrong(at, name, "text")

    def _number(self, at: Sourced, hint: type, metadata: dict[str, Any], name: str) -> Any:
        value, minimum, maximum = at.value, metadata.get("minimum"), metadata.get("maximum")
        if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
            return self._wrong(at, name, "a number")
        if minimum is not None and value < minimum:
            return self._wrong(at, name, f"a number of at least {minimum:g}")
        if maximum is not None and value > maximum:
            return self._wrong(at, name, f"a number of at most {maximum:g}")
        if hint is int and value != int(value):
            return self._wrong(at, name, "a whole number")
        return hint(value)

    def _list(self, at: Sourced, inner: Any, metadata: dict[str, Any], name: str) -> Any:
        if not isinstance(at.value, list):
            only = self.convert(at, inner, metadata, name)
            return WRONG if only is WRONG else (only,)
        values = [self.convert(child, inner, metadata, name) for child in at.children()]
        return WRONG if WRONG in values else tuple(values)

    def _chosen(self, at: Sourced, choices: tuple[str, ...], name: str) -> Any:
        if isinstance(at.value, str) and at.value in choices:
            return at.value
        hint = did_you_mean(str(at.value), choices) or f"one of: {', '.join(choices)}"
        self.faults.append(at.fault(f"{name} cannot be {at.value!r}", hint))
        return WRONG

    def _wrong(self, at: Sourced, name: str, wanted: str) -> Any:
        self.faults.append(at.fault(f"{name} must be {wanted}, not {at.value!r}"))
        return WRONG
