"""The page's own scripts and styles, held in memory: fifty small files are asked for at every load."""

from __future__ import annotations

import mimetypes
from pathlib import Path

from starlette.types import Receive, Scope, Send


class StaticFiles:
    """An application that answers with the files of one folder, by their names."""

    def __init__(self, folder: Path) -> None:
        mimetypes.add_type("text/javascript", ".js")  # some systems' tables say otherwise, or nothing
        mimetypes.add_type("image/svg+xml", ".svg")
        self._files = {path.name: (_headers(path), path.read_bytes()) for path in folder.iterdir()}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One file, or 404."""
        del receive
        name = scope["path"].rpartition("/")[2]
        headers, body = self._files.get(name, ([(b"content-length", b"0")], b""))
        status = 200 if name in self._files else 404
        if scope["method"] not in ("GET", "HEAD"):
            status, headers, body = 405, [(b"content-length", b"0")], b""
        await send({"type": "http.response.start", "status": status, "headers": headers})
        await send({"type": "http.response.body", "body": b"" if scope["method"] == "HEAD" else body})


def _headers(path: Path) -> list[tuple[bytes, bytes]]:
    kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    charset = "; charset=utf-8" if kind.startswith("text/") else ""
    length = str(path.stat().st_size).encode()
    return [(b"content-type", f"{kind}{charset}".encode()), (b"content-length", length)]
