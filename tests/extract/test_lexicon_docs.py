"""docs/lexicon.md names every key and every state, with its assertion."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path

from screener.config.lexicon import load_lexicon
from screener.extract.claims.states import StateTable
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
    states = StateTable(rows)
    assert {name: table.get(name) for name in rows} == {
        name: (states[name].assertion, states[name].reported) for name in rows
    }


def test_explicit_states_have_a_rank_across_the_text() -> None:
    rows = load_lexicon(["medical_coding"]).tables["states"]
    ranks = [row.whole for row in rows.values() if row.explicit]
    assert sorted(ranks) == list(range(1, len(ranks) + 1))
    assert not any(row.whole for row in rows.values() if not row.explicit)
