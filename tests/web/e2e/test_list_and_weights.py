"""Acceptance 1 and 2: what is listed, and what a weight does."""

from __future__ import annotations

import csv
import os
import subprocess
import sys
from pathlib import Path

from review_page import AS_OF, NewTab, Program, Start, Tab

NOT_READ = {
    "A scan without text": 3,
    "Locked with a password": 1,
    "Does not look like a résumé": 1,
    "Damaged file": 1,
    "The same résumé twice": 1,
}


def test_01_samples_are_read_listed_and_explained(start: Start, tab: NewTab) -> None:
    program = start(fresh=True)
    page = tab()
    page.page.goto(program.address)
    # Rows come in while the rest is still being read.
    page.page.wait_for_selector("#rows .row[data-key]:not(.un)", timeout=90_000)
    page.until("document.querySelector('#counts').textContent.startsWith('34 scored · 7 not read')", 90)
    rows = page.rows()
    assert len([row for row in rows if not row["unread"]]) == 34
    reasons: dict[str, int] = {}
    for row in rows:
        if row["unread"]:
            few = row["why"].partition(":")[0]
            reasons[few] = reasons.get(few, 0) + 1
            assert row["score"] == ""
    assert reasons == NOT_READ


def scored(root: Path, workspace: Path, out: Path, *settings: str) -> list[dict[str, str]]:
    """What `screener score --set` says, best first."""
    command = [
        sys.executable,
        "-m",
        "screener",
        "score",
        "sample_resumes",
        "--posting",
        "medical_coder",
        "--quiet",
    ]
    command += ["--as-of", AS_OF, "--workspace", str(workspace), "--out", str(out)]
    command += [part for setting in settings for part in ("--set", setting)]
    environment = {**os.environ, "PYTHONPATH": str(root)}
    done = subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 3, done.stderr
    with out.open(encoding="utf-8-sig", newline="") as file:
        return [row for row in csv.DictReader(file) if row["score"]]


def check_rows(page: Tab, expected: list[dict[str, str]], before: dict[str, int]) -> None:
    """Order, totals, ranks and arrows of the page are those of the command."""
    rows = [row for row in page.rows() if not row["unread"]]
    assert [(row["rank"], f"{float(row['score']):.1f}", row["name"]) for row in rows] == [
        (row["rank"], f"{float(row['score']):.1f}", row["name"]) for row in expected
    ]
    for row in rows:
        moved = before[row["name"]] - int(row["rank"])
        arrow = f"{'▲' if moved > 0 else '▼'}{abs(moved)}" if moved else ""
        assert row["moved"] == arrow, row


def test_02_weights_by_slider_number_and_arrows(
    root: Path, samples: Program, tab: NewTab, tmp_path: Path
) -> None:
    saved = scored(root, samples.workspace, tmp_path / "saved.csv")
    before = {row["name"]: int(row["rank"]) for row in saved}
    page = tab().open(samples).press("w")
    check_rows(page, saved, before)
    page.page.locator("#rows .row").nth(4).click()
    chosen = page.page.get_attribute("#rows [aria-selected=true]", "data-key")

    page.page.fill("#s1", "45")  # a range takes a value as a drag gives it
    page.settle()
    check_rows(page, scored(root, samples.workspace, tmp_path / "a.csv", "code-systems.weight=45"), before)
    page.page.fill("#n0", "7.5")
    page.page.keyboard.press("Tab")
    page.settle()
    both = ("code-systems.weight=45", "credential.weight=7.5")
    check_rows(page, scored(root, samples.workspace, tmp_path / "b.csv", *both), before)
    page.page.focus("#s6")
    page.press(*["ArrowRight"] * 8)
    page.page.keyboard.press("Tab")
    page.page.wait_for_timeout(250)
    three = scored(root, samples.workspace, tmp_path / "c.csv", *both, "experience.weight=20")
    check_rows(page, three, before)

    assert page.page.get_attribute("#rows [aria-selected=true]", "data-key") == chosen
    page.page.reload()
    page.page.wait_for_selector("body[data-ready]")
    check_rows(page, three, before)
    assert page.page.get_attribute("#rows [aria-selected=true]", "data-key") == chosen
    assert "other weights" in page.text("#title")


def test_02_undo_takes_a_weight_back(samples: Program, tab: NewTab) -> None:
    page = tab().open(samples).press("w")
    before = page.rows()
    page.page.fill("#n1", "50")
    page.page.keyboard.press("Tab")
    page.settle()
    assert page.rows() != before
    page.page.focus("#grid")
    page.press("z")
    assert page.rows() == before
    page.press("Shift+Z")
    assert page.page.input_value("#n1") == "50"


def test_02_focus_stays_on_the_candidate_and_the_list_does_not_scroll(samples: Program, tab: NewTab) -> None:
    page = tab().open(samples).candidate("Hollis Greer")
    page.press("w")
    page.page.locator("#rows [aria-selected=true]").focus()
    top = page.page.evaluate("document.querySelector('#scroll').scrollTop")
    page.page.evaluate(
        """() => {
            const slider = document.querySelector('#s1');
            slider.value = 60;
            slider.dispatchEvent(new Event('input', {bubbles: true}));
        }"""
    )
    page.settle()
    assert page.page.evaluate("document.activeElement.querySelector('.nm b')?.textContent") == "Hollis Greer"
    assert page.page.evaluate("document.querySelector('#scroll').scrollTop") == top
