"""What a job was by its title: coding, billing, HIM, other health care or something else."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from screener.model.concept import Lexicon
from screener.text.phrases import whole_words

_PARTS = re.compile(r"\s*[/,;|]\s*|\s+(?:and|&|then|[-–—])\s+")
_RANK = re.compile(r"\s+(?:[IVX]+|\d)$")


@dataclass(frozen=True, slots=True)
class _Class:
    role: str
    words: re.Pattern[str]
    weak: re.Pattern[str]
    never: re.Pattern[str]
    agents: re.Pattern[str]
    beside: frozenset[str]

    def names(self, title: str, is_medical: bool) -> bool:
        if not (self.words.search(title) or (is_medical and self.weak.search(title))):
            return False
        said = {word.casefold() for word in self.never.findall(title)}
        if not said:
            return True
        parts = (_RANK.sub("", part) for part in _PARTS.split(title)) if said <= self.beside else ()
        return any(
            not self.never.search(p) and any(h.end() == len(p) for h in self.agents.finditer(p))
            for p in parts
        )


class TitleRoles:
    """Classes of job titles, from the table `title_roles`: {class: {words, weak, not, agents, beside}}."""

    def __init__(self, lexicon: Lexicon) -> None:
        rows: Mapping[str, Any] = lexicon.tables["title_roles"]
        self._classes = [
            _Class(
                role,
                words=whole_words(row["words"]),
                weak=whole_words(row.get("weak", ())),
                never=whole_words(row.get("not", ())),
                agents=whole_words(row.get("agents", ())),
                beside=frozenset(row.get("beside", ())),
            )
            for role, row in rows.items()
        ]

    def roles(self, title: str, is_medical: bool = False) -> tuple[str, ...]:
        """Every class that the title names, the first one the strongest; none for "Manager".

        is_medical: the duties speak of patients, so that titles of many trades count too.
        """
        plain = " ".join(title.split())
        return tuple(one.role for one in self._classes if one.names(plain, is_medical))
