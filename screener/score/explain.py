"""The waterfall: rows from 0 to the total, each with the words it rests on."""

from __future__ import annotations

from dataclasses import dataclass

from screener.model.posting import Posting, Rule
from screener.model.scorecard import Evidence, RuleResult, Scorecard


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


def render(scorecard: Scorecard, posting: Posting) -> str:
    """The waterfall as lines of text for a terminal or a file."""
    profile = scorecard.profile
    lines = [f"{scorecard.file} · {posting.title} ({posting.id}) · as of {profile.as_of}"]
    if scorecard.score is None:
        reason = f": {profile.reason}" if profile.reason else ""
        return "\n".join([*lines, f"not scored: {profile.status}{reason}"])
    lines += [
        f"{scorecard.score:.1f} of 100 · {verdict_words(scorecard.verdict)}",
        scorecard.why,
        "",
        " points   of   sum  rule",
    ]
    for row in waterfall(scorecard, posting):
        lines += _row_lines(row)
    lines.append(f"{scorecard.score:7.1f}  100  total")
    lines += [f"  ask: {question.words}" for question in scorecard.ask_next]
    for flag in profile.flags:
        lines.append(f"  flag {flag.id}: {flag.detail} (page {flag.page}: “{_one_line(flag.quote)}”)")
    return "\n".join(lines)


def _row_lines(row: WaterfallRow) -> list[str]:
    knocked = " · KNOCKED OUT" if row.knocked_out else ""
    numbers = f"{row.points:7.1f} {row.possible:5.1f} {row.running:5.1f}"
    head = f"{numbers}  {row.label} [{row.importance}, {row.outcome}{knocked}]"
    pad = " " * 21
    lines = [head, f"{pad}{row.reason}"]
    lines += [f"{pad}p. {e.page}, l. {e.line}: “{_one_line(e.quote)}” ({e.why})" for e in row.evidence]
    if row.ask:
        lines.append(f"{pad}ask: {row.ask}")
    lines.append(f"{pad}weight {row.weight:g} from {row.origin}" + (f"; {row.source}" if row.source else ""))
    return lines


def verdict_words(verdict: str | None) -> str:
    """The verdict as shown to people."""
    return (verdict or "not scored").replace("_", " ")


def _one_line(text: str) -> str:
    return " ".join(text.split())
