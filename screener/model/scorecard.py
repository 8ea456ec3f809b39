"""Results: what each rule found in one candidate, and the ranked list of all."""

from __future__ import annotations

from dataclasses import dataclass, field

from screener.model.decision import Told
from screener.model.domain import Trade
from screener.model.posting import Posting
from screener.model.profile import Profile
from screener.model.span import Box

OUTCOMES = ("met", "partial", "unknown", "contradicted")
CODES = (
    *("too_long_ago", "listed_only", "too_little", "undated", "other_work", "unsure", "not_held", "silent"),
    *("denied", "no_such_work", "other_credential"),
)
"""Why a rule is not met in full, for programs and for wording; "" where it is met, or in part for a reason of
the rule's own. too_long_ago: done, but it ended before `within_years`. listed_only: named in a list, with no
work, credential or course behind it. too_little: fewer years than asked for. undated: shown in work without
dates that can be counted. other_work: named in work that is not the field's. unsure: the words may mean
something else. not_held: in progress, lapsed or denied. silent: nothing found. denied: work that the text
says was not done. no_such_work: silent, of somebody who has no job of the trade. other_credential: none of
the credentials that are asked for, but others of the trade."""
VERDICTS = ("shortlist", "review", "below", "knocked_out")


@dataclass(frozen=True, slots=True)
class Evidence:
    """Words on a page and why they count. quote == text[start:end] of the document.

    term: the words within the quote that were found, to which the boxes belong; "" where the whole
    quote was (a position, a school).
    """

    quote: str
    page: int
    line: int
    start: int
    end: int
    boxes: tuple[Box, ...]
    why: str
    concept: str = ""
    term: str = ""


@dataclass(frozen=True, slots=True)
class RuleResult:
    """One rule on one candidate. credit 0 to 1; points = 100 × weight / Σ weights × credit.

    reason is never empty; ask is the question for the phone screen, "" where nothing is open.
    knocked_out: the rule is a knock-out and it failed on something the text says.
    found: what was found, in a few words ("CPC", "4.5 years"); missing: what was asked and not found.
    open, low: of what is missing, what the text is silent on, and what it denies or states too low.
    possible: points this rule gives at full credit.
    code: one of CODES, or "". months: of the work that counted, 0 where none is measured; last: "YYYY-MM",
    "YYYY" or "present", when that work ended, "" where it is not known.
    """

    rule: str
    label: str
    importance: str
    weight: float
    credit: float
    points: float
    outcome: str
    reason: str
    evidence: tuple[Evidence, ...] = ()
    ask: str = ""
    knocked_out: bool = False
    found: str = ""
    missing: str = ""
    possible: float = 0.0
    code: str = ""
    months: int = 0
    last: str = ""
    open: str = ""
    low: str = ""


@dataclass(frozen=True, slots=True)
class NextQuestion:
    """An open rule whose answer alone would give points, or lift the candidate over a line.

    score, verdict, rank: what a yes would give, with all others of the shortlist as they are; rank None where
    only one was scored. words: the question with that, as it is read.
    """

    rule: str
    question: str
    score: float
    verdict: str
    rank: int | None
    words: str = ""


@dataclass(frozen=True, slots=True)
class Scorecard:
    """All results of one candidate. score: points of 100, rounded to one decimal; None if not read.

    told: what people decided about the candidate and found in the text.
    """

    profile: Profile
    results: tuple[RuleResult, ...] = ()
    score: float | None = None
    verdict: str | None = None
    why: str = ""
    rank: int | None = None
    duplicate_of: str | None = None
    ask_next: tuple[NextQuestion, ...] = ()
    told: Told | None = None

    @property
    def file(self) -> str:
        """The input file's name as shown."""
        return self.profile.file


@dataclass(frozen=True, slots=True)
class Shortlist:
    """Every input file once, in order of rank; files that were not read come last, unranked.

    labels: concept id to what a person calls it. trade: what tables show of the domain.
    paths: file's name as shown to its path, for links.
    cells: file's name to the cells of its profile, where they were kept in place of the profile;
    evidence: file's name to each rule's evidence as one cell of text, in place of the evidence.
    numbers: file's name to the number that stands for it where no name may be shown.
    """

    posting: Posting
    scorecards: tuple[Scorecard, ...]
    as_of: str
    lexicon_version: str
    screener_version: str
    labels: dict[str, str] = field(default_factory=dict)
    paths: dict[str, str] = field(default_factory=dict)
    cells: dict[str, dict[str, str | float | int | None]] = field(default_factory=dict)
    evidence: dict[str, tuple[str, ...]] = field(default_factory=dict)
    numbers: dict[str, int] = field(default_factory=dict)
    trade: Trade = field(default_factory=Trade)
