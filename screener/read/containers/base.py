"""What a container of files has to offer: one file in this folder, registered under its name."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import IO, Protocol

from screener.registry import Registry


@dataclass(frozen=True, slots=True)
class Member:
    """One file in a container. place: its number there; name: as the container has it, "" where it has none.

    packed: bytes it takes in the container, None where nothing is packed.
    """

    place: int
    name: str
    packed: int | None = None


class Container(Protocol):
    """An open container. Whatever either method raises is a fault of the container or the member."""

    def members(self) -> Iterator[Member]:
        """Every file in it, folders left out, in its own order."""

    def read(self, place: int, most: int) -> bytes:
        """The content of a member, `most` bytes of it at most. ReadFault says why there is none."""


@dataclass(frozen=True, slots=True)
class ContainerKind:
    """suffixes: lower case, with the dot. begins: whether the first bytes of a file may be of this kind.

    Only files of which either holds are looked into. recognise: by the content of a stream that can seek,
    however damaged. open: ReadFault where it is no use.
    """

    suffixes: tuple[str, ...]
    begins: Callable[[bytes], bool]
    recognise: Callable[[IO[bytes]], bool]
    open: Callable[[IO[bytes]], Container]


CONTAINERS: Registry[ContainerKind] = Registry("container")
