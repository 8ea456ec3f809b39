"""JSON: the posting with its rules, and each file with its results and their evidence."""

from __future__ import annotations

import json
from typing import Any

from screener.export.base import EXPORTERS, ExportOptions
from screener.model.codec import json_schema, to_plain
from screener.model.decision import Told
from screener.model.document import STATUSES
from screener.model.posting import Posting
from screener.model.profile import Contact, Flag, Summary
from screener.model.scorecard import OUTCOMES, VERDICTS, NextQuestion, RuleResult, Scorecard, Shortlist

SCHEMA = 1


@EXPORTERS.add(".json")
def write_json(shortlist: Shortlist, options: ExportOptions) -> bytes:
    """One object; candidates in order of rank, files that were not read last."""
    del options
    content = {
        "schema": SCHEMA,
        "posting": _posting(shortlist.posting),
        "as_of": shortlist.as_of,
        "lexicon_version": shortlist.lexicon_version,
        "screener_version": shortlist.screener_version,
        "candidates": [_candidate(card) for card in shortlist.scorecards],
    }
    # backslashreplace writes a stray half of a character pair as the escape that JSON knows.
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "backslashreplace")


def _posting(posting: Posting) -> dict[str, Any]:
    return {
        "id": posting.id,
        "title": posting.title,
        "sha256": posting.sha256,
        "bands": {"shortlist": posting.bands.shortlist, "review": posting.bands.review},
        "rules": [
            {
                "id": rule.id,
                "label": rule.label,
                "kind": rule.kind,
                "importance": rule.importance,
                "weight": rule.weight,
                "knock_out": rule.knock_out,
                "source": rule.source,
                "weight_from": str(rule.origins.get("weight", "default")),
            }
            for rule in posting.rules
        ],
    }


def _candidate(card: Scorecard) -> dict[str, Any]:
    profile = card.profile
    return {
        "rank": card.rank,
        "score": card.score,
        "verdict": card.verdict,
        "why": card.why,
        "file": profile.file,
        "sha256": profile.sha256,
        "status": profile.status,
        "reason": profile.reason,
        "duplicate_of": card.duplicate_of,
        "contact": to_plain(profile.contact),
        "summary": to_plain(profile.summary),
        "ask_next": to_plain(card.ask_next),
        "flags": to_plain(profile.flags),
        "told": to_plain(card.told) if card.told else None,
        "results": [to_plain(result) for result in card.results],
    }


def shortlist_schema() -> dict[str, Any]:
    """JSON Schema of the file; shipped as screener/schemas/shortlist.schema.json."""
    definitions: dict[str, Any] = {}
    for cls in _PARTS.values():
        definitions |= json_schema(cls, _ENUMS)["$defs"]
    parts = {
        "id": _TEXT,
        "title": _TEXT,
        "sha256": _TEXT,
        "bands": {"type": "object"},
        "rules": {"type": "array"},
    }
    root = {
        "schema": {"const": SCHEMA},
        "posting": _object(parts),
        **dict.fromkeys(("as_of", "lexicon_version", "screener_version"), _TEXT),
        "candidates": {"type": "array", "items": _object(_candidate_schema())},
    }
    return {
        "title": "screener shortlist",
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **_object(root),
        "$defs": dict(sorted(definitions.items())),
    }


def _object(properties: dict[str, Any]) -> dict[str, Any]:
    return {"type": "object", "properties": properties, "required": list(properties)}


def _candidate_schema() -> dict[str, Any]:
    refs = {name: {"$ref": f"#/$defs/{cls.__name__}"} for name, cls in _PARTS.items()}
    lists = {name: {"type": "array", "items": refs[name]} for name in ("ask_next", "flags", "results")}
    return {
        "rank": {"type": ["integer", "null"]},
        "score": {"type": ["number", "null"], "description": "points of 100; null where it was not scored"},
        "verdict": {"enum": [*VERDICTS, None]},
        **dict.fromkeys(("why", "file", "sha256"), _TEXT),
        "status": {"enum": list(STATUSES)},
        **dict.fromkeys(("reason", "duplicate_of"), _PERHAPS),
        "contact": refs["contact"],
        "summary": refs["summary"],
        **lists,
        "told": {"anyOf": [refs["told"], {"type": "null"}]},
    }


_TEXT = {"type": "string"}
_PERHAPS = {"type": ["string", "null"]}
_PARTS = {
    "contact": Contact,
    "summary": Summary,
    "ask_next": NextQuestion,
    "flags": Flag,
    "told": Told,
    "results": RuleResult,
}
_ENUMS = {"RuleResult.outcome": OUTCOMES, "NextQuestion.verdict": VERDICTS}
