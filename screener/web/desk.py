"""What routes share: the candidate a key names, what people said, and the workspace it is kept in."""

from __future__ import annotations

import getpass
import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from importlib.resources import files
from pathlib import Path
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from screener import pipeline
from screener.errors import ScreenerError
from screener.export.blind import masker
from screener.model.decision import Correction
from screener.model.scorecard import Scorecard
from screener.store.workspace import Workspace, WorkspaceRebuilt, open_workspace
from screener.web import candidate
from screener.web.answers import RefusalError, refuse
from screener.web.door import BLIND
from screener.web.news import News
from screener.web.pictures import SHOW_ALL, Masked, Pictures
from screener.web.reader import Reader
from screener.web.rows import Records, decision_json
from screener.web.sitting import Sitting
from screener.web.told import faults
from screener.web.veil import Veil
from screener.web.view import View

WAIT = 2.0
"""Seconds for another program that writes to the workspace: a person waits for the answer."""

LARGEST_BODY = 2 * 2**20
ALL_POSTINGS = ""


class Desk:
    """Everything that is asked of a sitting more than once, and what works for it."""

    def __init__(self, sitting: Sitting, news: News, reader: Reader, pictures: Pictures) -> None:
        self.sitting, self.news, self.reader, self.pictures = sitting, news, reader, pictures
        self.left_blind = sitting.setup.blind
        """Whether the page was blind when the list was asked for last."""
        self._veil, self._veiled = Veil(), (0, 0)
        pictures.passwords = sitting.passwords
        self.who = _user()
        listed = Path(str(files("screener.web"))) / "reasons.txt"
        self._reasons = listed.read_text("utf-8").splitlines()

    @contextmanager
    def workspace(self) -> Iterator[Workspace]:
        """The workspace; a fault of it is told as one to pass: the page keeps the act and tries anew."""
        try:
            with open_workspace(self.sitting.setup.workspace, WAIT) as opened:
                yield opened
        except ScreenerError as error:
            raise RefusalError(503, faults(error.faults)) from error
        except WorkspaceRebuilt as error:
            raise self.rebuilt() from error

    def rebuilt(self) -> RefusalError:
        """The workspace was damaged and made anew: what was read is read again, decisions were taken over."""
        self.reader.start()
        return refuse(503, "the workspace was damaged and has been made anew", hint="try again in a moment")

    def records(self) -> Records:
        """What people said by now."""
        posting = self.sitting.posting.id
        with self.workspace() as opened:
            people = opened.people
            kept = {"weights": {}, "picks": [], "reasons": self._reasons}
            kept |= people.kept(ALL_POSTINGS) | people.kept(posting)
            return Records(people.said(posting), people.versions(posting), kept)

    def found(self, key: str) -> tuple[View, Scorecard]:
        """The view and the card that a key names."""
        view = self.sitting.view()
        if key not in view.by_key:
            raise refuse(404, "no such candidate", where=key, hint="reload the page")
        return view, view.by_key[key]

    def shown(self, key: str, *, blind: bool) -> dict[str, Any]:
        """One candidate in full."""
        view, ranked = self.found(key)
        profile = self.sitting.profile(view.seat(ranked))
        if profile is None and ranked.score is not None:
            raise self._unread_again(key)
        records = self.records()
        sha256 = ranked.profile.sha256
        mask = masker(profile or ranked.profile) if blind else str
        if blind and profile:
            self._veil.learn_profile(profile)
        shown: dict[str, Any] = {"key": key, "version": records.versions.get(sha256, 0)}
        if profile is None or ranked.score is None:
            shown |= candidate.unread(profile, ranked, mask)
        else:
            whole = self.sitting.scorecard(pipeline.as_said(profile, records.said), records.said)
            shown |= candidate.candidate(view.shortlist, ranked, whole, blind=blind)
        labels = view.shortlist.labels
        with self.workspace() as opened:
            decisions = opened.people.history(self.sitting.posting.id, sha256)
            corrections = opened.people.corrected(sha256)
        history = [decision_json(d, mask) or {} for d in decisions]
        history += [{"what": "correction", **_correction(c, labels, mask)} for c in corrections]
        standing = records.said.corrections.get(sha256, ())
        return shown | {
            "decision": decision_json(records.said.decisions.get(sha256), mask),
            "put_back": sha256 in records.said.put_back,
            "corrections": [_correction(c, labels, mask) for c in standing],
            "history": sorted(history, key=lambda each: str(each["at"])),
        }

    def is_blind(self, said: str) -> bool:
        """Whether names are to be left out: unless a request says that they may be told.

        A program that was started blind stays so: a name is told for a reason, by the route for that.
        """
        return self.sitting.setup.blind or said != "0"

    def blind(self, request: Request) -> bool:
        """What the door found of a request."""
        return bool(request.scope[BLIND])

    def veil(self) -> Veil:
        """What covers everybody that is known by now."""
        view, sources = self.sitting.view(), self.sitting.sources
        mark = (view.version, len(sources))
        if mark != self._veiled:
            self._veil.learn_files(source.file for source in sources)
            self._veil.learn_view(view)
            self._veiled = mark
        return self._veil

    def masked_for(self, request: Request, view: View, card: Scorecard) -> Masked:
        """Who is to be left out of a picture or a text. Refused where that is not known: never nobody."""
        if not self.blind(request):
            return SHOW_ALL
        profile = self.sitting.profile(view.seat(card))
        if profile is None and card.score is None:
            profile = card.profile
        if profile is None:
            raise self._unread_again(view.seat(card).key)
        self._veil.learn_profile(profile)
        return profile

    def _unread_again(self, key: str) -> RefusalError:
        """Another program has cleared the workspace: the file is read again."""
        self.reader.start()
        return refuse(503, "the file is being read again", where=key, hint="try again in a moment")


def _correction(correction: Correction, labels: dict[str, str], mask: Any) -> dict[str, Any]:
    return {
        "start": correction.start,
        "end": correction.end,
        "quote": mask(correction.quote),
        "concept": correction.concept,
        "label": labels.get(correction.concept, correction.concept),
        "assertion": correction.assertion,
        "state": correction.state,
        "reason": mask(correction.reason),
        "page": correction.page,
        "line": correction.line,
        "at": correction.at,
        "who": correction.who,
    }


def now() -> str:
    """The time with its offset, to the second."""
    return datetime.now(UTC).astimezone().isoformat(timespec="seconds")


def posting_route(path: str, act: Callable[[Request, dict[str, Any]], Response]) -> Route:
    """A route for an act with a JSON body, done in a thread of its own: it waits for the disk."""

    async def done(request: Request) -> Response:
        return await run_in_threadpool(act, request, await body_of(request))

    return Route(path, done, methods=["POST"])


async def body_of(request: Request) -> dict[str, Any]:
    """The JSON object of a request; refused where it is none, or too much."""
    raw = bytearray()
    async for chunk in request.stream():
        raw += chunk
        if len(raw) > LARGEST_BODY:
            raise refuse(413, f"more than {LARGEST_BODY // 2**20} MB")
    try:
        content = json.loads(raw)
    except ValueError:
        content = None
    if not isinstance(content, dict):
        raise refuse(400, "the request holds no JSON object")
    return content


def _user() -> str:
    """The operating system's user, "" where it has no name."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""
