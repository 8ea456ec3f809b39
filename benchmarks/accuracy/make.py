"""Make the documents of the accuracy set and their labels.

    python benchmarks/accuracy/make.py [--out FOLDER] [--record]

Documents go to out/accuracy/open, sealed and second; every one must have the hash that manifest.sha256
gives it. --record writes labels (gold.jsonl) and hashes anew, after a text has changed.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from formats import make_docx, make_html, make_odt, make_rtf
from labels import to_gold
from layouts import make_pdf
from markup import read_blocks
from ruamel.yaml import YAML

HERE = Path(__file__).parent
SETS = ("open", "sealed", "second")
Person = dict[str, Any]


def people(folder: Path) -> Iterator[tuple[str, Person]]:
    """Id and plain data of every person of a set, in the order of their ids."""
    for path in sorted(folder.glob("p*.yaml")):
        yield path.stem, YAML(typ="safe").load(path.read_text("utf-8"))


def suffix_of(layout: str) -> str:
    """The ending of a document: `suffix_of("docx_table") == "docx"`; layouts of pages are PDFs."""
    first = layout.partition("_")[0]
    return first if first in ("docx", "odt", "rtf", "html", "txt") else "pdf"


def make_document(person: Person) -> bytes:
    """The bytes of a person's document."""
    layout, text = person["layout"], person["text"]
    if layout == "txt":
        return text.encode("utf-8")
    blocks = read_blocks(text)
    makers = {
        "docx": lambda: make_docx(blocks, layout),
        "odt": lambda: make_odt(blocks),
        "rtf": lambda: make_rtf(blocks),
        "html": lambda: make_html(blocks),
        "pdf": lambda: make_pdf(blocks, layout, person.get("paper", "letter")),
    }
    return makers[suffix_of(layout)]()


def make_set(name: str) -> tuple[dict[str, bytes], str]:
    """Documents by file name, and the lines of gold.jsonl."""
    documents, lines = {}, []
    for key, person in people(HERE / name):
        file = f"{key}.{suffix_of(person['layout'])}"
        documents[file] = make_document(person)
        lines.append(json.dumps(to_gold(file, person["layout"], person["labels"]), ensure_ascii=False))
    return documents, "\n".join(lines) + "\n"


def main() -> int:
    """Write the documents; say which differ from the manifest."""
    words = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    words.add_argument("--out", type=Path, default=Path("out/accuracy"))
    words.add_argument("--record", action="store_true", help="write gold.jsonl and manifest.sha256 anew")
    asked = words.parse_args()
    hashes = []
    for name in SETS:
        documents, gold = make_set(name)
        (asked.out / name).mkdir(parents=True, exist_ok=True)
        for file, content in documents.items():
            (asked.out / name / file).write_bytes(content)
            hashes.append(f"{hashlib.sha256(content).hexdigest()}  {name}/{file}")
        if asked.record:
            (HERE / name / "gold.jsonl").write_text(gold, "utf-8")
    manifest = HERE / "manifest.sha256"
    if asked.record:
        manifest.write_text("\n".join(hashes) + "\n", "utf-8")
    recorded = manifest.read_text("utf-8").split("\n")
    differing = sorted({line.split()[-1] for line in set(hashes) ^ {line for line in recorded if line}})
    print(f"{len(hashes)} documents in {asked.out}")
    if differing:
        print("not as recorded in manifest.sha256:", ", ".join(differing), file=sys.stderr)
    return 1 if differing else 0


if __name__ == "__main__":
    sys.exit(main())
