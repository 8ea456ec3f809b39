"""Counts of right, wrong and missed, and the figures made of them."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from dataclasses import field as make


@dataclass(frozen=True, slots=True)
class Error:
    """One wrong or missed value: in which field of which file. sort: "wrong" or "missed"."""

    field: str
    file: str
    sort: str
    value: str


@dataclass(slots=True)
class Tally:
    """What one field came to. For sets of values: precision, recall, F1. For single answers: share right.

    n counts labelled values of sets, and labelled files of single answers.
    """

    field: str
    n: int = 0
    right: int = 0
    wrong: int = 0
    missed: int = 0
    errors: list[Error] = make(default_factory=list)

    def add_set(
        self, file: str, labelled: AbstractSet[str], found: AbstractSet[str], free: AbstractSet[str]
    ) -> None:
        """Compare two sets; values in `free` are neither right nor wrong when found without a label."""
        self.n += len(labelled)
        self.right += len(labelled & found)
        for value in sorted(found - labelled - free):
            self.wrong += 1
            self.errors.append(Error(self.field, file, "wrong", value))
        for value in sorted(labelled - found):
            self.missed += 1
            self.errors.append(Error(self.field, file, "missed", value))

    def add_answer(self, file: str, right: bool, found: object, labelled: object) -> None:
        """One answer to one question, right or wrong."""
        self.n += 1
        if right:
            self.right += 1
        else:
            self.wrong += 1
            self.missed += 1
            self.errors.append(Error(self.field, file, "wrong", f"{found} (labelled {labelled})"))

    @property
    def precision(self) -> float | None:
        """Right among what was found; None where nothing was found."""
        return self.right / (self.right + self.wrong) if self.right + self.wrong else None

    @property
    def recall(self) -> float | None:
        """Found among what is labelled; None where nothing is labelled."""
        return self.right / (self.right + self.missed) if self.right + self.missed else None

    @property
    def f1(self) -> float | None:
        """Harmonic mean of precision and recall; None where nothing is labelled or found."""
        total = 2 * self.right + self.wrong + self.missed
        return 2 * self.right / total if total else None
