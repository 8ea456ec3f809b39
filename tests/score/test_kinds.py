"""The contract of every rule kind, over the registry; and the kinds with arithmetic of their own."""

from __future__ import annotations

import dataclasses
import importlib.util
import inspect
from pathlib import Path
from types import ModuleType

import pytest
from small_world import LEXICON, load, mention, position, profile

from screener.config.lexicon import load_lexicon
from screener.config.posting import load_posting
from screener.errors import ScreenerError
from screener.model.concept import Lexicon
from screener.model.scorecard import OUTCOMES, RuleResult
from screener.score.kinds import KINDS
from screener.score.kinds.similar import cosine, features
from screener.score.scoring import score_profile


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    """The lexicon that ships."""
    return load_lexicon(["medical_coding"])


@pytest.mark.parametrize(("name", "kind"), KINDS.items())
def test_every_kind_is_documented_frozen_and_its_example_loads(
    tmp_path: Path, lexicon: Lexicon, name: str, kind: type
) -> None:
    assert inspect.getdoc(kind)
    assert kind.__dataclass_params__.frozen  # type: ignore[attr-defined]
    assert all(field.metadata["doc"] for field in dataclasses.fields(kind))
    path = tmp_path / "example.yaml"
    filler = "- {id: filler, label: Filler, kind: level, at_least: hs}\n"
    path.write_text(
        f"schema: 1\nposting: {{id: a, title: A}}\nlexicons: [medical_coding]\nrules:\n{filler}{kind.EXAMPLE}"  # type: ignore[attr-defined]
    )
    rule = load_posting(str(path), lexicon, KINDS).rules[1]
    assert rule.kind == name
    empty = score_profile(profile(), load_posting(str(path), lexicon, KINDS), lexicon).results[1]
    assert (empty.outcome, empty.credit) == ("unknown", 0.0), "silence is unknown, whatever the kind"
    assert empty.outcome in OUTCOMES and empty.reason and empty.ask


def test_the_rules_page_is_current(root: Path) -> None:
    page = _module(root / "docs" / "rules_page.py").rules_page()
    assert (root / "docs" / "rules.md").read_text("utf-8") == page, "run: python docs/generate.py"
    assert all(f"## {name}\n" in page for name in KINDS)


def _module(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


FILLER = "  - {id: filler, label: Filler, kind: level, weight: 1, at_least: hs}\n"


def result(folder: Path, body: str, *found: object) -> RuleResult:
    posting = load(folder, f"rules:\n  - {{id: one, label: One, {body}}}\n{FILLER}")
    return score_profile(profile(*found), posting, LEXICON).results[0]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("concepts", "outcome", "credit"),
    [
        (["aapc.cpc", "ahima.ccs"], "met", 1.0),
        (["aapc.cpc", "aapc.cpc"], "partial", 0.5),  # the same twice is one
        (["aapc.cpc", "aapc.cpc_h", "aapc.coc"], "met", 1.0),  # CPC and COC, of which CPC-H is the old name
        (["aapc.coc", "aapc.cpc_h"], "partial", 0.5),  # one credential under its old and its new name
        ([], "unknown", 0.0),
    ],
)
def test_two_or_more(tmp_path: Path, concepts: list[str], outcome: str, credit: float) -> None:
    mentions = [mention(c, start=40 * n) for n, c in enumerate(concepts)]
    found = result(tmp_path, "kind: count, any_of: [coding_credential], at_least: 2", mentions)
    assert (found.outcome, found.credit) == (outcome, credit)


def test_a_hint_weighs_nothing_and_may_not_be_given_weight(tmp_path: Path) -> None:
    text = "Reviews operative reports and assigns procedure codes"
    job = position("2020-01", "present", "code_assignment")
    near = mention(
        "code_assignment", position=0, context="Reviewed operative reports, assigned procedure codes"
    )
    far = mention("epic", start=400, position=0, context="Answered telephones in Epic")
    found = result(tmp_path, f"kind: similar, text: {text}", [near, far], [job])
    assert (found.outcome, found.points, found.weight) == ("met", 0.0, 0.0)
    assert found.evidence[0].concept == "code_assignment"
    assert result(tmp_path, f"kind: similar, text: {text}", [far], [job]).outcome == "unknown"
    with pytest.raises(ScreenerError, match="kind 'similar' has no weight"):
        load(
            tmp_path, f"rules:\n  - {{id: one, label: One, kind: similar, weight: 2, text: {text}}}\n{FILLER}"
        )


def test_resemblance_is_a_number_between_none_and_same() -> None:
    one = features("assigns procedure codes from operative reports")
    assert cosine(one, one) == 1.0
    assert cosine(one, features("sold shoes at the mall")) == 0.0
    assert 0 < cosine(one, features("assigned codes")) < 1


def test_a_metric_weighs_nothing_unless_told(tmp_path: Path) -> None:
    posting = load(tmp_path, f"rules:\n  - {{id: one, label: One, kind: metric, metric: accuracy}}\n{FILLER}")
    assert posting.rules[0].weight == 0.0
