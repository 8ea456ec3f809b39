"""The system's tesseract, asked through pipes: one page as PGM in, words with boxes as a table out."""

from __future__ import annotations

import os
import subprocess
from collections import defaultdict
from functools import cache

from screener.read.recognise.base import Picture, Words

LONGEST = 300.0
"""Seconds on the clock for one page, the last resort: a page takes two on an idle core, and whoever runs the
worker counts its CPU time, so that what is read does not depend on what else the machine does."""

_WORD = "5"
_FIELDS = 12


class Tesseract:
    """Runs the program at a path, which no résumé has a say in."""

    name = "tesseract"

    def __init__(self, program: str) -> None:
        self._program = program

    def version(self) -> str:
        """The program's first line about itself."""
        return _version(self._program)

    def words(self, picture: Picture, dpi: int) -> list[Words]:
        """Words by line; those of a line share its upper and lower edge, so that rows stay rows."""
        height, width = picture.shape
        page = b"P5 %d %d 255\n" % (width, height) + picture.tobytes()
        try:
            done = subprocess.run(  # noqa: S603 - a fixed command: the page goes in through a pipe
                [self._program, "stdin", "stdout", "--dpi", str(dpi), "--psm", "3", "tsv"],
                input=page,
                capture_output=True,
                timeout=LONGEST,
                check=False,
                env=os.environ | {"OMP_THREAD_LIMIT": "1"},
            )
        except subprocess.TimeoutExpired as error:
            raise OSError(0, "recognizing a page took too long") from error
        if done.returncode:
            raise OSError(0, f"tesseract ended with code {done.returncode}")
        return _words(done.stdout.decode("utf-8", "replace"))


def _words(table: str) -> list[Words]:
    lines: dict[tuple[str, ...], list[Words]] = defaultdict(list)
    for row in table.splitlines():
        fields = row.split("\t")
        if len(fields) != _FIELDS or fields[0] != _WORD or not fields[11].strip():
            continue
        left, top, width, height = map(int, fields[6:10])
        certain = max(0.0, float(fields[10])) / 100
        word = Words(fields[11].strip(), left, top, left + width, top + height, certain)
        lines[tuple(fields[1:5])].append(word)
    found = []
    for line in lines.values():
        upper, lower = min(w.top for w in line), max(w.bottom for w in line)
        found += [Words(w.text, w.x0, upper, w.x1, lower, w.certain) for w in line]
    return found


@cache
def _version(program: str) -> str:
    done = subprocess.run([program, "--version"], capture_output=True, timeout=LONGEST, check=False)  # noqa: S603
    lines = (done.stdout or done.stderr).decode("utf-8", "replace").splitlines()
    return lines[0].strip() if lines else "tesseract"
