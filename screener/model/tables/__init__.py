"""The shape of each YAML table of a lexicon: what its rows hold, by the table's name.

config reads a table's rows as its shape, so that a misspelt key is a fault with its place; the rooms find the
shape, ready to use, under `Lexicon.tables`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from screener.model.domain import Domain
from screener.model.tables.claims import AimRule, ClaimRule, OwnerRule, SkillRule, State, StateTitles
from screener.model.tables.documents import PastedPostings, PersonalDocument
from screener.model.tables.education import DegreeWords, EducationWords
from screener.model.tables.figures import FigureRule, OwnFigureWords
from screener.model.tables.issuers import Issuer
from screener.model.tables.lines import DateWords, LineWords
from screener.model.tables.people import ContactWords, NameWords
from screener.model.tables.positions import EmployerWords, HeadingWords, JobTitleWords, PlaceWords
from screener.model.tables.posting import (
    Doubt,
    FactWords,
    FigureWords,
    LengthWords,
    PostingRule,
    PostingTerm,
    Proxy,
    Slip,
)
from screener.model.tables.sections import SectionTitles, SectionWords
from screener.model.tables.sentences import Head, Sentence, Spoken
from screener.model.tables.work import (
    ConceptRule,
    DutyRule,
    RoleSign,
    SummaryWords,
    TitleWords,
)
from screener.model.wording import SpokenRules, WordClass, WordRule

TABLES: Mapping[str, Any] = {
    "context_words": Mapping[str, tuple[str, ...]],
    "contact": ContactWords,
    "dates": DateWords,
    "employer_kinds": tuple[ConceptRule, ...],
    "employer_specialties": tuple[ConceptRule, ...],
    "degree_words": DegreeWords,
    "education": EducationWords,
    "employer_words": EmployerWords,
    "heading_words": HeadingWords,
    "job_sentences": tuple[WordRule, ...],
    "job_titles": JobTitleWords,
    "line_words": LineWords,
    "other_documents": Mapping[str, tuple[str, ...]],
    "pasted_postings": PastedPostings,
    "person_names": NameWords,
    "places": PlaceWords,
    "section_titles": Mapping[str, SectionTitles],
    "section_words": SectionWords,
    "study_sentences": tuple[WordRule, ...],
    "summary": SummaryWords,
    "aims": tuple[AimRule, ...],
    "claims": tuple[ClaimRule, ...],
    "classes": Mapping[str, WordClass],
    "domain": Domain,
    "personal_documents": tuple[PersonalDocument, ...],
    "figure_words": OwnFigureWords,
    "figures": tuple[FigureRule, ...],
    "product_titles": tuple[WordRule, ...],
    "record_sources": tuple[WordRule, ...],
    "told_work": tuple[ConceptRule, ...],
    "plural_endings": tuple[tuple[str, str], ...],
    "skill_claims": tuple[SkillRule, ...],
    "state_headings": StateTitles,
    "states": Mapping[str, State],
    "whose": tuple[OwnerRule, ...],
    "role_evidence": tuple[RoleSign, ...],
    "duties": tuple[DutyRule, ...],
    "title_roles": Mapping[str, TitleWords],
    "posting_proxies": Mapping[str, Proxy],
    "posting_classes": Mapping[str, WordClass],
    "posting_doubts": Mapping[str, Doubt],
    "posting_facts": FactWords,
    "posting_figures": FigureWords,
    "posting_headings": Mapping[str, tuple[str, ...]],
    "posting_lengths": LengthWords,
    "posting_remarks": Mapping[str, str],
    "posting_rules": tuple[PostingRule, ...],
    "posting_slips": tuple[Slip, ...],
    "posting_terms": tuple[PostingTerm, ...],
    "posting_sentences": SpokenRules,
    "to_machines": SpokenRules,
    "issuers": Mapping[str, Issuer],
    "heads": Mapping[str, Head],
    "wording": Mapping[str, Sentence],
    "spoken": Mapping[str, Spoken],
}
"""Table to type: a frozen dataclass whose fields are the keys, or a tuple or mapping of such or of texts."""
