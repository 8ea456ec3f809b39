"""Marks by which it is known whether something is still what it was."""

from __future__ import annotations

import hashlib
import os
import stat
from contextlib import suppress
from functools import cache

from screener import __version__
from screener.model.concept import Lexicon
from screener.model.limits import LIMITS, ReadLimits
from screener.read.recognise.engines import engine

_BLOCK = 2**20


def reader_version(lexicon: Lexicon, limits: ReadLimits = LIMITS) -> str:
    """By what a profile was read: the program, its lexicon, what recognises the text of pictures, and limits
    that are not the usual ones."""
    return f"{program_version()}/{lexicon.version}{_recogniser()}{_other_limits(limits)}"


def _recogniser() -> str:
    """A mark of the engine that recognises the text of pictures; "" where there is none."""
    chosen = engine()
    return f"/{chosen.version()}" if chosen else ""


@cache
def program_version() -> str:
    """The program's version with a stamp of its files, so that no other program's readings are recalled.

    Taken once: files that are changed while it runs make no other program of what is running.
    """
    package = os.path.dirname(__file__)  # noqa: PTH120 - see stamp_of
    digest = hashlib.sha256()
    for folder, folders, files in os.walk(package):
        folders.sort()
        for name in sorted(file for file in files if file.endswith(".py")):
            path = f"{folder}{os.sep}{name}"
            digest.update(f"{path.removeprefix(package)} {stamp_of(path)}\n".encode())
    return f"{__version__}+{digest.hexdigest()[:12]}"


def _other_limits(limits: ReadLimits) -> str:
    """A mark of limits that are not the usual ones: under others, a reading is another reading."""
    if limits == LIMITS:
        return ""
    return "/" + ",".join(f"{name}={number}" for name, number in limits.plain().items())


def stamp_of(path: str) -> str:
    """Changes whenever the file is written; "" where there is none."""
    try:
        found = os.stat(path)  # noqa: PTH116 - thousands of paths: a Path for each would take longer than this
    except OSError:
        return ""
    return f"{found.st_size}.{found.st_mtime_ns}.{found.st_ctime_ns}"


def suffix_of(file: str) -> str:
    """A file name's suffix in small letters, with its dot."""
    dot = file.rfind(".")
    return file[dot:].lower() if dot > file.rfind("/") else ""


def bytes_of(path: str) -> bytes:
    """A path as it can be kept, whatever bytes it holds."""
    return path.encode("utf-8", "surrogatepass")


def hash_of_file(path: str, most: int = LIMITS.bytes) -> str:
    """SHA-256 of a file on disk; "" where it cannot be read, or is larger than anything that is read."""
    digest = hashlib.sha256()
    try:
        found = os.stat(path)  # noqa: PTH116 - thousands of paths: a Path for each would take longer than this
        if not stat.S_ISREG(found.st_mode) or found.st_size > most:
            return ""
        with open(path, "rb", buffering=0) as stream:  # noqa: PTH123 - the same
            while block := stream.read(_BLOCK):
                digest.update(block)
    except OSError:
        return ""
    return digest.hexdigest()


def head_of(path: str, most: int) -> bytes:
    """The first bytes of a file on disk; none where it is no file, or cannot be opened."""
    with suppress(OSError):
        if stat.S_ISREG(os.stat(path).st_mode):  # noqa: PTH116 - as in stamp_of
            with open(path, "rb", buffering=0) as stream:  # noqa: PTH123 - the same
                return stream.read(most)
    return b""
