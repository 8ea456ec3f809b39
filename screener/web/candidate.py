"""One candidate as JSON: points with their words, questions, pages."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from screener.config.wording import flag_sentence
from screener.export.blind import blinded
from screener.model.profile import Contact, Profile, Sheet, Summary
from screener.model.scorecard import RuleResult, Scorecard, Shortlist
from screener.score.points import CREDIT_UNIT

MARGIN = 0.035
"""Share of a page's width that is left beside its text."""


def candidate(shortlist: Shortlist, ranked: Scorecard, whole: Scorecard, *, blind: bool) -> dict[str, Any]:
    """What is shown of one candidate.

    ranked: the card as it stands among the others; whole: the same with its evidence.
    """
    others = tuple(flag for flag in ranked.profile.flags if flag not in whole.profile.flags)
    profile = replace(whole.profile, flags=(*whole.profile.flags, *others))
    card = replace(ranked, profile=profile, results=whole.results)
    if blind:
        card = blinded(replace(shortlist, scorecards=(card,))).scorecards[0]
    profile = card.profile
    return {
        "status": ranked.profile.status,
        "reason": profile.reason,
        "score": card.score,
        "rank": card.rank,
        "verdict": card.verdict,
        "why": card.why,
        "contact": None if blind else contact_json(profile.contact),
        "results": [_result(result) for result in card.results],
        "ask_next": [
            {
                "rule": q.rule,
                "question": q.question,
                "words": q.words,
                "score": q.score,
                "rank": q.rank,
                "verdict": q.verdict,
            }
            for q in card.ask_next
        ],
        "flags": [
            {"id": f.id, "page": f.page, "quote": f.quote, "detail": f.detail, "words": flag_sentence(f)}
            for f in profile.flags
        ],
        "months": _months(profile.summary, shortlist.labels),
        "pages": [_page(sheet) for sheet in profile.sheets if sheet.width > 0],
    }


def contact_json(contact: Contact) -> dict[str, Any]:
    """Name, ways to reach the person, place."""
    place = ", ".join(filter(None, (contact.city, contact.state)))
    return {
        "name": contact.name,
        "post_nominals": list(contact.post_nominals),
        "email": contact.email,
        "phone": contact.phone,
        "place": place or None,
        "links": list(contact.links),
    }


def _result(result: RuleResult) -> dict[str, Any]:
    return {
        "rule": result.rule,
        "credit": round(result.credit * CREDIT_UNIT),
        "outcome": result.outcome,
        "points": result.points,
        "possible": result.possible,
        "reason": result.reason,
        "found": result.found,
        "missing": result.missing,
        "ask": result.ask,
        "knocked_out": result.knocked_out,
        "evidence": [
            {
                "quote": e.quote,
                "term": e.term,
                "concept": e.concept,
                "page": e.page,
                "line": e.line,
                "start": e.start,
                "end": e.end,
                "boxes": [list(box) for box in e.boxes],
                "why": e.why,
            }
            for e in result.evidence
        ],
    }


def _months(summary: Summary, labels: Mapping[str, str]) -> dict[str, Any]:
    """Months by concept, and by setting × code system × software, under their labels."""
    return {
        "coding": summary.coding_months,
        "total": summary.total_months,
        "last": summary.last_coded,
        "by_concept": [{"label": labels.get(c, c), "months": n} for c, n in summary.months.items()],
        "matrix": [
            {"of": [labels.get(part, part) for part in key.split("|")], "months": months}
            for key, months in summary.matrix.items()
        ],
    }


def _page(sheet: Sheet) -> dict[str, Any]:
    crop = [round(max(0.0, sheet.left - MARGIN), 4), round(min(1.0, sheet.right + MARGIN), 4)]
    return {"n": sheet.number, "w": sheet.width, "h": sheet.height, "crop": crop}


def unread(profile: Profile | None, ranked: Scorecard, mask: Callable[[str], str]) -> dict[str, Any]:
    """The same shape for a file without points. mask: for the reason, which may name what is in the file."""
    shown = profile or ranked.profile
    return {
        "status": ranked.profile.status,
        "reason": mask(ranked.profile.reason or "") or None,
        **dict.fromkeys(("score", "rank", "verdict", "contact")),
        "why": "",
        "results": [],
        "ask_next": [],
        "flags": [],
        "months": {},
        "pages": [_page(sheet) for sheet in shown.sheets if sheet.width > 0],
    }
