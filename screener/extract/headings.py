"""The heading of a position: which of its words are the title, the employer, the place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from screener.model.concept import Lexicon

_SEPARATOR = re.compile(
    r"\s+[|•·⋄◆◇∙▪~]+\s*|\s*[|•⋄◆∙]\s+|\s+[–—―-]+\s+|\t+|[ \t\u00a0]{2,}|\s*//\s*|\s*;\s+|\s+@\s+"
    r"|\s*ï¼[\u200b\s]*|\s*â€[“”]\s*|\s*\n\s*|\s+at\s+(?=[A-Z])|\s*:\s+"
)
_EDGE = " \t\n,;:|/\\–—-•·⋄*_#~>»›()[]{}▪●○◦\u200b\uf0b7\ufffd="
_WORD = re.compile(r"[^\W\d_](?:[\w'’.-]*\w)?|\d+")
_BRACKETS = re.compile(r"[(\[][^()\[\]]{0,60}[)\]]")


@dataclass(frozen=True, slots=True)
class Heading:
    """Title, employer and place as printed, "" where the heading does not say.

    unnamed: something stands in the employer's place that is no name ("Company Name").
    """

    title: str = ""
    employer: str = ""
    place: str = ""
    unnamed: bool = False


class HeadingReader:
    """Reads headings with the tables `job_titles`, `employer_words` and `places`."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._two_word = frozenset(lexicon.tables["employer_words"]["first_words_of_cities"])
        titles, employers = lexicon.tables["job_titles"], lexicon.tables["employer_words"]
        self._label_alone = frozenset(" ".join(_tokens(label)) for label in employers["labels"])
        self._fact = re.compile(rf"^\W*(?:{_any_of(employers['facts'])})\b[^:]{{0,24}}:", re.IGNORECASE)
        places = lexicon.tables["places"]
        self._street = re.compile(
            rf"^\W*\d{{1,5}}\w?[ \t].{{0,40}}\b(?:{_any_of(places['streets'])})\b|^\W*P\.?\s?O\.?\s+Box\b",
            re.IGNORECASE,
        )
        states = places["states"]
        self._nouns = frozenset(titles["nouns"])
        self._ranks = frozenset(titles["ranks"])
        self._fields = frozenset(titles["fields"])
        self._cues = _phrases(employers["cues"])
        self._openers = _phrases(employers["openers"])
        self._weak = _phrases(employers["weak"]) | self._cues
        self._label = re.compile(
            rf"^\W*(?:\d{{1,2}}[.)][ \t]*)?(?:{_any_of(employers['labels'])})[ \t]*:[ \t]*", re.IGNORECASE
        )
        self._placeholder = re.compile(
            rf"(?<!\w)(?:{_any_of(employers['placeholders'])})(?!\w)", re.IGNORECASE
        )
        self._empty_place = re.compile(
            r"(?<!\w)City\s*,\s*State(?:\s*,\s*(?:US\w*|United States[\w ]*))?(?!\w)", re.IGNORECASE
        )
        names = _any_of(
            [*states, *(name for names in states.values() for name in names), *places["countries"]]
        )
        self._place = re.compile(
            rf"(?P<city>(?:(?<=^)|(?<=[\s(,]))(?:[^\W\d_][\w.'’-]*[ \t]){{0,3}}[^\W\d_][\w.'’-]*)\s*,\s*"
            rf"(?P<state>{names})\.?(?:\s+\d{{5}}(?:-\d{{4}})?)?"
            r"(?:,?\s*(?:USA|U\.S\.A?\.?|United States))?\s*\W*$"
        )
        self._places = frozenset(employers["places"]) | {n.casefold() for v in states.values() for n in v}

    def title_score(self, words: str) -> int:
        """3: ends with a title's noun; 2: begins with one, or has one before "of" or a comma; 1: has one."""
        tokens = _tokens(_BRACKETS.sub(" ", self._label.sub("", words)))
        while tokens and (tokens[-1] in self._ranks or tokens[-1].isdigit()):
            tokens.pop()
        if not tokens:
            return 0
        if tokens[-1] in self._nouns:
            return 3
        parts = re.split(r"\s+(?:of|for|to)\s+|\s*[,/(–—-]\s*|\s+-", words)
        if len(parts) > 1 and any((t := _tokens(p)) and t[-1] in self._nouns for p in parts):
            return 2
        return 2 if tokens[0] in self._nouns else int(any(token in self._nouns for token in tokens))

    def employer_score(self, words: str) -> int:
        """5: a placeholder; 3: ends or opens with an employer's word; 1: has one, or one titles share."""
        if self._placeholder.match(words.strip(_EDGE)):
            return 5
        tokens = _tokens(_BRACKETS.sub(" ", words))
        if not tokens:
            return 0
        ends = any(" ".join(tokens[-n:]) in self._cues for n in (1, 2, 3))
        ends = ends or (len(tokens) > 1 and any(" ".join(tokens[:n]) in self._openers for n in (1, 2, 3)))
        if ends:
            return 3
        return int(any(" ".join(tokens[i : i + n]) in self._weak for i in range(len(tokens)) for n in (1, 2)))

    def is_fact(self, words: str) -> bool:
        """A line of a heading that names none of title, employer and place: a street, a salary, hours."""
        if " ".join(_tokens(words)) in self._label_alone and not self._placeholder.search(words):
            return True
        return self._fact.match(words) is not None or self._street.match(words) is not None

    def is_place(self, words: str) -> bool:
        """A city with its state, a state, or a word such as "Remote"."""
        bare = words.strip(_EDGE + ".")
        return (
            bare.casefold() in self._places
            or self._empty_place.fullmatch(bare) is not None
            or ((hit := self._place.match(bare)) is not None and hit.start() == 0)
        )

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
        title, employer = self._choose(segments, title_first)
        if title and employer:
            title, employer = self._with_field(title, employer, "\n".join(lines))
        return Heading(title, employer, place)

    def _with_field(self, title: str, employer: str, text: str) -> tuple[str, str]:
        """The field of work after a dash belongs to the title: "Coder – HCC, Alder Creek Ltd"."""
        field, comma, rest = employer.partition(",")
        words = _tokens(field)
        if not comma or not words or not all(word in self._fields for word in words):
            return title, employer
        start = text.find(title)
        end = text.find(field, start + len(title)) if start >= 0 else -1
        if end < 0 or text[start + len(title) : end].strip() not in ("-", "–", "—", "|", ":"):
            return title, employer
        return text[start : end + len(field)], rest.strip(_EDGE)

    def _unwrapped(self, lines: Sequence[str]) -> list[str]:
        """Lines, with the last words of an employer's name put back: "Alder Creek Regional", "Hospital".

        What is in brackets, and what follows "&", stays with the line before.
        """
        joined: list[str] = []
        for line in lines:
            rest = " ".join(_tokens(line))
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
        line = self._label.sub("", line)
        hit = self._empty_place.search(line)
        if hit:
            line = f"{line[: hit.start()]}\t{line[hit.end() :]}"
        hit = self._placeholder.search(line)
        if hit:
            line = f"{line[: hit.start()]}\t{line[hit.start() : hit.end()]}\t{line[hit.end() :]}"
        segments = []
        for part in _SEPARATOR.split(line):
            segment = _trimmed(part)
            if not any(c.isalnum() for c in segment):
                continue
            if self.is_place(segment):
                place = place or segment
                continue
            if self.is_fact(segment):
                continue
            head, _, tail = segment.rpartition("(" if segment.endswith(")") else ",")
            hit = self._place.search(segment)
            if head and tail.strip(" )").casefold() in self._places:
                place, segment = place or tail.strip(" )"), head.strip(_EDGE)
            elif hit:
                start = self._city_start(segment, hit)
                place = place or segment[start:].strip(_EDGE)
                segment = segment[:start].strip(_EDGE)
            if segment:
                segments.append(segment)
        return segments, place

    def _city_start(self, segment: str, hit: re.Match[str]) -> int:
        """Where the city begins: after the last comma, else its last one or two words."""
        city = hit["city"]
        before = segment[: hit.start("city")].rstrip()
        if not before or before.endswith((",", "(")):
            return hit.start("city")
        words = city.split()
        count = 2 if len(words) > 1 and words[-2].casefold().rstrip(".") in self._two_word else 1
        return hit.end("city") - len(" ".join(words[-count:]))

    def _split_at_comma(self, segment: str) -> list[str]:
        """ "Graphic Designer, Larkspur & Sons" in two; the cut that leaves a title and an employer best."""
        one, slash, other = segment.partition(" / ")
        if slash and (self._is_pair(one, other) or self._is_pair(other, one)):
            return [one.strip(), other.strip()]
        pieces = [_trimmed(p) for p in re.split(r",\s+(?![^()]{0,60}\))", segment)]
        pieces = [p for p in pieces if p]
        best, cut = 0, 0
        for index in range(1, len(pieces)):
            left, right = ", ".join(pieces[:index]), ", ".join(pieces[index:])
            straight = self.title_score(left) * 2 + self.employer_score(right) - 2 * self.title_score(right)
            turned = self.employer_score(left) + self.title_score(right) * 2 - 2 * self.title_score(left)
            # "Reviewer, Inpatient Coding, Alder Creek Hospital": the employer begins at its own words.
            if self.employer_score(right) > self.employer_score(pieces[index]):
                straight -= 3
            if max(straight, turned) > best:
                best, cut = max(straight, turned), index
        return [", ".join(pieces[:cut]), ", ".join(pieces[cut:])] if cut else [segment]

    def _is_pair(self, title: str, employer: str) -> bool:
        """Surely a title and an employer, so that a slash between them does not join two titles."""
        return (
            self.title_score(title) >= 2
            and self.title_score(employer) == 0
            and self.employer_score(title) < 3
            and "/" not in employer
            and not self._ranks.intersection(_tokens(employer)[:1])
        )

    def _choose(self, segments: list[str], title_first: bool) -> tuple[str, str]:
        scores = [(self.title_score(s), self.employer_score(s)) for s in segments]
        order = range(len(segments))
        lean = [2 * t - e if t else -e - 1 for t, e in scores]
        at = max(order, key=lambda i: (lean[i], -i))
        if scores[at][0] == 0:
            if len(segments) == 1:
                return ("", segments[0]) if scores[at][1] or not title_first else (segments[0], "")
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
    segment = part.strip(_EDGE)
    if segment.count("(") == segment.count(")"):
        return segment
    wider = part.strip(_EDGE.replace("(", "").replace(")", ""))
    return wider if wider.count("(") == wider.count(")") else segment


def _tokens(words: str) -> list[str]:
    return [w.casefold().rstrip(".") for w in _WORD.findall(words)]


def _phrases(words: Iterable[str]) -> frozenset[str]:
    return frozenset(" ".join(_tokens(word)) for word in words)


def _any_of(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=lambda w: (-len(w), w)))
