"""One child process under watch: it takes one JSON line and answers with one, within limits.

Nothing is unpickled: what a child that has opened hostile files sends back is read as JSON and checked by the
caller.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import IO, Any, NamedTuple, Protocol

import psutil

from screener.child import PARENT
from screener.errors import ScreenerError

LARGEST_ANSWER = 64 * 2**20
WATCH_EVERY = 0.1
_NEEDED = (
    *("PATH", "HOME", "LANG", "LC_", "TMP", "TEMP", "XDG_", "LD_", "DYLD_", "PYTHON", "VIRTUAL_ENV"),
    *("SYSTEMROOT", "WINDIR", "USERPROFILE", "APPDATA", "LOCALAPPDATA", "TESSDATA", "SCREENER_"),
)
"""How the names of variables begin that Python, tesseract and we ourselves read."""
_AT_WORK = (psutil.STATUS_RUNNING, psutil.STATUS_DISK_SLEEP)
"""States of a process that waits for the machine, not for something that may never come."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What one task may cost. cpu: CPU seconds, so that a busy machine does not fail a slow but sound file.

    idle: seconds on the clock without any CPU, for a child that waits for ever; wall: seconds on the clock in
    all, the last resort. memory: bytes resident. setup: seconds on the clock for a child to get ready.
    """

    cpu: float = 20.0
    idle: float = 30.0
    wall: float = 900.0
    memory: int = 1_500 * 2**20
    setup: float = 120.0


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of one task: the worker's line, or None and why (timed_out, memory, crashed)."""

    line: bytes | None
    failure: str = ""


class _Most(NamedTuple):
    """Seconds of one exchange, as in Limits."""

    cpu: float
    idle: float
    wall: float


class Child(Protocol):
    """What is asked of a child process; subprocess.Popen fits."""

    pid: int
    stdin: IO[bytes] | None
    stdout: IO[bytes] | None
    returncode: int | None

    def kill(self) -> None:
        """End it."""

    def wait(self) -> int:
        """Its exit status when it has ended; negative: the signal that ended it."""


def started(
    module: str, more: Mapping[str, str] = {}, files: tuple[int, ...] = ()
) -> subprocess.Popen[bytes]:
    """Our own module in our own interpreter as a child: nothing from a résumé reaches the command.

    more: further environment. files: numbers of open files that it inherits.
    """
    debug = bool(os.environ.get("SCREENER_DEBUG"))
    return subprocess.Popen(  # noqa: S603 - a fixed command
        [sys.executable, "-P", "-m", module],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=None if debug else subprocess.DEVNULL,
        env={**environment(), PARENT: str(os.getpid()), **more},
        process_group=0 if os.name == "posix" else None,
        pass_fds=files,
    )


def environment() -> dict[str, str]:
    """What a child needs of the environment and no more: it opens files of strangers.

    Modules are looked for where this process looks for them, and not in the folder in which it happens to be:
    strangers' files may lie there.
    """
    needed = {name: value for name, value in os.environ.items() if name.upper().startswith(_NEEDED)}
    needed.pop("SCREENER_WORKSPACE", None)
    needed["PYTHONPATH"] = os.pathsep.join(filter(None, sys.path))
    return needed | {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}


class Worker:
    """One child process and the watch over it."""

    def __init__(self, child: Child, limits: Limits) -> None:
        self._child, self._limits = child, limits
        self._failure = ""
        self._watched = psutil.Process(child.pid)

    def prepare(self, setup: dict[str, Any]) -> None:
        """Wait until the child is ready for tasks; ScreenerError where it does not get there."""
        wait = self._limits.setup
        ready = self._exchange(setup | {"cpu": self._limits.cpu}, _Most(wait, wait, wait))
        if ready.line is None or ready.line.strip() != b'"ready"':
            self.kill()
            detail = (ready.line or b"").decode("utf-8", "replace").strip() or ready.failure or "no answer"
            raise ScreenerError(
                "",
                f"a worker process could not start: {detail}",
                "set SCREENER_DEBUG=1 to see why",
                exit_code=1,
            )

    def ask(self, task: dict[str, Any]) -> Answer:
        """The answer to one task; after a failure the worker is dead."""
        return self._exchange(task, _Most(self._limits.cpu, self._limits.idle, self._limits.wall))

    def kill(self) -> None:
        """End the child at once, and wait until it is gone."""
        self._end()
        for pipe in (self._child.stdin, self._child.stdout):
            if pipe:
                try:
                    pipe.close()
                except BrokenPipeError:
                    continue  # the child went first: nothing is lost
        self._child.wait()

    def _exchange(self, task: dict[str, Any], most: _Most) -> Answer:
        assert self._child.stdin and self._child.stdout  # noqa: S101 - both pipes were asked for
        self._failure = ""
        answered = threading.Event()
        watch = threading.Thread(target=self._watch, args=(answered, most), daemon=True)
        watch.start()
        try:
            self._child.stdin.write(json.dumps(task).encode() + b"\n")
            self._child.stdin.flush()
            line = self._child.stdout.readline(LARGEST_ANSWER)
        except (BrokenPipeError, ValueError):
            line = b""
        answered.set()
        watch.join()
        if line.endswith(b"\n"):
            return Answer(line)
        return Answer(None, self._failure or self._ending())

    def _ending(self) -> str:
        """Why the child ended by itself: the operating system counts its CPU seconds too."""
        self.kill()
        return (
            "timed_out" if -(self._child.returncode or 0) == getattr(signal, "SIGXCPU", None) else "crashed"
        )

    def _watch(self, answered: threading.Event, most: _Most) -> None:
        """Kill the child when it is over a limit; its pipe then closes, which ends the wait for it.

        Slow is what used much CPU; a child that gets none on a busy machine is not slow, only one that
        asks for none.
        """
        try:
            used = _cpu(self._watched)
            cpu_end, wall_end = used + most.cpu, time.monotonic() + most.wall
            idle_end = time.monotonic() + most.idle
            while not answered.wait(WATCH_EVERY):
                before, used, now = used, _cpu(self._watched), time.monotonic()
                if used == before and self._watched.status() not in _AT_WORK:
                    used += _cpu_of_its_children(self._watched)  # it may wait for a program that it started
                if used != before or self._watched.status() in _AT_WORK:
                    idle_end = now + most.idle
                if self._watched.memory_info().rss > self._limits.memory:
                    self._failure = "memory"
                elif used > cpu_end or now > min(wall_end, idle_end):
                    self._failure = "timed_out"
                else:
                    continue
                self._end()
                return
        except psutil.NoSuchProcess:
            return

    def _end(self) -> None:
        """End the child and what it started: both are of one process group, where there are groups."""
        if os.name == "posix" and self._child.returncode is None:  # else its number may be another's by now
            with suppress(ProcessLookupError, PermissionError):
                os.killpg(self._child.pid, signal.SIGKILL)
        self._child.kill()


def _cpu(process: psutil.Process) -> float:
    """CPU seconds of a child and of what it started that has ended."""
    times = process.cpu_times()
    ended = getattr(times, "children_user", 0.0) + getattr(times, "children_system", 0.0)
    return float(times.user + times.system + ended)


def _cpu_of_its_children(process: psutil.Process) -> float:
    """The same of what it started that still runs."""
    used = 0.0
    for own in process.children(recursive=True):
        with suppress(psutil.NoSuchProcess):
            used += _cpu(own)
    return used
