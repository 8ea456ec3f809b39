"""Flags of words that are shown on no page: hidden ones, and those that the file carries beside its pages."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from screener.extract.concepts.confidence import UNDECIDED
from screener.extract.concepts.examples import plain_document
from screener.extract.concepts.finder import Finder
from screener.model.document import BesideText, Document
from screener.model.profile import Flag, Mention

LONGEST_QUOTE = 160
FEW_WORDS = 6
"""Hidden words of no concept are told from so many on; fewer are what templates leave behind."""

_WORD = re.compile(r"[^\W\d_]{2,}")
_SHOWN_ELSEWHERE = ("title", "author")
"""Properties that usually repeat what stands on the pages."""

_WHERE = {
    "metadata": "in the file's properties {aside}, not on its pages; not scored",
    "annotation": "in {place}, not in the text of the page; not scored",
    "attachment": "in a file attached to this one {aside}; not scored",
}


class UnseenReader:
    """Tells what is hidden or carried along. Built once a worker."""

    def __init__(self, finder: Finder) -> None:
        self._finder = finder

    def flags(self, document: Document, mentions: Sequence[Mention]) -> Iterator[Flag]:
        """The flags `not_visible`, `metadata`, `annotation` and `attachment`."""
        for one in document.hidden:
            if len(_WORD.findall(one.text)) >= FEW_WORDS or self._concepts(one.text):
                aside = f"({one.reason})"
                detail = f"not visible on the page {aside}; not scored"
                yield Flag("not_visible", one.page, one.text[:LONGEST_QUOTE], detail)
        named = {mention.concept for mention in mentions}
        for beside in document.beside:
            if self._adds(beside, named):
                quote = " ".join(beside.text.split())[:LONGEST_QUOTE]
                detail = _WHERE[beside.kind].format(place=beside.place, aside=f"({beside.place})")
                yield Flag(beside.kind, beside.page, quote, detail)

    def _adds(self, beside: BesideText, named: set[str]) -> bool:
        """Whether it holds words of résumés; of a title, those that stand nowhere on the pages."""
        found = self._concepts(beside.text)
        return bool(found - named if beside.place in _SHOWN_ELSEWHERE else found)

    def _concepts(self, text: str) -> set[str]:
        found = self._finder.find(plain_document(text), (), ())
        return {mention.concept for mention in found if mention.confidence > UNDECIDED}
