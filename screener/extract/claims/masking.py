"""Credentials in a passage: which mentions are one, and the text in which marks stand for their names."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from screener.extract.claims.types import Credential, Passage
from screener.text.phrases import MASK, pattern_of

LISTED = (
    r"[\s,/&()®™|·+\-]|\b(?:and|or|nor|the|my|a|also|plus|then|as well as|both|either|from|by|through|via"
    r"|certifications?|credentials?|exams?|aapc|ahima|nha|acdis)\b"
)
LIST_GAP = re.compile(rf"(?:{LISTED})*")
"""What may stand between the credentials of a list."""


class Masks:
    """The words `bodies` and `singles` of the table `assertion_cues`."""

    def __init__(self, table: Mapping[str, Any]) -> None:
        self._bodies = pattern_of(table["bodies"])
        self._singles = pattern_of(table["singles"])

    def text(self, passage: Passage, groups: Sequence[Credential]) -> str:
        """The passage's text, credentials masked; names of bodies and "team lead" cut to one word."""
        text, base = passage.text, passage.span.start
        for group in groups:
            a, b = group.span.start - base, (group.noun or group.span.end) - base
            text = text[:a] + MASK * (b - a) + text[b:]
        text = self._singles.sub(lambda hit: "lead".ljust(len(hit.group())), text)
        return self._bodies.sub(lambda hit: "aapc".ljust(len(hit.group())), text)
