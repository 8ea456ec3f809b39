"""What was read about one candidate, and the part of it that scoring may see."""

from __future__ import annotations

from dataclasses import dataclass, field

from screener.model.span import Box

ASSERTIONS = ("held", "in_progress", "lapsed", "negated", "other_person")
"""What the text claims of a mention (ConText: affirmed, hypothetical, historical, negated, experiencer)."""

CATEGORIES = ("certification", "code_system", "setting", "specialty", "software", "activity", "education")
SECTIONS = ("basics", "summary", "work", "education", "certificates", "skills", "projects", "other")
ROLES = ("coder", "coder_trainee", "biller", "him_other", "healthcare_other", "other")
EDUCATION_LEVELS = (
    "none_stated",
    "hs",
    "some_college",
    "certificate",
    "associate",
    "bachelor",
    "post_bacc",
    "master",
    "doctorate",
)
"""Lowest first."""


@dataclass(frozen=True, slots=True)
class Contact:
    """Who and where. Never scored. None where the text does not say."""

    name: str | None = None
    post_nominals: tuple[str, ...] = ()
    email: str | None = None
    phone: str | None = None
    city: str | None = None
    state: str | None = None
    links: tuple[str, ...] = ()


PEOPLE = ("person", "issuer")
"""Finders that are no part of the program: who read the résumé otherwise, and who gave the credential."""


@dataclass(frozen=True, slots=True)
class Mention:
    """One occurrence of a concept.

    quote == text[start:end]; context == text[context_start : context_start + len(context)], the words
    around it that a person would read to agree. page and line are 1-based. boxes: one a line, in points.
    assertion: one of ASSERTIONS; state: the finer reading (an id of the lexicon's states).
    confidence: 0 to 1. position: index into Profile.positions, None outside positions.
    obtained, expires: "YYYY-MM" or "YYYY".
    """

    concept: str
    category: str
    assertion: str
    state: str
    quote: str
    start: int
    end: int
    page: int
    line: int
    boxes: tuple[Box, ...]
    section: str
    confidence: float
    finder: str
    why: str
    context: str = ""
    context_start: int = 0
    position: int | None = None
    obtained: str | None = None
    expires: str | None = None
    number: str | None = None


@dataclass(frozen=True, slots=True)
class Position:
    """One job. start, end: "YYYY-MM", or "YYYY" as printed ("present" for an open end), None if unknown.

    months: length of its range as in model.months, 0 if undated. approximate: years without months.
    is_employment: False for volunteering and unpaid or school training, which are no months of work.
    role: what the job was by its title and duties, one of ROLES; "" before that is judged.
    concepts: ids shown in it as the candidate's own. flag: "" or why its dates are not used.
    text_start, text_end: its characters in the document. quote == text[quote_start:][:len(quote)], the
    words of its heading; boxes: those of the quote, one a line.
    """

    title: str
    employer: str
    start: str | None
    end: str | None
    months: int
    concepts: tuple[str, ...]
    is_coding: bool
    is_training: bool
    page: int
    line: int
    approximate: bool = False
    place: str | None = None
    quote: str = ""
    flag: str = ""
    text_start: int = 0
    text_end: int = 0
    quote_start: int = 0
    boxes: tuple[Box, ...] = ()
    is_employment: bool = True
    role: str = ""


@dataclass(frozen=True, slots=True)
class Education:
    """One course of study. completed None: the text does not say.

    text_start, text_end: its characters in the document. quote == text[quote_start:][:len(quote)].
    """

    level: str
    program: str | None
    school: str | None
    completed: bool | None
    page: int = 1
    line: int = 1
    quote: str = ""
    quote_start: int = 0
    boxes: tuple[Box, ...] = ()
    text_start: int = 0
    text_end: int = 0


@dataclass(frozen=True, slots=True)
class Metric:
    """A result the candidate claims as their own: kind accuracy, productivity, denial_rate …

    value_max: the upper end where a range is given ("12-15 charts per day").
    quote == text[quote_start:][:len(quote)].
    """

    kind: str
    value: float
    unit: str
    quote: str
    page: int
    line: int = 1
    setting: str | None = None
    quote_start: int = 0
    boxes: tuple[Box, ...] = ()
    value_max: float | None = None


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page of the file: 1-based number, size in points as displayed; 0 × 0 without layout.

    left, right: where its text begins and ends, as shares of the width.
    characters: how many the file's own text layer has for it, as its reader counts them: white space, and
    what nobody can see, too; 0 without such a layer. read: how many were read of what can be seen, of forms
    and recognised pictures too. apart: how many were set apart as not visible.
    """

    number: int
    width: float
    height: float
    left: float = 0.0
    right: float = 1.0
    characters: int = 0
    read: int = 0
    apart: int = 0


@dataclass(frozen=True, slots=True)
class Flag:
    """Something a person should look at, in neutral words."""

    id: str
    page: int
    quote: str
    detail: str


@dataclass(frozen=True, slots=True)
class CredentialState:
    """What the whole text supports for one credential."""

    id: str
    assertion: str
    state: str = ""


@dataclass(frozen=True, slots=True)
class Summary:
    """The whole text in short; lists hold concept ids in order of id, months count overlaps once.

    months: by concept (settings, code systems, software …) shown in dated, non-training positions.
    last_coded: "YYYY-MM" or "present", the end of the latest coding position.
    """

    role: str = "other"
    tier: str | None = None
    credentials: tuple[CredentialState, ...] = ()
    code_systems: tuple[str, ...] = ()
    settings: tuple[str, ...] = ()
    specialties: tuple[str, ...] = ()
    software: tuple[str, ...] = ()
    activities: tuple[str, ...] = ()
    education_level: str = "none_stated"
    coding_months: int = 0
    total_months: int = 0
    last_coded: str | None = None
    months: dict[str, int] = field(default_factory=dict)
    matrix: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Qualifications:
    """All that scoring may see: no name, contact, age, school year or place (design law 6)."""

    mentions: tuple[Mention, ...]
    positions: tuple[Position, ...]
    education: tuple[Education, ...]
    metrics: tuple[Metric, ...]
    summary: Summary
    as_of: str


@dataclass(frozen=True, slots=True)
class Likeness:
    """By what versions of one résumé are known. latest: "YYYY-MM" or "YYYY", the latest date in the text.

    words: how many the text has. sketch: as text.sketch makes it, "" for a short text.
    """

    latest: str = ""
    words: int = 0
    sketch: str = ""


@dataclass(frozen=True, slots=True)
class Profile:
    """One input file: what was read of it, or why it was not (status, reason). as_of: "YYYY-MM-DD"."""

    file: str
    sha256: str
    status: str
    reason: str | None
    reader: str | None
    pages: int
    as_of: str
    text_sha256: str | None = None
    contact: Contact = Contact()
    mentions: tuple[Mention, ...] = ()
    positions: tuple[Position, ...] = ()
    education: tuple[Education, ...] = ()
    metrics: tuple[Metric, ...] = ()
    summary: Summary = Summary()
    flags: tuple[Flag, ...] = ()
    sheets: tuple[Sheet, ...] = ()
    likeness: Likeness = Likeness()

    @property
    def qualifications(self) -> Qualifications:
        """The part of the profile that scoring sees."""
        return Qualifications(
            self.mentions, self.positions, self.education, self.metrics, self.summary, self.as_of
        )
