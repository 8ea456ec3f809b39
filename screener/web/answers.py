"""Answers as JSON, and faults in one shape: where, what, hint."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from screener.errors import ScreenerError
from screener.web.told import fault, faults


class RefusalError(Exception):
    """An act that is not done: status, and the body that says why."""

    def __init__(self, status: int, body: dict[str, Any]) -> None:
        self.status, self.body = status, body
        super().__init__(str(body.get("what", "")))


def as_json(content: Any, status: int = 200) -> Response:
    """UTF-8, without blanks; a stray half of a character pair as the escape that JSON knows."""
    body = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    return Response(body.encode("utf-8", "backslashreplace"), status, media_type="application/json")


def refuse(status: int, what: str, *, where: str = "", hint: str = "") -> RefusalError:
    """The exception for one fault."""
    return RefusalError(status, fault(what, where=where, hint=hint))


async def on_refused(request: Request, error: Exception) -> Response:
    """What was refused on purpose."""
    del request
    assert isinstance(error, RefusalError)  # noqa: S101 - registered for this type alone
    return as_json(error.body, error.status)


async def on_screener_error(request: Request, error: Exception) -> Response:
    """Wrong input, or a workspace that cannot be used now."""
    del request
    assert isinstance(error, ScreenerError)  # noqa: S101 - registered for this type alone
    return as_json(faults(error.faults), 422)


async def on_disk_fault(request: Request, error: Exception) -> Response:
    """A full disk, or one that cannot be written, while something came in."""
    del request
    what = f"the disk cannot be used ({getattr(error, 'strerror', None) or type(error).__name__})"
    return as_json(fault(what, hint="make room on the disk, then try again"), 507)


async def on_rebuilt(refusal: Callable[[], RefusalError], request: Request, error: Exception) -> Response:
    """A workspace that turned out to be damaged while it was being read."""
    del error
    return await on_refused(request, refusal())


async def on_unexpected(request: Request, error: Exception) -> Response:
    """Anything else is our fault; the message is kept back, since it may quote a résumé."""
    del request
    return as_json(fault(f"unexpected fault ({type(error).__name__})", hint="set SCREENER_DEBUG=1"), 500)
