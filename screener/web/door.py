"""Where a request is found to be blind or not, once, and where each blind answer leaves."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qs

from starlette.concurrency import run_in_threadpool
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from screener.web.told import fault
from screener.web.veil import Veil

BLIND, MASKED = "screener.blind", "screener.masked"
"""Of a request: whether no name may be told; and whether its route has masked what is no text by itself."""

_OPEN = ("/static/", "/posting", "/choices")
"""Addresses that answer with the program's own words, or with a posting that the person has brought."""

IsBlind = Callable[[str], bool]


class Door:
    """Lets the answers to a blind request out through the veil, faults and events too.

    is_blind: from what the request says ("", "0", "1"). An answer that is neither a text, nor masked by its
    route, is not sent.
    """

    def __init__(self, app: ASGIApp, veil: Callable[[], Veil], is_blind: IsBlind) -> None:
        self._app, self._veil, self._is_blind = app, veil, is_blind

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        said = parse_qs(scope["query_string"].decode("latin-1")).get("blind", [""])[0]
        scope[BLIND], scope[MASKED] = self._is_blind(said), False
        path = scope["path"].removeprefix(scope.get("root_path", ""))
        if not scope[BLIND] or path.startswith(_OPEN):
            await self._app(scope, receive, send)
            return
        await self._app(scope, receive, _Leaving(scope, send, self._veil).send)


class _Leaving:
    """One answer on its way out: held back until it is whole, but for events, which leave one by one."""

    def __init__(self, scope: Scope, send: Send, veil: Callable[[], Veil]) -> None:
        self._scope, self._send, self._veil = scope, send, veil
        self._start: Message = {}
        self._body = bytearray()
        self._kind = ""

    async def send(self, message: Message) -> None:
        """Take a part of the answer."""
        if message["type"] == "http.response.start":
            self._start = message
            headers = dict(message.get("headers", []))
            self._kind = headers.get(b"content-type", b"").decode("latin-1").partition(";")[0]
            if self._kind == "text/event-stream":
                await run_in_threadpool(self._veil)  # made before the first event, which may be the last
                await self._send(message)
            return
        if self._kind == "text/event-stream":
            await self._send({**message, "body": self._veil().event(message.get("body", b""))})
            return
        self._body += message.get("body", b"")
        if not message.get("more_body"):
            await self._leave()

    async def _leave(self) -> None:
        status, body = self._start["status"], bytes(self._body)
        headers: list[Any] = list(self._start.get("headers", []))
        covered = await run_in_threadpool(self._covered, body)
        if covered is None:
            status, covered = 500, json.dumps(fault("this cannot be shown without names")).encode()
            headers = [(b"content-type", b"application/json")]
        headers = [pair for pair in headers if pair[0].lower() != b"content-length"]
        headers.append((b"content-length", str(len(covered)).encode()))
        await self._send({**self._start, "status": status, "headers": headers})
        await self._send({"type": "http.response.body", "body": covered})

    def _covered(self, body: bytes) -> bytes | None:
        """None where nobody has looked through it."""
        if self._scope[MASKED] or not body:
            return body
        if self._kind == "application/json":
            return self._veil().json(body)
        if self._kind == "text/html":
            return self._veil().html(body)
        return (
            self._veil().text(body.decode("utf-8", "replace")).encode()
            if self._kind == "text/plain"
            else None
        )
