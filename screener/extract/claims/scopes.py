"""Which credentials a rule governs: its clause, its side, lists, brackets and labels."""

from __future__ import annotations

import re

from screener.extract.claims.notes import Notes
from screener.extract.claims.rules import ClaimRules
from screener.extract.claims.types import Claim, Credential, Passage
from screener.extract.claims.whose import OTHERS, Whose
from screener.model.span import Span
from screener.model.tables.claims import ClaimRule
from screener.text.rule_table import Hit

FILLED = 3
"""So many words of a clause may stand before a label."""
NAMED_BEHIND = 3
"""So many words behind a list of credentials may say that they are some people's."""
_JOINING = re.compile(r"[&/+]")
_OPENED = re.compile(r"\(\s*[^()]*$")


class Scopes:
    """Finds the rules that speak in a passage and the credentials that each governs."""

    def __init__(self, rules: ClaimRules, whose: Whose) -> None:
        self._rules = rules
        self._whose = whose
        self._notes = Notes(rules)

    def claims(self, passage: Passage) -> list[list[Claim]]:
        """For each credential, the claims that rules make of it, in order of place."""
        found: list[list[Claim]] = [[] for _ in passage.credentials]
        for number, clause in enumerate(passage.clauses):
            tokens = passage.between(clause.start, clause.end)
            for hit in self._rules.claims.find(tokens, lambda rule: rule.scope != "note"):
                for index in self._governed(passage, clause, hit):
                    if hit.rule.says == OTHERS and self._whose.is_among(passage, index):
                        continue
                    found[index].append(Claim(hit, number))
        self._add_notes(passage, found)
        return found

    def _add_notes(self, passage: Passage, found: list[list[Claim]]) -> None:
        """The claims of notes; a note on "both" or "all" is on the whole list before it."""
        for index in range(len(passage.credentials)):
            note = self._notes.note(passage, index)
            if note is None:
                continue
            for hit in self._notes.find(passage, note):
                first = index
                if self._is_on_all(passage, note.span.start, hit.span.end):
                    while first and self.is_list(passage, first - 1):
                        first -= 1
                claim = Claim(hit, passage.clause_index(hit.span.start))
                for claims in found[first : index + 1]:
                    claims.append(claim)

    def doubt(self, passage: Passage, index: int) -> str:
        """The words near a credential that speak against its being held, "" for none."""
        first = index
        while first and self.is_list(passage, first - 1):
            first -= 1
        clause = passage.clause_of(passage.credentials[index])
        before = [c.span.end for c in passage.credentials[:first] if c.span.start >= clause.start]
        start = before[-1] if before else clause.start
        return self._notes.doubt(passage, index, Span(start, clause.end))

    def is_list(self, passage: Passage, index: int) -> bool:
        """Whether the credential behind `index` goes on with its list."""
        first, second = passage.credentials[index : index + 2]
        return self._rules.words("listed").fills(passage.between(first.span.end, second.span.start))

    def _governed(self, passage: Passage, clause: Span, hit: Hit[ClaimRule]) -> list[int]:
        rule, credentials = hit.rule, passage.credentials
        if rule.own and self._whose.is_about_others(passage, Span(clause.start, hit.span.start)):
            return []
        inside = [i for i, c in enumerate(credentials) if clause.start <= c.span.start < clause.end]
        if rule.side == "inside":
            return [i for i in inside if credentials[i].span.overlaps(hit.span)]
        if self._is_label(passage, clause, hit, inside):
            until = self._next_label(passage, clause)
            return [i for i, c in enumerate(credentials) if hit.span.end <= c.span.start < until]
        if not inside:
            silent = rule.side == "before" or not self._fills(passage, clause.start, hit.span.start)
            return [] if silent else self._antecedents(passage, hit)
        ahead = [i for i in inside if credentials[i].span.start >= hit.span.end]
        behind = [i for i in inside if credentials[i].span.end <= hit.span.start]
        forward = self._forward(passage, hit, ahead) if rule.side != "after" else []
        backward = self._backward(passage, hit, behind) if rule.side != "before" else []
        chosen = self._nearer(passage, hit, forward, backward)
        if rule.people and not any(self._is_peoples(passage, hit, i) for i in chosen):
            return []
        return chosen

    def _nearer(
        self, passage: Passage, hit: Hit[ClaimRule], forward: list[int], backward: list[int]
    ) -> list[int]:
        """Of the credentials on either side those that are nearer, and not in another line."""
        if not (forward and backward):
            return forward or backward
        ahead = passage.text[hit.span.end : passage.credentials[forward[0]].span.start]
        behind = hit.span.start - passage.credentials[backward[-1]].span.end
        return forward if len(ahead) < behind and "\n" not in ahead else backward

    def _is_label(self, passage: Passage, clause: Span, hit: Hit[ClaimRule], inside: list[int]) -> bool:
        """Whether the words are a label ("Pursuing: CPC, CRC"): a colon follows, no credential before."""
        behind = passage.between(hit.span.end, len(passage.text))
        if hit.rule.date or self._rules.words("label_end").starts(behind) is None:
            return False
        if any(passage.credentials[i].span.start < hit.span.start for i in inside):
            return False
        return self._rules.count_words(passage.between(clause.start, hit.span.start)) <= FILLED

    def _next_label(self, passage: Passage, clause: Span) -> int:
        """Where the next label begins ("Held: CPC. Dropped: CEMC"), or the text's end."""
        label = self._rules.words("label").search(passage.between(clause.end, len(passage.text)))
        return label.start if label else len(passage.text)

    def _antecedents(self, passage: Passage, hit: Hit[ClaimRule]) -> list[int]:
        """A clause that names no credential speaks of the one before it, or of all where it says so."""
        before = [i for i, c in enumerate(passage.credentials) if c.span.end <= hit.span.start]
        if not before:
            return []
        last = passage.credentials[before[-1]].span.end
        return before if self._is_on_all(passage, last, hit.span.end) else before[-1:]

    def _forward(self, passage: Passage, hit: Hit[ClaimRule], ahead: list[int]) -> list[int]:
        credentials = passage.credentials
        if not ahead or not self._reaches(passage, hit, hit.span.end, credentials[ahead[0]].span.start):
            return []
        behind = passage.between(credentials[ahead[0]].span.end, len(passage.text))
        if not hit.rule.people and self._rules.words("job").starts(behind):
            return []
        chosen = ahead[:1]
        for i in ahead[1:]:
            if not self.is_list(passage, i - 1):
                break
            chosen.append(i)
        return chosen

    def _backward(self, passage: Passage, hit: Hit[ClaimRule], behind: list[int]) -> list[int]:
        credentials = passage.credentials
        if not behind or not self._reaches(passage, hit, credentials[behind[-1]].span.end, hit.span.start):
            return []
        last = behind[-1]
        joined = self._is_on_all(passage, credentials[last].span.end, hit.span.start)
        if not joined and "(" in passage.text[credentials[last].span.end : hit.span.start]:
            return [last]
        chosen = [last]
        for i in reversed(behind[:-1]):
            if not self.is_list(passage, i):
                break
            joined = joined or self._is_joined(passage, credentials[i], credentials[i + 1])
            if not joined:
                break
            chosen.insert(0, i)
        return chosen

    def _is_joined(self, passage: Passage, first: Credential, second: Credential) -> bool:
        """Whether an "and" stands between two credentials."""
        gap = Span(first.span.end, second.span.start)
        return (
            _JOINING.search(passage.quote(gap)) is not None
            or self._rules.words("conjunction").search(passage.between(*gap)) is not None
        )

    def _is_on_all(self, passage: Passage, start: int, end: int) -> bool:
        return self._rules.words("all_of_them").search(passage.between(start, end)) is not None

    def _reaches(self, passage: Passage, hit: Hit[ClaimRule], start: int, end: int) -> bool:
        """Whether a rule reaches over a gap; without a reach of its own over small words alone."""
        between = passage.between(start, end)
        if self._rules.words("credential").search(between) or not self._rules.claims.reaches(
            hit.rule, passage.tokens, Span(start, end)
        ):
            return False
        return hit.rule.reach is not None or self._fills(passage, start, end)

    def _fills(self, passage: Passage, start: int, end: int) -> bool:
        """Whether only small words, dates and issuers stand there."""
        return self._rules.words("between").fills(passage.between(start, end))

    def _is_peoples(self, passage: Passage, hit: Hit[ClaimRule], index: int) -> bool:
        """Whether it is some people's: "CPC coders", "CCS-certified staff", "coders (CPC, CCS)"."""
        last = index
        while last + 1 < len(passage.credentials) and self.is_list(passage, last):
            last += 1
        place = passage.credentials[index].span
        if passage.credentials[index].plural or passage.text[place.end : place.end + 2].rstrip() == "s":
            return True
        behind = passage.text[passage.credentials[last].span.end :]
        words = re.match(rf"(?:[\s\-]*[\w/&]+){{0,{NAMED_BEHIND}}}", behind)
        member = self._rules.words("group_member")
        end = passage.credentials[last].span.end + (words.end() if words else 0)
        if member.search(passage.between(passage.credentials[last].span.end, end)):
            return True
        opened = _OPENED.search(passage.text, hit.span.end, place.start)
        return opened is not None and member.search(passage.between(hit.span.end, opened.start())) is not None
