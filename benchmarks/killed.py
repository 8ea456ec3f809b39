"""What a run loses that is killed at any moment: nothing but what its workers have in hand.

`python benchmarks/killed.py FOLDER [KILLS]` reads and scores FOLDER once for the reference, then again with
an empty workspace, killed with SIGKILL KILLS (20) times and started anew each time. Every fifth kill strikes
at a random moment of the start, the others at a random moment after the run's workers have begun to read:
how long the start takes depends on what else the machine does. Every fourth kill strikes the parent alone.
Each reading is noted as it is kept. Prints for each kill how many readings were kept and the CPU seconds of
reading that were in hand, at the end how many kills struck while reading, the longest reading in hand and
how many readings were made twice, and exits 1 where the CSV is not that of the reference byte for byte, a
worker outlives its parent by ten seconds, more than two seconds of reading were done twice, or fewer than
half of the kills struck while reading.
"""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import psutil

AS_OF = date(2026, 11, 23)
LONGEST = 2.0
BEGUN = 6
"""After so many readings of a run all its workers read, and none is still getting ready."""
SHARE = 0.08
"""Of a whole run: so long at most after that it is killed."""


def read_all(folder: Path, workspace: Path, log: Path, out: Path) -> None:
    """One run as `screener score` makes it, which notes each reading as it comes."""
    from screener import export, pipeline
    from screener.recall import Recall
    from screener.sources import gather
    from screener.store.workspace import open_workspace

    posting, lexicon = pipeline.load_posting("medical_coder")
    with open_workspace(workspace) as opened, log.open("a", buffering=1) as noted:
        recall = Recall(gather([folder]).sources, posting, lexicon, AS_OF, opened)
        workers = psutil.Process()
        recall.read(2, seen=lambda p: print(f"{os.getpid()}\t{_cpu(workers):.3f}\t{p.file}", file=noted))
        shortlist = recall.shortlist(brief=True)
    export.write(shortlist, out)


@dataclass
class Trial:
    """Runs of one folder under kills. place: a folder of its own; whole: seconds that a whole run takes."""

    command: list[str]
    place: Path
    whole: float
    chance: random.Random
    rounds: int = 1
    bad: bool = False
    lost: list[float] = field(default_factory=list)

    @property
    def log(self) -> Path:
        return self.place / "log"

    def started(self) -> subprocess.Popen[bytes]:
        """A run on the workspace of this round, in a session of its own."""
        workspace, out = self.place / f"w{self.rounds}", self.place / "out.csv"
        out.touch()
        return subprocess.Popen(
            [*self.command, *map(str, (workspace, self.log, out))], start_new_session=True
        )

    def noted(self, pid: int = 0) -> list[float]:
        """CPU seconds of reading at each reading that was kept; of one run alone where pid says which."""
        lines = self.log.read_text().splitlines() if self.log.exists() else []
        parts = [line.split("\t") for line in lines if line.count("\t") == 2]
        return [float(cpu) for own, cpu, _ in parts if not pid or int(own) == pid]

    def ends_before(self, run: subprocess.Popen[bytes], *, at_start: bool) -> bool:
        """Wait for the moment of the next kill; True where the run came to its end before."""
        moment = time.monotonic() + self.chance.uniform(0, SHARE * self.whole)
        while not at_start and run.poll() is None and len(self.noted(run.pid)) < BEGUN:
            time.sleep(0.05)
            moment = time.monotonic() + self.chance.uniform(0, SHARE * self.whole)
        while run.poll() is None and time.monotonic() < moment:
            time.sleep(0.02)
        return run.poll() is not None

    def finish_round(self) -> None:
        """Compare the CSV, and begin again with nothing."""
        self.bad |= _differs(self.place / "out.csv", self.place / "reference.csv")
        self.rounds += 1
        (self.place / "out.csv").write_bytes(b"what was there before")
        self.log.unlink(missing_ok=True)

    def kill(self, run: subprocess.Popen[bytes], number: int) -> None:
        """Kill a run, its parent alone every fourth time, and say what was lost."""
        children = psutil.Process(run.pid).children(recursive=True)
        cpu = _cpu(psutil.Process(run.pid))
        os.killpg(run.pid, signal.SIGKILL) if number % 4 else run.kill()
        run.wait()
        _, left = psutil.wait_procs(children, timeout=10)
        self.bad |= bool(left)
        own = self.noted(run.pid)
        how = "before it read"
        if len(own) >= BEGUN:
            self.lost.append(max(0.0, cpu - own[-1]))
            how = f"{self.lost[-1]:.2f} s of reading in hand"
        print(f"kill {number}: {len(self.noted())} kept, {how}", "LEFT" if left else "", flush=True)


def killed(folder: Path, kills: int, place: Path) -> int:
    """Exit code; see the module."""
    begun = time.monotonic()
    command = [sys.executable, __file__, "--run", str(folder)]
    first = (place / "w0", place / "log0", place / "reference.csv")
    subprocess.run([*command, *map(str, first)], check=True)
    trial = Trial(command, place, time.monotonic() - begun, random.Random(7))  # noqa: S311 - no secret
    print(f"reference: {trial.whole:.0f} s", flush=True)
    (place / "out.csv").write_bytes(b"what was there before")
    done = 0
    while done < kills:
        run = trial.started()
        if trial.ends_before(run, at_start=done % 5 == 4):
            trial.finish_round()
        else:
            done += 1
            trial.kill(run, done)
    trial.started().wait()
    files = Counter(
        line.split("\t")[2] for line in trial.log.read_text().splitlines() if line.count("\t") == 2
    )
    again = sum(count - 1 for file, count in files.items() if file)
    trial.finish_round()
    longest = max(trial.lost, default=0.0)
    print(f"{done} kills, {len(trial.lost)} while reading, in {trial.rounds - 1} round(s) over all files")
    print(f"kept readings made twice in the last round: {again}; longest reading in hand: {longest:.2f} s")
    return 1 if trial.bad or again > 1 or longest > LONGEST or 2 * len(trial.lost) < kills else 0


def _cpu(parent: psutil.Process) -> float:
    """CPU seconds that the workers of a run have used."""
    used = 0.0
    for child in parent.children(recursive=True):
        with suppress(psutil.NoSuchProcess):
            times = child.cpu_times()
            used += times.user + times.system
    return used


def _differs(out: Path, reference: Path) -> bool:
    same = out.read_bytes() == reference.read_bytes()
    print("CSV is byte for byte the reference's" if same else "CSV DIFFERS")
    return not same


if __name__ == "__main__":
    if sys.argv[1] == "--run":
        read_all(*map(Path, sys.argv[2:6]))
        sys.exit()
    with tempfile.TemporaryDirectory() as made:
        sys.exit(killed(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 20, Path(made)))
