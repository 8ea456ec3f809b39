"""Tables of rules over words: which rules speak in a text, and what each governs."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Generic, TypeVar

from screener.errors import Fault
from screener.model.span import Span
from screener.model.wording import WordClass, WordRule
from screener.text.alphabet import Mark, Tokens
from screener.text.patterns import Kinds, Patterns
from screener.text.words import Words

MOST_HITS = 20
"""So many wordings of one rule a clause may hold; more are no sentence, and would cost time."""
_STOPS, _TIGHT = " stops", " tight"
"""Names of the shared patterns; no id holds a blank."""
_PLACE = re.compile(r"\{([a-z_]+)\}")
_NAME = "Xxx"
"""Stands for a name in an example."""

Rule = TypeVar("Rule", bound=WordRule)


@dataclass(frozen=True, slots=True)
class Hit(Generic[Rule]):
    """A rule's words at `span` of the text that was read."""

    rule: Rule
    span: Span


class RuleTable(Generic[Rule]):
    """Rules that share classes, kinds of names and stops. Built once; keeps nothing of what it reads.

    stops: wordings that end the reach of every rule. wordings: patterns of the caller's own over the same
    tokens, to be had by name from `patterns`.
    """

    def __init__(
        self,
        rules: Sequence[Rule],
        *,
        classes: Mapping[str, WordClass] | None = None,
        kinds: Kinds | None = None,
        endings: Sequence[Sequence[str]] = (),
        stops: Sequence[str] = (),
        wordings: Mapping[str, Sequence[str]] | None = None,
        patterns: Patterns | None = None,
    ) -> None:
        """Raises PatternError for a pattern that cannot be read, naming the rule and its row.

        patterns: made before from the `wordings_of` several tables, so that they read the same tokens.
        """
        self.rules = tuple(rules)
        if patterns is None:
            patterns = Patterns({**(wordings or {}), **wordings_of(rules, stops)}, classes, kinds, endings)
        self.patterns = patterns
        self._kinds = tuple(kinds or ())
        self._shared_stops = (patterns[_STOPS],) if stops else ()
        rows = list(zip(_row_names(rules), rules, strict=True))
        self._found = [patterns[name] for name, _ in rows]
        self._unless = {rule.id: patterns[f"{name} unless"] for name, rule in rows if rule.unless}
        self._stops = {rule.id: patterns[f"{name} stops"] for name, rule in rows if rule.stops}
        self._beside = {
            rule.id: [patterns[f"{name} beside {n}"] for n in range(len(rule.beside))]
            for name, rule in rows
            if rule.beside
        }
        self._always: list[int] = []
        self._by_code: dict[str, list[int]] = {}
        for number, pattern in enumerate(self._found):
            for code in pattern.needs:
                self._by_code.setdefault(code, []).append(number)
            if not pattern.needs:
                self._always.append(number)

    def read(self, text: str | Words, marks: Iterable[Mark] = ()) -> Tokens:
        """The tokens of a text, in which `marks` stand for names."""
        return self.patterns.read(text, marks)

    def find(self, tokens: Tokens, among: Callable[[Rule], bool] | None = None) -> list[Hit[Rule]]:
        """The rules that speak in a clause, in order; none inside a longer one that says another thing.

        among: only rules of which it is true, as if the others did not exist.
        """
        return _without_shorter(self.all_hits(tokens, among))

    def all_hits(self, tokens: Tokens, among: Callable[[Rule], bool] | None = None) -> list[Hit[Rule]]:
        """The rules that speak in a clause, those inside longer wordings too."""
        numbers = set(self._always)
        for code in set(tokens.codes):
            numbers.update(self._by_code.get(code, ()))
        found: list[Hit[Rule]] = []
        for number in sorted(numbers):
            rule = self.rules[number]
            if among is not None and not among(rule):
                continue
            spans = list(islice(self._found[number].find(tokens), MOST_HITS))
            if spans and (unless := self._unless.get(rule.id)):
                other = list(unless.find(tokens))
                spans = [span for span in spans if not any(span.overlaps(o) for o in other)]
            if spans and rule.beside:
                spans = self._accompanied(rule, tokens, spans)
            found.extend(Hit(rule, span) for span in spans)
        return found

    def _accompanied(self, rule: Rule, tokens: Tokens, spans: list[Span]) -> list[Span]:
        """The places of a rule's words within whose reach all stands that the rule wants beside them."""
        wanted = [list(islice(pattern.find(tokens), MOST_HITS)) for pattern in self._beside[rule.id]]
        return [span for span in spans if all(wanted) and self._has_all(Hit(rule, span), tokens, wanted)]

    def _has_all(self, hit: Hit[Rule], tokens: Tokens, wanted: Sequence[Sequence[Span]]) -> bool:
        taken = [hit.span]
        for places in wanted:
            said = {tokens.text[span.start : span.end].casefold() for span in taken}
            other = next(
                (
                    place
                    for place in places
                    if tokens.text[place.start : place.end].casefold() not in said
                    and not any(place.overlaps(span) for span in taken)
                    and self.governs(hit, tokens, place)
                ),
                None,
            )
            if other is None:
                return False
            taken.append(other)
        return True

    def governs(self, hit: Hit[Rule], tokens: Tokens, place: Span) -> bool:
        """Whether what stands at `place` of the same clause is within the reach of a hit, on its side."""
        if hit.rule.side == "inside":
            return hit.span.overlaps(place)
        if hit.rule.side != "after" and hit.span.end <= place.start:
            return self.reaches(hit.rule, tokens, Span(hit.span.end, place.start))
        if hit.rule.side != "before" and place.end <= hit.span.start:
            return self.reaches(hit.rule, tokens, Span(place.end, hit.span.start))
        return False

    def reaches(self, rule: Rule, tokens: Tokens, gap: Span) -> bool:
        """Whether a rule reaches over the words at `gap`: not too many, none that ends its reach."""
        between = tokens.part(gap.start, gap.end)
        if rule.reach is not None and self.patterns.count_words(between) > rule.reach:
            return False
        if rule.tight and (
            "\n" in tokens.text[gap.start : gap.end] or self.patterns[_TIGHT].search(between) is not None
        ):
            return False
        stops = (*self._shared_stops, *((own,) if (own := self._stops.get(rule.id)) else ()))
        return not any(stop.search(between) for stop in stops)

    def read_example(self, text: str) -> tuple[Tokens, list[Mark]]:
        """The tokens of an example, and the names that `{credential}` and the like stand for in it."""
        marks: list[Mark] = []
        parts: list[str] = []
        length = last = 0
        for place in _PLACE.finditer(text):
            if place[1] not in self._kinds:
                continue
            parts.append(text[last : place.start()] + _NAME)
            length += len(parts[-1])
            marks.append((Span(length - len(_NAME), length), place[1]))
            last = place.end()
        return self.read("".join(parts) + text[last:], marks), marks

    def speaks(self, rule: Rule, text: str) -> bool:
        """Whether a rule is found in an example and governs a name in it, if there is one."""
        tokens, marks = self.read_example(text)
        hits = [hit for hit in self.find(tokens) if hit.rule.id == rule.id]
        if not marks:
            return bool(hits)
        return any(self.governs(hit, tokens, span) for hit in hits for span, _ in marks)

    def try_examples(self, speaks: Callable[[Rule, str], bool] | None = None) -> tuple[Fault, ...]:
        """Rules without an example and a counter-example, and those that fail theirs.

        speaks: says of a rule and a text whether it holds there; else the table itself does.
        """
        ask = speaks or self.speaks
        faults: list[Fault] = []
        seen: set[str] = set()
        for rule in self.rules:
            if rule.id in seen:
                faults.append(Fault(rule.id, "two rules have this id"))
            seen.add(rule.id)
            for part in ("examples", "not_examples"):
                if not getattr(rule, part):
                    hint = "each rule shows what it is about and what it is not"
                    faults.append(Fault(rule.id, f"has no {part}", hint))
            for text in rule.examples:
                if not ask(rule, text):
                    faults.append(Fault(rule.id, f"does not speak in its example {text!r}"))
            for text in rule.not_examples:
                if ask(rule, text):
                    faults.append(Fault(rule.id, f"speaks in {text!r}, which is not an example"))
        return tuple(faults)


def wordings_of(rules: Sequence[WordRule], stops: Sequence[str] = ()) -> dict[str, Sequence[str]]:
    """The patterns of a table of rules by name, for Patterns that several tables share."""
    named: dict[str, Sequence[str]] = {_TIGHT: (",", ":", r"\(", r"\|")}
    if stops:
        named[_STOPS] = stops
    for name, rule in zip(_row_names(rules), rules, strict=True):
        named[name] = rule.pattern
        named |= {f"{name} {part}": p for part in ("unless", "stops") if (p := getattr(rule, part))}
        named |= {f"{name} beside {n}": (wording,) for n, wording in enumerate(rule.beside)}
    return named


def _row_names(rules: Sequence[WordRule]) -> list[str]:
    return [f"{rule.id} (row {number})" for number, rule in enumerate(rules, start=1)]


def _without_shorter(hits: list[Hit[Rule]]) -> list[Hit[Rule]]:
    """Hits without those inside a longer one that says another thing: in "not renewed" there is no "not"."""
    kept: list[Hit[Rule]] = []
    for hit in sorted(hits, key=lambda h: (h.span.start - h.span.end, h.span.start)):
        own = hit.span.end - hit.span.start
        around = (
            k
            for k in kept
            if k.span.start <= hit.span.start
            and hit.span.end <= k.span.end
            and k.span.end - k.span.start > own
        )
        if all(k.rule.says == hit.rule.says for k in around):
            kept.append(hit)
    return sorted(kept, key=lambda h: (h.span.start, h.span.end))
