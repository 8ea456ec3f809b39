"""Child processes kept ready for single tasks: what a person waits for."""

from __future__ import annotations

import queue
from typing import Any

from screener.fork_server import starter
from screener.worker_process import Answer, Limits, Worker


class Standby:
    """`jobs` child processes kept ready for single tasks, each started when it is first needed.

    Any thread may ask; use as a context manager. module, setup, limits: as of Pool.
    """

    def __init__(self, module: str, setup: dict[str, Any], jobs: int, limits: Limits | None = None) -> None:
        self._starter = starter(module, setup, limits or Limits())
        self._idle: queue.LifoQueue[Worker | None] = queue.LifoQueue()
        self._workers: set[Worker] = set()
        self._closing = False
        for _ in range(jobs):
            self._idle.put(None)

    def __enter__(self) -> Standby:
        return self

    def __exit__(self, *_: object) -> None:
        self._closing = True
        self._starter.give_up()
        for worker in list(self._workers):
            worker.kill()

    def ask(self, task: dict[str, Any]) -> Answer:
        """The answer to one task, when a child is free for it; a child that fails is replaced."""
        worker = self._idle.get()
        try:
            worker = worker or self._start()
            answer = worker.ask(task)
            if answer.failure:
                self._workers.discard(worker)
                worker.kill()
                worker = None
            return answer
        finally:
            self._idle.put(worker)

    def _start(self) -> Worker:
        worker = self._starter.worker()
        self._workers.add(worker)
        if self._closing:
            worker.kill()
        return worker
