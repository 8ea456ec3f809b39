"""`screener check`: every fault of rule files and lexicons at once."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import click

from screener.cli import options
from screener.cli.say import say, tell
from screener.errors import Fault, ScreenerError


@click.command("check")
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option(
    "--resumes",
    "resumes",
    multiple=True,
    type=click.Path(path_type=Path),
    metavar="RESUMES",
    help="Say too where nobody or everybody of these résumés would be shortlisted. May repeat.",
)
@click.option("--quiet", is_flag=True, help="Say nothing where there is no fault.")
@click.pass_context
def command(ctx: click.Context, files: tuple[str, ...], resumes: tuple[Path, ...], quiet: bool) -> None:
    """Check rule files (paths or built-in names) and lexicons (names or folders); list all faults.

    A lexicon's own examples are run through the finder: each must be found, each counter-example must not.
    """
    faulty = False
    for file in map(options.said, files):
        try:
            faults = list(_faults(file, resumes))
        except ScreenerError as error:
            faults = list(error.faults)
        for fault in faults:
            tell(str(fault))
        if not faults and not quiet:
            say(f"{file}: no faults")
        faulty = faulty or bool(faults)
    ctx.exit(2 if faulty else 0)


def _faults(file: str, resumes: tuple[Path, ...]) -> Iterator[Fault]:
    from screener import pipeline
    from screener.config.lexicon import is_lexicon, load_lexicon

    if is_lexicon(file):
        from screener.config.lexicon_places import with_places
        from screener.derive import wordings
        from screener.extract.claims.examples import try_claims
        from screener.extract.concepts.examples import colliding_names, try_examples
        from screener.extract.figures.told import try_figures
        from screener.extract.work.examples import try_work
        from screener.text.spoken import try_spoken

        lexicon = load_lexicon([file])
        faults = [*try_examples(lexicon), *colliding_names(lexicon), *try_claims(lexicon)]
        faults += [*try_figures(lexicon), *try_work(lexicon), *try_spoken(lexicon)]
        if wordings.RULES in lexicon.tables:  # they use the word classes of the postings' language
            faults += wordings.try_examples(load_lexicon([file, wordings.LANGUAGE]))
        yield from with_places(faults, [file])
        return
    rules, lexicon = pipeline.load_posting(file)
    from screener.score.lint import lint

    for note in lint(rules, lexicon):
        say(f"note: {note}")
    if resumes:
        from screener.cli.scored import scored
        from screener.score.turnout import turnout

        if told := turnout(scored(resumes, file, (), date.today(), os.cpu_count() or 1, None)):
            say(f"note: {told}")
