"""The lines of a zone as rows: their text without the dates, and the dates apart."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from screener.extract.dates.ranges import DateRange
from screener.extract.positions.duty_columns import duty_cuts
from screener.extract.positions.heading import HeadingReader
from screener.model.document import Document, Line
from screener.model.span import Span
from screener.text.clauses import SENTENCE_END
from screener.text.lines import BRACKETS, WORDS, is_bulleted

_TAG = re.compile(r"</?[a-z][a-z0-9]{0,9}(?:\s[^<>]{0,200})?/?>", re.IGNORECASE)
_AFTER_TITLE = re.compile(r",|\s[–—-]\s(?:[a-z]+:)?")
_COLON = re.compile(r":\s+")
_TOLD = re.compile(r"[\s)\]*_]*:\s+[a-z]")
_IN_BRACKETS = re.compile(r"\([^()]*[^\W\d_]{3}[^()]*$")
_STOP = re.compile(rf"{SENTENCE_END.pattern}|(?<=[a-z]{{4}})\.\s+(?=\d)")
_CELL = re.compile(r"(?:[ \u00a0]{2,})\t[\s.)\]]*$|^[\s(\[]*\t(?:[ \u00a0]{2,})")


MOST_WORDS, SHORT = 9, 5
"""Words of a title or an employer behind which a sentence runs on; of a title that ends with no noun."""


@dataclass(slots=True)
class JobRow:
    """One line of a zone. rest: its text with a tab for each date. dates: those printed on it.

    beside: the date stands in the margin of prose. keyed: a key and its value ("position": "Coder").
    duties: in a column of duties beside the headings.
    """

    index: int
    span: Span
    line: Line
    text: str
    rest: str
    bulleted: bool
    dates: list[DateRange] = field(default_factory=list)
    beside: bool = False
    keyed: bool = False
    duties: bool = False

    @property
    def edge(self) -> float:
        """Where the line begins, in points; about so for a line of plain text by the blanks before it."""
        box = self.line.box
        return box.x0 if box.bottom else 5.0 * (len(self.text) - len(self.text.lstrip(" ")))

    @property
    def stands_alone(self) -> bool:
        """Dates on a line of their own."""
        return self.is_blank and not self.beside

    @property
    def is_blank(self) -> bool:
        """Nothing but dates and signs."""
        return not any(c.isalnum() for c in self.rest)


def rows_of(
    document: Document, zone: Sequence[Span], dates: Sequence[DateRange], reader: HeadingReader
) -> list[JobRow]:
    """The lines of a zone, but for running headers. A date over several lines stands on its first."""
    rows = []
    for part in zone:
        near = [d for d in dates if d.span.overlaps(part)]
        cuts = duty_cuts(document, document.lines_in(part), near, reader)
        for line in document.lines_in(part):
            span = Span(max(line.span.start, part.start), min(line.span.end, part.end))
            cut = cuts.get(line.span.start, span.end)
            here = [d for d in near if d.span.overlaps(span)]
            if not line.running and any(c.isalnum() for c in document.quote(span)):
                if cut <= span.start or not document.text[span.start : cut].strip():
                    text = document.quote(span)
                    rows.append(
                        JobRow(document.line_index(span.start), span, line, text, text, True, duties=True)
                    )
                else:
                    rows.append(_row(document, line, Span(span.start, min(cut, span.end)), here, reader))
    return _with_dates_beside(rows)


def _with_dates_beside(rows: list[JobRow]) -> list[JobRow]:
    """Dates in a column of their own go to the line at their height, unless they follow it anyway."""
    kept: list[JobRow] = []
    for number, row in enumerate(rows):
        near = rows[max(0, number - 40) : number - 1] if row.is_blank and row.dates else []
        level = [
            r
            for r in near
            if r.line.page == row.line.page
            and r.line.column != row.line.column
            and abs(r.line.box.top - row.line.box.top) < 3
            and row.line.box.bottom
            and not r.dates
            and not r.bulleted
        ]
        if level:
            level[-1].dates += row.dates
            level[-1].rest += "\t"
        else:
            kept.append(row)
    return kept


def _row(document: Document, line: Line, span: Span, here: list[DateRange], reader: HeadingReader) -> JobRow:
    wording = reader.wording
    # Tags in a text that was cut from a web page, by as many blanks: offsets stay.
    text = rest = _TAG.sub(lambda tag: " " * len(tag[0]), document.quote(span))
    ranges = [d for d in here if not d.single]
    index = document.line_index(line.span.start)
    mine = [d for d in here if d.span.start >= span.start]
    keyed = reader.keyed.heading(text)
    if keyed is not None:
        rest = f"{keyed}\t" if mine else keyed
        return JobRow(index, span, line, text, rest, not keyed and not mine, mine, keyed=True)
    if not ranges:
        rest = _without_sentences(wording.length_behind.sub("", rest), reader)
        here = mine = [d for d in mine if d.span.end <= span.start + len(rest)]
    rest = _without_dates(text, rest, span.start, here, reader)
    if here or wording.length.fullmatch(rest.strip()):
        rest = wording.length.sub("\t", rest)
        rest = _without_duties(_before_colon(rest, reader) if ranges else rest, reader)
        worked = wording.worked.match(rest)
        if worked:
            # "Worked as Coder in Alder Creek Hospital from March 2019 to date" is a heading in other words.
            words = SENTENCE_END.split(rest[worked.end() :].partition("\t")[0])[0]
            rest, text = (
                wording.within.sub("\t", wording.dates_after.sub("", words), count=1) + "\t",
                text[worked.end() :],
            )
    rest = reader.without_margin(rest)
    bulleted = is_bulleted(text)
    prose = re.sub(r"\s*\t\s*", " ", rest)
    long = (
        len(prose.split()) > 5
        and reader.prose.is_sentence(prose)
        and not is_small_title(prose.strip(), reader)
    )
    if mine and _CELL.search(rest) and (bulleted or long or prose.strip()[:1].islower()):
        return JobRow(index, span, line, text, "\t", False, mine, beside=True)
    return JobRow(index, span, line, text, rest, bulleted, mine)


def _without_dates(text: str, rest: str, begin: int, here: Sequence[DateRange], reader: HeadingReader) -> str:
    """The rest of a line with a tab for each date; begin: where the line stands."""
    ranges = [d for d in here if not d.single]
    for date in reversed(here):
        start, end = max(date.span.start - begin, 0), min(date.span.end - begin, len(rest))
        aside = date.single or (date.lasting and any(not d.lasting for d in ranges))
        if ranges and aside and _IN_BRACKETS.search(text[:start]):
            continue  # "Lead Coder (promoted in March 2021), Alder Creek, 2018 – 2022"
        before = reader.wording.dates_after.sub("", rest[:start]) if date.single else rest[:start]
        rest = f"{before}\t{rest[end:]}"
    return rest


def _without_duties(rest: str, reader: HeadingReader) -> str:
    """Without what runs on after the date: ", 2019 to 2021. Coded charts of …", or a full stop."""
    before, tab, after = rest.rpartition("\t")
    told = _TOLD.match(after)
    if tab and before.strip() and told:
        return f"{before}\t"  # "Coder (2019 – 2021): coded charts of …"
    after = after.lstrip(" )]")
    if not tab or after.lstrip()[:1].islower():
        return rest
    ends = before.strip() and (after.lstrip().startswith(". ") or not after.strip(" .,;:)"))
    count = len(WORDS.findall(BRACKETS.sub(" ", after)))
    head = SENTENCE_END.split(after)[0]
    if not before.strip() and head != after and reader.title_score(reader.read([head]).title) >= 2:
        return before + tab + head  # "2019 – 2021: Coder, Alder Creek. Coded charts."
    whole = (
        before.strip()
        and after.rstrip().endswith(".")
        and reader.title_score(reader.read([before]).title) >= 2
    )
    if whole and count > 2 and not reader.title_score(after.strip(" .")):
        return before + tab  # "Coder, Alder Creek (2019 – 2021) Leads the audit guild."
    named = not before.strip() and is_small_title(after, reader)
    duties = count > 5 and reader.prose.is_sentence(after) and not named
    return before + tab if ends or duties else rest


def _without_sentences(rest: str, reader: HeadingReader) -> str:
    """A title or employer without the duties that run on behind it: "Coder. Audits and denials, mostly"."""
    stop = None if is_bulleted(rest) else _STOP.search(rest)
    head, tail = (rest[: stop.start()].strip(), rest[stop.end() :]) if stop else ("", "")
    words = head.split()
    titled = reader.title_score(head) == 3 or (reader.title_score(head) == 2 and len(words) <= SHORT)
    if not (titled or reader.employer_score(head) or reader.is_place(head)) or len(words) > MOST_WORDS:
        return rest
    sentence = reader.prose.is_sentence(head) and not is_small_title(head, reader)
    if sentence or reader.prose.is_past(words[0]) or reader.is_abbreviated(head):
        return rest
    named = reader.title_score(tail) == 3 or reader.ends_as_employer(tail)
    return rest if named and not reader.prose.is_sentence(tail) else head


def _before_colon(rest: str, reader: HeadingReader) -> str:
    """A heading without the duties behind a colon: "2011 – 2017  Coder, Alder Creek: inpatient charts of"."""
    for colon in _COLON.finditer(rest):
        head, duties = rest[: colon.start()], rest[colon.end() :]
        named = reader.title_score(reader.read([head]).title) >= 2
        named = named and (not reader.prose.is_sentence(head.strip()) or is_small_title(head.strip(), reader))
        if named and "\t" not in duties and len(duties.split()) > 2:
            return head
    return rest


def is_small_title(words: str, reader: HeadingReader) -> bool:
    """A title in small letters: "Billing and coding clerk", "Office coder, family practice"."""
    tokens = WORDS.findall(BRACKETS.sub(" ", words))
    if words.strip().endswith(".") or reader.prose.tells_of_others(words):
        return False
    if len(tokens) <= 8:
        return reader.title_score(words) >= 2
    # "Coding extern, 160 hrs (unpaid), Alder Creek Hospital": the title in front of the first comma or dash.
    title, *rest = _AFTER_TITLE.split(words, maxsplit=1)
    short = len(title.split()) <= 4 and reader.title_score(title) == 3
    return bool(rest) and short and not reader.prose.is_sentence(rest[0])


def cells_of(text: str) -> list[str]:
    return [cell.strip(" ●•○◦|") for cell in re.split(r"[ \u00a0]{2,}", text)]
