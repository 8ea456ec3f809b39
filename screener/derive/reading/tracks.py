"""Demands for applicants of different trades: "For RN candidates: …", "For HIM candidates: …"."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from screener.derive.reading.statement import Statement
from screener.derive.wordings import Wordings

FIRST = 3000
"""Numbers of the groups made here; those of lists and of alternatives added later are lower."""
_HEAD = re.compile(r"([A-Z][\w/ ()-]{4,60}?)\s?(?::|\s-)\s+(?=\S)")


def with_tracks(
    statements: Sequence[Statement], wordings: Wordings, asks: Callable[[str], bool]
) -> list[Statement]:
    """ "For RN candidates: …", "For HIM candidates: …": demands of which one is made of each candidate.

    asks: whether words name what demands are of, years or a credential.
    """
    found = list(statements)
    heads = [
        m if (m := _HEAD.match(s.text)) and wordings["track"].covers(m.group(1)) else None for s in found
    ]
    for index, head in enumerate(heads):
        near = [i for i in (index - 1, index + 1) if 0 <= i < len(heads) and heads[i]]
        kinds = {found[i].kind for i in near}
        asked = head is not None and bool(near) and asks(found[index].text)
        if head and (asked or found[index].kind in kinds or kinds & {"required"}):
            first = index
            while first and heads[first - 1]:
                first -= 1
            own = found[index].kind
            kind = "required" if own in ("other", "summary") or (asked and own == "duties") else own
            text, number = found[index].text[head.end() :], FIRST + found[first].line
            found[index] = replace(found[index], kind=kind, text=text, label=head.group(1), group=number)
    return found
