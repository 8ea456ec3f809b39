"""Whose a credential is: what its clause says of other people, of jobs, of a list that it stands in."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any

from screener.extract.claims.masking import LIST_GAP, LISTED, Masks
from screener.extract.claims.types import Credential, Passage, Verdict
from screener.text.phrases import MASK, pattern_of

_BETWEEN = rf"[\s,:;(\[\"/&\-{MASK}]"
_NEAR, _FAR = (
    rf"(?:{_BETWEEN}+(?!(?:i|i'm|me|myself|obtain\w*|earn\w*|toward\w*|pass|sit|prepar\w*|for)\b)[\w'’.]+)"
    rf"{{0,{most}}}{_BETWEEN}*$"
    for most in (7, 12)
)
"""So many words between a person and a credential, none of them the candidate or what only leads to it."""
_NAMED = re.compile(r"(?:[A-Z][\w'’-]+[ \n]+)(?:[A-Z]\.?[ \n]+)?[A-Z][\w'’-]+,[ \n]*$")
_EXAM = re.compile(r"[\s)®™,]*(?:aapc|ahima)?\s*(?:exam|exams|examinations?|test|prep)\b")
_TITLED = re.compile(
    r"\b(?:Ms|Mr|Mrs|Miss|Mx|Prof|Dr)\b\.?[ \n]+(?:[A-Z][\w.'’-]*[ \n]+){0,3}[A-Z][\w'’-]+,[ \n]*$"
)
_WITH = re.compile(r"\b(?:[Ww]ith|[Bb]y|[Uu]nder|[Ff]rom|and)[ \n]+(?:[A-Z]\.[ ]?){1,2}[A-Z][\w'’-]+,[ \n]*$")
_LIST = re.compile(r"(?:[A-Z]{2,6}(?:-[A-Z]{1,2})?,[ \n]*){1,6}$")
_MASKED_LIST = re.compile(
    rf"(?:(?<!{MASK}){MASK}+(?!{MASK})s?[\s,/&(+]*(?:(?:and|or|plus|an?|the|one|two|three|four|five|six|\d{{1,3}})\s+)*)+$"
)
"""Credentials named before one in a list, counts and articles between them."""
_OBJECT = re.compile(
    r"(?:as|become|became|becoming|am|is|be|towards?|i'm|obtain\w*|earn\w*|get|gets|got|getting|gain\w*|hold\w*"
    r"|have|has|had|possess\w*|pass\w*|stud\w*|prepar\w*|take|taking|took|sit|sat|sitting|teach\w*|taught|need\w*"
    r"|requir\w*|pursu\w*|complet\w*|maintain\w*|add\w*|carry|carri\w*|acquir\w*|renew\w*|us\w+|offer\w*|finish\w*|about)"
)
"""Before "a CPC" these make it what somebody is, holds or seeks, not a person that something is done with."""
NEAREST = 90
"""So many characters before a credential may make it a person."""
_LEADS_TO = re.compile(
    r"\b(?:(?:towards?|as)\s+(?:(?:their|the|an?|both|our)\s+)*"
    r"|(?:stud|prep|sit|test|train|teach|taught|regist|enrol|appl|aim|qualif|ask|look|search|class|cours)\w*\s+(?:\w+\s+){0,3}for\s+(?:an?|our)\s+"
    r"|for\s+(?:(?:their|the|both)\s+)*)$"
)
_TO_DO = re.compile(r"\s+to\s+[a-z]")
"""Behind letters that stand for a person: "prepared superbills for the CPC to code"."""
_SORT = re.compile(
    r"[\s®™)\-]*(?:certif\w*|credential\w*|licen[sc]\w*|exam\w*|tests?|prep\w*|cours\w*|class\w*|train\w*|program\w*"
    r"|stud\w+|curriculum|materials?|reviews?|guid\w+|standards?|requirements?|ceus?|renewal\w*|openings?|positions?|jobs?|roles?|vacanc\w+|designation\w*|status)\b"
)
"""Behind a credential's letters these make them a certificate rather than a person."""
_ALONE = re.compile(
    r"\b(?:first|only|sole|youngest)\b(?:\s+\w+){0,2}\s+(?:in|on|of|among)\s+(?:my|our|the|a)\s+(?:\w+\s+){0,2}\w+\s+(?:to\s+)?$"
)
"""The candidate among others: "first in my team to earn the CRC"."""
_AND = re.compile(r"(?:\s+(?:of|in|for|at|on|across|with)\s+[\w\- ]{1,30})?,?\s+(?:and|&)\s+(?:\w+ly\s+)?")
"""Between people and a verb whose subject is the candidate: "lead a team of six and hold the CPC"."""
_ONE_OF = re.compile(
    r"\W*(?:as\s+)?(?:(?:(?:the|an?)\s+)?(?:only|sole|first)"
    r"|one\s+of\s+(?:(?:the|only|just)\s+)*(?:two|three|four|five|six|few|\d))\s+(?:\w+\s+)?"
    rf"(?:{MASK}+[\s\-]*)*"
)
"""A clause that begins so is about the candidate: "one of two CPCs", "only CPC on a team of ten"."""
_COUNT = r"(?:two|three|four|five|six|seven|eight|nine|ten|twelve|several|some|many|most|\d{1,3})"
_ADJECTIVES = rf"(?:(?!(?:as|of|in|for|with|to)\s)[\w\-{MASK}]+\s+){{0,2}}?"
_OWNERS = r"(?:our|another|(?!aapc|ahima|nha|master|bachelor|associate)[a-z]{2,}['’]s)"
_NOT_SELF = r"(?<!\bas )(?<!\bam )(?<!\bis )(?<!\bbe )(?<!\bbecome )(?<!\bbecame )"


_COUNTED_GAP = re.compile(
    rf"s?(?:{LISTED}|\b(?:an|one|two|three|four|five|six|seven|eight|nine|ten|several|\d{{1,3}})\b)*"
)


UNSAID = ("active", "apprentice", "unstated", "doubtful")
"""States that no word gives."""


class Ownership:
    """Asks for each credential of a passage whether it is somebody else's."""

    def __init__(self, table: Mapping[str, Any], masks: Masks, others: Others) -> None:
        self._masks = masks
        self._others = others
        self._several = re.compile(r"[\s\-]*(?:[\w&]+[\s\-]+)?" + pattern_of(table["several"]).pattern)
        self._crowd = pattern_of(table["crowd"])
        self._jobs = re.compile(
            r"[\s\-]*" + pattern_of([j for j in table["jobs"] if j.endswith("s")]).pattern
        )

    def is_among(self, passage: Passage, groups: Sequence[Credential], group: Credential) -> bool:
        """Whether its clause speaks of the candidate as one of a few: "one of two CPCs"."""
        return self._others.is_among(self._round(passage, groups, group)[0])

    def unclaimed(
        self, passage: Passage, groups: Sequence[Credential], group: Credential, *, duty: bool
    ) -> str:
        """The state of one that stands before jobs, among people or in a sentence of duties, else ""."""
        if self._names_jobs(passage, groups, group):
            return "job_requirement"
        among = self.is_among(passage, groups, group)
        return "unstated" if not among and (duty or self._is_crowds(passage, groups, group)) else ""

    def _names_jobs(self, passage: Passage, groups: Sequence[Credential], group: Credential) -> bool:
        """Whether its list stands before several jobs: "filled CPC and CRC openings"."""
        return self._jobs.match(self._round(passage, groups, group)[1]) is not None

    def owner(self, passage: Passage, groups: Sequence[Credential], group: Credential) -> str:
        """The words that make it a person beside the candidate ("our CPC"), "" for none."""
        before, after = self._round(passage, groups, group)
        return self._others.owns(before, after)

    def _listed(self, passage: Passage, groups: Sequence[Credential]) -> list[bool]:
        """For each group but the first, whether it goes on with the list before it, counts included."""
        base = passage.span.start
        return [
            _COUNTED_GAP.fullmatch(passage.text, a.span.end - base, b.span.start - base) is not None
            for a, b in pairwise(groups)
        ]

    def others(
        self, passage: Passage, groups: Sequence[Credential], group: Credential, *, work: bool, sentence: bool
    ) -> str:
        """The words of its clause that make a credential another's, "" for none."""
        before, after = self._round(passage, groups, group)
        return self._others.says(before, after, work=work, sentence=sentence)

    def spread(self, passage: Passage, groups: Sequence[Credential], verdicts: list[Verdict]) -> None:
        """Give the whole of a list to the others who have one of it: "two CPCs and one CRC"."""
        pairs = [(i, i + 1) for i, goes_on in enumerate(self._listed(passage, groups)) if goes_on]
        for source, target in (*pairs, *((b, a) for a, b in reversed(pairs))):
            if verdicts[source].state == "other_people" and verdicts[target].state in UNSAID:
                verdicts[target] = verdicts[source]

    def _is_crowds(self, passage: Passage, groups: Sequence[Credential], group: Credential) -> bool:
        """Whether people stand before the credential in its clause, or right behind it."""
        clause = passage.clauses[passage.clause_index(group.span.start)]
        base = passage.span.start
        text = self._masks.text(passage, groups)
        if self._several.match(text[group.span.end - base : clause.end - base]):
            return True
        return self._crowd.search(text[clause.start - base : group.span.start - base]) is not None

    def _round(self, passage: Passage, groups: Sequence[Credential], group: Credential) -> tuple[str, str]:
        """The group's clause before it, and behind the list that it stands in."""
        clause = passage.clauses[passage.clause_index(group.span.start)]
        base, text = passage.span.start, self._masks.text(passage, groups)
        end = group.span.end - base
        for other in groups:
            start = other.span.start - base
            if start >= end and LIST_GAP.fullmatch(text, end, start) and other.span.end <= clause.end:
                end = other.span.end - base
        return text[clause.start - base : group.span.start - base], text[end : clause.end - base]


class Others:
    """The words `persons`, `crowd`, `kin` and `several` of the table `assertion_cues`."""

    def __init__(self, table: Mapping[str, Any]) -> None:
        persons = pattern_of(table["persons"]).pattern
        plural = pattern_of(table["crowd"]).pattern
        kin = pattern_of(table["kin"]).pattern
        several = pattern_of(table["several"]).pattern
        anybody = rf"(?:{persons}|{plural})"
        which = rf"(?:an?|the|my|each|every|his|her|their|one|those|{_COUNT}|{_OWNERS})"
        who = r"\b(?:who|whom|whose)\b(?! i\b)"
        self._relative = re.compile(
            rf"\bwhose\s+{_ADJECTIVES}{anybody}"
            rf"|\w[\s,]+{_NOT_SELF}{which}\s+{_ADJECTIVES}{anybody}[^.;:]{{0,60}}?{who}"
            rf"|\w\W+{plural}[^.;:]{{0,60}}?(?:{who}|\bthat\b(?! i\b))"
        )
        self._anywhere = re.compile(
            rf"(?:\b(?:my|our|his|her|their|its|whose)\s+{_ADJECTIVES}{persons}{_NEAR}"
            rf"|\b(?:{_COUNT}|the|those|other|fellow|new|all|these)\s+{_ADJECTIVES}{plural}{_NEAR}"
            rf"|\b(?:one|{_COUNT}|all|both|each|half|none)\s+of\s+(?:them|whom|these|those)\b{_NEAR}"
            rf"|\b(?:my|our|his|her|the|a|an|whose)\s+(?:\w+\s+)?{kin}{_NEAR}"
            rf"|\bmarried\s+to\s+an?\s+$"
            rf"|^\W*{kin}\s+(?:is|was|holds|held|has|had)\b{_NEAR})"
        )
        self._in_work = re.compile(rf"\b(?:a|an|the|another|{_COUNT})\s+{_ADJECTIVES}{persons}{_NEAR}")
        self._in_sentence = re.compile(
            rf"(?:\w\W+{plural}|{_NOT_SELF}\b(?:an?|the|my|our|each|every|one|another|{_COUNT})\s+{_ADJECTIVES}{persons}){_FAR}"
        )
        self._behind = re.compile(
            rf"[\s)\-]*(?:certified\s+|credentialed\s+)?(?:{several}|on\s+staff\b)"
            rf"|[\s)]*of\s+(?:my|our|the|a|an|his|her|their)\s+{_ADJECTIVES}(?:{persons}|{plural}|{kin})"
        )
        self._crowd = pattern_of(table["crowd"])
        self._compile_nouns(persons, plural)

    def _compile_nouns(self, persons: str, plural: str) -> None:
        """What makes the letters of a credential a person."""
        noun = r"(?:(?!(?:as|of|in|for|with|to|at|on|by|and|or|from|only|sole|own|full)\s)[\w\-]+\s+){0,2}$"
        verb = r"(?:\b(?P<verb>[\w']+)\W+(?:(?:the|my)\s+)?)?"
        self._owned = re.compile(rf"{verb}\b{_OWNERS}\s+{noun}")
        self._apposed = re.compile(
            rf"\b(?:my|our|your|his|her|their)\s+{_ADJECTIVES}{persons}\s*[,(]\s*(?:an?\s+|the\s+|who\s+is\s+an?\s+)?$"
        )
        self._is_one = re.compile(
            rf"\w\W+(?:the|our|my)\s+{_ADJECTIVES}{persons}\s+(?:is|was)\s+(?:an?\s+)?$"
        )
        self._certified = re.compile(rf"[\s®™)\-]*(?:certified|credentialed)\s+(?:\w+\s+)?{plural}")
        self._determined = re.compile(rf"{verb}\b(?:an?|the|one|each|every|{_COUNT}|{_OWNERS})\s+{noun}")
        self._people_behind = re.compile(
            rf"[\s®™)\-]*(?:certified\s+|credentialed\s+)?(?:[\w&]+[\s\-]+)?(?:{persons}|{plural})"
            rf"|[\s)]*(?:certifications?|credentials?|licen[sc]es?|status)?\s*(?:of|for|held by|among)\s+"
            rf"(?:(?:all|our|the)\s+)?{_ADJECTIVES}{plural}"
        )

    def does(self, before: str) -> bool:
        """Whether somebody else is the subject of a verb: of `before`, the words of its clause up to it."""
        if self._is_relative(before):
            return True
        people = [hit.end() for hit in self._crowd.finditer(before)]
        return bool(people) and not (_ALONE.search(before) or _AND.fullmatch(before, people[-1]))

    def _is_relative(self, before: str) -> bool:
        return ("who" in before or "that" in before) and self._relative.search(before) is not None

    def is_among(self, before: str) -> bool:
        """Whether a clause speaks of the candidate as one of a few: "one of two CPCs", "only CPC"."""
        return _ONE_OF.fullmatch(before) is not None

    def owns(self, before: str, after: str) -> str:
        """The words that make a credential a person who is another's ("our CPC"), "" for none."""
        if self.is_among(before):
            return ""
        if hit := (
            self._apposed.search(before) or self._is_one.search(before) or self._certified.match(after)
        ):
            return hit.group().strip(" ,(-")
        return self._noun(self._owned, before, after)

    def says(self, before: str, after: str, *, work: bool, sentence: bool) -> str:
        """The words that make a credential another's, "" for none.

        before, after: the clause round it, in lower case, credentials masked. work: it stands in a job.
        sentence: the clause is a sentence that is not the candidate's summary.
        """
        if _EXAM.match(after) or self.is_among(before):
            return ""
        patterns = [self._anywhere]
        if work:
            patterns.append(self._in_work)
        if sentence:
            patterns.append(self._in_sentence)
        for pattern in patterns:
            if hit := pattern.search(before):
                return " ".join(hit.group().partition(MASK)[0].split()[:4]).rstrip("(,")
        if self._is_relative(before):
            return "a person who holds it"
        if hit := self._behind.match(after):
            return hit.group().strip(" )-\n")
        return self._in_duty(before, after) if work and sentence else ""

    def _in_duty(self, before: str, after: str) -> str:
        """In a sentence about duties: people before or behind, or letters that stand for a person."""
        leads_to = _LEADS_TO.search(_MASKED_LIST.sub("", before[-NEAREST:]))
        if leads_to and not _TO_DO.match(after):
            return ""
        if hit := self._people_behind.match(after):
            return hit.group().strip(" )-\n")
        if hit := self._crowd.search(before):
            return hit.group()
        return self._noun(self._determined, before, after)

    def _noun(self, pattern: re.Pattern[str], before: str, after: str) -> str:
        if _SORT.match(after):
            return ""
        hit = pattern.search(_MASKED_LIST.sub("", before[-NEAREST:]))
        if hit is None or (_OBJECT.fullmatch(hit["verb"] or "") and not _TO_DO.match(after)):
            return ""
        return hit.group().strip()


def is_unknown_name(before: str, top: str) -> bool:
    """Whether a name directly before a credential does not stand at the top of the résumé.

    before, top: the text as written.
    """
    hit = _NAMED.search(_LIST.sub("", before))
    return hit is not None and hit.group().strip(" ,\n").split()[-1].casefold() not in top.casefold()


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
