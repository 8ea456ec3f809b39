"""`screener workspace`: where what was read is kept, and how to be rid of it."""

from __future__ import annotations

from pathlib import Path

import click

from screener.cli.say import say, tell
from screener.errors import ScreenerError

_OPTION = click.option(
    "--workspace",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Default: the one in your data folder.",
)


@click.group("workspace")
def command() -> None:
    """The workspace holds what was read of résumés (names, contacts, quotes), so that tuning is instant."""


@command.command("where", short_help="Show the file and how much lies in it.")
@_OPTION
def where(workspace: Path | None) -> None:
    """Show the workspace's file and how much lies in it."""
    from screener.store.workspace import default_path, open_workspace

    path = workspace or default_path()
    say(str(path))
    if not path.exists():
        tell("nothing is kept")
        return
    with open_workspace(path) as opened:
        for table, count in opened.counts().items():
            tell(f"{count:>9,} {table.removesuffix('s') if count == 1 else table}")


@command.command("clear", short_help="Forget what was read; decisions only if asked.")
@_OPTION
@click.option("--decisions", is_flag=True, help="Forget runs and people's decisions too.")
def clear(workspace: Path | None, decisions: bool) -> None:
    """Forget what was read and found, and files dropped on the review page; decisions stay unless asked."""
    from screener.store.dropped import forget_files
    from screener.store.workspace import default_path, open_workspace

    path = workspace or default_path()
    if not path.exists():
        tell("nothing is kept")
        return
    forget_files(path)
    with open_workspace(path) as opened:
        gone = opened.clear(decisions=decisions)
    if not gone:
        what = "what was read is forgotten, but its bytes stay in the file while another program reads it"
        raise ScreenerError(str(path), what, "end the other run, and clear again", exit_code=1)
    tell(f"cleared {path}")
