"""Figures that candidates give of their own work: accuracy, productivity, denial rates.

Job standards ("95% required"), other people's figures, wages and the figures of other trades are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from screener.extract.figures.numbers import Number, NumberFinder
from screener.extract.figures.statement import clause_at, sentence_at, statement_at, trimmed, without_asides
from screener.extract.figures.told import Figure, FigureRules
from screener.extract.sections.finder import Section
from screener.model.concept import Lexicon
from screener.model.document import Document
from screener.model.profile import Metric, Position
from screener.model.span import Span
from screener.model.tables.figures import OwnFigureWords
from screener.text.folding import plain_text
from screener.text.phrases import any_of, whole_words

_OFTEN = 3
"""From how many words for coding on a text is a coder's, though none of its jobs was read as one."""
_BEFORE, _BEHIND = 42, 32
"""Characters around a figure in which words say that it is a standard or a change."""
_PLAUSIBLE = {
    "%": (50.0, 100.0),
    "hour": (0.5, 150.0),
    "day": (1.0, 800.0),
    "week": (5.0, 3000.0),
    "month": (10.0, 12000.0),
}


class MetricFinder:
    """Finds the figures that stand in statements about the candidate's own coding."""

    def __init__(self, lexicon: Lexicon) -> None:
        words: OwnFigureWords = lexicon.tables["figure_words"]
        self._words = words
        self._rules = FigureRules(lexicon, words)
        self._numbers = NumberFinder(words)
        self._work, self._titles = whole_words(words.work), whole_words(words.titles)
        self._mixed, self._leading = whole_words(words.mixed_titles), whole_words(words.others_titles)
        self._foreign, self._foreign_titles = whole_words(words.foreign), whole_words(words.foreign_titles)
        self._doers = whole_words(words.doers_titles)
        self._own, self._others = whole_words(words.own), whole_words(words.others)
        self._standards, self._change = whole_words(words.standards), whole_words(words.change)
        self._against, self._goes_on = whole_words(words.against), whole_words(words.goes_on)
        self._settings = {name: setting for setting, names in words.settings.items() for name in names}
        self._setting = whole_words(self._settings)
        self._turn = re.compile(rf"[,;(]|{_any(words.turn_before)}", re.IGNORECASE)
        self._aside = re.compile(rf"[,;)]|\((?=[^)]*\d)|{_any(words.turn_behind)}", re.IGNORECASE)
        # "My trainees came through at 95%": whose "my" is of other people, the figure is theirs.
        self._my_people = re.compile(
            rf"(?<!\w)(?:{'|'.join(map(re.escape, words.mine))})\s+(?:\w+\s+)?(?={self._others.pattern})",
            re.IGNORECASE,
        )

    def find(
        self, document: Document, sections: Sequence[Section], positions: Sequence[Position]
    ) -> tuple[Metric, ...]:
        """The candidate's own figures in order of place, each once."""
        text = plain_text(document.text)
        # Without a word of coding no figure is one of it; looking for the words is quick.
        if not self._work.search(text) and not self._titles.search(text):
            return ()
        coder = self._is_of_coder(text, positions)
        found: dict[tuple[str, float, str], Metric] = {}
        for statement, figure in self._figures(document, text):
            section = next((s for s in sections if s.body.start <= figure.span.start < s.body.end), None)
            if section and (
                section.kind == "references" or section.category in ("education", "certificates")
            ):
                continue
            position = next((p for p in positions if p.text_start <= figure.span.start < p.text_end), None)
            if self._is_own(text, statement, figure, position, coder=coder):
                metric = self._metric(document, text, statement, figure)
                found.setdefault((metric.kind, metric.value, metric.unit), metric)
        return tuple(found.values())

    def _is_of_coder(self, text: str, positions: Sequence[Position]) -> bool:
        """Whether a figure that stands in no job may be of coding: by the jobs, or by the whole text."""
        if any(self._titles.search(p.title) for p in positions):
            return True
        return len(self._titles.findall(text)) >= _OFTEN

    def _figures(self, document: Document, text: str) -> Iterator[tuple[Span, Figure]]:
        """The figures of each statement that holds a number, in order of place."""
        numbers = self._numbers.find(text)
        tokens = self._rules.read(text, numbers)
        statements: dict[Span, list[Number]] = {}
        end = -1
        for number in numbers:
            if number.span.start >= end:
                statement = statement_at(document, text, number.span.start)
                end = statement.end
            statements.setdefault(statement, []).append(number)
        for statement, inside in statements.items():
            part = tokens.part(statement.start, statement.end)
            for figure in sorted(self._rules.figures(part, inside), key=lambda f: f.span):
                yield statement, figure

    def _is_own(
        self, text: str, statement: Span, figure: Figure, position: Position | None, *, coder: bool
    ) -> bool:
        if not _is_plausible(figure):
            return False
        start, end = figure.span
        sentence = sentence_at(text[statement.start : statement.end], start - statement.start, self._goes_on)
        shown = text[start:end]
        clause = clause_at(sentence, max(0, sentence.find(shown)))
        if self._foreign.search(clause):
            return False
        if not self._is_about_coding(sentence, figure, position, coder=coder):
            return False
        title = position.title if position else ""
        if self._is_of_others(without_asides(clause, shown, self._standards), shown, figure, title):
            return False
        return not self._is_standard(text, statement, figure)

    def _is_of_others(self, clause: str, shown: str, figure: Figure, title: str) -> bool:
        """Other people's: by the words of the clause, near it for volumes, or by the title of the job."""
        if self._foreign_titles.search(title):
            return True
        if self._own.search(self._my_people.sub(" ", clause)):
            return False
        near = clause
        if figure.kind == "productivity":
            place = max(0, clause.find(shown))
            near = clause[max(0, place - 35) : place + len(shown) + 25]
        if self._others.search(self._rules.without_own(near)):
            return True
        return self._leading.search(title) is not None and self._doers.search(title) is None

    def _is_about_coding(self, said: str, figure: Figure, position: Position | None, *, coder: bool) -> bool:
        if self._work.search(said):
            return True
        shared = figure.thing in self._words.shared_things
        if not position:
            return coder and not shared
        mixed = shared and self._mixed.search(position.title)
        of_coding = position.is_coding or self._titles.search(position.title) is not None
        return of_coding and not mixed

    def _is_standard(self, text: str, statement: Span, figure: Figure) -> bool:
        """What an employer asks for, or a change by so much, instead of a result."""
        start, end = figure.span
        before = self._turn.split(text[max(statement.start, start - _BEFORE) : start])[-1]
        behind = self._aside.split(text[end : min(statement.end, end + _BEHIND)])[0]
        cut = self._against.search(behind)
        behind = behind[: cut.start()] if cut else behind
        inside = text[start:end]
        if figure.kind == "productivity" and figure.unit == "%" and self._rules.is_of_norm(inside + behind):
            return False
        if any(found.search(before) for found in (self._against, self._standards)):
            return True
        if self._standards.search(behind) or self._standards.search(inside):
            return True
        return figure.change and self._change.search(inside) is not None

    def _metric(self, document: Document, text: str, statement: Span, figure: Figure) -> Metric:
        said = text[statement.start : statement.end]
        around = list(self._setting.finditer(said))
        place = figure.span.start - statement.start
        # "30/hr ancillary": within the words of the figure, or else the nearest.
        within = [hit for hit in around if place <= hit.start() < figure.span.end - statement.start]
        nearest = min(within or around, key=lambda hit: abs(hit.start() - place), default=None)
        span = trimmed(text, statement)
        line = document.line_at(figure.span.start)
        return Metric(
            kind=figure.kind,
            value=figure.value,
            unit=figure.unit,
            quote=document.quote(span),
            page=line.page,
            line=line.number,
            setting=self._settings[nearest[0].lower()] if nearest else None,
            quote_start=span.start,
            boxes=document.boxes(span),
            value_max=figure.highest,
        )


def _any(words: Sequence[str]) -> str:
    """The expression for any of some words, whole, or with any ending: "reach*"."""
    whole, begun = any_of(w for w in words if w[-1] != "*"), any_of(w[:-1] for w in words if w[-1] == "*")
    return rf"\b(?:(?:{whole})\b|(?:{begun}))"


def _is_plausible(figure: Figure) -> bool:
    low, high = _PLAUSIBLE["%" if figure.unit == "%" else figure.unit.rpartition("/")[2]]
    if figure.kind == "denial_rate":
        low = 0.0
    if figure.kind == "productivity" and figure.unit == "%":
        high = 300.0
    return low <= figure.value <= high
