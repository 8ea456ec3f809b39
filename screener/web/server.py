"""Listening on this computer alone, and ending cleanly."""

from __future__ import annotations

import os
import secrets
import socket
from collections.abc import Callable
from threading import Thread
from types import FrameType
from typing import TYPE_CHECKING

from screener.errors import ScreenerError
from screener.web.news import News
from screener.web.reader import Reader
from screener.web.sitting import Setup, Sitting

if TYPE_CHECKING:
    from screener.web.pictures import Pictures

HOST = "127.0.0.1"


def listen(port: int) -> socket.socket:
    """A socket on this computer alone, on any free port where `port` is 0; ScreenerError if it is in use."""
    found = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    if os.name == "posix":  # elsewhere it would let two programs have one port
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
    sitting, news = Sitting(setup), News()
    reader = Reader(sitting, news)
    # Children need a second to get ready: they do so while the server is being imported.
    reader.start()
    try:
        _answer(sitting, news, reader, bound, ready)
    finally:
        reader.stop()


def _answer(
    sitting: Sitting, news: News, reader: Reader, bound: socket.socket, ready: Callable[[str], None]
) -> None:
    import uvicorn

    from screener.web.app import review_app
    from screener.web.desk import Desk
    from screener.web.guard import Guard
    from screener.web.pictures import Pictures

    class Server(uvicorn.Server):
        """Says good-bye to open pages when it is told to end, so that it need not wait for them."""

        def handle_exit(self, sig: int, frame: FrameType | None) -> None:
            """End on a signal; at once, where it comes a second time."""
            del sig, frame
            news.close()
            self.force_exit, self.should_exit = self.should_exit, True

    port, token = bound.getsockname()[1], secrets.token_urlsafe(16)
    with Pictures() as pictures:
        desk = Desk(sitting, news, reader, pictures)
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
        Thread(target=_warm, args=(reader, pictures), name="warming", daemon=True).start()
        bound.listen(128)
        ready(f"http://{HOST}:{port}/?token={token}")
        Server(config).run(sockets=[bound])


def _warm(reader: Reader, pictures: Pictures) -> None:
    """When files are read and the machine has time: the child that draws pages."""
    reader.wait()
    pictures.warm()
