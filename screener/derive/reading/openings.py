"""Where a point begins inside a line: by the words it opens with, and by those before it."""

from __future__ import annotations

import re

from screener.config.plain_words import plain_words
from screener.derive.wordings import Wordings, abbreviations
from screener.model.concept import Lexicon

LONGEST_TITLE = 6
"""Words of the longest title of a job that stands before the first point."""
SOME = 2
"""With so many words no point ends at a word that only its capital tells."""
LINKED = 24
"""So many characters before a place are looked at for a small word with which nothing ends."""
_LETTERS = re.compile(r"[A-Za-z][A-Za-z'-]*")


class Openings:
    """Tells beginnings of points. Built once for many postings."""

    def __init__(self, lexicon: Lexicon, wordings: Wordings) -> None:
        self._wordings = wordings
        products = [c for c in lexicon.concepts.values() if c.category == "software"]
        names = {n.lower() for c in products for n in (c.label, *c.aliases)}
        names |= {n.lower() for c in products for a in c.ambiguous for n in a.names}
        self._plain = plain_words() - names
        self._credentials = abbreviations(lexicon)

    def begins(self, before: str, rest: str, piece: str) -> bool:
        """Whether a point begins between `before` and `rest`. piece: from the last beginning on."""
        previous, large = before.rpartition(" ")[2], rest[0].isupper() and rest[1:2].islower()
        counted = previous[-1:].isdigit() and self._wordings["years_or_yrs"].starts(rest[:LINKED])
        small = counted or not (rest[0].isupper() or rest[0].isdigit())  # "2 - 5 Yrs"
        if small or goes_on(before) or self.is_linked(before):
            return False
        starter = self._wordings["starter"].starts(rest) if large else None
        if starter and len(rest[: starter.end].split()) > 1:
            return True  # "Collections Must be proficient"
        if large and len(before.split()) <= LONGEST_TITLE and self._wordings["hired"].ends(before):
            return self.opens(rest)  # "ED Coder Active CCS or CEDC"
        named = previous.strip("().")
        if named.isupper() and not self.is_plain_capitals(named):
            return rest[0].isdigit() and self.opens(rest)  # no "HCPCS System", no "AHIMA Certified Coders"
        proper = named[:1].isupper() and named.lower() not in self._plain
        if proper and starter and len(piece.split()) > SOME:
            return self.opens(rest)  # "Microsoft Excel Bachelor's degree"
        return self.is_closed(before) and self._follows(before, rest, piece, starter=starter is not None)

    def _follows(self, before: str, rest: str, piece: str, *, starter: bool) -> bool:
        """Whether a point may begin behind a plain word."""
        if self._credentials.match(rest):
            ends = self._wordings["point_ends"].ends(before[-LINKED:])
            return ends is not None or self._wordings["credential_asked"].starts(rest[:LINKED]) is not None
        return (starter or not rest[0].isalpha() or self._is_whole(piece)) and self.opens(rest)

    def _is_whole(self, piece: str) -> bool:
        """Whether a piece may end at a word that only its capital tells: not "Nationally recognized"."""
        said = self._wordings
        if said["bare_years"].covers(piece):
            return True
        return len(piece.split()) > SOME and not (":" in piece and said["example"].is_in(piece))

    def opens(self, rest: str) -> bool:
        """Whether the words begin as a point does: "Knowledge of", "2+ years", "Comfortable working"."""
        if rest[:1].isdigit():
            return self._wordings["years_begin"].starts(rest[:LINKED]) is not None
        if not rest[:1].isupper():
            return rest[:1] == "•"
        first, *others = rest.split(maxsplit=2)
        if self._wordings["starter"].starts(rest) and is_capitalized(first):
            return True
        if not others or first.isupper() or _LETTERS.fullmatch(first) is None:
            return False
        goes_on_small = others[0][0].islower() or (others[0][:2].isupper() and len(others) > 1)
        return first.lower() in self._plain and goes_on_small

    def is_closed(self, before: str) -> bool:
        """Whether a point may end there: no mark goes on, no name in capitals that a word belongs to."""
        last = before.rsplit(maxsplit=1)[-1]
        bare = last.strip("\"'()[].!?")
        return not bare[:1].isupper() or bare.isupper() or last.endswith(")")

    def is_plain_capitals(self, word: str) -> bool:
        """Whether a word is a plain one in capitals: "REQUIREMENTS", "&"; not "CPC", "3M"."""
        if word == "&" or not word.isupper() or any(c.isdigit() for c in word):
            return word == "&"
        return all(len(part) <= 2 or part.lower() in self._plain for part in re.findall(r"[A-Z']+", word))

    def is_linked(self, before: str) -> bool:
        """Whether the words end in a small word with which nothing ends: "a minimum of"."""
        return self._wordings["linked"].ends(before[-LINKED:]) is not None


def goes_on(before: str) -> bool:
    """Whether words end in a mark that goes on, or at which a sentence is cut later."""
    return not before or before[-1] in ",/&-(:;.!?" or before.endswith(" +")


def is_capitalized(words: str) -> bool:
    """Whether words are written as titles are: "Nice to Have"; not "Must be", nor "ABILITY TO"."""
    spoken = _LETTERS.findall(words)
    large = all(w[0].isupper() for w in spoken if len(w) > 3 or w == spoken[0])
    return large and (len(spoken) < 2 or spoken[-1][0].isupper())
