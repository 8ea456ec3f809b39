"""What the page shows at one moment: every file with its number and its scorecard."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from screener.model.scorecard import Scorecard, Shortlist
from screener.sources import Source
from screener.store.candidates import by_content
from screener.store.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Seat:
    """One file's standing name: its number in the workspace, its place by hash, where it lies.

    key: what the page calls it; it says nothing of the person, and stays when the program is started anew.
    content: hash of the bytes with the suffix.
    """

    key: str
    no: int
    tie: int
    content: str
    source: Source


@dataclass(frozen=True)
class View:
    """A shortlist with the seats of its files. version: grows with every change; reading: more will come."""

    version: int
    shortlist: Shortlist
    seats: Mapping[str, Seat]
    reading: bool = False

    @cached_property
    def by_key(self) -> dict[str, Scorecard]:
        """Key to scorecard."""
        return {self.seats[card.file].key: card for card in self.shortlist.scorecards}

    def seat(self, card: Scorecard) -> Seat:
        """The seat of a card's file."""
        return self.seats[card.file]


def seated(sources: Sequence[Source], contents: Mapping[str, str], workspace: Workspace) -> dict[str, Seat]:
    """File to seat. Numbers are given out in order of hash, so that they say nothing of names."""
    sourced = {source.file: source for source in sources}
    asked = by_content(sourced, contents)
    numbers = workspace.people.numbers(list(asked.values()))
    return {
        file: Seat(f"c{numbers[each]}", numbers[each], tie, contents[file], sourced[file])
        for tie, (file, each) in enumerate(asked.items())
    }
