"""The questions for the phone screen where the text leaves something open."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from screener.model.concept import Lexicon

FORMS = {
    "certification": "Do you hold {}, and is it active?",
    "code_system": "Have you coded with {}, and for how long?",
    "setting": "Have you coded for {}, and for how long?",
    "specialty": "Have you coded {}, and for how long?",
    "software": "Have you worked with {}?",
    "activity": "Have you done this yourself: {}?",
    "education": "Have you completed {}?",
}
"""By category of what is asked for; neutral, so that a yes must name something that can be checked."""

KNOWLEDGE = "Where did you learn {}?"
"""Of an activity that is something known, not something done."""
OTHERWISE = "What experience do you have with {}?"
SHOWN_MEMBERS = 4
"""Things that one question names; more, and nobody would answer."""


class Question(NamedTuple):
    """A form with a place for what it asks about, or a whole question; questions of one form are joined."""

    form: str
    about: str = ""

    def __str__(self) -> str:
        return self.form.format(self.about)


Questions = tuple[Question, ...]


def question_about(concept_or_group: str, lexicon: Lexicon) -> Question:
    """The question that would settle whether the candidate has it."""
    members = lexicon.members(concept_or_group)
    category = category_of(concept_or_group, lexicon)
    label = lexicon.label(concept_or_group)
    if concept_or_group in lexicon.groups and len(members) <= SHOWN_MEMBERS:
        label += f" ({', '.join(lexicon.label(m) for m in members)})"
    known = category == "activity" and all(lexicon.concepts[m].kind == "knowledge" for m in members)
    return Question(KNOWLEDGE if known else FORMS.get(category, OTHERWISE), label)


def category_of(concept_or_group: str, lexicon: Lexicon) -> str:
    """The category of a concept, or of a group's first; "" where there is none."""
    members = lexicon.members(concept_or_group)
    return lexicon.concepts[members[0]].category if members and members[0] in lexicon.concepts else ""


def joined_questions(questions: Iterable[Question], word: str) -> Questions:
    """Questions of one form as one, their things joined by `word`; each only once, in order."""
    forms: dict[str, list[str]] = {}
    for question in questions:
        things = forms.setdefault(question.form, [])
        if question.about and question.about not in things:
            things.append(question.about)
    return tuple(Question(form, _listed(things, word)) for form, things in forms.items())


def _listed(things: list[str], word: str) -> str:
    if len(things) > SHOWN_MEMBERS:
        return f"{', '.join(things[:SHOWN_MEMBERS])} {word} others"
    if len(things) < 2:
        return "".join(things)
    return f"{', '.join(things[:-1])} {word} {things[-1]}"
