"""`screener evaluate`: precision, recall and F1 of the readings against labels (design §10)."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from screener.cli import options
from screener.cli.notes import progress_bar
from screener.cli.say import say
from screener.errors import ScreenerError

if TYPE_CHECKING:
    from screener.evaluate.tally import Tally
    from screener.model.profile import Profile
    from screener.pipeline import Progress

    Pair = tuple[dict[str, Any], Profile | None]

_File = click.Path(path_type=Path, exists=True)


@click.command("evaluate")
@click.argument("gold", type=_File, metavar="GOLD")
@click.argument("resumes", type=_File, metavar="RESUMES_DIR")
@click.option(
    "--gold", "more_gold", multiple=True, type=_File, metavar="GOLD", help="A further set's labels."
)
@click.option("--resumes", "more_resumes", multiple=True, type=_File, metavar="DIR", help="Its résumés.")
@click.option("--postings", is_flag=True, help="The sets are postings: measure the rules derived from them.")
@click.option("--reliability", is_flag=True, help="Print stated confidence against the share that is right.")
@click.option("--errors/--no-errors", default=True, help="List the errors one by one.")
@click.option("--markdown", is_flag=True, help="Print the table as Markdown.")
@click.option("--json", "as_json", is_flag=True, help="Print all figures and errors as JSON.")
@options.jobs
@options.quiet
def command(
    gold: Path,
    resumes: Path,
    more_gold: tuple[Path, ...],
    more_resumes: tuple[Path, ...],
    postings: bool,
    reliability: bool,
    errors: bool,
    markdown: bool,
    as_json: bool,
    jobs: int,
    quiet: bool,
) -> None:
    """Measure readings against labels; sets given with --gold and --resumes are pooled with the first."""
    if len(more_gold) != len(more_resumes):
        raise click.UsageError("--gold and --resumes go together: as many of one as of the other.")
    from screener.evaluate import report

    sets = list(zip((gold, *more_gold), (resumes, *more_resumes), strict=True))
    if postings:
        tallies = _of_postings(sets)
    else:
        from screener.config.lexicon import load_lexicon
        from screener.evaluate import profiles
        from screener.evaluate import reliability as reliable

        lexicon, uncounted = load_lexicon(["medical_coding"]), profiles.find_uncounted(gold)
        pairs = _read_all(sets, jobs, quiet)
        if reliability:
            say(reliable.as_markdown(reliable.reliability(pairs, lexicon, uncounted)))
            return
        tallies = profiles.evaluate(pairs, lexicon, uncounted)
    if as_json:
        say(json.dumps(report.as_plain(tallies), ensure_ascii=False, indent=1))
    elif markdown:
        say(report.as_markdown(tallies))
    else:
        say(report.as_text(tallies, errors=errors))


def _read_all(sets: list[tuple[Path, Path]], jobs: int, quiet: bool) -> list[Pair]:
    from screener.evaluate.profiles import read_gold

    pairs: list[Pair] = []
    for labels, folder in sets:
        with progress_bar(quiet) as progress:
            pairs += _read(read_gold(labels), folder, jobs, progress)
    return pairs


def _of_postings(sets: list[tuple[Path, Path]]) -> list[Tally]:
    from screener import pipeline
    from screener.derive.writing.yaml import to_json
    from screener.evaluate.postings import evaluate_postings
    from screener.evaluate.profiles import read_gold

    labels = [(label, folder / label["file"]) for gold, folder in sets for label in read_gold(gold)]

    def draft(path: Path) -> dict[str, Any] | None:
        """What is derived from a posting; None where it is refused, which counts as nothing found."""
        try:
            return to_json(pipeline.derive(path)) if path.is_file() else None
        except ScreenerError:
            return None

    return evaluate_postings((label, draft(path)) for label, path in labels)


def _read(labels: list[dict[str, Any]], folder: Path, jobs: int, progress: Progress) -> list[Pair]:
    """Each label with the profile of its file as of the label's day, None where the file is missing."""
    from screener import pipeline
    from screener.sources import Gathered, Source

    found: dict[str, Profile] = {}
    for day in sorted({str(label["as_of"]) for label in labels}):
        files = sorted({x["file"] for x in labels if x["as_of"] == day and (folder / x["file"]).is_file()})
        gathered = Gathered(tuple(Source(str(folder / f), f) for f in files), ())
        read = pipeline.read_profiles(gathered, ["medical_coding"], date.fromisoformat(day), jobs, progress)
        found |= {p.file: p for p in read}
    return [(label, found.get(label["file"])) for label in labels]
