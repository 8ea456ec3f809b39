"""Who may ask: this computer alone, by the address that was printed, from the page itself."""

from __future__ import annotations

import json
import secrets
from urllib.parse import parse_qs

from starlette.types import ASGIApp, Message, Receive, Scope, Send

HEADERS = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self';"
    " img-src 'self' blob:; connect-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'",
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}
"""Sent with every answer, whatever it is."""

_OURS = {"same-origin", "none"}


class Guard:
    """Refuses what does not come from the page; lets through what stands under `/k/TOKEN`, without it.

    port: the one that is listened on. The application sees `/k/TOKEN` as its root path.
    """

    def __init__(self, app: ASGIApp, token: str, port: int) -> None:
        self._app, self._token = app, token
        self._hosts = {f"127.0.0.1:{port}", f"localhost:{port}"}
        self._origins = {f"http://{host}" for host in self._hosts}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request; what is not HTTP (a web socket) has no business here."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        if scope["type"] != "http":
            return
        guarded = _with_headers(send)
        if refused := self._refusal(scope):
            await _answer(guarded, refused[0], refused[1])
            return
        path, query = scope["path"], parse_qs(scope["query_string"].decode("latin-1"))
        if path == "/" and self._is_token(query.get("token", [""])[0]):
            await _answer(guarded, 303, None, location=f"/k/{self._token}/")
            return
        root, _, rest = path.removeprefix("/k/").partition("/")
        if not path.startswith("/k/") or not self._is_token(root) or path == f"/k/{root}":
            what = "no such page; use the address that `screener review` printed"
            await _answer(guarded, 404, what)
            return
        base = f"/k/{root}"
        await self._app({**scope, "root_path": base, "path": f"{base}/{rest}"}, receive, guarded)

    def _refusal(self, scope: Scope) -> tuple[int, str] | None:
        """Status and reason for a request that another page or another name for this host may have made."""
        sent = {name.lower(): value.decode("latin-1") for name, value in scope["headers"]}
        if sent.get(b"host", "") not in self._hosts:
            return 421, "this address is answered under 127.0.0.1 and localhost only"
        if (origin := sent.get(b"origin")) is not None and origin not in self._origins:
            return 403, "another page asked for this"
        if sent.get(b"sec-fetch-site", "none") not in _OURS:
            return 403, "another page asked for this"
        return None

    def _is_token(self, given: str) -> bool:
        return secrets.compare_digest(given.encode("utf-8", "replace"), self._token.encode())


def _with_headers(send: Send) -> Send:
    ours = [(name.lower().encode(), value.encode()) for name, value in HEADERS.items()]
    names = {name for name, _ in ours}

    async def guarded(message: Message) -> None:
        if message["type"] == "http.response.start":
            kept = [pair for pair in message.get("headers", []) if pair[0].lower() not in names]
            message = {**message, "headers": [*kept, *ours]}
        await send(message)

    return guarded


async def _answer(send: Send, status: int, what: str | None, *, location: str = "") -> None:
    body = b"" if what is None else json.dumps({"where": "", "what": what, "hint": ""}).encode()
    headers = [(b"content-type", b"application/json"), (b"content-length", str(len(body)).encode())]
    if location:
        headers.append((b"location", location.encode()))
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})
