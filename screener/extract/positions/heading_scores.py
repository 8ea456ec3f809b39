"""The words of headings: how well they make a title or an employer, and what is a place or a mere fact."""

from __future__ import annotations

import re
from collections.abc import Iterable

from screener.config.plain_words import plain_words
from screener.extract.positions.key_values import KeyedLines
from screener.extract.positions.wording import HeadingWording
from screener.model.concept import Lexicon
from screener.model.tables.positions import EmployerWords, HeadingWords, JobTitleWords, PlaceWords
from screener.text.lines import Prose
from screener.text.phrases import any_of

EDGE = " \t\n,;:|/\\–—-•·⋄*_#~>»›()[]{}▪●○◦\u200b\uf0b7\ufffd="
_WORD = re.compile(r"[^\W\d_](?:[\w'’.-]*\w)?|\d+")
_CELLS = re.compile(r"[ \u00a0]{2,}|\t|\|")
_BRACKETS = re.compile(r"[(\[][^()\[\]]{0,60}[)\]]")


class HeadingScores:
    """Scores words with the tables `job_titles`, `employer_words` and `places`."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.keyed, self.prose, self.wording = KeyedLines(lexicon), Prose(lexicon), HeadingWording(lexicon)
        titles: JobTitleWords = lexicon.tables["job_titles"]
        employers: EmployerWords = lexicon.tables["employer_words"]
        places: PlaceWords = lexicon.tables["places"]
        small: HeadingWords = lexicon.tables["heading_words"]
        self._header, self._two_word = employers.header_words, employers.first_words_of_cities
        self._margin = re.compile(rf"^\s*(?:{any_of(employers.margin)})[ \u00a0]{{2,}}", re.IGNORECASE)
        self._parts = re.compile(rf"\s+(?:{any_of(small.title_parts)})\s+|\s*[,/(–—-]\s*|\s+-")
        self._label_alone = _phrases(employers.labels)
        self._fact = re.compile(rf"^\W*(?:{any_of(employers.facts)})\b[^:]{{0,24}}:", re.IGNORECASE)
        self._plain = plain_words()
        self._nouns, self._ranks, self._fields = titles.nouns, titles.ranks, titles.fields
        self._departments = titles.departments
        self._cues = _phrases(employers.cues)
        self._suffixes = _phrases(employers.suffixes)
        self._openers = _phrases(employers.openers)
        self.same = employers.same
        self._professions = _phrases(employers.professions)
        self._persons, self._person_ends = employers.persons, employers.person_suffixes
        self._weak = _phrases(employers.weak) | self._cues
        self._label = re.compile(
            rf"^\W*(?:\d{{1,2}}[.)][ \t]*)?(?:{any_of(employers.labels)})[ \t]*:[ \t]*", re.IGNORECASE
        )
        self._placeholder = re.compile(rf"(?<!\w)(?:{any_of(employers.placeholders)})(?!\w)", re.IGNORECASE)
        self._read_places(places, employers)

    def _read_places(self, places: PlaceWords, employers: EmployerWords) -> None:
        states = places.states
        self._street = re.compile(
            rf"^\W*\d{{1,5}}\w?[ \t].{{0,40}}\b(?:{any_of(places.streets)})\b"
            rf"|^\W*P\.?\s?O\.?\s+(?:{any_of(places.boxes)})\b",
            re.IGNORECASE,
        )
        home = any_of(places.home)
        empty = "|".join(rf"{any_of([city])}\s*,\s*{any_of([state])}" for city, state in employers.no_place)
        self._empty_place = re.compile(
            rf"(?<!\w)(?:{empty})(?:\s*,\s*(?:{home}|{any_of(places.home_short)})[\w ]*)?(?!\w)",
            re.IGNORECASE,
        )
        names = any_of([*states, *(name for names in states.values() for name in names), *places.countries])
        self._place = re.compile(
            rf"(?P<city>(?:(?<=^)|(?<=[\s(,]))(?:[^\W\d_][\w.'’-]*[ \t]){{0,3}}[^\W\d_][\w.'’-]*)\s*,\s*"
            rf"(?P<state>{names})\.?(?:\s+\d{{5}}(?:-\d{{4}})?)?"
            rf"(?:,?\s*(?:{home}))?\s*\W*$"
        )
        self._bare_place = re.compile(
            r"(?P<lead>^|,\s*)(?P<city>(?:[A-Z][\w.'’-]*[ \t]){0,2}[A-Z][\w.'’-]+)(?=[ \t]+"
            rf"(?P<state>{any_of(states)})(?:[ \t]+\d{{5}})?\W*$)"
        )
        self._places = frozenset(employers.places) | {n.casefold() for v in states.values() for n in v}

    def title_score(self, words: str) -> int:
        """3: ends with a title's noun; 2: begins with one, or has one before "of" or a comma; 1: has one."""
        tokens = tokens_of(_BRACKETS.sub(" ", self._label.sub("", words)))
        while tokens and (tokens[-1] in self._ranks or tokens[-1].isdigit()):
            tokens.pop()
        if not tokens:
            return 0
        if tokens[-1] in self._nouns:
            return 3
        parts = self._parts.split(words)
        if len(parts) > 1 and any((t := tokens_of(p)) and t[-1] in self._nouns for p in parts):
            return 2
        return 2 if tokens[0] in self._nouns else int(any(token in self._nouns for token in tokens))

    def employer_score(self, words: str) -> int:
        """5: a placeholder; 3: ends or opens with an employer's word; 1: has one, or one titles share."""
        if self._placeholder.match(words.strip(EDGE)):
            return 5
        tokens = tokens_of(_BRACKETS.sub(" ", words))
        if not tokens:
            return 0
        ends = self.ends_as_employer(words)
        ends = ends or (len(tokens) > 1 and any(" ".join(tokens[:n]) in self._openers for n in (1, 2, 3)))
        if ends:
            return 3
        return int(any(" ".join(tokens[i : i + n]) in self._weak for i in range(len(tokens)) for n in (1, 2)))

    def ends_as_employer(self, words: str) -> bool:
        """Whether they end with a word of employers' names: "Alder Creek Hospital"."""
        tokens = tokens_of(_BRACKETS.sub(" ", words))
        return any(" ".join(tokens[-n:]) in self._cues for n in (1, 2, 3))

    def is_name(self, words: str) -> bool:
        """Words that no trade is told with: "Lambert's Barn", "Orchard & Vine", not "Front of house"."""
        tokens = [token for token in tokens_of(words) if len(token) > 1]
        strange = len(tokens) > 1 and any(len(token) > 4 and token not in self._plain for token in tokens)
        camel = re.search(r"[a-z][A-Z]", words) is not None
        return words[:1].isupper() and (strange or camel or (" & " in words and len(tokens) < 4))

    def is_abbreviated(self, words: str) -> bool:
        """Whether the last word is no whole one: "Asst", "Assoc"; after it a full stop ends nothing."""
        last = words.rsplit(maxsplit=1)[-1].strip(EDGE)
        return last.isalpha() and len(last) < 6 and not last.isupper() and last.casefold() not in self._plain

    def is_practitioner(self, name: str, profession: str) -> bool:
        """A person beside what they are: "Dr. A. Roe" and "psychiatrist"; who employs, and no title."""
        tokens = tokens_of(name)
        named = bool(tokens) and (tokens[0] in self._persons or tokens[-1] in self._person_ends)
        what = " ".join(tokens_of(profession))
        return named and (what in self._professions or what.removesuffix("s") in self._professions)

    def is_department(self, words: str) -> bool:
        """A field of work or a unit within an employer: "HCC", "Emergency Department", "Inpatient Team"."""
        tokens = tokens_of(words)
        return bool(tokens) and (tokens[-1] in self._departments or self._fields.issuperset(tokens))

    def is_fact(self, words: str) -> bool:
        """A line of a heading that names none of title, employer and place: a street, a salary, hours."""
        if " ".join(tokens_of(words)) in self._label_alone and not self._placeholder.search(words):
            return True
        return self._fact.match(words) is not None or self._street.match(words) is not None

    def without_margin(self, words: str) -> str:
        """Without the section's title in the margin: "work   Medical Coder at Juniper Health"."""
        return self._margin.sub("", words)

    def is_header(self, words: str) -> bool:
        """The header of a table of jobs: "Dates  Employer  Position and duties"."""
        cells = [cell for cell in _CELLS.split(words.strip()) if cell.strip(EDGE)]
        return len(cells) > 1 and all(self._header.issuperset(tokens_of(cell)) for cell in cells)

    def with_comma(self, words: str) -> str:
        """With the comma that a town lacks before its state: "Lake Clinic, Troy OH"; not "Lake Dental PA"."""
        hit = self._bare_place.search(words)
        if not hit or self.title_score(hit["city"]) or self.employer_score(hit["city"]):
            return words
        is_suffix = not hit["lead"] and hit["state"].casefold() in self._suffixes
        return words if is_suffix else f"{words[: hit.end()]},{words[hit.end() :]}"

    def is_place(self, words: str) -> bool:
        """A city with its state, a state, or a word such as "Remote"."""
        bare = self.with_comma(words.strip(EDGE + "."))
        return (
            bare.casefold() in self._places
            or self._empty_place.fullmatch(bare) is not None
            or ((hit := self._place.match(bare)) is not None and not self.ends_as_employer(hit["city"]))
        )


def tokens_of(words: str) -> list[str]:
    return [w.casefold().rstrip(".") for w in _WORD.findall(words)]


def _phrases(words: Iterable[str]) -> frozenset[str]:
    return frozenset(" ".join(tokens_of(word)) for word in words)
