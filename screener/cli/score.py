"""`screener score`: a folder of résumés and a posting in, a ranked shortlist out."""

from __future__ import annotations

import gc
import sqlite3
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from screener.cli import options
from screener.cli.notes import exit_code, note_passed_over, progress_bar
from screener.cli.say import say, tell, width
from screener.errors import ScreenerError
from screener.text.counted import counted

if TYPE_CHECKING:
    from screener.model.concept import Lexicon
    from screener.model.limits import ReadLimits
    from screener.model.posting import Posting
    from screener.model.scorecard import Shortlist
    from screener.pipeline import Progress
    from screener.score.selection import Selection
    from screener.sources import Gathered
    from screener.store.workspace import Workspace


@click.command("score", cls=options.Scoring)
@options.resumes
@options.posting
@options.outs("Where to write; the suffix picks the format (.csv, .json …). May repeat.")
@options.settings
@options.as_of
@options.selection
@options.jobs
@options.read_limits
@options.include
@click.option(
    "--columns",
    default="full",
    metavar="short|full|NAME,…",
    help="Columns of the CSV; greenhouse, lever, bullhorn, icims, workday or ukg: as those import them.",
)
@click.option("--blind", is_flag=True, help="Leave out names, contacts, schools and employers.")
@click.option(
    "--blind-key",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="With --blind: a CSV of who is behind which number, for HR alone.",
)
@click.option(
    "--workspace",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Workspace file to use.",
)
@click.option("--no-workspace", is_flag=True, help="Keep nothing between runs.")
@click.option("--json", "as_json", is_flag=True, help="Print the shortlist as JSON in place of the table.")
@options.quiet
@click.pass_context
def command(
    ctx: click.Context,
    resumes: tuple[Path, ...],
    posting: str,
    outs: tuple[Path, ...],
    settings: tuple[str, ...],
    as_of: date,
    selection: Selection,
    copy_to: Path | None,
    jobs: int,
    limits: ReadLimits,
    included: tuple[str, ...],
    columns: str,
    blind: bool,
    blind_key: Path | None,
    workspace: Path | None,
    no_workspace: bool,
    as_json: bool,
    quiet: bool,
) -> None:
    """Score résumés (files, folders, .zip archives) against a posting; write a ranked shortlist."""
    # Nearly all that is made here is kept till the end: looking for rubbish often would find none.
    gc.set_threshold(1_000_000, 50, 50)
    # 1. What could go wrong at the end is asked at the beginning.
    _check_outs(outs, columns, blind, copy_to, blind_key)
    # 2. The rules, and the files.
    from screener import pipeline
    from screener.sources import gather

    rules, lexicon = pipeline.load_posting(posting, settings)
    gathered = gather(resumes, limits)
    note_passed_over(gathered, quiet)
    # 3. Read, score, rank.
    run = _Run(gathered, rules, lexicon, as_of, jobs, limits, included, outs, columns, blind, as_json, quiet)
    run = replace(run, blind_key=blind_key)
    with progress_bar(quiet, jobs, gathered) as progress, _opened(workspace, no_workspace) as opened:
        shortlist = run.shortlist(opened, progress)
    # 4. Hand over.
    run.hand_over(shortlist, selection, copy_to)
    ctx.exit(exit_code([card.profile for card in shortlist.scorecards]))


def _check_outs(
    outs: tuple[Path, ...], columns: str, blind: bool, copy_to: Path | None, blind_key: Path | None
) -> None:
    from screener import export
    from screener.copies import check_folder

    if blind_key and not blind:
        raise click.UsageError("--blind-key says who is behind the numbers of --blind: give both.")
    if blind_key and blind_key.suffix.lower() != ".csv":
        raise ScreenerError(str(blind_key), "the key is a .csv", f"use {blind_key.with_suffix('.csv').name}")
    if blind_key:
        options.check_writable(blind_key)
    if copy_to and blind:
        raise click.UsageError("--copy-to and --blind exclude each other: the files tell who wrote them.")
    if copy_to:
        check_folder(copy_to)
    for out in outs:
        export.exporter_for(out)
        options.check_writable(out)
    export.check_columns(columns, blind=blind)


@dataclass(frozen=True, slots=True)
class _Run:
    """What was asked for, ready to be read and written."""

    gathered: Gathered
    rules: Posting
    lexicon: Lexicon
    as_of: date
    jobs: int
    limits: ReadLimits
    included: tuple[str, ...]
    outs: tuple[Path, ...]
    columns: str
    blind: bool
    as_json: bool
    quiet: bool
    blind_key: Path | None = None

    def shortlist(self, opened: Workspace | None, progress: Progress) -> Shortlist:
        """The ranked shortlist; with a workspace, from what is known already."""
        found = self._fresh(progress) if opened is None else self._recalled(opened, progress)
        return replace(found, paths={source.file: source.path for source in self.gathered.sources})

    def _fresh(self, progress: Progress) -> Shortlist:
        from screener import pipeline
        from screener.sources import named

        profiles = pipeline.read_profiles(
            self.gathered, self.rules.lexicons, self.as_of, self.jobs, progress, limits=self.limits
        )
        meant = named(self.gathered, self.included)
        return pipeline.score(profiles, self.rules, self.lexicon, self.as_of, included=meant)

    def _recalled(self, opened: Workspace, progress: Progress) -> Shortlist:
        from screener import export
        from screener.recall import score_recalled
        from screener.sources import named

        plain = not (self.blind or self.as_json)
        shortlist = score_recalled(
            self.gathered,
            self.rules,
            self.lexicon,
            self.as_of,
            self.jobs,
            opened,
            brief=plain and all(export.is_brief(out, self.columns) for out in self.outs),
            numbered=self.blind,
            progress=progress,
            limits=self.limits,
            included=named(self.gathered, self.included),
        )
        _record(shortlist, opened)
        for note in opened.notes:
            tell(note)
        return shortlist

    def hand_over(self, shortlist: Shortlist, selection: Selection, copy_to: Path | None) -> None:
        """Write the files, and the table or JSON on stdout, of those that are wanted; copy their résumés."""
        from screener import export
        from screener.score.selection import left_out
        from screener.score.turnout import turnout

        self._say_before(shortlist)
        if self.blind:
            shortlist = replace(shortlist, numbers=export.numbers(shortlist))
        if self.blind_key:
            export.write_bytes(self.blind_key, export.key_file(shortlist))
        selected = selection.of(shortlist)
        for out in self.outs:
            export.write(selected, out, columns=self.columns, blind=self.blind)
            if not self.quiet:
                tell(f"wrote {out}")
        if self.as_json:
            say(export.as_json(selected, blind=self.blind))
        elif not self.quiet:
            # Files without a score are listed for a person whoever is wanted.
            unscored = tuple(c for c in shortlist.scorecards if c.score is None and not selection.is_all)
            shown = replace(selected, scorecards=(*selected.scorecards, *unscored))
            say(export.table(shown, width=width(), blind=self.blind))
        for note in filter(None, (left_out(shortlist, selected), turnout(shortlist))):
            if not self.quiet:
                tell(note)
        if copy_to:
            self._copy(selected, copy_to)

    def _say_before(self, shortlist: Shortlist) -> None:
        """What somebody must know who takes a file for the whole: said even with --quiet."""
        from screener import export

        notes = export.notes_before(shortlist, self.columns)
        if self.quiet and not notes:
            notes = export.unread_notes(shortlist, blind=self.blind)
        for note in notes:
            tell(note)

    def _copy(self, selected: Shortlist, folder: Path) -> None:
        """Copy the résumés of those that are wanted, and tell which could not be."""
        from screener.copies import copy_resumes

        cards = [card for card in selected.scorecards if card.score is not None]
        done = list(copy_resumes(cards, self.gathered.sources, folder, self.limits))
        for file, reason in done:
            if reason:
                tell(f"not copied: {file} ({reason})")
        if not self.quiet:
            tell(f"copied {counted(sum(not reason for _, reason in done), 'résumé')} to {folder}")


def _record(shortlist: Shortlist, opened: Workspace) -> None:
    """Keep that and with what this run was made."""
    versions = (
        shortlist.posting.sha256,
        shortlist.lexicon_version,
        shortlist.screener_version,
        shortlist.as_of,
    )
    scored = sum(card.score is not None for card in shortlist.scorecards)
    now = datetime.now(UTC).isoformat(timespec="seconds")
    try:
        opened.record_run(now, shortlist.posting.id, versions, (len(shortlist.scorecards), scored))
    except sqlite3.Error as error:
        if not opened.notes:
            opened.notes.append(f"this run is not in the workspace's record ({error})")


@contextmanager
def _opened(workspace: Path | None, no_workspace: bool) -> Iterator[Workspace | None]:
    """The workspace to use, if any. One that was named must be usable; the usual one may be missing."""
    if workspace and no_workspace:
        raise click.UsageError("--workspace and --no-workspace exclude each other.")
    if no_workspace:
        yield None
        return
    from screener.store.workspace import WorkspaceFull, default_path, open_workspace

    with ExitStack() as stack:
        try:
            opened = stack.enter_context(open_workspace(workspace or default_path()))
        except ScreenerError as error:
            if workspace and not isinstance(error, WorkspaceFull):
                raise
            tell(f"nothing is kept for the next run: {error}")
            opened = None
        yield opened
