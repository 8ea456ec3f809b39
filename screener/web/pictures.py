"""Pages as pictures and texts, made by children that may be killed."""

from __future__ import annotations

import json
import threading
from collections import OrderedDict
from contextlib import suppress
from enum import Enum
from typing import Any

from screener.errors import ScreenerError
from screener.model.profile import Profile
from screener.model.profile_json import profile_to_json
from screener.pool import Limits
from screener.standby import Standby
from screener.web.answers import refuse
from screener.web.view import Seat

KEPT = 48
"""Pictures kept in memory: the last pages seen and the next ones fetched ahead; nothing goes to the disk."""

_FAILURES = {
    "timed_out": "showing it took longer than a file may take",
    "memory": "showing it takes more memory than a worker may use",
    "crashed": "showing it ended the worker: the file is damaged or hostile",
}
LIMITS = Limits(cpu=15.0, wall=45.0)


class ShowAll(Enum):
    """That nobody is to be left out: said, never meant by saying nothing."""

    SHOW_ALL = "show all"


SHOW_ALL = ShowAll.SHOW_ALL
Masked = Profile | ShowAll
"""Who is to be left out of a page."""


class Pictures:
    """Use as a context manager. jobs: children at once. passwords: file to what a person typed to open it."""

    def __init__(self, jobs: int = 2) -> None:
        self.passwords: dict[str, str] = {}
        self._children = Standby("screener.pages", {}, jobs, LIMITS)
        self._kept: OrderedDict[tuple[Any, ...], str] = OrderedDict()
        self._lock = threading.Lock()

    def __enter__(self) -> Pictures:
        return self

    def __exit__(self, *_: object) -> None:
        self._children.__exit__()

    def picture(self, seat: Seat, number: int, scale: float, masked: Masked) -> str:
        """A page as PNG in base64; masked: who is painted over. Refused where it cannot be shown."""
        place = (seat.content, seat.source.path, seat.source.inside)
        key = (*place, number, scale, _told(masked))
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key]
        found = self._ask(seat, masked, ask="picture", n=number, scale=scale)
        picture = str(found.get("png", ""))
        with self._lock:
            self._kept[key] = picture
            while len(self._kept) > KEPT:
                self._kept.popitem(last=False)
        return picture

    def text(self, seat: Seat, masked: Masked) -> dict[str, Any]:
        """The lines of a file, and what is not visible on its pages."""
        found = self._ask(seat, masked, ask="text")
        return {"lines": found.get("lines", []), "not_visible": found.get("not_visible", [])}

    def words(self, seat: Seat, start: int, end: int) -> dict[str, Any]:
        """The words at [start, end) of a file with their place; Refused where there are none."""
        return self._ask(seat, SHOW_ALL, ask="words", start=start, end=end)

    def warm(self) -> None:
        """Have one child ready for the first page; what goes wrong is told when a page is asked for."""
        with suppress(ScreenerError):
            self._children.ask({"ask": "ready"})

    def _ask(self, seat: Seat, masked: Masked, **asked: Any) -> dict[str, Any]:
        source = seat.source
        task = {
            **asked,
            "path": source.path,
            "inside": source.inside,
            "file": source.file,
            "content": seat.content,
            "password": self.passwords.get(source.file, ""),
            "person": _told(masked),
        }
        answer = self._children.ask(task)
        reason = _FAILURES.get(answer.failure, "")
        if answer.line is not None:
            found = json.loads(answer.line)
            if isinstance(found, dict) and "reason" not in found:
                return found
            reason = str(found.get("reason", "")) if isinstance(found, dict) else "no usable answer"
        raise refuse(404, f"cannot be shown: {reason}", where=seat.key, hint="look at its text instead")


def _told(masked: Masked) -> str | None:
    return None if isinstance(masked, ShowAll) else profile_to_json(masked)
