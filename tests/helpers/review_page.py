"""The program as a process, and a tab of a real browser before it."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

AS_OF = "2026-11-30"
READY = "body[data-ready]"
POSTING = (Path(__file__).parents[2] / "docs" / "review" / "posting.txt").read_text("utf-8")
"""The posting that docs/review.md shows."""


@dataclass
class Program:
    """`screener review` as a process. address: what it printed."""

    process: subprocess.Popen[str]
    address: str
    workspace: Path

    @property
    def port(self) -> int:
        """The port in the address."""
        return int(re.findall(r":(\d+)/", self.address)[0])

    def stop(self, how: int = signal.SIGINT) -> int:
        """End it and wait; its exit code."""
        if self.process.poll() is None:
            self.process.send_signal(how)
        try:
            return self.process.wait(20)
        except subprocess.TimeoutExpired:
            self.process.kill()
            return self.process.wait(20)


Start = Callable[..., Program]


def start_program(root: Path, workspace: Path, *arguments: str | Path, port: int = 0) -> Program:
    """Start it on résumés and options, and wait for its address."""
    command = [sys.executable, "-m", "screener", "review", *map(str, arguments)]
    command += ["--as-of", AS_OF, "--no-open", "--port", str(port), "--workspace", str(workspace)]
    if "--posting" not in command:
        command += ["--posting", "medical_coder"]
    environment = {**os.environ, "PYTHONPATH": str(root)}
    said = workspace.with_suffix(".said")
    with said.open("a", encoding="utf-8") as errors:
        process = subprocess.Popen(
            command, cwd=root, env=environment, stdout=subprocess.PIPE, stderr=errors, text=True
        )
    assert process.stdout is not None
    with process.stdout as out:
        address = out.readline().strip()
    if not address.startswith("http"):
        process.wait(10)
        raise AssertionError(f"no address: {address!r} {said.read_text('utf-8')}")
    return Program(process, address, workspace)


@dataclass
class Tab:
    """A page with what it said and asked for."""

    page: Any
    requests: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    bodies: list[tuple[str, bytes]] = field(default_factory=list)

    def open(self, program: Program, fragment: str = "blind=0") -> Tab:
        """Go to its page and wait until it stands. The fragment decides; "" takes up what was left."""
        self.page.goto(f"{program.address}#{fragment}" if fragment else program.address)
        self.page.wait_for_selector(READY)
        self.until("document.body.dataset.reading === 'no'", 90)
        return self

    def press(self, *keys: str) -> Tab:
        """Keys one after the other; what they draw has been painted when this returns."""
        for key in keys:
            self.page.keyboard.press(key)
            self.settle()
        return self

    def settle(self) -> None:
        """Two frames."""
        self.page.evaluate("() => new Promise(go => requestAnimationFrame(() => requestAnimationFrame(go)))")

    def until(self, expression: str, seconds: float = 30) -> None:
        """Wait for an expression of the page to be true. (The page's policy forbids playwright's own way.)"""
        end = time.monotonic() + seconds
        while not self._holds(expression):
            assert time.monotonic() < end, f"still not so after {seconds} s: {expression}"
            self.page.wait_for_timeout(40)

    def _holds(self, expression: str) -> bool:
        from playwright.sync_api import Error

        try:
            return bool(self.page.evaluate(expression))
        except Error as error:
            if "context was destroyed" in str(error):  # the page is being loaded anew
                return False
            raise

    def flip_blind(self) -> Tab:
        """Switch by key, and wait for the page that is loaded anew."""
        self.page.evaluate("() => { window.before = true; }")
        self.page.keyboard.press("b")
        self.until(
            "!window.before && !!document.body?.dataset.ready && document.body.dataset.reading === 'no'"
        )
        return self

    def text(self, selector: str) -> str:
        """What the first that fits says."""
        return str(self.page.text_content(selector) or "")

    def candidate(self, name: str) -> Tab:
        """Open a candidate by its row."""
        row = self.page.locator("#rows .row", has_text=name)
        if row.count() == 0:
            self.page.fill("#find", name)
            self.settle()
        self.page.locator("#rows .row", has_text=name).first.click()
        self.until("!!document.querySelector('#dochead .at, #paper .empty')")
        return self

    def open_key(self, key: str) -> Tab:
        """Open a candidate by its address."""
        self.page.evaluate("key => { location.hash = `c=${key}`; }", key)
        self.until(f"document.querySelector('#rows [aria-selected=true]')?.dataset.key === '{key}'")
        self.until("!!document.querySelector('#dochead .at, #paper .empty')")
        return self

    def rows(self) -> list[dict[str, str]]:
        """All rows of the list from top to bottom, bands left out, read from the window as it scrolls."""
        found: list[dict[str, str]] = self.page.evaluate(ALL_ROWS)
        return found


def fetched(page: Tab, path: str) -> Any:
    """What the program answers to a page's address: plain data, or bytes; with names, unless it says."""
    path = path if "blind=" in path else f"{path}{'&' if '?' in path else '?'}blind=0"
    base = page.page.url.partition("#")[0]
    with urllib.request.urlopen(base + path) as reply:  # noqa: S310 - our own program on loopback
        body = reply.read()
    return json.loads(body) if reply.headers["content-type"].startswith("application/json") else body


ALL_ROWS = """async () => {
  const frame = () => new Promise(go => requestAnimationFrame(() => requestAnimationFrame(go)));
  const view = document.querySelector('#scroll'), was = view.scrollTop, found = new Map();
  const cell = (row, kind) => row.querySelector('.c-' + kind)?.textContent ?? '';
  for (view.scrollTop = 0; ; view.scrollTop += view.clientHeight - 100) {
    await frame();
    for (const row of document.querySelectorAll('#rows .row')) found.set(Number(row.ariaRowIndex), {
      key: row.dataset.key, name: row.querySelector('.nm b').textContent,
      score: cell(row, 'score'), why: cell(row, 'why'),
      rank: row.querySelector('.n').textContent, moved: row.querySelector('.moved').textContent,
      unread: row.classList.contains('un') ? 'yes' : '' });
    if (view.scrollTop + view.clientHeight >= view.scrollHeight - 1) break;
  }
  view.scrollTop = was;
  await frame();
  return [...found].sort((a, b) => a[0] - b[0]).map(each => each[1]);
}"""

NewTab = Callable[..., Tab]
