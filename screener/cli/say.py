"""Whatever the command line says goes through here: results to stdout, notes to stderr, nothing raw."""

from __future__ import annotations

import os
import shutil
import sys
from contextlib import suppress

import click

from screener.text.terminal import visible_lines


def width() -> int:
    """Columns to write for: the terminal's; into a file or a pipe 80, or what COLUMNS asks for."""
    wide = sys.stdout.isatty() or os.environ.get("COLUMNS", "").isdecimal()
    return shutil.get_terminal_size((80, 24)).columns if wide else 80


def say(text: str, *, nl: bool = True) -> None:
    """Print a result. OSError where nobody takes it: the caller's work is done by then."""
    click.echo(visible_lines(text), nl=nl)


def tell(text: str) -> None:
    """Print a note. Where nobody reads notes, nothing else is lost for it."""
    with suppress(OSError, ValueError):
        click.echo(visible_lines(text), err=True)
