"""Figures that candidates give of their own work: accuracy, productivity, denial rates.

Job standards ("95% required"), other people's figures, wages and the figures of other trades are left out.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from screener.extract.metric_shapes import alternatives, patterns, volume_pattern
from screener.extract.sections import Section
from screener.extract.words import plain_text
from screener.model.concept import Lexicon
from screener.model.document import Document
from screener.model.profile import Metric, Position
from screener.model.span import Span

_BULLET = re.compile(r"\s*(?:[^\w\s(\"'$#&+~<>=]|o|\d{1,2}[.)])\s")
_TURN = re.compile(r"[,;(]|\b(?:with|by|achiev\w+|reach\w+)\b", re.IGNORECASE)
_ASIDE = re.compile(r"[,;)]|\((?=[^)]*\d)")
"""Where what stands behind a figure is of another one: "97% accuracy (goal 95%)"."""
_ASIDE_GOAL = re.compile(r"\s\([^()%]{0,40}\d[^()]{0,10}(?:\)|$)")
_GOAL = re.compile(
    r"\s\([^()]{0,30}\b(?:goal|target|standard|benchmark|minimum)\b[^()]{0,30}\)", re.IGNORECASE
)
"""Another figure in brackets: whoever's goal it is, the figure before it is not theirs."""
_OF_PROVIDERS = re.compile(
    r"\b(?:providers|physicians|doctors|surgeons|clinicians),?\s+(?:seeing\s+)?(?:about|some|around|roughly|~)?\s*$",
    re.IGNORECASE,
)
"""What a practice sees: "three providers, about 55 visits a day"."""
_LONG_LINE = 55
_PLAUSIBLE = {
    "%": (50.0, 100.0),
    "hour": (0.5, 150.0),
    "day": (1.0, 800.0),
    "week": (5.0, 3000.0),
    "month": (10.0, 12000.0),
}


class _Figure(NamedTuple):
    kind: str
    value: float
    highest: float | None
    unit: str
    start: int
    end: int
    thing: str = ""


class MetricFinder:
    """Finds the figures that stand in statements about the candidate's own coding."""

    def __init__(self, lexicon: Lexicon) -> None:
        rows: Mapping[str, Any] = lexicon.tables["metrics"]
        self._things: dict[str, str] = dict(rows["things"])
        self._periods: dict[str, str] = dict(rows["periods"])
        self._settings: dict[str, str] = dict(rows["settings"])
        self._shared = frozenset(rows["shared_things"])
        self._patterns = tuple(patterns(rows))
        self._volume = volume_pattern(rows)
        self._is = {
            key: _any_of(rows[key])
            for key in (
                "coding",
                "coding_titles",
                "mixed_titles",
                "others_titles",
                "own",
                "others",
                "foreign",
                "standards",
                "against",
                "change",
            )
        }
        self._setting = _any_of(self._settings)
        self._my_people = re.compile(rf"\bmy\s+(?:\w+\s+)?(?={alternatives(rows['others'])})", re.IGNORECASE)

    def find(
        self, document: Document, sections: Sequence[Section], positions: Sequence[Position]
    ) -> tuple[Metric, ...]:
        """The candidate's own figures in order of place, each once."""
        text = plain_text(document.text)
        coder = any(self._is["coding_titles"].search(p.title) for p in positions)
        found: dict[tuple[str, float, str], Metric] = {}
        for figure in self._figures(text):
            statement = _statement(document, text, figure.start)
            section = next((s for s in sections if s.body.start <= figure.start < s.body.end), None)
            if section and (
                section.kind == "references" or section.category in ("education", "certificates")
            ):
                continue
            position = next((p for p in positions if p.text_start <= figure.start < p.text_end), None)
            if self._is_own(text, statement, figure, position, coder=coder):
                metric = self._metric(document, text, statement, figure)
                found.setdefault((metric.kind, metric.value, metric.unit), metric)
        return tuple(found.values())

    def _figures(self, text: str) -> Iterator[_Figure]:
        if "%" in text or "ercent" in text:
            taken: list[Span] = []
            for kind, pattern in self._patterns:
                for hit in pattern.finditer(text):
                    value = hit.groupdict().get("reached") or hit["value"]
                    if not any(Span(*hit.span()).overlaps(other) for other in taken):
                        taken.append(Span(*hit.span()))
                        high = float(hit["high"]) if hit["high"] else None
                        yield _Figure(kind, float(value), high, "%", hit.start(), hit.end())
        for hit in self._volume.finditer(text):
            thing, period = hit["thing"].lower(), self._periods[" ".join(hit["period"].lower().split())]
            high = _number(hit["high"]) if hit["high"] else None
            unit = f"{self._things[thing]}/{period}"
            yield _Figure("productivity", _number(hit["value"]), high, unit, hit.start(), hit.end(), thing)

    def _is_own(
        self, text: str, statement: Span, figure: _Figure, position: Position | None, *, coder: bool
    ) -> bool:
        said = text[statement.start : statement.end]
        low, high = _PLAUSIBLE["%" if figure.unit == "%" else figure.unit.rpartition("/")[2]]
        if figure.kind == "denial_rate":
            low = 0.0
        if figure.kind == "productivity" and figure.unit == "%":
            high = 300.0
        if not low <= figure.value <= high or self._is["foreign"].search(said):
            return False
        if not self._is_about_coding(said, figure, position, coder=coder):
            return False
        clause = _without_asides(
            _clause(said, figure.start - statement.start), text[figure.start : figure.end]
        )
        own = self._is["own"].search(self._my_people.sub(" ", clause)) is not None
        near = clause
        if figure.kind == "productivity":
            near = text[max(statement.start, figure.start - 35) : min(statement.end, figure.end + 25)]
            near = _without_asides(near, text[figure.start : figure.end])
        if self._others(near) and not own:
            return False
        if figure.thing in self._shared and _OF_PROVIDERS.search(text[statement.start : figure.start]):
            return False
        if position and self._is["others_titles"].search(position.title) and not own:
            return False
        return not self._is_standard(text, statement, figure)

    def _is_about_coding(self, said: str, figure: _Figure, position: Position | None, *, coder: bool) -> bool:
        if self._is["coding"].search(said):
            return True
        if not position:
            return coder and figure.thing not in self._shared
        title = position.title
        mixed = figure.thing in self._shared and self._is["mixed_titles"].search(title)
        return not mixed and self._is["coding_titles"].search(title) is not None

    def _others(self, said: str) -> bool:
        """Other people's figures; "first among twelve coders" still is one's own."""
        without = re.sub(
            r"\b(?:of|among|out of|amongst)\s+(?:\w+\s){0,2}coders\b", " ", said, flags=re.IGNORECASE
        )
        return self._is["others"].search(without) is not None

    def _is_standard(self, text: str, statement: Span, figure: _Figure) -> bool:
        """What an employer asks for, or a change by so much, instead of a result."""
        before = _TURN.split(text[max(statement.start, figure.start - 42) : figure.start])[-1]
        behind = _ASIDE.split(text[figure.end : min(statement.end, figure.end + 32)])[0]
        against = self._is["against"]
        cut = against.search(behind)
        behind = behind[: cut.start()] if cut else behind
        if (
            against.search(before)
            or self._is["standards"].search(before)
            or self._is["standards"].search(behind)
        ):
            return True
        inside = text[figure.start : figure.end]
        return bool(self._is["standards"].search(inside) or self._is["change"].search(inside))

    def _metric(self, document: Document, text: str, statement: Span, figure: _Figure) -> Metric:
        said = text[statement.start : statement.end]
        around = list(self._setting.finditer(said))
        place = figure.start - statement.start
        nearest = min(around, key=lambda hit: abs(hit.start() - place), default=None)
        span = _trimmed(text, statement)
        line = document.line_at(figure.start)
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


def _statement(document: Document, text: str, place: int) -> Span:
    """The sentence or bullet around a place: the lines that a bullet wraps over, between full stops."""
    lines = document.lines
    first = last = document.line_index(place)
    while first > 0 and last - first < 3 and _goes_on(document, text, first - 1):
        first -= 1
    while last + 1 < len(lines) and last - first < 3 and _goes_on(document, text, last):
        last += 1
    start, end = lines[first].span.start, lines[last].span.end
    return _until_stop(text, start, end, place)


def _until_stop(text: str, start: int, end: int, place: int) -> Span:
    for stop in re.finditer(r"(?<=[A-Za-z0-9%)])[.;!]\s+(?=[A-Z•])", text[start:end]):
        if start + stop.end() <= place:
            return _until_stop(text, start + stop.end(), end, place)
        if start + stop.start() >= place:
            return Span(start, start + stop.start() + 1)
    return Span(start, end)


def _goes_on(document: Document, text: str, index: int) -> bool:
    """Whether the line's sentence goes on in the next line."""
    line, following = document.lines[index], document.lines[index + 1]
    this, then = (
        text[line.span.start : line.span.end].rstrip(),
        text[following.span.start : following.span.end],
    )
    if line.page != following.page or line.column != following.column or not this or not then.strip():
        return False
    if (
        _BULLET.match(then)
        or this.endswith((".", ";", ":"))
        or (line.block >= 0 and line.block != following.block)
    ):
        return False
    if _BULLET.match(this) and line.box.x1 and following.box.x0 < line.box.x0 + 2:
        return False  # what a bullet wraps over is indented like its first line
    return then.lstrip()[:1].islower() or len(this) > _LONG_LINE


def _clause(said: str, place: int) -> str:
    """The part of a statement between semicolons that holds a place."""
    begin = max(said.rfind(";", 0, place) + 1, 0)
    end = said.find(";", place)
    return said[begin : end if end >= 0 else len(said)]


def _without_asides(said: str, figure: str) -> str:
    """The words without what stands in brackets beside the figure: "9 charts an hour (team goal is 8)"."""
    before, found, behind = said.partition(figure)
    return f"{_GOAL.sub(' ', before)}{found}{_ASIDE_GOAL.sub(' ', behind)}"


def _trimmed(text: str, span: Span) -> Span:
    start, end = span
    bullet = _BULLET.match(text, start, end)
    start = bullet.end() if bullet else start
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def _any_of(words: Collection[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{alternatives(words)})(?!\w)", re.IGNORECASE)


def _number(digits: str) -> float:
    return float(digits.replace(",", ""))
