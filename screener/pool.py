"""Killable workers: a hang, a crash or a bomb costs one answer, never the batch.

Each worker is a child process that takes one JSON line and answers with one. Nothing is unpickled: what
a child that has opened hostile files sends back is read as JSON and checked by the caller.
"""

from __future__ import annotations

import json
import os
import queue
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, NamedTuple

import psutil

from screener.errors import ScreenerError

LARGEST_ANSWER = 64 * 2**20
WATCH_EVERY = 0.1
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


class Worker:
    """One child process and the watch over it."""

    def __init__(self, module: str, limits: Limits) -> None:
        self._limits = limits
        self._failure = ""
        environment = os.environ | {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
        environment["SCREENER_PARENT"] = str(os.getpid())
        debug = bool(os.environ.get("SCREENER_DEBUG"))
        # A fixed command: our own interpreter and our own module; nothing from a résumé reaches it.
        self._child = subprocess.Popen(  # noqa: S603
            [sys.executable, "-m", module],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=None if debug else subprocess.DEVNULL,
            env=environment,
            process_group=0 if os.name == "posix" else None,
        )
        self._watched = psutil.Process(self._child.pid)

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
        return "timed_out" if -self._child.returncode == getattr(signal, "SIGXCPU", None) else "crashed"

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


class Pool:
    """Runs tasks in `jobs` child processes; use as a context manager.

    module: a module that, run with `python -m`, follows screener.worker's protocol.
    setup: the first line sent to each child.
    """

    def __init__(self, module: str, setup: dict[str, Any], jobs: int, limits: Limits | None = None) -> None:
        self._module, self._setup, self._jobs = module, setup, jobs
        self._limits = limits or Limits()
        self._tasks: queue.SimpleQueue[tuple[int, dict[str, Any]] | None] = queue.SimpleQueue()
        self._answers: queue.SimpleQueue[tuple[int, Answer] | Exception] = queue.SimpleQueue()
        self._workers: set[Worker] = set()
        self._threads: list[threading.Thread] = []
        self._closing = False

    def __enter__(self) -> Pool:
        return self

    def __exit__(self, *_: object) -> None:
        self._closing = True
        for worker in list(self._workers):
            worker.kill()
        for thread in self._threads:
            thread.join()

    def run(self, tasks: Sequence[dict[str, Any]]) -> Iterator[tuple[int, Answer]]:
        """Index and answer of each task, in the order in which they come to an end."""
        for task in enumerate(tasks):
            self._tasks.put(task)
        threads = min(self._jobs, len(tasks))
        for _ in range(threads):
            self._tasks.put(None)
            self._threads.append(threading.Thread(target=self._serve, daemon=True))
            self._threads[-1].start()
        for _ in tasks:
            answer = self._answers.get()
            if isinstance(answer, Exception):
                raise answer
            yield answer

    def _serve(self) -> None:
        worker: Worker | None = None
        try:
            while not self._closing and (task := self._tasks.get()) is not None:
                worker, answer = self._answer(worker, task[1])
                self._answers.put((task[0], answer))
        except Exception as error:  # noqa: BLE001 - handed to the caller's thread, which raises it
            if not self._closing:
                self._answers.put(error)
        finally:
            if worker:
                self._workers.discard(worker)
                worker.kill()

    def _answer(self, worker: Worker | None, task: dict[str, Any]) -> tuple[Worker | None, Answer]:
        """A crash is tried again in a fresh child: it may be the fault of an earlier file."""
        fresh = worker is None
        worker = worker or self._start()
        answer = worker.ask(task)
        if answer.failure:
            self._workers.discard(worker)
            worker.kill()
            if answer.failure != "timed_out" and not fresh and not self._closing:
                return self._answer(None, task)
            return None, answer
        return worker, answer

    def _start(self) -> Worker:
        worker = Worker(self._module, self._limits)
        self._workers.add(worker)
        if self._closing:  # the pool was left while this child was being started
            worker.kill()
        worker.prepare(self._setup)
        return worker
