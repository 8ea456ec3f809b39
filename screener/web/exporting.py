"""The shortlist as a file: worked out again, as the command does, never from what the browser computed."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from screener import export
from screener.export.profiles import PROFILES
from screener.model.scorecard import Shortlist
from screener.web import fields
from screener.web.answers import as_json, refuse
from screener.web.desk import Desk, posting_route
from screener.web.door import MASKED
from screener.web.weighing import Weighing

TYPES = {
    ".csv": "text/csv; charset=utf-8",
    ".json": "application/json",
    ".html": "text/html; charset=utf-8",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
SCOPES = ("all", "picked", "filtered")


class Exporting:
    """The route of exports: as a download, or (posted, with a path) written to a file by rename."""

    def __init__(self, desk: Desk, weighing: Weighing) -> None:
        self._desk, self._sitting, self._weighing = desk, desk.sitting, weighing

    def routes(self) -> list[BaseRoute]:
        """Its address."""
        return [
            Route("/export/{format}", self.download),
            posting_route("/export/{format}", self.write),
        ]

    def download(self, request: Request) -> Response:
        """The file as an answer."""
        asked = request.query_params
        weights = fields.numbers({"w": _weights(asked.get("w", ""))}, "w")
        keys = [key for key in asked.get("keys", "").split(",") if key]
        blind = self._desk.blind(request)
        scope = fields.choice({"scope": asked.get("scope") or "all"}, "scope", SCOPES)
        name, content = self._made(request.path_params["format"], weights, keys, scope, blind=blind)
        request.scope[MASKED] = True  # by export.blinded, as for every file
        return _attachment(name, content)

    def write(self, request: Request, body: dict[str, Any]) -> Response:
        """The same with many keys, or to a path that the person chose: written aside, then renamed."""
        scope = fields.choice({"scope": body.get("scope") or "all"}, "scope", SCOPES)
        blind = self._desk.blind(request) or bool(body.get("blind"))
        keys = fields.texts(body, "keys", 100_000)
        weights = fields.numbers(body, "weights")
        name, content = self._made(request.path_params["format"], weights, keys, scope, blind=blind)
        chosen = fields.text(body, "path")
        if not chosen:
            request.scope[MASKED] = True
            return _attachment(name, content)
        path = Path(chosen).expanduser()
        if path.suffix.lower() != Path(name).suffix or not path.parent.is_dir():
            raise refuse(422, f"must be a file {Path(name).suffix} in a folder that is there", where="path")
        export.write_bytes(path, content)
        return as_json({"path": str(path), "sha256": hashlib.sha256(content).hexdigest()})

    def _made(
        self, kind: str, weights: dict[str, float], keys: list[str], scope: str, *, blind: bool
    ) -> tuple[str, bytes]:
        """A name for the file, and what is in it."""
        suffix, columns = (".csv", kind) if kind in PROFILES else (f".{kind}", "full")
        exporter = export.exporter_for(Path(f"shortlist{suffix}"))
        posting = self._weighing.weighed(weights)
        brief = export.is_brief(Path(f"x{suffix}"), columns) and not blind
        shortlist = self._sitting.shortlist(posting, brief=brief)
        if scope != "all":
            shortlist = self._only(shortlist, keys)
        paths = {source.file: source.path for source in self._sitting.sources}
        shortlist = replace(shortlist, paths=paths)
        if blind:  # under the numbers that the page shows
            numbers = {file: seat.no for file, seat in self._sitting.view().seats.items()}
            shortlist = replace(shortlist, numbers=numbers)
            shortlist = export.blinded(shortlist)
        content = exporter(shortlist, export.ExportOptions(columns, blind))
        ending = f"-{kind}" if kind in PROFILES else ""
        return f"{posting.id}-{shortlist.as_of}{'-blind' if blind else ''}{ending}{suffix}", content

    def _only(self, shortlist: Shortlist, keys: Iterable[str]) -> Shortlist:
        view = self._sitting.view()
        wanted = {view.by_key[key].file for key in keys if key in view.by_key}
        if not wanted:
            raise refuse(422, "nobody is chosen", where="keys")
        return replace(shortlist, scorecards=tuple(c for c in shortlist.scorecards if c.file in wanted))


def _weights(given: str) -> dict[str, Any]:
    """`credential:40,years:10` as weights."""
    pairs = [pair.partition(":") for pair in given.split(",") if pair]
    try:
        return {rule: float(weight) for rule, _, weight in pairs}
    except ValueError:
        raise refuse(422, "must be rule:weight, joined by commas", where="w") from None


def _attachment(name: str, content: bytes) -> Response:
    kind = TYPES.get(Path(name).suffix, "application/octet-stream")
    return Response(
        content, media_type=kind, headers={"Content-Disposition": f'attachment; filename="{name}"'}
    )
