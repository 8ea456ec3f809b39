"""Demands for applicants of different trades: "For RN candidates: …", "For HIM candidates: …"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from screener.derive.reading.statement import Statement
from screener.derive.wordings import Wordings

FIRST = 3000
"""Numbers of the groups made here; those of lists and of alternatives added later are lower."""
_HEAD = re.compile(r"([A-Z][\w/ -]{5,60}?)\s?:\s+(?=\S)")


def with_tracks(statements: Sequence[Statement], wordings: Wordings) -> list[Statement]:
    """ "For RN candidates: …", "For HIM candidates: …": demands of which one is made of each candidate."""
    found = list(statements)
    heads = [
        m if (m := _HEAD.match(s.text)) and wordings["track"].covers(m.group(1)) else None for s in found
    ]
    for index, head in enumerate(heads):
        near = [i for i in (index - 1, index + 1) if 0 <= i < len(heads) and heads[i]]
        kinds = {found[i].kind for i in near}
        if head and (found[index].kind in kinds or kinds & {"required"}):
            first = index
            while first and heads[first - 1]:
                first -= 1
            kind = "required" if found[index].kind in ("other", "summary") else found[index].kind
            text, number = found[index].text[head.end() :], FIRST + found[first].line
            found[index] = replace(found[index], kind=kind, text=text, label=head.group(1), group=number)
    return found
