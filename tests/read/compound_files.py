"""Compound files (OLE), written sector by sector as [MS-CFB] says, for tests of .doc and .msg."""

from __future__ import annotations

import struct

SECTOR, SMALL, CUTOFF = 512, 64, 4096
_END, _FREE, _FAT = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD


def compound(streams: dict[str, bytes]) -> bytes:
    """A compound file. Names hold folders: "folder/stream"."""
    root: dict = {}
    for name, content in streams.items():
        *folders, last = name.split("/")
        here = root
        for folder in folders:
            here = here.setdefault(folder, {})
        here[last] = content
    entries: list[list] = [["Root Entry", 5, root, -1, -1, -1, 0, 0]]
    _enter(entries, 0)
    mini, small_fat, big = bytearray(), [], []
    for entry in entries:
        if entry[1] == 2 and len(entry[2]) < CUTOFF:
            entry[6], entry[7] = (len(mini) // SMALL if entry[2] else _END), len(entry[2])
            count = -(-len(entry[2]) // SMALL)
            small_fat += [*range(len(small_fat) + 1, len(small_fat) + count), _END][:count]
            mini += entry[2].ljust(count * SMALL, b"\0")
        elif entry[1] == 2:
            big.append(entry)
    chains: list[bytes] = [
        *(entry[2] for entry in big),
        bytes(mini),
        b"".join(struct.pack("<I", n) for n in small_fat),
    ]
    counts = [-(-len(chain) // SECTOR) for chain in chains]
    directory_sectors = -(-len(entries) * 128 // SECTOR)
    total = sum(counts) + directory_sectors
    fat_sectors = 1
    while fat_sectors * (SECTOR // 4) < total + fat_sectors:
        fat_sectors += 1
    fat, starts, at = [_FAT] * fat_sectors, [], fat_sectors
    for count in [*counts, directory_sectors]:
        starts.append(at if count else _END)
        fat += [*range(at + 1, at + count), _END][:count]
        at += count
    fat += [_FREE] * (fat_sectors * SECTOR // 4 - len(fat))
    for entry, start in zip(big, starts, strict=False):
        entry[6], entry[7] = start, len(entry[2])
    entries[0][6], entries[0][7] = starts[len(big)], len(mini)
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    header += struct.pack("<HHHHH6x", 0x3E, 3, 0xFFFE, 9, 6)
    header += struct.pack(
        "<IIIIIIIII", 0, fat_sectors, starts[-1], 0, CUTOFF, starts[-2], counts[-1], _END, 0
    )
    header += b"".join(struct.pack("<I", n) for n in range(fat_sectors)).ljust(436, b"\xff")
    body = b"".join(struct.pack("<I", n) for n in fat)
    for chain, count in zip(chains, counts, strict=True):
        body += chain.ljust(count * SECTOR, b"\0")
    directory = b"".join(_entry(*entry) for entry in entries)
    return header + body + directory.ljust(directory_sectors * SECTOR, b"\0")


def _enter(entries: list[list], parent: int) -> None:
    """Children as a chain of right siblings, which readers take for a tree."""
    children = sorted(entries[parent][2].items(), key=lambda pair: (len(pair[0]), pair[0].upper()))
    last = None
    for name, content in children:
        index = len(entries)
        entries.append([name, 1 if isinstance(content, dict) else 2, content, -1, -1, -1, 0, 0])
        if last is None:
            entries[parent][5] = index
        else:
            entries[last][4] = index
        last = index
        if isinstance(content, dict):
            _enter(entries, index)


def _entry(
    name: str, kind: int, _: object, left: int, right: int, child: int, start: int, size: int
) -> bytes:
    spelled = name.encode("utf-16-le") + b"\0\0"
    links = struct.pack("<iii", left, right, child)
    return (
        spelled.ljust(64, b"\0")
        + struct.pack("<HBB", len(spelled), kind, 1)
        + links
        + bytes(36)
        + struct.pack("<IQ", start, size)
    )
