"""One sitting: a posting, the files that are looked at, and what is known of them by now."""

from __future__ import annotations

import threading
import time
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

from screener import pipeline
from screener.brief import cells_of
from screener.model.concept import Lexicon
from screener.model.decision import Said
from screener.model.posting import Posting
from screener.model.profile import Profile
from screener.model.profile_json import profile_from_json
from screener.model.scorecard import Scorecard, Shortlist
from screener.recall import Recall
from screener.score.about import about_words
from screener.score.ask_next import with_questions
from screener.score.credits import credits_of
from screener.score.ranking import rank
from screener.score.scoring import Totals
from screener.sources import Source, together
from screener.stamps import reader_version
from screener.store.workspace import Workspace, open_workspace
from screener.web.view import Seat, View

REST = 4
"""Times as long as a ranking took until the next, while files are being read."""


@dataclass(frozen=True, slots=True)
class Setup:
    """What the command was given. posting: a rule file or a name. blind: how the page begins."""

    posting: str
    sources: tuple[Source, ...]
    as_of: date
    jobs: int
    workspace: Path
    blind: bool = False


@dataclass
class _Reading:
    """What has been read so far, on top of what was known. known: the shortlist without it."""

    known: Shortlist
    profiles: dict[str, Profile] = field(default_factory=dict)
    cards: list[Scorecard] = field(default_factory=list)
    rest_until: float = 0.0

    def is_ahead_of(self, shown: Shortlist) -> bool:
        """Whether more is read than is shown."""
        return len(self.cards) + len(self.known.scorecards) > len(shown.scorecards)


class Sitting:
    """What the page shows; every method may be called by any thread.

    sources: the files looked at. name, settings: the posting's file or name, and what is laid over it;
    tried: the same as what was tried of each rule.
    passwords: file to what a person typed to open it; kept nowhere else.
    """

    def __init__(self, setup: Setup) -> None:
        self.setup = setup
        self.sources = setup.sources
        self.passwords: dict[str, str] = {}
        self.lock = threading.RLock()
        self.name = setup.posting
        self.settings: tuple[str, ...] = ()
        self.tried: dict[str, dict[str, Any]] = {}
        self.posting: Posting
        self.lexicon: Lexicon
        self._reading: _Reading | None = None
        self._loose: dict[str, Profile] = {}
        self._view = View(0, Shortlist(Posting("", "", (), ()), (), "", "", ""), {}, reading=True)
        self.use(setup.posting)

    def use(self, name: str, settings: Sequence[str] = ()) -> None:
        """Take a posting with settings laid over it; ScreenerError with all its faults, and no change."""
        posting, lexicon = pipeline.load_posting(name, settings)
        with self.lock:
            self.name, self.settings = name, tuple(settings)
            self.posting, self.lexicon = posting, lexicon
            if not self._view.seats:
                empty = pipeline.score([], posting, lexicon, self.setup.as_of)
                self._view = replace(self._view, shortlist=empty)

    def add(self, sources: Iterable[Source]) -> None:
        """Look at further files."""
        with self.lock:
            self.sources = together((*self.sources, *sources))

    def view(self) -> View:
        """What is known now."""
        with self.lock:
            reading = self._reading
            if reading and reading.is_ahead_of(self._view.shortlist):
                begun = time.monotonic()
                # Ranking thousands takes a moment: it is done again when four times as long has gone by.
                if begun >= reading.rest_until:
                    self._show(self._so_far(reading), reading=True)
                    reading.rest_until = time.monotonic() + REST * (time.monotonic() - begun)
            return self._view

    def counts(self) -> dict[str, int]:
        """Files read so far by their status."""
        with self.lock:
            reading = self._reading
            cards = (
                [*reading.known.scorecards, *reading.cards] if reading else self._view.shortlist.scorecards
            )
            return Counter(card.profile.status for card in cards)

    def begin(self, known: Shortlist, seats: dict[str, Seat]) -> None:
        """Show what is known before reading."""
        with self.lock:
            self._reading = _Reading(known)
            self._view = replace(self._view, seats=seats)
            self._show(known, reading=True)

    def seen(self, profile: Profile, said: Said) -> None:
        """A file was read: it has a row from now on."""
        card = self.scorecard(pipeline.as_said(profile, said), said)
        with self.lock:
            assert self._reading is not None  # noqa: S101 - set by begin
            self._reading.profiles[profile.file] = profile
            self._reading.cards.append(card)

    def end(self, whole: Shortlist, loose: dict[str, Profile]) -> None:
        """Show the whole. loose: profiles that the workspace does not keep."""
        with self.lock:
            self._reading, self._loose = None, dict(loose)
            self._show(whole, reading=False)

    def recall(self, workspace: Workspace, posting: Posting | None = None) -> Recall:
        """All files beside the workspace, by the posting of the sitting or by another."""
        wanted = posting or self.posting
        return Recall(self.sources, wanted, self.lexicon, self.setup.as_of, workspace)

    def shortlist(self, posting: Posting | None = None, *, brief: bool = True) -> Shortlist:
        """The shortlist of what is known, worked out again from the workspace."""
        with open_workspace(self.setup.workspace) as workspace:
            recall = self.recall(workspace, posting)
            recall.passing.update(self._loose)
            return recall.shortlist(brief=brief, sources=recall.known())

    def refresh(self) -> None:
        """Show the shortlist anew; while files are being read, their end will do it."""
        found = None if self._reading else self.shortlist()
        with self.lock:
            if found and not self._reading:
                self._show(found, reading=False)

    def profile(self, seat: Seat) -> Profile | None:
        """The whole profile of a file, None where none is known."""
        file = seat.source.file
        with self.lock:
            fresh = self._reading.profiles.get(file) if self._reading else None
            if fresh or file in self._loose:
                return fresh or self._loose[file]
        with open_workspace(self.setup.workspace) as workspace:
            reader = reader_version(self.lexicon)
            line = workspace.profile_of(seat.content, reader, self.setup.as_of.isoformat())
        return replace(profile_from_json(line), file=file) if line else None

    def scorecard(self, profile: Profile, said: Said) -> Scorecard:
        """The unranked scorecard of a profile, with its evidence."""
        if profile.status != "read":
            return Scorecard(profile)
        found = credits_of(profile, self.posting, self.lexicon)
        put_back = profile.sha256 in said.put_back
        about = about_words(profile.qualifications, self.lexicon)
        return Totals(self.posting, self.lexicon).scorecard(profile, found, about, put_back=put_back)

    def retell(self, sha256: str, said: Said) -> None:
        """Show what people have said of a file by now in its row, and in the ranks of all."""
        with self.lock:
            reading = self._reading
            for seat in self._view.seats.values():
                card = self.view().by_key.get(seat.key)
                profile = self.profile(seat) if sha256 and seat.content.startswith(sha256) else None
                if profile is None or card is None or card.duplicate_of:
                    continue
                told = self.scorecard(pipeline.as_said(profile, said), said)
                if reading:
                    reading.cards = [told if c.file == told.file else c for c in reading.cards]
                    reading.known = self._with(reading.known, told)
                self._show(self._with(self._view.shortlist, told), reading=self._view.reading)

    def _show(self, shortlist: Shortlist, *, reading: bool) -> None:
        self._view = View(self._view.version + 1, shortlist, self._view.seats, reading)

    def _with(self, shortlist: Shortlist, told: Scorecard) -> Shortlist:
        """The shortlist with one card in place of the one it had."""
        cards = [told if card.file == told.file else card for card in shortlist.scorecards]
        cells = shortlist.cells
        if told.file in cells:
            cells = {
                **cells,
                told.file: cells_of(told.profile, shortlist.labels, shortlist.trade, self.lexicon),
            }
        ranked = with_questions(rank(cards), self.posting, self.lexicon)
        return replace(shortlist, scorecards=ranked, cells=cells)

    def _so_far(self, reading: _Reading) -> Shortlist:
        known, labels = reading.known, reading.known.labels
        cards = [*known.scorecards, *reading.cards]
        twins = pipeline.duplicates([card.profile for card in cards])
        cards = [_as_twin(card, twins) for card in cards]
        cells = {
            c.file: cells_of(c.profile, labels, known.trade, self.lexicon)
            for c in reading.cards
            if c.file not in known.cells
        }
        ranked = with_questions(rank(cards), self.posting, self.lexicon)
        return replace(known, scorecards=ranked, cells={**known.cells, **cells})


def _as_twin(card: Scorecard, twins: dict[str, str]) -> Scorecard:
    if card.file not in twins:
        return card
    return Scorecard(replace(card.profile, status="duplicate"), duplicate_of=twins[card.file])
