"""Another person's name directly before a credential: "Ms. Ann Roe, CPC", "with R. Stone, CCS"."""

from __future__ import annotations

import re
from collections.abc import Sequence

_NAME = r"[A-Z][\w'’-]"
_LIST = re.compile(r"(?:[A-Z]{2,6}(?:-[A-Z]{1,2})?,[ \n]*){1,6}$")
"""Letters of credentials between a name and one in a list."""
_NAMED = re.compile(rf"(?:{_NAME}+[ \n]+)(?:[A-Z]\.?[ \n]+)?{_NAME}+,[ \n]*$")


class NamesBeside:
    """Knows a name by its capitals, by a title before it, by a word such as "with".

    titles: "Ms", "Dr". beside: words that put a person beside the candidate, as they are written.
    """

    def __init__(self, titles: Sequence[str], beside: Sequence[str]) -> None:
        title = "|".join(word.capitalize() for word in titles)
        self._titled = re.compile(rf"\b(?:{title})\b\.?[ \n]+(?:[A-Z][\w.'’-]*[ \n]+){{0,3}}{_NAME}+,[ \n]*$")
        forms = "|".join(f"[{word[0].upper()}{word[0]}]{word[1:]}" for word in beside)
        self._beside = re.compile(rf"\b(?:{forms})[ \n]+(?:[A-Z]\.[ ]?){{1,2}}{_NAME}+,[ \n]*$")

    def is_unknown(self, before: str, top: str) -> bool:
        """Whether a name stands directly before a credential that does not stand at the top of the résumé.

        before, top: as written.
        """
        hit = _NAMED.search(_LIST.sub("", before))
        if hit is None:
            return False
        return hit.group().strip(" ,\n").split()[-1].casefold() not in top.casefold()

    def is_others(self, before: str, *, first_line: bool, elsewhere: bool, sentence: bool) -> bool:
        """Whether another person's name stands directly before: with a title, or in a sentence about work.

        before: as written. first_line: nothing but a name may stand before, which is the candidate's.
        elsewhere: the section is not one in which candidates name themselves.
        """
        before = _LIST.sub("", before)
        if self._titled.search(before) and not first_line:
            return True
        if elsewhere and self._beside.search(before):
            return True
        return sentence and _NAMED.search(before) is not None
