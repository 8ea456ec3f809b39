"""The words between two names: what joins them, what widens the first, what points back."""

from __future__ import annotations

import re

WORD_OR = re.compile(r"\b(?:or|and/or|alternatively)\b|(?<=\w)\s*/\s*(?=\w)|^\s*/\s*$", re.IGNORECASE)
WORD_AND = re.compile(r"\band\b|&", re.IGNORECASE)
WORD_PLUS = re.compile(
    r"\b(?:plus|with|along with|as well as|in addition to|together with|combined with|coupled with)\b|\+",
    re.IGNORECASE,
)
_N = r"(?:\d|one|two|three|four|five)"
OF_WHICH = re.compile(
    rf",?\s+(?:(?:with|including|incl\.?|of which)\s+(?:at least\s+)?{_N}\b"
    rf"|(?:at least\s+)?{_N}\s+(?:years?\s+)?of\s+(?:which|them|those|these)\b)",
    re.IGNORECASE,
)
"""What goes before a part of the years: "five years of coding, with two or more as an auditor"."""
OR_LIKE = re.compile(
    r"\bor\s+(?:an?\s+|the\s+)?(?:closely\s+)?"
    r"(?:(?:related|similar|relevant|allied|comparable|other|equivalent)\s+(?:health\s+|healthcare\s+)?"
    r"(?:fields?|disciplines?|areas?|programs?|majors?|subjects?|degrees?)\b"
    r"|equivalent(?=\s*(?:[,;)]|and\b)))",
    re.IGNORECASE,
)
"""A widening of what was named, no alternative to it: "a degree in HIM or a related field"."""
POINTS_BACK = re.compile(r"\b(?:the|such|said|required)\s+(?:degree|education|diploma)\b", re.IGNORECASE)
"""What "in place of the degree" means: the degree named before."""
