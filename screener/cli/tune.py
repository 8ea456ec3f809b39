"""`screener tune`: what weights do, and weights learned from decisions."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import fields, is_dataclass
from datetime import date
from pathlib import Path
from typing import Any

import click

from screener.cli import options
from screener.cli.say import say, tell
from screener.cli.scored import scored

_workspace = click.option(
    "--workspace",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Workspace file to use. Default: the one in your data folder.",
)
_as_json = click.option("--json", "as_json", is_flag=True, help="Print the figures as JSON.")
_top = click.option("--top", type=click.IntRange(1), default=10, metavar="N", help="Default: 10.")


@click.group("tune")
def command() -> None:
    """See what weights do before you settle on them. Résumés that were read before are not read again."""


@command.command("preview", cls=options.Scoring, short_help="What each rule does and decides.")
@options.resumes
@options.posting
@options.settings
@options.as_of
@options.jobs
@_workspace
@_as_json
def preview(
    resumes: tuple[Path, ...],
    posting: str,
    settings: tuple[str, ...],
    as_of: date,
    jobs: int,
    workspace: Path | None,
    as_json: bool,
) -> None:
    """For each rule: how many meet it, who it knocks out, and how much of the ranking it decides."""
    from screener.score.tune import words
    from screener.score.tune.preview import preview as rows
    from screener.score.turnout import turnout

    shortlist = scored(resumes, posting, (), as_of, jobs, workspace)
    before, after = rows(shortlist), None
    if settings:
        shortlist = scored(resumes, posting, settings, as_of, jobs, workspace)
        after = rows(shortlist)
    _tell({"before": before, "after": after}, words.preview_lines(before, after), as_json)
    if note := turnout(shortlist):
        tell(note)


@command.command("stability", cls=options.Scoring, short_help="How firm the best N stand when weights vary.")
@options.resumes
@options.posting
@options.settings
@options.as_of
@options.jobs
@_workspace
@_as_json
@_top
@click.option("--trials", type=click.IntRange(1, 100_000), default=1000, metavar="N", help="Default: 1000.")
@click.option("--seed", type=int, default=0, metavar="N", help="Default: 0.")
def stability(
    resumes: tuple[Path, ...],
    posting: str,
    settings: tuple[str, ...],
    as_of: date,
    jobs: int,
    workspace: Path | None,
    as_json: bool,
    top: int,
    trials: int,
    seed: int,
) -> None:
    """How often each candidate stays in the top N when weights vary by 20 %, and what would change it."""
    from screener.score.tune import words
    from screener.score.tune.stability import stability as measured

    shortlist = scored(resumes, posting, settings, as_of, jobs, workspace)
    found = measured(shortlist, top=top, trials=trials, seed=seed)
    _tell(found, words.stability_lines(found), as_json)


@command.command("compare", short_help="Who moves between two postings, and why.")
@click.argument("first", metavar="A", callback=lambda ctx, param, value: options.said(value))
@click.argument("second", metavar="B", callback=lambda ctx, param, value: options.said(value))
@click.argument("resumes", nargs=-1, required=True, metavar="RESUMES...", type=click.Path(path_type=Path))
@options.as_of
@options.jobs
@_workspace
@_as_json
@_top
def compare(
    first: str,
    second: str,
    resumes: tuple[Path, ...],
    as_of: date,
    jobs: int,
    workspace: Path | None,
    as_json: bool,
    top: int,
) -> None:
    """Two postings (files or names) on the same résumés: who moves, how far, because of which rule."""
    from screener.score.tune import words
    from screener.score.tune.compare import compare as moves

    before = scored(resumes, first, (), as_of, jobs, workspace)
    after = scored(resumes, second, (), as_of, jobs, workspace)
    found = moves(before, after)
    _tell(found, words.compare_lines(found, top), as_json)


@command.command("learn", cls=options.Scoring, short_help="Suggest weights from your own yes and no.")
@options.resumes
@options.posting
@options.settings
@options.as_of
@options.jobs
@_workspace
@_as_json
@click.option(
    "--decisions",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="CSV with the columns file (or sha256) and decision (yes, no)."
    " Default: what was decided on the review page.",
)
@click.option("--seed", type=int, default=0, metavar="N", help="Default: 0.")
@click.option(
    "--out",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Write a posting file with them.",
)
@options.force
def learn(
    resumes: tuple[Path, ...],
    posting: str,
    settings: tuple[str, ...],
    as_of: date,
    jobs: int,
    workspace: Path | None,
    as_json: bool,
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
    decided = read.said if read else _decided(posting, settings, workspace)
    shortlist = scored(resumes, posting, settings, as_of, jobs, workspace)
    if read:
        for note in decision_notes(read, [(card.file, card.profile.sha256) for card in shortlist.scorecards]):
            tell(note)
    found = learned(shortlist, decided, seed=seed)
    _tell(found, words.learned_lines(found), as_json)
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


def _tell(found: Any, lines: str, as_json: bool) -> None:
    say(json.dumps(found, default=_plain, ensure_ascii=False, indent=1) if as_json else lines)


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
