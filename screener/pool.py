"""Killable workers: a hang, a crash or a bomb costs one answer, never the batch.

Each worker is a child process that takes one JSON line and answers with one (worker_process.py).
"""

from __future__ import annotations

import queue
import threading
from collections.abc import Iterator, Sequence
from typing import Any

from screener.fork_server import starter
from screener.worker_process import Answer, Limits, Worker

__all__ = ["Answer", "Limits", "Pool"]


class Pool:
    """Runs tasks in `jobs` child processes; use as a context manager.

    module: a module that, run with `python -m`, follows screener.worker's protocol.
    setup: the first line sent to each child.
    """

    def __init__(self, module: str, setup: dict[str, Any], jobs: int, limits: Limits | None = None) -> None:
        self._jobs = jobs
        self._starter = starter(module, setup, limits or Limits())
        self._tasks: queue.SimpleQueue[tuple[int, dict[str, Any]] | None] = queue.SimpleQueue()
        self._answers: queue.SimpleQueue[tuple[int, Answer] | Exception] = queue.SimpleQueue()
        self._workers: set[Worker] = set()
        self._threads: list[threading.Thread] = []
        self._closing = False

    def __enter__(self) -> Pool:
        return self

    def __exit__(self, *_: object) -> None:
        self._closing = True
        self._starter.give_up()
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
        worker = self._starter.worker()
        self._workers.add(worker)
        if self._closing:  # the pool was left while this child was being started
            worker.kill()
        return worker
