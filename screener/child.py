"""What every child process of the pool does: one JSON line in, one out, within limits of its own.

A child that opened hostile files may be beyond the reach of its own Python: then the operating system ends
it after its CPU seconds, and a thread that watches the parent ends it when nobody is left to answer to.
"""

from __future__ import annotations

import gc
import json
import os
import socket
import sys
import threading
import time
from collections.abc import Callable
from typing import IO, Any

from screener.errors import ScreenerError

ADDRESS_SPACE = 4 * 2**30
"""Bytes a child may map. A decompression bomb ends here at once, before the watch on resident memory."""

GRACE = 2.0
"""CPU seconds that a child gets beyond what the pool gives it: where the pool lives, the pool ends it."""

PARENT_EVERY = 0.5

PARENT = "SCREENER_PARENT"
"""Names the parent's number in the environment: by the time a child looks for itself it may have gone."""

FORKS = "SCREENER_FORKS"
"""Names the socket over which forks are asked for."""

Answer = Callable[[dict[str, Any]], str]


def serve(answering: Callable[[dict[str, Any]], Answer]) -> None:
    """Answer `"ready"` to the setup line, then each task with one line of JSON, until the input ends.

    answering: the setup line to a function from task to answer; a ScreenerError of it is told in place of
    ready. The setup's `cpu` is the CPU seconds of one task. With FORKS in the environment the process takes
    no task itself: forks of it do.
    """
    answers = _private_stdout()
    forks = os.environ.pop(FORKS, "")
    _lock_down()
    if not forks:
        _watch_parent(int(os.environ.get(PARENT, os.getppid())))
    tasks = sys.stdin.buffer
    gc.disable()  # all that is loaded stays: looking for rubbish finds none, and takes a sixth of the time
    try:
        setup = json.loads(tasks.readline())
        answer = answering(setup)
    except ScreenerError as error:
        answers.write(json.dumps(str(error)).encode() + b"\n")
        return
    gc.freeze()  # it stays where it is: forks share its memory
    gc.enable()
    answers.write(b'"ready"\n')
    if forks:
        tasks, answers = _forked(int(forks))
    for line in tasks:
        _limit_cpu(setup.get("cpu"))
        answers.write(answer(json.loads(line)).encode() + b"\n")


def _forked(line: int) -> tuple[IO[bytes], IO[bytes]]:
    """Fork for whoever asks over the line, until nobody is there to ask; returns in the forks alone.

    A message with two open files asks for a fork that reads tasks from one and answers to the other, in the
    folder that the message names; the reply is its number. A message without files is such a number, and asks
    how that fork ended.
    """
    server = os.getpid()
    with socket.socket(fileno=line) as asked:
        while True:
            message, files, _, _ = socket.recv_fds(asked, 4096, 2)
            if not message:
                os._exit(0)
            if not files:
                asked.send(str(os.waitstatus_to_exitcode(os.waitpid(int(message), 0)[1])).encode())
            elif pid := os.fork():
                os.setpgid(pid, pid)
                for file in files:
                    os.close(file)
                asked.send(str(pid).encode())
            else:
                break
    os.chdir(message)
    _watch_parent(server)
    return os.fdopen(files[0], "rb"), os.fdopen(files[1], "wb", buffering=0)


def _private_stdout() -> IO[bytes]:
    """Answers go through a copy of stdout; what libraries print goes nowhere near them."""
    answers = os.fdopen(os.dup(1), "wb", buffering=0)
    os.dup2(2, 1)
    return answers


def _lock_down() -> None:
    """Limits that the operating system keeps, where it has them."""
    try:
        import resource
    except ImportError:  # Windows: the watch on resident memory and time remains
        return
    resource.setrlimit(resource.RLIMIT_AS, (ADDRESS_SPACE, ADDRESS_SPACE))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _limit_cpu(seconds: float | None) -> None:
    """From here on, so many CPU seconds: then the operating system ends the process (SIGXCPU)."""
    try:
        import resource
    except ImportError:
        return
    if seconds:
        end = int(time.process_time() + seconds + GRACE) + 1
        resource.setrlimit(resource.RLIMIT_CPU, (end, resource.getrlimit(resource.RLIMIT_CPU)[1]))


def _watch_parent(parent: int) -> None:
    """End the process when its parent has gone: with nobody to stop it, it might spin for ever."""

    def watch() -> None:
        while os.getppid() == parent:
            time.sleep(PARENT_EVERY)
        os._exit(1)

    if os.name == "posix":
        threading.Thread(target=watch, daemon=True).start()
