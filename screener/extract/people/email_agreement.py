"""How well an e-mail address fits a name."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from screener.text.folding import fold


def email_agreement(words: Sequence[str], email: str) -> float:
    """How well an address fits a name, 0 to 1: 1 where its letters are names and initials of it."""
    local = re.sub(r"[^a-z]", "", fold(email.partition("@")[0]))
    domain = fold(email.partition("@")[2])
    if any(len(name) > 4 and name in domain for word in words for name in _spellings(word)):
        return 0.7  # a domain of one's own
    parts = [part for word in words for part in re.split(r"[^a-z]+", fold(word)) if part]
    whole = [re.sub(r"[^a-z]", "", fold(word)) for word in words]
    rest, used = local, 0
    for part in sorted({*parts, *whole}, key=lambda part: (-len(part), part)):
        if part in rest and (len(part) > 2 or (len(part) == 2 and used)):
            rest, used = rest.replace(part, " ", 1), used + (len(part) > 2)
    letters = rest.replace(" ", "")
    initials = [part[0] for part in parts]
    if used:
        if not Counter(letters) - Counter(initials):
            return 1.0
        return 0.7 if used > 1 or max(len(part) for part in parts) > 3 else 0.4
    if len(initials) > 1 and letters.startswith("".join(initials)):
        return 0.7
    return 0.5 if any(part[:4] in local for part in parts if len(part) > 3) else 0.0


def _spellings(word: str) -> tuple[str, ...]:
    """ "Küster" as kuster and as kuester."""
    german = word.casefold().replace("ä", "ae").replace("ö", "oe").replace("ü", "ue")
    return (fold(word), fold(german))
