"""Named things that can be added by writing one file, with did-you-mean for wrong names."""

from __future__ import annotations

import difflib
import importlib
import os
import pkgutil
from collections.abc import Callable, Iterable, Iterator
from typing import Generic, TypeVar

from screener.errors import ScreenerError

T = TypeVar("T")


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """A hint such as "did you mean 'years'?", or "" when nothing is near."""
    near = nearest(name, known)
    return f"did you mean {' or '.join(repr(n) for n in near)}?" if near else ""


def nearest(name: str, known: Iterable[str]) -> list[str]:
    """At most two of the known names: those one slip of the fingers away, then similar ones.

    `scroe` is one slip from `score`. Of several slips those of the same letters come first (`ccs` for
    `css`), of equals the first of the known names.
    """
    known = list(dict.fromkeys(known))
    letters = set(name)
    slips = [each for each in known if is_slip(name, each)]
    slips.sort(key=lambda each: (sorted(each) != sorted(name), set(each) != letters, each[:1] != name[:1]))
    similar = difflib.get_close_matches(name, known, n=4, cutoff=0.6)
    similar.sort(key=lambda each: (-difflib.SequenceMatcher(None, each, name).ratio(), known.index(each)))
    return [*slips, *(each for each in similar if each not in slips)][:2]


def is_slip(one: str, other: str) -> bool:
    """Whether one letter more, less or other, or two neighbors swapped, makes one name of the other."""
    if one == other or abs(len(one) - len(other)) > 1:
        return False
    start = 0
    while start < min(len(one), len(other)) and one[start] == other[start]:
        start += 1
    a, b = one[start:], other[start:]
    return a[1:] == b[1:] or a[1:] == b or a == b[1:] or (a[:2] == b[:2][::-1] and a[2:] == b[2:])


PLUGINS = "SCREENER_PLUGINS"
"""Names, with commas between, of the plug-ins that may be loaded; none are unless they are named here."""


def load_modules(package: str) -> None:
    """Import every module of a package, each of which registers what it offers; then its named plug-ins.

    A plug-in is an entry point of the group that the package is called ("screener.read.formats"), in any
    installed distribution. Raises ScreenerError for one that is named and cannot be loaded.
    """
    for module in sorted(
        found.name for found in pkgutil.iter_modules(importlib.import_module(package).__path__)
    ):
        importlib.import_module(f"{package}.{module}")
    named = {name.strip() for name in os.environ.get(PLUGINS, "").split(",") if name.strip()}
    if not named:
        return
    from importlib.metadata import entry_points

    for plugin in sorted(entry_points(group=package), key=lambda entry: entry.name):
        if plugin.name in named:
            try:
                plugin.load()
            except Exception as error:
                hint = f"it comes from {plugin.value}; take it out of {PLUGINS}, or mend it"
                raise ScreenerError(f"plug-in {plugin.name}", f"cannot be loaded: {error}", hint) from error


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
