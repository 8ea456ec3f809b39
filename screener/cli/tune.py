"""`screener tune`: what weights do, and weights learned from decisions."""

from __future__ import annotations

import functools
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from screener.cli import options
from screener.cli.say import say, tell
from screener.cli.scored import scored

if TYPE_CHECKING:
    from screener.model.scorecard import Shortlist

_top = click.option("--top", type=click.IntRange(1), default=10, metavar="N", help="Default: 10.")
_seed = click.option("--seed", type=int, default=0, metavar="N", help="Default: 0.")
_READING = (
    options.resumes,
    options.as_of,
    options.jobs,
    click.option(
        "--workspace",
        type=click.Path(path_type=Path, dir_okay=False),
        metavar="FILE",
        help="Workspace file to use. Default: the one in your data folder.",
    ),
    click.option("--json", "as_json", is_flag=True, help="Print the figures as JSON."),
)


@dataclass(frozen=True, slots=True)
class _Figures:
    """What every command here is given: the résumés, how they are read, how its figures are printed."""

    resumes: tuple[Path, ...]
    as_of: date
    jobs: int
    workspace: Path | None
    as_json: bool

    def scored(self, posting: str, settings: Sequence[str] = ()) -> Shortlist:
        """The résumés scored for a posting."""
        return scored(self.resumes, posting, settings, self.as_of, self.jobs, self.workspace)

    def tell(self, found: Any, lines: str) -> None:
        """What was found, as lines for people or as JSON."""
        say(json.dumps(found, default=_plain, ensure_ascii=False, indent=1) if self.as_json else lines)


def _reading(command: Callable[..., None]) -> Callable[..., None]:
    """RESUMES and the options of reading them, as one argument `of`."""

    @functools.wraps(command)
    def given(**named: Any) -> None:
        command(of=_Figures(**{field.name: named.pop(field.name) for field in fields(_Figures)}), **named)

    for option in reversed(_READING):
        given = option(given)
    return given


@click.group("tune")
def command() -> None:
    """See what weights do before you settle on them. Résumés that were read before are not read again."""


@command.command("preview", cls=options.Scoring, short_help="What each rule does and decides.")
@_reading
@options.posting
@options.settings
def preview(of: _Figures, posting: str, settings: tuple[str, ...]) -> None:
    """For each rule: how many meet it, who it knocks out, and how much of the ranking it decides."""
    from screener.score.tune import words
    from screener.score.tune.preview import preview as rows
    from screener.score.turnout import turnout

    shortlist = of.scored(posting)
    before, after = rows(shortlist), None
    if settings:
        shortlist = of.scored(posting, settings)
        after = rows(shortlist)
    of.tell({"before": before, "after": after}, words.preview_lines(before, after))
    if note := turnout(shortlist):
        tell(note)


@command.command("stability", cls=options.Scoring, short_help="How firm the best N stand when weights vary.")
@_reading
@options.posting
@options.settings
@_top
@click.option("--trials", type=click.IntRange(1, 100_000), default=1000, metavar="N", help="Default: 1000.")
@_seed
def stability(
    of: _Figures, posting: str, settings: tuple[str, ...], top: int, trials: int, seed: int
) -> None:
    """How often each candidate stays in the top N when weights vary by 20 %, and what would change it."""
    from screener.score.tune import words
    from screener.score.tune.stability import stability as measured

    found = measured(of.scored(posting, settings), top=top, trials=trials, seed=seed)
    of.tell(found, words.stability_lines(found))


@command.command("compare", short_help="Who moves between two postings, and why.")
@click.argument("first", metavar="A", callback=lambda ctx, param, value: options.said(value))
@click.argument("second", metavar="B", callback=lambda ctx, param, value: options.said(value))
@_reading
@_top
def compare(of: _Figures, first: str, second: str, top: int) -> None:
    """Two postings (files or names) on the same résumés: who moves, how far, because of which rule."""
    from screener.score.tune import words
    from screener.score.tune.compare import compare as moves

    found = moves(of.scored(first), of.scored(second))
    of.tell(found, words.compare_lines(found, top))


@command.command("learn", cls=options.Scoring, short_help="Suggest weights from your own yes and no.")
@_reading
@options.posting
@options.settings
@click.option(
    "--decisions",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="CSV with the columns file (or sha256) and decision (yes, no)."
    " Default: what was decided on the review page.",
)
@_seed
@click.option(
    "--out",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Write a posting file with them.",
)
@options.force
def learn(
    of: _Figures,
    posting: str,
    settings: tuple[str, ...],
    decisions: Path | None,
    seed: int,
    out: Path | None,
    force: bool,
) -> None:
    """Suggest weights that agree better with your yes and no. Nothing is changed unless you say --out."""
    from screener.score.tune import words
    from screener.score.tune.learn import learn as learned
    from screener.store.decisions import decision_notes, read_decisions

    if out:
        options.check_new(out, force)
    read = read_decisions(decisions) if decisions else None
    decided = read.said if read else _decided(posting, settings, of.workspace)
    shortlist = of.scored(posting, settings)
    if read:
        for note in decision_notes(read, [(card.file, card.profile.sha256) for card in shortlist.scorecards]):
            tell(note)
    found = learned(shortlist, decided, seed=seed)
    of.tell(found, words.learned_lines(found))
    if out:
        changes = [f"{s.rule}.weight={s.suggested:g}" for s in found.suggestions if s.suggested != s.present]
        _save(posting, [*settings, *changes], out, force)


@command.command("save", short_help="Keep what --set tried as a posting file.")
@options.posting
@options.settings
@click.option(
    "--out",
    required=True,
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="The posting file.",
)
@click.option("--force", is_flag=True, help="Change the file of --out; what it holds besides is kept.")
def save(posting: str, settings: tuple[str, ...], out: Path, force: bool) -> None:
    """Write what --set tries into a small posting file that extends the old one.

    With --force a file that is there is changed: its comments and its other rules stay.
    """
    if not settings:
        raise click.UsageError("Nothing to save: give at least one --set.")
    _save(posting, settings, out, force)


def _decided(posting: str, settings: Sequence[str], workspace: Path | None) -> dict[str, bool]:
    """Hash to yes or no of those that were advanced or rejected on the review page."""
    from screener import pipeline
    from screener.model.decision import yes_or_no
    from screener.store.workspace import default_path, open_workspace

    rules, _ = pipeline.load_posting(posting, settings)
    with open_workspace(workspace or default_path()) as opened:
        return yes_or_no(opened.people.said(rules.id).decisions)


def _plain(value: Any) -> Any:
    """What json does not know of the findings: dataclasses, and exact fractions as decimals."""
    return {f.name: getattr(value, f.name) for f in fields(value)} if is_dataclass(value) else float(value)


def _save(posting: str, settings: Sequence[str], out: Path, force: bool) -> None:
    from screener import pipeline
    from screener.atomic import write_text
    from screener.config.save import saved_settings

    rules, _ = pipeline.load_posting(posting, settings)  # its faults are told before anything is written
    options.check_new(out, force)
    write_text(out, saved_settings(posting, settings, out, title=rules.title))
    tell(f"wrote {out}")
