"""How much of what people send is read; what is left out has a row, or is counted in a flag."""

from __future__ import annotations

from dataclasses import asdict, dataclass, fields, replace

from screener.errors import ScreenerError
from screener.registry import did_you_mean


@dataclass(frozen=True, slots=True)
class ReadLimits:
    """bytes: of one file, or of one member of an archive.

    pages, characters, objects, pixels: of one document. scans: pages of it whose text is recognised.
    part: bytes of one part of an office document, unpacked. nesting: of its elements in one another.
    members: files in an archive, with those of the archives in it. depth: archives in archives,
    documents in documents.
    ratio: how many times its packed size a member may unpack to. unpacked: bytes of all members together.
    """

    bytes: int = 50 * 2**20
    pages: int = 60
    characters: int = 400_000
    objects: int = 200_000
    pixels: int = 40_000_000
    scans: int = 10
    part: int = 24 * 2**20
    nesting: int = 60
    members: int = 20_000
    depth: int = 3
    ratio: int = 200
    unpacked: int = 2 * 2**30

    def inside(self) -> ReadLimits:
        """The limits of a document in the document."""
        return replace(self, depth=self.depth - 1)

    def plain(self) -> dict[str, int]:
        """As JSON has it, for a child process: `ReadLimits(**plain)` gives it back."""
        return asdict(self)


LIMITS = ReadLimits()


def limits_with(settings: tuple[str, ...]) -> ReadLimits:
    """The usual limits with `NAME=NUMBER` laid over them; ScreenerError where one is none."""
    found = LIMITS
    names = [field.name for field in fields(ReadLimits)]
    for setting in settings:
        name, equals, number = (part.strip() for part in setting.partition("="))
        where = f"--limit {setting}"
        if name not in names:
            known = did_you_mean(name, names) or f"limits: {', '.join(names)}"
            raise ScreenerError(where, f"unknown limit {name!r}", known)
        if not equals or not number.replace("_", "").isdecimal() or int(number) < 1:
            raise ScreenerError(where, "needs a whole number above 0", f"e.g. --limit {name}=100")
        found = replace(found, **{name: int(number)})
    return found
