"""What of a résumé tells it from other versions of itself: how new it is, and the phrases in it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from screener.model.profile import Likeness, Mention, Position
from screener.text.sketch import sketch

_YEAR = re.compile(r"(?<!\d)(?:19[89]|20\d)\d(?!\d)")
_WORD = re.compile(r"[^\W_]+")


def likeness_of(
    text: str, positions: Sequence[Position], mentions: Sequence[Mention], as_of: date
) -> Likeness:
    """The latest date that the text names and that is not ahead of `as_of`, its length, its phrases."""
    dates = [month for p in positions for month in (p.start, p.end) if month and month[0].isdigit()]
    dates += [mention.obtained for mention in mentions if mention.obtained]
    dates += _YEAR.findall(text)
    today = as_of.isoformat()
    latest = max((found for found in dates if found <= today[: len(found)]), default="")
    return Likeness(latest, sum(1 for _ in _WORD.finditer(text)), sketch(text))
