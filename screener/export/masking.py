"""Which characters of a text tell who somebody is: all that is neither the lexicon's nor plain language.

What was recognised (names, schools, employers) is masked wherever it stands. But a reader that misses a
name must not leak it, so that nothing else is shown either than words the reading needs (docs/blind.md).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, is_dataclass, replace
from functools import cache
from typing import Any

from screener.config.lexicon import load_lexicon
from screener.config.plain_words import plain_words
from screener.model.concept import Lexicon
from screener.model.profile import Profile

MASK = "▇▇▇"

LEXICONS = ("medical_coding",)

_TABLES: dict[str, tuple[str, ...]] = {
    "section_titles": (),
    "section_words": (),
    "job_titles": (),
    "title_roles": (),
    "education": ("levels", "programs"),
    "dates": ("months", "seasons", "present"),
}
"""Tables, or parts, whose words stand in capitals in any résumé: headings, titles, degrees, months."""
_STUDIES: dict[str, tuple[str, ...]] = {"education": ("colleges", "high_schools", "graduated")}
_ORGANISATIONS: dict[str, tuple[str, ...]] = {"employer_words": ("cues",)}

_TOKEN = re.compile(r"[^\W_]+(?:['’][^\W\d_]+)*")
tokens = _TOKEN.finditer  # "O'Brien" is one word to masks, "ada_merrill" two
_POSSESSIVE = re.compile(r"['’]s?$")
_INITIAL = re.compile(r"(?:^|[\n\f.!?•▪●◦·*])[\s\"'“‘(•▪●◦·*-]{0,8}$")
_GOES_ON = re.compile(r"['’]? [\"'“‘(]?\w")
_JOINED = re.compile(r"[ \t\u00a0&.'’/-]{0,4}")
_NEAR = 120
_LONGEST_SUFFIX = 5
_MEASURE = re.compile(r"\d{1,4}[a-z]{0,4}")
_YEAR = re.compile(r"\b(?:19|20)\d{2}\b|(?<=\d/)\d{2}\b|['’]\d{2}\b")
_ALWAYS = (
    re.compile(r"[\w.+-]{1,64}@[\w.-]{1,255}"),
    re.compile(r"(?:https?://|www\.|\b[\w-]{2,63}\.(?:com|org|net|edu|gov|io|me|us|info)\b)\S{0,200}", re.I),
    re.compile(r"\+?\(?\d{3}\)?[\s.·-]{0,3}\d{3}[\s.·-]{0,3}\d{4}"),
    re.compile(r"[A-Z]{0,4}-?\d{5,}[\d-]*"),
    re.compile(r"#\s{0,2}[A-Z]{0,4}-?\d+"),
)
"""E-mails, addresses of pages, phones, and numbers that somebody can be looked up by."""

Spans = list[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Words:
    """lexicon: shown in any case. plain: shown in small letters, and where a sentence begins.

    organisations: words that make the capitals around them the name of one ("Hospital", "College");
    studies: schools and wordings that make a year in their line one of graduation.
    """

    lexicon: frozenset[str]
    plain: frozenset[str]
    organisations: frozenset[str]
    studies: re.Pattern[str] | None = None

    def with_labels(self, labels: Iterable[str]) -> Words:
        """The same with the words of labels that a posting's author wrote."""
        more = frozenset(folded(hit.group()) for label in labels for hit in _TOKEN.finditer(label))
        return replace(self, lexicon=self.lexicon | more)


@cache
def words_of(lexicons: tuple[str, ...] = LEXICONS) -> Words:
    """The words that may be shown where these lexicons read."""
    lexicon = load_lexicon(list(lexicons))
    known = {folded(hit.group()) for name in _names(lexicon) for hit in _TOKEN.finditer(name)}
    studies = _any_of({*_in_tables(lexicon, _STUDIES)})
    return Words(frozenset(known), plain_words(), _last(lexicon, _ORGANISATIONS), studies)


def _last(lexicon: Lexicon, tables: dict[str, tuple[str, ...]]) -> frozenset[str]:
    """The last word of each phrase: that of "family practice" makes a name one of an organisation."""
    return frozenset(folded(phrase.split()[-1]) for phrase in _in_tables(lexicon, tables) if phrase.split())


def masked_spans(text: str, profile: Profile, words: Words | None = None) -> Spans:
    """The character ranges of a document's text that are to be painted over, in order, none touching another.

    Years only beside schools. `words` are those of the medical coding lexicon, unless said.
    """
    schooling = [(course.text_start, course.text_end) for course in profile.education]
    return Masker(profile, words or words_of()).spans(text, schooling)


class Masker:
    """Masks what tells who a profile's person is, in texts from their résumé or about it."""

    def __init__(self, profile: Profile, words: Words, others: Iterable[str] = ()) -> None:
        """others: names of other people that the texts may hold."""
        self._words = words
        contact = profile.contact
        named = [contact.name, contact.email, *contact.links, *_file_words(profile.file)]
        places = [contact.city, *(position.place for position in profile.positions)]
        employers = [position.employer for position in profile.positions]
        schools = [course.school for course in profile.education]
        self._names = _keys([contact.name])
        self._personal = _keys([*named, *places, *employers, *schools])
        numbers = [mention.number for mention in profile.mentions]
        phrases = filter(None, (*named, contact.phone, *places, *employers, *schools, *numbers, *others))
        self._phrases = _any_of({phrase.strip() for phrase in phrases if len(phrase.strip()) > 2})

    def text(self, text: str, *, years: bool = False) -> str:
        """The text with a block in place of each stretch that tells who it is; with years, of years too."""
        shown, end = [], 0
        for start, stop in self.spans(text, [(0, len(text))] if years else []):
            shown += [text[end:start], MASK]
            end = stop
        return "".join([*shown, text[end:]])

    def known(self, text: str) -> str:
        """The text with only what was recognised masked: for the program's own words on a file."""
        found = [hit.span() for pattern in _ALWAYS for hit in pattern.finditer(text)]
        if self._phrases:
            found += [hit.span() for hit in self._phrases.finditer(text)]
        for start, end in reversed(_united(found, text)):
            text = f"{text[:start]}{MASK}{text[end:]}"
        return text

    def spans(self, text: str, years: Sequence[tuple[int, int]] = ()) -> Spans:
        """Character ranges in order; years: ranges in which years are to be masked."""
        found = [hit.span() for pattern in _ALWAYS for hit in pattern.finditer(text)]
        if self._phrases:
            found += [hit.span() for hit in self._phrases.finditer(text)]
        for start, end in years:
            found += [hit.span() for hit in _YEAR.finditer(text, start, end)]
        for hit in self._words.studies.finditer(text) if self._words.studies else ():
            found += _years_beside(text, *hit.span())
        for run in _runs(text):
            found += [token.span() for token in self._masked(text, run)]
        return _united(found, text)

    def _masked(self, text: str, run: list[re.Match[str]]) -> Iterator[re.Match[str]]:
        """The tokens of a run of capitals, or the one token in small letters, that may not be shown."""
        strange = [place for place in range(len(run)) if not self._is_shown(text, run, place)]
        if len(run) > 1:
            keys = [folded(token.group()) for token in run]
            heads = [place for place, key in enumerate(keys) if key in self._words.organisations]
            named = [
                place
                for place, key in enumerate(keys)
                if key not in self._words.lexicon and run[place].group()[0].isupper()
            ]
            if heads and named:  # the name of an organisation, with the plain words in it
                strange = list(range(min(named), max(*named, *heads) + 1))
        beside = {place + step for place in strange for step in (-1, 1)} & set(range(len(run)))
        initials = [place for place in beside if len(run[place].group()) == 1]
        return (run[place] for place in {*strange, *initials})

    def _is_shown(self, text: str, run: list[re.Match[str]], place: int) -> bool:
        token = run[place].group()
        key = folded(token)
        if token[0].isdigit():
            return _MEASURE.fullmatch(token) is not None or key in self._words.lexicon
        if key in self._words.lexicon and (key in self._words.plain or key not in self._names):
            return True
        if key not in self._words.plain:
            return False
        if token[0].islower():
            return True
        # A capital on a plain word: the first of a sentence, or a name.
        starts = run[place].start()
        followed = place + 1 < len(run) and folded(run[place + 1].group()) not in self._words.lexicon
        alone = not _GOES_ON.match(text, run[place].end())
        return (
            key not in self._personal
            and not followed
            and not alone
            and _INITIAL.search(text[max(0, starts - 12) : starts]) is not None
        )


def _years_beside(text: str, start: int, end: int) -> Spans:
    """Years in the line of a school's name, or near it where lines are long."""
    before, behind = text[max(0, start - _NEAR) : start], text[end : end + _NEAR]
    start -= len(before.rpartition("\n")[2])
    return [hit.span() for hit in _YEAR.finditer(text, start, end + len(behind.partition("\n")[0]))]


def _runs(text: str) -> Iterator[list[re.Match[str]]]:
    """Tokens, with those in capitals that stand together in one list: "Mercy Hospital of Troy"."""
    tokens = list(_TOKEN.finditer(text))
    run: list[re.Match[str]] = []
    for place, token in enumerate(tokens):
        if run and not _JOINED.fullmatch(text, run[-1].end(), token.start()):
            yield run
            run = []
        capital = token.group()[0].isupper()
        if not run or capital or _links(text, tokens, place):
            if run and not run[0].group()[0].isupper():
                yield run
                run = []
            run.append(token)
        else:
            yield run
            run = [token]
    if run:
        yield run


def _links(text: str, tokens: list[re.Match[str]], place: int) -> bool:
    """True for a short word in small letters between two capitals: "of", "and"."""
    token = tokens[place]
    after = tokens[place + 1] if place + 1 < len(tokens) else None
    return (
        len(token.group()) <= 3
        and token.group().islower()
        and after is not None
        and after.group()[0].isupper()
        and _JOINED.fullmatch(text, token.end(), after.start()) is not None
    )


def _united(found: Spans, text: str) -> Spans:
    """In order, with those that touch, or have nothing but spaces and joints between them, made one."""
    united: Spans = []
    for start, end in sorted(found):
        if united and (start <= united[-1][1] or _JOINED.fullmatch(text, united[-1][1], start)):
            united[-1] = (united[-1][0], max(end, united[-1][1]))
        else:
            united.append((start, end))
    return united


def _any_of(phrases: set[str]) -> re.Pattern[str] | None:
    """A pattern for the phrases as whole words, longest first; line ends count as spaces."""
    ordered = sorted(phrases, key=lambda phrase: (-len(phrase), phrase))
    escaped = [r"\s{1,8}".join(re.escape(word) for word in phrase.split()) for phrase in ordered]
    return re.compile(rf"(?<!\w)(?:{'|'.join(escaped)})(?!\w)", re.IGNORECASE) if escaped else None


def folded(token: str) -> str:
    """In small letters, without accents and the possessive."""
    bare = _POSSESSIVE.sub("", token.replace("’", "'")).casefold()
    if bare.isascii():
        return bare
    return "".join(c for c in unicodedata.normalize("NFKD", bare) if not unicodedata.combining(c))


def _keys(phrases: Iterable[str | None]) -> set[str]:
    return {folded(hit.group()) for phrase in phrases for hit in _TOKEN.finditer(phrase or "")}


def _file_words(file: str) -> tuple[str, str]:
    """A file's name without its suffix, and a suffix that is none: "cv.jane roe"."""
    stem, _, suffix = file.rpartition("/")[2].rpartition(".")
    return stem, suffix if len(suffix) > _LONGEST_SUFFIX else ""


def _names(lexicon: Lexicon) -> Iterator[str]:
    for concept in lexicon.concepts.values():
        yield from (concept.label, concept.name, *concept.aliases, *concept.abbreviations)
        for ambiguous in concept.ambiguous:
            yield from ambiguous.names
    for group in lexicon.groups.values():
        yield group.label
    yield from _in_tables(lexicon, _TABLES)


def _in_tables(lexicon: Lexicon, tables: dict[str, tuple[str, ...]]) -> Iterator[str]:
    for table, parts in tables.items():
        whole = _plain(lexicon.tables.get(table, {}))
        for each in [whole[part] for part in parts if part in whole] if parts else [whole]:
            yield from _strings(each)


def _plain(value: Any) -> Any:
    return asdict(value) if is_dataclass(value) and not isinstance(value, type) else value


def _strings(value: Any) -> Iterator[str]:
    """Every phrase in a table, and every key of it that is one; patterns left out."""
    value = _plain(value)
    if isinstance(value, str):
        if "\\" not in value and "(" not in value:
            yield value
    elif isinstance(value, Mapping):
        for key, each in value.items():
            yield from _strings(key)
            yield from _strings(each)
    elif isinstance(value, list | tuple | set | frozenset):
        for each in value:
            yield from _strings(each)
