"""How wide a name is meant: a degree in one field or in any, one credential or any like it."""

from __future__ import annotations

import re
from dataclasses import replace

from screener.derive.demands.terms import Term
from screener.derive.lengths import LengthReader
from screener.derive.wordings import Wordings
from screener.model.concept import Lexicon
from screener.model.posting import AllOf, EducationOf, Named

_CLAUSE_END = re.compile(r"[.;()]")
_WORD = re.compile(r"[A-Za-z]{2,}")


class Widths:
    """Reads what stands beside a degree or a credential and widens or narrows it."""

    def __init__(self, lexicon: Lexicon, wordings: Wordings) -> None:
        self._lexicon, self._wordings = lexicon, wordings
        self._lengths = LengthReader(lexicon, wordings)

    def with_fields(self, words: str, terms: list[Term]) -> list[Term]:
        """ "An associate's or bachelor's degree in health information": no degree in anything will do.

        Where another field will do, too, and no lexicon names it, the level alone is asked for.
        """
        found = list(terms)
        for index, term in enumerate(terms):
            first = index
            while first and terms[first - 1].family == "education" and terms[first - 1].words:
                first -= 1
            if term.family != "field" or term.node is None or first == index:
                continue
            gap = words[terms[index - 1].end : term.start]
            if _CLAUSE_END.search(gap) or self._holds_field(gap) or self._is_widened(words, term):
                continue
            for at in range(first, index):
                level = found[at].node
                if isinstance(level, EducationOf):
                    found[at] = replace(found[at], node=AllOf((level, term.node)))
        return found

    def _holds_field(self, gap: str) -> bool:
        """Whether an unknown field stands before: "a degree in nursing or health information"."""
        opener = self._wordings["within"].search(gap)
        joint = self._wordings["joint_or"].ends(gap)
        before = gap[opener.end : joint.start if joint else len(gap)].rstrip() if opener else ""
        return _WORD.search(before) is not None and (joint is not None or before.endswith(","))

    def _is_widened(self, words: str, field: Term) -> bool:
        """Whether other fields follow: "health information, nursing, or a related field"."""
        rest = words[field.end :].lstrip()
        if self._wordings["or_like"].is_in(rest) or self._wordings["equivalent_field"].is_in(rest):
            return True
        if self._is_else(rest):
            return False
        joint = self._wordings["joint"].starts(rest[:8])
        return rest[:1] in (",", "/") or (joint is not None and not self._wordings["and_demand"].starts(rest))

    def _is_else(self, rest: str) -> bool:
        """Whether something of another sort follows, no field: ", or in its stead four years of coding"."""
        years = self._lengths.read(rest)
        if not years:
            return False
        gap = rest[: years[0].start]
        for name in ("points_at_last", "lieu", "joint", "weak_required"):
            gap = self._wordings[name].without(gap)
        return all(self._wordings["small"].covers(word) for word in _WORD.findall(gap))

    def with_any_like(self, words: str, terms: list[Term]) -> list[Term]:
        """ "CPC or equivalent": beside the credentials that are named, any of the trade will do."""
        named = [t for t in terms if t.family == "credential" and t.ids]
        group = self._lexicon.domain.credential
        if not named or not group or any(t.family == "credential" and not t.ids for t in terms):
            return terms
        for like in self._wordings["or_like_credential"].find(words):
            before = [t for t in terms if t.end <= like.start]
            between = words[before[-1].end : like.start].strip(" (") if before else ""
            if before and before[-1] in named and not _CLAUSE_END.search(between):
                node = Named(self._lexicon.label(group), group)
                joint = self._wordings["joint"].starts(words[like.start : like.end])
                start = like.start + (joint.end if joint else 0)
                added = Term(start, like.end, (), node, "credential", words[start : like.end])
                kept = [t for t in terms if t.end <= like.start or t.start >= like.end]
                return sorted([*kept, added], key=lambda t: t.start)
        return terms
