"""Count the rules of each table, and how many of them decide something in the development résumés.

`python docs/measure.py --rules` writes the table of docs/accuracy.md. A rule decides where a reason names it
("lapsed.let_go"). What decides nowhere is kept only where its examples show a wording of its own.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any

from screener.config.lexicon import load_lexicon

REAL = ("dev/resumes", "holders_dev", "coders_dev/resumes", "throughput")
MADE = ("synthetic_dev/resumes",)
TABLES = {
    "claims": "what is claimed of a credential",
    "whose": "whose it is",
    "skill_claims": "skills denied or wished for",
}
_NAMED = re.compile(r"\[([a-z_]+\.[a-z_]+)\]")


def table(data: Path) -> str:
    """The counts as a table in Markdown. data: the folder of development data."""
    real, made = _deciding(data, REAL), _deciding(data, MADE)
    tables: dict[str, Any] = dict(load_lexicon(["medical_coding"]).tables)
    lines = [
        "| table | rules | wordings | decide in real résumés | in made ones too |",
        "|---|---|---|---|---|",
    ]
    for name, about in TABLES.items():
        rules = tables[name]
        wordings = sum(len(rule.pattern) for rule in rules)
        found = sum(rule.id in real for rule in rules)
        both = sum(rule.id in real or rule.id in made for rule in rules)
        lines.append(f"| `{name}`: {about} | {len(rules)} | {wordings} | {found} | {both} |")
    return "\n".join(lines)


def _deciding(data: Path, folders: tuple[str, ...]) -> Counter[str]:
    """How often each rule is named by the reason of a mention."""
    command = [sys.executable, "-m", "screener", "extract", *(str(data / f) for f in folders), "--quiet"]
    done = subprocess.run(command, check=False, capture_output=True, encoding="utf-8")  # noqa: S603
    found: Counter[str] = Counter()
    for line in done.stdout.splitlines():
        for mention in json.loads(line)["mentions"]:
            found.update(_NAMED.findall(mention["why"]))
    return found
