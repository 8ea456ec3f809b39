"""How long the review page takes from an act to the painted screen, at 300, 1,000 and 10,000 candidates.

`python benchmarks/review.py [COUNT…]` writes résumés of invented people, reads them into a workspace of its
own, starts `screener review` on it, and drives the page in a real browser (playwright, chromium). An act is
measured from its event to the second frame after it; two empty frames are measured beside it and subtracted.
Prints a table; `--write` also puts it into docs/review.md. Exits 1 where a median is over its budget.
"""

from __future__ import annotations

import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from rescore import resume

ROOT = Path(__file__).resolve().parent.parent
AS_OF = "2026-11-30"
ROUNDS = 15
SLIDER = {300: 30, 1000: 50, 10_000: 100}
STEP, FILTER, DECISION = 50, 50, 50
FIRST = {300: 1000, 1000: 1000}
"""The first rows have a budget up to 1,000 candidates."""

FRAMES = """async rounds => {
  const frame = () => new Promise(go => requestAnimationFrame(go));
  const times = [];
  for (let i = 0; i < rounds; i++) {
    await frame();
    const begun = performance.now();
    await frame();
    await frame();
    times.push(performance.now() - begun);
  }
  return times;
}"""

ACT = """async ([what, rounds]) => {
  const frame = () => new Promise(go => requestAnimationFrame(go));
  const press = key => (document.activeElement ?? document.body).dispatchEvent(
    new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
  const input = (selector, value) => {
    const field = document.querySelector(selector);
    field.value = value;
    field.dispatchEvent(new Event('input', { bubbles: true }));
  };
  const acts = {
    slider: i => input('#s1', String(10 + (i * 7) % 50)),
    number: i => input('#n0', String(5 + (i * 3) % 40)),
    step: i => press(i % 5 === 4 ? 'k' : 'j'),
    filter: i => input('#find', ['a', 'ab', 'abe', 'ab', 'a', ''][i % 6]),
    decision: () => press('h'),
  };
  const times = [];
  for (let i = 0; i < rounds; i++) {
    await new Promise(go => setTimeout(go, 260));  // what follows an act 150 ms later is over
    await frame();
    const begun = performance.now();
    acts[what](i);
    await frame();
    await frame();
    times.push(performance.now() - begun);
  }
  return times;
}"""

SCROLL = """async () => {
  const frame = () => new Promise(go => requestAnimationFrame(go));
  const view = document.querySelector('#scroll');
  let blank = 0, longest = 0;
  for (let i = 0; i < 60; i++) {
    view.scrollTop += 1500;
    await frame();
    await frame();
    const place = view.getBoundingClientRect();
    const under = document.elementFromPoint(place.left + 200, place.top + place.height / 2);
    blank = under?.closest('.row, .band') ? 0 : blank + 1;
    longest = Math.max(longest, blank);
  }
  view.scrollTop = 0;
  return longest;
}"""


def prepared(folder: Path, count: int) -> Path:
    """The workspace of `count` résumés that were read."""
    resumes, workspace = folder / f"resumes{count}", folder / f"workspace{count}.sqlite3"
    resumes.mkdir()
    for number in range(count):
        (resumes / f"{number:06}.txt").write_text(resume(number), encoding="utf-8")
    command = [sys.executable, "-m", "screener", "score", str(resumes), "--posting", "medical_coder"]
    command += ["--as-of", AS_OF, "--workspace", str(workspace), "--quiet"]
    subprocess.run(command, cwd=ROOT, capture_output=True, check=False)
    return resumes


def started(folder: Path, count: int) -> tuple[subprocess.Popen[str], str]:
    """The program, and its address."""
    command = [sys.executable, "-m", "screener", "review", str(folder / f"resumes{count}"), "--no-open"]
    command += ["--posting", "medical_coder", "--as-of", AS_OF, "--port", "0"]
    command += ["--workspace", str(folder / f"workspace{count}.sqlite3")]
    process = subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    )
    assert process.stdout is not None
    return process, process.stdout.readline().strip()


class Clock:
    """Wall time of acts over two empty frames, and the main thread's own time.

    No other program lengthens the latter. It holds what follows an act 150 ms later too, and so bounds
    from above what the act itself costs.
    """

    def __init__(self, page: Any) -> None:
        self._page = page
        self._tools = page.context.new_cdp_session(page)
        self._tools.send("Performance.enable", {"timeDomain": "threadTicks"})
        self.empty = statistics.median(page.evaluate(FRAMES, ROUNDS))

    def over(self, what: str) -> tuple[float, float, float]:
        """Milliseconds over the empty frames, median and least, and those of the main thread."""
        before = self._thread()
        times = self._page.evaluate(ACT, [what, ROUNDS])
        own = (self._thread() - before) / ROUNDS * 1000
        median, least = statistics.median(times), min(times)
        return max(0.0, median - self.empty), max(0.0, least - self.empty), own

    def _thread(self) -> float:
        metrics = self._tools.send("Performance.getMetrics")["metrics"]
        return float(next(each["value"] for each in metrics if each["name"] == "TaskDuration"))


def loaded(page: Any, address: str) -> float:
    """Milliseconds from asking for the page to its first rows with names."""
    page.goto("about:blank")
    begun = time.perf_counter()
    page.goto(f"{address}#blind=0", wait_until="commit")
    page.wait_for_selector("#rows .row[data-key]")
    return (time.perf_counter() - begun) * 1000


def measured(page: Any, address: str, count: int) -> dict[str, tuple[float, float, float]]:
    """Act to its median, its least and the main thread's share, in milliseconds."""
    loads = [loaded(page, address) for _ in range(3)]
    found: dict[str, tuple[float, float, float]] = {"first rows": (statistics.median(loads), min(loads), 0)}
    page.wait_for_selector("body[data-reading=no]", timeout=240_000)
    while sum(map(int, re.findall(r"\d+(?= scored| not read)", page.text_content("#counts") or ""))) < count:
        page.wait_for_timeout(200)
    clock = Clock(page)
    page.keyboard.press("w")
    page.wait_for_timeout(800)
    clock.over("slider")  # the first time is also the compiler's
    found |= {"slider": clock.over("slider"), "number": clock.over("number")}
    page.keyboard.press("w")
    found["filter"] = clock.over("filter")
    page.fill("#find", "")
    page.evaluate("document.querySelector('#find').blur()")
    page.wait_for_timeout(500)
    page.keyboard.press("j")
    page.wait_for_timeout(800)
    found |= {"J/K": clock.over("step"), "decision": clock.over("decision")}
    blank = page.evaluate(SCROLL)
    found |= {"frames without a row": (blank, blank, 0), "two empty frames": (clock.empty, clock.empty, 0)}
    return found


def budgets(count: int) -> dict[str, float | None]:
    """What each act may take; None for what is only told."""
    slider = SLIDER.get(count, 100)
    return {
        "slider": slider,
        "number": slider,
        "filter": FILTER,
        "J/K": STEP,
        "decision": DECISION,
        "first rows": FIRST.get(count),
        "frames without a row": 1,
    }


def main(arguments: list[str]) -> int:
    """Measure and tell."""
    from playwright.sync_api import sync_playwright

    counts = [int(each) for each in arguments if each.isdigit()] or list(SLIDER)
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    lines = [
        "| candidates | act | median, ms | least | main thread | budget | |",
        "|---|---|---|---|---|---|---|",
    ]
    over = 0
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        for count in counts:
            prepared(Path(name), count)
            process, address = started(Path(name), count)
            page = browser.new_page(viewport={"width": 1280, "height": 800})
            found = measured(page, address, count)
            page.close()
            process.terminate()
            process.wait(20)
            for act, (milliseconds, least, own) in found.items():
                budget = budgets(count).get(act)
                bad = budget is not None and milliseconds > budget
                over += bad
                verdict = "" if budget is None else "over" if bad else "within"
                thread = f"{own:.0f}" if own else "–"
                cells = (
                    f"{count:,}",
                    act,
                    f"{milliseconds:.0f}",
                    f"{least:.0f}",
                    thread,
                    budget or "–",
                    verdict,
                )
                lines.append(f"| {' | '.join(map(str, cells))} |")
                print(lines[-1], flush=True)
        browser.close()
    if "--write" in arguments:
        text = (ROOT / "docs" / "review.md").read_text("utf-8")
        table = "\n".join(lines)
        marked = re.sub(
            r"(<!-- speed -->\n).*?(<!-- /speed -->)", rf"\g<1>{table}\n\g<2>", text, flags=re.DOTALL
        )
        (ROOT / "docs" / "review.md").write_text(marked, encoding="utf-8")
    return int(over > 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
