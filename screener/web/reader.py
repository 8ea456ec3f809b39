"""Reads the files of a sitting in a thread of its own, and tells how it goes."""

from __future__ import annotations

import threading
import time
from contextlib import suppress

from screener import pipeline
from screener.errors import ScreenerError
from screener.findings import ReadingsLostError
from screener.model.profile import Profile
from screener.store.workspace import WorkspaceRebuilt, open_workspace
from screener.web.news import News
from screener.web.sitting import Sitting
from screener.web.told import faults
from screener.web.view import seated

TELL_EVERY = 0.2
"""Seconds between two reports of progress."""

ATTEMPTS = 3
"""How often what a workspace has lost is read again."""


class StoppedError(Exception):
    """A person stopped the reading."""


class Reader:
    """One reading at a time; what comes in meanwhile is read after it. fault: what ended the last one."""

    def __init__(self, sitting: Sitting, news: News) -> None:
        self._sitting, self._news = sitting, news
        self.fault: ScreenerError | None = None
        self.jobs = 0
        self._lock = threading.Lock()
        self._stop = threading.Event()
        self._again = False
        self._thread: threading.Thread | None = None

    def start(self) -> int:
        """Read what is not known yet; the number of this job."""
        with self._lock:
            self.jobs += 1
            self._again = True
            if self._thread is None:
                self._stop.clear()
                self._thread = threading.Thread(target=self._run, name="reading", daemon=True)
                self._thread.start()
            return self.jobs

    def wait(self) -> None:
        """Until all is read."""
        while thread := self._thread:
            thread.join()

    def stop(self) -> None:
        """End the reading; what is read stays."""
        self._stop.set()
        self.wait()

    def _run(self) -> None:
        while self._is_asked():
            self.fault = None
            try:
                self._read()
            except ScreenerError as error:
                self._tell(error)
            except Exception as error:  # noqa: BLE001 - whoever waits for the reading must not wait for ever
                what = f"reading ended before it was done ({type(error).__name__})"
                self._tell(ScreenerError("", what, "what is read stays; start the program again"))
        self._news.tell("done", {"version": self._sitting.view().version})

    def _tell(self, error: ScreenerError) -> None:
        self.fault = error
        self._news.tell("fault", faults(error.faults))

    def _is_asked(self) -> bool:
        """Whether there is more to read; where not, the thread is over."""
        with self._lock:
            asked, self._again = self._again and not self._stop.is_set(), False
            if not asked:
                self._thread = None
            return asked

    def _read(self) -> None:
        for attempt in range(ATTEMPTS):
            try:
                return self._load()
            except (WorkspaceRebuilt, ReadingsLostError):
                if attempt == ATTEMPTS - 1:
                    raise ReadingsLostError from None
        return None

    def _load(self) -> None:
        sitting = self._sitting
        with open_workspace(sitting.setup.workspace) as workspace:
            recall = sitting.recall(workspace)
            seats = seated(recall.sources, recall.contents, workspace)
            said = workspace.people.said(sitting.posting.id)
            known = recall.shortlist(brief=True, sources=recall.known())
            sitting.begin(known, seats)
            self._news.tell("changed", {"key": None, "version": sitting.view().version})

            def seen(profile: Profile) -> None:
                sitting.seen(profile, said)
                self._news.tell("row", {"key": seats[profile.file].key})

            if recall.missing():
                with suppress(StoppedError):  # what is read by then is kept, and shown below
                    progress = self._progress(len(known.scorecards))
                    recall.read(sitting.setup.jobs, progress, seen, sitting.passwords)
                known = recall.shortlist(brief=True, sources=recall.known())
            sitting.end(known, recall.passing)
            for note in workspace.notes:
                self._news.tell("note", {"what": note})

    def _progress(self, before: int) -> pipeline.Progress:
        told = 0.0

        def progress(done: int, of: int) -> None:
            nonlocal told
            if self._stop.is_set():
                raise StoppedError
            if done < of and time.monotonic() - told < TELL_EVERY:
                return
            told = time.monotonic()
            counts = self._sitting.counts()
            self._news.tell("read", {"done": before + done, "of": before + of, "counts": counts})

        return progress
