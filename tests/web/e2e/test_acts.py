"""States of spec §3 and acts on them, tried as a person would: files set aside, passwords, many decisions."""

from __future__ import annotations

import json
import shutil
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_core import axe_source, findings
from review_page import NewTab, Program, Tab, fetched, start_program

SAVED = "document.querySelector('#saving').textContent === 'Saved'"
ALERT = "(document.querySelector('#paper [role=alert]')?.textContent ?? '')"
PRESSED = "document.querySelector('#paper [aria-pressed]')?.getAttribute('aria-pressed')"


@pytest.fixture(scope="module")
def program(root: Path, warm: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Program]:
    """The samples, for the tests of this file: each decides on candidates of its own."""
    workspace = tmp_path_factory.mktemp("acts") / "workspace.sqlite3"
    shutil.copy(warm, workspace)
    running = start_program(root, workspace, "sample_resumes")
    yield running
    running.stop()


def rows(page: Tab) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = fetched(page, "table?n=100")["rows"]
    return found


def row_of(page: Tab, key: str) -> dict[str, Any]:
    return next(row for row in rows(page) if row["key"] == key)


def post(page: Tab, path: str, body: dict[str, Any]) -> None:
    """Ask as the page does, without it."""
    base = page.page.url.partition("#")[0]
    request = urllib.request.Request(f"{base}{path}?blind=0", json.dumps(body).encode())  # noqa: S310
    request.add_header("content-type", "application/json")
    with urllib.request.urlopen(request) as reply:  # noqa: S310 - our own program on loopback
        assert reply.status == 200


def unread(page: Tab, status: str) -> str:
    """Open a file of that status; its key."""
    key = str(next(row["key"] for row in rows(page) if row["status"] == status))
    page.page.locator("#verdicts [data-verdict=not_read]").click()
    page.page.locator(f'#rows .row[data-key="{key}"]').click()
    page.page.wait_for_selector("#paper .empty")
    return key


def test_a_file_is_set_aside_and_taken_back_by_z(program: Program, tab: NewTab) -> None:
    page = tab().open(program)
    key = unread(page, "unreadable")
    page.page.locator("#paper button", has_text="Set aside").click()
    page.until(SAVED)
    assert row_of(page, key)["decision"]["what"] == "set_aside"
    page.page.locator(f'#rows .row[data-key="{key}"]').click()
    page.settle()
    assert page.page.evaluate(PRESSED) == "true"
    page.page.focus("#grid")
    page.press("z")
    page.until(SAVED)
    assert row_of(page, key)["decision"] is None
    assert page.page.evaluate(PRESSED) == "false", "what is seen follows"
    row = page.page.locator(f'#rows .row[data-key="{key}"]')
    assert "Set aside" not in str(row.text_content())
    page.press("Shift+Z")
    page.until(SAVED)
    assert row_of(page, key)["decision"]["what"] == "set_aside"
    assert page.page.evaluate(PRESSED) == "true"


@pytest.mark.parametrize("blind", ["0", "1"])
def test_a_wrong_password_is_said_each_time(program: Program, tab: NewTab, blind: str) -> None:
    page = tab().open(program, f"blind={blind}")
    unread(page, "needs_password")
    for wrong in ("open sesame", "another"):
        page.page.fill("#password", wrong)
        page.page.keyboard.press("Enter")
        page.until(f"{ALERT}.includes('does not open it')", 120)
        page.until("document.activeElement.id === 'password'")


def test_what_is_no_resume_is_scored_all_the_same_and_stays_in_view(program: Program, tab: NewTab) -> None:
    page = tab().open(program)
    key = unread(page, "not_a_resume")
    page.page.locator("#paper button", has_text="Score it all the same").click()
    page.page.wait_for_selector("#score:not(:empty)")
    assert row_of(page, key)["status"] == "read"
    assert page.page.locator(f'#rows .row[data-key="{key}"]').count() == 1, (
        "though it is no file not read now"
    )
    post(page, "accept", {"key": key, "undo": True})
    assert row_of(page, key)["status"] == "not_a_resume"


def test_twenty_decisions_suggest_weights_to_be_taken_one_by_one(
    program: Program, tab: NewTab, root: Path
) -> None:
    page = tab().open(program)
    read = [row for row in rows(page) if row["status"] == "read" and row["decision"] is None][4:28]
    for number, row in enumerate(read):
        yes = number % 3 != 0
        what = {"what": "advance"} if yes else {"what": "reject", "reason": "Withdrew", "opened": ["pages"]}
        post(page, "decision", {"key": row["key"], "version": row["version"], **what})
    page.page.reload()
    page.page.wait_for_selector("body[data-ready]")
    page.press("w")
    page.until("document.querySelector('#tray').textContent.includes('Your decisions suggest other weights')")
    page.page.locator("#tray button", has_text="Look").click()
    page.page.wait_for_selector("#dialog[open]", timeout=240_000)
    assert "stand in your order now" in page.text("#dialog")
    if axe := axe_source(root):
        assert findings(page, axe, "#dialog") == []
    if "no case for a change" in page.text("#dialog"):
        assert not page.page.locator("#dialog table").is_visible(), (
            "nothing is offered for which nothing speaks"
        )
        page.page.locator("#dialog summary").click()
    accept = page.page.locator("#dialog button", has_text="Accept")
    assert accept.count() >= 1
    accept.first.click()
    assert page.page.locator("#dialog button", has_text="Accepted").is_disabled()
    page.press("Escape")
    assert "other weights" in page.text("#title"), "one rule was taken over"
    assert "w=" in page.page.url
    page.page.focus("#grid")
    page.press("z")
    assert "other weights" not in page.text("#title")


def test_held_together_and_taken_back_one_after_the_other(program: Program, tab: NewTab) -> None:
    page = tab().open(program)
    keys = [row["key"] for row in rows(page)[:3]]
    page.press("j", "c", "j", "c", "j", "c")
    page.page.click("#picked-hold")
    page.page.locator("#dialog .solid").click()
    page.until(SAVED)
    assert [row_of(page, key)["decision"]["what"] for key in keys] == ["hold"] * 3
    page.page.focus("#grid")
    page.press("z", "z", "z")
    page.until(SAVED)
    assert [row_of(page, key)["decision"] for key in keys] == [None] * 3
    page.page.click("#picked-clear")


def test_nobody_fits_and_all_are_shown_again(program: Program, tab: NewTab) -> None:
    page = tab().open(program)
    page.page.fill("#find", "nobody is called so")
    page.settle()
    assert "No candidate fits this filter" in page.text("#nobody")
    page.page.locator("#nobody button").click()
    page.until("document.querySelector('#grid').ariaRowCount > 40")
    assert page.page.is_hidden("#nobody")


def test_when_all_shown_are_decided_that_is_said(program: Program, tab: NewTab) -> None:
    page = tab().open(program)
    row = next(row for row in rows(page) if row["status"] == "read" and row["decision"] is None)
    page.page.fill("#find", row["name"])
    page.settle()
    page.page.locator(f'#rows .row[data-key="{row["key"]}"]').click()
    page.press("h")
    page.page.wait_for_selector("#dialog[open]")
    assert "Everybody shown is decided" in page.text("#dialog")
    page.press("Escape", "z")
    page.until(SAVED)
    assert row_of(page, row["key"])["decision"] is None


def test_14_a_picture_that_fails_leaves_the_text(program: Program, tab: NewTab) -> None:
    page = tab()
    page.page.route(
        "**/page/**",
        lambda route: route.fulfill(
            status=404, json={"where": "", "what": "it is torn", "hint": "look at its text"}
        ),
    )
    page.open(program).candidate("Rocío Castellanos")
    page.page.wait_for_selector("#paper mark")
    assert "made. It is torn. The text is shown instead." in page.text("#paper")
