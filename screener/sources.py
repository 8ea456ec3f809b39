"""Which files a person means by RESUMES: files, folders and what is in archives, each file once."""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from screener.errors import ScreenerError
from screener.model.limits import LIMITS, ReadLimits
from screener.read.containers.unpack import HEAD, may_hold_files
from screener.registry import did_you_mean
from screener.stamps import head_of

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

    A path may go on into an archive or a mail, as lists show it: `june.zip/roe.pdf`.
    ScreenerError where a path does not exist; exit code 4 where there is no file at all.
    """
    found: dict[str, Source] = {}
    passed_over: list[str] = []
    within: dict[str, set[str]] = {}
    for given in resumes:
        path, member = _parted(Path(given))
        for source, place in _below(path):
            if _not_meant(source.file):
                passed_over.append(source.file)
            else:
                within.setdefault(found.setdefault(place, source).path, set()).add(member)
    on_disk = _told_apart(list(found.values()), by_path=True)
    sources: list[Source] = []
    for source in _chosen(_told_apart([*_unpacked(on_disk, limits)]), within):
        if source.inside and _not_meant(source.file.removeprefix(source.container)):
            passed_over.append(source.file)
        else:
            sources.append(source)
    if not sources:
        named = ", ".join(printable(str(r)) for r in resumes)
        raise ScreenerError(named, "no files to read here", "name a folder that holds résumés", exit_code=4)
    return Gathered(tuple(sources), tuple(sorted(passed_over)))


def _parted(path: Path) -> tuple[Path, str]:
    """A path on disk, and the name of what is meant in the file there; "" for all of it."""
    if os.path.lexists(path):
        return path, ""
    file = next((above for above in path.parents if above.is_file()), None)
    if file is None:
        raise ScreenerError(printable(str(path)), "there is no such file or folder")
    return file, path.relative_to(file).as_posix()


def _chosen(sources: Iterable[Source], within: dict[str, set[str]]) -> Iterator[Source]:
    """Of files in containers those that are meant. within: path on disk to names there, "" for all.

    ScreenerError where a name is that of nothing in its container.
    """
    wanted = {path: names for path, names in within.items() if "" not in names}
    missing = {(path, name) for path, names in wanted.items() for name in names}
    near: list[str] = []
    for source in sources:
        if source.path not in wanted:
            yield source
            continue
        own = source.file.removeprefix(source.container) if source.inside else ""
        meant = {name for name in wanted[source.path] if f"{own}/".startswith(f"{name}/")}
        missing -= {(source.path, name) for name in meant}
        near.append(source.file)
        if meant:
            yield source
    if missing:
        path, name = min(missing)
        hint = did_you_mean(f"{Path(path).name}/{name}", near) or "name it as the list does"
        raise ScreenerError(printable(f"{path}/{name}"), "there is no such file in it", hint)


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

    looked_into = [s for s in sources if not s.status and may_hold_files(s.file, head_of(s.path, HEAD))]
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
