"""Levels of education: a higher one shows the lower ones."""

from __future__ import annotations

from screener.model.profile import EDUCATION_LEVELS, Education
from screener.score.facts import Facts
from screener.score.finding import Finding, heading_evidence
from screener.score.questions import Question

LEVEL_WORDS = {
    "hs": "high school diploma or equivalent",
    "some_college": "some college",
    "certificate": "post-secondary certificate",
    "associate": "associate degree",
    "bachelor": "bachelor's degree",
    "post_bacc": "post-baccalaureate certificate",
    "master": "master's degree",
    "doctorate": "doctorate",
}

UNFINISHED = "some_college"
"""What a course of study above it shows while it is not completed."""


def evaluate_education(at_least: str, facts: Facts) -> Finding:
    """Whether a level of education of at least this rank is stated; an unfinished degree is some college."""
    wanted = LEVEL_WORDS[at_least]
    ask = (Question("What is your highest completed education (asked for: {})?", wanted),)
    ranked = sorted(
        facts.qualifications.education,
        key=lambda e: (-EDUCATION_LEVELS.index(shown_level(e)), e.completed is not True, e.page, e.line),
    )
    best = ranked[0] if ranked else None
    level = shown_level(best) if best else "none_stated"
    if best is None or level == "none_stated":
        return Finding(0.0, "unknown", "no education stated", missing=wanted, ask=ask)
    words = LEVEL_WORDS[level]
    evidence = (heading_evidence(best, words if level == best.level else f"{words} (not completed)"),)
    if EDUCATION_LEVELS.index(level) >= EDUCATION_LEVELS.index(at_least):
        relation = "" if level == at_least else f", which is above {wanted}"
        return Finding(1.0, "met", f"{words} stated{relation}", evidence, words)
    reason = f"highest education stated: {words}; asked for: {wanted}"
    return Finding(0.0, "contradicted", reason, evidence, missing=wanted, ask=ask, settles=True)


def shown_level(education: Education) -> str:
    """The level that one course of study shows."""
    level = education.level if education.level in EDUCATION_LEVELS else "none_stated"
    if education.completed is False and EDUCATION_LEVELS.index(level) > EDUCATION_LEVELS.index(UNFINISHED):
        return UNFINISHED
    return level
