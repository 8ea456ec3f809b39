"""What a posting says in two ways: facts that disagree, a biller's duties, slips of the pen."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from screener.derive.draft import Ambiguity, Fact
from screener.derive.facts import pay_range
from screener.derive.reading.statement import PostingLine, Statement
from screener.derive.remarks import Remarks
from screener.derive.wordings import Wordings
from screener.model.concept import Lexicon
from screener.model.tables.posting import Slip
from screener.text.phrases import DASHED, whole_words


class DoubtReader:
    """Finds doubts by the tables `posting_facts` and `posting_slips`. Built once for many postings."""

    def __init__(self, lexicon: Lexicon, wordings: Wordings, remarks: Remarks) -> None:
        slips: Sequence[Slip] = lexicon.tables.get("posting_slips", ())
        self._wordings = wordings
        self._remarks = remarks
        self._neighbor, self._work = wordings["neighbor_line"], wordings["work_line"]
        self._slips = [(whole_words([s.written], gap=DASHED), s) for s in slips]

    def read(
        self,
        lines: Sequence[PostingLine],
        statements: Sequence[Statement],
        facts: Sequence[Fact],
        *,
        of_work: bool,
    ) -> list[Ambiguity]:
        """All doubts about facts, lists, lines of another trade and slips."""
        pay = [(f.line, f.value) for f in facts if f.kind == "pay" and pay_range(f.value, self._wordings)]
        superiors = [(f.line, f.value) for f in facts if f.kind == "reports_to"]
        found = [*self._slips_in(lines), *self._disagree("pay", pay, lambda v: pay_range(v, self._wordings))]
        found += self._disagree("superiors", superiors, _plain)
        found += self._disagree("workplaces", self._workplaces(statements, facts), _plain)
        found += self._two_lists(statements)
        if of_work:
            found += self._neighboring(statements)
        return found

    def is_of_work(self, title: str, statements: Sequence[Statement]) -> bool:
        """Whether the job is the domain's own work rather than a neighboring trade's: by title, or words."""
        if self._wordings["work_title"].is_in(title):
            return True
        if self._wordings["neighbor_title"].is_in(title):
            return False
        texts = [s.text for s in statements if s.kind != "skip"]
        own = sum(self._work.is_in(text) for text in texts)
        return own >= sum(self._neighbor.is_in(text) for text in texts)

    def _slips_in(self, lines: Sequence[PostingLine]) -> list[Ambiguity]:
        found = []
        for pattern, slip in self._slips:
            where = tuple(line.number for line in lines if pattern.search(line.text))
            if where:
                found.append(self._remarks.doubt("slip", where, written=slip.written, meant=slip.meant))
        return found

    def _disagree(
        self, name: str, told: Sequence[tuple[int, str]], key: Callable[[str], object]
    ) -> list[Ambiguity]:
        """A doubt where what lines tell of one thing differs. told: line and words; key: what they mean."""
        if len({key(words) for _, words in told}) < 2:
            return []
        lines = tuple(dict.fromkeys(line for line, _ in told))
        return [self._remarks.doubt(name, lines, tuple(dict.fromkeys(words for _, words in told)))]

    def _workplaces(self, statements: Sequence[Statement], facts: Sequence[Fact]) -> list[tuple[int, str]]:
        """Where the work is done, by labelled fields and by facts."""
        said = self._wordings
        named = {
            s.line: s.text
            for s in statements
            if s.kind == "facts"
            and (said["title_field"].is_in(f"{s.title} {s.label}") or said["title_place"].is_in(s.label))
            and said["place_of_work"].is_in(s.text)
        }
        named |= {f.line: f.value for f in facts if f.kind in ("work_mode", "work_setting")}
        return sorted(named.items())

    def _neighboring(self, statements: Sequence[Statement]) -> list[Ambiguity]:
        """Lines of a posting of this trade that describe its neighbor: a biller's in a coder's posting."""
        lines = tuple(
            s.line
            for s in statements
            if s.kind in ("facts", "duties", "summary", "other")
            and self._neighbor.is_in(s.text)
            and not self._work.is_in(s.text)
        )
        return [self._remarks.doubt("neighbor", tuple(dict.fromkeys(lines)))] if lines else []

    def _two_lists(self, statements: Sequence[Statement]) -> list[Ambiguity]:
        """Two lists of preferred qualifications: one of the posting, one of the article round it."""
        titles = {s.title_line: s.article for s in statements if s.kind == "preferred" and s.title_line}
        if len(set(titles.values())) < 2:
            return []
        return [self._remarks.doubt("wishes", sorted(titles))]


def _plain(words: str) -> str:
    return re.sub(r"\W+", " ", words.lower()).strip()
