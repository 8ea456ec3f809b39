"""Numbers of things as people write them."""

from __future__ import annotations


def counted(count: int, thing: str, several: str = "") -> str:
    """`counted(1, "file")` is "1 file", `counted(2_000, "file")` "2,000 files".

    several: what more or fewer than one are called, where that is not the thing with an s.
    """
    return f"{count:,} {thing if count == 1 else several or f'{thing}s'}"
