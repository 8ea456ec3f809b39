"""A posting's text to a draft of its rules, in six steps."""

from __future__ import annotations

import re
from collections.abc import Sequence

from screener.derive.demands.demand import DemandReader, definitions
from screener.derive.demands.figures import FigureReader
from screener.derive.demands.reader import RequirementReader
from screener.derive.demands.repeats import Repeats
from screener.derive.demands.terms import Find, PostingTerms, TermReader
from screener.derive.demands.trees import names
from screener.derive.doubts import DoubtReader
from screener.derive.draft import Ambiguity, Collected, Draft, DraftRule, Fact, NotScored, Requirement
from screener.derive.facts import FactReader, pay_range
from screener.derive.reading.statement import PostingLine, Statement
from screener.derive.reading.statements import StatementReader
from screener.derive.remarks import Remarks
from screener.derive.wordings import LANGUAGE, Wordings
from screener.derive.writing.light_rules import asked_names, duty_rules, figure_rules
from screener.derive.writing.rules import RuleDrafter
from screener.derive.writing.weights import cheap_weight
from screener.errors import ScreenerError
from screener.model.concept import Lexicon

_ADDRESS = re.compile(r"@\w|\(\d{3}\)|\b\d{3}[-. ]\d{3}[-. ]\d{4}\b")
LONGEST = 100_000
"""Characters of the longest text that is taken for a posting."""


class Deriver:
    """Drafts rules of postings. Built once for a lexicon.

    find: the finder that reads résumés.
    """

    def __init__(self, lexicon: Lexicon, find: Find) -> None:
        """Raises ScreenerError where the lexicon does not say how postings are written."""
        if "posting_rules" not in lexicon.tables or "posting_lengths" not in lexicon.tables:
            what = f"the lexicon {LANGUAGE} is not loaded"
            raise ScreenerError("lexicons", what, "load it with the domain's")
        self._lexicon = lexicon
        self._wordings = Wordings(lexicon)
        self._statements = StatementReader(lexicon, self._wordings)
        self._terms = TermReader(lexicon, self._wordings, find)
        self._facts = FactReader(lexicon, self._wordings)
        self._remarks = Remarks(lexicon)
        self._doubts = DoubtReader(lexicon, self._wordings, self._remarks)
        self._repeats = Repeats(lexicon, self._wordings, self._remarks)
        self._figures = FigureReader(lexicon, self._wordings)

    def draft(self, text: str, *, where: str = "posting") -> Draft:
        """Facts, requirements, doubts and rules; of a posting of another trade with a warning.

        Raises ScreenerError where the text is empty, too long, a résumé, or asks for nothing at all.
        """
        _check_text(text, where)
        # 1. What is said, and in which section.
        lines = self._statements.lines(text)
        statements = self._statements.read(lines)
        facts = self._facts.read(lines, statements)
        title = _title(facts)
        # 2. What is asked for, how strongly, joined how.
        collected = self._collect(text, statements, title)
        self._check(text, statements, collected, where)
        # 3. The same thing said twice is one.
        requirements, doubts = self._repeats.merge(collected.requirements)
        # 4. What the job is, and what the text says in two ways.
        of_work = self._doubts.is_of_work(title, statements)
        doubts += collected.ambiguities + self._doubts.read(lines, statements, facts, of_work=of_work)
        # 5. Rules: requirements first, then duties and figures.
        rules, linked = self._rules(requirements, collected, statements, of_work=of_work)
        # 6. The tier, shown and never scored; what is left over.
        tier = self._tier(title, facts, linked)
        not_scored = _not_scored(collected, rules)
        warnings, title = self._warnings(title, collected, rules), title or "Posting"
        return Draft(
            id=_slug(title),
            title=title,
            tier=tier,
            facts=tuple(facts),
            requirements=tuple(sorted(linked, key=lambda r: r.line)),
            duties=tuple(collected.duties),
            not_scored=not_scored,
            ambiguities=_in_order(doubts),
            rules=tuple(rules),
            lexicons=self._domains(),
            notes=self._pay_remarks(tier, facts),
            warnings=warnings,
            no_demand=_left_over(lines, statements, [*linked, *collected.duties], facts, not_scored),
        )

    def _rules(
        self,
        requirements: Sequence[Requirement],
        collected: Collected,
        statements: Sequence[Statement],
        *,
        of_work: bool,
    ) -> tuple[list[DraftRule], list[Requirement]]:
        """The drafted rules, and the requirements with the rule that measures each."""
        drafter = RuleDrafter(self._lexicon, self._remarks)
        rules, linked = drafter.rules(requirements, collected.excluded)
        rules += duty_rules(drafter, collected.duties, asked_names(requirements), of_work=of_work)
        rules += figure_rules(drafter, statements, collected.not_scored, self._figures)
        return rules, linked

    def _domains(self) -> tuple[str, ...]:
        """The lexicons of the trade, without those of the languages."""
        return tuple(n for n in self._lexicon.names if n != LANGUAGE and not n.startswith("resume_"))

    def _collect(self, text: str, statements: Sequence[Statement], title: str) -> Collected:
        terms = PostingTerms(self._terms, text)
        defined = definitions(statements, terms, self._wordings)
        demands = DemandReader(self._lexicon, self._wordings, terms, defined)
        reader = RequirementReader(self._lexicon, self._wordings, self._remarks, demands)
        return reader.read(statements, title)

    def _check(self, text: str, statements: Sequence[Statement], collected: Collected, where: str) -> None:
        """Raises ScreenerError for a résumé, and for a text that asks for nothing."""
        if self._is_resume(text, statements):
            hint = "give the text of a job posting"
            raise ScreenerError(where, "looks like a résumé, not a posting", hint)
        if not (collected.requirements or collected.duties or collected.not_scored):
            raise ScreenerError(where, "asks for nothing", "give the whole posting")

    def _warnings(self, title: str, collected: Collected, rules: Sequence[DraftRule]) -> tuple[str, ...]:
        """That the posting names next to nothing of the trade; that most of the weight is what many have."""
        found = [] if self._is_of_the_trade(title, collected) else [self._remarks.text("other_trade")]
        return (*found, *cheap_weight(rules, self._remarks))

    def _is_of_the_trade(self, title: str, collected: Collected) -> bool:
        """Whether two things of the trade are asked for or done, or one where the title names the work."""
        asked = [*collected.requirements, *collected.duties]
        named = {c for r in asked for c in r.concepts} | asked_names(asked)
        groups = named & set(self._lexicon.domain.trade_groups)
        concepts = {c for c in named if c in self._lexicon.concepts and self._is_of_trade(c)}
        return len(groups | concepts) >= (1 if self._wordings["work_title"].is_in(title) else 2)

    def _is_resume(self, text: str, statements: Sequence[Statement]) -> bool:
        """Whether somebody tells of the own career: with an address, and without demands and duties."""
        if not _ADDRESS.search(text):
            return False
        sections = {s.kind for s in statements}
        if self._wordings["resume_word"].is_in(text) and not sections & {"duties", "preferred"}:
            return True
        jobs = len(list(self._wordings["resume_time"].find(text)))
        asks = len(list(self._wordings["posting_word"].find(text))) > 1
        return jobs > 1 or (jobs == 1 and not asks and _ADDRESS.search(text[:800]) is not None)

    def _is_of_trade(self, concept_id: str) -> bool:
        lexicon = self._lexicon
        concept = lexicon.concepts[concept_id]
        if concept.category == "certification":
            groups = (g for g in lexicon.groups if lexicon.category_of(g) == "certification")
            return any(concept_id in lexicon.members(g) for g in groups)
        return concept.category == "code_system" or (
            concept.category == "activity" and concept.kind in lexicon.domain.trade_kinds
        )

    def _tier(self, title: str, facts: Sequence[Fact], requirements: Sequence[Requirement]) -> str:
        required = [r for r in requirements if r.importance == "required"]
        named = {name for r in required for name in (*r.concepts, *names(r.tree))}
        credential = any(self._lexicon.category_of(name) == "certification" for name in named)
        years = max((r.min_years or 0 for r in required), default=0)
        entry = any(f.kind == "experience" and self._wordings["entry_level"].is_in(f.value) for f in facts)
        return self._facts.tier(title, credential, entry and not credential, years)

    def _pay_remarks(self, tier: str, facts: Sequence[Fact]) -> tuple[str, ...]:
        """Remarks on pay that ends below what is usual for the tier."""
        usual = self._facts.tier_from.get(tier)
        found = []
        for fact in facts:
            amounts = pay_range(fact.value, self._wordings) if fact.kind == "pay" else None
            if usual and amounts and amounts[1] < usual:
                most, least = (f"{amount:,.0f}" for amount in (amounts[1], usual))
                found.append(self._remarks.text("low_pay", line=fact.line, most=most, usual=least, tier=tier))
        return tuple(found)


def _check_text(text: str, where: str) -> None:
    """Raises ScreenerError for a text without words, and for one too long to be one posting."""
    if not re.search(r"[A-Za-z]{3}", text):
        raise ScreenerError(where, "holds no text", "give the posting as txt, md, html, pdf or docx")
    if len(text) > LONGEST:
        raise ScreenerError(
            where, f"is longer than {LONGEST:,} characters", "give one posting, not a collection"
        )


def _title(facts: Sequence[Fact]) -> str:
    return next((f.value for f in facts if f.kind == "title"), "")


def _not_scored(collected: Collected, rules: Sequence[DraftRule]) -> tuple[NotScored, ...]:
    """What no rule scores."""
    used = {source for rule in rules for source in rule.sources}
    return tuple(n for n in dict.fromkeys(collected.not_scored) if (n.line, n.text) not in used)


def _left_over(
    lines: Sequence[PostingLine],
    statements: Sequence[Statement],
    asked: Sequence[Requirement],
    facts: Sequence[Fact],
    not_scored: Sequence[NotScored],
) -> tuple[tuple[int, str], ...]:
    """What is said and is no source, no title, no fact and not named as left out: read as no demand."""
    told: dict[int, list[str]] = {}
    for line, words in (
        *(source for r in asked for source in r.sources),
        *((fact.line, fact.value) for fact in facts),
        *((one.line, one.text) for one in not_scored),
    ):
        told.setdefault(line, []).append(words)
    titles = {s.title.strip(" :") for s in statements}
    spoken = {s.line for s in statements}
    said = [(s.line, s.text) for s in statements if not _is_told(s.text, told.get(s.line, ()))]
    said += [
        (line.number, line.text)
        for line in lines
        if line.number not in spoken and line.number not in told and line.text.strip(" :") not in titles
    ]
    return tuple(sorted(dict.fromkeys(said), key=lambda one: one[0]))


def _is_told(words: str, told: Sequence[str]) -> bool:
    """Whether some of the words stand in what is told of their line, or the other way round."""
    own = set(words.lower().split())
    others = [set(other.lower().split()) for other in told]
    return any(2 * len(own & other) >= min(len(own), len(other)) for other in others)


def _in_order(doubts: Sequence[Ambiguity]) -> tuple[Ambiguity, ...]:
    return tuple(sorted(dict.fromkeys(doubts), key=lambda d: (d.lines or (0,))[0]))


def _slug(title: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", title.lower()).strip("-")[:50].rstrip("-") or "posting"
