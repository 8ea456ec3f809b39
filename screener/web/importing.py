"""Files dropped on the page: kept beside the workspace under names of our own, then read like all others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route
from starlette.types import Message

from screener.model.limits import LIMITS
from screener.sources import Source, gather
from screener.store.dropped import keep_file, shown_name
from screener.web import fields
from screener.web.answers import as_json, refuse
from screener.web.desk import Desk, body_of, now

MOST_FILES = 5_000
LARGEST_DROP = LIMITS.unpacked
"""Bytes of one drop, all files together; archives may be as large as what may come out of them."""


class Importing:
    """The routes of files."""

    def __init__(self, desk: Desk) -> None:
        self._desk, self._sitting, self._reader = desk, desk.sitting, desk.reader

    def routes(self) -> list[BaseRoute]:
        """Their addresses."""
        return [
            Route("/files", self.files, methods=["POST"]),
            Route("/stop", self.stop, methods=["POST"]),
            Route("/read", self.read, methods=["POST"]),
        ]

    async def files(self, request: Request) -> Response:
        """Take files; they are read in their turn."""
        form = await Request(request.scope, _at_most(request, LARGEST_DROP)).form(
            max_files=MOST_FILES, max_fields=MOST_FILES
        )
        try:
            uploads = [each for _, each in form.multi_items() if isinstance(each, UploadFile)]
            if not uploads:
                raise refuse(400, "no files came with it")
            return await run_in_threadpool(partial(self._take, uploads))
        finally:
            await form.close()

    async def stop(self, request: Request) -> Response:
        """End the reading; what is read stays."""
        del request
        await run_in_threadpool(self._reader.stop)
        return as_json({"version": self._sitting.view().version})

    async def read(self, request: Request) -> Response:
        """Read one file again, with a password where the person gives one."""
        body = await body_of(request)
        return await run_in_threadpool(self._again, body)

    def _take(self, uploads: Sequence[UploadFile]) -> Response:
        workspace = self._sitting.setup.workspace
        kept = []
        for upload in uploads:
            name = shown_name(upload.filename or "")
            most = LARGEST_DROP if name.lower().endswith(".zip") else LIMITS.bytes
            kept.append((keep_file(workspace, name, upload.file, most), name))
        with self._desk.workspace() as opened:
            opened.people.take(now(), [(str(path), name) for path, name in kept])
        self._sitting.add(dropped_sources(kept))
        return as_json({"job": self._reader.start(), "files": len(kept)})

    def _again(self, body: dict[str, Any]) -> Response:
        view, card = self._desk.found(fields.text(body, "key"))
        seat = view.seat(card)
        if seat.source.status:
            raise refuse(422, f"it cannot be read: {seat.source.reason}", where=seat.key)
        if password := fields.text(body, "password"):
            self._sitting.passwords[seat.source.file] = password
        with self._desk.workspace() as opened:
            opened.forget_profile(seat.content)
        return as_json({"job": self._reader.start()})


def dropped_sources(kept: Sequence[tuple[Path, str]]) -> Iterator[Source]:
    """The sources in files that were dropped, under the names they had."""
    for path, name in kept:
        if not path.exists():
            continue
        for source in gather([path]).sources:
            inner = source.file.removeprefix(path.name)
            container = f"{name}/" if source.container else ""
            yield replace(source, file=f"{name}{inner}", container=container)


def _at_most(request: Request, most: int) -> Any:
    """The request's stream, which ends with a refusal where more comes than is taken."""
    taken = 0

    async def receive() -> Message:
        nonlocal taken
        message = await request.receive()
        taken += len(message.get("body", b""))
        if taken > most:
            raise refuse(413, f"more than {most // 2**20:,} MB at once", hint="drop them in parts")
        return message

    return receive
