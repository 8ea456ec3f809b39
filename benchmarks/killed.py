"""What a run loses that is killed at any moment: nothing but what its workers have in hand.

`python benchmarks/killed.py FOLDER [KILLS]` reads and scores FOLDER once for the reference, then again with
an empty workspace, killed with SIGKILL at KILLS (20) random moments and started anew each time; every fourth
kill strikes the parent alone. Each reading is noted as it is kept. Prints for each kill how many readings
were kept and the CPU seconds of reading that were in hand, at the end how many were made twice, and exits 1
where the CSV is not that of the reference byte for byte, a worker outlives its parent by ten seconds, or
more than two seconds of reading were done twice.
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
from datetime import date
from pathlib import Path

import psutil

AS_OF = date(2026, 11, 23)
LONGEST = 2.0


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


def killed(folder: Path, kills: int, place: Path) -> int:
    """Exit code; see the module."""
    reference, out, log = place / "reference.csv", place / "out.csv", place / "log"
    begun = time.time()
    command = [sys.executable, __file__, "--run", str(folder)]
    subprocess.run([*command, str(place / "w0"), str(place / "log0"), str(reference)], check=True)
    whole = time.time() - begun
    print(f"reference: {whole:.0f} s")
    chance, bad, twice = random.Random(7), False, 0.0  # noqa: S311 - no secret
    done, rounds = 0, 0
    out.write_bytes(b"what was there before")
    while done < kills:
        run = subprocess.Popen(
            [*command, str(place / f"w{rounds + 1}"), str(log), str(out)], start_new_session=True
        )
        try:
            run.wait(chance.uniform(0.5, max(3.0, whole / 3)))
        except subprocess.TimeoutExpired:
            pass
        else:  # it came to its end: the next begins with nothing
            bad |= _differs(out, reference)
            rounds += 1
            out.write_bytes(b"what was there before")
            log.unlink(missing_ok=True)
            continue
        children = psutil.Process(run.pid).children(recursive=True)
        cpu = _cpu(psutil.Process(run.pid))
        os.killpg(run.pid, signal.SIGKILL) if done % 4 else run.kill()
        run.wait()
        done += 1
        _, left = psutil.wait_procs(children, timeout=10)
        bad |= bool(left)
        noted = [line.split("\t") for line in log.read_text().splitlines()] if log.exists() else []
        own = [float(line[1]) for line in noted if line[0] == str(run.pid)]
        lost = cpu - own[-1] if own else 0.0
        twice = max(twice, lost)
        how = f"{lost:.2f} s of reading in hand" if own else "no reading begun, or none ended"
        print(f"kill {done}: {len(noted)} kept, {how}", "LEFT" if left else "", flush=True)
    subprocess.run([*command, str(place / f"w{rounds + 1}"), str(log), str(out)], check=True)
    bad |= _differs(out, reference)
    files = Counter(line.split("\t")[2] for line in log.read_text().splitlines())
    again = sum(count - 1 for file, count in files.items() if file)
    print(f"{done} kills, {rounds + 1} whole run(s); kept readings made twice in the last: {again}")
    print(f"longest reading in hand when killed: {twice:.2f} s")
    return 1 if bad or again > 1 or twice > LONGEST else 0


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
