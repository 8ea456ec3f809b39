"""Values that remember where they came from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from screener.config.places import Places
from screener.errors import Fault
from screener.model.posting import Origin

DEFAULT = Origin("default")


@dataclass(frozen=True, slots=True)
class Sourced:
    """A value of a YAML file with its key path, or of a `--set` (places is None, source says which)."""

    value: Any
    places: Places | None
    path: tuple[str | int, ...] = ()
    source: str = ""

    def child(self, step: str | int) -> Sourced:
        """The value under a key or list index."""
        path = (*self.path, step) if self.places else self.path
        return Sourced(self.value[step], self.places, path, self.source)

    def children(self) -> Iterator[Sourced]:
        """The elements of a list."""
        for index in range(len(self.value)):
            yield self.child(index)

    def fault(self, what: str, hint: str = "") -> Fault:
        """A fault at this place."""
        if self.places is None:
            return Fault(self.source, what, hint)
        return self.places.fault(self.path, what, hint)

    def origin(self) -> Origin:
        """File, line and column; or the setting."""
        if self.places is None:
            return Origin(self.source)
        where = self.places.fault(self.path, "").where
        file, line, column = where.rsplit(":", 2) if where.count(":") >= 2 else (where, "0", "0")
        return Origin(file, int(line), int(column))
