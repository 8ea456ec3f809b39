"""A request to correct a reading, and the corrections it makes."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from screener.model.concept import Lexicon
from screener.model.decision import AS_READ, NOT_THIS, Correction
from screener.model.profile import ASSERTIONS, Mention, Profile
from screener.model.span import Box
from screener.model.tables.claims import State
from screener.web import fields
from screener.web.answers import refuse

_PLAIN = {
    "held": "active",
    "in_progress": "in_progress",
    "lapsed": "lapsed",
    "negated": "denied",
    "other_person": "other_people",
}
"""The state that stands for an assertion where the person names no finer one."""

Place = Callable[[], dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Asked:
    """What is to be corrected: the words at [start, end), read as `concept` ("" for all read there).

    becomes: the concept they mean ("" for the one that was read), with its category.
    """

    start: int
    end: int
    concept: str
    becomes: str
    category: str
    assertion: str
    state: str
    reason: str


def asked_of(body: dict[str, Any], lexicon: Lexicon) -> Asked:
    """The request; refused where it says nothing that a reading can become."""
    start, end = fields.whole(body, "start"), fields.whole(body, "end")
    if start >= end:
        raise refuse(422, "no words are chosen", where="end")
    to = _to(body, lexicon)
    becomes = fields.text(to, "concept")
    if becomes and becomes not in lexicon.concepts:
        raise refuse(422, f"unknown concept {becomes!r}", where="to.concept")
    assertion, state = _assertion(to, lexicon)
    needed = "" if assertion == AS_READ else "say why it is read so"
    return Asked(
        start=start,
        end=end,
        concept=fields.text(body, "concept"),
        becomes=becomes,
        category=lexicon.concepts[becomes].category if becomes else "",
        assertion=assertion,
        state=state,
        reason=fields.text(body, "reason", needed=needed),
    )


def _to(body: dict[str, Any], lexicon: Lexicon) -> dict[str, Any]:
    """What the words become; one word may stand for it: an assertion, a state, a concept, or `none`."""
    word = body.get("to")
    if not isinstance(word, str):
        return fields.part(body, "to")
    if word in ("none", AS_READ):
        return {"undo": True}
    if word in (*ASSERTIONS, NOT_THIS):
        return {"assertion": word}
    return {"concept": word} if word in lexicon.concepts else {"state": word}


def _assertion(to: dict[str, Any], lexicon: Lexicon) -> tuple[str, str]:
    """Assertion and state; a state says its assertion."""
    if to.get("undo"):
        return AS_READ, ""
    state = fields.text(to, "state")
    if state:
        known = _states(lexicon).get(state)
        if known is None:
            raise refuse(422, f"unknown state {state!r}", where="to.state")
        return known.assertion, state
    given = to.get("assertion") or ("held" if to.get("concept") else None)
    assertion = fields.choice({"to.assertion": given}, "to.assertion", (*ASSERTIONS, NOT_THIS))
    return assertion, _PLAIN.get(assertion, "")


def made(
    asked: Asked, profile: Profile, standing: Sequence[Correction], place: Place, *, at: str, who: str
) -> list[Correction]:
    """The corrections to keep. place: asks where the words stand, needed where nothing was read in them."""
    if asked.assertion == AS_READ:
        return _undone(asked, standing, at, who)
    read = [m for m in profile.mentions if m.start < asked.end and asked.start < m.end]
    read = [m for m in read if asked.concept in ("", m.concept)]
    becomes = asked.becomes
    same = [m for m in read if becomes in ("", m.concept)]

    def said(mention: Mention, assertion: str) -> Correction:
        return Correction.of_mention(mention, assertion, asked.state, asked.reason, at=at, who=who)

    found = [said(m, asked.assertion) for m in same]
    if becomes and asked.concept and asked.concept != becomes:
        found += [said(m, NOT_THIS) for m in read if m.concept != becomes]
    if becomes and not same:
        found.append(_new(asked, place(), at, who))
    if not found:
        hint = "choose what they mean"
        raise refuse(422, "nothing was read in these words", where="start", hint=hint)
    return found


def _undone(asked: Asked, standing: Sequence[Correction], at: str, who: str) -> list[Correction]:
    """A further record for each correction that stands in the place."""
    meant = [c for c in standing if c.start < asked.end and asked.start < c.end]
    meant = [c for c in meant if asked.concept in ("", c.concept)]
    if not meant:
        raise refuse(422, "nothing is corrected here", where="start")
    return [replace(c, assertion=AS_READ, state="", reason=asked.reason, at=at, who=who) for c in meant]


def _new(asked: Asked, words: dict[str, Any], at: str, who: str) -> Correction:
    return Correction(
        start=asked.start,
        end=asked.end,
        concept=asked.becomes,
        category=asked.category,
        assertion=asked.assertion,
        state=asked.state,
        reason=asked.reason,
        quote=str(words["quote"]),
        at=at,
        who=who,
        page=int(words["page"]),
        line=int(words["line"]),
        boxes=tuple(Box(*map(float, box)) for box in words["boxes"]),
        context=str(words["context"]),
        context_start=int(words["context_start"]),
    )


def _states(lexicon: Lexicon) -> Mapping[str, State]:
    found: Mapping[str, State] = lexicon.tables.get("states", {})
    return found


def choices(lexicon: Lexicon) -> dict[str, Any]:
    """States with what they say, and concepts with their labels."""
    return {
        "states": [
            {"id": state, "label": known.says, "assertion": known.assertion}
            for state, known in _states(lexicon).items()
        ],
        "concepts": [
            {"id": c.id, "label": c.label, "category": c.category} for c in lexicon.concepts.values()
        ],
    }
