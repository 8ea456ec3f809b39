"""What a candidate is, from the jobs, the credentials and the schooling taken together."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date

from screener.extract.work.months import worked_range
from screener.extract.work.title_roles import TitleRoles
from screener.model.concept import Lexicon
from screener.model.profile import EDUCATION_LEVELS, CredentialState, Education, Position
from screener.model.tables.work import CandidateClaims

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
MIN_MONTHS = 6
SETTLED_MONTHS = 36


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
        self._domain = domain = lexicon.domain
        self._field = tuple(r for r in (domain.role, domain.partner_role, domain.kin_role) if r)
        self._order = (*domain.field_roles, domain.sector_role, domain.other_role)
        self._full = frozenset(_members(lexicon, domain.credential))
        self._entry = frozenset(_members(lexicon, domain.entry_credential))
        claims: CandidateClaims = lexicon.tables.get("candidate_claims", CandidateClaims())
        self._claims = {
            field.name: re.compile("|".join(getattr(claims, field.name)) or "(?!)", re.IGNORECASE)
            for field in fields(claims)
        }

    def judge(
        self,
        positions: Sequence[Position],
        credentials: Sequence[CredentialState],
        education: Sequence[Education],
        claims: OwnWords,
        as_of: date,
    ) -> str:
        """One of the domain's roles."""
        domain = self._domain
        worked = [p for p in positions if p.is_employment]
        coded = any(p.is_coding for p in worked)
        holds = {c.id for c in credentials if c.assertion == "held"}
        studies = {c.id for c in credentials if c.assertion == "in_progress"}
        main = self._main(self._by_credential(worked, holds), claims, bool(holds & self._full), as_of)
        if coded or main == domain.role:
            return main
        settled = self._is_settled(main, worked, holds)
        learns = self._learns(education) or self._says(claims.text, "learner")
        if main == domain.sector_role:
            settled = settled and not learns
        begins = holds & self._entry or (self._of_work(studies) and not settled)
        if begins and not self._of_work(holds & self._full):
            return domain.trainee_role
        if main == domain.other_role and learns:
            return domain.trainee_role
        return domain.kin_role or main if not worked and holds & self._full else main

    def _by_credential(self, worked: Sequence[Position], holds: Collection[str]) -> list[Position]:
        """The jobs; those of a "biller and coder" as billing where the credentials are for billing alone."""
        kinds = {self._lexicon.concepts[c].kind for c in holds if c in self._lexicon.concepts}
        domain = self._domain
        if not kinds & {*domain.partner_kinds} or kinds & {*domain.work_kinds, *domain.kin_kinds}:
            return list(worked)
        partner = domain.partner_role
        return [replace(p, role=partner) if partner in self._titles.roles(p.title) else p for p in worked]

    def _main(self, worked: Sequence[Position], claims: OwnWords, is_certified: bool, as_of: date) -> str:
        """What most of the working life was; coding where it was done and the person says so."""
        weights = self._weights(worked, as_of)
        if is_certified and self._domain.other_role in weights:
            weights[self._domain.other_role] *= OTHER_FIELDS
        if headline := self._headline_role(claims.headline, worked):
            total = max(sum(weights.values()), UNDATED_MONTHS)
            weights[headline] = weights.get(headline, 0.0) + HEADLINE_SHARE * total
        coding = [p for p in worked if p.is_coding]
        says_own = self._says(claims.text, "own") and not self._says(claims.text, "partner")
        if coding and says_own:
            return self._domain.role
        return self._main_role(weights, sum(p.months for p in coding if p.role == self._domain.role))

    def _headline_role(self, lines: Sequence[str], worked: Sequence[Position]) -> str | None:
        """Role of the title above the résumé; where it is that of a job, what that job was."""
        jobs = {_letters(p.title): p.role for p in reversed(worked) if p.title}
        named = [jobs.get(_letters(line), roles[0]) for line in lines if (roles := self._titles.roles(line))]
        # "Tanya Brooks, LPN" names a nurse, the line below it the coder that she has become.
        return min(named, key=self._order.index, default=None)

    def _says(self, text: str, what: str) -> bool:
        return self._claims[what].search(text) is not None

    def _of_work(self, credentials: Iterable[str]) -> bool:
        """Whether one of them is for the domain's own work, and not for the field as a whole (RHIT, RHIA)."""
        concepts = (self._lexicon.concepts.get(c) for c in credentials)
        return any(c is not None and c.kind in self._domain.work_kinds for c in concepts)

    def _learns(self, education: Sequence[Education]) -> bool:
        """Whether the study of highest level, or one still going on, teaches the domain's own work."""
        reached = [EDUCATION_LEVELS.index(e.level) for e in education if e.completed is not False]
        return any(
            self._says(f"{e.program or ''} {e.quote}", "program")
            for e in education
            if e.completed is False or EDUCATION_LEVELS.index(e.level) >= max(reached)
        )

    def _weights(self, worked: Sequence[Position], as_of: date) -> dict[str, float]:
        """Months by role: the latest job of the field twice, recent jobs in full, old ones by half."""
        reaches = [(p, worked_range(p, as_of)) for p in worked]
        last = max((reach[1] for _, reach in reaches if reach), default=0)
        weights: dict[str, float] = {}
        for position, reach in reaches:
            months = float(max(1, reach[1] - reach[0])) if reach else UNDATED_MONTHS
            ago = last - reach[1] if reach else RECENT_YEARS
            is_latest = ago == 0 and position.role in self._field
            factor = LATEST if is_latest else OLD if ago > RECENT_YEARS * 12 else 1.0
            weights[position.role] = weights.get(position.role, 0.0) + months * factor
        return weights

    def _main_role(self, weights: dict[str, float], months: int) -> str:
        domain = self._domain
        total = sum(weights.values()) or 1.0
        shares = {role: weight / total for role, weight in weights.items()}
        field = max(self._field, key=lambda role: shares.get(role, 0.0), default=domain.other_role)
        if field == domain.role and shares.get(domain.role, 0.0) >= MAIN_SHARE:
            return domain.role
        of_field = sum(shares.get(role, 0.0) for role in self._field)
        elsewhere = shares.get(domain.sector_role, 0.0)
        if shares.get(field, 0.0) > elsewhere and of_field >= MAIN_SHARE:
            return field
        if of_field + elsewhere >= HEALTH_SHARE:
            return domain.sector_role if elsewhere >= shares.get(field, 0.0) else field
        # The only work in health care was coding, and it was more than a trial.
        return domain.role if months >= MIN_MONTHS and not elsewhere else domain.other_role

    def _is_settled(self, main: str, worked: Sequence[Position], holds: Collection[str]) -> bool:
        """Whether billing, HIM or health care is what someone has long done, who now studies coding.

        In billing and HIM a credential says the same.
        """
        months = sum(p.months for p in worked if p.role == main)
        if main == self._domain.sector_role:
            return months >= SETTLED_MONTHS
        return main in self._field and (months >= SETTLED_MONTHS or bool(holds))


def _letters(title: str) -> str:
    return "".join(c for c in title.casefold() if c.isalpha())


def _members(lexicon: Lexicon, group: str) -> tuple[str, ...]:
    return lexicon.members(group) if group in lexicon.groups else ()
