"""docs/lexicon.md names every key and every state, with its assertion."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path

from screener.config.lexicon import load_lexicon
from screener.extract.claims.entries import EXPLICIT, UNREPORTED
from screener.model.concept import Ambiguous, Concept


def test_every_key_is_documented(root: Path) -> None:
    text = (root / "docs" / "lexicon.md").read_text(encoding="utf-8")
    keys = [f.name for f in (*fields(Concept), *fields(Ambiguous)) if f.name != "id"]
    assert [key for key in keys if not re.search(rf"\b{key}:", text)] == []


def test_every_state_is_documented_with_its_assertion(root: Path) -> None:
    text = (root / "docs" / "lexicon.md").read_text(encoding="utf-8")
    table = {}
    for line in text.splitlines():
        if line.startswith("| ") and line.count("|") == 5:
            states, assertion, reported, _ = (cell.strip() for cell in line.strip("|").split("|"))
            table.update(dict.fromkeys(states.split(", "), (assertion, reported == "yes")))
    rows = load_lexicon(["medical_coding"]).tables["states"]
    assert {state: table.get(state) for state in rows} == {
        state: (row["assertion"], row["reported"]) for state, row in rows.items()
    }


def test_the_summary_reports_what_the_table_says() -> None:
    rows = load_lexicon(["medical_coding"]).tables["states"]
    assert {state for state, row in rows.items() if not row["reported"]} == UNREPORTED
    assert {state for state, row in rows.items() if row.get("explicit")} == set(EXPLICIT)
