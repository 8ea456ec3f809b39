"""What the rules ask of a candidate's qualifications."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from copy import copy

from screener.model.concept import Lexicon
from screener.model.months import month_number, month_range, union_months
from screener.model.posting import AllOf, AnyOf, EducationOf, EvidencePolicy, Named, Node, YearsOf
from screener.model.profile import Mention, Position, Qualifications
from screener.text.sentences import Sentences, inside

OWN_WORK_ONLY = {"setting": "settings", "specialty": "specialties", "activity": "activities"}
"""Categories that count only as own work in coding, billing or HIM: the summary lists what was claimed so,
and a position what it shows. A nurse's inpatient wards are no inpatient coding."""

TOOLS = ("code_system", "software")
"""Categories that anybody can list: they count in full with work, a credential or a course behind them."""
PLACES = ("setting", "specialty")
"""Categories of where, or of what, work was done."""
TOLD_SECTIONS = ("work", "projects", "education", "certificates")
"""Where a tool stands in something that was done or learned, not in a list."""

MOST_NAMED = 4
"""Alternatives that are named; of more, it is said that there are others."""


class Facts:
    """One candidate's qualifications, indexed, and the lexicon that says what proves what."""

    def __init__(self, qualifications: Qualifications, lexicon: Lexicon) -> None:
        self.qualifications = qualifications
        self.lexicon = lexicon
        self.sentences = Sentences.of(lexicon)
        self.say = self.sentences.say
        self.asked = ""
        self._by_concept: dict[str, list[Mention]] = {}
        for mention in qualifications.mentions:
            self._by_concept.setdefault(mention.concept, []).append(mention)
        self._credentials = {c.id: c for c in qualifications.summary.credentials}
        self._backed = self._tools_backed()

    def under(self, label: str) -> Facts:
        """The same facts for a rule of that label, which its sentences may use."""
        facts = copy(self)
        facts.asked = label
        return facts

    def proves(self, concept_or_group: str) -> Mapping[str, float]:
        """What proves a concept or group, with credit."""
        return self.lexicon.proves(concept_or_group)

    def broader(self, concept_id: str) -> set[str]:
        """Every concept that this one always shows, at any distance."""
        found: set[str] = set()
        queue = [concept_id]
        while queue:
            concept = self.lexicon.concepts.get(queue.pop())
            new = [b for b in concept.broader if b not in found] if concept else []
            found.update(new)
            queue.extend(new)
        return found

    def mentions(self, concepts: Iterable[str]) -> list[Mention]:
        """Mentions of any of the concepts in the order of the text, other people's left out."""
        found = [m for concept in concepts for m in self._by_concept.get(concept, ())]
        return sorted(
            (m for m in found if m.assertion != "other_person"), key=lambda m: (m.start, m.end, m.concept)
        )

    def assertion(self, mention: Mention) -> str:
        """What counts of a mention: for a credential, what the whole text supports, not the single place.

        "Jane Doe, CPC" over "CPC (expired 2021)" is a lapsed CPC in both places.
        """
        credential = self._credentials.get(mention.concept)
        return credential.assertion if credential else mention.assertion

    def is_own(self, mention: Mention) -> bool:
        """False for what a position does not show: settings, specialties and activities of work that was not
        coding, billing or HIM, and products that a seller or a developer names.
        """
        field = OWN_WORK_ONLY.get(mention.category)
        if field is None and mention.category not in TOOLS:
            return True
        if mention.position is not None:
            shown = mention.concept in self.qualifications.positions[mention.position].concepts
            return shown or (field is None and mention.assertion != "held")
        return field is None or mention.concept in getattr(self.qualifications.summary, field)

    def is_backed(self, mention: Mention) -> bool:
        """False for a tool that is only listed: no job, credential or course is behind it."""
        told = mention.position is not None or mention.section in TOLD_SECTIONS
        return mention.category not in TOOLS or told or mention.category in self._backed

    def _tools_backed(self) -> frozenset[str]:
        """Tools that need no job of their own: all where the domain's work was done, learned or examined;
        programs also where a job was of the field or the sector.
        """
        domain, positions = self.lexicon.domain, self.qualifications.positions
        named = (m for m in self.qualifications.mentions if m.assertion not in ("negated", "other_person"))
        role = self.qualifications.summary.role
        is_coder = role in (domain.role, domain.trainee_role) or any(p.is_coding for p in positions)
        if not domain.course or is_coder or any(self._is_proof(m) for m in named):
            return frozenset(TOOLS)
        roles = {*domain.field_roles, domain.sector_role}
        return frozenset(("software",) if any(p.role in roles for p in positions) else ())

    def _is_proof(self, mention: Mention) -> bool:
        """Whether it is a credential of the field, or a course that teaches its work."""
        domain, known = self.lexicon.domain, self.lexicon.concepts.get(mention.concept)
        if mention.category == "certification":
            return known is not None and known.kind in domain.proof_kinds
        return mention.concept in self.lexicon.members(domain.course)

    def in_coding_work(self, mention: Mention) -> bool:
        """True where the mention stands in a coding position."""
        return mention.position is not None and self.qualifications.positions[mention.position].is_coding

    def words_of_work(self, position: Position) -> Mention | None:
        """The words in a job that show the domain's work best: the work itself, else its code systems."""
        if not position.is_coding:
            return None
        index = self.qualifications.positions.index(position)
        proofs = self.proves(self.lexicon.domain.any_work)
        own = [m for m in self.qualifications.mentions if m.position == index and m.assertion == "held"]
        done = [
            m for m in own if m.concept in proofs and m.start >= position.quote_start + len(position.quote)
        ]
        used = [m for m in own if m.category == "code_system"]
        return next(iter([*done, *used]), None)

    def words_of(self, nodes: Iterable[Node], position: Position) -> Mention | None:
        """The words in a job that show what is asked for beside the trade's own work: its setting."""
        parts = self.beside_work([part for node in nodes for part in getattr(node, "parts", (node,))])
        names = [name for part in parts if not self.is_any_work(part) for name in self.names_in(part)]
        index = self.qualifications.positions.index(position)
        proofs = {concept for name in names for concept, credit in self.proves(name).items() if credit == 1.0}
        own = [m for m in self.mentions(proofs) if m.position == index and m.assertion == "held"]
        return next(iter(own), None)

    def denials(self, name: str, policy: EvidencePolicy) -> list[Mention]:
        """Sure mentions that deny a thing, or all of its kind."""
        found = self.mentions({name, *self.broader(name)})
        return [m for m in found if self.assertion(m) == "negated" and m.confidence >= policy.min_confidence]

    def has_no_work(self) -> bool:
        """True of a candidate who is not of the trade and has no job of it, whatever else was done."""
        domain = self.lexicon.domain
        if self.qualifications.summary.role == domain.role or not domain.role:
            return False
        positions = self.qualifications.positions
        return not any(p.is_coding and p.is_employment and not p.is_training for p in positions)

    def asks_for_work(self, node: Node) -> bool:
        """Whether a tree asks for the trade's own work, one kind of it, or the work beside its setting."""
        if isinstance(node, AllOf):
            return any(self.asks_for_work(part) for part in node.parts)
        if isinstance(node, Named):
            return self.is_any_work(node) or self.lexicon.domain.work in self.broader(node.id)
        return False

    def is_recent(self, mention: Mention, policy: EvidencePolicy) -> bool:
        """True where no recency is asked for, or the mention stands in a position that ended within it."""
        if policy.within_years is None:
            return True
        if mention.position is None:
            return False
        return self.ended_within(self.qualifications.positions[mention.position], policy.within_years)

    def ended_within(self, position: Position, years: float) -> bool:
        """True where the position's end is known and at most so many years before as_of."""
        if not position.end or position.flag:
            return False
        if position.end == "present":
            return True
        return month_number(self.qualifications.as_of) - month_number(position.end) <= years * 12

    def ended(self, mention: Mention) -> str:
        """When the job ended that a mention stands in, as it is written; "" where that is not known."""
        position = None if mention.position is None else self.qualifications.positions[mention.position]
        return (position.end or "") if position and not position.flag else ""

    def positions_showing(self, nodes: Iterable[Node], policy: EvidencePolicy) -> list[Position]:
        """Positions in which all nodes are shown; training, unpaid work and what is not recent left out."""
        wanted = tuple(nodes)
        return [
            position
            for position in self.qualifications.positions
            if position.is_employment
            and not position.is_training
            and (policy.within_years is None or self.ended_within(position, policy.within_years))
            and all(self.is_shown(node, position) for node in wanted)
        ]

    def months(self, positions: Iterable[Position]) -> int:
        """Months covered by the dated ones of the positions, overlaps once."""
        ranges = (month_range(p.start, p.end, self.qualifications.as_of) for p in positions if not p.flag)
        return union_months(r for r in ranges if r)

    def name(self, node: Node) -> str:
        """What a tree asks for, in words; beside a setting the trade's own work goes without saying."""
        say = self.sentences
        if isinstance(node, Named):
            return say.name_of(node.id, self.lexicon)
        if isinstance(node, YearsOf):
            work = say.listed([say.name_of(name.id, self.lexicon) for name in node.names])
            return f"{say.years(round(node.at_least * 12))} {self.say('years.of', asked=work)}"
        if isinstance(node, EducationOf):
            return inside(self.say(f"level.{node.at_least}"))
        if isinstance(node, AnyOf):
            return say.some([self.name(part) for part in node.parts], "or", MOST_NAMED)
        return say.listed([self.name(part) for part in self.beside_work(node.parts)])

    def beside_work(self, nodes: Iterable[Node]) -> list[Node]:
        """The nodes without the trade's own work, where they name anything else."""
        nodes = list(nodes)
        return [node for node in nodes if not self.is_any_work(node)] or nodes

    def work_of(self, nodes: Sequence[Node]) -> str:
        """What years are of: "inpatient coding"; the work alone where alternatives stand beside it."""
        say, beside = self.sentences, self.beside_work(nodes)
        names = [node.id for node in beside if isinstance(node, Named)]
        if len(beside) < len(nodes):
            if names and all(self.lexicon.category_of(name) in PLACES for name in names):
                return say.work_at(names, self.lexicon)
            names = names or [self.lexicon.domain.any_work]
        return say.listed([say.name_of(name, self.lexicon) for name in names])

    def names_in(self, node: Node) -> list[str]:
        """The concepts and groups that a tree names, in its order."""
        if isinstance(node, Named):
            return [node.id]
        return [name for part in getattr(node, "parts", ()) for name in self.names_in(part)]

    def is_any_work(self, node: Node) -> bool:
        """Whether a node is the trade's own work, whatever its setting."""
        return isinstance(node, Named) and node.id in (self.lexicon.domain.any_work, self.lexicon.domain.work)

    def is_shown(self, node: Node, position: Position) -> bool:
        """True where a position shows all that a tree asks for."""
        if isinstance(node, AnyOf):
            return any(self.is_shown(part, position) for part in node.parts)
        if isinstance(node, AllOf):
            return all(self.is_shown(part, position) for part in node.parts)
        if isinstance(node, Named):
            proofs = self.proves(node.id)
            return any(proofs.get(concept) == 1.0 for concept in position.concepts)
        raise TypeError(f"{type(node).__name__} is no condition on a position")
