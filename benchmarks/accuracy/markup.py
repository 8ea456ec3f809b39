"""The light markup in which the résumés are written: one block a line.

`# name`, `@ contact`, `= headline`, `## section`, `> left || right` (a job and its dates), `* bold`,
`_ italic`, `- bullet`, `| a | b` (a row), `% skill 80` (a bar), anything else a paragraph. `[side]` and
`[main]` say to which column the following lines belong.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_MARKS = {
    "## ": "section",
    "# ": "name",
    "@ ": "contact",
    "= ": "headline",
    "> ": "head",
    "* ": "bold",
    "_ ": "italic",
    "- ": "bullet",
    "| ": "row",
    "% ": "bar",
}


@dataclass(frozen=True, slots=True)
class Block:
    """One line of markup. right: what stands at the right of a head; cells: those of a row."""

    kind: str
    text: str
    right: str = ""
    cells: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Text:
    """A résumé in blocks: the main column, and the side column where there is one."""

    main: tuple[Block, ...]
    side: tuple[Block, ...]


def read_blocks(markup: str) -> Text:
    """Blocks of a text: `read_blocks("# Ana Ruiz").main[0].kind == "name"`."""
    areas: dict[str, list[Block]] = {"main": [], "side": []}
    area = "main"
    for line in markup.splitlines():
        if line.strip() in ("[side]", "[main]"):
            area = line.strip()[1:-1]
        elif line.strip():
            areas[area].append(_block(line))
    return Text(tuple(areas["main"]), tuple(areas["side"]))


def _block(line: str) -> Block:
    for mark, kind in _MARKS.items():
        if line.startswith(mark):
            rest = line[len(mark) :].strip()
            if kind == "head":
                left, _, right = rest.partition("||")
                return Block(kind, left.strip(), right.strip())
            if kind == "row":
                return Block(kind, rest, cells=tuple(cell.strip() for cell in rest.split("|")))
            if kind == "bar":
                words, _, share = rest.rpartition(" ")
                return Block(kind, words, share)
            return Block(kind, rest)
    return Block("para", line.strip())


def as_plain(markup: str) -> str:
    """The words of a text without its marks, white space folded: what a label's quote must stand in."""
    text = read_blocks(markup)
    words = [f"{b.text} {b.right if b.kind == 'head' else ''}" for b in text.main + text.side]
    return re.sub(r"\s+", " ", " ".join(words).replace(" | ", " "))
