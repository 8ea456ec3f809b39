"""Every line of a posting is a rule's source, a requirement, a fact, a title, or named as left out."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from screener.derive.draft import Draft
from screener.derive.reading.statements import StatementReader
from screener.derive.wordings import Wordings
from screener.model.concept import Lexicon

Derive = Callable[[str], Draft]
POSTINGS = sorted((Path(__file__).parents[2] / "benchmarks/accuracy/postings/open").glob("*.txt"))


@pytest.mark.parametrize("path", POSTINGS, ids=lambda path: path.stem)
def test_every_line_is_accounted_for(
    derive: Derive, posting_lexicon: Lexicon, wordings: Wordings, path: Path
) -> None:
    text = path.read_text(encoding="utf-8")
    draft, reader = derive(text), StatementReader(posting_lexicon, wordings)
    lines = reader.lines(text)
    told = {line for asked in (*draft.requirements, *draft.duties) for line in asked.lines}
    told |= {line for rule in draft.rules for line, _ in rule.sources}
    told |= {one.line for one in (*draft.facts, *draft.not_scored)} | {line for line, _ in draft.no_demand}
    titles = {statement.title.strip(" :") for statement in reader.read(lines)}
    left = [line.text for line in lines if line.number not in told and line.text.strip(" :") not in titles]
    assert left == []
