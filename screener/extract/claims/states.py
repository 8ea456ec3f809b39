"""The table `states`: what a text can claim of a credential, in the order of precedence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from screener.model.tables.claims import State


class StateTable:
    """The rows of the table by name."""

    def __init__(self, rows: Mapping[str, State]) -> None:
        self._rows = rows
        self._rank = {name: rank for rank, name in enumerate(rows)}

    def __getitem__(self, name: str) -> State:
        return self._rows[name]

    def first(self, names: Sequence[str]) -> str:
        """The state that goes before the others within a clause."""
        return min(names, key=self._rank.__getitem__)
