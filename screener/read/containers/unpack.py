"""Files in containers, and in containers in containers: what is there, and the bytes of one of them."""

from __future__ import annotations

import hashlib
import io
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path, PurePosixPath
from typing import IO

from screener.model.limits import ReadLimits
from screener.read.containers.base import CONTAINERS, Container, ContainerKind, Member
from screener.read.faults import ReadFault
from screener.registry import load_modules

HEAD = 2048
"""So many bytes tell what may be a container."""
_SMALL = 2**20
"""Bytes that a member may unpack to whatever its ratio: short texts pack well, and harm nobody."""


@dataclass(frozen=True, slots=True)
class Listed:
    """One file in a container. inside: its number there, behind those of the containers it lies in.

    sha256 of its bytes; status and reason: why it will not be read, both "" where it may be.
    """

    inside: tuple[int, ...]
    name: str
    sha256: str = ""
    status: str = ""
    reason: str = ""


def may_hold_files(name: str, head: bytes) -> bool:
    """True where a file is looked into: by its name, or by its first bytes (HEAD of them)."""
    return bool(_kinds(name, head))


def list_files(path: str, limits: ReadLimits) -> list[Listed] | None:
    """Every file in a container on disk once, hashed; None where the file is no container.

    What the limits leave out stands in the list with a status, or is counted by an entry without a place.
    OSError where the file cannot be opened; ReadFault where the container as a whole is of no use.
    """
    with _regular(path) as stream:
        kind = _kind(stream, path)
        if kind is None:
            return None
        listing = _Listing(limits)
        found = list(listing.of(_opened(kind, stream), (), ""))
    if listing.left_out:
        more = (
            f"{listing.left_out:,} more files in it than the {limits.members:,} that are read of an archive"
        )
        found.append(Listed((), "", "", "too_large", more))
    return found


class _Listing:
    """Counts what is left of the limits while a container is gone through."""

    def __init__(self, limits: ReadLimits) -> None:
        self._limits = limits
        self._members, self._bytes = limits.members, limits.unpacked
        self.left_out = 0

    def of(self, container: Container, inside: tuple[int, ...], above: str) -> Iterator[Listed]:
        """What a container holds, one after the other."""
        for member in _members(container):
            if not self._members:
                self.left_out += 1
                continue
            self._members -= 1
            name = f"{above}{member.name or f'file {member.place + 1}'}"
            yield from self._member(container, member, (*inside, member.place), name)

    def _member(
        self, container: Container, member: Member, inside: tuple[int, ...], name: str
    ) -> Iterator[Listed]:
        try:
            content = _content(container, member, self._limits)
            self._bytes -= len(content)
            if self._bytes < 0:
                most = f"{self._limits.unpacked:,} bytes"
                raise ReadFault("too_large", f"the files of its archive are more than {most}")
            stream = io.BytesIO(content)
            kind = _kind(stream, name)
            if kind is None:
                yield Listed(inside, name, hashlib.sha256(content).hexdigest())
                return
            if len(inside) > self._limits.depth:
                raise ReadFault("too_large", f"archives in archives are opened {self._limits.depth} deep")
            held = list(self.of(_opened(kind, stream), inside, f"{name}/"))
            yield from held or [Listed(inside, name, "", "empty", "there are no files in it")]
        except ReadFault as fault:
            yield Listed(inside, name, "", fault.status, fault.reason)


class Unpacker:
    """Reads single files of containers. The last one stays open: reading them in order opens each once."""

    def __init__(self, limits: ReadLimits) -> None:
        self._limits = limits
        self._at: tuple[str, tuple[int, ...]] | None = None
        self._file: IO[bytes] | None = None
        self._container: Container | None = None
        self._members: dict[int, Member] = {}

    def read(self, path: str, inside: Sequence[int]) -> bytes:
        """The bytes of the file that `list_files` found there; ReadFault or OSError where there are none."""
        outer, place = tuple(inside[:-1]), inside[-1]
        if self._container is None or self._at != (path, outer):
            self._open(path, outer)
        assert self._container is not None  # noqa: S101 - opened just now, or before
        return _content(self._container, _chosen(self._members, place), self._limits)

    def close(self) -> None:
        """Let go of the container that is open."""
        self._container, self._at = None, None
        if self._file:
            self._file.close()

    def _open(self, path: str, outer: tuple[int, ...]) -> None:
        self.close()
        self._file = _regular(path)
        container, members = self._entered(self._file, path)
        for place in outer:
            member = _chosen(members, place)
            content = _content(container, member, self._limits)
            container, members = self._entered(io.BytesIO(content), member.name)
        self._container, self._members, self._at = container, members, (path, outer)

    def _entered(self, stream: IO[bytes], name: str) -> tuple[Container, dict[int, Member]]:
        kind = _kind(stream, name)
        if kind is None:
            raise _changed()
        container = _opened(kind, stream)
        return container, {member.place: member for member in _members(container)}


def _content(container: Container, member: Member, limits: ReadLimits) -> bytes:
    """All bytes of a member; ReadFault where they are more than the limits allow, or cannot be had."""
    most = limits.bytes
    if member.packed is not None:
        most = min(most, max(_SMALL, limits.ratio * member.packed))
    try:
        content = container.read(member.place, most + 1)
    except (ReadFault, OSError):
        raise
    except MemoryError as error:
        raise ReadFault("too_large", "unpacking it takes more memory than a worker may use") from error
    except Exception as error:  # whatever a damaged container makes its reader raise
        raise _damaged(error) from error
    if len(content) <= most:
        return content
    if most < limits.bytes:
        raise ReadFault("too_large", f"it unpacks to more than {limits.ratio} times its packed size")
    raise ReadFault("too_large", f"more than {limits.bytes:,} bytes")


def _members(container: Container) -> Iterator[Member]:
    try:
        yield from container.members()
    except ReadFault:
        raise
    except Exception as error:
        raise _damaged(error) from error


def _opened(kind: ContainerKind, stream: IO[bytes]) -> Container:
    stream.seek(0)
    try:
        return kind.open(stream)
    except ReadFault:
        raise
    except Exception as error:
        raise _damaged(error) from error


def _chosen(members: dict[int, Member], place: int) -> Member:
    if place not in members:
        raise _changed()
    return members[place]


def _damaged(error: Exception) -> ReadFault:
    return ReadFault("unreadable", f"the archive is damaged ({type(error).__name__})")


def _changed() -> ReadFault:
    return ReadFault("unreadable", "its archive changed while it was read")


def _regular(path: str) -> IO[bytes]:
    """A file opened for reading; OSError where it is none: pipes and devices are never opened."""
    if not stat.S_ISREG(Path(path).stat().st_mode):
        raise OSError(0, "it is not a regular file")
    return Path(path).open("rb")


def _kind(stream: IO[bytes], name: str) -> ContainerKind | None:
    """The kind of container that a stream is by its content, whatever its name."""
    stream.seek(0)
    for kind in _kinds(name, stream.read(HEAD)):
        stream.seek(0)
        if kind.recognise(stream):
            return kind
    return None


def _kinds(name: str, head: bytes) -> list[ContainerKind]:
    """The kinds that a file may be by its suffix or its first bytes."""
    suffix = PurePosixPath(name).suffix.lower()
    return [kind for kind in _known() if suffix in kind.suffixes or kind.begins(head)]


@cache
def _known() -> tuple[ContainerKind, ...]:
    load_modules("screener.read.containers")
    return tuple(kind for _, kind in CONTAINERS.items())
