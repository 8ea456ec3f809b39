"""Show 6: the whole sitting of docs/review.md by keyboard, on the samples."""

from __future__ import annotations

import csv
from pathlib import Path

from review_page import POSTING, NewTab, Start, Tab, fetched

SAVED = "document.querySelector('#saving').textContent === 'Saved'"


def tab_to(page: Tab, selector: str, most: int = 120) -> None:
    """Tab until the focus is there."""
    for _ in range(most):
        if focused(page, selector):
            return
        page.page.keyboard.press("Tab")
    assert focused(page, selector), f"Tab never reaches {selector}"


def focused(page: Tab, selector: str) -> bool:
    """Whether the focus is there."""
    return bool(page.page.evaluate("selector => document.activeElement.matches(selector)", selector))


def answer(page: Tab, text: str) -> None:
    """Type into the field that has the focus, in place of what it holds."""
    page.page.keyboard.press("Control+A")
    page.page.keyboard.insert_text(text)


def test_the_sitting_of_the_manual(start: Start, tab: NewTab, tmp_path: Path) -> None:
    page = tab().open(start())

    # A posting: derived, one reading chosen, used.
    tab_to(page, "#posting-name")
    page.press("Enter")
    tab_to(page, "#posting-text")
    page.page.keyboard.insert_text(POSTING)
    tab_to(page, "#derive")
    page.press("Enter")
    page.page.wait_for_selector("#posting .doubt")
    page.until("document.querySelector('#posting .side:last-child .bar2').textContent.includes('no fault')")
    assert focused(page, ".rules-read"), "the rules are what comes next"
    tab_to(page, "#posting .doubt input", most=1)
    page.press("ArrowDown")
    page.until("!document.querySelector('#derive')")
    page.until("document.querySelector('#posting .side:last-child .bar2').textContent.includes('no fault')")
    tab_to(page, "#use-rules")
    page.press("Enter")
    answer(page, str(tmp_path / "riverbend.yaml"))
    page.press("Enter")
    page.until("document.querySelector('#title').textContent.includes('Outpatient Coder')")
    page.until("document.querySelector('#counts').textContent.startsWith('34 scored')")

    assert focused(page, "#rows .row")

    # Read five.
    for _ in range(5):
        page.press("j")
        page.until("!!document.querySelector('#dochead .at')")
        page.press("n", "n")
        page.until("!!document.querySelector('#paper [data-on]')")
        page.press("Escape")
    page.press("Enter")
    assert focused(page, "#rb0")
    page.press("ArrowDown", "ArrowDown")
    assert focused(page, "#rb2")

    # Correct one reading, take it back, and correct it after all.
    page.press("n")
    key = page.page.get_attribute("#rows [aria-selected=true]", "data-key")
    tab_to(page, ".mend")
    page.press("Enter")
    tab_to(page, "#correct-to")
    page.press("ArrowDown", "ArrowDown")
    tab_to(page, "#correct-reason")
    page.page.keyboard.insert_text("it is somebody else's")
    tab_to(page, "#do-correct")
    page.press("Enter")
    page.until(SAVED)
    assert fetched(page, f"candidate/{key}")["corrections"]
    assert not focused(page, "body"), "what had the focus was drawn anew"
    page.press("z")
    page.until("document.querySelector('#toast').textContent.startsWith('Correction taken back')")
    assert not fetched(page, f"candidate/{key}")["corrections"]
    page.press("Shift+Z")
    page.until("document.querySelector('#toast').textContent.startsWith('Corrected')")
    assert fetched(page, f"candidate/{key}")["corrections"]

    # Decide five.
    page.press("Home")
    tab_to(page, "#rows .row") if page.page.evaluate("!document.activeElement.closest('#rows')") else None
    page.press("a", "a", "h")
    page.until("!!document.querySelector('#dochead .at')")
    page.press("n", "r", "2", "Enter", "a")
    page.until(SAVED)
    assert page.text("#counts").split(" · ")[2] == "5 decided"

    # Compare two.
    page.press("c", "j", "c", "x")
    assert page.page.locator("#compare thead th").count() == 2
    page.press("Escape")

    # Weigh, and save the weights.
    page.press("w")
    tab_to(page, "input[type=range]")
    page.press(*["ArrowRight"] * 5)
    page.page.keyboard.press("Tab")
    page.page.wait_for_timeout(400)
    tab_to(page, "[data-tray=save]")
    page.press("Enter")
    answer(page, str(tmp_path / "mine.yaml"))
    page.press("Enter")
    page.until("document.querySelector('#toast').textContent.startsWith('Saved')")
    assert "extends" in (tmp_path / "mine.yaml").read_text("utf-8")

    # Hand on.
    tab_to(page, "#export")
    page.press("Enter")
    tab_to(page, "#do-export")
    with page.page.expect_download() as download:
        page.press("Enter")
    download.value.save_as(tmp_path / "out.csv")
    with (tmp_path / "out.csv").open(encoding="utf-8-sig", newline="") as file:
        decided = [row["decision"] for row in csv.DictReader(file) if row["score"]]
    assert sorted(filter(None, decided)) == ["advance", "advance", "advance", "hold", "reject"]
