"""Figures that candidates give of their own work: accuracy, productivity, denial rates.

Job standards ("95% required"), other people's figures, wages and the figures of other trades are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from screener.extract.figures.shapes import average_pattern, patterns, volume_patterns
from screener.extract.figures.statement import clause_at, sentence_at, statement_at, trimmed, without_asides
from screener.extract.sections.finder import Section
from screener.model.concept import Lexicon
from screener.model.document import Document
from screener.model.profile import Metric, Position
from screener.model.span import Span
from screener.text.folding import plain_text
from screener.text.phrases import any_of, whole_words

_TURN = re.compile(r"[,;(]|\b(?:with|by|achiev\w+|reach\w+)\b", re.IGNORECASE)
_ASIDE = re.compile(r"[,;)]|\((?=[^)]*\d)|\b(?:when|while|where|whereas|although|though)\b", re.IGNORECASE)
"""Where what stands behind a figure is of another one: "97% accuracy (goal 95%)"."""
_OWN_AFTER_ALL = re.compile(
    r"\b(?:of|among|out of|amongst)\s+(?:\w+\s){0,2}coders\b"
    r"|\b(?:the\s+)?clients?'s?\s+(?:\w+\s+)?(?:audits?|auditors?|reviews?|reviewers?|qa)\b",
    re.IGNORECASE,
)
_OF_PROVIDERS = re.compile(
    r"\b(?:(?:clinic|practice|office|hospital|group|department|center)s?\s+(?:that\s+)?"
    r"(?:sees?|saw|seeing|treats?|serves?|with|of)(?:\s+(?:about|some|around|over))?\s*$)"
    r"|\b(?:sees?|saw|seeing)\s+(?:about\s+|some\s+|around\s+|over\s+)?$"
    r"|\b(?:providers|physicians|doctors|surgeons|clinicians),?\s+(?:seeing\s+)?(?:about|some|around|roughly|~)?\s*$",
    re.IGNORECASE,
)
"""What a practice sees: "three providers, about 55 visits a day"."""
_SIGN = re.compile(
    r"%|per\s?cent|(?:accuracy|score|quality|qa)\W+[89]\d|never\s+(?:under|below)"
    r"|\b(?:audit|review|validation)s?:\s+[89]\d"
    r"|\b(?:scored|got|earned|received|averaged)\s+(?:an?\s+)?[89]\d|\b[89]\d(?:\.\d+)?\s+or\s+(?:better|higher|above)\b",
    re.IGNORECASE,
)
_BEFORE_SIGN, _BEHIND_SIGN = 170, 110
"""Characters around a sign of a share in which its name, review and figure stand."""
_OFTEN = 3
"""From how many words for coding on a text is a coder's, though none of its jobs was read as one."""
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
        self._volumes = tuple(volume_patterns(rows))
        self._average = average_pattern()
        self._numbers: dict[str, float] = dict(rows["numbers"])
        self._is = {
            key: whole_words(rows[key])
            for key in (
                "coding",
                "coding_titles",
                "mixed_titles",
                "others_titles",
                "foreign_titles",
                "own",
                "others",
                "foreign",
                "standards",
                "against",
                "change",
            )
        }
        self._setting = whole_words(self._settings)
        self._of_norm = re.compile(
            rf"[^%]+(?:%|percent)\s+of\s+(?:[\w'-]+\s+){{0,3}}(?:{any_of(rows['norms'])})(?!\w)",
            re.IGNORECASE,
        )
        self._my_people = re.compile(rf"\bmy\s+(?:\w+\s+)?(?={any_of(rows['others'])})", re.IGNORECASE)

    def find(
        self, document: Document, sections: Sequence[Section], positions: Sequence[Position]
    ) -> tuple[Metric, ...]:
        """The candidate's own figures in order of place, each once."""
        text = plain_text(document.text)
        # Without a word of coding no figure is one of it; looking for the words is quick.
        if not self._is["coding"].search(text) and not self._is["coding_titles"].search(text):
            return ()
        coder = self._is_of_coder(text, positions)
        found: dict[tuple[str, float, str], Metric] = {}
        for figure in sorted(self._figures(text), key=lambda figure: figure.start):
            statement = statement_at(document, text, figure.start)
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

    def _is_of_coder(self, text: str, positions: Sequence[Position]) -> bool:
        """Whether a figure that stands in no job may be of coding: by the jobs, or by the whole text."""
        if any(self._is["coding_titles"].search(p.title) for p in positions):
            return True
        return len(self._is["coding_titles"].findall(text)) >= _OFTEN

    def _figures(self, text: str) -> Iterator[_Figure]:
        taken: list[Span] = []
        windows = _windows(text)
        for kind, pattern in self._patterns:
            for hit in (hit for window in windows for hit in pattern.finditer(text, *window)):
                groups = hit.groupdict()
                value = groups.get("reached") or groups.get("bare") or groups["value"]
                if not any(Span(*hit.span()).overlaps(other) for other in taken):
                    taken.append(Span(*hit.span()))
                    high = float(groups["high"]) if groups.get("high") else None
                    yield _Figure(kind, float(value), high, "%", hit.start(), hit.end())
        yield from self._volumes_of(text)

    def _volumes_of(self, text: str) -> Iterator[_Figure]:
        taken: list[Span] = []
        for pattern in self._volumes:
            for hit in pattern.finditer(text):
                if any(Span(*hit.span()).overlaps(other) for other in taken):
                    continue
                taken.append(Span(*hit.span()))
                thing, period = hit["thing"].lower(), self._periods[" ".join(hit["period"].lower().split())]
                high = self._number(hit["high"]) if hit["high"] else None
                unit = f"{self._things[' '.join(thing.split())]}/{period}"
                value = self._number(hit["value"])
                yield _Figure("productivity", value, high, unit, hit.start(), hit.end(), thing)
                if mean := self._average.search(text, hit.end(), hit.end() + 80):
                    value = float(mean["value"])
                    yield _Figure("productivity", value, None, unit, mean.start(), mean.end(), thing)

    def _number(self, digits: str) -> float:
        return self._numbers.get(digits.lower()) or float(digits.replace(",", ""))

    def _is_own(
        self, text: str, statement: Span, figure: _Figure, position: Position | None, *, coder: bool
    ) -> bool:
        if not _is_plausible(figure):
            return False
        sentence = sentence_at(text[statement.start : statement.end], figure.start - statement.start)
        shown = text[figure.start : figure.end]
        clause = clause_at(sentence, max(0, sentence.find(shown)))
        if self._is["foreign"].search(clause) or not self._is_about_coding(
            sentence, figure, position, coder=coder
        ):
            return False
        if _OF_PROVIDERS.search(text[statement.start : figure.start]):
            return False
        if self._is_of_others(
            without_asides(clause, shown), shown, figure, position.title if position else ""
        ):
            return False
        return not self._is_standard(text, statement, figure)

    def _is_of_others(self, clause: str, shown: str, figure: _Figure, title: str) -> bool:
        """Other people's: by the words of the clause, near it for volumes, or by the title of the job."""
        if self._is["foreign_titles"].search(title):
            return True
        if self._is["own"].search(self._my_people.sub(" ", clause)):
            return False
        near = clause
        if figure.kind == "productivity":
            place = max(0, clause.find(shown))
            near = clause[max(0, place - 35) : place + len(shown) + 25]
        return self._others(near) or self._is["others_titles"].search(title) is not None

    def _is_about_coding(self, said: str, figure: _Figure, position: Position | None, *, coder: bool) -> bool:
        if self._is["coding"].search(said):
            return True
        if not position:
            return coder and figure.thing not in self._shared
        title = position.title
        mixed = figure.thing in self._shared and self._is["mixed_titles"].search(title)
        return not mixed and self._is["coding_titles"].search(title) is not None

    def _others(self, said: str) -> bool:
        """Other people's figures; "first among twelve coders" and a client's audit still are one's own."""
        return self._is["others"].search(_OWN_AFTER_ALL.sub(" ", said)) is not None

    def _is_standard(self, text: str, statement: Span, figure: _Figure) -> bool:
        """What an employer asks for, or a change by so much, instead of a result."""
        before = _TURN.split(text[max(statement.start, figure.start - 42) : figure.start])[-1]
        behind = _ASIDE.split(text[figure.end : min(statement.end, figure.end + 32)])[0]
        against = self._is["against"]
        cut = against.search(behind)
        behind = behind[: cut.start()] if cut else behind
        inside = text[figure.start : figure.end]
        if figure.kind == "productivity" and figure.unit == "%" and self._of_norm.match(inside + behind):
            return False
        if (
            against.search(before)
            or self._is["standards"].search(before)
            or self._is["standards"].search(behind)
        ):
            return True
        return bool(self._is["standards"].search(inside) or self._is["change"].search(inside))

    def _metric(self, document: Document, text: str, statement: Span, figure: _Figure) -> Metric:
        said = text[statement.start : statement.end]
        around = list(self._setting.finditer(said))
        place = figure.start - statement.start
        nearest = min(around, key=lambda hit: abs(hit.start() - place), default=None)
        span = trimmed(text, statement)
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


def _windows(text: str) -> list[Span]:
    """Where shares may stand; the patterns are slow on a whole text."""
    windows: list[Span] = []
    for sign in _SIGN.finditer(text):
        start, end = max(0, sign.start() - _BEFORE_SIGN), min(len(text), sign.end() + _BEHIND_SIGN)
        if windows and start <= windows[-1].end:
            start = windows.pop().start
        windows.append(Span(start, end))
    return windows


def _is_plausible(figure: _Figure) -> bool:
    low, high = _PLAUSIBLE["%" if figure.unit == "%" else figure.unit.rpartition("/")[2]]
    if figure.kind == "denial_rate":
        low = 0.0
    if figure.kind == "productivity" and figure.unit == "%":
        high = 300.0
    return low <= figure.value <= high
