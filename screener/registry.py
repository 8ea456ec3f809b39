"""Named things that can be added by writing one file, with did-you-mean for wrong names."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable, Iterator
from typing import Generic, TypeVar

from screener.errors import ScreenerError

T = TypeVar("T")


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """A hint such as "did you mean 'years'?", or "" when nothing is near."""
    near = difflib.get_close_matches(name, list(known), n=2, cutoff=0.6)
    return f"did you mean {' or '.join(repr(n) for n in near)}?" if near else ""


class Registry(Generic[T]):
    """Maps names to things of one sort; `sort` is the word used in messages ("rule kind")."""

    def __init__(self, sort: str) -> None:
        self.sort = sort
        self._things: dict[str, T] = {}

    def add(self, name: str) -> Callable[[T], T]:
        """Decorator that registers a thing under a name; a name can be taken once."""

        def register(thing: T) -> T:
            if name in self._things:
                raise ValueError(f"{self.sort} {name!r} is registered twice")
            self._things[name] = thing
            return thing

        return register

    def get(self, name: str, *, where: str = "") -> T:
        """The thing called `name`; ScreenerError with the nearest names if there is none."""
        try:
            return self._things[name]
        except KeyError:
            hint = did_you_mean(name, self._things) or f"known: {', '.join(sorted(self._things))}"
            raise ScreenerError(where, f"unknown {self.sort} {name!r}", hint) from None

    def __contains__(self, name: object) -> bool:
        return name in self._things

    def __iter__(self) -> Iterator[str]:
        return iter(sorted(self._things))

    def items(self) -> list[tuple[str, T]]:
        """Names and things in order of name."""
        return sorted(self._things.items())
