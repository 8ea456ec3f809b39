"""Short postings of 27 logical forms in many wordings, and the rules that each asks for."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from screener.derive.draft import Draft, DraftRule

TABLE = Path(__file__).with_name("logical_forms.txt")


def forms() -> Iterator[Any]:
    form = ""
    for line in TABLE.read_text("utf-8").splitlines():
        if line.startswith("#"):
            form = line[2:]
        elif line:
            posting, _, rules = line.partition(" => ")
            yield pytest.param(posting, rules, id=f"{form}: {posting[:60]}")


@pytest.mark.parametrize(("posting", "rules"), list(forms()))
def test_forms(posting: str, rules: str, derive: Callable[[str], Draft]) -> None:
    draft = derive(posting.replace(" | ", "\n"))
    asked = [rule for rule in draft.rules if rule.kind != "duties" and not rule.id.startswith("duty-")]
    months = sorted({r.months_to_obtain for r in draft.requirements if r.months_to_obtain})
    told = "; ".join(map(shown_rule, asked)) + "".join(f" @{month}" for month in months[:1])
    assert told == rules


def shown_rule(rule: DraftRule) -> str:
    """A rule in short: `R any(CPC, 2y any_coding)`."""
    keys: dict[str, Any] = dict(rule.measure)
    if rule.kind == "level":
        what = str(keys["at_least"])
    elif rule.kind == "years":
        options = keys.get("any_of", [{"all_of": keys.get("all_of")}])
        scopes = [[o] if isinstance(o, str) else o["all_of"] for o in options]
        parts = [f"{keys['at_least']:g}y {'+'.join(scope)}" for scope in scopes]
        what = parts[0] if len(parts) == 1 else f"any({', '.join(parts)})"
    else:
        what = shown_part({name: keys[name] for name in ("any_of", "all_of") if name in keys})
    within = dict(rule.evidence).get("within_years")
    return f"{rule.importance[0].upper()} {what}" + (f" @r{within}" if within else "")


def shown_part(part: Any) -> str:
    if isinstance(part, str):
        return part
    if "education" in part:
        return str(part["education"])
    if "years" in part:
        scope = [part["years"]] if isinstance(part["years"], str) else part["years"]
        return f"{part['at_least']:g}y {'+'.join(scope)}"
    (kind, parts), *_ = part.items()
    shown = sorted(map(shown_part, parts))
    return shown[0] if len(shown) == 1 else f"{kind[:3]}({', '.join(shown)})"
