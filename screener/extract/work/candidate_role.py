"""What a candidate is: the role for which most speaks, and whether somebody only begins in it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from screener.extract.work.months import worked_range
from screener.extract.work.role_signs import RoleSigns
from screener.extract.work.title_roles import TitleRoles
from screener.model.concept import Lexicon
from screener.model.profile import EDUCATION_LEVELS, CredentialState, Education, Position
from screener.model.tables.work import RoleSign

FADING_MONTHS, OLD = 144, 0.5
"""What was done so long before the last job would count nothing; it counts by half at least."""
UNDATED_MONTHS = 12
"""What a job without dates weighs."""
MIN_MONTHS, SETTLED_MONTHS = 6, 36


@dataclass(frozen=True, slots=True)
class OwnWords:
    """What people say of themselves. headline: lines above the first title; text: summary and objective."""

    headline: tuple[str, ...]
    text: str


class RoleJudge:
    """Judges a candidate's role by the table `role_evidence`. Built once a worker."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._titles = TitleRoles(lexicon)
        self._domain = domain = lexicon.domain
        self._field = tuple(r for r in (domain.role, domain.partner_role, domain.kin_role) if r)
        self._order = (*domain.field_roles, domain.sector_role, domain.other_role)
        self._full = frozenset(_members(lexicon, domain.credential))
        self._entry = frozenset(_members(lexicon, domain.entry_credential))
        self._signs = RoleSigns(lexicon)

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
        main = self._main(self._by_credential(worked, holds), claims, holds, as_of)
        begins_only = holds & self._entry and not self._of_work(holds & self._full)
        if coded or (main == domain.role and not (begins_only and all(p.role != main for p in worked))):
            return main
        settled = self._is_settled(main, worked, holds)
        learns = self._learns(education) or self._signs.says(claims.text, domain.trainee_role)
        if main == domain.sector_role:
            settled = settled and not learns
        begins = holds & self._entry or (self._of_work(studies) and not settled)
        if begins and not self._of_work(holds & self._full):
            return domain.trainee_role
        return domain.trainee_role if main == domain.other_role and learns else main

    def _by_credential(self, worked: Sequence[Position], holds: Collection[str]) -> list[Position]:
        """The jobs; those of a "biller and coder" as billing where the credentials are for billing alone."""
        kinds = self._kinds(holds)
        domain = self._domain
        if not kinds & {*domain.partner_kinds} or kinds & {*domain.work_kinds, *domain.kin_kinds}:
            return list(worked)
        partner = domain.partner_role
        return [replace(p, role=partner) if partner in self._titles.roles(p.title) else p for p in worked]

    def _main(self, worked: Sequence[Position], claims: OwnWords, holds: Collection[str], as_of: date) -> str:
        """The role with the most points; the one nearest to the domain's own where two have as many."""
        points: defaultdict[str, float] = defaultdict(float)
        for sign, role, share in self._found(worked, claims, holds, as_of):
            points[role] += sign.weight * share
        known = [role for role in self._order if points[role] > 0]
        return max(known, key=lambda role: points[role], default=self._domain.other_role)

    def _found(
        self, worked: Sequence[Position], claims: OwnWords, holds: Collection[str], as_of: date
    ) -> Iterator[tuple[RoleSign, str, float]]:
        """What of the table is found: the role that it speaks for, and how far."""
        domain, full = self._domain, {*holds} - self._entry
        jobs = list(zip(worked, self._months(worked, as_of), strict=True))
        total = sum(months for _, months in jobs) or 1.0
        shares: defaultdict[str, float] = defaultdict(float)
        for job, months in jobs:
            shares[job.role] += months / total
        trade = sum(months for job, months in jobs if self._is_of_trade(job)) / total
        latest, headline = self._latest_role(worked, as_of), self._headline_role(claims.headline, worked)
        coded = sum(job.months for job in worked if job.is_coding)
        proven = (coded > 0 or not full.isdisjoint(self._full)) and not self._signs.says(
            claims.text, domain.partner_role
        )
        said = self._signs.said(claims.text)
        for sign in self._signs.rows:
            found = {
                "years": shares[sign.role],
                "trade": trade,
                "done": coded >= MIN_MONTHS,
                "latest": sign.role == latest,
                "headline": sign.role == headline,
                "credential": bool(self._kinds(full) & sign.kinds),
                "words": (sign.role != domain.role or proven) and sign.id in said,
            }
            yield sign, sign.role, float(found.get(sign.source, 0))

    def _is_of_trade(self, job: Position) -> bool:
        """Whether a title names a trade of other fields: a web developer, and no program manager."""
        other = self._domain.other_role
        return job.role == other and other in self._titles.roles(job.title)

    def _latest_role(self, worked: Sequence[Position], as_of: date) -> str:
        """Role of the job that ended last, the longest of those held now; "" for one of no known trade."""
        dated = [(r[1], r[1] - r[0], n) for n, p in enumerate(worked) if (r := worked_range(p, as_of))]
        last = worked[max(dated)[2]] if dated else None
        known = last and (last.role != self._domain.other_role or self._is_of_trade(last))
        return last.role if last and known else ""

    def _headline_role(self, lines: Sequence[str], worked: Sequence[Position]) -> str:
        """Role of the title above the résumé; where it is that of a job, what that job was."""
        jobs = {_letters(p.title): p.role for p in reversed(worked) if p.title}
        named = [jobs.get(_letters(line), roles[0]) for line in lines if (roles := self._titles.roles(line))]
        # "Tanya Brooks, LPN" names a nurse, the line below it the coder that she has become.
        return min(named, key=self._order.index, default="")

    def _kinds(self, credentials: Iterable[str]) -> set[str]:
        concepts = self._lexicon.concepts
        return {concepts[c].kind for c in credentials if c in concepts}

    def _of_work(self, credentials: Iterable[str]) -> bool:
        """Whether one of them is for the domain's own work, and not for the field as a whole (RHIT, RHIA)."""
        return not self._kinds(credentials).isdisjoint(self._domain.work_kinds)

    def _learns(self, education: Sequence[Education]) -> bool:
        """Whether the study of highest level, or one still going on, teaches the domain's own work."""
        reached = [EDUCATION_LEVELS.index(e.level) for e in education if e.completed is not False]
        return any(
            self._signs.says(f"{e.program or ''} {e.quote}", self._domain.trainee_role, "study")
            for e in education
            if e.completed is False or EDUCATION_LEVELS.index(e.level) >= max(reached)
        )

    def _months(self, worked: Sequence[Position], as_of: date) -> list[float]:
        """What each job weighs: its months, the less the longer ago they were."""
        reaches = [worked_range(p, as_of) for p in worked]
        last = max((reach[1] for reach in reaches if reach), default=0)
        return [
            max(1, reach[1] - reach[0]) * max(OLD, 1 - (last - reach[1]) / FADING_MONTHS)
            if reach
            else UNDATED_MONTHS
            for reach in reaches
        ]

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
