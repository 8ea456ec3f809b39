"""What a sentence says of the person who is sought: "somebody who holds the CPC and who has coded …"."""

from __future__ import annotations

import itertools

from screener.derive.wordings import Wordings


def person_clauses(words: str, wordings: Wordings) -> list[tuple[str, str]]:
    """The clauses that say what the person has or can do, and how strongly; none where nobody is sought.

    >>> person_clauses("We want a coder who holds the CPC and who knows Epic.", wordings)
    [("who holds the CPC", "required"), ("who knows Epic.", "required")]
    """
    for says, importance in (("candidate_ideal", "preferred"), ("candidate", "required")):
        if cue := wordings[says].search(words):
            return [(clause, importance) for clause in _clauses(words[cue.end :], wordings)]
    clauses = _clauses(words, wordings) if wordings["person_with"].is_in(words) else []
    return [(clause, "required") for clause in clauses]


def _clauses(words: str, wordings: Wordings) -> list[str]:
    """The words at each "and who", "and has": up to the reason why ("because …")."""
    reason = wordings["reason"].search(words)
    words = words[: reason.start].rstrip(" ,") if reason else words
    cuts = [span.start for span in wordings["person_joint"].find(words) if span.start]
    return [words[a:b].strip(" ,") for a, b in itertools.pairwise([0, *cuts, len(words)])]
