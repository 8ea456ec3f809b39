"""Misspelt words of long names: one edit away from a word the lexicon knows."""

from __future__ import annotations

from collections.abc import Collection

from rapidfuzz.distance import OSA

from screener.text.words import Words

MIN_LETTERS = 7
"""Shorter words have too many real neighbours (coder, codes, coded)."""
MAX_LETTERS = 40
"""A longer run of letters is no slip of the pen, and trying all its deletions is quadratic."""
_INFLECTIONS = ("s", "es", "d", "ed", "ing", "ly")


class Speller:
    """Finds, for a word that is in no name, the words of names that it may be a slip for."""

    def __init__(self, known: Collection[str]) -> None:
        self._known = frozenset(known)
        self._by_deletion: dict[str, list[str]] = {}
        for word in sorted(w for w in self._known if len(w) >= MIN_LETTERS):
            for form in _with_deletions(word):
                self._by_deletion.setdefault(form, []).append(word)

    def corrections(self, words: Words) -> dict[int, tuple[str, ...]]:
        """Index of each misspelt word to the known words; inflections of a known word are no slips."""
        seen: dict[str, tuple[str, ...]] = {}
        found: dict[int, tuple[str, ...]] = {}
        for index, text in enumerate(words.texts):
            if not MIN_LETTERS <= len(text) <= MAX_LETTERS or not text.isalpha():
                continue
            word = text.casefold()
            if word not in seen:
                seen[word] = self._correct(word)
            if right := seen[word]:
                found[index] = right
        return found

    def _correct(self, word: str) -> tuple[str, ...]:
        if word in self._known:
            return ()
        near: set[str] = set()
        for form in _with_deletions(word):
            near.update(self._by_deletion.get(form, ()))
        right = (w for w in sorted(near) if w[0] == word[0] and OSA.distance(w, word, score_cutoff=1) == 1)
        return tuple(w for w in right if not _is_inflection(word, w))


def _is_inflection(word: str, other: str) -> bool:
    longer, shorter = (word, other) if len(word) > len(other) else (other, word)
    return any(longer == shorter + ending for ending in _INFLECTIONS)


def _with_deletions(word: str) -> list[str]:
    """The word, and the word with each one of its letters left out."""
    return [word, *(word[:i] + word[i + 1 :] for i in range(len(word)))]
