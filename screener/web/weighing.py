"""Weights and rules tried on the page: scored anew by the same calls as the commands make."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import fields as fields_of
from dataclasses import is_dataclass
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute

from screener import pipeline
from screener.errors import ScreenerError
from screener.model.decision import yes_or_no
from screener.model.posting import IMPORTANCES, Posting
from screener.model.scorecard import Shortlist
from screener.score.tune.learn import learn
from screener.score.tune.preview import preview
from screener.score.tune.stability import stability
from screener.web import fields
from screener.web.answers import as_json, refuse
from screener.web.desk import Desk, posting_route
from screener.web.rows import standing

TOP, TRIALS = 10, 200


class Weighing:
    """The routes of weights."""

    def __init__(self, desk: Desk) -> None:
        self._desk, self._sitting = desk, desk.sitting

    def routes(self) -> list[BaseRoute]:
        """Their addresses."""
        return [posting_route("/score", self.score), posting_route("/learn", self.learn)]

    def score(self, request: Request, body: dict[str, Any]) -> Response:
        """All rows under other weights.

        `rules` tries out what rules ask for: it is laid over what was tried before and stays, `{}` of a rule
        takes that rule's back, `{}` of all takes back everything.
        """
        del request
        if "rules" in body:
            self._try_out(fields.part(body, "rules"))
            self._sitting.refresh()
            self._desk.news.tell("changed", {"key": None, "version": self._sitting.view().version})
        posting = self.weighed(fields.numbers(body, "weights"))
        shortlist = self._sitting.shortlist(posting)
        seats = self._sitting.view().seats
        cards = [card for card in shortlist.scorecards if card.score is not None and card.file in seats]
        rows = [
            {
                "key": seats[card.file].key,
                "points": [result.points for result in card.results],
                **standing(card),
            }
            for card in cards
        ]
        return as_json(
            {
                "sha256": posting.sha256,
                "rows": rows,
                "stability": self._stability(shortlist),
                "preview": plain(preview(shortlist)),
            }
        )

    def learn(self, request: Request, body: dict[str, Any]) -> Response:
        """Weights that agree better with the decisions; as `screener tune learn --json`."""
        del request
        posting = self.weighed(fields.numbers(body, "weights"))
        decided = yes_or_no(self._desk.records().said.decisions)
        return as_json(plain(learn(self._sitting.shortlist(posting), decided)))

    def _try_out(self, rules: dict[str, Any]) -> None:
        """Lay what was given over what was tried before; nothing given takes all of it back."""
        tried = {rule: dict(changes) for rule, changes in self._sitting.tried.items()} if rules else {}
        for rule in rules:
            changes = fields.part(rules, rule)
            tried[rule] = {**tried.get(rule, {}), **changes} if changes else {}
        self._sitting.use(self._sitting.name, rule_settings(tried, self._sitting.posting))
        self._sitting.tried = tried

    def weighed(self, weights: Mapping[str, float]) -> Posting:
        """The sitting's posting with other weights."""
        sitting = self._sitting
        settings = [*sitting.settings, *weight_settings(weights, sitting.posting)]
        return pipeline.load_posting(sitting.name, settings)[0]

    def _stability(self, shortlist: Shortlist) -> dict[str, Any] | None:
        """How firm the top is, by key; None where there are too few candidates to say."""
        ranked = sum(c.score is not None and c.verdict != "knocked_out" for c in shortlist.scorecards)
        top = min(TOP, ranked - 1)
        try:
            found = stability(shortlist, top=top, trials=TRIALS)
        except ScreenerError:
            return None
        seats = self._sitting.view().seats
        return {
            "top": found.top,
            "trials": found.trials,
            "stays": {seats[file].key: share for file, share in found.stays.items() if file in seats},
        }


def weight_settings(weights: Mapping[str, float], posting: Posting) -> list[str]:
    """Weights as settings of the command line; refused where a rule is not there."""
    known = {rule.id for rule in posting.rules}
    for rule in weights:
        if rule not in known:
            raise refuse(422, f"unknown rule {rule!r}", where="weights")
    return [f"{rule}.weight={weight:g}" for rule, weight in weights.items()]


def rule_settings(rules: Mapping[str, Any], posting: Posting) -> list[str]:
    """`at_least`, `importance` and `knock_out` of rules as settings of the command line."""
    known = {rule.id for rule in posting.rules}
    settings = []
    for rule in rules:
        if rule not in known:
            raise refuse(422, f"unknown rule {rule!r}", where="rules")
        changes = fields.part(dict(rules), rule)
        for key in changes:
            if key == "importance":
                settings.append(f"{rule}.importance={fields.choice(changes, key, IMPORTANCES)}")
            elif key == "knock_out" and isinstance(changes[key], bool):
                settings.append(f"{rule}.knock_out={json.dumps(changes[key])}")
            elif key == "at_least":
                settings.append(f"{rule}.at_least={fields.number(changes, key):g}")
            else:
                raise refuse(422, f"{key!r} cannot be changed here", where=f"rules.{rule}")
    return settings


def plain(found: Any) -> Any:
    """Findings as JSON has them: dataclasses as objects, exact fractions as decimals."""
    if is_dataclass(found):
        return {each.name: plain(getattr(found, each.name)) for each in fields_of(found)}
    if isinstance(found, Mapping):
        return {str(key): plain(value) for key, value in found.items()}
    if isinstance(found, Sequence) and not isinstance(found, str):
        return [plain(each) for each in found]
    return found if isinstance(found, str | int | float | bool | None) else float(found)
