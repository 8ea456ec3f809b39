"""The routes. Each reads its request, asks the sitting, and answers; nothing is worked out here."""

from __future__ import annotations

import base64
from functools import partial
from importlib.resources import files
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response, StreamingResponse
from starlette.routing import BaseRoute, Mount, Route
from starlette.types import ASGIApp

from screener.errors import ScreenerError
from screener.store.workspace import WorkspaceRebuilt
from screener.web import answers, rows
from screener.web.acts import Acts
from screener.web.answers import RefusalError, as_json
from screener.web.desk import Desk
from screener.web.door import MASKED, Door
from screener.web.exporting import Exporting
from screener.web.importing import Importing
from screener.web.pictures import SHOW_ALL
from screener.web.postings import Postings
from screener.web.static_files import StaticFiles
from screener.web.weighing import Weighing

FIRST_ROWS = 40
MOST_ROWS = 10_000


class Page:
    """The routes that show."""

    def __init__(self, desk: Desk) -> None:
        self._sitting, self._desk, self._pictures = desk.sitting, desk, desk.pictures
        folder = Path(str(files("screener.web")))
        loader = FileSystemLoader(folder / "templates")
        self._templates = Environment(
            loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
        )
        self._static = folder / "static"

    def routes(self) -> list[BaseRoute]:
        """Spec of the page's addresses."""
        return [
            Route("/", self.page),
            Route("/table", self.table),
            Route("/candidate/{key}", self.candidate),
            Route("/page/{key}/{number:int}.png", self.picture),
            Route("/text/{key}", self.text),
            Route("/events", self.events),
            Mount("/static", StaticFiles(self._static)),
        ]

    def page(self, request: Request) -> Response:
        """The page with its first rows. It holds the program's own words, ranks, and the posting's title."""
        request.scope[MASKED] = True
        blind = self._desk.blind(request)
        found = rows.table(self._sitting.view(), self._desk.records(), blind=blind, count=FIRST_ROWS)
        html = self._templates.get_template("page.html").render(
            table=found, blind=self._begins_blind(request), always_blind=self._desk.sitting.setup.blind
        )
        return HTMLResponse(html)

    def _begins_blind(self, request: Request) -> bool:
        """What the page does where its address does not say; it holds no names itself."""
        return self._desk.left_blind if "blind" not in request.query_params else self._desk.blind(request)

    def table(self, request: Request) -> Response:
        """Rows in order of rank."""
        self._desk.left_blind = self._desk.blind(request)
        start = _number(request, "from", 0, 10**9)
        count = _number(request, "n", 2000, MOST_ROWS)
        found = rows.table(
            self._sitting.view(),
            self._desk.records(),
            blind=self._desk.blind(request),
            start=start,
            count=count,
        )
        return as_json(found)

    def candidate(self, request: Request) -> Response:
        """One candidate."""
        return as_json(self._desk.shown(request.path_params["key"], blind=self._desk.blind(request)))

    def picture(self, request: Request) -> Response:
        """One page as a picture."""
        view, card = self._desk.found(request.path_params["key"])
        masked = self._desk.masked_for(request, view, card)
        found = self._pictures.picture(
            view.seat(card),
            request.path_params["number"],
            _scale(request),
            masked,
        )
        request.scope[MASKED] = masked is not SHOW_ALL
        return Response(base64.b64decode(found), media_type="image/png")

    def text(self, request: Request) -> Response:
        """The lines of a file."""
        view, card = self._desk.found(request.path_params["key"])
        return as_json(self._pictures.text(view.seat(card), self._desk.masked_for(request, view, card)))

    async def events(self, request: Request) -> Response:
        """What happens from now on."""
        del request
        return StreamingResponse(self._desk.news.listen(), media_type="text/event-stream")


def review_app(desk: Desk) -> ASGIApp:
    """The application behind its door, without its guard."""
    weighing = Weighing(desk)
    parts = (Page(desk), Acts(desk), Importing(desk), weighing, Exporting(desk, weighing), Postings(desk))
    app = Starlette(
        routes=[route for part in parts for route in part.routes()],
        exception_handlers={
            RefusalError: answers.on_refused,
            ScreenerError: answers.on_screener_error,
            OSError: answers.on_disk_fault,
            WorkspaceRebuilt: partial(answers.on_rebuilt, desk.rebuilt),
            500: answers.on_unexpected,
        },
    )
    return Door(app, desk.veil, desk.is_blind)


def _number(request: Request, name: str, default: int, most: int) -> int:
    given = request.query_params.get(name, "")
    return min(int(given), most) if given.isascii() and given.isdigit() else default


def _scale(request: Request) -> float:
    try:
        return min(4.0, max(0.25, float(request.query_params.get("scale", "1.5"))))
    except ValueError:
        return 1.5
