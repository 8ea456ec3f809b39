"""What runs in a child process: read one file and answer with one JSON line.

The setup line names lexicons: then each answer is a profile. Without lexicons it is the file's text, or the
status and reason of a file that cannot be read.
"""

from __future__ import annotations

import hashlib
import json
import os
import stat
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from screener.child import Answer, serve

if TYPE_CHECKING:
    from screener.extract.extractor import Extractor
    from screener.model.limits import ReadLimits
    from screener.model.profile import Profile


def _answering(setup: dict[str, Any]) -> Answer:
    """Task to answer, both JSON, for what the setup line asks."""
    from screener.model.limits import ReadLimits
    from screener.model.profile_json import profile_to_json
    from screener.read.kinds import load_formats

    load_formats()  # before there are forks, which would each load them
    opener = Opener(ReadLimits(**setup["limits"]))
    if not setup["lexicons"]:
        return lambda task: json.dumps(read_text(opener, **task))
    extractor = _extractor(setup)
    return lambda task: profile_to_json(read_profile(extractor, opener, **task))


class Opener:
    """The bytes of files on disk and of files in containers."""

    def __init__(self, limits: ReadLimits) -> None:
        from screener.read.containers.unpack import Unpacker

        self.limits = limits
        self._unpacker = Unpacker(limits)
        self.close = self._unpacker.close

    def read(self, path: str, inside: Sequence[int]) -> bytes:
        """All bytes; one more than the limit at most, so that the reader sees that there is too much.

        OSError or ReadFault where there are none. Special files are never opened.
        """
        if inside:
            return self._unpacker.read(path, inside)
        if not stat.S_ISREG(Path(path).stat().st_mode):
            raise OSError(0, "it is not a regular file")
        with Path(path).open("rb") as stream:
            return stream.read(self.limits.bytes + 1)


def read_text(opener: Opener, *, path: str, inside: Sequence[int], file: str) -> dict[str, str]:
    """Status and text of a file; status and reason where it cannot be read."""
    from screener.read.faults import ReadFault
    from screener.read.reader import read_document

    try:
        text = read_document(opener.read(path, inside), file, opener.limits).text
        if not text.strip():
            return {"status": "empty", "reason": "none of its text can be seen on the pages"}
        return {"status": "read", "text": text}
    except ReadFault as fault:
        return {"status": fault.status, "reason": fault.reason}
    except OSError as error:
        return {"status": "unreadable", "reason": error.strerror or type(error).__name__}


def read_profile(
    extractor: Extractor,
    opener: Opener,
    *,
    path: str,
    inside: Sequence[int],
    file: str,
    as_of: str,
    password: str = "",
) -> Profile:
    """One file's profile: with status `read`, or with why it was not read.

    password: what a person typed to open it.
    Its sha256 is that of the bytes that were read, "" where there were none: a file may be replaced.
    """
    from screener.model.profile import Profile
    from screener.read.reader import read_document
    from screener.read.unlocked import unlocked

    sha256 = ""
    try:
        content = opener.read(path, inside)
        if len(content) <= opener.limits.bytes:
            sha256 = hashlib.sha256(content).hexdigest()
        opened = unlocked(content, password) if password else content
        document = read_document(opened, file, opener.limits)
        return extractor.extract(document, file=file, sha256=sha256, as_of=date.fromisoformat(as_of))
    except Exception as error:  # noqa: BLE001 - a file can raise anything; each has its status
        status, reason = _why_not_read(error)
        return Profile(file, sha256, status, reason, reader=None, pages=0, as_of=as_of)


def _why_not_read(error: Exception) -> tuple[str, str]:
    """Status and reason of a file that could not be read; with SCREENER_DEBUG our own faults are raised."""
    from screener.read.faults import ReadFault

    if isinstance(error, ReadFault):
        return error.status, error.reason
    if isinstance(error, OSError):
        return "unreadable", f"the file cannot be opened: {error.strerror or type(error).__name__}"
    if isinstance(error, MemoryError):
        return "too_large", "reading it takes more memory than a worker may use"
    # Anything else is our fault: the row says so without words of the résumé, and the batch goes on.
    if os.environ.get("SCREENER_DEBUG"):
        raise error
    return "unreadable", f"reading it failed ({type(error).__name__})"


def _extractor(setup: dict[str, Any]) -> Extractor:
    from screener.config.lexicon import load_lexicon
    from screener.extract.extractor import Extractor

    return Extractor(load_lexicon(setup["lexicons"]))


if __name__ == "__main__":
    serve(_answering)
