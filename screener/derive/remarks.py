"""What a draft says in words of its own, from the tables `posting_remarks` and `posting_doubts`."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from screener.derive.draft import Ambiguity, Effect
from screener.model.concept import Lexicon
from screener.model.tables.posting import Doubt

_PLACE = re.compile(r"\{(\w+)\}")


class Remarks:
    """Fills in reasons, notes and doubts.

    >>> remarks.text("other_grade", grade=2)
    'asked for in another grade than 2 only'
    """

    def __init__(self, lexicon: Lexicon) -> None:
        self._texts: Mapping[str, str] = lexicon.tables["posting_remarks"]
        self._doubts: Mapping[str, Doubt] = lexicon.tables["posting_doubts"]

    def text(self, name: str, **values: object) -> str:
        """A remark with its values filled in."""
        return _filled(self._texts[name], values)

    def doubt(
        self,
        name: str,
        lines: Sequence[int],
        readings: Sequence[str] = (),
        effects: tuple[Effect | None, ...] = (),
        **values: object,
    ) -> Ambiguity:
        """A doubt about some lines. readings: the posting's own words, where the table has none."""
        row = self._doubts[name]
        read = tuple(readings or (_filled(reading, values) for reading in row.readings))
        return Ambiguity(_filled(row.what, values), tuple(lines), read, row.choice or read[0], effects)


def _filled(text: str, values: Mapping[str, object]) -> str:
    return _PLACE.sub(lambda place: str(values[place.group(1)]), text)
