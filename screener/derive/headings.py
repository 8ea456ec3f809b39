"""Which lines are titles, and what stands under them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from screener.derive.phrases import Phrases
from screener.model.concept import Lexicon

REQUIREMENTS = ("required", "preferred", "neither")
LONGEST_TITLE = 80


class Headings:
    """Reads titles by the words of the table `posting_headings`."""

    def __init__(self, lexicon: Lexicon) -> None:
        table: Mapping[str, Sequence[str]] = lexicon.tables["posting_headings"]
        wording: Mapping[str, Sequence[str]] = lexicon.tables["posting_wording"]
        self._kinds = {_key(phrase): kind for kind, phrases in table.items() for phrase in phrases}
        self._required = Phrases(wording["heading_required"])
        self._preferred = Phrases(wording["heading_preferred"])
        self._neither = Phrases(wording["heading_neither"])
        self._about = Phrases(wording["heading_about"])
        known = sorted(self._kinds, key=lambda k: (-len(k), k))
        body = "|".join(r"\s+".join(re.escape(w) for w in key.split()) for key in known)
        self._inline = re.compile(rf"(?<![\w/-])({body})(\s*:\s*|\s+(?=(?-i:[A-Z])))", re.IGNORECASE)
        word = r"(?:Licens\w+|Certif\w+|Registrations?|Clearances?|Credentials?|Education|Experience"
        word += r"|Training|Skills|Knowledge|Abilities|Qualifications|Requirements)"
        joint = r"(?:\s?[,/&]\s?(?:and\s|&\s)?|\s(?:and/or|and|or|&)\s)"
        self._several = re.compile(rf"(?<![\w/-])({word}(?:{joint}{word}){{1,4}})(\s?:\s*)")
        self._label = re.compile(r"^([A-Z][\w ,/&'()-]{1,60}?)(?:\s*:\s+|\s+-\s+)(?=\S)")

    def kind(self, words: str) -> str | None:
        """required, preferred, neither, duties, summary, facts or skip; None where it is not known."""
        if self._neither.search(words):
            return "neither"
        key = _key(re.sub(r"\([^()]*\)", " ", words)) or _key(words)
        key = re.sub(r"^(?:\d+ )+", "", key)
        exact = self._kinds.get(key)
        if self._about.search(words) or exact in REQUIREMENTS:
            if self._preferred.search(words):
                return "preferred"
            if self._required.search(words):
                return "required"
        return exact or self._longer(words, key)

    def _longer(self, words: str, key: str) -> str | None:
        """The kind of a longer title that begins or ends with a known one, or speaks of qualifications."""
        asks = words.rstrip().endswith("?")  # "Do coders need certification?" is no list of certifications
        if ":" in words.rstrip(": "):
            return None  # a label with what it says, no title
        tails = [] if asks else _tails(key)
        found = next((self._kinds[tail] for tail in tails if tail in self._kinds), None)
        heads = (kind for k, kind in self._kinds.items() if k.count(" ") > 1 and key.startswith(f"{k} "))
        found = found or next(heads, None)
        if found is None and not asks and self._about.search(words) and len(key.split()) <= 8:
            return "required"
        return found

    def is_known(self, words: str) -> bool:
        """Whether a whole line is a title of the table, or one with its mark."""
        bare = words.rstrip(": ")
        titled = _key(bare) in self._kinds or (bare != words and len(bare.split()) <= 6)
        return titled and bare[:1].isupper()

    def label(self, words: str) -> tuple[str, str, str] | None:
        """A known label at the start of a line ("Reports to: …"): its kind, words, and what follows."""
        found = self._label.match(words)
        if not found:
            return None
        kind = self.kind(found.group(1))
        return (kind, found.group(1), words[found.end() :]) if kind else None

    def split(self, words: str) -> list[tuple[str | None, str]]:
        """A long paragraph at the titles inside it: (title or None, words that follow)."""
        cuts: list[tuple[int, int, str]] = []
        titles = [*self._inline.finditer(words), *self._several.finditer(words)]
        for found in sorted(titles, key=lambda m: (m.start(), -m.end())):
            title, colon = found.group(1), ":" in found.group(2)
            if not title[0].isupper() or (cuts and found.start() < cuts[-1][1]):
                continue
            before = words[: found.start()]
            edge = not before.strip() or before.endswith("  ") or before.rstrip()[-1] in ".!?)"
            if colon or (edge and len(title) > 6):
                cuts.append((found.start(), found.end(), title))
        parts: list[tuple[str | None, str]] = []
        at, title_before = 0, None
        for start, end, title in cuts:
            parts.append((title_before, words[at:start]))
            at, title_before = end, title
        parts.append((title_before, words[at:]))
        return [part for part in parts if part[0] or part[1].strip()]


def _key(words: str) -> str:
    return (
        " ".join(re.sub(r"[^\w\s'/&,]", " ", words.lower()).replace(",", " ,").split())
        .replace(" ,", ",")
        .strip(", ")
    )


def _tails(key: str) -> list[str]:
    """The last words of a longer title: "medical coder responsibilities" ends in "responsibilities"."""
    words = key.split()
    return [" ".join(words[start:]) for start in range(1, min(len(words), 6))] if len(words) <= 8 else []
