"""What the program must know of a domain by name; everything else of it are concepts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from screener.model.profile import Mention

CONCEPT, GROUP, KIND, ROLE = "concept", "group", "kind", "role"
"""What a field of a domain names; a faulty name of a concept, group or kind is reported when it is loaded."""


def _names(sort: str, about: str, default: Any = "") -> Any:
    """A field that holds the name, or names, of some `sort`."""
    return field(default=default, metadata={"names": sort, "about": about})


@dataclass(frozen=True, slots=True, kw_only=True)
class Domain:
    """The ids that code needs of a domain. The fields are the keys of the lexicon's table `domain`.

    A key that a domain leaves out is empty, and matches nothing: `Domain().credential` is "".
    """

    work: str = _names(CONCEPT, "the job's own work")
    any_work: str = _names(GROUP, "the work in all its sorts: what years are of where nothing else is said")
    work_kinds: tuple[str, ...] = _names(KIND, "kinds of activities that are the work", ())
    trade_kinds: tuple[str, ...] = _names(KIND, "kinds of activities by which a posting is of the trade", ())
    trade_groups: tuple[str, ...] = _names(GROUP, "groups by which it is", ())
    credential: str = _names(GROUP, "the trade's full credentials")
    entry_credential: str = _names(GROUP, "its credentials for beginners")
    course: str = _names(
        GROUP, "courses that teach the work; where it is empty, whatever is listed counts as done"
    )
    proof_kinds: tuple[str, ...] = _names(
        KIND, "kinds of credentials behind which listed tools are no mere list", ()
    )
    unnamed_credential: str = _names(CONCEPT, "a credential that the text does not name: “certified coder”")
    role: str = _names(ROLE, "what somebody is who does the work")
    trainee_role: str = _names(ROLE, "what somebody is who learns it")
    partner_role: str = _names(
        ROLE, "work that often goes with the domain's own, in jobs whose titles name both"
    )
    kin_role: str = _names(ROLE, "other work of the field")
    sector_role: str = _names(ROLE, "other work of the sector")
    other_role: str = _names(ROLE, "all other work", "other")
    partner_kinds: tuple[str, ...] = _names(KIND, "kinds of credentials for the partner role's work", ())
    kin_kinds: tuple[str, ...] = _names(KIND, "kinds of credentials for the field as a whole", ())
    context: tuple[str, ...] = _names("context_words", "sets of words by which a job is of the field", ())
    general_work: tuple[str, ...] = _names(
        CONCEPT, "work whose name gives way to a finer one in the same words", ()
    )
    own_settings: tuple[str, ...] = _names(CONCEPT, "settings whose name says the work as well", ())
    renewed: str = _names("month", "“YYYY-MM” from which the work is done by other rules than before", "")
    renewed_said: str = _names("words", "the remark on work that ended before; {end} stands for when it did")
    taught_knowledge: tuple[str, ...] = _names(CONCEPT, "knowledge that the credentials' exams test", ())
    knowledge_at_work: tuple[str, ...] = _names(CONCEPT, "knowledge that a job can show like work", ())
    work_of_others: tuple[str, ...] = _names(
        CONCEPT, "work of neighboring trades: a posting of this one earns nobody points for it", ()
    )
    measured_work: tuple[str, ...] = _names(CONCEPT, "work by which shares of accuracy are measured", ())
    records: str = _names(GROUP, "software in which a patient's record is kept, shown apart in tables")
    encoders: str = _names(GROUP, "software that finds codes, shown apart")
    code_change: str = field(
        default="", metadata={"about": "the month in which the codes became others, YYYY-MM"}
    )
    before_change: str = field(
        default="", metadata={"about": "what a table says of work that ended before it"}
    )
    not_asked: tuple[str, ...] = _names(CONCEPT, "concepts that a posting names without asking for them", ())
    not_asked_kinds: tuple[str, ...] = _names(KIND, "kinds of such concepts", ())

    @property
    def field_roles(self) -> tuple[str, ...]:
        """Roles of the field: in their jobs a setting or specialty is one that the work was done for."""
        roles = (self.role, self.trainee_role, self.partner_role, self.kin_role)
        return tuple(role for role in roles if role)


@dataclass(frozen=True, slots=True)
class Trade:
    """What tables show of a domain: concepts of software apart, and the change of codes (as in `Domain`).

    roles: what a candidate can be, in words. ranks: credential to its place where several are named.
    shared: concepts that stand for several products, none of which is called like the concept.
    """

    records: frozenset[str] = frozenset()
    encoders: frozenset[str] = frozenset()
    code_change: str = ""
    before_change: str = ""
    roles: Mapping[str, str] = field(default_factory=dict)
    ranks: Mapping[str, int] = field(default_factory=dict)
    shared: frozenset[str] = frozenset()

    def found_as(self, concept: str, label: str, mentions: Iterable[Mention]) -> list[str]:
        """What to call what a text names: the label; of a concept that stands for several products, theirs
        as they are written ("TherapyNotes", not "Behavioral health EHR")."""
        found: dict[str, str] = {}
        for mention in mentions if concept in self.shared else ():
            if mention.concept == concept and mention.assertion == "held":
                found.setdefault(mention.quote.casefold(), mention.quote)
        return list(found.values()) or [label]

    def own_first(self, credentials: Iterable[str]) -> list[str]:
        """Credentials of the trade before those of other trades, else as they stand."""
        return sorted(credentials, key=lambda each: self.ranks.get(each, len(self.ranks)))
