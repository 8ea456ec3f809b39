"""Another trade by YAML alone: pharmacy technicians, in six small files."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner
from conftest import shown

from screener.cli.check import command
from screener.pipeline import derive_text

FOLDER = str(Path(__file__).parent / "pharmacy")
POSTING = """Pharmacy Technician
Larkfield Pharmacy - Erie, PA

Responsibilities
- Fill prescriptions and label them
- Sterile compounding of infusions

Requirements
- CPhT or ExCPT
- Two years of pharmacy experience
- High school diploma

Nice to have
- PioneerRx, Pyxis a plus
"""


def test_a_posting_of_another_trade() -> None:
    draft = derive_text(POSTING, "posting", [FOLDER])
    asked = {(shown(r.tree), r.importance) for r in draft.requirements}
    assert asked == {
        ("any(cpht, excpt)", "required"),
        ("2y any_dispensing", "required"),
        ("hs", "required"),
        ("any(pioneer, pyxis)", "preferred"),
    }
    assert draft.title == "Pharmacy Technician"
    levels = next(dict(rule.levels[0]) for rule in draft.rules if rule.id == "credential")
    assert levels["any_of"] == ["trainee_credential"]


def test_its_rules_are_checked() -> None:
    checked = CliRunner().invoke(command, [FOLDER])
    assert checked.exit_code == 0, checked.output
