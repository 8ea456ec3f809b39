"""Sections of a résumé: a title, a body, and one of JSON Resume's categories."""

from __future__ import annotations

from dataclasses import dataclass

from screener.model.span import Span


@dataclass(frozen=True, slots=True)
class Section:
    """One section. title is None for the part before the first title, or in a résumé without titles."""

    category: str
    title: Span | None
    body: Span
