"""Acceptance 15, and what goes in and out: postings, dropped files, corrections, exports."""

from __future__ import annotations

import csv
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from review_page import POSTING, NewTab, Program, Start, Tab, fetched


def derived(page: Tab) -> None:
    page.page.click("#posting-name")
    page.page.fill("#posting-text", POSTING)
    page.page.click("#derive")
    page.page.wait_for_selector("#posting .drule", timeout=60_000)


def test_15_derive_choose_save_and_score(root: Path, start: Start, tab: NewTab, tmp_path: Path) -> None:
    page = tab().open(start())
    derived(page)
    used = page.page.locator("#posting .ptext p.used")
    assert used.count() >= 4
    assert page.page.locator("#posting .drule").count() >= 5
    doubts = page.page.locator("#posting .doubt")
    assert doubts.count() >= 1
    other = doubts.first.locator("input:not(:checked)").first
    name = other.get_attribute("id")
    before = page.text("#posting .side:last-child .scrolls")
    other.click()
    page.until(
        f"document.getElementById('{name}')?.checked === true && !document.querySelector('#derive')", 60
    )
    page.until(
        "document.querySelector('#posting .side:last-child .bar2').textContent.includes('no fault')", 60
    )
    assert page.text("#posting .side:last-child .scrolls") != "" != before
    saved = tmp_path / "riverbend.yaml"
    page.page.click("#use-rules")
    page.page.fill("#path", str(saved))
    page.page.click("#do-save")
    page.until("document.querySelector('#title').textContent.includes('Outpatient Coder')", 60)
    page.until("document.querySelector('#counts').textContent.startsWith('34 scored')", 60)
    text = saved.read_text("utf-8")
    assert "# Draft of the rules of" in text, "its comments are kept"
    environment = {**os.environ, "PYTHONPATH": str(root)}
    command = [sys.executable, "-m", "screener", "check", str(saved)]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert {rule["id"] for rule in fetched(page, "table?n=1")["posting"]["rules"]} >= {
        "credential",
        "education",
    }


def test_a_rule_file_of_the_same_name_is_replaced_on_demand_and_not_used(
    samples: Program, tab: NewTab, tmp_path: Path
) -> None:
    page = tab().open(samples)
    derived(page)
    there = tmp_path / "riverbend.yaml"
    there.write_text("another", "utf-8")
    page.page.click("#save-posting")
    page.page.fill("#path", str(there))
    page.page.click("#do-save")
    page.until("document.querySelector('#toast').textContent.includes('There is a file of this name')")
    assert there.read_text("utf-8") == "another"
    page.page.click("#toast button")  # within reach though the dialog is open
    page.until("document.querySelector('#toast').textContent.startsWith('Saved')")
    assert "# Draft of the rules of" in there.read_text("utf-8")
    page.until("!document.querySelector('#dialog').open")
    assert page.page.evaluate("document.body.dataset.view") == "posting", "it was saved, not used"
    assert fetched(page, "table?n=1")["posting"]["id"] == "medical-coder"


def test_15_all_faults_stand_at_their_lines(start: Start, tab: NewTab) -> None:
    page = tab().open(start())
    derived(page)
    page.page.click("#tab-file")
    text = page.page.input_value("#yaml")
    faulty = text.replace("kind: has", "kind: hass").replace("importance: preferred", "importance: nice")
    page.page.fill("#yaml", faulty)
    page.page.click("#check")
    page.page.wait_for_selector("#posting .faults li")
    lines = faulty.splitlines()
    wrong = [at for at, line in enumerate(lines, 1) if "hass" in line or "nice" in line]
    told = page.page.locator("#posting .faults li button").all_text_contents()
    assert [int(each.split()[1].split(":")[0]) for each in told] == wrong
    assert page.page.locator("#posting .gutter .bad").count() == len(set(wrong))
    assert "34 scored" in page.text("#counts"), "nothing is scored by rules that were not used"


def test_a_field_in_which_somebody_writes_outlives_an_answer(samples: Program, tab: NewTab) -> None:
    page = tab().open(samples)
    held: list[Any] = []

    def hold(route: Any) -> None:
        held.append(route)

    page.page.route("**/postings", hold)
    page.page.click("#posting-name")
    page.until("document.activeElement !== null && document.querySelector('#posting-text') !== null")
    page.page.evaluate("window.field = document.querySelector('#posting-text')")
    held.pop().continue_()
    page.until("document.querySelectorAll('#built-in option').length > 1")
    assert page.page.evaluate("window.field.isConnected"), "the list of postings came"
    page.page.route("**/posting/check", hold)
    page.page.click("#tab-file")
    page.page.fill("#yaml", "schema: 1\nno such key: 2\n")
    page.page.evaluate("window.field = document.querySelector('#yaml')")
    page.page.click("#check")
    page.page.wait_for_timeout(50)
    page.page.focus("#yaml")
    page.page.keyboard.press("Control+End")
    page.page.keyboard.type("nor this: 3")
    while held:
        held.pop().continue_()
    page.page.unroute("**/posting/check")
    page.page.wait_for_timeout(200)
    page.page.keyboard.type("4")
    assert page.page.input_value("#yaml") == "schema: 1\nno such key: 2\nnor this: 34"
    assert page.page.evaluate("window.field.isConnected"), "the answer came"
    assert page.page.locator("#posting .faults").count() == 0, "it told of a text that stands no more"
    page.page.click("#check")
    page.page.wait_for_selector("#posting .gutter .bad >> nth=1")
    assert page.page.locator("#posting .gutter .bad").all_text_contents()[:2] == ["2", "3"]


def test_dropped_files_are_read_and_stay(root: Path, start: Start, tab: NewTab) -> None:
    page = tab().open(start(root / "sample_resumes" / "Klein Dorothy.pdf", fresh=True))
    page.until("document.querySelector('#counts').textContent.startsWith('1 scored')", 60)
    chosen = [str(root / "sample_resumes" / name) for name in ("Novak_Ilse_CIC.pdf", "Scan0012.pdf")]
    page.page.set_input_files("#files", chosen)
    page.until("document.querySelector('#counts').textContent.startsWith('2 scored · 1 not read')", 60)
    assert {row["name"] for row in page.rows()} >= {"Ilse Novák", "Dorothy Klein"}


def test_nothing_there_yet_says_how_to_begin(start: Start, tab: NewTab) -> None:
    page = tab().open(start("--posting", "medical_coder", fresh=True))
    assert page.page.is_visible("#empty h2")
    assert "Drop files" in page.text("#empty")


def test_a_corrected_reading_changes_points_and_can_be_taken_back(start: Start, tab: NewTab) -> None:
    page = tab().open(start())
    key, rule = next(
        (row["key"], k)
        for row in fetched(page, "table?n=100")["rows"]
        if row["status"] == "read"
        for k, each in enumerate(fetched(page, f"candidate/{row['key']}")["results"])
        if each["outcome"] == "met" and len(each["evidence"]) == 1 and each["evidence"][0]["term"]
    )
    page.open_key(key)
    before = page.text("#score")
    page.page.click(f"#rb{rule}")
    page.page.locator(f"#ev{rule} .mend").click(force=True)
    page.page.select_option("#correct-to", "assertion:other_person")
    assert page.page.is_disabled("#do-correct"), "a reason is needed"
    page.page.fill("#correct-reason", "it is the supervisor's")
    page.page.click("#do-correct")
    page.until(f"document.querySelector('#score').textContent !== '{before}'")
    now = fetched(page, f"candidate/{key}")
    assert [each["reason"] for each in now["corrections"]] == ["it is the supervisor's"]
    assert f"{now['score']:.1f}" == page.text("#score")
    page.page.focus("#grid")
    page.press("z")
    page.until(f"document.querySelector('#score').textContent === '{before}'")


def test_export_follows_scope_weights_and_decisions(start: Start, tab: NewTab, tmp_path: Path) -> None:
    page = tab().open(start(), "v=shortlist&w=credential:40").press("j")
    page.until("!!document.querySelector('#dochead .at')")
    page.press("a")
    page.until("document.querySelector('#saving').textContent === 'Saved'")
    shown = page.rows()
    page.page.click("#export")
    page.page.locator("#dialog input[value=filtered]").check()
    with page.page.expect_download() as download:
        page.page.click("#do-export")
    path = tmp_path / "out.csv"
    download.value.save_as(path)
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    # All numbers of an export are worked out by the program again: they are the browser's, to the tenth.
    assert [(row["name"], row["rank"], f"{float(row['score']):.1f}") for row in rows] == [
        (row["name"], row["rank"], row["score"]) for row in shown
    ]
    assert [row["decision"] for row in rows].count("advance") == 1
