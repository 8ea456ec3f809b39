"""Fork servers: a child gets ready once, and each worker is a fork of it.

To get ready (imports, word lists, patterns) takes seconds; a fork takes milliseconds and shares what was
loaded. The server itself opens no file: what a hostile file does to a worker ends with that worker. (Browsers
call such a process a zygote.)
"""

from __future__ import annotations

import atexit
import json
import os
import socket
import sys
import threading
from contextlib import suppress
from pathlib import Path
from typing import IO, Any

from screener.child import FORKS
from screener.errors import ScreenerError
from screener.worker_process import Limits, Worker, environment, started

KILLED = -9
KEPT = 3
"""Servers without a worker that are kept for a next time: each holds what its workers would load."""


class ForkServer:
    """One child that is ready, and the forks of it; workers are asked of it from any thread."""

    def __init__(self, module: str, setup: dict[str, Any], limits: Limits) -> None:
        self._module, self._setup, self._limits = module, setup, limits
        self._lock = threading.Lock()
        self._server: Worker | None = None
        self._line: socket.socket | None = None
        self.at_work = 0

    def worker(self) -> Worker:
        """A new worker; the first waits until the server is ready. ScreenerError where it cannot start."""
        with self._lock:
            try:
                forked = self._fork()
            except OSError:  # the server has gone, e.g. for want of memory: once more, from the start
                self._stop()
                try:
                    forked = self._fork()
                except OSError as error:
                    what = f"a worker process could not start: {error.strerror or type(error).__name__}"
                    raise ScreenerError("", what, "is there enough memory?", exit_code=1) from error
            self.at_work += 1
        return Worker(forked, self._limits)

    def get_ready(self) -> None:
        """Start it, for workers that will be asked for soon; whoever asks then hears of a fault."""
        with self._lock, suppress(OSError, ScreenerError):
            if not self._line:
                self._start()

    def give_up(self) -> None:
        """Nobody waits any more: end it if it is still getting ready."""
        if self._server and not self._line:
            self._server.kill()

    def close(self) -> None:
        """End it; its workers end with it. Who asks for another worker starts it again."""
        self.give_up()
        with self._lock:
            self._stop()

    def ended(self, pid: int) -> int:
        """Wait for a fork that was killed or has ended; its exit status as subprocess gives it.

        Where the server has gone, its forks have too.
        """
        with self._lock:
            self.at_work -= 1
            try:
                if self._line:
                    self._line.send(str(pid).encode())
                    return int(self._line.recv(32) or KILLED)
            except OSError:
                pass
            return KILLED

    def _fork(self) -> Forked:
        line = self._line or self._start()
        ours_in, theirs_out = os.pipe()
        theirs_in, ours_out = os.pipe()
        try:
            socket.send_fds(line, [os.fsencode(Path.cwd())], [theirs_in, theirs_out])
            pid = int(line.recv(32) or b"0")
            if not pid:
                raise OSError(0, "the fork server has gone")
        except OSError:
            os.close(ours_in)
            os.close(ours_out)
            raise
        finally:
            os.close(theirs_in)
            os.close(theirs_out)
        return Forked(self, pid, os.fdopen(ours_out, "wb"), os.fdopen(ours_in, "rb"))

    def _start(self) -> socket.socket:
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        ours.settimeout(self._limits.setup)
        with theirs:
            child = started(self._module, {FORKS: str(theirs.fileno())}, (theirs.fileno(),))
        self._server = Worker(child, self._limits)
        try:
            self._server.prepare(self._setup)
        except ScreenerError:
            ours.close()
            raise
        self._line = ours
        return ours

    def _stop(self) -> None:
        if self._server:
            self._server.kill()
        if self._line:
            self._line.close()
        self._server = self._line = None


class Forked:
    """A fork of a server, to be ended and waited for like a child of one's own."""

    def __init__(self, server: ForkServer, pid: int, stdin: IO[bytes], stdout: IO[bytes]) -> None:
        self._server, self._lock = server, threading.Lock()
        self.pid = pid
        self.stdin: IO[bytes] | None = stdin
        self.stdout: IO[bytes] | None = stdout
        self.returncode: int | None = None

    def kill(self) -> None:
        """Nothing where it was waited for: its number may be another's."""
        with self._lock:
            if self.returncode is None:
                with suppress(ProcessLookupError):
                    os.kill(self.pid, -KILLED)

    def wait(self) -> int:
        """Its exit status; negative: the signal that ended it. Any thread may wait: it is asked for once."""
        with self._lock:
            if self.returncode is None:
                self.returncode = self._server.ended(self.pid)
            return self.returncode


class Starter:
    """In place of a fork server where the system has no forks: each worker gets ready by itself."""

    def __init__(self, module: str, setup: dict[str, Any], limits: Limits) -> None:
        self._module, self._setup, self._limits = module, setup, limits
        self._unready: set[Worker] = set()

    def worker(self) -> Worker:
        """A new worker, when it is ready. ScreenerError where it does not get there."""
        worker = Worker(started(self._module), self._limits)
        self._unready.add(worker)
        try:
            worker.prepare(self._setup)
        finally:
            self._unready.discard(worker)
        return worker

    def get_ready(self) -> None:
        """Nothing: what one worker loads serves no other."""

    def give_up(self) -> None:
        """Nobody waits any more for workers that are getting ready."""
        for worker in list(self._unready):
            worker.kill()


_servers: dict[str, ForkServer] = {}
_lock = threading.Lock()


def starter(module: str, setup: dict[str, Any], limits: Limits) -> ForkServer | Starter:
    """What starts workers of a module; the same one for the same module, setup, limits and environment."""
    if sys.platform != "linux":  # elsewhere a fork of a process with libraries in it may hang
        return Starter(module, setup, limits)
    key = json.dumps([module, setup, repr(limits), environment()], sort_keys=True)
    with _lock:
        server = _servers.pop(key, None) or ForkServer(module, setup, limits)
        _servers[key] = server
        for old in [each for each in _servers if not _servers[each].at_work][:-KEPT]:
            _servers.pop(old).close()
    return server


@atexit.register
def _close_all() -> None:
    for server in _servers.values():
        server.close()
