"""Rows of tables as typed shapes: what is right is converted, what is wrong is a fault at its place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

import pytest
from click.testing import CliRunner

from screener.cli import group
from screener.config.places import Places, load_yaml
from screener.config.table_reader import TableReader
from screener.model.wording import SHOWN, WordRule


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One of each sort of value."""

    id: str
    tight: bool = False
    reach: int | None = None
    share: float = 1.0
    side: Literal["before", "after"] = "before"
    words: tuple[str, ...] = ()
    says: str = field(default="", metadata={"names": "states"})
    examples: tuple[str, ...] = field(default=("x",), metadata=SHOWN)


def read(text: str, shape: Any) -> tuple[Any, list[str]]:
    places = Places("t.yaml", text.encode())
    content, faults = load_yaml(places)
    assert not faults
    reader = TableReader(places)
    return reader.read(content["rows"], shape, ("rows",)), [str(fault) for fault in reader.faults]


def test_values_are_converted() -> None:
    text = "rows:\n- {id: a, reach: 3, share: 1, side: after, words: one, says: held, examples: [b, c]}\n"
    found, faults = read(text, tuple[Row, ...])
    assert not faults
    assert found == (
        Row(id="a", reach=3, share=1.0, side="after", words=("one",), says="held", examples=("b", "c")),
    )
    assert read("rows: {a: {id: x, examples: y}}\n", Mapping[str, Row])[0] == {
        "a": Row(id="x", examples=("y",))
    }
    assert read("rows: [[y, ies], [s, ses]]\n", tuple[tuple[str, str], ...])[0] == (
        ("y", "ies"),
        ("s", "ses"),
    )
    assert read("rows: [a, b]\n", frozenset[str])[0] == {"a", "b"}


FAULTS = [
    ("tihgt: true", "t.yaml:2:31: unknown key 'tihgt'; did you mean 'tight'?"),
    ("tight: maybe", "t.yaml:2:31: `tight` must be true or false, not 'maybe'"),
    ("reach: 1.5", "t.yaml:2:31: `reach` must be a whole number, not 1.5"),
    ("share: much", "t.yaml:2:31: `share` must be a number, not 'much'"),
    ("side: befor", "t.yaml:2:31: side cannot be 'befor'; did you mean 'before'?"),
    ("words: [1]", "t.yaml:2:39: each of `words` must be text, not 1; put it in quotes"),
    ("words: {a: b}", "t.yaml:2:31: `words` must be a list of texts, not {'a': 'b'}"),
    ("says: [held]", "t.yaml:2:31: `says` must be text, not ['held']; put it in quotes"),
]


@pytest.mark.parametrize(("key", "fault"), FAULTS, ids=[key for key, _ in FAULTS])
def test_a_fault_has_its_place(key: str, fault: str) -> None:
    _, faults = read(f"rows:\n- {{     id: a, examples: [x], {key}}}\n", tuple[Row, ...])
    assert faults == [fault]


def test_what_a_rule_must_show_is_asked_for() -> None:
    text = "rows:\n- {id: lapsed.let_go, pattern: let go, says: lapsed, examples: [it was let go]}\n"
    _, faults = read(text, tuple[WordRule, ...])
    hint = "each rule shows what it is about and what it is not"
    assert faults == [f"t.yaml:2:3: 'lapsed.let_go' has no `not_examples`; {hint}"]
    _, faults = read("rows:\n- {id: a, pattern: x, examples: x, not_examples: y}\n", tuple[WordRule, ...])
    assert faults == ["t.yaml:2:3: 'a' has no `says`"]


@pytest.mark.parametrize("lexicon", ["resume_en", "posting_en"])
def test_the_languages_can_be_checked_by_name_and_by_path(lexicon: str, root: Path) -> None:
    for named in (lexicon, str(root / "screener" / "lexicons" / lexicon)):
        done = CliRunner().invoke(group, ["check", named])
        assert done.exit_code == 0, done.output
