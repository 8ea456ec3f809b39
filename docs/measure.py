"""Write the accuracy tables of docs/accuracy.md from the labelled development data.

`python docs/measure.py DATA_DIR` runs `screener evaluate` on each set and puts its tables between the marks
`<!-- accuracy -->` (and `<!-- reliability -->`) and `<!-- end -->`. Figures are never typed by hand.

`--snapshot` keeps what all development documents read as, `--compare` says what reads otherwise since then
(snapshot.py). `--rules` counts the rules and those that decide something (rule_counts.py).
`--first-contact NAME GOLD DOCUMENTS` adds a row to the table of first contacts:
a set of cases brings a runner of its own as DOCUMENTS.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
from pathlib import Path

import first_contact
import rule_counts
import snapshot

ROOT = Path(__file__).resolve().parent.parent
REAL = "Real résumés (`dev`: 51 PDFs, anonymised by their site; credentials are rare in them)"
MADE = "Credential holders and invented people pooled (`holders_dev`, 5 texts; `synthetic_dev`, 28 PDFs)"
DOCX = "The nine DOCX of `synthetic_dev`"
CODERS = "Coders, billers, HIM staff and near misses (`coders_dev`: 43 texts in 60 files)"
POSTINGS = "Postings (`dev`)", "Postings (`dev2`)"


def _table(*arguments: str | Path) -> str:
    command = [sys.executable, "-m", "screener", "evaluate", *map(str, arguments), "--markdown", "--quiet"]
    return subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout.strip()  # noqa: S603


def main(data: Path) -> None:
    """Measure each set and rewrite the marked places."""
    made, holders = data / "synthetic_dev", data / "holders_dev"
    tables = {
        REAL: _table(data / "dev/gold.jsonl", data / "dev/resumes"),
        MADE: _table(
            holders / "gold.jsonl", holders, "--gold", made / "gold.jsonl", "--resumes", made / "resumes"
        ),
        DOCX: _table(made / "gold_docx.jsonl", made / "docx"),
        CODERS: _table(data / "coders_dev/gold.jsonl", data / "coders_dev/resumes"),
    }
    for title, name in zip(POSTINGS, ("dev", "dev2"), strict=True):
        postings = data / "postings"
        tables[title] = _table("--postings", postings / f"gold_{name}.jsonl", postings / name)
    pooled = ("--gold", made / "gold.jsonl", "--resumes", made / "resumes")
    pooled += ("--gold", holders / "gold.jsonl", "--resumes", holders)
    reliable = _table(data / "dev/gold.jsonl", data / "dev/resumes", *pooled, "--reliability")
    _put("docs/accuracy.md", "reliability", reliable)
    block = "\n\n".join(f"{title}:\n\n{table}" for title, table in tables.items())
    _put("docs/accuracy.md", "accuracy", block)
    first_contact.publish()


def _put(name: str, mark: str, block: str) -> None:
    """Write `block` between the marks of a page."""
    path = ROOT / name
    marked = re.compile(rf"(<!-- {mark} -->\n).*?(<!-- end -->)", re.DOTALL)
    path.write_text(marked.sub(lambda m: f"{m[1]}{block}\n{m[2]}", path.read_text("utf-8")), "utf-8")
    print(f"wrote the {mark} tables of {name}")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("data", nargs="?", type=Path, default=ROOT.parent / "shared" / "data")
    parser.add_argument("--snapshot", action="store_true", help="keep what is read now")
    parser.add_argument("--compare", action="store_true", help="say what reads otherwise than the snapshot")
    parser.add_argument("--kept", type=Path, default=snapshot.KEPT, help="the snapshot's file")
    parser.add_argument("--show", action="store_true", help="with --compare: print both readings")
    parser.add_argument("--rules", action="store_true", help="count the rules and those that decide")
    parser.add_argument("--first-contact", nargs=3, metavar=("NAME", "GOLD", "DOCUMENTS"))
    given = parser.parse_args()
    if given.snapshot:
        snapshot.take(given.data, given.kept)
    elif given.compare:
        sys.exit(snapshot.compare(given.data, given.kept, show=given.show) > 0)
    elif given.rules:
        _put("docs/accuracy.md", "rules", rule_counts.table(given.data))
    elif given.first_contact:
        name, gold, documents = given.first_contact
        first_contact.add(name, Path(gold), Path(documents))
    else:
        main(given.data)
