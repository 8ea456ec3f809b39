"""Listening on this computer alone, and ending cleanly."""

from __future__ import annotations

import secrets
import socket
from collections.abc import Callable
from types import FrameType

import uvicorn

from screener.errors import ScreenerError
from screener.web.app import review_app
from screener.web.desk import desk_of
from screener.web.guard import Guard
from screener.web.news import News
from screener.web.pictures import Pictures
from screener.web.sitting import Setup

HOST = "127.0.0.1"


class _Server(uvicorn.Server):
    """Says good-bye to open pages when it is told to end, so that it need not wait for them."""

    def __init__(self, config: uvicorn.Config, news: News) -> None:
        super().__init__(config)
        self._news = news

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """End on Ctrl-C or a signal."""
        self._news.close()
        super().handle_exit(sig, frame)


def listen(port: int) -> socket.socket:
    """A socket on this computer alone, on any free port where `port` is 0; ScreenerError if it is in use."""
    found = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    found.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        found.bind((HOST, port))
    except OSError as error:
        found.close()
        hint = "leave --port out to take any free one"
        raise ScreenerError(f"--port {port}", f"cannot be used ({error.strerror})", hint) from error
    return found


def serve(setup: Setup, bound: socket.socket, ready: Callable[[str], None]) -> None:
    """Answer until Ctrl-C or a signal. ready: called with the address once pages can be asked for.

    ScreenerError where the posting has faults.
    """
    port, token = bound.getsockname()[1], secrets.token_urlsafe(16)
    with Pictures() as pictures:
        desk = desk_of(setup, pictures)
        config = uvicorn.Config(
            Guard(review_app(desk), token, port),
            log_level="critical",
            access_log=False,
            server_header=False,
            date_header=False,
            ws="none",
            lifespan="off",
            timeout_graceful_shutdown=2,
        )
        server = _Server(config, desk.news)
        desk.reader.start()
        bound.listen(128)
        ready(f"http://{HOST}:{port}/?token={token}")
        try:
            server.run(sockets=[bound])
        finally:
            desk.reader.stop()
