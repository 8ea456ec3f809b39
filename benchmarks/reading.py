"""Reading compared with pdfminer.six, side by side in one process: words, order, speed.

    python benchmarks/reading.py THROUGHPUT_DIR LAYOUTS_DIR [--sample N]

Words: bag-of-words F1 of our text against pdfminer.six's, over THROUGHPUT_DIR, with our first engine.
Order: over LAYOUTS_DIR, the share of neighbouring words within a text object (as the file writes them)
that are neighbours, in that order, in our text too. Speed: CPU time (process_time), interleaved file by
file, after one warm-up file each: our reading, the whole extraction, pdfminer.six's bare text.
"""

from __future__ import annotations

import argparse
import io
import logging
import re
import sys
import time
from collections import Counter
from collections.abc import Callable
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

AS_OF = date(2026, 11, 1)
LEXICONS = ["medical_coding", "resume_en"]


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("throughput", type=Path)
    parser.add_argument("layouts", type=Path)
    parser.add_argument("--sample", type=int, default=0, help="only N files of THROUGHPUT_DIR, evenly spread")
    options = parser.parse_args()
    logging.disable(logging.ERROR)
    files = _files(options.throughput)
    if options.sample and options.sample < len(files):
        files = files[:: len(files) // options.sample][: options.sample]
    extract = _extraction()
    _throughput(files, extract)
    _layouts(_files(options.layouts))


def _files(folder: Path) -> list[Path]:
    files = sorted(folder.glob("*.pdf"))
    if not files:
        sys.exit(f"{folder}: no PDF files")
    return files


def _extraction() -> Callable[[Any, str], Any] | None:
    """Document to Profile, with the lexicons loaded; None while the extraction cannot be imported."""
    try:
        from screener.config.lexicon import load_lexicon
        from screener.extract.extractor import Extractor
    except ImportError:
        return None

    extractor = Extractor(load_lexicon(LEXICONS))
    return lambda document, name: extractor.extract(document, file=name, sha256="", as_of=AS_OF)


def _miner_text(content: bytes) -> str:
    from pdfminer.high_level import extract_text

    return str(extract_text(io.BytesIO(content)))


def _throughput(files: list[Path], extract: Callable[[Any, str], Any] | None) -> None:
    from screener.read.reader import read_document

    seconds = {"our reading": 0.0, "our whole extraction": 0.0, "pdfminer.six, bare text": 0.0}
    shared = ours_count = theirs_count = 0
    second_reader = 0
    worst: list[tuple[float, str]] = []
    for number, path in enumerate([files[0], *files]):
        content = path.read_bytes()
        marks = [time.process_time()]
        document = read_document(content, path.name)
        marks.append(time.process_time())
        if extract is not None:
            extract(document, path.name)
        marks.append(time.process_time())
        theirs = _miner_text(content)
        marks.append(time.process_time())
        if number == 0:  # warm-up: imports, caches
            continue
        seconds["our reading"] += marks[1] - marks[0]
        seconds["our whole extraction"] += marks[2] - marks[0]
        seconds["pdfminer.six, bare text"] += marks[3] - marks[2]
        second_reader += document.reader != "pdfium"
        one, other = _bag(document.text), _bag(theirs)
        both = sum((one & other).values())
        shared, ours_count, theirs_count = (
            shared + both,
            ours_count + one.total(),
            theirs_count + other.total(),
        )
        worst.append((2 * both / max(1, one.total() + other.total()), path.name))
    print(f"words, {len(files)} files of {files[0].parent.name}, against pdfminer.six")
    print(
        f"  F1 {2 * shared / (ours_count + theirs_count):.4f}   precision {shared / ours_count:.4f}"
        f"   recall {shared / theirs_count:.4f}   read by the second reader: {second_reader}"
    )
    print("  lowest: " + ", ".join(f"{name} {f:.3f}" for f, name in sorted(worst)[:3]))
    print(f"speed, CPU time, {len(files)} files")
    bare = seconds["pdfminer.six, bare text"]
    for what, spent in seconds.items():
        if what == "our whole extraction" and extract is None:
            print(f"  {what:26} not there yet")
            continue
        print(
            f"  {what:26} {1000 * spent / len(files):7.1f} ms a résumé   {len(files) / spent:6.1f} a second"
            f"   {bare / spent:5.1f} × pdfminer.six"
        )


def _layouts(files: list[Path]) -> None:
    from screener.read.reader import read_document

    print(f"reading order, {len(files)} files of {files[0].parent.name}: neighbours kept")
    kept_all = pairs_all = 0
    for path in files:
        content = path.read_bytes()
        ours = _words(read_document(content, path.name).text)
        following = Counter(pairwise(ours))
        kept = pairs = 0
        for line in _miner_text(content).splitlines():
            words = _words(line)
            for pair in pairwise(words):
                pairs += 1
                kept += following[pair] > 0
        kept_all, pairs_all = kept_all + kept, pairs_all + pairs
        print(f"  {kept / max(1, pairs):.3f}  {path.name}")
    print(f"  {kept_all / max(1, pairs_all):.3f}  all")


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.replace("ﬁ", "fi").replace("ﬂ", "fl").lower())


def _bag(text: str) -> Counter[str]:
    """Tokens between white space: a word that is split or joined wrongly costs."""
    return Counter(re.sub(r"[\u00a0\u200b\uf0b7•]", " ", text).replace("ﬁ", "fi").replace("ﬂ", "fl").split())


if __name__ == "__main__":
    main()
