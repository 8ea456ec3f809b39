"""The heading of a position: which of its words are the title, the employer, the place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from screener.extract.positions.heading_scores import EDGE, HeadingScores, tokens_of

_SEPARATOR = re.compile(
    r"\s+[|•·⋄◆◇∙▪~]+\s*|\s*[|•⋄◆∙]\s+|\s+[–—―-]+\s+|\t+|[ \t\u00a0]{2,}|\s*//\s*|\s*;\s+|\s+@\s*"
    r"|\s*ï¼[\u200b\s]*|\s*â€[“”]\s*|\s*\n\s*|\s+at\s+(?=[a-z]{0,3}[A-Z])|\s*:\s+"
)
LONGEST_PLAIN = 12
"""Letters of the longest line of plain words that is no name: "Most recent"."""
_NUMBER = re.compile(r"^\W{0,3}\d{1,2}[.)]\s+(?=\D)")
_REMARK = re.compile(r"\([a-z][^()]*\)")
_DASH = re.compile(r"\s*[-–—|:,]\s+|\s+/\s+")
_CODE = re.compile(r",\s*[A-Z]{2}-\d{1,4}(?:-\d{1,2})?(?![\w-])")
"""A grade or number of a post: "GS-0675-08"."""
_FIELD_END = re.compile(r"[,|\t\n]|\s[–—-]\s|  ")


@dataclass(frozen=True, slots=True)
class Heading:
    """Title, employer and place as printed, "" where the heading does not say.

    unnamed: something stands in the employer's place that is no name ("Company Name").
    """

    title: str = ""
    employer: str = ""
    place: str = ""
    unnamed: bool = False


class HeadingReader(HeadingScores):
    """Reads headings: which part is the title, which the employer, which the place."""

    def has_place(self, words: str) -> bool:
        """Whether a place stands in it: "Bean & Barrel, Dayton, OH"."""
        return self._segments(words)[1] != ""

    def read(self, lines: Sequence[str], *, title_first: bool = True, split: bool = True) -> Heading:
        """The heading printed on `lines`, from which the dates are already cut out (a tab in their place).

        title_first: which comes first where the words themselves do not tell. split: whether one part
        alone may be cut at a comma into title and employer.
        """
        segments: list[str] = []
        place = ""
        for line in self._unwrapped(lines):
            found, where = self._segments(line)
            segments += found
            place = place or where
        named = [s for s in segments if not self._placeholder.fullmatch(s)]
        if len(named) < len(segments):
            # The employer is told, though not named: all else is the title, commas and all.
            best = max(named, key=self.title_score, default="")
            return Heading(best, "", place, unnamed=True)
        if len(segments) == 1 and split:
            segments = self._split_at_comma(segments[0])
        if not segments:
            return Heading(place=place)
        title, employer = self._choose(self._with_named(segments), title_first)
        if title and employer:
            title, employer = self._with_field(title, employer, "\n".join(lines))
        return Heading(title, employer, place)

    def _with_field(self, title: str, employer: str, text: str) -> tuple[str, str]:
        """The field of work or the unit behind it belongs to the title: "Coder – HCC, Alder Creek Ltd"."""
        start = text.find(title)
        after = text[start + len(title) :] if start >= 0 else ""
        dash = _DASH.match(after)
        field = _FIELD_END.split(after[dash.end() :])[0].rstrip() if dash else ""
        if not dash or not self.is_department(field):
            return title, employer
        if employer.startswith(field):
            employer = employer[len(field) :].strip(EDGE)
        return title + after[: dash.end()] + field, employer

    def _unwrapped(self, lines: Sequence[str]) -> list[str]:
        """Lines, with the last words of an employer's name put back: "Alder Creek Regional", "Hospital".

        What is in brackets, and what follows "&", stays with the line before.
        """
        joined: list[str] = []
        for line in lines:
            rest = " ".join(tokens_of(line))
            before = _SEPARATOR.split(joined[-1])[-1] if joined else ""
            cut = before.count("(") > before.count(")") and ")" in line
            cut = cut or (before.rstrip().endswith("&") and line[:1].isupper())
            cut = cut or (line.startswith("(") and any(c.isalpha() for c in line.partition(")")[2]))
            if (
                before
                and "\t" not in joined[-1]
                and (cut or (rest in self._cues and not self.title_score(before) and "\t" not in line))
            ):
                joined[-1] = f"{joined[-1].rstrip()} {line.strip()}"
            else:
                joined.append(line)
        return joined

    def _segments(self, line: str) -> tuple[list[str], str]:
        """The parts of one line without its place, and the place."""
        place = ""
        if self._fact.match(line):
            return [], ""
        line = self._label.sub("", line)
        hit = self._empty_place.search(line)
        if hit:
            line = f"{line[: hit.start()]}\t{line[hit.end() :]}"
        hit = self._placeholder.search(line)
        if hit:
            line = f"{line[: hit.start()]}\t{line[hit.start() : hit.end()]}\t{line[hit.end() :]}"
        segments: list[str] = []
        for part in _SEPARATOR.split(_NUMBER.sub("", self._parted(line))):
            segment = self.with_comma(_trimmed(part))
            if not any(c.isalnum() for c in segment):
                continue
            if self.is_place(segment):
                place = place or segment
                continue
            if self.is_fact(segment) or self._is_remark(part.strip()):
                continue
            head, _, tail = segment.rpartition("(" if segment.endswith(")") else ",")
            hit = self._place.search(segment)
            if head and tail.strip(" )").casefold() in self._places:
                place, segment = place or tail.strip(" )"), head.strip(EDGE)
            elif hit:
                start = self._city_start(segment, hit)
                place = place or segment[start:].strip(EDGE)
                segment = segment[:start].strip(EDGE)
            if segments and self.is_practitioner(segments[-1], segment):
                segments[-1] += f", {segment}"
            elif segment:
                segments.append(segment)
        return segments, place

    def _parted(self, line: str) -> str:
        """Without a post's number, and with the place apart that hangs on a hyphen: "Clinic-Joliet, IL"."""
        line = _CODE.sub("", line)
        name, hyphen, place = line.rpartition("-")
        hangs = (
            hyphen and name[-1:].isalnum() and self.ends_as_employer(name) and self.is_place(place.strip())
        )
        return f"{name}\t{place}" if hangs else line

    def _is_remark(self, part: str) -> bool:
        """Brackets that name no employer: "(closed in 2020)", "(CPT, E/M, ICD-9)"."""
        if _REMARK.fullmatch(part):
            return True
        listed = part.startswith("(") and part.endswith(")") and "," in part
        return listed and self.employer_score(part[1:-1]) < 3 and not self.title_score(part[1:-1])

    def _city_start(self, segment: str, hit: re.Match[str]) -> int:
        """Where the city begins: after the last comma, else its last one or two words."""
        city = hit["city"]
        if self.ends_as_employer(city):
            return hit.start("state")  # "Northwind Health, India"
        before = segment[: hit.start("city")].rstrip()
        if not before or before.endswith((",", "(")):
            return hit.start("city")
        words = city.split()
        count = 2 if len(words) > 1 and words[-2].casefold().rstrip(".") in self._two_word else 1
        return hit.end("city") - len(" ".join(words[-count:]))

    def _split_at_comma(self, segment: str) -> list[str]:
        """ "Graphic Designer, Larkspur & Sons" in two; the cut that leaves a title and an employer best."""
        title, _, employer = segment.partition(" for ")
        if self.title_score(title) == self.employer_score(employer) == 3 and "," not in title:
            return [title.strip(), employer.strip()]
        one, slash, other = segment.partition(" / ")
        if slash and (self._is_pair(one, other) or self._is_pair(other, one)):
            return [one.strip(), other.strip()]
        pieces = [_trimmed(p) for p in re.split(r",\s+(?![^()]{0,60}\))", segment)]
        pieces = self._with_suffixes(p for p in pieces if p)
        best, cut = 0, 0
        for index in range(1, len(pieces)):
            left, right = ", ".join(pieces[:index]), ", ".join(pieces[index:])
            straight = self.title_score(left) * 2 + self.employer_score(right) - 2 * self.title_score(right)
            turned = self.employer_score(left) + self.title_score(right) * 2 - 2 * self.title_score(left)
            # "Reviewer, Inpatient Coding, Alder Creek Hospital": the employer begins at its own words.
            if self.employer_score(right) > self.employer_score(pieces[index]):
                straight -= 3
            # "Coder, Urgent Care, QuickStep Clinics": a unit before the employer is the title's.
            if self.is_department(pieces[index]) and index + 1 < len(pieces):
                straight -= 3
            if max(straight, turned) > best:
                best, cut = max(straight, turned), index
        if cut:
            return [", ".join(pieces[:cut]), ", ".join(pieces[cut:])]
        return self._split_at_noun(segment.split())

    def _with_named(self, segments: list[str]) -> list[str]:
        """A plain word above does not take the employer's place: "Now", "Coder, Alder Creek Hospital"."""
        for at, segment in enumerate(segments) if len(segments) > 1 else ():
            pair = self._split_at_comma(segment) if "," in segment else []
            if len(pair) == 2 and self.title_score(pair[0]) == self.employer_score(pair[1]) == 3:
                others = tokens_of(" ".join(segments[:at] + segments[at + 1 :]))
                small = len("".join(others)) <= LONGEST_PLAIN
                return pair if small and all(len(t) == 1 or t in self._plain for t in others) else segments
        return segments

    def _split_at_noun(self, words: list[str]) -> list[str]:
        """ "Senior Claims Associate Optum Technologies" in two, where a title's noun stands before a name."""
        for at in range(len(words) - 2, 1, -1):
            title, employer = " ".join(words[:at]), " ".join(words[at:])
            named = (
                words[at][0].isupper()
                and not self.is_department(words[at])
                and not self.title_score(employer)
            )
            if named and self.title_score(title) == 3 and self.ends_as_employer(employer):
                return [title, employer]
        return [" ".join(words)]

    def _with_suffixes(self, pieces: Iterable[str]) -> list[str]:
        """Pieces between commas, with "Inc." and "then Lead Coder" put back to what stands before."""
        joined: list[str] = []
        for piece in pieces:
            then = piece.split()[0] in ("then", "later", "and")
            ends = " ".join(tokens_of(piece)) in self._suffixes | self._person_ends
            if joined and (then or ends or self.is_practitioner(joined[-1], piece)):
                joined[-1] += f", {piece}"
            else:
                joined.append(piece)
        return joined

    def _is_pair(self, title: str, employer: str) -> bool:
        """Surely a title and an employer, so that a slash between them does not join two titles."""
        return (
            self.title_score(title) >= 2
            and self.title_score(employer) == 0
            and self.employer_score(title) < 3
            and "/" not in employer
            and not self._ranks.intersection(tokens_of(employer)[:1])
        )

    def _choose(self, segments: list[str], title_first: bool) -> tuple[str, str]:
        scores = [(self.title_score(s), self.employer_score(s)) for s in segments]
        order = range(len(segments))
        lean = [2 * t - e if t else -e - 1 for t, e in scores]
        at = max(order, key=lambda i: (lean[i], -i))
        # "Software Engineer, Alder Claims Tech": both end as titles do, so that their order tells.
        alike = [i for i in order if scores[i][0] == scores[at][0] == 3 and scores[i][1] < 3]
        at = alike[0] if len(alike) > 1 and title_first else at
        if scores[at][0] == 0:
            if len(segments) == 1:
                named = scores[at][1] or not title_first or self.is_name(segments[0])
                return ("", segments[0]) if named else (segments[0], "")
            unclear = [i for i in order if scores[i] == (0, 0)] or list(order)
            at = unclear[0] if title_first or len(unclear) == 1 else unclear[1]
        if len(segments) == 1:
            # "Registered Nurse, Emergency Department" is a title, whatever follows the comma.
            named = lean[at] >= 0 or self.title_score(segments[0].split(",")[0]) == 3
            return (segments[0], "") if named else ("", segments[0])
        rest = [i for i in order if i != at]
        best = max(rest, key=lambda i: (scores[i][1] - scores[i][0], -i))
        return segments[at], segments[best]


def _trimmed(part: str) -> str:
    """Without signs at the edges; brackets stay where both are there."""
    segment = part.strip(EDGE)
    if segment.count("(") == segment.count(")"):
        return segment
    wider = part.strip(EDGE.replace("(", "").replace(")", ""))
    return wider if wider.count("(") == wider.count(")") else segment
