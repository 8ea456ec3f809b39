"""City and state from the lines of a résumé's head."""

from __future__ import annotations

import re
from collections.abc import Iterable

from screener.model.concept import Lexicon
from screener.model.tables.positions import EmployerWords, PlaceWords
from screener.text.folding import fold
from screener.text.phrases import any_of

_CITY = r"[^\W\d_][\w.'’\-]*(?:\s[^\W\d_][\w.'’\-]*){0,3}"
_LETTERED = re.compile(r"(?:[A-Z]\.){2}")


class PlaceFinder:
    """Finds a town and its state, or a town abroad, in text that is known to be about the person."""

    def __init__(self, lexicon: Lexicon) -> None:
        words: PlaceWords = lexicon.tables["places"]
        self._labelled = re.compile(rf"\b(?:{any_of(words.town_labels)})\s*:\s*({_CITY})\s*$", re.IGNORECASE)
        self._separator = re.compile(
            rf"[|•·∙⋄◆◇●▪■►»›\t;*#\[\]()]+|\s[—–-]\s|\s{{3,}}|\b(?:{any_of(words.labels)})\s*:", re.IGNORECASE
        )
        self._codes = {fold(name).rstrip("."): code for code, names in words.states.items() for name in names}
        self._countries = frozenset(fold(name).rstrip(".") for name in words.countries)
        self._streets = frozenset(words.streets)
        employers: EmployerWords = lexicon.tables["employer_words"]
        self._organisations = frozenset(employers.cues) - frozenset(words.city_ends)
        states = any_of(name for names in words.states.values() for name in names)
        self._american = re.compile(
            rf"(?P<city>{_CITY})(?P<comma>\s?,\s?|\s)(?:(?P<code>{any_of(words.states)})|(?P<state>(?i:{states}))\.?)"
            rf"(?!\w|-[A-Z])(?P<rest>[\s,]{{0,3}}(?:\d{{5}}(?:-\d{{4}})?(?!\d))?)"
        )
        self._abroad = re.compile(
            rf"(?P<city>{_CITY})\s?,\s?(?:(?P<region>{_CITY})\s?,\s?)?(?P<country>{any_of(words.countries)})(?!\w)"
        )

    def find(self, lines: Iterable[str]) -> tuple[str | None, str | None]:
        """(city, postal code of the state) of the first line that names them; None for what is missing."""
        lines = list(lines)
        pieces = [
            piece.strip()
            for line in lines
            for piece in self._separator.split(line)
            if piece and piece.strip()
        ]
        for piece in pieces:
            for hit in self._american.finditer(piece):
                city = self._city(hit["city"], bool(hit["comma"].strip()))
                # "Work in MI" is a sentence: without a comma the ZIP code must speak for it.
                zipped = any(c.isdigit() for c in hit["rest"])
                ends = not piece[hit.end() :].strip(" ,.") or "," in hit["comma"]
                if city and (zipped or (ends and hit["comma"].strip())):
                    return city, hit["code"] or self._codes[fold(hit["state"])]
        for piece in pieces:
            abroad = self._abroad.search(piece)
            if abroad and fold(abroad["city"]) in self._codes:
                return None, self._codes[fold(abroad["city"])]  # "Ohio, USA"
            if abroad and not any(c.isdigit() for c in abroad["city"]):
                return self._city(abroad["city"], True), None
        labelled = next((found[1] for line in lines if (found := self._labelled.search(line))), "")
        return self._city(labelled, False), None

    def _city(self, text: str, comma: bool) -> str | None:
        """The town without the street before it: "Main St Springfield" is Springfield."""
        words = text.split()
        for index in range(len(words) - 1, -1, -1):
            last = index == len(words) - 1
            if fold(words[index]).rstrip(".") in self._streets and not last and words[index].lower() != "st.":
                words = words[index + 1 :]
                break
        if words and (_LETTERED.match(words[0]) or words[-1].casefold().strip(".,") in self._organisations):
            return None  # "Summit Medical Group, NJ", "A.A.S. Nursing, Ohio"
        if not words or (not comma and len(words) > 3) or not words[0][0].isupper():
            return None
        if len(words) == 1 and len(words[0]) < 4 and words[0].isupper():
            return None  # "PCS, MS-DRG"
        return " ".join(words)
