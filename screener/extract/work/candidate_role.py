"""What a candidate is, from the jobs, the credentials and the schooling taken together."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from screener.extract.work.months import worked_range
from screener.extract.work.title_roles import TitleRoles
from screener.model.concept import Lexicon
from screener.model.profile import EDUCATION_LEVELS, ROLES, CredentialState, Education, Position

RECENT_YEARS = 6
LATEST, OLD = 2.0, 0.5
"""The latest job of the field weighs twice: people come to coding from other work, and stay."""
UNDATED_MONTHS = 12
"""What a job without dates weighs."""
HEADLINE_SHARE = 0.4
"""What the title that people give themselves above the résumé weighs beside their working life."""
MAIN_SHARE = 0.3
"""Share of the working life from which coding, billing or HIM is what the person does."""
HEALTH_SHARE = 0.35
"""The same for health care as a whole."""
OTHER_FIELDS = 0.1
"""What jobs of other fields weigh where a credential of coding or HIM is held: the change was made."""
MIN_CODING_MONTHS = 6
SETTLED_MONTHS = 36
BILLING_KINDS = frozenset(("billing", "revenue_cycle"))
CODING_KINDS = ("coding", "auditing")
FIELD = ("coder", "biller", "him_other")


@dataclass(frozen=True, slots=True)
class OwnWords:
    """What people say of themselves. headline: lines above the first title; text: summary and objective."""

    headline: tuple[str, ...]
    text: str


class RoleJudge:
    """Judges a candidate's role. Built once a worker."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._titles = TitleRoles(lexicon)
        self._full = frozenset(_members(lexicon, "coding_credential"))
        self._entry = frozenset(_members(lexicon, "entry_credential"))
        rows = lexicon.tables["candidate_claims"]
        self._claims = {role: re.compile("|".join(words), re.IGNORECASE) for role, words in rows.items()}

    def judge(
        self,
        positions: Sequence[Position],
        credentials: Sequence[CredentialState],
        education: Sequence[Education],
        claims: OwnWords,
        as_of: date,
    ) -> str:
        """One of ROLES."""
        worked = [p for p in positions if p.is_employment]
        coded = any(p.is_coding for p in worked)
        holds = {c.id for c in credentials if c.assertion == "held"}
        studies = {c.id for c in credentials if c.assertion == "in_progress"}
        main = self._main(self._by_credential(worked, holds), claims, bool(holds & self._full), as_of)
        if coded or main == "coder":
            return main
        settled = _is_settled(main, worked, holds)
        if main == "healthcare_other":
            learns = self._learns_coding(education) or self._says(claims.text, "coder_trainee")
            settled = settled and not learns
        begins = holds & self._entry or (self._of_coding(studies) and not settled)
        if begins and not self._of_coding(holds & self._full):
            return "coder_trainee"
        if main == "other" and (self._learns_coding(education) or self._says(claims.text, "coder_trainee")):
            return "coder_trainee"
        return "him_other" if not worked and holds & self._full else main

    def _by_credential(self, worked: Sequence[Position], holds: Collection[str]) -> list[Position]:
        """The jobs; those of a "biller and coder" as billing where the credentials are for billing alone."""
        kinds = {self._lexicon.concepts[c].kind for c in holds if c in self._lexicon.concepts}
        if not kinds & BILLING_KINDS or kinds & {*CODING_KINDS, "him"}:
            return list(worked)
        return [replace(p, role="biller") if "biller" in self._titles.roles(p.title) else p for p in worked]

    def _main(self, worked: Sequence[Position], claims: OwnWords, is_certified: bool, as_of: date) -> str:
        """What most of the working life was; coding where it was done and the person says so."""
        weights = _weights(worked, as_of)
        if is_certified and "other" in weights:
            weights["other"] *= OTHER_FIELDS
        if headline := self._headline_role(claims.headline, worked):
            total = max(sum(weights.values()), UNDATED_MONTHS)
            weights[headline] = weights.get(headline, 0.0) + HEADLINE_SHARE * total
        coding = [p for p in worked if p.is_coding]
        says_coder = self._says(claims.text, "coder") and not self._says(claims.text, "biller")
        if coding and says_coder:
            return "coder"
        return _main_role(weights, sum(p.months for p in coding if p.role == "coder"))

    def _headline_role(self, lines: Sequence[str], worked: Sequence[Position]) -> str | None:
        """Role of the title above the résumé; where it is that of a job, what that job was."""
        jobs = {_letters(p.title): p.role for p in reversed(worked) if p.title}
        named = [jobs.get(_letters(line), roles[0]) for line in lines if (roles := self._titles.roles(line))]
        # "Tanya Brooks, LPN" names a nurse, the line below it the coder that she has become.
        return min(named, key=ROLES.index, default=None)

    def _says(self, text: str, what: str) -> bool:
        return self._claims[what].search(text) is not None

    def _of_coding(self, credentials: Iterable[str]) -> bool:
        """Whether one of them is for coding, and not for HIM as a whole (RHIT, RHIA)."""
        concepts = (self._lexicon.concepts.get(c) for c in credentials)
        return any(c is not None and c.kind in CODING_KINDS for c in concepts)

    def _learns_coding(self, education: Sequence[Education]) -> bool:
        """Whether the study of highest level, or one still going on, is for coders."""
        reached = [EDUCATION_LEVELS.index(e.level) for e in education if e.completed is not False]
        return any(
            self._says(f"{e.program or ''} {e.quote}", "coding_program")
            for e in education
            if e.completed is False or EDUCATION_LEVELS.index(e.level) >= max(reached)
        )


def _weights(worked: Sequence[Position], as_of: date) -> dict[str, float]:
    """Months by role: the latest job of the field twice, recent jobs in full, old ones by half."""
    reaches = [(p, worked_range(p, as_of)) for p in worked]
    last = max((reach[1] for _, reach in reaches if reach), default=0)
    weights: dict[str, float] = {}
    for position, reach in reaches:
        months = float(max(1, reach[1] - reach[0])) if reach else UNDATED_MONTHS
        ago = last - reach[1] if reach else RECENT_YEARS
        is_latest = ago == 0 and position.role in FIELD
        factor = LATEST if is_latest else OLD if ago > RECENT_YEARS * 12 else 1.0
        weights[position.role] = weights.get(position.role, 0.0) + months * factor
    return weights


def _main_role(weights: dict[str, float], coding_months: int) -> str:
    total = sum(weights.values()) or 1.0
    shares = {role: weight / total for role, weight in weights.items()}
    field = max(FIELD, key=lambda role: shares.get(role, 0.0))
    if field == "coder" and shares.get("coder", 0.0) >= MAIN_SHARE:
        return "coder"
    of_field = sum(shares.get(role, 0.0) for role in FIELD)
    elsewhere = shares.get("healthcare_other", 0.0)
    if shares.get(field, 0.0) > elsewhere and of_field >= MAIN_SHARE:
        return field
    if of_field + elsewhere >= HEALTH_SHARE:
        return "healthcare_other" if elsewhere >= shares.get(field, 0.0) else field
    # The only work in health care was coding, and it was more than a trial.
    return "coder" if coding_months >= MIN_CODING_MONTHS and not elsewhere else "other"


def _is_settled(main: str, worked: Sequence[Position], holds: Collection[str]) -> bool:
    """Whether billing, HIM or health care is what someone has long done, who now studies coding.

    In billing and HIM a credential says the same.
    """
    months = sum(p.months for p in worked if p.role == main)
    if main == "healthcare_other":
        return months >= SETTLED_MONTHS
    return main in FIELD and (months >= SETTLED_MONTHS or bool(holds))


def _letters(title: str) -> str:
    return "".join(c for c in title.casefold() if c.isalpha())


def _members(lexicon: Lexicon, group: str) -> tuple[str, ...]:
    return lexicon.members(group) if group in lexicon.groups else ()
