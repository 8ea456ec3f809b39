"""What runs in a child process: read one file and answer with one JSON line.

The setup line names lexicons: then each answer is a profile. Without lexicons it is the file's text, or the
status and reason of a file that cannot be read.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable
from datetime import date
from typing import IO, TYPE_CHECKING, Any

from screener.errors import ScreenerError

if TYPE_CHECKING:
    from screener.extract.extractor import Extractor
    from screener.model.profile import Profile

Answer = Callable[[dict[str, Any]], str]

ADDRESS_SPACE = 4 * 2**30
"""Bytes a child may map. A decompression bomb ends here at once, before the watch on resident memory."""


def main() -> None:
    """Read files until the input ends."""
    serve(_answering)


def serve(answering: Callable[[dict[str, Any]], Answer]) -> None:
    """Answer `"ready"` to the setup line, then one line to each task until the input ends.

    answering: from the setup to what answers a task, both JSON; ScreenerError where it cannot be set up.
    """
    answers = _private_stdout()
    tasks = sys.stdin.buffer
    _lock_down()
    try:
        answer = answering(json.loads(tasks.readline()))
    except ScreenerError as error:
        answers.write(json.dumps(str(error)).encode() + b"\n")
        return
    answers.write(b'"ready"\n')
    for line in tasks:
        answers.write(answer(json.loads(line)).encode() + b"\n")


def _answering(setup: dict[str, Any]) -> Answer:
    """Task to answer, both JSON, for what the setup line asks."""
    from screener.model.profile_json import profile_to_json

    if not setup["lexicons"]:
        return lambda task: json.dumps(read_text(**task))
    extractor = _extractor(setup)
    return lambda task: profile_to_json(read_profile(extractor, **task))


def read_text(*, path: str, member: str | None, file: str) -> dict[str, str]:
    """Status and text of a file; status and reason where it cannot be read."""
    from screener.read.faults import ReadFault
    from screener.read.reader import read_document
    from screener.sources import Source

    try:
        return {"status": "read", "text": read_document(Source(path, member, file).read(), file).text}
    except ReadFault as fault:
        return {"status": fault.status, "reason": fault.reason}
    except OSError as error:
        return {"status": "unreadable", "reason": error.strerror or type(error).__name__}


def read_profile(
    extractor: Extractor, *, path: str, member: str | None, file: str, sha256: str, as_of: str
) -> Profile:
    """One file's profile: with status `read`, or with why it was not read."""
    from screener.model.profile import Profile
    from screener.read.faults import ReadFault
    from screener.read.reader import read_document
    from screener.sources import Source

    def not_read(status: str, reason: str) -> Profile:
        return Profile(
            file=file, sha256=sha256, status=status, reason=reason, reader=None, pages=0, as_of=as_of
        )

    try:
        document = read_document(Source(path, member, file).read(), file)
        return extractor.extract(document, file=file, sha256=sha256, as_of=date.fromisoformat(as_of))
    except ReadFault as fault:
        return not_read(fault.status, fault.reason)
    except OSError as error:
        return not_read("unreadable", f"the file cannot be opened: {error.strerror or type(error).__name__}")
    except MemoryError:
        return not_read("too_large", "reading it takes more memory than a worker may use")
    except Exception as error:
        # Anything else is our fault: the row says so without words of the résumé, and the batch goes on.
        if os.environ.get("SCREENER_DEBUG"):
            raise
        return not_read("unreadable", f"reading it failed ({type(error).__name__})")


def _extractor(setup: dict[str, Any]) -> Extractor:
    from screener.config.lexicon import load_lexicon
    from screener.extract.extractor import Extractor

    return Extractor(load_lexicon(setup["lexicons"]))


def _private_stdout() -> IO[bytes]:
    """Answers go through a copy of stdout; what libraries print goes nowhere near them."""
    answers = os.fdopen(os.dup(1), "wb", buffering=0)
    os.dup2(2, 1)
    return answers


def _lock_down() -> None:
    """Limits that the operating system keeps, where it has them."""
    try:
        import resource
    except ImportError:  # Windows: the watch on resident memory and time remains
        return
    resource.setrlimit(resource.RLIMIT_AS, (ADDRESS_SPACE, ADDRESS_SPACE))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    main()
