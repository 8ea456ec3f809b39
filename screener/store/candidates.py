"""Which number stands for which file where no name may be shown."""

from __future__ import annotations

from collections.abc import Iterable, Mapping


def by_content(files: Iterable[str], contents: Mapping[str, str]) -> dict[str, tuple[str, int]]:
    """File to its content and which copy of it it is, in order of hash: an order that tells of no name.

    contents: file to the hash of its bytes with its suffix. What could not even be opened has no hash: its
    own name tells it from others.
    """
    copies: dict[str, int] = {}
    found: dict[str, tuple[str, int]] = {}
    for file in sorted(files, key=lambda file: (contents[file], file)):
        content = contents[file] if contents[file][:1].isalnum() else f"?{file}"
        copies[content] = copies.get(content, -1) + 1
        found[file] = (content, copies[content])
    return found
