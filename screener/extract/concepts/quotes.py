"""The words around a mention that a person reads as its evidence."""

from __future__ import annotations

import re
from collections.abc import Collection

from screener.model.document import Document
from screener.model.span import Span
from screener.text.clauses import SENTENCE_END
from screener.text.lines import is_bulleted, is_wrapped

CONTEXT = 160
"""Characters that a context holds at most, unless the mention itself is longer."""

NARROW = 30
"""Characters of a line of a narrow column; the lines of a list of words are shorter."""

_ENDS = (".", ":", ";", "!", "?")
_YEAR = re.compile(r"\b(?:19|20)\d\d\)?$")
_POINT = re.compile(r"\s[•▪◦●■➤]\s")


def words_around(document: Document, span: Span, small: Collection[str] = ()) -> Span:
    """The sentence or point of a list that holds `span`, over the lines that it runs on, cut at words.

    small: words that no line ends with by itself ("with", "the").
    """
    first, last = document.line_index(span.start), document.line_index(max(span.start, span.end - 1))
    while (
        first > 0
        and document.lines[first].span.start > span.end - CONTEXT
        and _runs_on(document, first - 1, small)
    ):
        first -= 1
    while document.lines[last].span.end < span.start + CONTEXT and _runs_on(document, last, small):
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


def _runs_on(document: Document, index: int, small: Collection[str]) -> bool:
    """Whether the line after `index` goes on with its sentence: a narrow column has no long lines."""
    if index + 1 >= len(document.lines):
        return False
    line, following = document.lines[index], document.lines[index + 1]
    text, after = document.quote(line.span).rstrip(), document.quote(following.span).lstrip()
    if line.block < 0 or line.block != following.block or is_bulleted(after) or text.endswith(_ENDS):
        return False
    if text.split()[-1:] and text.split()[-1].casefold() in small:
        return True
    if _YEAR.search(text) and not after[:1].islower():
        return False
    return (len(text) >= NARROW and after[:1].islower()) or is_wrapped(line, following, text)


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
