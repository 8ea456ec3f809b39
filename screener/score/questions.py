"""The questions for the phone screen where the text leaves something open."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from screener.model.concept import Lexicon
from screener.text.sentences import Sentences

KNOWLEDGE = "knowledge"
"""Kind of an activity that is something known, not something done."""
SHOWN_MEMBERS = 4
"""Things that one question names; more, and nobody would answer."""
SPOKEN_DEEDS = 3
SEVERAL = ".several"
"""What the id of a sentence ends in that asks for several things, each by itself."""


class Question(NamedTuple):
    """A sentence of the wording and what it asks about; questions of one sentence are joined.

    others: what else the sentence has places for. A question without a sentence is `about` itself.
    """

    sentence: str
    about: str = ""
    others: tuple[tuple[str, str], ...] = ()


Questions = tuple[Question, ...]


def question_about(concept_or_group: str, lexicon: Lexicon, sentences: Sentences) -> Question:
    """The question that would settle whether the candidate has it."""
    spoken = sentences.spoken(concept_or_group)
    members = lexicon.members(concept_or_group)
    if spoken.do:
        return Question("question.deed", spoken.do)
    category = lexicon.category_of(concept_or_group)
    if category == "activity" and all(lexicon.concepts[m].kind == KNOWLEDGE for m in members):
        category = KNOWLEDGE
    name = sentences.name_of(concept_or_group, lexicon)
    if concept_or_group in lexicon.groups and len(members) <= SHOWN_MEMBERS:
        name += f" ({', '.join(lexicon.label(m) for m in members)})"
    return Question(sentences.first(f"question.{category}", "question.other"), name)


def joined_questions(questions: Iterable[Question], word: str, sentences: Sentences) -> Questions:
    """Questions of one sentence as one, their things joined by `word`; each only once, in order."""
    forms: dict[tuple[str, tuple[tuple[str, str], ...]], list[str]] = {}
    for question in questions:
        things = forms.setdefault((question.sentence.removesuffix(SEVERAL), question.others), [])
        if question.about and question.about not in things:
            things.append(question.about)
    return tuple(
        Question(
            _sentence(sentence, things, word, sentences), _things(sentence, things, word, sentences), others
        )
        for (sentence, others), things in forms.items()
    )


def _sentence(sentence: str, things: list[str], word: str, sentences: Sentences) -> str:
    """The sentence that asks for each of several things apart: one yes could not answer for all."""
    if word == "and" and len(things) > 1:
        return sentences.first(f"{sentence}{SEVERAL}", sentence)
    return sentence


def has_yes(questions: str, sentences: Sentences) -> bool:
    """Whether all that is asked can be answered by yes, by the word that each question begins with.

    "Do you code with ICD-10-CM? Where?" has one, "Which of these have you coded with: …?" has none.
    """
    asked = [words for each in questions.casefold().split("?") if len(words := each.split()) > 1]
    return not {words[0].strip(",") for words in asked} & set(sentences.say("question.open").split())


def _things(sentence: str, things: list[str], word: str, sentences: Sentences) -> str:
    """Deeds make long sentences: the first of them, and the others are left for the answer."""
    if sentence == "question.deed":
        return sentences.listed(things[:SPOKEN_DEEDS], word)
    return sentences.some(things, word, SHOWN_MEMBERS)


def asked(questions: Questions, sentences: Sentences) -> str:
    """The questions as they are asked."""
    return " ".join(_asked(question, sentences) for question in questions)


def _asked(question: Question, sentences: Sentences) -> str:
    if not question.sentence:
        return question.about
    return sentences.say(question.sentence, asked=question.about, **dict(question.others))
