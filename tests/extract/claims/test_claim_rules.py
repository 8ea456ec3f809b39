"""The rules about claims: each is tried on its examples; what is wrong in one is a fault with its place."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from screener.cli import group
from screener.config.lexicon import load_lexicon
from screener.extract.claims.examples import try_claims

TABLE = "table: claims\nrows:\n"
RULE = (
    "  - {id: lapsed.sold, says: lapsed, side: before, pattern: [sold], "
    'examples: ["sold my {credential}"], not_examples: ["{credential}, sold"]}\n'
)


def test_every_rule_speaks_in_its_examples_and_in_none_that_is_not() -> None:
    assert try_claims(load_lexicon(["medical_coding"])) == ()


@pytest.mark.parametrize(
    ("before", "after", "fault"),
    [
        ("side: before", "tihgt: true", "unknown key 'tihgt'; did you mean 'tight'"),
        ("says: lapsed", "says: lapst", "unknown state 'lapst'; did you mean 'lapsed'"),
        ("[sold]", '["{persn}"]', "unknown class {persn}; did you mean 'person'"),
        ("[sold]", '["sold|"]', "an alternative without words"),
        ('not_examples: ["{credential}, sold"]', "not_examples: []", "no `not_examples`"),
        ("sold my {credential}", "gave {credential}", "does not speak in its example 'gave {credential}'"),
        ("{credential}, sold", "sold {credential}", "speaks in 'sold {credential}', which is not an example"),
        ("side: before", "side: befor", "side cannot be 'befor'; did you mean 'before'"),
    ],
)
def test_what_is_wrong_in_a_rule_is_a_fault_at_its_place(
    tmp_path: Path, before: str, after: str, fault: str
) -> None:
    (tmp_path / "own_claims.yaml").write_text(TABLE + RULE.replace(before, after), "utf-8")
    result = CliRunner().invoke(group, ["check", str(tmp_path)])
    assert result.exit_code == 2
    assert fault in result.output
    assert "own_claims.yaml:3:" in result.output
