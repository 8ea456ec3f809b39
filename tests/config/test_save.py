"""Settings kept as a posting file: small, extending, and careful with what a person wrote."""

from __future__ import annotations

from pathlib import Path

import pytest
from small_world import LEXICON, posting_file

from screener.config.posting import load_posting
from screener.config.save import saved_settings
from screener.errors import ScreenerError
from screener.score.kinds import KINDS

RULES = """rules:
  - {id: cpc, label: CPC, kind: has, weight: 4, any_of: [CPC]} # the heaviest
  - {id: epic, label: Epic, kind: has, weight: 2, any_of: [Epic]}
"""
CHANGES = ["cpc.weight=7.5", "epic.any_of=[any_ehr]", "bands.shortlist=80", "epic.evidence.within_years=3"]


def test_a_new_file_extends_the_old_one_and_gives_the_same_posting(tmp_path: Path) -> None:
    base = posting_file(tmp_path, RULES)
    out = tmp_path / "deeper" / "our_coder.yaml"
    out.parent.mkdir()
    out.write_text(saved_settings(str(base), CHANGES, out, title="Test"), encoding="utf-8")
    saved = load_posting(str(out), LEXICON, KINDS)
    tried = load_posting(str(base), LEXICON, KINDS, CHANGES)
    assert [(r.weight, r.measure, r.evidence) for r in saved.rules] == [
        (r.weight, r.measure, r.evidence) for r in tried.rules
    ]
    assert (saved.bands, saved.id, saved.title) == (tried.bands, "our-coder", "Test")
    text = out.read_text("utf-8")
    assert "extends: ../test.yaml" in text and len(text.splitlines()) < 20
    assert str(saved.rules[0].origins["weight"]).startswith(f"{out}:")


def test_comments_and_order_of_an_existing_file_stay(tmp_path: Path) -> None:
    base = posting_file(tmp_path, RULES)
    out = tmp_path / "ours.yaml"
    out.write_text(
        "# ours\nschema: 1\nextends: test\nposting: {id: ours, title: Ours} # ask Sam\n"
        "override:\n  # since March\n  cpc: {weight: 5} # was 4\nrules:\n"
        "  - {id: own, label: Own, kind: has, weight: 1, any_of: [CCS]} # ours alone\n"
    )
    text = saved_settings(str(base), ["cpc.weight=6", "own.weight=2", "epic.weight=0.5"], out, title="Test")
    for comment in ("# ours\n", "# ask Sam", "# since March", "# was 4", "# ours alone"):
        assert comment in text
    out.write_text(text)
    saved = load_posting(str(out), LEXICON, KINDS)
    assert {r.id: r.weight for r in saved.rules} == {"cpc": 6.0, "epic": 0.5, "own": 2.0}


def test_the_posting_itself_can_be_changed_in_place(tmp_path: Path) -> None:
    base = posting_file(tmp_path, RULES)
    base.write_text(saved_settings(str(base), ["cpc.weight=9"], base, title="Test"))
    assert "# the heaviest" in base.read_text("utf-8")
    assert load_posting(str(base), LEXICON, KINDS).rules[0].weight == 9.0


def test_a_built_in_posting_is_named(tmp_path: Path) -> None:
    text = saved_settings("medical_coder", ["credential.weight=40"], tmp_path / "mine.yaml", title="Test")
    assert "extends: medical_coder\n" in text and "weight: 40\n" in text


def test_another_file_is_not_overwritten(tmp_path: Path) -> None:
    base = posting_file(tmp_path, RULES)
    for content in ("just a note", "schema: 1\nextends: medical_coder\n", "schema: [", "a: 1\n"):
        out = tmp_path / "other.yaml"
        out.write_text(content)
        with pytest.raises(ScreenerError, match="name another file"):
            saved_settings(str(base), ["cpc.weight=9"], out, title="Test")
        assert out.read_text() == content
