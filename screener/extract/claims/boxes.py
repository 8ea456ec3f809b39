"""Boxes of forms: which of them speaks of a credential, and what it says.

`☐ CCS`, `[ ] CCS` and `CCS: ☐ Yes ☒ No` claim nothing; `☒ CCS` and `CCS: [x] Yes` do.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from screener.model.document import Document
from screener.model.span import Span
from screener.text.lines import EMPTY_BOX, TICKED_BOXES

_SURE = f"{EMPTY_BOX}🔲❌✗✘"
"""Crosses too: whether they tick a box or strike it out, nobody can say."""
_HOLLOW = "□▢◻◽⬜\uf06f\uf0a8"
"""Boxes in forms, and now and then bullets in lists."""
_ROUND = "❏❐❑❒○◯\uf071"
"""Bullets, and boxes in forms where some are ticked."""
_TICKED = f"{TICKED_BOXES}🗹🗷\uf0fc\uf0fd\uf0fe"
_TICK = rf"[xX✓✔√{_TICKED}]"
_BOX = re.compile(
    rf"(?P<empty>[{_SURE}]|\[[ _]{{0,4}}\]|\([ _]{{1,4}}\)|(?<![\w_])_{{2,6}}(?=[ \t]+\w))"
    rf"|(?P<hollow>[{_HOLLOW}{_ROUND}])"
    rf"|(?P<ticked>[{_TICKED}]|\[ ?{_TICK} ?\]|\( ?{_TICK} ?\)|(?<![\w_])_{{1,3}}[xX]_{{1,3}}(?=[ \t]+\w))"
)
_POINT = re.compile(r"[ \t]*(?:[-*•·–—]|\d{1,2}[.)])?[ \t]*")
_WORD = re.compile(r"[^\W_]+")
_LETTER = re.compile(r"[^\W\d_]")

DOUBTED, UNCHECKED, OPEN, YES, NO = "doubted", "unchecked", "open", "yes", "no"
"""What boxes say of a credential: none is ticked, only others are, a question without answer, the answer."""


@dataclass(frozen=True, slots=True)
class _Boxed:
    """One box and the places in its line that it speaks of.

    words: what it stands for. asked: the question that it answers by `answer`, "" where it gives none.
    """

    ticked: bool
    words: Span
    asked: Span | None = None
    answer: str = ""


class Boxes:
    """The boxes of one document; hollow signs that also begin lines about other things are bullets there."""

    def __init__(self, document: Document, named: set[int], yes: Sequence[str], no: Sequence[str]) -> None:
        """named: the lines that name credentials. yes, no: the words of an answer."""
        self._document = document
        self._named = named
        self._answers = dict.fromkeys(yes, YES) | dict.fromkeys(no, NO)

    def say(self, place: Span) -> str:
        """What boxes say of the words at `place`; "" where there is none, or their own is ticked."""
        boxes = self._beside(self._document.line_index(place.start))
        asking = [box for box in boxes if box.asked and box.asked.overlaps(place)]
        if asking:
            ticked = {box.answer for box in asking if box.ticked}
            return ticked.pop() if len(ticked) == 1 else OPEN
        own = next((box for box in boxes if box.words.overlaps(place)), None)
        if own is None or own.ticked:
            return ""
        return UNCHECKED if self._some_ticked else DOUBTED

    @cached_property
    def _some_ticked(self) -> bool:
        return any(found["ticked"] for found in _BOX.finditer(self._document.text))

    @cached_property
    def _bullets(self) -> set[str]:
        text, lines = self._document.text, enumerate(self._document.lines)
        others = (line.span for index, line in lines if index not in self._named)
        return {text[start] for start, end in others if end - start > 1 and text[start] in _HOLLOW + _ROUND}

    def _beside(self, index: int) -> list[_Boxed]:
        """The boxes of a line, or the one that is the whole line above it."""
        line = self._document.lines[index].span
        if boxes := self._boxes(line):
            return list(self._boxed(line, boxes))
        above = self._document.lines[index - 1].span if index else Span(0, 0)
        return [
            _Boxed(bool(box["ticked"]), line)
            for box in self._boxes(above)
            if not self._document.text[above.start : box.start()].strip()
            and not self._document.text[box.end() : above.end].strip()
        ]

    def _boxes(self, line: Span) -> list[re.Match[str]]:
        found = _BOX.finditer(self._document.text, line.start, line.end)
        return [box for box in found if not (box["hollow"] and self._is_bullet(box[0]))]

    def _is_bullet(self, sign: str) -> bool:
        return sign in self._bullets or (sign in _ROUND and not self._some_ticked)

    def _boxed(self, line: Span, boxes: Sequence[re.Match[str]]) -> Iterator[_Boxed]:
        """Boxes stand before what they are for; behind it where one ends the line and none begins it."""
        text = self._document.text
        point = _POINT.match(text, line.start, line.end)
        start = point.end() if point else line.start
        behind = boxes[0].start() > start and not text[boxes[-1].end() : line.end].strip()
        edges = [start, *(box.end() for box in boxes)] if behind else [*(box.end() for box in boxes)]
        until = [box.start() for box in boxes]
        ends = until if behind else [*until[1:], line.end]
        asked = Span(start, start if behind else until[0])
        for box, left, right in zip(boxes, edges, ends, strict=False):
            answer, word = self._answer(left, right, behind=behind)
            if not answer:
                open_question = text[asked.start : asked.end].rstrip().endswith((":", "?"))
                yield _Boxed(bool(box["ticked"]), Span(left, right), asked if open_question else None)
                continue
            before, after = Span(left, word.start), Span(word.end, right)
            if behind and _LETTER.search(text, *before):
                asked = before
            yield _Boxed(bool(box["ticked"]), word, asked, answer)
            if not behind and _LETTER.search(text, *after):
                asked = after

    def _answer(self, start: int, end: int, *, behind: bool) -> tuple[str, Span]:
        """The yes or no that a box's words begin with, or end with before it; "" without one."""
        words = list(_WORD.finditer(self._document.text, start, end))
        if not words:
            return "", Span(start, start)
        word = words[-1 if behind else 0]
        return self._answers.get(word[0].casefold(), ""), Span(*word.span())
