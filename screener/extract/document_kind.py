"""Whether a document is a résumé at all. When in doubt it is: brief or odd ones are not turned away."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from screener.extract.sections.finder import Section
from screener.model.concept import Lexicon
from screener.model.document import Document
from screener.model.profile import Contact, Education, Mention, Position
from screener.model.tables.documents import PersonalDocument
from screener.text.phrases import whole_words

_RESUME_PARTS = frozenset({"work", "education", "skills", "certificates", "summary", "projects"})
_ENOUGH = 3.0
"""Points from which a document is a résumé, whatever else it says."""
_FEW_CUES, _MANY_CUES = 3, 6
_FEW_WORDS = 12
_LOOKED_AT = 40_000
"""Characters: what a text is shows at its beginning."""
_CHANNEL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,64}|\d{3}\)?[ .-]{0,2}\d{3}[ .-]?\d{4}")
_FEW_CONCEPTS = 2
"""One word of the trade stands in any notice of the trade; a résumé names more."""


class DocumentJudge:
    """Tells résumés from invoices, postings, articles, forms and test pages."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._personal: list[tuple[PersonalDocument, list[re.Pattern[str]]]] = [
            (one, [whole_words(phrases) for phrases in one.parts])
            for one in lexicon.tables.get("personal_documents", ())
        ]
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
        personal = None if dated or _titled(sections) else self._personal_document(document.text)
        other, cues = (personal.kind, _MANY_CUES) if personal else self._other_kind(document.text)
        sure = cues >= _MANY_CUES and not dated and not (contact.name and reachable)
        if personal or sure or (points < _ENOUGH and cues >= _FEW_CUES and not contact.name):
            return f"reads as {_article(other)}, not as a résumé"
        if points:
            return None
        words = len(re.findall(r"[^\W\d_]{2,}", document.text))
        if words < _FEW_WORDS:
            return f"{words} word{'' if words == 1 else 's'} of text, none of a résumé"
        return "no name, contact, job, school, skill or heading of a résumé in it"

    def with_owners(self, document: Document, mentions: Sequence[Mention]) -> tuple[Mention, ...]:
        """Mentions of what is no résumé: in a letter about somebody no credential is the writer's."""
        personal = self._personal_document(document.text)
        if personal is None or not personal.of_others:
            return tuple(mentions)
        why = f"in {_article(personal.kind)}"
        return tuple(
            replace(m, assertion="other_person", state="other_people", why=why)
            if m.category == "certification"
            else m
            for m in mentions
        )

    def _personal_document(self, text: str) -> PersonalDocument | None:
        """The kind of letter or list that names a person, as a résumé does."""
        start = text[:_LOOKED_AT]
        channels = len({hit.group() for hit in _CHANNEL.finditer(start)})
        for one, parts in self._personal:
            if channels >= one.channels and all(part.search(start) for part in parts):
                return one
        return None

    def _other_kind(self, text: str) -> tuple[str, int]:
        """The kind of document with the most different phrases in the text, and how many those are."""
        folded = text[:_LOOKED_AT].casefold()
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
    titled = _titled(sections)
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


def _titled(sections: Sequence[Section]) -> set[str]:
    """The parts of a résumé that have a heading."""
    return {s.category for s in sections if s.title and s.kind} & _RESUME_PARTS


def _names_a_school(course: Education) -> bool:
    """More than the bare word for one, as in what a posting asks for ("university certificate")."""
    school = course.school or ""
    return len(school.split()) > 1 or (len(school) > 1 and school.isupper())


def _article(kind: str) -> str:
    return f"{'an' if kind[0] in 'aeiou' else 'a'} {kind}"
