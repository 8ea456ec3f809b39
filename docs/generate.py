"""Write the files that are made from the code: JSON Schemas and pages of the documentation.

`python docs/generate.py` writes them; with `--check` it only says which are out of date, and exits 1.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path

from output_page import output_page
from rules_page import rules_page

from screener.config.schema import posting_schema
from screener.export.formats.json import shortlist_schema
from screener.model.profile_json import profile_schema
from screener.score.kinds import KINDS

ROOT = Path(__file__).resolve().parent.parent


def _profile_schema() -> str:
    return json.dumps(profile_schema(), indent=1) + "\n"


def _shortlist_schema() -> str:
    return json.dumps(shortlist_schema(), indent=1) + "\n"


def _posting_schema() -> str:
    return json.dumps(posting_schema(KINDS), indent=1) + "\n"


GENERATED: dict[str, Callable[[], str]] = {
    "screener/schemas/profile.schema.json": _profile_schema,
    "screener/schemas/shortlist.schema.json": _shortlist_schema,
    "docs/output.md": output_page,
    "docs/rules.md": rules_page,
    "screener/schemas/posting.schema.json": _posting_schema,
}


def main(arguments: list[str]) -> int:
    """0 where all is current (or has been written), 1 where `--check` finds a difference."""
    stale = []
    for name, make in GENERATED.items():
        path = ROOT / name
        content = make()
        if not path.is_file() or path.read_text("utf-8") != content:
            stale.append(name)
            if "--check" not in arguments:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(content, "utf-8")
    for name in stale:
        print(f"{'out of date' if '--check' in arguments else 'wrote'}: {name}")
    return int(bool(stale) and "--check" in arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
