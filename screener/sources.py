"""Which files a person means by RESUMES: files, folders and .zip archives, each file once."""

from __future__ import annotations

import hashlib
import os
import stat
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from screener.errors import ScreenerError

LARGEST_FILE = 100 * 2**20
"""Bytes. A résumé of a hundred megabytes is a scan of a hundred pages or not a résumé."""

MOST_MEMBERS = 20_000
_NOT_DOCUMENTS = {"thumbs.db", "desktop.ini", ".ds_store"}


@dataclass(frozen=True, slots=True)
class Source:
    """One input file. member: its name inside the archive at `path`. file: the name shown to people."""

    path: str
    member: str | None
    file: str

    def open(self) -> IO[bytes]:
        """The bytes as a stream. OSError where there is nothing to open; special files are never opened."""
        if not stat.S_ISREG(Path(self.path).stat().st_mode):
            raise OSError(0, "it is not a regular file")
        if self.member is None:
            return Path(self.path).open("rb")
        try:
            with zipfile.ZipFile(self.path) as archive:
                return archive.open(self.member)
        except (zipfile.BadZipFile, KeyError, RuntimeError, NotImplementedError) as error:
            raise OSError(0, f"the archive cannot be opened ({type(error).__name__})") from error

    def read(self) -> bytes:
        """All bytes, one more than LARGEST_FILE at most, so that the reader sees that there is too much."""
        with self.open() as stream:
            try:
                return stream.read(LARGEST_FILE + 1)
            except (zipfile.BadZipFile, RuntimeError) as error:
                raise OSError(0, f"the archive is damaged ({type(error).__name__})") from error

    def sha256(self) -> str:
        """Hash of the bytes, "" where they cannot be read."""
        digest = hashlib.sha256()
        try:
            with self.open() as stream:
                while block := stream.read(2**20):
                    digest.update(block)
        except (OSError, zipfile.BadZipFile, RuntimeError, EOFError):
            return ""
        return digest.hexdigest()


@dataclass(frozen=True, slots=True)
class Gathered:
    """The sources in order of name, and the names of system files that were passed over."""

    sources: tuple[Source, ...]
    passed_over: tuple[str, ...]


def gather(resumes: Sequence[str | Path]) -> Gathered:
    """Every file under the given paths once, whatever the order and overlap of the paths.

    ScreenerError where a path does not exist; exit code 4 where there is no file at all.
    """
    found: dict[tuple[str, str | None], Source] = {}
    passed_over: list[str] = []
    for given in resumes:
        path = Path(given)
        if not os.path.lexists(path):
            raise ScreenerError(printable(str(given)), "there is no such file or folder")
        for source, real in _expand(path):
            if _not_meant(source.file):
                passed_over.append(source.file)
            else:
                found.setdefault((real, source.member), source)
    if not found:
        named = ", ".join(printable(str(r)) for r in resumes)
        raise ScreenerError(named, "no files to read here", "name a folder that holds résumés", exit_code=4)
    return Gathered(tuple(_with_distinct_names(list(found.values()))), tuple(sorted(passed_over)))


def printable(name: str) -> str:
    """A file name as it can be shown and written: bytes that are no UTF-8 as escapes."""
    return name if name.isascii() else name.encode("utf-8", "backslashreplace").decode("utf-8")


def _not_meant(file: str) -> bool:
    """True for what systems and programs leave beside documents, and for all in hidden folders."""
    parts = file.split("/")
    name = parts[-1]
    return (
        name.casefold() in _NOT_DOCUMENTS
        or name.startswith("~$")
        or file.startswith("__MACOSX/")
        or any(part.startswith(".") and part != "." for part in parts)
    )


def _expand(path: Path) -> Iterator[tuple[Source, str]]:
    """The sources that a path stands for, each with its file's path without links."""
    if path.is_dir():
        yield from _walk(str(path))
        return
    real = os.path.realpath(path)
    if path.suffix.lower() == ".zip" and zipfile.is_zipfile(path):
        yield from ((member, real) for member in _members(path, path.name))
    else:
        yield Source(str(path), None, printable(path.name)), real


def _walk(top: str) -> Iterator[tuple[Source, str]]:
    """The same for all below a folder; a folder that a link leads back to is visited once.

    Strings and directory entries, since a Path for each of ten thousand files takes longer than walking them.
    """
    visited: set[str] = set()
    waiting = [(top, "")]
    while waiting:
        folder, below = waiting.pop()
        if (real := os.path.realpath(folder)) in visited:
            continue
        visited.add(real)
        folders = []
        for entry in _entries(folder):
            path, name = f"{folder}{os.sep}{entry.name}", f"{below}{entry.name}"
            if _is_folder(entry):
                folders.append((path, f"{name}/"))
                continue
            at = os.path.realpath(path) if entry.is_symlink() else f"{real}{os.sep}{entry.name}"
            if name.lower().endswith(".zip") and Path(path).is_file() and zipfile.is_zipfile(path):
                yield from ((member, at) for member in _members(Path(path), printable(name)))
            else:
                yield Source(path, None, printable(name)), at
        waiting += reversed(folders)


def _entries(folder: str) -> list[os.DirEntry[str]]:
    """What lies in a folder, in order of name; nothing where it may not be read."""
    try:
        with os.scandir(folder) as found:
            return sorted(found, key=lambda entry: entry.name)
    except OSError:
        return []


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:  # a link that leads to itself
        return False


def _members(path: Path, shown: str) -> Iterator[Source]:
    try:
        with zipfile.ZipFile(path) as archive:
            names = [i.filename for i in archive.infolist() if not i.is_dir()][:MOST_MEMBERS]
    except (zipfile.BadZipFile, OSError, ValueError):
        names = []
    if not names:
        yield Source(str(path), None, shown)
    for name in sorted(set(names)):
        yield Source(str(path), name, f"{shown}/{printable(name)}")


def _with_distinct_names(sources: list[Source]) -> list[Source]:
    """Where two files would be shown under one name, both are shown by their whole path."""
    shown: dict[str, int] = {}
    for source in sources:
        shown[source.file] = shown.get(source.file, 0) + 1
    named = [
        source
        if shown[source.file] == 1
        else Source(
            source.path, source.member, printable("/".join(filter(None, (source.path, source.member))))
        )
        for source in sources
    ]
    return sorted(named, key=lambda source: source.file)
