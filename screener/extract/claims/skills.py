"""Skills that the text says are missing, wished for or asked for: "no experience with Epic"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from screener.model.concept import Lexicon
from screener.model.document import Document
from screener.model.profile import Mention
from screener.text.folding import plain_text
from screener.text.phrases import pattern_of

_BREAK = re.compile(r"[;!?•\f]|\.(?=\s|$)|\n\s*\n")
"""What no cue runs over: "No inpatient work. / EXPERIENCE" is no "no … experience"."""
_STOP = re.compile(
    r"[;!?•\f]|\.(?=\s|$)|\n\s*\n|\n\s*[-•▪●➤›]|\b(?:but|however|although|though|except|while|now)\b"
)
_REACH = 90


class Negation:
    """The table `skill_cues`: phrases, each with the assertion it gives to what follows or stands inside."""

    def __init__(self, lexicon: Lexicon) -> None:
        rows = lexicon.tables["skill_cues"]
        self._states = {row["state"]: str(row["assertion"]) for row in rows}
        self._patterns = [(row["state"], row.get("after", False), pattern_of(row["phrases"])) for row in rows]

    def judge(self, document: Document, mentions: Sequence[Mention]) -> tuple[Mention, ...]:
        """The mentions, those of skills in the scope of a cue with its assertion; credentials unchanged."""
        text = plain_text(document.text).casefold()
        if len(text) != len(document.text):
            text = "".join(c.lower() if len(c.lower()) == 1 else c for c in plain_text(document.text))
        scopes = [
            (state, *_scope(text, hit, behind))
            for state, behind, pattern in self._patterns
            for hit in pattern.finditer(text)
            if not _BREAK.search(hit[0])
        ]
        if not scopes:
            return tuple(mentions)
        return tuple(self._judged(m, scopes) for m in mentions)

    def _judged(self, mention: Mention, scopes: Sequence[tuple[str, int, int]]) -> Mention:
        if mention.category == "certification":
            return mention
        for state, start, end in scopes:
            if start <= mention.start and mention.end <= end:
                why = f"{mention.why}; {state.replace('_', ' ')}"
                return replace(mention, state=state, assertion=self._states[state], why=why)
        return mention


def _scope(text: str, hit: re.Match[str], behind: bool) -> tuple[int, int]:
    """From the cue to the end of its clause; for one behind it, from the start of its clause or line."""
    if behind:
        start = max(text.rfind("\n", 0, hit.start()) + 1, hit.start() - _REACH)
        stops = list(_STOP.finditer(text, start, hit.start()))
        return (stops[-1].end() if stops else start), hit.start()
    stop = _STOP.search(text, hit.end(), hit.end() + _REACH)
    return hit.start(), stop.start() if stop else min(len(text), hit.end() + _REACH)
