"""The command line (design §6): a thin layer over the pipeline.

Nothing heavy is imported here: `screener --help` has to answer at once.
"""

from __future__ import annotations

import importlib
import io
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn, TextIO, cast

import click

from screener import __version__
from screener.cli.say import tell
from screener.errors import ScreenerError
from screener.text.terminal import visible

COMMANDS = {
    "start": "Answer a few questions; the commands are printed as they run.",
    "score": "Score résumés against a posting; write a ranked shortlist.",
    "extract": "Write what was read of each résumé, as JSON Lines.",
    "diff": "Compare two exports: who is new, who left, who moved and why.",
    "explain": "Show how one résumé's score comes about, with quotes.",
    "sheet": "Write one candidate's page, for a hiring manager or for the phone.",
    "verify": "List credentials to look up at their issuers; read back what was found.",
    "review": "Open the page to read, weigh, compare and decide.",
    "postings": "List the built-in postings; copy one to start your own.",
    "derive": "Write a rule file from a posting's text.",
    "check": "Find faults in rule files and lexicons.",
    "tune": "See what weights do; learn them from decisions.",
    "workspace": "Show or clear what is kept between runs.",
    "evaluate": "Measure readings against labels.",
}
"""Each command lives in the module of its name and is imported when it is called."""


class _LazyGroup(click.Group):
    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(f"screener.cli.{cmd_name}")
        return cast("click.Command", module.command)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        from screener.registry import did_you_mean

        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            hint = did_you_mean(args[0], COMMANDS) or f"commands: {', '.join(COMMANDS)}"
            ctx.fail(f"No such command {args[0]!r}; {hint}")
        return super().resolve_command(ctx, args)


@click.group(
    cls=_LazyGroup,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Exit codes: 0 done; 1 unexpected fault; 2 wrong usage or rule file; "
    "3 done, but some files could not be read; 4 nothing could be scored.",
)
@click.version_option(__version__, prog_name="screener")
def group() -> None:
    """Rank résumés for a posting so that every point leads to words on a page. Works offline."""


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run the command line and exit with a code of design §6."""
    _open_streams()
    try:
        # Without standalone mode click gives back what ctx.exit was called with, or what a command returned.
        given = group.main(_meant(arguments), prog_name="screener", standalone_mode=False)
        code = given if isinstance(given, int) else 0
    except click.ClickException as error:
        message = io.StringIO()
        error.show(message)
        tell(message.getvalue().rstrip("\n"))
        code = 2
    except click.Abort:
        tell("stopped")
        code = 1
    except ScreenerError as error:
        for fault in error.faults:
            tell(visible(str(fault)))
        code = error.exit_code
    except BrokenPipeError:
        # The reader of our output (head, less) has gone: nothing more to say, and no traceback.
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        code = 0
    except Exception as error:
        if os.environ.get("SCREENER_DEBUG"):
            raise
        # Without the message: it might quote a résumé.
        tell(
            f"unexpected fault ({type(error).__name__}); set SCREENER_DEBUG=1 to see where, "
            "and please report it"
        )
        code = 1
    sys.exit(code)


def _meant(arguments: Sequence[str] | None) -> list[str]:
    """The arguments; a person who types `screener` alone into a terminal is asked what is wanted."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    return given or (["start"] if sys.stdin.isatty() and sys.stdout.isatty() else given)


def _open_streams() -> None:
    """Streams that were closed before we began lead nowhere: else the next file would take their place.

    Those that are open write UTF-8: names and quotes are Unicode wherever the terminal comes from.
    """
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)  # takes the lowest number that is free: this one
    sys.stdout = sys.stdout or Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 - till the end
    sys.stderr = sys.stderr or Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115
    for stream in (sys.stdout, sys.stderr):
        cast("TextIO", stream).reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[attr-defined]
