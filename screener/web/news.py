"""What happens, told to every open page as server-sent events."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from typing import Any

KEPT = 10_000
"""Events that wait for a page that does not listen; beyond them it is told to look anew."""

BEAT = 15.0
"""Seconds of silence after which a comment shows that the line is open."""


class News:
    """Any thread may tell; each page listens by itself."""

    def __init__(self) -> None:
        self._listeners: set[tuple[asyncio.AbstractEventLoop, asyncio.Queue[str | None]]] = set()

    def tell(self, event: str, content: Any) -> None:
        """Send an event to all who listen."""
        body = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
        self._send(f"event: {event}\ndata: {body}\n\n")

    def close(self) -> None:
        """Say good-bye and end every line."""
        self.tell("bye", {})
        self._send(None)

    def _send(self, text: str | None) -> None:
        for loop, waiting in list(self._listeners):
            if not loop.is_closed():
                loop.call_soon_threadsafe(_put, waiting, text)

    async def listen(self) -> AsyncIterator[bytes]:
        """Events from now on."""
        waiting: asyncio.Queue[str | None] = asyncio.Queue(KEPT)
        listener = (asyncio.get_running_loop(), waiting)
        self._listeners.add(listener)
        try:
            yield b": open\n\n"
            while True:
                try:
                    text = await asyncio.wait_for(waiting.get(), BEAT)
                except TimeoutError:
                    yield b": still here\n\n"
                    continue
                if text is None:
                    return
                yield text.encode("utf-8", "backslashreplace")
        finally:
            self._listeners.discard(listener)


def _put(waiting: asyncio.Queue[str | None], text: str | None) -> None:
    if waiting.full():
        while not waiting.empty():
            waiting.get_nowait()
        waiting.put_nowait('event: changed\ndata: {"key":null}\n\n')
    waiting.put_nowait(text)
