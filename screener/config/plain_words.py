"""The plain words of the language, which no more tell of a person than its grammar does."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from screener.config.lexicon import LANGUAGE


@cache
def plain_words() -> frozenset[str]:
    """Words in small letters from the language's folder, e.g. "charts", "reviewed"; no names, no places."""
    text = (files("screener") / "lexicons" / LANGUAGE / "plain_words.txt").read_text("utf-8")
    return frozenset(line for line in text.splitlines() if line and not line.startswith("#"))
