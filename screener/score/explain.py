"""The waterfall: rows from 0 to the total, each with the words it rests on."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass

from screener.config.wording import flag_sentence, language_sentences
from screener.model.posting import EvidencePolicy, Posting, Rule
from screener.model.profile import Mention
from screener.model.scorecard import Evidence, RuleResult, Scorecard
from screener.text.sentences import upper

WIDTH, NARROWEST = 100, 50
"""Columns where none are said; fewer, and nothing would stand beside the numbers."""
SEEN_CATEGORIES = ("certification", "code_system")
MOST_SEEN = 10


@dataclass(frozen=True, slots=True)
class WaterfallRow:
    """One rule's step. points and running (the sum so far) in points of 100.

    origin: where the weight comes from. evidence, reason, ask, source: as in the result and the rule.
    """

    rule: str
    label: str
    importance: str
    outcome: str
    points: float
    possible: float
    running: float
    credit: float
    weight: float
    origin: str
    reason: str
    evidence: tuple[Evidence, ...]
    ask: str
    source: str
    knocked_out: bool


def waterfall(scorecard: Scorecard, posting: Posting) -> list[WaterfallRow]:
    """One row for each rule in the posting's order; the last `running` is the score. None if not read."""
    rules = {rule.id: rule for rule in posting.rules}
    rows: list[WaterfallRow] = []
    tenths = 0
    for result in scorecard.results:
        # Summed in whole tenths: a hundred steps of 0.1 in binary do not make 10.
        tenths += round(result.points * 10)
        rows.append(_row(result, rules[result.rule], tenths / 10))
    return rows


def _row(result: RuleResult, rule: Rule, running: float) -> WaterfallRow:
    return WaterfallRow(
        rule=result.rule,
        label=result.label,
        importance=result.importance,
        outcome=result.outcome,
        points=result.points,
        possible=result.possible,
        running=running,
        credit=result.credit,
        weight=result.weight,
        origin=str(rule.origins.get("weight", "default")),
        reason=result.reason,
        evidence=result.evidence,
        ask=result.ask,
        source=rule.source,
        knocked_out=result.knocked_out,
    )


def render(scorecard: Scorecard, posting: Posting, *, width: int = WIDTH, verbose: bool = False) -> str:
    """The waterfall as lines of text, wrapped at words. verbose: also where each weight comes from."""
    say, profile = language_sentences().say, scorecard.profile
    lines = [
        say(
            "explain.head",
            file=scorecard.file,
            title=posting.title,
            label=posting.id,
            date=profile.as_of,
        )
    ]
    if scorecard.score is None:
        return "\n".join([*lines, say("explain.not_scored", state=profile.status, detail=profile.reason)])
    score = f"{scorecard.score:.1f}"
    lines += [say("explain.score", score=score, verdict=verdict_words(scorecard.verdict)), scorecard.why]
    lines = [part for line in lines for part in _wrapped(line, "", "  ", width)]
    points, of, running, rule = (say(f"explain.{head}") for head in ("points", "of", "sum", "rule"))
    lines += ["", f"{points:>7} {of:>5} {running:>5}  {rule}"]
    asked = {question.rule for question in scorecard.ask_next}
    for row in waterfall(scorecard, posting):
        lines += _row_lines(row, width, verbose=verbose, ask=row.rule not in asked)
    lines.append(f"{score:>7} {100:>5} {'':>5}  {say('explain.total')}")
    lines += _listed(say("explain.asked"), [question.words for question in scorecard.ask_next], width)
    lines += _listed(say("explain.look"), [flag_sentence(flag) for flag in profile.flags], width)
    lines += _listed(say("explain.seen"), seen_uncounted(scorecard), width)
    return "\n".join(lines)


def seen_uncounted(scorecard: Scorecard) -> list[str]:
    """What the text names without claiming it: "CPC, p. 1 line 9: somebody else's"."""
    sentences = language_sentences()
    quoted = {(e.page, e.line, e.term) for result in scorecard.results for e in result.evidence}
    sure = {m.concept for m in scorecard.profile.mentions if _is_claimed(m)}
    found = []
    for mention in scorecard.profile.mentions:
        # A name that may mean something else is no news where the same thing is claimed elsewhere.
        counted = _is_claimed(mention) or (mention.assertion != "other_person" and mention.concept in sure)
        place = (mention.page, mention.line, mention.quote)
        if mention.category in SEEN_CATEGORIES and not counted and place not in quoted:
            why = sentences.say(sentences.first(f"seen.{mention.state}", "seen"))
            found.append(
                sentences.say(
                    "seen.place", found=mention.quote, page=mention.page, line=mention.line, detail=why
                )
            )
    return list(dict.fromkeys(found))[:MOST_SEEN]


def _is_claimed(mention: Mention) -> bool:
    return mention.assertion != "other_person" and mention.confidence >= EvidencePolicy().min_confidence


def _row_lines(row: WaterfallRow, width: int, *, verbose: bool, ask: bool) -> list[str]:
    """One rule's lines. ask: with its question, where it does not stand among the first below."""
    say = language_sentences().say
    standing = f"{say(f'importance.{row.importance}')}, {say(f'outcome.{row.outcome}')}"
    if row.knocked_out:
        standing += f" · {say('verdict.knocked_out').upper()}"
    numbers = f"{row.points:7.1f} {row.possible:5.1f} {row.running:5.1f}  "
    pad = " " * len(numbers)
    lines = _wrapped(f"{row.label} [{standing}]", numbers, f"{pad}  ", width)
    told = [upper(row.reason)]
    quotes: dict[tuple[int, str], tuple[Evidence, list[str]]] = {}
    for e in row.evidence:
        quotes.setdefault((e.page, _one_line(e.quote)), (e, []))[1].append(e.why)
    for (page, quote), (first, why) in quotes.items():
        said = [each for each in dict.fromkeys(why) if each.casefold() not in row.reason.casefold()]
        told.append(say("explain.quote", page=page, line=first.line, quote=quote, detail="; ".join(said)))
    if ask and row.ask and row.outcome != "met":
        told.append(say("explain.ask", asked=row.ask))
    if verbose:
        told.append(say("explain.weight", number=f"{row.weight:g}", found=row.origin, detail=row.source))
    return [*lines, *(line for text in told for line in _wrapped(text, pad, f"{pad}  ", width))]


def _listed(title: str, items: Sequence[str], width: int) -> list[str]:
    if not items:
        return []
    return ["", title, *(line for item in items for line in _wrapped(item, "  - ", "    ", width))]


def _wrapped(text: str, first: str, rest: str, width: int) -> list[str]:
    """Lines of at most `width` columns, broken between words, the following ones indented."""
    return textwrap.wrap(
        _one_line(text),
        max(width, NARROWEST),
        initial_indent=first,
        subsequent_indent=rest,
        break_on_hyphens=False,
    ) or [first.rstrip()]


def verdict_words(verdict: str | None) -> str:
    """The verdict as shown to people; "" where there is none."""
    return language_sentences().say(f"verdict.{verdict}") if verdict else ""


def _one_line(text: str) -> str:
    return " ".join(text.split())
