"""Which lines are titles, and what stands under them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from screener.model.concept import Lexicon
from screener.text.phrases import Phrases, any_of

REQUIREMENTS = ("required", "preferred", "neither")
LONGEST_TITLE = 80
_DOES = re.compile(r"\b(?:you'll|you will|you'd)(?:\s+(?:do|be|be doing|own|work on))?\W*$", re.IGNORECASE)
_OPEN = re.compile(
    r"\b(?:you'll|you will|if you|you have|you need)$|^(?:either|or|option)\s(?:I{1,3}|[A-D]|\d)$",
    re.IGNORECASE,
)
_EMPLOYER = re.compile(
    r"^(?:why|about|meet|life at|working at)\b"
    r"(?! (?:you\b|(?:the|this|your) (?:role|job|position|work|opportunity|candidate)))"
    r"|^how (?:it|we|to)\b",
    re.IGNORECASE,
)
"""Titles in words of their own on the employer: "Why Larkfield?", "About Larkfield", "How we hire"."""
_WANTED = re.compile(
    r"\b(?:we|you)(?:'re|'ll|'d| are| will)?\s+"
    r"(?:accept|look(?:ing)? for|need|want|require|ask for|seek(?:ing)?|expect|hop(?:e|ing) for)\W*$",
    re.IGNORECASE,
)
"""The end of a title that asks in its own words: "Background we look for", "Credentials we accept"."""
_JOINS = re.compile(r"\W*(?:\band\b|\bor\b|\band/or\b)?\W*", re.IGNORECASE)
_SENTENCE = re.compile(r"\b(?:you|we|are|is|has|will|must)\b", re.IGNORECASE)


class Titles:
    """Reads titles by the words of the table `posting_headings`."""

    def __init__(self, lexicon: Lexicon) -> None:
        table: Mapping[str, Sequence[str]] = lexicon.tables["posting_headings"]
        wording: Mapping[str, Sequence[str]] = lexicon.tables["posting_wording"]
        self._kinds = {_key(phrase): kind for kind, phrases in table.items() for phrase in phrases}
        self._required = Phrases(wording["heading_required"])
        self._preferred = Phrases(wording["heading_preferred"])
        self._neither = Phrases(wording["heading_neither"])
        self._about = Phrases(wording["heading_about"])
        self._small = frozenset(wording["heading_small"])
        self._you = Phrases(wording["heading_you"])
        self._wish = Phrases(wording["heading_wish"])
        self._wish_alone = Phrases(wording["heading_wish_alone"])
        self._gives = Phrases(wording["heading_gives"])
        self._employer = Phrases(wording["heading_employer"])
        self._work = Phrases(wording["heading_work"])
        self._rank = Phrases([*wording["required"], *wording["preferred"]])
        self._inline = re.compile(
            rf"(?<![\w/-])({any_of(self._kinds)})(\s*:\s*|\s+(?=(?-i:[A-Z])))", re.IGNORECASE
        )
        word = r"(?:Licens\w+|Certif\w+|Registrations?|Clearances?|Credentials?|Education|Experience"
        word += r"|Training|Skills|Knowledge|Abilities|Qualifications|Requirements)"
        joint = r"(?:\s?[,/&]\s?(?:and\s|&\s)?|\s(?:and/or|and|or|&)\s)"
        self._several = re.compile(rf"(?<![\w/-])({word}(?:{joint}{word}){{1,4}})(\s?:\s*)")
        self._label = re.compile(r"^([A-Z][\w ,/&'()-]{1,60}?)(?:\s*:\s+|\s+-\s+)(?=\S)")

    def kind(self, words: str) -> str | None:
        """required, preferred, neither, duties, summary, facts or skip; None where it is not known."""
        words = words.replace("_", " ")
        if self._neither.search(words):
            return "neither"
        key = _key(re.sub(r"\([^()]*\)", " ", words)) or _key(words)
        key = re.sub(r"^(?:\d+ )+|^(?:here's|here is|this is) ", "", key)
        exact = self._kinds.get(key)
        told = self._told(words) if exact is None else None
        if told:
            return told
        bracket = re.search(r"\(([^()]+)\)\W*$", words)
        ranked = self._kinds.get(_key(bracket.group(1))) if bracket and exact is None else None
        if ranked in REQUIREMENTS:
            return ranked  # "Your toolkit (must)"
        if self._about.search(words) or exact in REQUIREMENTS:
            if self._preferred.search(words) and not self._ranks_both(words):
                return "preferred"
            if self._required.search(words):
                return "required"
        return exact or self._longer(words, key) or self._headed(words)

    def _ranks_both(self, words: str) -> bool:
        """ "Required and/or Preferred": each statement below says which."""
        one, two = self._required.search(words), self._preferred.search(words)
        if not (one and two):
            return False
        first, second = sorted((one, two), key=lambda m: m.start())
        return _JOINS.fullmatch(words, first.end(), second.start()) is not None

    def _headed(self, words: str) -> str | None:
        """The kind of a title with a remark behind a dash: "Must haves - please read them"."""
        head, dash, _ = words.partition(" - ")
        return self._kinds.get(_key(head)) if dash else None

    def _told(self, words: str) -> str | None:
        """The kind of a title in words of its own: to the reader, of what pleases, or of what is given."""
        employer = self._employer.search(words) or _EMPLOYER.search(words)
        gives = any(m.end() == len(words.rstrip(": ")) for m in self._gives.finditer(words))
        kinds = (
            ("skip", gives),  # "Certification Support"
            ("duties", self._work.search(words)),  # "How we'll measure success"
            ("skip", employer and not self._about.search(words)),
            ("duties", _DOES.search(words)),  # "In this role you'll"
            ("preferred", self._wish_alone.search(words)),
            ("required", _WANTED.search(words)),
        )
        found = next((kind for kind, tells in kinds if tells), None)
        if found is None and len(words.split()) <= 12 and self._you.search(words):  # "A good fit if you have"
            return "preferred" if self._wish.search(words) or self._preferred.search(words) else "required"
        return found

    def _longer(self, words: str, key: str) -> str | None:
        """The kind of a longer title that begins or ends with a known one, or speaks of qualifications."""
        asks = words.rstrip().endswith("?")  # "Do coders need certification?" is no list of certifications
        if ":" in words.rstrip(": "):
            return None  # a label with what it says, no title
        tails = [] if asks else _tails(key)
        tail = next((tail for tail in tails if tail in self._kinds), "")
        found = self._kinds.get(tail)
        if found == "skip" and self._about.search(key.removesuffix(tail)):
            return "required"  # "Skills and Competencies"
        heads = (kind for k, kind in self._kinds.items() if k.count(" ") > 1 and key.startswith(f"{k} "))
        found = found or next(heads, None)
        if found is None and not asks and self._about.search(words) and len(key.split()) <= 8:
            return "required"
        first, *rest = key.split() or [""]
        if found is None and rest and len(rest) <= 2 and self._kinds.get(first) == "duties":
            return "duties"  # "Responsibilities (core)", "Duties of the coder"
        return found

    def is_narrow(self, words: str) -> bool:
        """Whether a label names one thing asked for, not a section: "Experience: 2 years"."""
        about = self._about.search(words)
        return bool(about) and not re.search(r"qualification|requirement", words, re.IGNORECASE)

    def is_telling(self, words: str) -> bool:
        """Whether a label adds to what it stands before: "Experience"; not "Required"."""
        named = [w for w in re.findall(r"[A-Za-z]+", words) if self._about.covers(w)]
        return self.is_narrow(words) and len(named) == 1

    def is_known(self, words: str) -> bool:
        """Whether a whole line is a title of the table, or one with its mark."""
        bare = words.rstrip(": ")
        titled = _key(bare) in self._kinds or (bare != words and len(bare.split()) <= 6)
        return titled and (bare[:1].isupper() or bare in self._small)

    def is_open(self, words: str) -> bool:
        """Whether a line has no end, or only counts options: "During the program you will", "Or II"."""
        return bool(_OPEN.search(words)) and len(words.split()) <= 8

    def is_ranked(self, words: str) -> bool:
        """Whether a line ends in its own importance: "… - Required", "… (Preferred)"."""
        found = re.search(r"(?:\s-\s*|\()([^-()]+)\)?\s*$", words)
        if found is None or not self._rank.covers(found.group(1).strip()):
            return False
        head = re.findall(r"[a-z]+", words[: found.start()].lower())
        return not (len(head) > 1 and all(word == "and" or self._about.covers(word) for word in head))

    def is_rank(self, words: str) -> bool:
        """Whether a label is nothing but an importance: "Required", "Nice to have"."""
        return self._rank.covers(words)

    def label(self, words: str) -> tuple[str, str, str] | None:
        """A known label at the start of a line ("Reports to: …"): its kind, words, and what follows."""
        found = self._label.match(words)
        if not found:
            return None
        kind, rest = self.kind(found.group(1)), words[found.end() :]
        if ":" not in found.group() and _key(found.group(1)) not in self._kinds:
            return None  # "Epic experience - this is a must"
        if self._rank.covers(rest.strip(" .*()")):
            return None  # "Coding experience - Required" is no label
        if (
            not self._told(found.group(1))
            and _SENTENCE.search(found.group(1))
            and _key(found.group(1)) not in self._kinds
        ):
            return None  # "You are a credentialed coder: CCS or CIC"
        return (kind, found.group(1), rest) if kind else None

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
        " ".join(re.sub(r"[^\w\s'/&,]|_", " ", words.lower()).replace(",", " ,").split())
        .replace(" ,", ",")
        .strip(", ")
    )


def _tails(key: str) -> list[str]:
    """The last words of a longer title: "medical coder responsibilities" ends in "responsibilities"."""
    words = key.split()
    return [" ".join(words[start:]) for start in range(1, min(len(words), 6))] if len(words) <= 8 else []
