"""A person's finding in place of a reading: points follow at once, the command agrees, undo restores."""

from __future__ import annotations

import csv
import json
import subprocess
import sys
from pathlib import Path

from review_sitting import AS_OF, Browser

from screener.web.sitting import Setup


def _evidence(browser: Browser, key: str, rule: str) -> dict[str, object]:
    results = {r["rule"]: r for r in browser.get(f"candidate/{key}")["results"]}
    found: dict[str, object] = results[rule]["evidence"][0]
    return found


def test_a_credential_corrected_to_held_counts(browser: Browser) -> None:
    key = browser.key("ben.txt")
    words = _evidence(browser, key, "credential")
    given = {"key": key, "start": words["start"], "end": words["end"], "concept": "aapc.cpc", "version": 0}
    assert browser.post("correction", {**given, "to": {"state": "current"}}, 422)["where"] == "reason"
    told = browser.post("correction", {**given, "to": {"state": "current"}, "reason": "renewed, seen card"})
    assert told["results"][0]["outcome"] == "met" and "seen card" in told["results"][0]["evidence"][0]["why"]
    row = browser.row("ben.txt")
    assert row["corrected"] == 1 and row["verdict"] != "knocked_out" and row == told["row"]
    assert row["credentials"] == [{"label": "CPC", "assertion": "held", "state": "current"}]
    undone = browser.post("correction", {**given, "to": {"undo": True}, "version": 1})
    assert undone["corrections"] == [] and undone["results"][0]["outcome"] == "contradicted"
    assert len(undone["history"]) == 2, "undone by a further record"


def test_what_is_not_this_candidates_no_longer_counts(browser: Browser) -> None:
    key = browser.key("ada.pdf")
    words = _evidence(browser, key, "epic")
    given = {"key": key, "start": words["start"], "end": words["end"], "concept": "epic", "version": 0}
    told = browser.post("correction", {**given, "to": {"assertion": "other_person"}, "reason": "her team's"})
    epic = told["results"][3]
    assert epic["outcome"] == "unknown" and epic["points"] == 0.0
    assert browser.row("ada.pdf")["score"] == 85.0


def test_words_in_which_nothing_was_read_can_mean_something(browser: Browser) -> None:
    key = browser.key("ben.txt")
    line = next(n for n in browser.get(f"text/{key}")["lines"] if "Assigned" in n["text"])
    start = line["start"] + line["text"].index("codes")
    given = {"key": key, "start": start, "end": start + 5, "reason": "told on the phone", "version": 0}
    assert browser.post("correction", {**given, "to": {"assertion": "lapsed"}}, 422)["hint"]
    told = browser.post("correction", {**given, "to": {"concept": "epic"}})
    epic = told["results"][3]
    assert epic["outcome"] == "met" and "Assigned ICD-10-CM codes." in epic["evidence"][0]["quote"]
    assert epic["evidence"][0]["term"] == "codes"


def test_the_command_agrees_with_the_page(browser: Browser, setup: Setup, tmp_path: Path) -> None:
    key = browser.key("ben.txt")
    words = _evidence(browser, key, "credential")
    browser.post(
        "correction",
        {
            "key": key,
            "start": words["start"],
            "end": words["end"],
            "to": {"assertion": "held"},
            "reason": "seen card",
        },
    )
    browser.post("decision", {"key": key, "what": "advance", "reason": "calls back", "version": 1})
    browser.post("decision", {"key": browser.key("cy.txt"), "what": "hold"})
    out = tmp_path / "out.csv"
    folder = str(Path(setup.sources[0].path).parent)
    command = [sys.executable, "-m", "screener", "score", folder, "--posting", setup.posting, "--quiet"]
    command += ["--as-of", AS_OF.isoformat(), "--workspace", str(setup.workspace), "--out", str(out)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 3, done.stderr
    written = {row["file"]: row for row in csv.DictReader(out.read_text("utf-8-sig").splitlines())}
    for row in browser.rows():
        assert written[row["file"]]["score"] == ("" if row["score"] is None else str(row["score"]))
    ben = written["ben.txt"]
    assert (ben["decision"], ben["decision_reason"]) == ("advance", "calls back")
    assert "CPC" in ben["corrections"] and "seen card" in ben["corrections"]
    command[3:5] = ["explain", str(Path(folder) / "ben.txt")]
    command.remove("--quiet")
    told = subprocess.run([*command[:-2], "--json"], capture_output=True, text=True, check=True)
    assert str(json.loads(told.stdout)["candidates"][0]["score"]) == ben["score"], "explain agrees too"
    assert written["ada.pdf"]["decision"] == "" and written["cy.txt"]["decision"] == "hold"
