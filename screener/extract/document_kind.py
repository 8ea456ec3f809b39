"""Whether a document is a résumé at all. When in doubt it is: brief or odd ones are not turned away."""

from __future__ import annotations

import re
from collections.abc import Sequence

from screener.extract.sections.finder import Section
from screener.model.concept import Lexicon
from screener.model.document import Document
from screener.model.profile import Contact, Education, Mention, Position
from screener.text.phrases import whole_words

_RESUME_PARTS = frozenset({"work", "education", "skills", "certificates", "summary", "projects"})
_ENOUGH = 3.0
"""Points from which a document is a résumé, whatever else it says."""
_FEW_CUES, _MANY_CUES = 3, 6
_FEW_WORDS = 12
_FEW_CONCEPTS = 2
"""One word of the trade stands in any notice of the trade; a résumé names more."""


class DocumentJudge:
    """Tells résumés from invoices, postings, articles, forms and test pages."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._kinds = {kind: whole_words(cues) for kind, cues in lexicon.tables["other_documents"].items()}

    def not_a_resume(
        self,
        document: Document,
        sections: Sequence[Section],
        positions: Sequence[Position],
        contact: Contact,
        education: Sequence[Education],
        mentions: Sequence[Mention],
    ) -> str | None:
        """Why the document is no résumé, in words for a person; None where it is one, or may be."""
        if document.hidden and not document.text.strip():
            return "none of its text can be seen on the pages"
        dated = sum(position.start is not None for position in positions)
        reachable = bool(contact.email or contact.phone)
        if dated >= 2 or (dated and (reachable or contact.name)):
            return None
        points = _resume_points(sections, positions, contact, education, mentions)
        other, cues = self._other_kind(document.text)
        sure = cues >= _MANY_CUES and not dated and not (contact.name and reachable)
        if sure or (points < _ENOUGH and cues >= _FEW_CUES and not contact.name):
            return f"reads as {_article(other)}, not as a résumé"
        if points:
            return None
        words = len(re.findall(r"[^\W\d_]{2,}", document.text))
        if words < _FEW_WORDS:
            return f"{words} word{'' if words == 1 else 's'} of text, none of a résumé"
        return "no name, contact, job, school, skill or heading of a résumé in it"

    def _other_kind(self, text: str) -> tuple[str, int]:
        """The kind of document with the most different phrases in the text, and how many those are."""
        folded = text[:40_000].casefold()
        counts = {kind: len(set(pattern.findall(folded))) for kind, pattern in self._kinds.items()}
        best = max(counts, key=lambda kind: counts[kind])
        return best, counts[best]


def _resume_points(
    sections: Sequence[Section],
    positions: Sequence[Position],
    contact: Contact,
    education: Sequence[Education],
    mentions: Sequence[Mention],
) -> float:
    """What speaks for a résumé: jobs, schools, headings, a person who can be reached, credentials."""
    titled = {s.category for s in sections if s.title and s.kind} & _RESUME_PARTS
    held = any(m.category == "certification" and m.confidence >= 0.5 for m in mentions)
    return (
        1.5 * bool(positions)
        + 1.5 * any(course.completed or _names_a_school(course) for course in education)
        + 1.0 * len(titled)
        + 1.0 * bool(contact.email or contact.phone)
        + 1.5 * bool(contact.name)
        + 0.5 * held
        + 0.5 * (len({m.concept for m in mentions}) >= _FEW_CONCEPTS)
    )


def _names_a_school(course: Education) -> bool:
    """More than the bare word for one, as in what a posting asks for ("university certificate")."""
    school = course.school or ""
    return len(school.split()) > 1 or (len(school) > 1 and school.isupper())


def _article(kind: str) -> str:
    return f"{'an' if kind[0] in 'aeiou' else 'a'} {kind}"
