"""The list as JSON: one row a file, with what the browser needs to weigh, sort and filter by itself."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from screener.export import EXPORTERS
from screener.export.blind import masker
from screener.export.profiles import PROFILES
from screener.model.decision import Decision, Said
from screener.model.posting import Posting
from screener.model.profile import Contact, Profile
from screener.model.scorecard import Scorecard
from screener.score.points import CREDIT_UNIT
from screener.web.view import View

LETTERS = {"met": "m", "partial": "p", "unknown": "u", "contradicted": "c"}


@dataclass(frozen=True, slots=True)
class Records:
    """What people said and kept. versions: of each file, by hash; kept: weights, picks, reasons."""

    said: Said
    versions: Mapping[str, int]
    kept: Mapping[str, Any]


def table(view: View, records: Records, *, blind: bool, start: int = 0, count: int = 2000) -> dict[str, Any]:
    """The posting, and `count` rows from `start` on, in order of rank."""
    cards = view.shortlist.scorecards
    return {
        "run": {
            "as_of": view.shortlist.as_of,
            "screener": view.shortlist.screener_version,
            "lexicon": view.shortlist.lexicon_version,
            "reading": view.reading,
            "exports": [*(suffix.removeprefix(".") for suffix in EXPORTERS), *PROFILES],
        },
        "version": view.version,
        "unit": CREDIT_UNIT,
        "posting": posting_json(view.shortlist.posting),
        "kept": dict(records.kept),
        "of": len(cards),
        "rows": [row(view, card, records, blind=blind) for card in cards[start : start + count]],
    }


def posting_json(posting: Posting) -> dict[str, Any]:
    """What the page shows of a posting. saved: the weight in the file; weight: the one used now."""
    return {
        "id": posting.id,
        "title": posting.title,
        "sha256": posting.sha256,
        "path": posting.path,
        "bands": {"shortlist": posting.bands.shortlist, "review": posting.bands.review},
        "rules": [
            {
                "id": rule.id,
                "label": rule.label,
                "kind": rule.kind,
                "importance": rule.importance,
                "weight": rule.weight,
                "saved": rule.weight,
                "knock_out": rule.knock_out,
                "at_least": getattr(rule.measure, "at_least", None),
                "source": rule.source,
            }
            for rule in posting.rules
        ],
    }


def row(view: View, card: Scorecard, records: Records, *, blind: bool) -> dict[str, Any]:
    """One file. Blind: no name, place, file name or hash, and no words of the résumé."""
    seat, profile = view.seat(card), card.profile
    twin = view.seats.get(card.duplicate_of or "")
    cells = view.shortlist.cells.get(card.file, {})
    facts = json.loads(str(cells.get("row") or "{}")) if card.score is not None else {}
    said = records.said
    shown = {
        "key": seat.key,
        "no": seat.no,
        "tie": seat.tie,
        "status": profile.status,
        "reason": _mask(cells)(profile.reason) if blind and profile.reason else profile.reason,
        "duplicate_of": twin.key if twin else None,
        "credentials": facts.get("credentials", []),
        "months": facts.get("months", 0),
        "last": str(cells.get("last_coded") or "").partition(" ")[0] or None,
        "settings": facts.get("settings", []),
        "flags": [_flag(flag, blind=blind) for flag in _flags(facts, profile)],
        "corrected": len(said.corrections.get(profile.sha256, ())),
        "decision": decision_json(said.decisions.get(profile.sha256), _mask(cells) if blind else str),
        "put_back": profile.sha256 in said.put_back,
        "version": records.versions.get(profile.sha256, 0),
        "knocked": [result.rule for result in card.results if result.knocked_out],
        **standing(card),
    }
    if blind:
        return shown
    place = ", ".join(filter(None, (str(cells.get("city") or ""), str(cells.get("state") or ""))))
    named = {"name": cells.get("name"), "file": card.file, "sha256": profile.sha256, "place": place or None}
    return shown | named


def standing(card: Scorecard) -> dict[str, Any]:
    """What each rule found, as the browser works with it, and what comes of that."""
    return {
        "credits": [round(result.credit * CREDIT_UNIT) for result in card.results],
        "outcomes": "".join(LETTERS[result.outcome] for result in card.results),
        "score": card.score,
        "rank": card.rank,
        "verdict": card.verdict,
    }


def _flags(facts: Mapping[str, Any], profile: Profile) -> list[dict[str, Any]]:
    """Those of the profile, and those that come of the others in the list."""
    kept: list[dict[str, Any]] = facts.get("flags", [])
    others = ({"id": flag.id, "page": flag.page, "detail": flag.detail} for flag in profile.flags)
    return [*kept, *(flag for flag in others if flag not in kept)]


def _flag(flag: dict[str, Any], *, blind: bool) -> dict[str, Any]:
    """A flag's words may quote the résumé."""
    return {"id": flag["id"], "page": flag["page"], "detail": "" if blind else flag["detail"]}


def decision_json(decided: Decision | None, mask: Callable[[str], str]) -> dict[str, Any] | None:
    """A decision as shown; its words may name the person."""
    if decided is None:
        return None
    reason, note = mask(decided.reason), mask(decided.note)
    return {"what": decided.decision, "reason": reason, "note": note, "at": decided.at, "who": decided.who}


def _mask(cells: Mapping[str, Any]) -> Callable[[str], str]:
    """Masks what the cells tell of a person."""
    get = cells.get
    contact = Contact(name=get("name"), email=get("email"), phone=get("phone"), city=get("city"))
    return masker(Profile("", "", "read", None, None, 0, "", contact=contact))
