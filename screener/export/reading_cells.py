"""The cells that depend on one profile alone: who somebody is, and what was read of the work."""

from __future__ import annotations

from collections.abc import Callable, Container, Mapping, Sequence

from screener.export.words import (
    credential_details,
    credential_states,
    education_words,
    flag_words,
    held_credentials,
    last_coded_words,
    latest_position,
    metric_words,
    name_parts,
    role_words,
    title_words,
    years_words,
)
from screener.model.domain import Trade
from screener.model.profile import Metric, Profile
from screener.text.terminal import one_line

Cell = str | float | int | None
Labels = Mapping[str, str]

PERSON: dict[str, Callable[[Profile], Cell]] = {
    "name": lambda p: p.contact.name,
    "first_name": lambda p: name_parts(p.contact.name)[0],
    "last_name": lambda p: name_parts(p.contact.name)[1],
    "email": lambda p: p.contact.email,
    "phone": lambda p: p.contact.phone,
    "city": lambda p: p.contact.city,
    "state": lambda p: p.contact.state,
    "links": lambda p: "; ".join(p.contact.links),
}
"""Known of every file that has a profile, even of a duplicate."""

FACTS: dict[str, Callable[[Profile, Labels, Trade], Cell]] = {
    "role": lambda p, labels, trade: role_words(p, trade),
    "current_title": lambda p, labels, trade: title_words(latest_position(p)),
    "current_employer": lambda p, labels, trade: found.employer if (found := latest_position(p)) else "",
    "credentials": lambda p, labels, trade: _labels(held_credentials(p, trade), labels),
    "credential_states": lambda p, labels, trade: credential_states(p, labels),
    "credential_details": credential_details,
    "coding_years": lambda p, labels, trade: years_words(p.summary.coding_months),
    "last_coded": lambda p, labels, trade: last_coded_words(p.summary.last_coded, trade),
    "total_years": lambda p, labels, trade: years_words(p.summary.total_months),
    "code_systems": lambda p, labels, trade: _labels(p.summary.code_systems, labels),
    "settings": lambda p, labels, trade: _labels(p.summary.settings, labels),
    "specialties": lambda p, labels, trade: _labels(p.summary.specialties, labels),
    "software": lambda p, labels, trade: _software(p, labels, trade, p.summary.software),
    "ehr": lambda p, labels, trade: _software(p, labels, trade, trade.records),
    "encoder": lambda p, labels, trade: _software(p, labels, trade, trade.encoders),
    "education": lambda p, labels, trade: education_words(p),
    "metrics": lambda p, labels, trade: metric_words(p),
    "accuracy_percent": lambda p, labels, trade: _figure(p, "accuracy")[0],
    "productivity": lambda p, labels, trade: _figure(p, "productivity")[0],
    "productivity_unit": lambda p, labels, trade: _figure(p, "productivity")[1],
}
"""Shown for those that were scored."""


def profile_cells(profile: Profile, labels: Labels, trade: Trade) -> dict[str, Cell]:
    """The cells that depend on the profile alone, text on one line."""
    cells = {name: _cell(column(profile)) for name, column in PERSON.items()}
    cells |= {name: _cell(column(profile, labels, trade)) for name, column in FACTS.items()}
    cells["flags"] = one_line(flag_words(profile))
    return cells


def _labels(ids: Sequence[str], labels: Labels) -> str:
    return "; ".join(labels.get(concept, concept) for concept in ids)


def _software(profile: Profile, labels: Labels, trade: Trade, wanted: Container[str]) -> str:
    found = [concept for concept in profile.summary.software if concept in wanted]
    named = (trade.found_as(each, labels.get(each, each), profile.mentions) for each in found)
    return "; ".join(name for names in named for name in names)


def _figure(profile: Profile, kind: str) -> tuple[float | None, str]:
    """The first figure of a kind that the text states, and its unit; a share only where the kind is one."""
    found = next((m for m in profile.metrics if m.kind == kind and _is_meant(m)), None)
    if found is None:
        return None, ""
    most = f" (up to {found.value_max:g})" if found.value_max else ""
    return float(found.value), f"{found.unit}{most}"


def _is_meant(metric: Metric) -> bool:
    """Accuracy is a share; productivity is charts in a time, not a share of a norm."""
    return (metric.unit == "%") == (metric.kind == "accuracy")


def _cell(value: Cell) -> Cell:
    return one_line(value) if isinstance(value, str) else value
