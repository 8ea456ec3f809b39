"""Faults of the table `domain`: keys that it does not have, ids that lead nowhere."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import fields
from typing import Any

from screener.config.places import Places
from screener.errors import Fault
from screener.model.concept import Concept, Group
from screener.model.domain import CONCEPT, GROUP, KIND, Domain
from screener.registry import did_you_mean


def check_domain(
    rows: Any,
    ids: Collection[str],
    concepts: Mapping[str, Concept],
    groups: Mapping[str, Group],
    places: Places,
) -> Iterator[Fault]:
    """Faults of the rows.

    ids: of all concepts, those with faults of their own among them.
    """
    if not isinstance(rows, dict):
        yield places.fault(("rows",), "the table 'domain' maps keys to ids")
        return
    known: dict[str, Collection[str]] = {
        CONCEPT: ids,
        GROUP: groups,
        KIND: {c.kind for c in concepts.values() if c.kind},
    }
    keys = {f.name: f for f in fields(Domain)}
    for key, value in rows.items():
        if key not in keys:
            hint = did_you_mean(str(key), keys) or f"known: {', '.join(keys)}"
            yield places.fault(("rows", key), f"unknown key {key!r}", hint)
            continue
        many = isinstance(keys[key].default, tuple)
        if not isinstance(value, list if many else str):
            yield places.fault(("rows", key), f"`{key}` must be {'a list of ids' if many else 'an id'}")
            continue
        sort = keys[key].metadata["names"]
        for index, name in enumerate(value if many else [value]):
            if sort in known and name not in known[sort]:
                path = ("rows", key, index) if many else ("rows", key)
                yield places.fault(path, f"unknown {sort} {name!r}", did_you_mean(str(name), known[sort]))
