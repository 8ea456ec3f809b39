"""Errors that say where, what, and what to try."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One thing that is wrong, e.g. `rules/x.yaml:9:3: unknown name 'CPCC'; did you mean 'CPC'?`.

    where: a path, a path with line and column, or an option name; "" if there is no place to name.
    what: the fault, in plain words.  hint: what to try; "" if there is nothing to suggest.
    """

    where: str
    what: str
    hint: str = ""

    def __str__(self) -> str:
        place = f"{self.where}: " if self.where else ""
        return f"{place}{self.what}" + (f"; {self.hint}" if self.hint else "")


class ScreenerError(Exception):
    """Wrong input from a person: shown without a traceback, exit code 2 unless told otherwise."""

    def __init__(self, where: str, what: str, hint: str = "", *, exit_code: int = 2) -> None:
        self.faults: tuple[Fault, ...] = (Fault(where, what, hint),)
        self.exit_code = exit_code
        super().__init__(str(self.faults[0]))

    @classmethod
    def from_faults(cls, faults: Sequence[Fault], *, exit_code: int = 2) -> ScreenerError:
        """All faults of a file at once, in the order of their places. `faults` must not be empty."""
        first = faults[0]
        error = cls(first.where, first.what, first.hint, exit_code=exit_code)
        error.faults = tuple(faults)
        error.args = ("\n".join(str(fault) for fault in faults),)
        return error
