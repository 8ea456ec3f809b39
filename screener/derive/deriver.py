"""A posting's text to a draft of its rules, in six steps."""

from __future__ import annotations

import re
from collections.abc import Sequence

from screener.derive.demands.demand import DemandReader
from screener.derive.demands.reader import Collected, RequirementReader
from screener.derive.demands.repeats import merged
from screener.derive.demands.terms import Find, TermFinder
from screener.derive.demands.trees import names
from screener.derive.doubts import DoubtReader
from screener.derive.draft import Ambiguity, Draft, DraftRule, Fact, Requirement
from screener.derive.facts import FactReader, pay_range
from screener.derive.reading.statement import Statement
from screener.derive.reading.statements import StatementReader
from screener.derive.writing.light_rules import asked_names, duty_rules, figure_rules
from screener.derive.writing.rules import RuleDrafter
from screener.errors import ScreenerError
from screener.model.concept import Lexicon
from screener.text.phrases import Phrases

_ADDRESS = re.compile(r"@\w|\(\d{3}\)|\b\d{3}[-. ]\d{3}[-. ]\d{4}\b")
_CAREER = re.compile(
    r"\b(?:19|20)\d{2}\s{0,2}(?:[-–—]|to)\s{0,2}(?:present|current|now|\w{3,9} (?:19|20)\d{2})", re.I
)
_DEMANDS = re.compile(r"\b(?:required|preferred|must|qualifications|responsibilities)\b", re.IGNORECASE)
LEXICON = "posting_en"
"""The lexicon of how postings are written; it must be loaded with the domain's."""
LONGEST = 100_000
"""Characters of the longest text that is taken for a posting."""


def derive_posting(text: str, lexicon: Lexicon, find: Find, *, where: str = "posting") -> Draft:
    """Facts, requirements, doubts and drafted rules of a posting.

    find: the finder that reads résumés. Raises ScreenerError where the text is empty, too long, a résumé,
    or a posting for a trade that the lexicon knows nothing of.
    """
    if "posting_wording" not in lexicon.tables:
        raise ScreenerError(where, f"the lexicon {LEXICON} is not loaded", "load it with the domain's")
    if not re.search(r"[A-Za-z]{3}", text):
        raise ScreenerError(where, "holds no text", "give the posting as txt, md, html, pdf or docx")
    if len(text) > LONGEST:
        raise ScreenerError(
            where, f"is longer than {LONGEST:,} characters", "give one posting, not a collection"
        )
    # 1. What is said, and in which section.
    said = StatementReader(lexicon)
    lines, statements = said.lines(text), said.read(text)
    # 2. What is asked for, how strongly, joined how.
    terms = TermFinder(lexicon, find)
    terms.open(text)
    collected = RequirementReader(lexicon, DemandReader(lexicon, terms)).read(statements)
    _check_trade(text, statements, collected, lexicon, where)
    # 3. The same thing said twice is one.
    requirements, doubts = merged(collected.requirements)
    # 4. What the job is, and what the text says in two ways.
    reader, doubt_reader = FactReader(lexicon), DoubtReader(lexicon)
    facts = reader.read(lines, statements)
    title = next((f.value for f in facts if f.kind == "title"), "") or "Posting"
    coder = doubt_reader.is_coder(title, statements)
    doubts += collected.ambiguities + doubt_reader.read(lines, statements, facts, coder=coder)
    # 5. Rules: requirements first, then duties and figures.
    drafter = RuleDrafter(lexicon)
    rules, linked = drafter.rules(requirements, collected.excluded)
    rules += duty_rules(drafter, lexicon, collected.duties, asked_names(requirements), coder=coder)
    rules += figure_rules(statements, collected.not_scored)
    # 6. The tier, shown and never scored.
    tier = _tier(reader, title, facts, linked)
    return Draft(
        id=_slug(title),
        title=title,
        tier=tier,
        facts=tuple(facts),
        requirements=tuple(sorted(linked, key=lambda r: r.line)),
        duties=tuple(collected.duties),
        not_scored=tuple(dict.fromkeys(collected.not_scored)),
        ambiguities=_in_order(doubts),
        rules=_checked(rules, where),
        lexicons=tuple(n for n in lexicon.names if n != LEXICON and not n.startswith("resume_")),
        notes=_pay_remarks(reader, tier, facts),
    )


def _check_trade(
    text: str, statements: Sequence[Statement], collected: Collected, lexicon: Lexicon, where: str
) -> None:
    asked = [*collected.requirements, *collected.duties]
    named = {c for r in asked for c in r.concepts} | asked_names(asked)
    of_trade = {c for c in named if c in lexicon.concepts and _is_of_trade(lexicon, c)} | (
        named & {"any_coding", "coding_credential", "coding_software"}
    )
    sections = {s.kind for s in statements}
    words = Phrases(lexicon.tables["posting_facts"]["resume_words"])
    told = words.search(text) and _ADDRESS.search(text) and not sections & {"duties", "preferred"}
    if told or (_ADDRESS.search(text[:800]) and _CAREER.search(text) and len(_DEMANDS.findall(text)) < 2):
        raise ScreenerError(where, "looks like a résumé, not a posting", "give the text of a job posting")
    if len(of_trade) < 2:
        names = ", ".join(lexicon.names[:1])
        what = f"names next to nothing that the lexicon {names} knows"
        raise ScreenerError(where, what, "is it a posting for another trade, or for no job at all?")


def _is_of_trade(lexicon: Lexicon, concept_id: str) -> bool:
    concept = lexicon.concepts[concept_id]
    if concept.category == "certification":
        return any(concept_id in lexicon.members(g) for g in lexicon.groups if g.endswith("_credential"))
    return concept.category == "code_system" or (
        concept.category == "activity" and concept.kind in ("coding", "cdi", "auditing", "revenue_cycle")
    )


def _tier(reader: FactReader, title: str, facts: Sequence[Fact], requirements: Sequence[Requirement]) -> str:
    required = [r for r in requirements if r.importance == "required"]
    named = {name for r in required for name in (*r.concepts, *names(r.tree))}
    credential = any("." in name or name.endswith("_credential") for name in named)
    years = max((r.min_years or 0 for r in required), default=0)
    entry = any(f.kind == "experience" and "entry" in f.value.lower() for f in facts)
    return reader.tier(title, credential, entry and not credential, years)


def _pay_remarks(reader: FactReader, tier: str, facts: Sequence[Fact]) -> tuple[str, ...]:
    """Remarks on pay that ends below what is usual for the tier."""
    usual = reader.tier_from.get(tier)
    remarks = []
    for fact in facts:
        amounts = pay_range(fact.value) if fact.kind == "pay" else None
        if usual and amounts and amounts[1] < usual:
            remarks.append(
                f"line {fact.line}: pay up to ${amounts[1]:,.0f} is below the ${usual:,.0f} from which"
                f" the tier {tier!r} usually starts"
            )
    return tuple(remarks)


def _in_order(doubts: Sequence[Ambiguity]) -> tuple[Ambiguity, ...]:
    return tuple(sorted(dict.fromkeys(doubts), key=lambda d: (d.lines or (0,))[0]))


def _checked(rules: Sequence[DraftRule], where: str) -> tuple[DraftRule, ...]:
    if not rules:
        raise ScreenerError(where, "asks for nothing that can be measured", "is it a whole posting?")
    return tuple(rules)


def _slug(title: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", title.lower()).strip("-")[:50].rstrip("-") or "posting"
