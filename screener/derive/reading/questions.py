"""Pages of questions and answers: what an answer says where the question is what must be held."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from screener.derive.reading.statement import Statement
from screener.derive.wordings import Wordings

OPEN = ("other", "summary", "duties")
"""Kinds that an answer can have by itself."""


def answered(statements: Sequence[Statement], wordings: Wordings) -> list[Statement]:
    """The statements, with answers that say what must be held as demands.

    "Must I be certified? Yes. We take the CPC." asks for what it names, "No." for nothing.
    """
    found: list[Statement] = []
    asks, title = False, ""
    for statement in statements:
        question = statement.text if statement.text.rstrip().endswith("?") else ""
        if not question and statement.title != title:
            asks = False
            question = statement.title if statement.title.endswith("?") else ""
        title = statement.title
        if question:
            asks = wordings["question_of_demand"].is_in(question)
        asks = asks and not wordings["answer_no"].is_in(statement.text)
        answer = asks and not statement.text.rstrip().endswith("?") and statement.kind in OPEN
        found.append(replace(statement, kind="required") if answer else statement)
    return found
