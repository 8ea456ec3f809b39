"""What a candidate is, from the jobs, the credentials and the schooling taken together."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from screener.extract.timeline import worked_range
from screener.model.concept import Lexicon
from screener.model.profile import Education, Mention, Position

RECENT_YEARS = 6
"""Jobs that ended so many years before the latest one count in full, earlier ones by half."""
UNDATED_MONTHS = 12
"""What a job without dates weighs."""
MAIN_SHARE = 0.3
"""Share of the working life from which coding, billing or HIM is what the person does."""
HEALTH_SHARE = 0.4
"""The same for health care as a whole."""
CODING_KINDS = ("coding", "auditing")
FIELD = ("coder", "biller", "him_other")


@dataclass(frozen=True, slots=True)
class Career:
    """Shares of the working life, 0 to 1, by role of the position; empty without positions."""

    shares: dict[str, float]

    def share(self, *roles: str) -> float:
        """Sum of the shares of some roles."""
        return sum(self.shares.get(role, 0.0) for role in roles)


def career_of(positions: Sequence[Position], as_of: date) -> Career:
    """Shares by months worked, recent jobs in full and old ones by half; training is left out."""
    worked = [(p, worked_range(p, as_of)) for p in positions if p.is_employment and not p.is_training]
    last = max((reach[1] for _, reach in worked if reach), default=0)
    weights: dict[str, float] = {}
    for position, reach in worked:
        months = float(reach[1] - reach[0] + 1) if reach else UNDATED_MONTHS
        old = reach is not None and last - reach[1] > RECENT_YEARS * 12
        weights[position.role] = weights.get(position.role, 0.0) + months * (0.5 if old else 1.0)
    total = sum(weights.values())
    return Career({role: weight / total for role, weight in sorted(weights.items())} if total else {})


class RoleJudge:
    """Judges a candidate's role. Built once a worker."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._full = frozenset(_members(lexicon, "coding_credential"))
        self._entry = frozenset(_members(lexicon, "entry_credential"))
        titles = lexicon.tables["candidate_claims"]
        self._claims = {role: re.compile("|".join(words), re.IGNORECASE) for role, words in titles.items()}

    def judge(
        self,
        positions: Sequence[Position],
        mentions: Iterable[Mention],
        education: Sequence[Education],
        claim: str,
        as_of: date,
    ) -> str:
        """One of ROLES. claim: headline, summary and objective, in which people say what they are."""
        career = career_of(positions, as_of)
        coded = any(p.is_coding and p.is_employment and not p.is_training for p in positions)
        main = _main_role(career, coded and bool(self._claims["coder"].search(claim)))
        if coded or main == "coder":
            return main
        states = {(m.concept, m.assertion) for m in mentions if m.category == "certification"}
        holds = {c for c, how in states if how == "held"}
        studies = {c for c, how in states if how == "in_progress"}
        if not self._of_coding(holds & self._full) and (holds & self._entry or self._of_coding(studies)):
            return "coder_trainee"
        if main == "other" and (
            self._learns_coding(education) or self._claims["coder_trainee"].search(claim)
        ):
            return "coder_trainee"
        return "him_other" if not positions and holds & self._full else main

    def _of_coding(self, credentials: Iterable[str]) -> bool:
        """Whether one of them is for coding, and not for HIM as a whole (RHIT, RHIA)."""
        concepts = (self._lexicon.concepts.get(c) for c in credentials)
        return any(c is not None and c.kind in CODING_KINDS for c in concepts)

    def _learns_coding(self, education: Sequence[Education]) -> bool:
        programs = [e.program or e.quote for e in education]
        return any(self._claims["coding_program"].search(program) for program in programs)


def _main_role(career: Career, claims_coding: bool) -> str:
    """What most of the working life was; coding where it was done and the person calls themselves a coder."""
    if claims_coding or career.share("coder") >= MAIN_SHARE:
        return "coder"
    field = max(FIELD, key=career.share)
    rest = career.share("healthcare_other")
    if career.share(field) > rest and career.share(*FIELD) >= MAIN_SHARE:
        return field
    if career.share(*FIELD, "healthcare_other") >= HEALTH_SHARE:
        return "healthcare_other" if rest >= career.share(field) else field
    return "other"


def _members(lexicon: Lexicon, group: str) -> tuple[str, ...]:
    return lexicon.members(group) if group in lexicon.groups else ()
