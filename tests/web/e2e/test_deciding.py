"""Acceptance 4, 5 and 10: deciding by keyboard, on purpose, in two tabs, and when the program ends."""

from __future__ import annotations

import re
import signal
from typing import Any

from review_page import NewTab, Program, Start, Tab, fetched

SAVED = "document.querySelector('#saving').textContent === 'Saved'"
FOCUS = """() => {
  const e = document.activeElement, style = getComputedStyle(e), place = e.getBoundingClientRect();
  const twin = e.matches('.row, #grid, input[type=radio]');
  const ring = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
  return { what: e.id || e.className, ring,
           large: twin || (place.width >= 24 && place.height >= 24) };
}"""


def decisions(page: Tab) -> dict[str, str]:
    """Key to what the program has kept."""
    table = fetched(page, "table?n=100")
    # A decision belongs to the bytes, so a twin has it too.
    read = [row for row in table["rows"] if row["status"] == "read"]
    return {row["key"]: row["decision"]["what"] for row in read if row["decision"]}


def chosen(page: Tab) -> str:
    """Key of the candidate in view."""
    return str(page.page.get_attribute("#rows [aria-selected=true]", "data-key"))


def open_first(page: Tab, program: Program) -> Tab:
    page.open(program).press("j")
    page.until("!!document.querySelector('#dochead .at')")
    return page


def test_04_a_sitting_by_keyboard_alone(start: Start, tab: NewTab) -> None:
    page = tab().open(start())
    seen: list[dict[str, Any]] = []

    def press(*keys: str) -> None:
        for key in keys:
            page.press(key)
            focus = page.page.evaluate(FOCUS)
            seen.append({"key": key, **focus})

    press("/")
    page.page.keyboard.type("cpc")
    page.settle()
    press("Escape", "j", "Enter")
    page.until("!!document.querySelector('#dochead .at')")
    press("Enter", "ArrowDown", "Enter", "Escape", "ArrowDown", "Enter")
    assert page.page.locator(".quote[aria-pressed=true]").count() == 1
    first = chosen(page)
    press("r", "2")
    press("Enter")
    press("a", "a")
    page.until(SAVED)
    kept = decisions(page)
    assert kept[first] == "reject"
    assert sorted(kept.values()) == ["advance", "advance", "reject"]
    press("c", "j", "c", "x")
    assert page.page.locator("#compare thead th").count() == 2
    press("Escape", "?", "Escape")
    page.page.focus("#export")
    press("Enter")
    with page.page.expect_download() as download:
        page.page.focus("#do-export")
        press("Enter")
    assert download.value.suggested_filename.endswith(".csv")
    faint = [each for each in seen if not each["ring"] or not each["large"]]
    assert not faint, faint


def test_05_rejecting_needs_a_look_and_a_reason(start: Start, tab: NewTab) -> None:
    page = open_first(tab(), start())
    page.press("r")
    assert "Look at the evidence first" in page.text("#dialog")
    page.press("Escape", "n", "r")
    assert page.page.locator("#dialog input[type=radio]").count() >= 5
    assert page.page.locator("#dialog input[type=radio]:checked").count() == 0
    assert page.page.is_disabled("#yes")
    key = chosen(page)
    page.press("1")
    page.page.click("#yes")
    page.until(SAVED)
    assert decisions(page) == {key: "reject"}
    assert chosen(page) != key
    page.press("z")
    page.until(SAVED)
    assert decisions(page) == {}
    page.press("Shift+Z")
    page.until(SAVED)
    assert decisions(page) == {key: "reject"}


def test_05_the_program_itself_refuses_a_rejection_without_a_look(samples: Program, tab: NewTab) -> None:
    page = open_first(tab(), samples)
    status, told = page.page.evaluate(
        """async key => {
          const body = JSON.stringify({ key, what: 'reject', reason: 'Withdrew', note: '', opened: [] });
          const headers = { 'content-type': 'application/json' };
          const answer = await fetch('decision', { method: 'POST', headers, body });
          return [answer.status, await answer.json()];
        }""",
        chosen(page),
    )
    assert status == 422
    assert told["what"]
    assert decisions(page) == {}


def test_05_decisions_outlive_kill_9(start: Start, tab: NewTab) -> None:
    program = start()
    page = open_first(tab(), program)
    page.press("a", "h", "a")
    page.until(SAVED)
    before = decisions(page)
    assert sorted(before.values()) == ["advance", "advance", "hold"]
    program.stop(signal.SIGKILL)
    page.page.wait_for_selector("#gone:not([hidden])")
    assert re.search(r"Everything up to \d\d?:\d\d.* is saved", page.text("#gone"))
    again = tab().open(start(workspace=program.workspace))
    assert decisions(again) == before
    assert "3 decided" in again.text("#counts")


def test_05_the_same_key_takes_a_decision_back(start: Start, tab: NewTab) -> None:
    page = open_first(tab(), start())
    key = chosen(page)
    page.press("h", "k")
    assert chosen(page) == key
    page.press("h")
    page.until(SAVED)
    assert decisions(page) == {}


def test_10_two_tabs_decide_differently(start: Start, tab: NewTab) -> None:
    program = start()
    one = open_first(tab(), program)
    # The second does not hear the first: it acts on what it saw before.
    other = tab()
    other.page.route("**/events", lambda route: route.abort())
    open_first(other, program)
    key = chosen(one)
    one.press("h")
    one.until(SAVED)
    other.press("a")
    other.page.wait_for_selector("#toast[data-on]")
    other.until("document.querySelector('#toast').textContent.includes('Decided in another tab: On hold')")
    assert decisions(one) == {key: "hold"}
    other.page.locator("#toast button").click()
    other.until(SAVED)
    assert decisions(one) == {key: "advance"}


def test_10_an_act_on_a_stopped_program_is_kept_and_done_after_the_restart(start: Start, tab: NewTab) -> None:
    program = start()
    page = open_first(tab(), program)
    key, context = chosen(page), page.page.context
    program.stop(signal.SIGKILL)
    page.press("a")
    page.page.wait_for_selector("#kept")
    assert "One act waits" in page.text("#kept")
    assert page.page.locator("#rows .row .c-dec.advance").count() == 1
    page.press("j", "n")  # what is on the page stays readable
    again = start(workspace=program.workspace, port=program.port)
    fresh = tab(context=context).open(again)
    fresh.until("document.querySelector('#toast').textContent.includes('Done after the restart')")
    assert decisions(fresh) == {key: "advance"}
    page.until("document.querySelector('#gone').textContent.includes('runs again')")


def test_10_a_program_that_only_paused_goes_on(start: Start, tab: NewTab) -> None:
    program = start()
    page = open_first(tab(), program)
    key = chosen(page)
    program.process.send_signal(signal.SIGSTOP)
    page.press("a")
    page.page.wait_for_timeout(700)
    assert page.text("#saving") != "Saved"
    program.process.send_signal(signal.SIGCONT)
    page.until(SAVED)
    assert decisions(page) == {key: "advance"}
