"""`screener review`: the local page on which a person reads, weighs, compares and decides."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from screener.cli import options
from screener.cli.notes import note_passed_over


@click.command("review")
@click.argument("resumes", nargs=-1, metavar="[RESUMES...]", type=click.Path(path_type=Path))
@options.posting
@options.as_of
@options.jobs
@click.option("--blind", is_flag=True, help="Begin without names, contacts, schools and employers.")
@click.option("--port", type=click.IntRange(0, 65535), default=0, metavar="N", help="Default: any free one.")
@click.option("--no-open", is_flag=True, help="Print the address and open no browser.")
@click.option(
    "--workspace",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Workspace file to use. Default: the one in your data folder.",
)
def command(
    resumes: tuple[Path, ...],
    posting: str,
    as_of: date,
    jobs: int,
    blind: bool,
    port: int,
    no_open: bool,
    workspace: Path | None,
) -> None:
    """Open the review page on this computer: read, weigh, compare, decide. Ctrl-C ends it; all is saved."""
    from screener.sources import gather
    from screener.store.workspace import default_path, open_workspace
    from screener.web import server
    from screener.web.sitting import Setup, Sitting

    gathered = gather(resumes)
    note_passed_over(gathered, quiet=False)
    path = workspace or default_path()
    with open_workspace(path):
        pass  # what is wrong with it is said before anything else happens
    sitting = Sitting(Setup(posting, gathered.sources, as_of, jobs, path, blind))
    bound = server.listen(port)

    def ready(address: str) -> None:
        click.echo(address)
        click.echo("Ctrl-C ends it; decisions are saved as they are made.", err=True)
        if not no_open:
            _open(address)

    server.serve(sitting, bound, ready)


def _open(address: str) -> None:
    import webbrowser

    if not webbrowser.open(address):
        click.echo("no browser could be opened: open the address above in one", err=True)
