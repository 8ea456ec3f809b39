"""What is claimed of the programs that a text names: held, going on, or broken off."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from screener.extract.education.completion import CompletionReader
from screener.model.concept import Lexicon
from screener.model.profile import Education, Mention


class StudyJudge:
    """Judges mentions of programs by the courses of study and by their own lines. Built once a worker."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._completion = CompletionReader(lexicon)

    def judge(
        self, text: str, mentions: Sequence[Mention], education: Sequence[Education]
    ) -> tuple[Mention, ...]:
        """Programmes named in a course that is going on are in progress, and so are those whose own line says
        so ("CPC course, online, in progress"); in one that was broken off they are not held. Each is quoted
        with its whole course: the school may stand on the next line.
        """
        judged = []
        for mention in mentions:
            if mention.category == "education" and mention.assertion == "held":
                course = next((e for e in education if e.text_start <= mention.start < e.text_end), None)
                mention = _quoted_with(mention, course)  # noqa: PLW2901
                said = self._completion.said_beside(text, mention.start)
                stopped = said is None and course is not None and course.completed is False
                if stopped and course and course.level == "some_college":
                    mention = replace(mention, assertion="negated", state="denied")  # noqa: PLW2901
                elif stopped or said is False:
                    mention = replace(mention, assertion="in_progress", state="in_progress")  # noqa: PLW2901
            judged.append(mention)
        return tuple(_settled(judged))


def _quoted_with(mention: Mention, course: Education | None) -> Mention:
    """The mention with the course's words around it, where they say more than its own."""
    if course is None or len(course.quote) <= len(mention.context):
        return mention
    start, end = course.quote_start, course.quote_start + len(course.quote)
    around = start <= mention.start and mention.end <= end
    return replace(mention, context=course.quote, context_start=start) if around else mention


def _settled(mentions: Sequence[Mention]) -> Iterator[Mention]:
    """Programmes as the section on education has them: one in progress there is not held in the summary."""
    listed = [m for m in mentions if m.category == "education" and m.section == "education"]
    held = {m.concept for m in listed if m.assertion == "held"}
    going_on = {m.concept: m.state for m in listed if m.assertion == "in_progress"}
    for mention in mentions:
        state = going_on.get(mention.concept)
        if state and mention.assertion == "held" and mention.concept not in held:
            yield replace(mention, assertion="in_progress", state=state)
        else:
            yield mention
