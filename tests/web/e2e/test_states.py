"""States that a sitting comes to: who was knocked out or picked, a full disk, a workspace held by another."""

from __future__ import annotations

import csv
import re
import sqlite3
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from review_page import NewTab, Program, Start, Tab, fetched

SAVED = "document.querySelector('#saving').textContent === 'Saved'"
BANNER = "#gone:not([hidden])"


@pytest.fixture
def page(start: Start, tab: NewTab) -> Tab:
    """The samples, in a tab of the test's own."""
    return tab().open(start())


def rows(page: Tab) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = fetched(page, "table?n=100")["rows"]
    return found


def row_of(page: Tab, key: str) -> dict[str, Any]:
    return next(row for row in rows(page) if row["key"] == key)


def becomes(page: Tab, key: str, holds: Callable[[dict[str, Any]], bool]) -> bool:
    """Whether what the program holds of a row comes to be so."""
    for _ in range(200):
        if holds(row_of(page, key)):
            return True
        page.page.wait_for_timeout(50)
    return False


def test_a_knocked_out_candidate_is_put_back_and_taken_out_again(page: Tab) -> None:
    asked = {"weights": {}, "rules": {"credential": {"knock_out": True}}}
    page.page.evaluate(
        """async body => (await fetch('score?blind=0', { method: 'POST', body: JSON.stringify(body),
             headers: { 'content-type': 'application/json' } })).status""",
        asked,
    )
    page.page.reload()
    page.page.wait_for_selector("body[data-ready]")
    row = next(row for row in rows(page) if row["verdict"] == "knocked_out")
    key = row["key"]
    page.page.click("#verdicts [data-verdict=knocked_out]")
    why = page.page.locator(f'#rows .row[data-key="{key}"] .c-cred')
    assert "the text says otherwise" in str(why.text_content())
    assert why.evaluate("e => e.scrollWidth <= e.clientWidth"), "the reason is read whole"
    page.candidate(row["name"])
    page.page.click("#put-back")
    page.settle()
    assert page.page.locator(f'#rows .row[data-key="{key}"]').count() == 1, (
        "it stays until the filter is used"
    )
    assert becomes(page, key, lambda row: row["put_back"] and row["verdict"] != "knocked_out")
    page.press("z")
    assert becomes(page, key, lambda row: row["verdict"] == "knocked_out")


def test_picked_rows_are_advanced_together_after_a_count(page: Tab) -> None:
    page.press("j", "c", "j", "c", "j", "c")
    page.page.click("#picked-advance")
    assert "Advance 3 candidates" in page.text("#dialog")
    assert page.page.locator("#dialog ul.names li").count() == 3
    page.page.locator("#dialog .solid").click()
    page.until(SAVED)
    decided = [row["decision"]["what"] for row in rows(page) if row["decision"] and row["status"] == "read"]
    assert decided == ["advance"] * 3
    assert page.page.locator("#picked button", has_text="Reject").count() == 0, "nobody is rejected in bulk"


@pytest.mark.skipif(sys.platform != "linux", reason="limits another process's files")
def test_a_full_disk_is_said_and_the_act_is_kept(start: Start, tab: NewTab) -> None:
    import resource

    program = start()
    page = tab().open(program).press("j")
    key = str(page.page.get_attribute("#rows [aria-selected=true]", "data-key"))
    no_room = (1, resource.RLIM_INFINITY)
    resource.prlimit(program.process.pid, resource.RLIMIT_FSIZE, no_room)
    page.press("h")
    page.page.wait_for_selector(BANNER)
    said = page.text("#gone")
    assert said.startswith("Not saved yet. The workspace cannot be used")
    assert "). Make room on the disk" in said and "FILE. One act is kept here" in said
    assert "--no-workspace" not in said, "the page has no such option"
    assert page.page.locator("#rows .row .c-dec.hold").count() == 1, "what was done stays seen"
    room = (resource.RLIM_INFINITY, resource.RLIM_INFINITY)
    resource.prlimit(program.process.pid, resource.RLIMIT_FSIZE, room)
    page.until(f"document.querySelector('{BANNER}') === null && {SAVED}", 60)
    assert row_of(page, key)["decision"]["what"] == "hold"


def test_a_workspace_that_another_program_holds_is_waited_for(start: Start, tab: NewTab) -> None:
    program: Program = start()
    page = tab().open(program).press("j")
    key = str(page.page.get_attribute("#rows [aria-selected=true]", "data-key"))
    holder = sqlite3.connect(program.workspace, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    page.press("a")
    page.page.wait_for_selector(BANNER)
    assert "Not saved yet" in page.text("#gone")
    for _ in range(25):  # reading goes well all the time, which is no sign that the act is saved
        page.page.wait_for_timeout(100)
        assert page.page.locator(BANNER).count() == 1
    holder.execute("ROLLBACK")
    holder.close()
    page.until(f"document.querySelector('{BANNER}') === null && {SAVED}", 60)
    assert row_of(page, key)["decision"]["what"] == "advance"


def test_a_candidate_that_cannot_be_fetched_says_so_and_comes_later(page: Tab) -> None:
    silent = re.compile("/(candidate|decision)[/?]")
    page.page.route(silent, lambda route: route.abort())
    page.press("j")
    page.until("document.querySelector('#paper .note')?.textContent.includes('when the program answers')")
    key = str(page.page.get_attribute("#rows [aria-selected=true]", "data-key"))
    page.press("h", "k")
    page.page.wait_for_selector(BANNER, timeout=60_000)
    page.page.unroute(silent)
    page.until(f"document.querySelector('{BANNER}') === null && {SAVED}", 60)
    page.until("!!document.querySelector('#dochead .at')")
    assert row_of(page, key)["decision"]["what"] == "hold"


def test_an_export_goes_to_a_file_whose_path_can_be_copied(page: Tab, tmp_path: Path) -> None:
    for kind, starts in (("html", b"<!doctype html>"), ("xlsx", b"pk"), ("csv", b"\xef\xbb\xbfrank")):
        target = tmp_path / f"out.{kind}"
        page.page.click("#export")
        page.page.locator(f"#dialog input[value={kind}]").check()
        page.page.fill("#export-path", str(target))
        page.page.click("#do-export")
        page.page.wait_for_selector("#written", timeout=60_000)
        assert page.page.input_value("#written") == str(target)
        assert target.read_bytes()[:15].lower().startswith(starts), kind
        page.press("Escape")
    with (tmp_path / "out.csv").open(encoding="utf-8-sig", newline="") as file:
        assert len(list(csv.DictReader(file))) == 41
    page.page.click("#export")
    page.page.fill("#export-path", str(tmp_path / "no folder" / "out.csv"))
    page.page.click("#do-export")
    page.until("document.querySelector('#toast').textContent.startsWith('Not exported')")
