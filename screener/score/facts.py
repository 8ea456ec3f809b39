"""What the rules ask of a candidate's qualifications."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from screener.model.concept import Lexicon
from screener.model.months import month_number, month_range, union_months
from screener.model.posting import AllOf, AnyOf, EducationOf, EvidencePolicy, Named, Node, YearsOf
from screener.model.profile import Mention, Position, Qualifications

OWN_WORK_ONLY = {"setting": "settings", "specialty": "specialties", "activity": "activities"}
"""Categories that count only as own work in coding, billing or HIM: the summary lists what was claimed so,
and a position what it shows. A nurse's inpatient wards are no inpatient coding."""


class Facts:
    """One candidate's qualifications, indexed, and the lexicon that says what proves what."""

    def __init__(self, qualifications: Qualifications, lexicon: Lexicon) -> None:
        self.qualifications = qualifications
        self.lexicon = lexicon
        self._by_concept: dict[str, list[Mention]] = {}
        for mention in qualifications.mentions:
            self._by_concept.setdefault(mention.concept, []).append(mention)
        self._credentials = {c.id: c for c in qualifications.summary.credentials}

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
        """False for settings, specialties and activities of work that was not coding, billing or HIM."""
        field = OWN_WORK_ONLY.get(mention.category)
        if field is None:
            return True
        if mention.position is not None:
            return mention.concept in self.qualifications.positions[mention.position].concepts
        return mention.concept in getattr(self.qualifications.summary, field)

    def in_coding_work(self, mention: Mention) -> bool:
        """True where the mention stands in a coding position."""
        return mention.position is not None and self.qualifications.positions[mention.position].is_coding

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

    def positions_showing(self, nodes: Iterable[Node], policy: EvidencePolicy) -> list[Position]:
        """Positions in which all nodes are shown; training, unpaid work and what is not recent left out."""
        wanted = tuple(nodes)
        return [
            position
            for position in self.qualifications.positions
            if position.is_employment
            and not position.is_training
            and (policy.within_years is None or self.ended_within(position, policy.within_years))
            and all(self._shown(node, position) for node in wanted)
        ]

    def months(self, positions: Iterable[Position]) -> int:
        """Months covered by the dated ones of the positions, overlaps once."""
        ranges = (month_range(p.start, p.end, self.qualifications.as_of) for p in positions if not p.flag)
        return union_months(r for r in ranges if r)

    def label(self, node: Node) -> str:
        """What a tree asks for, in words."""
        if isinstance(node, Named):
            return self.lexicon.label(node.id)
        if isinstance(node, YearsOf):
            names = " and ".join(self.lexicon.label(name.id) for name in node.names)
            return f"{node.at_least:g} years of {names}"
        if isinstance(node, EducationOf):
            return node.at_least
        word = " or " if isinstance(node, AnyOf) else " and "
        return word.join(self.label(part) for part in node.parts)

    def names_in(self, node: Node) -> list[str]:
        """The concepts and groups that a tree names, in its order."""
        if isinstance(node, Named):
            return [node.id]
        return [name for part in getattr(node, "parts", ()) for name in self.names_in(part)]

    def _shown(self, node: Node, position: Position) -> bool:
        if isinstance(node, AnyOf):
            return any(self._shown(part, position) for part in node.parts)
        if isinstance(node, AllOf):
            return all(self._shown(part, position) for part in node.parts)
        if isinstance(node, Named):
            proofs = self.proves(node.id)
            return any(proofs.get(concept) == 1.0 for concept in position.concepts)
        raise TypeError(f"{type(node).__name__} is no condition on a position")
