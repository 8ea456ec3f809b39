"""What every rule kind is: a frozen dataclass whose fields are the YAML keys, and `evaluate`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar, Protocol

from screener.model.posting import EvidencePolicy
from screener.registry import Registry
from screener.score.facts import Facts
from screener.score.finding import Finding

KeyFault = tuple[str, str, str]
"""A key that does not fit the others: its name, what is wrong, what to try."""


class Kind(Protocol):
    """How a rule measures. The class's docstring, the fields' `doc` and EXAMPLE become docs/rules.md.

    A kind may set WEIGHT, its weight where none is given, and HINT_ONLY, that no other can be given.
    """

    EXAMPLE: ClassVar[str]

    def evaluate(self, facts: Facts, policy: EvidencePolicy) -> Finding:
        """What the text shows of one candidate."""
        ...

    def faults(self) -> Iterator[KeyFault]:
        """What is wrong with the keys taken together."""
        ...


KINDS: Registry[type[Any]] = Registry("rule kind")


def about(
    doc: str, *, choices: tuple[str, ...] = (), minimum: float | None = None, maximum: float | None = None
) -> dict[str, Any]:
    """A YAML key's metadata: what it means, the words it takes, the least and most number it takes."""
    return {"doc": doc, "choices": choices, "minimum": minimum, "maximum": maximum}
