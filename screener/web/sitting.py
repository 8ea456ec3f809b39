"""One sitting: a posting, the files that are looked at, and what is known of them by now."""

from __future__ import annotations

import threading
import time
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

from screener import pipeline
from screener.errors import ScreenerError
from screener.export.columns import profile_cells
from screener.export.shown import row_facts
from screener.model.concept import Lexicon
from screener.model.decision import Said
from screener.model.posting import Posting
from screener.model.profile import Profile
from screener.model.profile_json import profile_from_json
from screener.model.scorecard import Scorecard, Shortlist
from screener.recall import Recall
from screener.score.ask_next import with_questions
from screener.score.credits import credits_of
from screener.score.ranking import rank
from screener.score.scoring import Totals
from screener.sources import Source
from screener.stamps import reader_version
from screener.store.workspace import open_workspace
from screener.web.news import News
from screener.web.view import Seat, View, seated

TELL_EVERY = 0.2
"""Seconds between two reports of progress."""


@dataclass(frozen=True, slots=True)
class Setup:
    """What the command was given. posting: a rule file or a name. blind: how the page begins."""

    posting: str
    sources: tuple[Source, ...]
    as_of: date
    jobs: int
    workspace: Path
    blind: bool = False


class StoppedError(Exception):
    """A person stopped the reading."""


@dataclass
class _Reading:
    """What has been read so far, on top of what was known. known: the shortlist without it."""

    known: Shortlist
    profiles: dict[str, Profile] = field(default_factory=dict)
    cards: list[Scorecard] = field(default_factory=list)


class Sitting:
    """Reads in a thread of its own, answers from what is known; every method may be called by any thread."""

    def __init__(self, setup: Setup) -> None:
        self.setup = setup
        self.news = News()
        self.posting: Posting
        self.lexicon: Lexicon
        self.posting, self.lexicon = pipeline.load_posting(setup.posting)
        self.sources = setup.sources
        self._reader = reader_version(self.lexicon)
        self.fault: ScreenerError | None = None
        self._lock = threading.RLock()
        self._stop = threading.Event()
        self._thread: threading.Thread | None = None
        self._reading: _Reading | None = None
        self._seats: dict[str, Seat] = {}
        self._view = View(0, self._empty(), {}, reading=True)

    def start(self) -> None:
        """Begin to read what is not known yet."""
        self._stop.clear()
        self._thread = threading.Thread(target=self._run, name="reading", daemon=True)
        self._thread.start()

    def wait(self) -> None:
        """Until all is read."""
        if self._thread:
            self._thread.join()

    def stop(self) -> None:
        """End the reading; what is read stays."""
        self._stop.set()
        self.wait()

    def view(self) -> View:
        """What is known now."""
        with self._lock:
            reading = self._reading
            if reading and len(reading.cards) + len(reading.known.scorecards) > len(
                self._view.shortlist.scorecards
            ):
                self._view = View(self._view.version + 1, self._so_far(reading), self._seats, reading=True)
            return self._view

    def profile(self, seat: Seat) -> Profile | None:
        """The whole profile of a file, None where none is known."""
        file = seat.source.file
        with self._lock:
            if self._reading and file in self._reading.profiles:
                return self._reading.profiles[file]
        with open_workspace(self.setup.workspace) as workspace:
            line = workspace.profile_of(seat.content, self._reader, self.setup.as_of.isoformat())
        return replace(profile_from_json(line), file=file) if line else None

    def scorecard(self, profile: Profile, said: Said | None = None) -> Scorecard:
        """The unranked scorecard of a profile, with its evidence."""
        if profile.status != "read":
            return Scorecard(profile)
        found = credits_of(profile, self.posting, self.lexicon)
        put_back = said is not None and profile.sha256 in said.put_back
        return Totals(self.posting).scorecard(profile, found, put_back=put_back)

    def retell(self, sha256: str, said: Said) -> None:
        """Show what people have said of a file by now in its row, and in the ranks of all."""
        with self._lock:
            reading = self._reading
            for seat in self._seats.values():
                card = self.view().by_key.get(seat.key)
                profile = self.profile(seat) if sha256 and seat.content.startswith(sha256) else None
                if profile is None or card is None or card.duplicate_of:
                    continue
                told = self.scorecard(pipeline.as_said(profile, said), said)
                if reading:
                    reading.cards = [told if c.file == told.file else c for c in reading.cards]
                    reading.known = self._with(reading.known, told)
                shown = self._with(self._view.shortlist, told)
                self._view = replace(self._view, version=self._view.version + 1, shortlist=shown)

    def _with(self, shortlist: Shortlist, told: Scorecard) -> Shortlist:
        """The shortlist with one card in place of the one it had."""
        cards = [told if card.file == told.file else card for card in shortlist.scorecards]
        cells = shortlist.cells
        if told.file in cells:
            cells = {**cells, told.file: _cells(told.profile, shortlist.labels)}
        ranked = with_questions(rank(cards), self.posting)
        return replace(shortlist, scorecards=ranked, cells=cells)

    def _run(self) -> None:
        try:
            self._load()
        except ScreenerError as error:
            self.fault = error
            first = error.faults[0]
            self.news.tell("fault", {"where": first.where, "what": first.what, "hint": first.hint})
        self.news.tell("done", {"version": self.view().version})

    def _load(self) -> None:
        setup = self.setup
        with open_workspace(setup.workspace) as workspace:
            recall = Recall(self.sources, self.posting, self.lexicon, setup.as_of, workspace)
            seats = seated(self.sources, recall.contents, workspace)
            known = recall.shortlist(brief=True, sources=recall.known())
            with self._lock:
                self._seats = seats
                self._reading = _Reading(known)
                self._view = View(self._view.version + 1, known, seats, reading=True)
            self.news.tell("changed", {"key": None, "version": self._view.version})
            with suppress(StoppedError):  # what is read by then is kept, and shown below
                recall.read(setup.jobs, self._progress(len(known.scorecards)), self._seen)
            whole = recall.shortlist(brief=True, sources=recall.known())
        with self._lock:
            self._reading = None
            self._view = View(self._view.version + 1, whole, seats)

    def _seen(self, profile: Profile) -> None:
        """A file was read: it has a row at once."""
        read = profile.status == "read"
        card = self.scorecard(profile) if read else Scorecard(profile)
        with self._lock:
            assert self._reading is not None  # noqa: S101 - set before reading begins
            self._reading.profiles[profile.file] = profile
            self._reading.cards.append(card)
        self.news.tell("row", {"key": self._seats[profile.file].key})

    def _progress(self, before: int) -> pipeline.Progress:
        told = 0.0

        def progress(done: int, of: int) -> None:
            nonlocal told
            if self._stop.is_set():
                raise StoppedError
            if done < of and time.monotonic() - told < TELL_EVERY:
                return
            told = time.monotonic()
            counts = Counter(card.profile.status for card in self.view().shortlist.scorecards)
            self.news.tell("read", {"done": before + done, "of": before + of, "counts": counts})

        return progress

    def _so_far(self, reading: _Reading) -> Shortlist:
        labels = reading.known.labels
        cards = [*reading.known.scorecards, *reading.cards]
        twins = pipeline.duplicates([card.profile for card in cards])
        cards = [_as_twin(card, twins) for card in cards]
        cells = {
            card.file: _cells(card.profile, labels)
            for card in reading.cards
            if card.file not in reading.known.cells
        }
        return replace(
            reading.known,
            scorecards=with_questions(rank(cards), self.posting),
            cells={**reading.known.cells, **cells},
        )

    def _empty(self) -> Shortlist:
        return pipeline.score([], self.posting, self.lexicon, self.setup.as_of)


def _cells(profile: Profile, labels: dict[str, str]) -> dict[str, Any]:
    return {**profile_cells(profile, labels), "reason": profile.reason, "row": row_facts(profile, labels)}


def _as_twin(card: Scorecard, twins: dict[str, str]) -> Scorecard:
    if card.file not in twins:
        return card
    return Scorecard(replace(card.profile, status="duplicate"), duplicate_of=twins[card.file])
