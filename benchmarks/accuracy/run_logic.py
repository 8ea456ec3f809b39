"""Do derived rules rank résumés as the words of a posting ask? The cases of logic/cases.jsonl say.

    python benchmarks/accuracy/run_logic.py SCREENER [--cases FILE] [--only ID]... [--show] [--dry]

SCREENER is a command, with its arguments in one word: `screener`, or "python -m screener". Each case is a
posting, a few résumés and `order`, groups of résumés, best first. A case passes where the scores of a group
differ by half a point at most, and each is three points or more above every score of the next group.
--dry looks at the cases alone and runs nothing. Exit codes: 0 all pass; 1 some fail; 2 a fault in the cases.
"""

from __future__ import annotations

import argparse
import csv
import json
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain, combinations, pairwise
from pathlib import Path
from typing import Any

CASES = Path(__file__).parent / "logic" / "cases.jsonl"
AS_OF = "2026-11-23"
EQUAL, APART = 0.5, 3.0  # points out of 100
Case = dict[str, Any]


class StepError(Exception):
    """A command did not give what the next one needs."""


def main() -> int:
    """Run the cases, print one line each and the counts."""
    options = _options()
    cases = [json.loads(line) for line in options.cases.read_text(encoding="utf-8").splitlines() if line]
    wrong = list(faults(cases))
    if wrong:
        print(*wrong, sep="\n", file=sys.stderr)
        return 2
    chosen = [case for case in cases if not options.only or case["id"] in options.only]
    if options.dry:
        print(f"{len(chosen)} cases of {len({case['form'] for case in chosen})} forms are well formed")
        return 0
    return _run(chosen, _command(options.screener), show=options.show)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("screener", help="the command, quoted where it has arguments")
    parser.add_argument("--cases", type=Path, default=CASES)
    parser.add_argument("--only", action="append", default=[], metavar="ID")
    parser.add_argument("--show", action="store_true", help="print posting, rules and scores of each case")
    parser.add_argument("--dry", action="store_true", help="look at the cases and run nothing")
    return parser.parse_args()


def _command(words: str) -> list[str]:
    first, *rest = shlex.split(words)
    return [str(Path(shutil.which(first) or first).absolute()), *rest]


def _run(cases: Sequence[Case], command: Sequence[str], *, show: bool) -> int:
    passed, ran = Counter[str](), Counter[str]()
    for case in cases:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            try:
                points = scores(case, command, folder)
                found = list(breaks(case["order"], points))
            except StepError as error:
                points, found = {}, [str(error)]
            if show:
                _show(case, points, folder)
        ran[case["form"]] += 1
        passed[case["form"]] += not found
        print("FAIL" if found else "pass", case["id"], *found, sep="  ", flush=True)
    print(f"{passed.total()} of {ran.total()} pass")
    short = [f"{form} {passed[form]} of {ran[form]}" for form in sorted(ran) if passed[form] < ran[form]]
    if short:
        print("not all of:", "; ".join(short))
    return 1 if short else 0


def scores(case: Case, command: Sequence[str], folder: Path) -> dict[str, float]:
    """The points of each résumé of a case by its letter, derived and scored inside the folder."""
    (folder / "posting.txt").write_text(case["posting"], encoding="utf-8")
    pile = folder / "resumes"
    pile.mkdir()
    for letter, text in case["resumes"].items():
        (pile / f"{letter}.txt").write_text(text, encoding="utf-8")
    _call([*command, "derive", "posting.txt", "--out", "rules.yaml"], folder, "rules.yaml")
    score = ["score", "resumes", "--posting", "rules.yaml", "--out", "list.csv"]
    _call([*command, *score, "--as-of", AS_OF, "--no-workspace", "--quiet"], folder, "list.csv")
    with (folder / "list.csv").open(encoding="utf-8-sig", newline="") as table:
        said = {Path(row["file"]).stem: row["score"] for row in csv.DictReader(table)}
    blank = sorted(set(case["resumes"]) - {letter for letter, score in said.items() if score})
    if blank:
        raise StepError(f"no score for {', '.join(blank)}")
    return {letter: float(said[letter]) for letter in case["resumes"]}


def _call(command: Sequence[str], folder: Path, made: str) -> None:
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    if done.returncode or not (folder / made).exists():
        words = " ".join((done.stderr or done.stdout).split())
        raise StepError(f"{made} was not made (exit code {done.returncode}): {words[-200:]}")


def breaks(order: Sequence[Sequence[str]], points: dict[str, float]) -> Iterator[str]:
    """Where points break the order, in words.

    >>> list(breaks([["a", "b"], ["c"]], {"a": 90, "b": 80, "c": 79}))
    ['a 90 and b 80 should be equal', 'b 80 should be 3 above c 79']
    """
    for group in order:
        for one, other in combinations(group, 2):
            if abs(points[one] - points[other]) > EQUAL + 1e-9:
                yield f"{one} {points[one]:g} and {other} {points[other]:g} should be equal"
    for better, worse in pairwise(order):
        low, high = min(better, key=points.__getitem__), max(worse, key=points.__getitem__)
        if points[low] - points[high] < APART - 1e-9:
            yield f"{low} {points[low]:g} should be {APART:g} above {high} {points[high]:g}"


def faults(cases: Sequence[Case]) -> Iterator[str]:
    """What is wrong with the cases themselves, in words."""
    for field in ("id", "posting"):
        counts = Counter(case[field] for case in cases)
        yield from (f"twice the same {field}: {value[:60]!r}" for value, n in counts.items() if n > 1)
    for case in cases:
        letters = sorted(case["resumes"])
        if sorted(chain.from_iterable(case["order"])) != letters or len(case["order"]) < 2:
            yield f"{case['id']}: the order does not name each of {letters} once, in two groups or more"
        if not case.get("why") and not case.get("note"):
            yield f"{case['id']}: no word says why the order is so"
        if len(set(case["resumes"].values())) < len(letters):
            yield f"{case['id']}: two résumés are the same"


def _show(case: Case, points: dict[str, float], folder: Path) -> None:
    rules = folder / "rules.yaml"
    print(case["posting"], rules.read_text(encoding="utf-8") if rules.exists() else "no rules", sep="\n")
    print(points, case["order"], case.get("why") or case.get("note"), sep="\n", end="\n\n")


if __name__ == "__main__":
    sys.exit(main())
