"""Which files are of one person: one of them is scored, the others are listed beside it.

What decides is in the files alone: bytes, text, e-mail, phone, name. Where it does not decide, the two
stay two, and a flag says what they share. Who else applied never changes a score, only who stands for whom.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, combinations
from typing import NamedTuple

from screener.model.profile import Profile
from screener.text.folding import plain_text
from screener.text.sketch import hashes_of, likeness

SAME_TEXT, MUCH_THE_SAME = 0.85, 0.6
LOOKED_AT = 5
"""The smallest hashes of a sketch; texts of which none is the same are not compared."""
MOST_ALIKE = 40
"""Files that may share an address or a phrase; more of them have it from an agency or a template."""


@dataclass(frozen=True, slots=True)
class Twins:
    """of: file to the file that stands for it. maybe: file to why it may be another's, in words."""

    of: dict[str, str]
    maybe: dict[str, str]


def find_twins(profiles: Sequence[Profile]) -> Twins:
    """Files of one person among those that were read, in whatever order they come."""
    people = [_Person(p) for p in sorted(profiles, key=lambda p: (len(p.file), p.file)) if p.status == "read"]
    groups = _Groups(len(people))
    maybe: list[_Link] = []
    for link in chain(_same_content(people), _same_address(people), _near(people)):
        if link.doubt:
            maybe.append(link)
        else:
            groups.join(link.one, link.other)
    return _told(people, groups, maybe)


class _Link(NamedTuple):
    """Two people, by their places, and why they are one; doubt: why they may be, in words."""

    one: int
    other: int
    doubt: str = ""


def _same_content(people: list[_Person]) -> Iterator[_Link]:
    for key in ("sha256", "text_sha256"):
        of_each = [[value] if (value := getattr(p.profile, key)) else [] for p in people]
        for first, *others in _sharing(of_each, most=len(people)):
            yield from (_Link(first, other) for other in others)


def _same_address(people: list[_Person]) -> Iterator[_Link]:
    for key, what in (("email", "e-mail address"), ("phone", "phone number")):
        of_each = [[value] if (value := getattr(p, key)) else [] for p in people]
        for same in _sharing(of_each):
            for one, other in combinations(same, 2):
                sure = people[one].is_called_like(people[other], wholly=key == "phone")
                yield _Link(one, other, "" if sure else f"the same {what} under another name")


def _near(people: list[_Person]) -> Iterator[_Link]:
    alike = _sharing([hashes_of(p.sketch)[:LOOKED_AT] for p in people])
    for one, other in sorted({pair for same in alike for pair in combinations(same, 2)}):
        share = likeness(people[one].sketch, people[other].sketch)
        if share >= SAME_TEXT and not people[one].contradicts(people[other]):
            yield _Link(one, other)
        elif share >= MUCH_THE_SAME:
            yield _Link(one, other, "much of the text is the same")


def _sharing(of_each: list[list[str]], most: int = MOST_ALIKE) -> list[list[int]]:
    """Places of those that share a key, in order; more than `most` share nothing that tells."""
    found: dict[str, list[int]] = defaultdict(list)
    for place, keys in enumerate(of_each):
        for key in keys:
            found[key].append(place)
    return [places for places in found.values() if 1 < len(places) <= most]


def _told(people: list[_Person], groups: _Groups, maybe: list[_Link]) -> Twins:
    members: dict[int, list[int]] = defaultdict(list)
    for place in range(len(people)):
        members[groups.root(place)].append(place)
    # The newest stands for all, by the dates in its text; then the longest, then the one called shortest.
    newest = {root: max(places, key=lambda n: (*people[n].age, -n)) for root, places in members.items()}
    of = {
        people[place].file: people[newest[root]].file
        for root, places in members.items()
        for place in places
        if place != newest[root]
    }
    said: dict[str, list[str]] = defaultdict(list)
    for one, other, what in maybe:
        first, second = newest[groups.root(one)], newest[groups.root(other)]
        if first != second:
            for this, that in ((first, second), (second, first)):
                said[people[this].file].append(f"may be the same person as {people[that].file}: {what}")
    return Twins(of, {file: "; ".join(dict.fromkeys(words)) for file, words in said.items()})


class _Person:
    """What is compared of one file."""

    def __init__(self, profile: Profile) -> None:
        self.profile, self.file = profile, profile.file
        self.email = (profile.contact.email or "").strip().casefold()
        self.sketch = profile.likeness.sketch
        self.age = (profile.likeness.latest, profile.likeness.words)

    @cached_property
    def phone(self) -> str:
        """The last ten digits, without an extension."""
        digits = re.sub(r"\D", "", re.split(r"(?i)\s*(?:ext|x)", self.profile.contact.phone or "")[0])
        return digits[-10:] if len(digits) >= 7 else ""

    @cached_property
    def names(self) -> list[str]:
        """The words of the name, folded."""
        return re.findall(r"[^\W\d_]+", plain_text(self.profile.contact.name or "").casefold())

    def is_called_like(self, other: _Person, *, wholly: bool = False) -> bool:
        """True where the names are forms of one, or one is not known; wholly: of the family name too.

        A family shares an address or a phone, so that one given name is needed.
        """
        ours, theirs = self.names, other.names
        if not ours or not theirs:
            return not wholly
        if set(ours) <= set(theirs) or set(theirs) <= set(ours):
            return True
        shared = {name for name in ours if len(name) > 1} & set(theirs)
        if _is_form_of(ours[0], theirs[0]):
            return bool(shared - {ours[0]}) or not wholly
        # In another order ("DOYLE, Marty").
        left, right = ([name for name in names if name not in shared] for names in (ours, theirs))
        return bool(shared) and any(_is_form_of(one, two) for one in left for two in right)

    def contradicts(self, other: _Person) -> bool:
        """True where the two are known to be called otherwise, or to be reached otherwise in every way."""
        if self.names and other.names and not self.is_called_like(other):
            return True
        pairs = [(a, b) for a, b in ((self.email, other.email), (self.phone, other.phone)) if a and b]
        return bool(pairs) and all(a != b for a, b in pairs) and not (self.names and other.names)


def _is_form_of(one: str, other: str) -> bool:
    """The same given name, its initial, or a short form of it ("Marty")."""
    shorter = min(len(one), len(other))
    return one[0] == other[0] and (shorter == 1 or one[:3] == other[:3])


class _Groups:
    """Which of many belong together."""

    def __init__(self, size: int) -> None:
        self._above = list(range(size))

    def root(self, place: int) -> int:
        """The place that stands for a group."""
        while self._above[place] != place:
            self._above[place] = self._above[self._above[place]]
            place = self._above[place]
        return place

    def join(self, one: int, other: int) -> None:
        """The groups of two become one."""
        first, second = sorted((self.root(one), self.root(other)))
        self._above[second] = first
