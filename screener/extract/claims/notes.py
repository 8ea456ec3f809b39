"""What a text notes behind a credential that heads its line ("CIC: sat in 2024, not passed").

In a note the words between the credential and a claim are free: the credential is what the note is about.
"""

from __future__ import annotations

import re

from screener.extract.claims.rules import ClaimRules
from screener.extract.claims.types import CredentialNote, Passage
from screener.model.span import Span
from screener.model.tables.claims import ClaimRule
from screener.text.alphabet import Tokens
from screener.text.rule_table import Hit

MOST_WORDS = 14
"""So many words of a note may stand before a claim."""
_CELL = re.compile(r"\n|[ ]{2,}")


class Notes:
    """Finds notes, the claims in them, and words that raise a doubt."""

    def __init__(self, rules: ClaimRules) -> None:
        self._rules = rules

    def note(self, passage: Passage, index: int) -> CredentialNote | None:
        """The note behind a credential, None where words of a sentence stand before it."""
        text, place = passage.text, passage.credentials[index].span
        clause = passage.clause_of(passage.credentials[index])
        cells = (hit.end() for hit in _CELL.finditer(text, clause.start, place.start))
        start = max(cells, default=clause.start)
        if not self._rules.words("note_head").fills(passage.between(start, place.start)):
            return None
        end = passage.until(index)
        if index + 1 == len(passage.credentials):
            return CredentialNote(Span(place.end, end), Span(place.end, clause.end), end)
        after = passage.clauses[passage.clause_index(end)].start
        cell = max((hit.end() for hit in _CELL.finditer(text, place.end, end)), default=0)
        first = Span(place.end, clause.end)
        if end < clause.end:  # "COC (formerly CPC-H)": the words before the next one are its own
            last = max(text.rfind(mark, place.end, end) for mark in ",(:\n")
            first = Span(place.end, last if last > 0 else end)
        return CredentialNote(Span(place.end, end), first, max(place.end, after, cell))

    def find(self, passage: Passage, note: CredentialNote) -> list[Hit[ClaimRule]]:
        """The rules that speak in a note."""
        tokens = passage.between(note.span.start, note.span.end)
        found = []
        for hit in self._rules.claims.find(tokens, lambda rule: rule.scope != "clause"):
            before = passage.between(note.span.start, hit.span.start)
            if self._rules.count_words(before) > MOST_WORDS or self._rules.words("crowd").search(before):
                continue
            if not self._is_next_ones(passage, hit, note):
                found.append(hit)
        return found

    def _is_next_ones(self, passage: Passage, hit: Hit[ClaimRule], note: CredentialNote) -> bool:
        """Whether the claim is of the credential that follows: "CPC, enrolled in CIC training"."""
        if hit.span.start < note.shared or self._rules.words("it").search(passage.between(*hit.span)):
            return False
        return self._rules.words("between").fills(passage.between(hit.span.end, note.span.end))

    def doubt(self, passage: Passage, index: int, sentence: Span) -> str:
        """The words near a credential that speak against its being held, "" for none.

        sentence: the credential's clause, from the list before it on.
        """
        note, place = self.note(passage, index), passage.credentials[index].span
        if note is not None:
            return self._doubt("doubt_note", passage.between(*note.first))
        before = passage.between(sentence.start, place.start)
        after = passage.between(place.end, sentence.end)
        claimed = self._rules.words("own_claim").search(before)
        return ("" if claimed else self._doubt("doubt_before", before)) or self._doubt("doubt_after", after)

    def _doubt(self, name: str, tokens: Tokens) -> str:
        harmless = list(self._rules.words("harmless").find(tokens))
        for span in self._rules.words(name).find(tokens):
            if not any(span.overlaps(other) for other in harmless):
                return tokens.text[span.start : span.end]
        return ""
