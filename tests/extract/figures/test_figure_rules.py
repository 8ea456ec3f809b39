"""Every rule of the table `figures` speaks in its examples and not in its counter-examples."""

from __future__ import annotations

import pytest

from screener.config.lexicon import load_lexicon
from screener.extract.figures.numbers import NumberFinder
from screener.extract.figures.told import try_figures


def test_the_rules_hold_their_examples() -> None:
    assert try_figures(load_lexicon(["medical_coding"])) == ()


NUMBERS = [
    ("97.4% accuracy", [("score", 97.4, None)]),
    ("60 percent fewer", [("share", 60, None)]),
    ("95-97%", [("score", 95, 97)]),
    ("96, 97 and 99%", [("score", 96, 99)]),
    ("a 96 on it", [("bare", 96, None)]),
    ("12-15 charts", [("amount", 12, 15)]),
    ("about six cases, 150+ a day", [("amount", 6, None), ("amount", 150, None)]),
    ("1,200 claims", [("amount", 1200, None)]),
    ("$25 an hour, F32.1, 8-hour shift, 02/2020, 1.5.3", []),
]


@pytest.mark.parametrize(("text", "numbers"), NUMBERS, ids=[text for text, _ in NUMBERS])
def test_numbers(text: str, numbers: list[tuple[str, float, float | None]]) -> None:
    finder = NumberFinder(load_lexicon(["medical_coding"]).tables["figure_words"])
    assert [(n.kind, n.value, n.highest) for n in finder.find(text)] == numbers
