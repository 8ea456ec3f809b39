"""What a person does with a candidate: decides, corrects a reading, has a name shown. All is kept at once."""

from __future__ import annotations

from functools import partial
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from screener.model.decision import DECISIONS, STANDINGS, Decision
from screener.model.scorecard import Scorecard
from screener.store.people import ACCEPT, REFUSE, StaleError
from screener.web import corrections, fields
from screener.web.answers import RefusalError, as_json, refuse
from screener.web.candidate import contact_json
from screener.web.desk import ALL_POSTINGS, Desk, now, posting_route
from screener.web.door import MASKED
from screener.web.rows import row
from screener.web.told import fault

MOST_REASONS = 9


class Acts:
    """The routes of acts."""

    def __init__(self, desk: Desk) -> None:
        self._desk, self._sitting, self._pictures = desk, desk.sitting, desk.pictures

    def routes(self) -> list[BaseRoute]:
        """Their addresses."""
        acts = {
            "decision": self.decide,
            "correction": self.correct,
            "unblind": self.unblind,
            "keep": self.keep,
            "accept": self.accept,
        }
        return [
            *(posting_route(f"/{name}", act) for name, act in acts.items()),
            Route("/choices", self.choices),
        ]

    def decide(self, request: Request, body: dict[str, Any]) -> Response:
        """Keep a decision."""
        key = fields.text(body, "key")
        _, card = self._desk.found(key)
        what = fields.choice(body, "what", (*DECISIONS, *STANDINGS))
        opened = tuple(fields.texts(body, "opened"))
        reason = fields.text(body, "reason", needed="choose a reason" if what == "reject" else "")
        if what == "reject" and not opened:
            hint = "look at a point or at the pages, then decide"
            raise refuse(422, "nothing of this candidate was opened yet", where="opened", hint=hint)
        sitting = self._sitting
        decision = Decision(
            at=now(),
            posting=sitting.posting.id,
            sha256=_hash(card, key),
            decision=what,
            reason=reason,
            note=fields.text(body, "note"),
            who=self._desk.who,
            rules_sha256=sitting.posting.sha256,
            weights=fields.numbers(body, "weights"),
            opened=opened,
        )
        try:
            with self._desk.workspace() as opened_workspace:
                version = opened_workspace.people.decide(decision, seen=fields.version(body))
        except StaleError:
            raise self._stale(request, card) from None
        if what in STANDINGS:
            sitting.retell(decision.sha256, self._desk.records().said)
        self._changed(card, version)
        return as_json({"version": version, "at": decision.at})

    def correct(self, request: Request, body: dict[str, Any]) -> Response:
        """Keep what a person finds in place of a reading; the candidate with its new points."""
        key = fields.text(body, "key")
        view, card = self._desk.found(key)
        seat, sha256 = view.seat(card), _hash(card, key)
        profile = self._sitting.profile(seat)
        if profile is None:
            raise refuse(422, "nothing was read of this file", where=key)
        asked = corrections.asked_of(body, self._sitting.lexicon)
        standing = self._desk.records().said.corrections.get(sha256, ())
        place = partial(self._pictures.words, seat, asked.start, asked.end)
        made = corrections.made(asked, profile, standing, place, at=now(), who=self._desk.who)
        try:
            with self._desk.workspace() as opened:
                posting = self._sitting.posting.id
                version = opened.people.correct(sha256, posting, made, fields.version(body))
        except StaleError:
            raise self._stale(request, card) from None
        self._sitting.retell(sha256, self._desk.records().said)
        self._changed(card, version)
        blind = self._desk.blind(request)
        view, card = self._desk.found(key)
        shown = self._desk.shown(key, blind=blind)
        return as_json({**shown, "row": row(view, card, self._desk.records(), blind=blind)})

    def unblind(self, request: Request, body: dict[str, Any]) -> Response:
        """The name and contact of one candidate, for a reason that is kept."""
        key = fields.text(body, "key")
        view, card = self._desk.found(key)
        reason = fields.text(body, "reason", needed="say why the name is needed")
        profile = self._sitting.profile(view.seat(card))
        with self._desk.workspace() as opened:
            opened.people.act(now(), self._desk.who, card.profile.sha256, "show_name", reason)
        contact = contact_json(profile.contact) if profile else None
        request.scope[MASKED] = True  # told on purpose
        return as_json({"contact": contact, "file": card.file})

    def keep(self, request: Request, body: dict[str, Any]) -> Response:
        """Keep weights, picks, and the recruiter's own list of reasons."""
        del request
        posting = self._sitting.posting
        values: dict[str, Any] = {}
        if "weights" in body:
            known = {rule.id for rule in posting.rules}
            values["weights"] = {k: v for k, v in fields.numbers(body, "weights").items() if k in known}
        if "picks" in body:
            values["picks"] = fields.texts(body, "picks", 10_000)
        reasons = {"reasons": fields.texts(body, "reasons", MOST_REASONS)} if "reasons" in body else {}
        at = now()
        with self._desk.workspace() as opened:
            opened.people.keep(at, self._desk.who, posting.id, values)
            opened.people.keep(at, self._desk.who, ALL_POSTINGS, reasons)
        return as_json({"at": at})

    def accept(self, request: Request, body: dict[str, Any]) -> Response:
        """Score a file that reads as no résumé all the same; with `undo`, no longer."""
        key = fields.text(body, "key")
        _, card = self._desk.found(key)
        sha256 = _hash(card, key)
        act = REFUSE if body.get("undo") else ACCEPT
        with self._desk.workspace() as opened:
            opened.people.act(now(), self._desk.who, sha256, act, fields.text(body, "reason"))
        self._sitting.retell(sha256, self._desk.records().said)
        self._changed(card, self._desk.records().versions.get(sha256, 0))
        view, card = self._desk.found(key)
        return as_json({"row": row(view, card, self._desk.records(), blind=self._desk.blind(request))})

    def choices(self, request: Request) -> Response:
        """What a reading can be corrected to."""
        del request
        return as_json(corrections.choices(self._sitting.lexicon))

    def _changed(self, card: Scorecard, version: int) -> None:
        key = self._sitting.view().seat(card).key
        self._desk.news.tell("changed", {"key": key, "version": version})

    def _stale(self, request: Request, card: Scorecard) -> RefusalError:
        """Another tab was faster: what stands now."""
        view = self._sitting.view()
        shown = row(view, card, self._desk.records(), blind=self._desk.blind(request))
        now_standing = {"now": shown["decision"], "version": shown["version"], "row": shown}
        return RefusalError(409, fault("somebody was faster", where=shown["key"]) | now_standing)


def _hash(card: Scorecard, key: str) -> str:
    if not card.profile.sha256:
        raise refuse(422, "the file cannot be opened, so nothing can be kept of it", where=key)
    return card.profile.sha256
