"""How soon the review page's program answers: first rows, a candidate, a page, a decision.

`python benchmarks/review_server.py [COUNT]` writes COUNT (1,000) résumés of invented people, starts
`screener review` on them twice with one workspace, the second time with everything read, and asks as the
page does. Beside each time on the clock stand the seconds of CPU that the program itself used by then (its
children read on other cores): on a busy machine those tell what a quiet one would take. Exits 1 where a time
is over its budget.
"""

from __future__ import annotations

import http.client
import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import psutil
from rescore import resume

SAMPLES = Path(__file__).resolve().parent.parent / "sample_resumes"
BUDGETS = {"first row of a fresh run": 2.0, "first rows, all read before": 1.0, "decision stored": 0.1}
ROUNDS = 30


class Program:
    """A running `screener review`."""

    def __init__(self, folder: Path, workspace: Path) -> None:
        self.begun = time.perf_counter()
        command = [sys.executable, "-m", "screener", "review", str(folder), "--no-open"]
        command += ["--workspace", str(workspace), "--as-of", "2026-11-30"]
        self.child = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        assert self.child.stdout is not None
        address = self.child.stdout.readline().strip().removeprefix("http://")
        self.host, _, self.token = address.partition("/?token=")

    def ask(self, path: str, body: Any = None) -> bytes:
        """The answer to one request."""
        connection = http.client.HTTPConnection(self.host)
        sent = None if body is None else json.dumps(body)
        connection.request("GET" if body is None else "POST", f"/k/{self.token}/{path}", sent)
        answer = connection.getresponse().read()
        connection.close()
        return answer

    def first_rows(self) -> tuple[float, float]:
        """Seconds from the start to the first rows, on the clock and of the program's CPU."""
        while not json.loads(self.ask("table?blind=0&n=40"))["rows"]:
            time.sleep(0.05)  # asking more often would slow down what it waits for
        used = psutil.Process(self.child.pid).cpu_times()
        return time.perf_counter() - self.begun, used.user + used.system

    def rows(self) -> list[dict[str, Any]]:
        """All rows, when all is read."""
        while (table := json.loads(self.ask("table?blind=0&n=10000")))["run"]["reading"]:
            time.sleep(0.1)
        rows: list[dict[str, Any]] = table["rows"]
        return rows

    def end(self) -> None:
        """End it as Ctrl-C does."""
        self.child.send_signal(2)
        self.child.wait()


def median(act: Callable[[int], object]) -> float:
    """Seconds that an act usually takes."""
    times = []
    for number in range(ROUNDS):
        begun = time.perf_counter()
        act(number)
        times.append(time.perf_counter() - begun)
    return statistics.median(times)


def measure(folder: Path, workspace: Path) -> dict[str, tuple[float, float | None]]:
    """Name to seconds on the clock, and of CPU where they are known."""
    found: dict[str, tuple[float, float | None]] = {}
    program = Program(folder, workspace)
    found["first row of a fresh run"] = program.first_rows()
    program.rows()
    program.end()
    program = Program(folder, workspace)
    found["first rows, all read before"] = program.first_rows()
    keys = [row["key"] for row in program.rows() if row["status"] == "read"]
    found["the whole list"] = median(lambda n: program.ask("table?blind=0&n=10000")), None
    found["a candidate"] = median(lambda n: program.ask(f"candidate/{keys[n % len(keys)]}?blind=0")), None
    decide = {"what": "hold", "opened": ["pages"]}
    found["decision stored"] = median(lambda n: program.ask("decision", {"key": keys[n], **decide})), None
    found["scored by other weights"] = median(lambda n: program.ask("score", {"weights": {}})), None
    program.end()
    return found


def pictures(workspace: Path) -> dict[str, tuple[float, float | None]]:
    """The same for pages of the sample résumés."""
    program = Program(SAMPLES, workspace)
    keys = [r["key"] for r in program.rows() if r["status"] == "read" and r["file"].endswith(".pdf")]
    program.ask(f"page/{keys[0]}/1.png?blind=0")
    seen = median(lambda n: program.ask(f"page/{keys[n % len(keys)]}/1.png?blind=0&scale={1.5 + n / 100}"))
    program.ask(f"page/{keys[0]}/1.png?blind=1")
    masked = median(lambda n: program.ask(f"page/{keys[n % len(keys)]}/1.png?blind=1&scale={1.5 + n / 100}"))
    program.end()
    return {"a page": (seen, None), "a page, blind": (masked, None)}


def main(count: int) -> int:
    """Measure and print; 1 where something is over its budget."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "people"
        folder.mkdir()
        for number in range(count):
            (folder / f"{number:05}.txt").write_text(resume(number), "utf-8")
        found = measure(folder, Path(place) / "w.sqlite3") | pictures(Path(place) / "s.sqlite3")
    print(f"| {count:,} résumés | seconds | of CPU | budget |\n|---|---|---|---|")
    for name, (seconds, used) in found.items():
        cpu = "" if used is None else f"{used:.2f}"
        print(f"| {name} | {seconds:.3f} | {cpu} | {BUDGETS.get(name, '')} |")
    return int(any(found[name][0] > budget for name, budget in BUDGETS.items()))


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 1000))
