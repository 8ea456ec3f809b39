"""What became of each PDF's text: what its text layer holds, what was read of it, what was set apart.

    screener extract FOLDER --out PROFILES.jsonl
    python benchmarks/characters.py PROFILES.jsonl EXPECTED.csv

EXPECTED.csv has the columns `file` and `pdfium_characters`: what pdfium counts on the first 20 pages, with
the spaces and line ends that it makes up. Prints each file whose text layer as we count it (the profile's
`sheets[].characters`) is more than a tenth away from that, then each where what was read and what was set
apart are together more than a tenth away from the text layer, and at the end how many of each there are of
how many files with text. Exits 1 where the first are not none.
"""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

PAGES = 20
"""As many as the counts of EXPECTED.csv take of a file."""

WITHIN = 0.1


class Counts(NamedTuple):
    """Characters of one file: expected and layer are of its first pages; whole, read and apart of all."""

    file: str
    expected: int
    layer: int
    whole: int
    read: int
    apart: int

    @property
    def agrees(self) -> bool:
        """Whether the text layer holds what others count there."""
        return abs(self.layer - self.expected) <= WITHIN * self.expected

    @property
    def is_accounted(self) -> bool:
        """Whether what was read and what was set apart are the text layer."""
        return abs(self.read + self.apart - self.whole) <= WITHIN * self.whole


def joined(profiles: Path, expected: Path) -> Iterator[Counts]:
    """The counts of each file that has text by EXPECTED and a reading in PROFILES."""
    with expected.open(encoding="utf-8", newline="") as rows:
        counted = {row["file"]: int(row["pdfium_characters"] or 0) for row in csv.DictReader(rows)}
    for line in profiles.read_text("utf-8").splitlines():
        profile = json.loads(line)
        sheets = profile["sheets"]
        if sheets and counted.get(profile["file"]):
            first = sum(sheet["characters"] for sheet in sheets[:PAGES])
            sums = (sum(sheet[what] for sheet in sheets) for what in ("characters", "read", "apart"))
            yield Counts(profile["file"], counted[profile["file"]], first, *sums)


def main(profiles: Path, expected: Path) -> int:
    """Print what the module says; 1 where a text layer was counted otherwise."""
    files = list(joined(profiles, expected))
    differ = [one for one in files if not one.agrees]
    unaccounted = [one for one in files if not one.is_accounted]
    for one in differ:
        print(f"{one.file}: {one.layer} characters in the text layer, {one.expected} expected")
    for one in unaccounted:
        print(f"{one.file}: of {one.whole} characters {one.read} read, {one.apart} set apart")
    share = f"{len(files) - len(differ)} of {len(files)} files with text"
    print(f"{share}: the text layer agrees with what is expected, within {WITHIN:.0%}")
    print(f"{len(files) - len(unaccounted)} of them: so do what was read and what was set apart")
    return 1 if differ else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2])))
