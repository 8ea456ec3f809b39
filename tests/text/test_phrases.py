"""Lists of phrases as one expression."""

from __future__ import annotations

import pytest

from screener.text.phrases import DASHED, LOST, any_of, whole_words


@pytest.mark.parametrize(
    ("phrases", "gap", "text", "found"),
    [
        (["charge entry"], None, "did charge entry daily", "charge entry"),
        (["charge entry"], None, "Charge\nEntry", "Charge\nEntry"),
        (["charge entry"], None, "discharge entry", None),
        (["charge", "charge entry"], None, "charge entry", "charge entry"),
        (["follow up"], DASHED, "follow-up calls", "follow-up"),
        (["bachelor of science"], LOST, "Bachelor ofScience", "Bachelor ofScience"),
        (["c++"], None, "wrote C++11", "C++"),
        (["c++"], None, "basic++", None),
        (["(pending)"], None, "CPC(pending)", "(pending)"),
        (["a.b"], None, "aXb", None),
        ([], None, "anything", None),
    ],
)
def test_any_of_the_phrases_is_found_whole(
    phrases: list[str], gap: str | None, text: str, found: str | None
) -> None:
    pattern = whole_words(phrases, gap=gap) if gap else whole_words(phrases)
    hit = pattern.search(text)
    assert (hit[0] if hit else None) == found


def test_the_longest_phrase_comes_first() -> None:
    assert any_of(["in", "in progress", "to"]) == r"in\s+progress|in|to"
