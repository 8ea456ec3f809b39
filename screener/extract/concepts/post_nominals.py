"""Letters behind a name that are credentials: "CPC", "RHIT"."""

from __future__ import annotations

import re

from screener.model.concept import Lexicon
from screener.text.folding import fold


def bare_title(title: str) -> str:
    """A title's letters alone: "M.S." is MS, "CPC-A®" is CPCA."""
    return re.sub(r"[^A-Z]", "", fold(title).upper())


def credential_titles(lexicon: Lexicon) -> set[str]:
    """The letters of every credential's short names: CPC, CPCA, RHIT …; HIT and HIM name programmes too."""
    names = {
        bare_title(name)
        for concept in lexicon.concepts.values()
        if concept.category == "certification"
        for name in (
            *concept.abbreviations,
            concept.label,
            *(n for row in concept.ambiguous for n in row.names),
        )
        if " " not in name and len(name) < 12
    }
    return names - {"HIT", "HIM"}
