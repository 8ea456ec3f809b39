"""Progress and notes on stderr."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from screener.cli.say import tell
from screener.text.counted import counted

if TYPE_CHECKING:
    from screener.model.profile import Profile
    from screener.pipeline import Progress
    from screener.sources import Gathered


@contextmanager
def progress_bar(quiet: bool, readers: int = 1, files: Gathered | None = None) -> Iterator[Progress]:
    """A bar while files are read, on a terminal only; first that the readers start, which takes a while."""
    if quiet or not sys.stderr.isatty():
        yield lambda done, of: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(
            f"starting {counted(readers, 'reader')} …", total=len(files.sources) if files else None
        )
        yield lambda done, of: bar.update(task, description="reading", completed=done, total=of)


def note_passed_over(gathered: Gathered, quiet: bool) -> None:
    """Say how many system files (.DS_Store and the like) were not taken for résumés."""
    if gathered.passed_over and not quiet:
        tell(f"passed over {counted(len(gathered.passed_over), 'hidden or system file')}")


def exit_code(profiles: Sequence[Profile]) -> int:
    """0 where all was read, 3 where some was not, 4 where nothing was."""
    statuses = [p.status for p in profiles]
    if not any(s in ("read", "duplicate") for s in statuses):
        return 4
    return 0 if all(s in ("read", "duplicate") for s in statuses) else 3
