"""Levels of education: a higher one shows the lower ones."""

from __future__ import annotations

from screener.model.profile import EDUCATION_LEVELS, Education
from screener.score.facts import Facts
from screener.score.finding import Finding, heading_evidence
from screener.score.questions import Question
from screener.text.sentences import inside

UNFINISHED = "some_college"
"""What a course of study above it shows while it is not completed."""


def evaluate_education(at_least: str, facts: Facts) -> Finding:
    """Whether a level of education of at least this rank is stated; an unfinished degree is some college."""
    wanted = inside(facts.say(f"level.{at_least}"))
    ask = (Question("question.level", "", (("wanted", wanted),)),)
    ranked = sorted(
        facts.qualifications.education,
        key=lambda e: (-EDUCATION_LEVELS.index(shown_level(e)), e.completed is not True, e.page, e.line),
    )
    best = ranked[0] if ranked else None
    level = shown_level(best) if best else "none_stated"
    if best is None or level == "none_stated":
        reason = facts.say("education.none")
        return Finding(0.0, "unknown", reason, missing=wanted, ask=ask, open=(wanted,))
    words = facts.say(f"level.{level}")
    finished = words if level == best.level else facts.say("education.unfinished", found=words)
    evidence = (heading_evidence(best, finished),)
    if level == at_least:
        return Finding(1.0, "met", facts.say("education.met", found=words), evidence, words)
    if EDUCATION_LEVELS.index(level) > EDUCATION_LEVELS.index(at_least):
        reason = facts.say("education.above", found=words, wanted=wanted)
        return Finding(1.0, "met", reason, evidence, words)
    reason = facts.say("education.low", found=finished, wanted=wanted)
    low = (facts.say("education.below", found=inside(words), wanted=wanted),)
    return Finding(0.0, "contradicted", reason, evidence, missing=wanted, ask=ask, settles=True, low=low)


def shown_level(education: Education) -> str:
    """The level that one course of study shows."""
    level = education.level if education.level in EDUCATION_LEVELS else "none_stated"
    if education.completed is False and EDUCATION_LEVELS.index(level) > EDUCATION_LEVELS.index(UNFINISHED):
        return UNFINISHED
    return level
