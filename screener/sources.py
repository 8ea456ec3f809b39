"""Which files a person means by RESUMES: files, folders and what is in archives, each file once."""

from __future__ import annotations

import hashlib
import json
import os
import stat
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from screener.errors import ScreenerError
from screener.model.limits import LIMITS, ReadLimits
from screener.read.containers.unpack import may_hold_files
from screener.registry import did_you_mean

if TYPE_CHECKING:
    from screener.pool import Answer

FAILURES = {
    "timed_out": ("timed_out", "reading it took longer than a file may take"),
    "memory": ("too_large", "reading it takes more memory than a worker may use"),
    "crashed": ("unreadable", "reading it ended the worker: the file is damaged or hostile"),
    "nonsense": ("unreadable", "the worker that read it gave no usable answer"),
}
"""What became of a child to the status and the reason of the file that it had. "nonsense" is the caller's."""

LISTING_CPU = 120.0
"""CPU seconds that looking into one archive may take: two gigabytes are hashed in a third of it."""

_NOT_DOCUMENTS = {"thumbs.db", "desktop.ini", ".ds_store"}
_BLOCK = 2**20


@dataclass(frozen=True, slots=True)
class Source:
    """One input file, or what is known not to be one.

    path: of the file on disk. file: the name shown to people. inside: its number in the container at `path`,
    behind those of the containers between. sha256: of a file in a container, "" where it is not known yet.
    status, reason: why it will not be read, "" where it may be. container: how the container is shown.
    """

    path: str
    file: str
    inside: tuple[int, ...] = ()
    sha256: str = ""
    status: str = ""
    reason: str = ""
    container: str = ""


@dataclass(frozen=True, slots=True)
class Gathered:
    """The sources in order of name, and the names of system files that were passed over."""

    sources: tuple[Source, ...]
    passed_over: tuple[str, ...]


def gather(resumes: Sequence[str | Path], limits: ReadLimits = LIMITS) -> Gathered:
    """Every file under the given paths once, whatever the order and overlap of the paths.

    ScreenerError where a path does not exist; exit code 4 where there is no file at all.
    """
    found: dict[str, Source] = {}
    passed_over: list[str] = []
    for given in resumes:
        path = Path(given)
        if not os.path.lexists(path):
            raise ScreenerError(printable(str(given)), "there is no such file or folder")
        for source, place in _below(path):
            if _not_meant(source.file):
                passed_over.append(source.file)
            else:
                found.setdefault(place, source)
    on_disk = _told_apart(list(found.values()), by_path=True)
    sources: list[Source] = []
    for source in _unpacked(on_disk, limits):
        if source.inside and _not_meant(source.file.removeprefix(source.container)):
            passed_over.append(source.file)
        else:
            sources.append(source)
    if not sources:
        named = ", ".join(printable(str(r)) for r in resumes)
        raise ScreenerError(named, "no files to read here", "name a folder that holds résumés", exit_code=4)
    return Gathered(tuple(_told_apart(sources)), tuple(sorted(passed_over)))


def together(sources: Iterable[Source]) -> tuple[Source, ...]:
    """Sources of several gatherings in order of name, each place once, told apart by their names."""
    places = {(os.path.realpath(s.path), s.inside): s for s in sources}
    return tuple(_told_apart(list(places.values())))


def named(gathered: Gathered, names: Sequence[str]) -> frozenset[str]:
    """The files that are meant by names in the list or by paths; ScreenerError where one is none of them."""
    found = set()
    for name in names:
        path = os.path.realpath(name)
        meant = {s.file for s in gathered.sources if name == s.file or path == os.path.realpath(s.path)}
        if not meant:
            hint = did_you_mean(name, [source.file for source in gathered.sources])
            raise ScreenerError(
                printable(name), "is none of the files to read", hint or "name it as the list does"
            )
        found |= meant
    return frozenset(found)


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


def printable(name: str) -> str:
    """A file name as it can be shown and written: bytes that are no UTF-8 as escapes."""
    return name if name.isascii() else name.encode("utf-8", "backslashreplace").decode("utf-8")


def _not_meant(file: str) -> bool:
    """True for what systems and programs leave beside documents, and for all in hidden folders."""
    parts = file.split("/")
    return (
        parts[-1].casefold() in _NOT_DOCUMENTS
        or parts[-1].startswith("~$")
        or "__MACOSX" in parts
        or any(part.startswith(".") and part not in (".", "..") for part in parts)
    )


def _below(path: Path) -> Iterator[tuple[Source, str]]:
    """The files that a path stands for, each with its place: the folder without links, and the name."""
    if path.is_dir():
        yield from _walk(str(path))
    else:
        yield Source(str(path), printable(path.name)), f"{os.path.realpath(path.parent)}{os.sep}{path.name}"


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
        try:
            with os.scandir(folder) as found:
                entries = sorted(found, key=lambda entry: entry.name)
        except OSError as error:
            reason = f"the folder cannot be opened: {error.strerror or type(error).__name__}"
            shown = printable(below) or f"{printable(Path(folder).name)}/"
            yield Source(folder, shown, status="unreadable", reason=reason), real
            continue
        folders = []
        for entry in entries:
            path, name = f"{folder}{os.sep}{entry.name}", f"{below}{entry.name}"
            if _is_folder(entry):
                folders.append((path, f"{name}/"))
            else:
                yield Source(path, printable(name)), f"{real}{os.sep}{entry.name}"
        waiting += reversed(folders)


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:  # a link that leads to itself
        return False


def _unpacked(sources: list[Source], limits: ReadLimits) -> Iterator[Source]:
    """The sources, and in place of each container what is in it, which a child process finds out."""
    from screener.pool import Limits, Pool

    looked_into = [s for s in sources if not s.status and may_hold_files(s.file)]
    answers: dict[str, Answer] = {}
    if looked_into:
        tasks = [{"path": source.path} for source in looked_into]
        jobs = min(len(tasks), os.cpu_count() or 1)
        with Pool("screener.lister", {"limits": limits.plain()}, jobs, Limits(LISTING_CPU)) as pool:
            answers = {looked_into[index].file: answer for index, answer in pool.run(tasks)}
    for source in sources:
        if source.file in answers:
            yield from _held(source, answers[source.file])
        else:
            yield source


def _held(source: Source, answer: Answer) -> list[Source]:
    """What a container holds by the answer of the child that looked into it; itself where it is none."""
    listed: Any = None
    failure = answer.failure
    if answer.line is not None:
        try:
            listed = json.loads(answer.line)
            if listed is None:
                return [source]
            if isinstance(listed, dict):
                return [replace(source, status=str(listed["status"]), reason=str(listed["reason"]))]
            found = [_file_in(source, *each) for each in listed]
        except (ValueError, TypeError, KeyError):
            failure = "nonsense"
        else:
            return found or [replace(source, status="empty", reason="there are no files in it")]
    status, reason = FAILURES[failure]
    return [replace(source, status=status, reason=reason)]


def _file_in(
    container: Source, inside: list[int], name: str, sha256: str, status: str, reason: str
) -> Source:
    file = f"{container.file}/{printable(name)}" if inside else container.file
    return Source(container.path, file, tuple(inside), sha256, status, reason, f"{container.file}/")


def _told_apart(sources: list[Source], *, by_path: bool = False) -> list[Source]:
    """In order of name; those that would be shown under one name by their whole path, then by a number."""
    shown = Counter(source.file for source in sources)
    taken = {name for name, count in shown.items() if count == 1}
    named = []
    for source in sorted(sources, key=lambda source: (source.file, source.path, source.inside)):
        if shown[source.file] > 1:
            name = free = printable(source.path) if by_path else source.file
            number = 1
            while free in taken:
                number += 1
                free = _numbered(name, number)
            taken.add(free)
            source = replace(source, file=free)  # noqa: PLW2901 - the same source under its own name
        named.append(source)
    return sorted(named, key=lambda source: source.file)


def _numbered(name: str, number: int) -> str:
    """`cv (2).pdf`: before the suffix, which tells how to read a text."""
    folder, slash, last = name.rpartition("/")
    stem, dot, suffix = last.rpartition(".")
    if not stem:
        stem, dot, suffix = last, "", ""
    return f"{folder}{slash}{stem} ({number}){dot}{suffix}"
