"""The one door of blind answers: every text passes it, and nothing that it does not know gets through.

Routes leave out what tells a person by themselves. The door does not trust them: it looks through each answer
to a blind request for what is known of anybody, and stops answers of a kind that it cannot look through.
"""

from __future__ import annotations

import html
import json
import re
import threading
from collections.abc import Iterable, Iterator, Mapping
from pathlib import PurePath
from typing import Any

from screener.export.masking import MASK, Words, folded, tokens, words_of
from screener.model.posting import Posting
from screener.model.profile import Profile
from screener.web.view import View

EMAIL = re.compile(r"[\w.+-]{1,64}@[\w.-]{1,255}")
_WRITTEN = re.compile(r"(?<=>)[^<]+|(?<=title=\")[^\"]+|(?<=label=\")[^\"]+|(?<=value=\")[^\"]+")
_OWN = {"key", "duplicate_of", "picks", "id", "rule", "knocked", "concept", "sha256", "outcomes", "at"}
"""Fields that hold the program's own marks, which a file may happen to be called by: "c12"."""
MOST_TEXTS = 50_000
"""Texts remembered as they were covered; rows repeat most of theirs."""

_NAMES = ("name", "email", "phone")
_PLACES = ("city", "current_employer")

Phrase = tuple[str, ...]


class Veil:
    """What is known of everybody in a sitting, and texts without it. Any thread may ask.

    Names, contacts and file names are masked wherever they stand; words of a name alone, places, schools and
    employers where they are no words of the trade or of plain language, and are none of the posting's.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._known: dict[str, set[Phrase]] = {}
        self._files: set[tuple[str, str]] = set()
        self._masked: dict[str, str] = {}
        self._posting: tuple[str, frozenset[str]] = ("", frozenset())

    def learn_files(self, names: Iterable[str]) -> None:
        """Names of files and paths."""
        for name in names:
            if (name, "") not in self._files:
                self._files.add((name, ""))
                path = PurePath(name)
                self._add(path.name, whole=True)
                self._add(path.stem)
                for folder in path.parts[:-1]:  # a folder or an archive may be named after who sent it
                    self._add(folder)

    def learn_view(self, view: View) -> None:
        """Everybody in the list."""
        self._learn_posting(view.shortlist.posting)
        for card in view.shortlist.scorecards:
            mark = (card.file, card.profile.sha256)
            cells = view.shortlist.cells.get(card.file)
            if mark in self._files or cells is None:
                continue
            self._files.add(mark)
            self._learn_person(cells)

    def learn_profile(self, profile: Profile) -> None:
        """One person, with what only the whole profile tells."""
        contact = profile.contact
        self._learn_person({"name": contact.name, "email": contact.email, "phone": contact.phone})
        places = [contact.city, *(course.school for course in profile.education)]
        for each in (*places, *(position.employer for position in profile.positions)):
            self._add(each or "")

    def text(self, text: str) -> str:
        """The text with a block in place of what tells who somebody is."""
        found = self._masked.get(text)
        if found is None:
            with self._lock:
                if len(self._masked) > MOST_TEXTS:
                    self._masked.clear()
                found = self._masked[text] = self._covered(text)
        return found

    def plain(self, content: Any) -> Any:
        """JSON with every text covered; keys stay, since they are the program's own."""
        if isinstance(content, str):
            return self.text(content)
        if isinstance(content, list):
            return [self.plain(each) for each in content]
        if isinstance(content, dict):
            return {k: value if k in _OWN else self.plain(value) for k, value in content.items()}
        return content

    def json(self, body: bytes) -> bytes:
        """A JSON answer."""
        content = self.plain(json.loads(body))
        covered = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
        return covered.encode("utf-8", "backslashreplace")

    def html(self, body: bytes) -> bytes:
        """A page: its texts and what stands in its attributes."""

        def covered(hit: re.Match[str]) -> str:
            text = html.unescape(hit.group())
            found = self.text(text)
            return hit.group() if found == text else html.escape(found)

        return _WRITTEN.sub(covered, body.decode("utf-8")).encode("utf-8")

    def event(self, chunk: bytes) -> bytes:
        """One server-sent event."""
        head, mark, data = chunk.partition(b"data: ")
        return head + mark + self.json(data.rstrip(b"\n")) + b"\n\n" if mark else chunk

    def _learn_person(self, cells: Mapping[str, Any]) -> None:
        for name in _NAMES:
            value = str(cells.get(name) or "")
            self._add(value, whole=True)
            for word in tokens(value) if name == "name" else ():
                self._add(word.group())
        for name in _PLACES:
            self._add(str(cells.get(name) or ""))

    def _learn_posting(self, posting: Posting) -> None:
        if posting.sha256 == self._posting[0]:
            return
        texts = [posting.title, posting.path or "", *(rule.label for rule in posting.rules)]
        texts += [str(rule.source or "") for rule in posting.rules]
        with self._lock:
            self._posting = (posting.sha256, frozenset(_phrase_text(_phrase(text)) for text in texts))
            self._masked.clear()

    def _add(self, text: str, *, whole: bool = False) -> None:
        """whole: also where all its words are plain ones, if it is more than one."""
        phrase = _phrase(text)
        if not phrase or (len(phrase) == 1 and len(phrase[0]) < 3):
            return
        if not (whole and len(phrase) > 1) and all(map(self._is_plain, phrase)):
            return
        with self._lock:
            known = self._known.setdefault(phrase[0], set())
            if phrase not in known:
                known.add(phrase)
                self._masked.clear()

    @property
    def _words(self) -> Words:
        return words_of()

    def _is_plain(self, word: str) -> bool:
        return word in self._words.lexicon or word in self._words.plain or word.isdigit()

    def _covered(self, text: str) -> str:
        shown, end = [], 0
        for start, stop in self._spans(text):
            shown += [text[end:start], MASK]
            end = stop
        return "".join([*shown, text[end:]]) if shown else text

    def _spans(self, text: str) -> Iterator[tuple[int, int]]:
        """Ranges of what is known, in order, the longest at each place."""
        mails = [hit.span() for hit in EMAIL.finditer(text)] if "@" in text else []
        found = list(tokens(text))
        words = [folded(hit.group()) for hit in found]
        spans = mails
        for place, word in enumerate(words):
            fitting = [p for p in self._known.get(word, ()) if tuple(words[place : place + len(p)]) == p]
            fitting = [p for p in fitting if not self._is_posting(p)]
            if fitting:
                last = place + max(map(len, fitting)) - 1
                spans.append((found[place].start(), found[last].end()))
        end = 0
        for start, stop in sorted(spans):
            if stop > end:
                yield max(start, end), stop
                end = stop

    def _is_posting(self, phrase: Phrase) -> bool:
        """What the posting itself says tells of nobody."""
        inside = _phrase_text(phrase)
        return any(inside in text for text in self._posting[1])


def _phrase(text: str) -> Phrase:
    return tuple(folded(hit.group()) for hit in tokens(text))


def _phrase_text(phrase: Phrase) -> str:
    return f" {' '.join(phrase)} "
