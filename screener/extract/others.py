"""Whose credential it is, where people are named beside it: a colleague's, a relative's, an addressee's."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from screener.extract.cues import MASK, phrase_pattern

_BETWEEN = rf"[\s,:;(\[\"/&\-{MASK}]"
_NEAR, _FAR = (
    rf"(?:{_BETWEEN}+(?!(?:i|i'm|me|myself|obtain\w*|earn\w*|toward\w*|pass|sit|prepar\w*|for)\b)[\w'’.]+)"
    rf"{{0,{most}}}{_BETWEEN}*$"
    for most in (7, 12)
)
"""So many words between a person and a credential, none of them the candidate or what only leads to it."""
_NAMED = re.compile(r"(?:[A-Z][\w'’-]+[ \n]+)(?:[A-Z]\.?[ \n]+)?[A-Z][\w'’-]+,[ \n]*$")
_EXAM = re.compile(r"[\s)®™,]*(?:aapc|ahima)?\s*(?:exam|exams|examination|test|prep)\b")
_TITLED = re.compile(
    r"\b(?:Ms|Mr|Mrs|Miss|Mx|Prof|Dr)\b\.?[ \n]+(?:[A-Z][\w.'’-]*[ \n]+){0,3}[A-Z][\w'’-]+,[ \n]*$"
)
_WITH = re.compile(r"\b(?:[Ww]ith|[Bb]y|[Uu]nder|[Ff]rom|and)[ \n]+(?:[A-Z]\.[ ]?){1,2}[A-Z][\w'’-]+,[ \n]*$")
_LIST = re.compile(r"(?:[A-Z]{2,6}(?:-[A-Z]{1,2})?,[ \n]*){1,6}$")


class Others:
    """The words `persons`, `kin` and `several` of the table `assertion_cues`."""

    def __init__(self, table: Mapping[str, Any]) -> None:
        persons = phrase_pattern(table["persons"]).pattern
        plural = phrase_pattern(table["crowd"]).pattern
        kin = phrase_pattern(table["kin"]).pattern
        count = r"(?:two|three|four|five|six|seven|eight|nine|ten|twelve|several|some|many|most|\d{1,3})"
        adjectives = r"(?:(?!as\b|of\b|in\b|for\b|with\b|to\b)[\w\-]+\s+){0,2}?"
        self._anywhere = re.compile(
            rf"(?:\b(?:my|our|his|her|their|its|whose)\s+{adjectives}{persons}{_NEAR}"
            rf"|\b(?:{count}|the|those|other|fellow|new|all|these)\s+{adjectives}{plural}{_NEAR}"
            rf"|\b(?:one|{count}|all|both|each|half|none)\s+of\s+(?:them|whom|these|those)\b{_NEAR}"
            rf"|\b(?:my|our|his|her|the|a|an|whose)\s+(?:\w+\s+)?{kin}{_NEAR}"
            rf"|^\W*{kin}\s+(?:is|was|holds|held|has|had)\b{_NEAR})"
        )
        self._in_work = re.compile(rf"\b(?:a|an|the|another|{count})\s+{adjectives}{persons}{_NEAR}")
        self._in_sentence = re.compile(
            rf"(?:\w\W+{plural}|\b(?:an?|the|my|our|each|every|one|another|{count})\s+{adjectives}{persons}){_FAR}"
        )
        self._behind = re.compile(
            rf"[\s)\-]*(?:certified\s+|credentialed\s+)?(?:{phrase_pattern(table['several']).pattern}|on\s+staff\b)"
            rf"|[\s)]*of\s+(?:my|our|the|a|an|his|her|their)\s+{adjectives}(?:{persons}|{plural}|{kin})"
        )

    def says(self, before: str, after: str, *, work: bool, sentence: bool) -> str:
        """The words that make a credential another's, "" for none.

        before, after: the clause round it, in lower case, credentials masked. work: it stands in a job.
        sentence: the clause is a sentence that is not the candidate's summary.
        """
        if _EXAM.match(after):
            return ""
        patterns = [self._anywhere]
        if work:
            patterns.append(self._in_work)
        if sentence:
            patterns.append(self._in_sentence)
        for pattern in patterns:
            if hit := pattern.search(before):
                return " ".join(hit.group().partition(MASK)[0].split()[:4]).rstrip("(,")
        hit = self._behind.match(after)
        return hit.group().strip(" )-\n") if hit else ""


def follows_other_name(before: str, *, first_line: bool, elsewhere: bool, sentence: bool) -> bool:
    """Whether another person's name stands directly before: with a title, or in a sentence about work.

    before: the text as written. first_line: nothing but a name may stand before, which is the candidate's.
    elsewhere: the section is not one in which candidates name themselves.
    """
    before = _LIST.sub("", before)
    if _TITLED.search(before) and not first_line:
        return True
    if elsewhere and _WITH.search(before):
        return True
    return sentence and _NAMED.search(before) is not None
