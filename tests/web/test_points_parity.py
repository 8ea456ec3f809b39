"""The browser's arithmetic and ranking, run under node, against score/points.py and score/ranking.py."""

from __future__ import annotations

import json
import random
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from screener.model.posting import Bands
from screener.model.profile import Profile
from screener.model.scorecard import Scorecard
from screener.score.points import (
    CREDIT_UNIT,
    possible_points,
    rounded_points,
    total_points,
)
from screener.score.ranking import rank
from screener.score.scoring import band_of

CREDITS = [0.0, 0.25, 1 / 3, 0.5, 2 / 3, 0.8, 5 / 12, 7 / 16, 0.07, 1.0]
BANDS = Bands(70.0, 45.0)

Run = Callable[[list[Any]], list[Any]]


@pytest.fixture(scope="module")
def run(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Run:
    """Cases to answers of the page's own modules."""
    node = shutil.which("node")
    if not node:
        pytest.skip("node is not on this machine: the browser's arithmetic cannot be run")
    folder = tmp_path_factory.mktemp("static")
    for name in ("points.js", "ranking.js", "words.js"):
        shutil.copy(root / "screener" / "web" / "static" / name, folder)
    # Browsers take the files for modules by the tag that asks for them; node wants it written down.
    (folder / "package.json").write_text('{"type": "module"}', encoding="utf-8")

    def answers(cases: list[Any]) -> list[Any]:
        script = Path(__file__).parent / "points_cases.mjs"
        done = subprocess.run(
            [node, str(script), str(folder)],
            input=json.dumps(cases),
            capture_output=True,
            text=True,
            check=True,
        )
        found: list[Any] = json.loads(done.stdout)
        return found

    return answers


def random_weights(chance: random.Random, count: int) -> list[float]:
    """Whole ones, tenths, thousandths, zeros and far-apart ones."""
    kinds: list[Callable[[], float]] = [
        lambda: chance.randint(0, 60),
        lambda: chance.randint(0, 600) / 10,
        lambda: chance.randint(1, 99_999) / 1000,
        lambda: chance.choice([0, 1, 10_000_000, 0.0001, 1e-7]),
    ]
    weights = [chance.choice(kinds)() for _ in range(count)]
    return weights if any(weights) else [*weights[:-1], 1]


def test_points_agree_to_the_tenth(run: Run) -> None:
    chance = random.Random(20261130)  # noqa: S311 - cases, not secrets
    cases = []
    for _ in range(3000):
        count = chance.randint(1, 14)
        weights = random_weights(chance, count)
        cases.append({"weights": weights, "credits": [chance.choice(CREDITS) for _ in range(count)]})
    answers = run([["points", case] for case in cases])
    assert {answer["exact"] for answer in answers} == {True, False}, "both ways of counting are tried"
    for case, answer in zip(cases, answers, strict=True):
        points, total = rounded_points(case["weights"], case["credits"])
        assert [tenths / 10 for tenths in answer["tenths"]] == points, case
        assert answer["total"] / 10 == total, case
        assert tuple(answer["possible"]) == possible_points(tuple(case["weights"])), case


@pytest.mark.parametrize("seed", range(6))
def test_order_ranks_and_verdicts_agree(run: Run, seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - cases, not secrets
    weights = random_weights(chance, 6)
    knock_out = [True, False, False, True, False, False]
    rows, cards = [], []
    for number in range(200):
        outcomes = [chance.choice("mpuc") for _ in weights]
        credits = [1.0 if o == "m" else 0.0 if o in "uc" else chance.choice(CREDITS[1:-1]) for o in outcomes]
        knocked = [str(k) for k, o in enumerate(outcomes) if knock_out[k] and o == "c"]
        read = chance.random() > 0.1
        sha = f"{chance.getrandbits(64):016x}"
        rows.append(
            {
                "key": f"c{number}",
                "tie": 0,
                "sha": sha,
                "status": "read" if read else "needs_ocr",
                "credits": [round(credit * CREDIT_UNIT) for credit in credits],
                "outcomes": "".join(outcomes),
                "knocked": knocked,
                "decision": None,
            }
        )
        profile = Profile(f"c{number}", sha, "read" if read else "needs_ocr", None, None, 1, "2026-11-30")
        capped = any(k and o == "u" for k, o in zip(knock_out, outcomes, strict=True))
        score = total_points(weights, credits)
        verdict = "knocked_out" if knocked else band_of(score, BANDS, capped=capped)
        cards.append(Scorecard(profile, score=score, verdict=verdict) if read else Scorecard(profile))
    for place, row in enumerate(sorted(rows, key=lambda row: str(row["sha"]))):
        row["tie"] = place
    rules = [{"id": str(k), "knock_out": yes} for k, yes in enumerate(knock_out)]
    table = {"rows": rows, "posting": {"rules": rules, "bands": {"shortlist": 70, "review": 45}}}
    (answer,) = run([["ranking", {"table": table, "weights": weights}]])
    ranked = [card for card in rank(cards) if card.rank is not None]
    expected = [[card.file, card.rank, round((card.score or 0) * 10), card.verdict] for card in ranked]
    assert answer == expected


def test_years_read_as_in_the_sheet(run: Run) -> None:
    """A quarter of a year is a tie of two tenths: 147 months are 12.2 in both."""
    months = list(range(1, 481))
    said = run([["years", {"months": each}] for each in months])
    assert said == [f"{each / 12:.1f} y" for each in months]
