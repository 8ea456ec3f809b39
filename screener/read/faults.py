"""Why a file was not read."""

from __future__ import annotations


class ReadFault(Exception):  # noqa: N818 - a fault of the file, in the design's words
    """status: one of model.document.STATUSES; reason: plain words without any of the file's text."""

    def __init__(self, status: str, reason: str) -> None:
        super().__init__(f"{status}: {reason}")
        self.status = status
        self.reason = reason
