"""The questions for the phone screen where the text leaves something open."""

from __future__ import annotations

from screener.model.concept import Lexicon

QUESTIONS = {
    "certification": "Do you hold {}, and is it active?",
    "code_system": "Have you coded with {}, and for how long?",
    "setting": "Have you coded for {}, and for how long?",
    "specialty": "Have you coded {}, and for how long?",
    "software": "Have you worked with {}?",
    "activity": "Have you done this yourself: {}?",
    "education": "Have you completed {}?",
}
"""By category of what is asked for; neutral, so that a yes must name something that can be checked."""

SHOWN_MEMBERS = 4


def question_about(concept_or_group: str, lexicon: Lexicon) -> str:
    """The question that would settle whether the candidate has it."""
    members = lexicon.members(concept_or_group)
    category = lexicon.concepts[members[0]].category if members and members[0] in lexicon.concepts else ""
    label = lexicon.label(concept_or_group)
    if concept_or_group in lexicon.groups and len(members) <= SHOWN_MEMBERS:
        label += f" ({', '.join(lexicon.label(m) for m in members)})"
    return QUESTIONS.get(category, "What experience do you have with {}?").format(label)
