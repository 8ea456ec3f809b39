"""A title that was found, and where its body begins."""

from __future__ import annotations

from typing import NamedTuple

from screener.extract.sections.wording import TitleWords
from screener.model.span import Span


class Title(NamedTuple):
    """A title that begins on line number `at` of the document.

    span: the characters that belong to no body. body: where the body begins. shown: the title's first
    line, the same for the second line of a title whose body stands beside it.
    """

    at: int
    span: Span
    body: int
    words: TitleWords
    shown: Span
    inline: bool = False
