"""What is legal in a rule file but probably not meant, or not fair: notes, never faults."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from screener.model.concept import Lexicon
from screener.model.posting import AllOf, AnyOf, EducationOf, Named, Node, Posting, Rule, YearsOf
from screener.model.tables.posting import Proxy
from screener.score.points import exact_points

SUREST = 0.98
"""The highest confidence that a reading gets: a policy above it accepts nothing."""
LONGEST_CAREER = 45
SAME = 0.8
"""Share of common concepts from which two rules ask for the same."""
HAD_BY_ALL, SAID_BY_ALL = 25, 50
"""Points of 100 from which a rule should not rest on what nearly everybody has, or can say."""
EASY_LEVELS = ("hs",)
CLAIMED = ("certification", "education")
"""Categories of concepts that are earned; the others a list of skills names as well as work does."""
LEAST_SHARE = 0.5
"""Points of 100 below which a rule moves nobody."""

METRICS = ("accuracy", "productivity", "denial_rate", "audit", "dnfb", "revenue", "turnaround")


@dataclass(frozen=True, slots=True)
class Note:
    """where: file:line:column of the rule; what is odd, why that matters, what to do instead."""

    where: str
    rule: str
    what: str
    why: str
    instead: str

    def __str__(self) -> str:
        place = f"{self.where}: " if self.where else ""
        return f"{place}rule {self.rule!r}: {self.what}; {self.why}; {self.instead}"


def lint(posting: Posting, lexicon: Lexicon) -> list[Note]:
    """Notes on all rules in the posting's order: proxies, rules that cannot fire, weights without effect."""
    checks: tuple[Callable[[Rule, Posting, Lexicon], Iterator[Note]], ...] = (
        proxies,
        idle_weight,
        easy_points,
        never_fires,
        idle_levels,
        overlaps,
    )
    return [note for rule in posting.rules for check in checks for note in check(rule, posting, lexicon)]


def proxies(rule: Rule, posting: Posting, lexicon: Lexicon) -> Iterator[Note]:
    """Wording that stands for age, origin, place or family, or that nothing can measure."""
    rows: Mapping[str, Proxy] = lexicon.tables.get("posting_proxies", {})
    # Not `source`: what a posting says beside a demand is quoted there, and earns nobody a point.
    texts = [rule.label, rule.ask, getattr(rule.measure, "text", "")]
    texts += [level.because for level in rule.levels]
    if rule is posting.rules[0]:
        texts.append(posting.title)
    text = "\n".join(texts)
    for row in rows.values():
        flags = 0 if row.exact else re.IGNORECASE
        for pattern in row.patterns:
            found = re.search(rf"(?<!\w)(?:{pattern})", text, flags)
            if found:
                yield _note(rule, f"says “{found.group().strip()}”", row.why, row.instead)
                break


def idle_weight(rule: Rule, posting: Posting, lexicon: Lexicon) -> Iterator[Note]:
    """Weights that change nothing, and knock-outs on what is only preferred."""
    del lexicon
    index = posting.rules.index(rule)
    weights = [r.weight for r in posting.rules]
    share = exact_points(weights, [1.0] * len(weights))[index]
    hint = getattr(type(rule.measure), "WEIGHT", 1.0) == 0
    if rule.weight == 0 and not hint and not rule.knock_out:
        yield _note(rule, "has weight 0", "it changes nothing", "give it a weight, or drop it")
    elif 0 < share < LEAST_SHARE:
        what = f"gives at most {share:.2f} of 100 points"
        yield _note(rule, what, "it moves nobody", "raise its weight, or drop it")
    if rule.knock_out and rule.importance != "required":
        why = "a knock-out is a requirement"
        yield _note(rule, "is preferred, but knocks out", why, "make it required, or drop knock_out")


def easy_points(rule: Rule, posting: Posting, lexicon: Lexicon) -> Iterator[Note]:
    """Rules of much weight that cost next to nothing: a diploma, or a word in a list."""
    weights = [r.weight for r in posting.rules]
    share = exact_points(weights, [1.0] * len(weights))[posting.rules.index(rule)]
    cost, what = _cheapest(rule, lexicon)
    if cost == 0 and share >= HAD_BY_ALL:
        what = f"gives {share:.0f} of 100 points for {what}"
        why = "nearly everybody has that, and the ranking rests on who happens to say so"
        yield _note(rule, what, why, "lower its weight, or ask for more")
    elif cost == 1 and share >= SAID_BY_ALL:
        what = f"gives {share:.0f} of 100 points for the word “{what}”"
        why = "a list of skills says it as well as years of work"
        yield _note(rule, what, why, "lower its weight, or ask for years or a credential beside it")


_HARD = (2, "")


def _cheapest(rule: Rule, lexicon: Lexicon) -> tuple[int, str]:
    """The least that meets the rule: 0 what all have, 1 what all can say, 2 what is earned; and its name."""
    if rule.kind == "level" and rule.measure.at_least in EASY_LEVELS:
        return 0, rule.label
    if rule.kind not in ("has", "count") or rule.evidence.within_years:
        return _HARD
    any_of, all_of = getattr(rule.measure, "any_of", ()), getattr(rule.measure, "all_of", ())
    whole = [_cost(AnyOf(any_of), lexicon)] if any_of else []
    whole += [_cost(AllOf(all_of), lexicon)] if all_of else []
    return max(whole, default=_HARD)


def _cost(node: Node, lexicon: Lexicon) -> tuple[int, str]:
    if isinstance(node, EducationOf):
        return (0, "a high school diploma") if node.at_least in EASY_LEVELS else _HARD
    if isinstance(node, Named):
        members = [lexicon.concepts[m] for m in lexicon.members(node.id) if m in lexicon.concepts]
        words = [concept.label for concept in members if concept.category not in CLAIMED]
        return (1, words[0]) if words else _HARD
    if isinstance(node, AnyOf):
        return min((_cost(part, lexicon) for part in node.parts), default=_HARD)
    if isinstance(node, AllOf):
        return max((_cost(part, lexicon) for part in node.parts), default=_HARD)
    return _HARD


def never_fires(rule: Rule, posting: Posting, lexicon: Lexicon) -> Iterator[Note]:
    """Rules that no résumé can meet."""
    del posting
    if rule.evidence.min_confidence > SUREST:
        what = f"wants a confidence of {rule.evidence.min_confidence:g}"
        yield _note(rule, what, f"no reading is surer than {SUREST:g}", "use 0.85 to 0.95")
    years = getattr(rule.measure, "at_least", 0)
    if rule.kind == "years" and years > LONGEST_CAREER:
        yield _note(rule, f"wants {years:g} years", "nobody has worked so long", "did you mean months?")
    window = rule.evidence.within_years
    if rule.kind == "years" and window and years > window:
        # Positions that ended within the window may have begun long before: rare, so only a note.
        what = f"wants {years:g} years in positions that ended within {window:g}"
        yield _note(rule, what, "few long positions end so recently", "widen within_years, or ask for fewer")
    concepts = sorted(_concepts(rule, lexicon))
    categories = {lexicon.concepts[c].category for c in concepts if c in lexicon.concepts}
    if (
        concepts
        and categories <= {"certification", "education"}
        and (window or rule.kind in ("years", "duties"))
    ):
        what = f"looks for {lexicon.label(concepts[0])} in positions"
        why = "credentials and courses stand outside of them"
        yield _note(rule, what, why, "use kind has, without within_years")
    if rule.kind == "metric" and rule.measure.metric not in METRICS:
        what = f"asks for {rule.measure.metric!r}"
        yield _note(rule, what, "no such figure is read", f"one of: {', '.join(METRICS)}")
    if rule.kind == "count" and len(concepts) < rule.measure.at_least:
        what = f"wants {rule.measure.at_least} of {len(concepts)}"
        yield _note(rule, what, "there are not so many in the list", "lower at_least, or add names")


def idle_levels(rule: Rule, posting: Posting, lexicon: Lexicon) -> Iterator[Note]:
    """Levels that a better one hides, or that do not stand best first."""
    del posting, lexicon
    credits = [level.credit for level in rule.levels]
    if credits != sorted(credits, reverse=True):
        yield _note(
            rule, "has levels out of order", "the best that fits counts anyway", "write them best first"
        )
    asked = {(repr(rule.measure), repr(rule.evidence))}
    for level in rule.levels:
        key = (repr(level.measure), repr(level.evidence))
        if key in asked:
            what = f"asks again in the level “{level.because}”"
            yield _note(rule, what, "the level before it gives more for the same", "drop the level")
        asked.add(key)


def overlaps(rule: Rule, posting: Posting, lexicon: Lexicon) -> Iterator[Note]:
    """An earlier rule of the same kind that asks for nearly the same: it is paid twice."""
    mine, names = _concepts(rule, lexicon), _names(rule)
    for other in posting.rules[: posting.rules.index(rule)]:
        if other.kind != rule.kind or other.evidence != rule.evidence:
            continue
        same = mine == _concepts(other, lexicon) and bool(mine)
        if other.measure == rule.measure or same or _shared(names, _names(other)) >= SAME:
            what = f"asks for nearly the same as {other.id!r}"
            yield _note(rule, what, "one fact is paid twice", "join them, or make one ask for something else")


def _nodes(rule: Rule) -> tuple[Node, ...]:
    return (*getattr(rule.measure, "any_of", ()), *getattr(rule.measure, "all_of", ()))


def _concepts(rule: Rule, lexicon: Lexicon) -> frozenset[str]:
    """What the rule names, groups opened."""
    return frozenset(concept for node in _nodes(rule) for concept in _members(node, lexicon))


def _names(rule: Rule) -> frozenset[str]:
    """What the rule names, groups as they stand."""
    return frozenset(name for node in _nodes(rule) for name in _members(node, None))


def _shared(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / len(one | other) if one and other else 0.0


def _members(node: Node, lexicon: Lexicon | None) -> Iterator[str]:
    if isinstance(node, Named):
        yield from lexicon.members(node.id) if lexicon else (node.id,)
    elif isinstance(node, YearsOf):
        for name in node.names:
            yield f"years:{name.id}"
    else:
        for part in getattr(node, "parts", ()):
            yield from _members(part, lexicon)


def _note(rule: Rule, what: str, why: str, instead: str) -> Note:
    origin = rule.origins.get("id")
    return Note(str(origin) if origin else "", rule.id, what, why, instead)
