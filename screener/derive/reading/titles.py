"""Which lines are titles, and what stands under them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from screener.derive.wordings import Wordings
from screener.model.concept import Lexicon
from screener.model.span import Span

REQUIREMENTS = ("required", "preferred", "neither")
LONGEST_TITLE = 80


class Titles:
    """Reads titles by the table `posting_headings` and by their wording."""

    def __init__(self, lexicon: Lexicon, wordings: Wordings) -> None:
        table: Mapping[str, Sequence[str]] = lexicon.tables["posting_headings"]
        self._wordings = wordings
        joint = wordings["joint_and"]
        spelled = {_key(phrase): kind for kind, phrases in table.items() for phrase in phrases}
        signed = {" ".join("&" if joint.covers(w) else w for w in key.split()): key for key in spelled}
        self._kinds = {**{sign: spelled[key] for sign, key in signed.items()}, **spelled}
        self._about = wordings["title_about"]
        known = sorted(self._kinds, key=lambda k: (-len(k), k))
        body = "|".join(r"\s+".join(re.escape(w) for w in key.split()) for key in known)
        self._inline = re.compile(rf"(?<![\w/-])({body})(\s*:\s*|\s+(?=(?-i:[A-Z\d•]))|\s*$)", re.IGNORECASE)
        self._label = re.compile(
            r"^([A-Z](?:[\w ,/&'()-]|\.(?=\s?[a-z:])){1,60}?)(?:\s*:\s+|\s+-\s+|(?<!\s)\?\s+)(?=\S)"
        )

    def kind(self, words: str) -> str | None:
        """required, preferred, neither, duties, summary, facts or skip; None where it is not known."""
        said = self._wordings
        words = words.replace("_", " ").rstrip(": ")
        if said["title_neither"].is_in(words):
            return "neither"
        key = re.sub(r"^(?:\d+ )+", "", _key(re.sub(r"\([^()]*\)", " ", words)))
        opener = said["title_opener"].starts(key)
        key = key[opener.end :].lstrip() if opener else key
        exact = self._kinds.get(key)
        told = self._told(words) if exact is None else None
        if told:
            return told
        bracket = re.search(r"\(([^()]+)\)\W*$", words)
        ranked = self._kinds.get(_key(bracket.group(1))) if bracket and exact is None else None
        if ranked in REQUIREMENTS:
            return ranked  # "Your toolkit (must)"
        if self._about.is_in(words) or exact in REQUIREMENTS:
            if said["title_preferred"].is_in(words) and not self._ranks_both(words):
                return "preferred"
            if said["title_required"].is_in(words):
                return "required"
        head = words.partition(" - ")[0]  # "Must haves - please read them"
        return exact or self._longer(words, key) or self._kinds.get(_key(head))

    def _ranks_both(self, words: str) -> bool:
        """ "Required and/or Preferred": each statement below says which."""
        one, two = (self._wordings[says].search(words) for says in ("title_required", "title_preferred"))
        if not (one and two):
            return False
        first, second = sorted((one, two))
        between = words[first.end : second.start]
        return not any(c.isalnum() for c in between) or self._wordings["joint"].covers(between)

    def _told(self, words: str) -> str | None:
        """The kind of a title by its wording: "A good fit if you have", "What would make us smile"."""
        said = self._wordings
        you = len(words.split()) <= 12 and said["title_you"].is_in(words)
        employer = said["title_of_employer"].is_in(words) or said["title_on_employer"].is_in(words)
        kinds = (
            ("preferred", said["title_wish_only"].is_in(words)),  # "Nice, not needed"
            ("skip", said["title_not_asked"].is_in(words)),
            ("skip", said["title_gives"].ends(words)),  # "Certification Support"
            ("duties", said["title_of_work"].is_in(words)),  # "How we'll measure success"
            ("skip", employer and not self._about.is_in(words)),
            ("duties", said["title_does"].ends(words)),  # "In this role you'll"
            ("preferred", said["title_wish_alone"].is_in(words)),
            ("required", said["title_wanted"].ends(words)),
            ("preferred", you and (said["title_wish"].is_in(words) or said["title_preferred"].is_in(words))),
            ("required", you),  # "A good fit if you have"
        )
        return next((kind for kind, tells in kinds if tells), None)

    def _longer(self, words: str, key: str) -> str | None:
        """The kind of a longer title that begins or ends with a known one, or speaks of qualifications."""
        if ":" in words.rstrip(": "):
            return None  # a label with what it says, no title
        kinds = self._kinds
        asks = words.rstrip().endswith("?")  # "Do coders need certification?" is no list of certifications
        job = self._wordings["job_title"].ends(words) is not None  # "Coding Supervisor" is no title of facts
        spoken = key.split()  # "medical coder responsibilities" ends in "responsibilities"
        last = 0 if asks or job or len(spoken) > 8 else min(len(spoken), 6)
        tails = [" ".join(spoken[start:]) for start in range(1, last)]
        heads = (k for k in kinds if k.count(" ") > 1 and key.startswith(f"{k} "))
        if named := next((k for k in (*tails, *heads) if k in kinds), ""):
            return kinds[named]
        if not asks and self._about.is_in(words) and len(spoken) <= 8:
            return "required"
        parts = {kinds.get(part.strip()) for part in key.split("/")}
        if len(parts) == 1 and "/" in key:
            return parts.pop()  # "Duties/Responsibilities"
        first = key.partition(" ")[0]  # "Responsibilities (core)", "Duties of the coder"
        return "duties" if 1 <= key.count(" ") <= 2 and kinds.get(first) == "duties" else None

    def is_narrow(self, words: str) -> bool:
        """Whether a label names one thing asked for, not a section: "Experience: 2 years"."""
        return self._about.is_in(words) and not self._wordings["title_whole"].is_in(words)

    def is_known(self, words: str) -> bool:
        """Whether a whole line is a title of the table, or one with its mark."""
        bare = words.rstrip(": ")
        titled = _key(bare) in self._kinds or (bare != words and len(bare.split()) <= 6)
        return titled and (bare[:1].isupper() or self._wordings["title_small"].covers(bare))

    def is_title_case(self, words: str) -> bool:
        """Whether a whole line is a title of wishes, written as titles are: "Desired Skills"."""
        spoken = words.rstrip(": ").split()
        large = all(word[0].isupper() for word in spoken if len(word) > 3)
        return large and len(spoken) <= 5 and ":" not in words[:-1] and self.kind(words) == "preferred"

    def is_spoken(self, words: str) -> bool:
        """Whether the words are a title that is spoken: "What we require", "Who you are"."""
        return self._wordings["title_question"].starts(words) is not None

    def is_whole(self, words: str) -> bool:
        """Whether the words are a title and nothing else: "Preferred Skills", "About Larkfield"."""
        bare = words.rstrip(": ")
        if not bare[:1].isupper() or len(bare.split()) > 6:
            return False
        employer = self._wordings["title_on_employer"].starts(bare) and bare.istitle()
        return _key(bare) in self._kinds or bool(employer) or self._wordings["title_spoken"].covers(bare)

    def is_ranked(self, words: str) -> bool:
        """Whether a line ends in its own importance: "… - Required", "… (Preferred)"."""
        found = re.search(r"(?:\s-\s*|\()([^-()]+)\)?\s*$", words)
        if found is None or not self.is_rank(found.group(1)):
            return False
        head = re.findall(r"[a-z]+", words[: found.start()].lower())
        joint = self._wordings["joint_and"]
        return not (len(head) > 1 and all(joint.covers(word) or self._about.covers(word) for word in head))

    def is_rank(self, words: str) -> bool:
        """Whether a label is nothing but an importance: "Required", "Nice to have"."""
        return self._wordings["required"].covers(words) or self._wordings["preferred"].covers(words)

    def label(self, words: str) -> tuple[str, str, str] | None:
        """A known label at the start of a line ("Reports to: …"): its kind, words, and what follows."""
        found = self._label.match(words)
        if not found:
            return None
        label, mark, rest = found.group(1), found.group(), words[found.end() :]
        known = _key(label) in self._kinds
        asked = "?" in mark and len(label.split()) > 2
        # "Coding experience - Required" is no label, nor "Epic experience - this is a must".
        if asked or self.is_rank(rest) or not (known or ":" in mark):
            return None
        if not (known or self._told(label)) and self._wordings["title_sentence"].is_in(label):
            return None  # "You are a credentialed coder: CCS or CIC"
        kind = self.kind(label)
        return (kind, label, rest) if kind else None

    def is_row(self, words: str) -> bool:
        """Whether a line has a label of its own, known or not: "Degree: Associate's"."""
        return self._label.match(words) is not None

    def inside(self, words: str) -> list[tuple[int, int, str]]:
        """Titles inside a paragraph, the longest first at each place: start, end with the mark, title."""
        found = [(m.start(), m.end(), m.group(1)) for m in self._inline.finditer(words)]
        found += [
            (s.start, s.end, words[s.start : s.end]) for s in self._wordings["title_spoken"].find(words)
        ]
        for subjects in self._joined_subjects(words):
            start, end = subjects[0].start, subjects[-1].end
            mark = re.match(r"\s?:\s*", words[end:])
            if len(subjects) > 1 and mark:
                found.append((start, end + mark.end(), words[start:end]))
        return sorted(found, key=lambda title: (title[0], -title[1]))

    def _joined_subjects(self, words: str) -> list[list[Span]]:
        """ "Licensure, Registration and Certification": capitalized subjects that are joined."""
        found: list[list[Span]] = []
        for span in self._wordings["title_subject"].find(words):
            if not words[span.start].isupper() or words[span.start - 1 : span.start] in ("/", "-"):
                continue
            between = words[found[-1][-1].end : span.start] if found else ""
            joined = between.strip() in (",", "/", "&", ", &") or self._wordings["joint"].covers(between)
            if found and joined:
                found[-1].append(span)
            else:
                found.append([span])
        return found


def _key(words: str) -> str:
    plain = re.sub(r"[^\w\s'/&,]|_", " ", words.lower()).replace(",", " ,")
    return " ".join(plain.split()).replace(" ,", ",").strip(", ")
