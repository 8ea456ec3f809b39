"""A small lexicon and candidates built by hand, so that rules can be tested without reading files."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path

from screener.config.lexicon import load_lexicon
from screener.config.posting import load_posting
from screener.model.concept import Concept, Group, Lexicon
from screener.model.posting import Posting
from screener.model.profile import (
    Contact,
    CredentialState,
    Education,
    Flag,
    Mention,
    Metric,
    Position,
    Profile,
    Summary,
)
from screener.model.span import Box
from screener.score.kinds import KINDS

AS_OF = "2026-11-23"

CONCEPTS = (
    Concept("aapc.cpc", "CPC", "certification", name="Certified Professional Coder", abbreviations=("CPC",)),
    Concept("aapc.cpc_a", "CPC-A", "certification", abbreviations=("CPC-A",)),
    Concept("aapc.coc", "COC", "certification", at_least=("aapc.cpc_h",)),
    Concept("aapc.cpc_h", "CPC-H", "certification", at_least=("aapc.coc",)),
    Concept("ahima.ccs", "CCS", "certification", name="Certified Coding Specialist"),
    Concept("ahima.cca", "CCA", "certification"),
    Concept("ahima.rhit", "RHIT", "certification"),
    Concept("icd_10", "ICD-10", "code_system", suggests={"icd_10_cm": 0.8}),
    Concept("icd_10_cm", "ICD-10-CM", "code_system"),
    Concept("icd_10_pcs", "ICD-10-PCS", "code_system"),
    Concept("cpt", "CPT", "code_system", name="Current Procedural Terminology"),
    Concept("hcpcs_2", "HCPCS Level II", "code_system", aliases=("HCPCS",)),
    Concept("inpatient", "Inpatient", "setting"),
    Concept("newborn_nicu", "Newborn", "setting", broader=("inpatient",)),
    Concept("outpatient", "Outpatient", "setting"),
    Concept("epic", "Epic", "software"),
    Concept("cerner", "Cerner", "software"),
    Concept("m3_360", "3M 360 Encompass", "software"),
    Concept("code_assignment", "Code assignment", "activity"),
    Concept("audit", "Coding audits", "activity"),
    Concept("coding_course", "Medical coding programme", "education"),
    Concept("merlin_a", "Merlin A", "software", aliases=("Merlin",)),
    Concept("merlin_b", "Merlin B", "software", aliases=("Merlin",)),
)
GROUPS = (
    Group("coding_credential", "a coding credential", ("aapc.cpc", "aapc.coc", "ahima.ccs", "ahima.rhit")),
    Group("entry_credential", "an entry credential", ("aapc.cpc_a", "ahima.cca")),
    Group("any_ehr", "any EHR", ("epic", "cerner")),
)
LEXICON = Lexicon(
    names=("small",),
    concepts={concept.id: concept for concept in CONCEPTS},
    groups={group.id: group for group in GROUPS},
    tables={"wording": load_lexicon([]).tables["wording"]},
    version="small-1",
)
SUMMARY_FIELDS = {
    "code_system": "code_systems",
    "setting": "settings",
    "specialty": "specialties",
    "software": "software",
    "activity": "activities",
}


def mention(
    concept: str,
    assertion: str = "held",
    *,
    start: int = 0,
    quote: str = "",
    confidence: float = 0.98,
    position: int | None = None,
    context: str = "",
) -> Mention:
    """One mention; the quote is the concept's label unless given."""
    label = quote or LEXICON.label(concept)
    return Mention(
        concept=concept,
        category=LEXICON.concepts[concept].category,
        assertion=assertion,
        state="active" if assertion == "held" else assertion,
        quote=label,
        start=start,
        end=start + len(label),
        page=1,
        line=start // 50 + 1,
        boxes=(Box(72.0, 90.0, 100.0, 101.0),),
        section="skills",
        confidence=confidence,
        finder="lexicon",
        why="listed under skills",
        context=context,
        context_start=max(0, start - context.find(label)) if context else 0,
        position=position,
    )


def position(
    start: str | None,
    end: str | None,
    *concepts: str,
    coding: bool = True,
    training: bool = False,
    title: str = "Coder",
    flag: str = "",
    quote_start: int = 500,
) -> Position:
    """One job; its quote is its title."""
    return Position(
        title=title,
        employer="Harbor Clinic",
        start=start,
        end=end,
        months=0,
        concepts=concepts,
        is_coding=coding,
        is_training=training,
        page=1,
        line=10,
        quote=title,
        flag=flag,
        text_start=quote_start,
        text_end=quote_start + 200,
        quote_start=quote_start,
    )


def education(level: str, completed: bool | None = True) -> Education:
    """One course of study."""
    return Education(level, "Health Information", "Maple College", completed, 1, 20, f"{level} degree", 900)


def profile(
    mentions: Iterable[Mention] = (),
    positions: Iterable[Position] = (),
    studies: Iterable[Education] = (),
    metrics: Iterable[Metric] = (),
    *,
    file: str = "a.pdf",
    status: str = "read",
    name: str | None = "Jordan Example",
    own: Iterable[str] | None = None,
    flags: Iterable[Flag] = (),
) -> Profile:
    """A candidate; the summary lists what is held, settings included unless `own` says which."""
    mentions = tuple(mentions)
    held = {m.concept for m in mentions if m.assertion == "held"}
    lists = {
        field: tuple(sorted(c for c in held if LEXICON.concepts[c].category == category))
        for category, field in SUMMARY_FIELDS.items()
    }
    if own is not None:
        lists["settings"] = tuple(own)
    states = {m.concept: m.assertion for m in mentions if m.category == "certification"}
    read = status == "read"
    return Profile(
        file=file,
        sha256=hashlib.sha256(file.encode(errors="surrogateescape")).hexdigest(),
        status=status,
        reason=None if read else "for the test",
        reader="pdfium" if read else None,
        pages=1 if read else 0,
        as_of=AS_OF,
        contact=Contact(
            name=name, email="jordan@example.com", phone="(212) 555-0147", city="Troy", state="NY"
        ),
        mentions=mentions,
        positions=tuple(positions),
        education=tuple(studies),
        metrics=tuple(metrics),
        summary=Summary(
            role="coder", credentials=tuple(CredentialState(c, a) for c, a in sorted(states.items())), **lists
        ),
        flags=tuple(flags),
    )


HEAD = """schema: 1
posting: {id: test, title: Test job}
lexicons: [small]
"""


def posting_file(folder: Path, rules: str, head: str = HEAD, name: str = "test.yaml") -> Path:
    """A rule file in `folder`; `rules` is the text from `rules:` on."""
    path = folder / name
    path.write_text(head + rules, encoding="utf-8")
    return path


def load(folder: Path, rules: str, *settings: str, head: str = HEAD) -> Posting:
    """The posting of a rule file written for the test."""
    return load_posting(str(posting_file(folder, rules, head)), LEXICON, KINDS, settings)
