"""How much work, and how well, a posting asks for: rates of work and shares of accuracy."""

from __future__ import annotations

import re

from screener.derive.wordings import Wordings
from screener.model.concept import Lexicon
from screener.model.tables.posting import FigureWords
from screener.text.phrases import any_of


class FigureReader:
    """Finds rates of work ("20 charts per hour") and shares of accuracy ("95 % accuracy")."""

    def __init__(self, lexicon: Lexicon, wordings: Wordings) -> None:
        words: FigureWords = lexicon.tables["posting_figures"]
        percent = f"(?:{any_of(words.percent)})"
        self._accuracy = wordings["accuracy"]
        self._near = wordings["accuracy_near"]
        self._measured = {"accuracy": wordings["accuracy_rate"], "productivity": wordings["productivity"]}
        self._rate = re.compile(
            rf"(?<![$\d.,])\d[\d.]*\+?\s+(?!(?:{any_of(words.not_amounts)})\b)(?:[\w/&-]+\s){{0,3}}?[\w&-]*\s?"
            rf"(?:/|\b(?:{any_of(words.per)})\b)\s?(?:{any_of(words.times)})\b",
            re.IGNORECASE,
        )
        self._percent = re.compile(rf"(?<![\d.])\d{{2,3}}(?:\.\d+)?\s?\+?\s?{percent}(?!\w)", re.IGNORECASE)
        self._share = re.compile(rf"(\d{{2}}(?:\.\d{{1,2}})?)\s*{percent}", re.IGNORECASE)

    def is_rate(self, words: str) -> bool:
        """Whether so much work in such a time is asked for: "20 charts per hour"."""
        return self._rate.search(words) is not None

    def is_figure(self, words: str) -> bool:
        """Whether a rate of work or a share of accuracy is asked for."""
        return self.is_rate(words) or (
            self._percent.search(words) is not None and self._accuracy.is_in(words)
        )

    def measures(self, metric: str, words: str) -> bool:
        """Whether the words measure by accuracy or productivity; a rate of work is productivity."""
        if metric == "productivity" and self.is_rate(words):
            return True
        return self._measured[metric].is_in(words)

    def accuracy(self, words: str) -> float | None:
        """The share of accuracy that is asked for, in percent."""
        for share in self._share.finditer(words):
            for near in self._near.find(words):
                between = words[share.end() : near.start] or words[near.end : share.start()]
                if not re.search(r"[.;]", between) and len(between) <= 50:
                    return float(share.group(1))
        return None
