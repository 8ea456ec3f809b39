"""`screener diff`: what differs between two shortlists that were exported."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

import click

from screener.cli.say import say

_FILE = click.Path(path_type=Path, dir_okay=False)


@click.command("diff")
@click.argument("before", type=_FILE, metavar="A")
@click.argument("after", type=_FILE, metavar="B")
@click.option("--json", "as_json", is_flag=True, help="Print the differences as JSON.")
def command(before: Path, after: Path, as_json: bool) -> None:
    """Compare two exports (.csv or .json): who is new, who left, who moved and because of which rule.

    A person is known again by the bytes of the résumé, else by the file's name, else by the e-mail address.
    """
    from screener.export.changes import change_lines, changes
    from screener.export.exported import read_exported

    found = changes(read_exported(before), read_exported(after))
    say(
        json.dumps(asdict(found), ensure_ascii=False, indent=1) if as_json else "\n".join(change_lines(found))
    )
