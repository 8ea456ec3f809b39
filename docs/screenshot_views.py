"""What the pictures of the review page show: the steps to each view, and to states that are rarely met."""

from __future__ import annotations

import resource
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from subprocess import Popen
from typing import Any

POSTING = (Path(__file__).resolve().parent / "review" / "posting.txt").read_text("utf-8")


@dataclass
class Program:
    """A running `screener review`. held: what is let go of when it ends."""

    process: Popen[str]
    address: str
    workspace: Path
    held: list[Any] = field(default_factory=list)


Steps = Callable[[Any], None]
State = Callable[[Any, Program], None]


def press(page: Any, *keys: str) -> None:
    """Keys, with the time that their effects take."""
    for key in keys:
        page.keyboard.press(key)
        page.wait_for_timeout(150)


def candidate(page: Any, name: str) -> None:
    """Open a candidate and wait for the page's picture."""
    page.locator("#rows .row", has_text=name).first.click()
    page.wait_for_selector("#dochead .at, #paper .empty", state="attached")
    page.wait_for_selector("#paper :is(.sheet:not(.late), .empty)", state="attached")
    page.wait_for_timeout(300)


def survey(page: Any) -> None:
    page.wait_for_timeout(200)


def read(page: Any) -> None:
    candidate(page, "Rosalind Achterberg")
    press(page, "n", "n", "n", "n")
    page.wait_for_timeout(500)


def weights(page: Any) -> None:
    candidate(page, "Rosalind Achterberg")
    press(page, "w")
    page.fill("#n1", "45")
    page.fill("#n0", "20")
    page.keyboard.press("Tab")
    page.wait_for_timeout(500)


def all_weights(page: Any) -> None:
    press(page, "w")
    page.fill("#n1", "45")
    page.keyboard.press("Tab")
    page.wait_for_timeout(500)


def by_rule(page: Any) -> None:
    candidate(page, "Chidi Okonkwo")
    press(page, "v", "n", "n", "n")
    page.wait_for_timeout(500)


def compare(page: Any) -> None:
    for name in ("Rocío Castellanos", "Rosalind Achterberg", "Gerald R. Whitcomb"):
        candidate(page, name)
        press(page, "c")
        if page.locator(".back").is_visible():  # where a candidate covers the list
            page.click(".back")
    press(page, "x")
    page.wait_for_timeout(500)


def blind(page: Any) -> None:
    page.keyboard.press("b")
    page.wait_for_timeout(600)  # the page is loaded anew
    page.wait_for_selector("#blind[aria-checked=true]")
    page.wait_for_selector("body[data-ready]")
    page.wait_for_timeout(600)
    press(page, "j", "j", "j")
    page.wait_for_selector("#dochead .at", state="attached")
    if page.locator("#tabs").is_visible():
        page.click("#tabs [data-tab=pages]")
    page.wait_for_selector("#paper .sheet:not(.late)", state="attached")
    page.wait_for_timeout(300)


def reject(page: Any) -> None:
    candidate(page, "Hanna Lindqvist")
    press(page, "n", "r", "2")


def posting(page: Any) -> None:
    page.click("#posting-name")
    page.fill("#posting-text", POSTING)
    page.click("#derive")
    page.wait_for_selector("#posting .drule", timeout=60_000)
    page.wait_for_timeout(1500)


def not_read(page: Any) -> None:
    page.locator("#verdicts [data-verdict=not_read]").click(force=True)
    candidate(page, "Locked with a password")


def as_text(page: Any) -> None:
    candidate(page, "Nikhil Shah")
    press(page, "n")


def keys(page: Any) -> None:
    press(page, "?")


def filters(page: Any) -> None:
    page.click("#filter")
    page.wait_for_timeout(200)


def no_match(page: Any) -> None:
    page.fill("#find", "nobody of this name")
    page.wait_for_timeout(300)


def little_found(page: Any) -> None:
    page.fill("#find", "Kyle")
    candidate(page, "Kyle Ashworth")


def open_rule(page: Any) -> None:
    candidate(page, "Rosalind Achterberg")
    page.locator("#rules .rule button.rb").first.click()
    page.wait_for_timeout(300)


def correct(page: Any) -> None:
    open_rule(page)
    page.locator("#rules .mend").first.click()
    page.wait_for_selector("#dialog[open]")


def export(page: Any) -> None:
    page.click("#export")
    page.wait_for_selector("#dialog[open]")


def about(page: Any) -> None:
    candidate(page, "Rosalind Achterberg")
    page.click("#more-about")
    page.wait_for_selector("#dialog[open]")


def held(page: Any, program: Program) -> None:
    """Another program holds the workspace while somebody decides."""
    press(page, "j")
    holder = sqlite3.connect(program.workspace, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    program.held.append(holder)
    press(page, "a")
    page.wait_for_selector("#gone:not([hidden])", timeout=60_000)


def disk_full(page: Any, program: Program) -> None:
    """No room is left while somebody decides."""
    press(page, "j")
    resource.prlimit(program.process.pid, resource.RLIMIT_FSIZE, (1, resource.RLIM_INFINITY))
    press(page, "h")
    page.wait_for_selector("#gone:not([hidden])", timeout=60_000)


def stopped(page: Any, program: Program) -> None:
    """The program ends, and somebody decides all the same."""
    press(page, "j")
    program.process.kill()
    press(page, "a", "a")
    page.wait_for_selector("#gone:not([hidden])", timeout=60_000)


def other_tab(page: Any, program: Program) -> None:
    """Another tab decided first."""
    del program
    press(page, "j")
    page.evaluate(DECIDE, [[page.locator("#rows [aria-selected=true]").get_attribute("data-key")], "hold"])
    press(page, "a")
    page.wait_for_selector("#toast[data-on]:has-text('another tab')")


def learned(page: Any, program: Program) -> None:
    """Twenty-four decisions, and what they say of the weights."""
    del program
    keys = page.evaluate(
        "async () => (await (await fetch('table?blind=0&n=100')).json()).rows"
        ".filter(row => row.status === 'read').map(row => row.key)"
    )
    chosen = [*keys[:9], *keys[12:15]]  # the best, but for some
    page.evaluate(DECIDE, [chosen, "advance"])
    page.evaluate(DECIDE, [[key for key in keys[:24] if key not in chosen], "reject"])
    page.reload()
    page.wait_for_selector("body[data-ready]")
    press(page, "w")
    page.click("#tray button:has-text('Look')")
    page.wait_for_selector("#dialog[open]", timeout=60_000)


DECIDE = """async ([keys, what]) => {
  for (const key of keys) {
    const body = { key, what, reason: "Certified, with other experience", opened: ["pages"] };
    await fetch("decision", { method: "POST", body: JSON.stringify(body) });
  }
}"""

VIEWS: dict[str, Steps] = {
    each.__name__: each
    for each in (
        *(survey, read, open_rule, weights, all_weights, by_rule, compare, blind, reject, correct, posting),
        *(not_read, little_found, no_match, as_text, about, export, keys, filters),
    )
}
STATES: dict[str, State] = {each.__name__: each for each in (held, disk_full, stopped, other_tab, learned)}
