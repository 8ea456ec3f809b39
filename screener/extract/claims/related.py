"""How credentials of one text bear on one another: apprentices, old names, finer names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from screener.extract.claims.rules import ClaimRules
from screener.extract.claims.types import Credential, Passage
from screener.extract.concepts.confidence import UNDECIDED
from screener.model.concept import Lexicon
from screener.model.document import Document
from screener.model.profile import Mention
from screener.model.span import Span
from screener.text.folding import plain_text

SUFFIX = 6
"""Characters behind a name that may hold its suffix."""
OWN = ("held", "in_progress", "lapsed", "negated")


class Relations:
    """Reads `apprentice_of` and `successor` of the concepts' facts."""

    def __init__(self, lexicon: Lexicon, rules: ClaimRules) -> None:
        self._lexicon = lexicon
        self._rules = rules
        facts = {c.id: c.facts for c in lexicon.concepts.values()}
        self._bases = {i: str(f["apprentice_of"]) for i, f in facts.items() if "apprentice_of" in f}
        self._apprentices = {base: i for i, base in self._bases.items()}
        self._suffixes = _suffixes(lexicon)
        self._successors = {i: str(f["successor"]) for i, f in facts.items() if "successor" in f}

    def base_of(self, concept_id: str) -> str:
        """The full credential of an apprentice one, else ""."""
        return self._bases.get(concept_id, "")

    def is_finer(self, first: Mention, second: Mention) -> bool:
        """Whether `second` names what `first` spells out in part: "Certified Professional Coder (CPC-A)"."""
        longer = self._lexicon.label(second.concept)
        return len(first.quote) > 8 and longer.startswith(self._lexicon.label(first.concept) + "-")

    def exact(self, document: Document, mention: Mention) -> Mention:
        """The mention with the suffix behind it in small letters or in brackets: "cpc-a", "CPC (a)"."""
        behind = plain_text(document.text[mention.end : mention.end + SUFFIX]).casefold()
        for suffix, concept in self._suffixes.get(mention.concept, ()):
            for written in (f"-{suffix}", f"({suffix})", f" ({suffix})"):
                if behind.startswith(written) and not behind[len(written) : len(written) + 1].isalnum():
                    end = mention.end + len(written)
                    return replace(
                        mention, concept=concept, end=end, quote=document.text[mention.start : end]
                    )
        return mention

    def refine(self, judged: list[Mention], passage: Passage) -> None:
        """Give each group of a passage its exact concept: apprentice or full, old name or new."""
        groups = passage.credentials
        self._step_up(judged, passage)
        named = {judged[i].concept for g in groups for i in g.mentions}
        for group in groups:
            exact = max((judged[i].concept for i in reversed(group.mentions)), key=self._length)
            state = judged[group.mentions[-1]].state
            if state == "apprentice_removed" and exact in self._bases:
                exact = self._bases[exact]
            elif state in ("apprentice_removal_pending", "apprentice") and exact in self._apprentices:
                exact = self._apprentices[exact]
            elif state == "past_held" and self._is_replaced(exact, named):
                self._replace(judged, groups, exact)
                continue
            for index in group.mentions:
                if judged[index].concept != exact:
                    judged[index] = self._renamed(judged[index], exact, group, judged)

    def _length(self, concept_id: str) -> int:
        """Of a credential and its finer form the finer has the longer label."""
        return len(self._lexicon.label(concept_id))

    def _step_up(self, judged: list[Mention], passage: Passage) -> None:
        """ "CPC-A → CPC", "CPC-H, now COC": the first is superseded."""
        for first, second in pairwise(passage.credentials):
            small, full = judged[first.mentions[-1]], judged[second.mentions[0]]
            succeeds = full.concept in (self._bases.get(small.concept), self._successors.get(small.concept))
            if succeeds and self._became(passage, Span(first.span.end, second.span.start)):
                for index in first.mentions:
                    judged[index] = replace(judged[index], state="superseded", assertion="held")

    def _became(self, passage: Passage, gap: Span) -> bool:
        """Whether the words between two credentials say that one has become the other."""
        tokens = passage.between(*gap)
        step = self._rules.words("became").ends(tokens)
        before = passage.between(gap.start, step.start) if step else tokens
        return step is not None and self._rules.words("before_became").fills(before)

    def _renamed(self, mention: Mention, exact: str, group: Credential, judged: list[Mention]) -> Mention:
        overlapping = any(
            judged[i].concept == exact and judged[i].start < mention.end and mention.start < judged[i].end
            for i in group.mentions
            if judged[i] is not mention
        )
        return mention if overlapping else replace(mention, concept=exact)

    def _is_replaced(self, concept_id: str, named: set[str]) -> bool:
        return self._bases.get(concept_id) in named or self._successors.get(concept_id) in named

    def _replace(self, judged: list[Mention], groups: Sequence[Credential], old: str) -> None:
        """ "CPC (formerly CPC-A)": the old one is superseded, the full one has lost its apprentice."""
        for group in groups:
            for index in group.mentions:
                mention = judged[index]
                if mention.concept == old:
                    judged[index] = replace(mention, state="superseded", assertion="held")
                elif mention.concept == self._bases.get(old) and mention.assertion == "held":
                    judged[index] = replace(mention, state="apprentice_removed")

    def settle(self, mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
        """Apprentice and full credential in one text: a word or a date says which counts.

        Where neither does, the one with an issue date or number counts, else the apprentice; the other is
        left for a person to look at.
        """
        settled = list(mentions)
        for apprentice, base in self._bases.items():
            small = [i for i, m in enumerate(settled) if m.concept == apprentice and _is_own(m)]
            full = [i for i, m in enumerate(settled) if m.concept == base and _is_own(m)]
            if not small or not full:
                continue
            removed = any(settled[i].state == "apprentice_removed" for i in full)
            if removed or _later(settled, full, small):
                for i in small:
                    settled[i] = replace(settled[i], state="superseded")
                continue
            held = any(settled[i].assertion == "held" for i in small)
            for i in full if held else ():  # the exam and the goal of who holds the apprentice's
                if settled[i].state == "passed" or settled[i].assertion == "in_progress":
                    settled[i] = replace(settled[i], state="superseded")
            full = [i for i in full if settled[i].state != "superseded"]
            proven = any(_is_documented(settled[i]) for i in full)
            weaker, stronger = (small, base) if proven else (full, apprentice)
            for i in weaker:
                if settled[i].assertion == "held":
                    settled[i] = self._doubted(settled[i], stronger)
        return tuple(settled)

    def _doubted(self, mention: Mention, other: str) -> Mention:
        why = f"{mention.why}; elsewhere {self._lexicon.label(other)}"
        return replace(mention, state="unstated", confidence=min(mention.confidence, UNDECIDED), why=why)


def _suffixes(lexicon: Lexicon) -> dict[str, list[tuple[str, str]]]:
    """For each credential the letters that make a finer one of it: "a" makes CPC-A of CPC."""
    labels = {c.label.casefold(): c.id for c in lexicon.concepts.values() if c.category == "certification"}
    found: dict[str, list[tuple[str, str]]] = {}
    for label, concept in labels.items():
        base, hyphen, suffix = label.rpartition("-")
        if hyphen and base in labels:
            found.setdefault(labels[base], []).append((suffix, concept))
    return found


def _is_own(mention: Mention) -> bool:
    claimed = mention.assertion in OWN and mention.state not in ("unstated", "superseded")
    return claimed and mention.confidence > UNDECIDED


def _is_documented(mention: Mention) -> bool:
    return mention.obtained is not None or mention.number is not None


def _later(mentions: Sequence[Mention], full: Sequence[int], small: Sequence[int]) -> bool:
    """Whether the full credential is dated after the apprentice one."""
    then = [d for i in small if (d := mentions[i].obtained)]
    now = [d for i in full if (d := mentions[i].obtained)]
    return bool(then and now) and max(now) > max(then)
