"""What a job was, by its title and its duties: the domain's own work, or that of a role beside it."""

from __future__ import annotations

from screener.extract.work.duty_reader import DutyCounts
from screener.model.domain import Domain

MAIN_DUTY = 3
"""So many clauses of one sort make it the job, where the title does not say otherwise."""
MAIN_WORK = ((3, 8), (2, 4))
"""The domain's own work is the job where so many clauses, and one of so many, are about it."""
NEEDED, NEEDED_APART = 1, 2
"""So many clauses show the work in a job; where the title is of the field or the sector, so many."""
TOLD = 4
"""From so many clauses on, its heading among them, a position tells what was done."""
SYSTEMS = 2
"""A "biller and coder" who names so many code systems, and no billing, coded."""


class JobRoles:
    """Judges one job. titles: the roles that its title names, the strongest first (see TitleRoles)."""

    def __init__(self, domain: Domain) -> None:
        self._roles = domain

    def is_work(
        self, titles: tuple[str, ...], duties: DutyCounts, *, is_training: bool, leads: bool, systems: int
    ) -> bool:
        """Whether the domain's own work was a duty; how much the duties must show depends on the title.

        leads: the title first calls its holder one who does this work.
        systems: so many different code systems the job names.
        """
        roles = self._roles
        if roles.role in titles:
            if duties.by_others and not duties.shown:
                return False
            # "Billing and Coding" is often billing alone: what was done decides, where it is told.
            named = systems >= SYSTEMS and not duties.partner
            # "Coder / Charge Entry" coded, unless what is told is the billing.
            is_both = roles.partner_role in titles and not (leads and duties.partner < MAIN_DUTY - 1)
            return not is_both or duties.shown > 0 or duties.clauses < TOLD or named
        if is_training:
            return duties.work > 0
        main = titles[0] if titles else roles.other_role
        if main == roles.kin_role and duties.done:
            return True
        # Nurses and records people name codes and stays every day: only what says coding proves it of them.
        apart = main in (roles.kin_role, roles.sector_role)
        shown = duties.work if apart else duties.shown
        return shown > 0 and shown + (duties.weak > 1) >= (NEEDED_APART if apart else NEEDED)

    def role(
        self,
        titles: tuple[str, ...],
        duties: DutyCounts,
        *,
        is_work: bool,
        has_title: bool,
        leads: bool = False,
    ) -> str:
        """One of the domain's roles. leads: as above; who is called a coder first is one, on equal duties."""
        roles = self._roles
        if roles.role in titles:
            is_partner = roles.partner_role in titles and duties.partner > duties.shown + leads
            return roles.partner_role if is_partner or not is_work else roles.role
        is_main = any(duties.shown >= n and duties.shown * part >= duties.clauses for n, part in MAIN_WORK)
        in_sector = titles[:1] == (roles.sector_role,)
        if is_work and not in_sector and duties.shown >= duties.partner and (is_main or not has_title):
            return roles.role
        if titles:
            return titles[0]
        by_duties = self._by_duties(duties)
        return roles.partner_role if is_work and duties.partner and by_duties != roles.kin_role else by_duties

    def _by_duties(self, duties: DutyCounts) -> str:
        roles = self._roles
        if duties.partner >= MAIN_DUTY:
            return roles.partner_role
        if duties.kin >= MAIN_DUTY - 1:
            return roles.kin_role
        in_sector = duties.sector >= MAIN_DUTY - 1 and duties.sector * 3 >= duties.clauses
        return roles.sector_role if in_sector else roles.other_role
