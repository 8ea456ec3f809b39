"""The words around a mention that a person reads as its evidence."""

from __future__ import annotations

import re

from screener.model.document import Document
from screener.model.span import Span
from screener.text.clauses import SENTENCE_END
from screener.text.lines import is_bulleted, is_wrapped

CONTEXT = 160
"""Characters that a context holds at most, unless the mention itself is longer."""

_POINT = re.compile(r"\s[•▪◦●■➤]\s")


def words_around(document: Document, span: Span) -> Span:
    """The sentence or point of a list that holds `span`, over the lines that it runs on, cut at words."""
    first, last = document.line_index(span.start), document.line_index(max(span.start, span.end - 1))
    while (
        first > 0 and document.lines[first].span.start > span.end - CONTEXT and _runs_on(document, first - 1)
    ):
        first -= 1
    while document.lines[last].span.end < span.start + CONTEXT and _runs_on(document, last):
        last += 1
    # What lies farther off is cut away in any case; a line may be as long as the text.
    start = max(document.lines[first].span.start, span.start - 2 * CONTEXT)
    end = min(document.lines[last].span.end, span.end + 2 * CONTEXT)
    for sign in (SENTENCE_END, _POINT):
        for hit in sign.finditer(document.text, start, end):
            if hit.end() <= span.start:
                start = hit.end()
            elif hit.start() >= span.end:
                end = hit.start() + (sign is SENTENCE_END)
                break
    return _cut(document.text, Span(min(start, span.start), max(end, span.end)), span)


def _runs_on(document: Document, index: int) -> bool:
    """Whether the line after `index` goes on with its sentence."""
    if index + 1 >= len(document.lines):
        return False
    line, following = document.lines[index], document.lines[index + 1]
    return is_wrapped(line, following, document.quote(line.span).rstrip()) and not is_bulleted(
        document.quote(following.span)
    )


def _cut(text: str, whole: Span, span: Span) -> Span:
    """`whole` without blanks at its ends, and where it is too long only the words nearest to `span`."""
    start, end = whole.start, whole.end
    if end - start > CONTEXT:
        room = max(0, CONTEXT - (span.end - span.start))
        start = max(start, min(span.start - room // 2, end - CONTEXT))
        end = max(span.end, min(end, start + CONTEXT))
        start = min(span.start, max(start, end - CONTEXT))
        if start > whole.start and (blank := re.search(r"\s", text[start : span.start])):
            start += blank.end()
        if end < whole.end:
            end = max(span.end, span.end + text[span.end : end].rfind(" "))
    while start < span.start and text[start].isspace():
        start += 1
    while end > span.end and text[end - 1].isspace():
        end -= 1
    return Span(start, end)
