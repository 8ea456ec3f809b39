"""The findings of tuning as lines of text."""

from __future__ import annotations

from collections.abc import Sequence

from screener.model.scorecard import OUTCOMES
from screener.score.tune.compare import Move
from screener.score.tune.learn import Learned
from screener.score.tune.preview import PreviewRow
from screener.score.tune.stability import Change, Stability
from screener.text.counted import counted

MEANING = (
    "Suggestions only: a weight learned from decisions repeats whatever was in them, fair or not.\n"
    "Take a weight over only where you would defend it without the figures: whoever sets it answers for it."
)


LEGEND = (
    "met, partial, unknown, contradicted: candidates by what their résumé says.",
    "spread: points between who gets most and who gets least.",
    "decides: its share of the differences between totals.",
)


def preview_lines(before: Sequence[PreviewRow], after: Sequence[PreviewRow] | None = None) -> str:
    """One line a rule; where settings were tried, what each rule decides before and after."""
    width = max((len(row.rule) for row in before), default=4)
    heads = "".join(f"{outcome[:7]:>8}" for outcome in OUTCOMES)
    lines = [f"{'rule':<{width}} {'weight':>7}{heads} {'knocked':>8} {'spread':>7} {'decides':>8}"]
    lines += [_preview_line(row, width) for row in before]
    if after is not None:
        was = {row.rule: row for row in before}
        lines += ["", "with the settings:"]
        for row in after:
            old = was.get(row.rule)
            change = f" (was {_share(old)}, spread {old.spread:.1f})" if old else " (new)"
            lines.append(_preview_line(row, width) + change)
    return "\n".join([*lines, "", *LEGEND])


def _share(row: PreviewRow) -> str:
    return f"{round(row.decides, 2) + 0.0:.0%}"


def _preview_line(row: PreviewRow, width: int) -> str:
    counts = "".join(f"{row.counts[outcome]:>8}" for outcome in OUTCOMES)
    notes = f"  {'; '.join(row.notes)}" if row.notes else ""
    numbers = f"{row.knocked_out:>8} {row.spread:>7.1f} {_share(row):>8}"
    return f"{row.rule:<{width}} {row.weight:>7g}{counts} {numbers}{notes}"


def stability_lines(found: Stability) -> str:
    """Who stays, who swaps, who ties, and what would change the top."""
    lines = [f"Top {found.top} in {counted(found.trials, 'trial')}, each weight varied by up to 20 %:"]
    lines += [f"{share:>7.1%}  {_shown(file)}" for file, share in found.stays.items()]
    if found.swaps:
        lines += ["", "Pairs that swap:"]
        lines += [f"{s.share:>7.1%}  {_shown(s.lower)} above {_shown(s.upper)}" for s in found.swaps]
    if found.ties:
        lines += ["", "Equal totals:"]
        lines += [f"  {', '.join(map(_shown, group))}" for group in found.ties]
    lines += ["", f"Smallest changes of one weight that change the top {found.top}:"]
    lines += [_change_line(change) for change in found.changes] or ["  none does"]
    return "\n".join(lines)


def _change_line(change: Change) -> str:
    direction = "above" if change.upward else "below"
    exact = float(change.changed)
    what = f"{change.rule}: {change.weight:g} → {direction} {exact:.4g}"
    return f"  {what}: {_shown(change.entering)} for {_shown(change.leaving)}"


def compare_lines(moves: Sequence[Move], top: int) -> str:
    """The candidates that move farthest, and how many do not."""
    moving = [m for m in moves if m.climbed or m.score_before != m.score_after]
    lines = [_changes(sum(bool(m.climbed) for m in moves), len(moves))]
    for move in moving[:top]:
        reasons = ", ".join(f"{rule} {points:+.1f}" for rule, points in move.because[:3])
        ranks = f"{move.rank_before} → {move.rank_after}"
        verdict = ""
        if move.verdict_before != move.verdict_after:
            verdict = f", {_words(move.verdict_before)} → {_words(move.verdict_after)}"
        scores = f"{move.score_before:.1f} → {move.score_after:.1f}"
        lines.append(f"{ranks:>11}  {_shown(move.file)} ({scores}{verdict}) {reasons}")
    return "\n".join(lines)


def _changes(moving: int, of: int) -> str:
    verb = "changes its rank" if moving == 1 else "change their rank"
    return f"{moving} of {counted(of, 'candidate')} {verb}"


def learned_lines(found: Learned) -> str:
    """Present and suggested weights, and whether there is a case for them."""
    low, high = found.interval
    gain = found.agreement_learned - found.agreement_present
    lines = [f"{counted(found.decisions, 'decision')}, {found.yes} yes", ""]
    lines += [f"{s.rule:<24} {s.present:>6g} → {s.suggested:<6g} {s.label}" for s in found.suggestions]
    lines += [
        "",
        f"agreement with your decisions: {found.agreement_present:.1%} now, {found.agreement_learned:.1%} "
        "with learned weights (cross-validated)",
        f"change: {gain:+.1%}, 95 % interval {low:+.1%} to {high:+.1%}",
    ]
    if low <= 0:
        lines.append("The interval holds zero: these decisions make no case for other weights.")
    return "\n".join([*lines, "", MEANING])


def _words(verdict: str | None) -> str:
    return (verdict or "").replace("_", " ")


def _shown(file: str) -> str:
    """A file's name without characters that a terminal would obey."""
    return "".join(c if c.isprintable() else f"\\x{ord(c):02x}" for c in file)
