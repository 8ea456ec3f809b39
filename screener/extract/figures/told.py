"""Which numbers of a statement are figures, and of what: the rules of the table `figures`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from screener.errors import Fault
from screener.extract.figures.numbers import AMOUNT, KINDS, SHARE, Number
from screener.model.concept import Lexicon
from screener.model.span import Span
from screener.model.tables.figures import FigureRule, OwnFigureWords
from screener.model.wording import WordClass
from screener.text.alphabet import Tokens
from screener.text.rule_table import Hit, RuleTable
from screener.text.wording import Language

VOLUMES = ("volume", "bare_volume")
PERIODS = ("month", "week", "day", "hour")
"""The longest first: an 8-hour shift is a day."""


class Figure(NamedTuple):
    """A figure at `span`: the words that tell it. unit: "%" or a thing in a period
    ("charts/day"). change: as in the rule."""

    span: Span
    kind: str
    value: float
    highest: float | None
    unit: str
    thing: str = ""
    change: bool = True


class FigureRules:
    """The table `figures` over the words and the marked numbers of a text."""

    def __init__(self, lexicon: Lexicon, words: OwnFigureWords) -> None:
        language = Language.of(lexicon)
        rules: tuple[FigureRule, ...] = lexicon.tables.get("figures", ())
        things = {f"thing {unit}": names for unit, names in words.things.items()}
        periods = {f"period {each}": (f"{{figure_period_{each}}}",) for each in PERIODS if rules}
        norm = {"of norm": ("%|percent of {word}? {word}? {word}? {figure_norm}",)} if rules else {}
        all_things = tuple(name for names in words.things.values() for name in names)
        settings = tuple(name for names in words.settings.values() for name in names)
        named = {"figure_thing": WordClass(words=all_things), "figure_setting": WordClass(words=settings)}
        classes = {**language.classes, **named}
        self.table: RuleTable[FigureRule] = RuleTable(
            rules,
            classes=classes,
            kinds=KINDS,
            endings=language.endings,
            wordings={**things, **periods, **norm},
        )
        self._units = tuple(words.things)
        self._order = {rule.id: number for number, rule in enumerate(rules)}

    def read(self, text: str, numbers: Sequence[Number]) -> Tokens:
        """The tokens of a text in which numbers stand as one token of their kind."""
        return self.table.read(text, [(number.span, number.kind) for number in numbers])

    def figures(self, statement: Tokens, numbers: Sequence[Number]) -> Iterator[Figure]:
        """The figures of a statement. Of two rules that cover one number the earlier decides."""
        taken: list[Span] = []
        hits = self.table.find(statement)
        for hit in sorted(hits, key=lambda h: (self._order[h.rule.id], h.span)):
            if hit.rule.says in ("average", "practice", "own_after_all"):
                continue
            for number in _meant(hit, numbers):
                if any(hit.span.overlaps(other) for other in taken) and hit.rule.takes != "each":
                    continue
                if any(number.span.overlaps(other) for other in taken):
                    continue
                taken.append(number.span if hit.rule.takes == "each" else hit.span)
                start = min(number.span.start, _first_word(statement, hit.span))
                span = Span(start, hit.span.end)
                if hit.rule.says not in VOLUMES:
                    kind, change = hit.rule.says, hit.rule.change
                    yield Figure(span, kind, number.value, number.highest, "%", change=change)
                elif (unit := self._unit(statement, hit)) and not self.of_practice(hits, number):
                    yield Figure(span, "productivity", number.value, number.highest, *unit)
                    yield from self._averages(hits, hit, numbers, unit)

    def without_own(self, said: str) -> str:
        """A clause without words for others that leave the figure one's own ("among twelve coders")."""
        tokens = self.table.read(said)
        for hit in reversed(self.table.find(tokens, lambda rule: rule.says == "own_after_all")):
            said = f"{said[: hit.span.start]} {said[hit.span.end :]}"
        return said

    def is_of_norm(self, said: str) -> bool:
        """Whether a share is one of a norm: "112% of the VA standard" is a result, not the standard."""
        return self.table.patterns["of norm"].search(self.table.read(said)) is not None

    def of_practice(self, hits: Sequence[Hit[FigureRule]], number: Number) -> bool:
        """Whether a number is what a practice sees, and not what is coded."""
        return any(hit.rule.says == "practice" and hit.span.holds(number.span) for hit in hits)

    def _averages(
        self,
        hits: Sequence[Hit[FigureRule]],
        volume: Hit[FigureRule],
        numbers: Sequence[Number],
        unit: tuple[str, str],
    ) -> Iterator[Figure]:
        """A figure of the unit that was just named: "… per day; my average for the year is 16.8"."""
        for hit in hits:
            if hit.rule.says == "average" and hit.span.start >= volume.span.end:
                for number in _meant(hit, numbers):
                    yield Figure(hit.span, "productivity", number.value, None, *unit)
                return

    def _unit(self, statement: Tokens, hit: Hit[FigureRule]) -> tuple[str, str] | None:
        """The unit of a volume, and its thing: ("charts/day", "charts"); the first where it names none."""
        part, patterns = statement.part(*hit.span), self.table.patterns
        named = self._units[:1] if hit.rule.says == "bare_volume" else self._units
        things = (u for u in named if hit.rule.says != "volume" or patterns[f"thing {u}"].search(part))
        thing = next(things, None)
        period = next((p for p in PERIODS if patterns[f"period {p}"].search(part)), None)
        return (f"{thing}/{period}", thing) if thing and period else None


def _first_word(statement: Tokens, span: Span) -> int:
    """Where the first word of a stretch stands, behind commas and brackets."""
    said = statement.text[span.start : span.end]
    return span.start + next((at for at, letter in enumerate(said) if letter.isalnum()), 0)


def _meant(hit: Hit[FigureRule], numbers: Sequence[Number]) -> Sequence[Number]:
    """The numbers of a hit that its rule is about."""
    wanted = SHARE if hit.rule.says in ("accuracy", "denial_rate", "productivity") else AMOUNT
    inside = [n for n in numbers if hit.span.holds(n.span)]
    of_kind = [n for n in inside if wanted in (n.kind, *KINDS[n.kind])] or inside
    return of_kind if hit.rule.takes == "each" else of_kind[-1:]


def try_figures(lexicon: Lexicon) -> tuple[Fault, ...]:
    """The rules of the table `figures` that fail their examples."""
    words: OwnFigureWords = lexicon.tables["figure_words"]
    return FigureRules(lexicon, words).table.try_examples()
