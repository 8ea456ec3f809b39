"""A hang, a crash, a bomb or nonsense in a child costs one answer; the others come."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import textwrap
import threading
import time
from pathlib import Path

import psutil
import pytest

from screener import fork_server
from screener.errors import ScreenerError
from screener.pool import Limits, Pool

FORKS = sys.platform == "linux"

CHILD = textwrap.dedent(
    """
    import json, os, subprocess, sys, time
    from pathlib import Path
    from screener.child import serve
    from screener.errors import ScreenerError

    seen = 0

    def answering(setup):
        (Path(__file__).parent / f"started {os.getpid()}").mkdir()
        time.sleep(setup.get("slow", 0))
        if setup.get("broken"):
            raise ScreenerError("", "no lexicon of that name")
        return answer

    def answer(task):
        global seen
        seen += 1
        if task["do"] == "tell": task["do"] = list(os.environ)
        if task["do"] == "where": task["do"] = os.getcwd()
        if task["do"] == "hang": time.sleep(3600)
        if task["do"] == "wait for a program":
            subprocess.run([sys.executable, "-c", "sum(range(60_000_000))"])
        if task["do"] == "spin":
            while True: pass
        if task["do"] == "crash": os.abort()
        if task["do"] == "crash after others" and seen > 1: os.abort()
        if task["do"] == "eat": block = b'x' * (300 * 2**20); time.sleep(3600)
        return json.dumps([task["n"], task["do"]])

    serve(answering)
    """
)


@pytest.fixture
def child(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    (tmp_path / "odd_child.py").write_text(CHILD)
    monkeypatch.syspath_prepend(tmp_path)
    return "odd_child"


def started_so_far(folder: Path) -> int:
    """How many processes got ready."""
    return len(list(folder.glob("started *")))


def workers() -> list[psutil.Process]:
    """The workers that run: forks of a child, or children; other tests leave a browser."""
    children = [each for each in psutil.Process().children() if "odd_child" in each.cmdline()]
    return [fork for child in children for fork in child.children()] if FORKS else children


def run(child: str, todo: list[str], jobs: int = 2, **limits: float) -> list[str]:
    """What came of each task: the task itself, or the failure."""
    found = {}
    with Pool(child, {}, jobs, Limits(**limits)) as pool:  # type: ignore[arg-type]
        for index, answer in pool.run([{"n": n, "do": do} for n, do in enumerate(todo)]):
            found[index] = answer.failure or json.loads(answer.line or b"")[1]
    return [found[n] for n in range(len(todo))]


def test_every_task_is_answered_in_any_number_of_children(child: str) -> None:
    todo = [f"work {n}" for n in range(20)]
    assert run(child, todo, jobs=1) == run(child, todo, jobs=3) == todo


@pytest.mark.parametrize("jobs", [1, 2])
def test_failures_cost_their_own_answer_only(child: str, jobs: int) -> None:
    todo = ["a", "hang", "b", "crash", "c", "spin", "d", "eat", "e"]
    found = run(child, todo, jobs, cpu=2.0, idle=5.0, memory=200 * 2**20)
    assert found == ["a", "timed_out", "b", "crashed", "c", "timed_out", "d", "memory", "e"]


def test_a_child_that_waits_for_a_program_at_work_is_not_idle(child: str) -> None:
    assert run(child, ["wait for a program"], jobs=1, cpu=60.0, idle=0.6) == ["wait for a program"]


def test_the_clock_is_the_last_resort(child: str) -> None:
    assert run(child, ["hang", "a"], jobs=1, wall=1.0) == ["timed_out", "a"]


SPINNER = """
import json
from screener.child import serve
def answering(setup):
    def answer(task):
        while task["spins"]:
            pass
        return json.dumps("done")
    return answer
serve(answering)
"""

PARENT = """
import sys, threading
from screener.pool import Limits, Pool
pool = Pool("spinner", {}, 1, Limits(cpu=float(sys.argv[1])))
answers = pool.run([{"spins": False}, {"spins": True}])
print(next(answers)[1].line, flush=True)
print(next(answers)[1].failure, flush=True)
"""


@pytest.fixture
def spinner(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    (tmp_path / "spinner.py").write_text(SPINNER)
    monkeypatch.setenv("PYTHONPATH", f"{tmp_path}{os.pathsep}{os.environ.get('PYTHONPATH', '')}")
    return "spinner"


@pytest.mark.skipif(os.name != "posix", reason="needs SIGKILL")
def test_a_worker_ends_soon_after_a_parent_that_was_killed(spinner: str) -> None:
    command = [sys.executable, "-c", PARENT, "600"]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as parent:
        assert parent.stdout is not None
        assert b"done" in parent.stdout.readline()
        started = psutil.Process(parent.pid).children(recursive=True)
        parent.kill()
    gone, _ = psutil.wait_procs(started, timeout=20)
    assert started and set(gone) == set(started)


@pytest.mark.skipif(not hasattr(signal, "SIGXCPU"), reason="needs a limit on CPU seconds")
def test_the_system_ends_a_child_whose_parent_does_not(spinner: str) -> None:
    """A child that gets no watch, since its parent is stopped, has its CPU seconds all the same."""
    command = [sys.executable, "-m", spinner]
    environment = {**os.environ, "SCREENER_PARENT": str(os.getpid())}
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment) as child:
        assert child.stdin and child.stdout
        child.stdin.write(b'{"cpu": 0.1}\n{"spins": true}\n')
        child.stdin.flush()
        assert child.stdout.readline() == b'"ready"\n'
        assert child.wait(60) == -signal.SIGXCPU
        child.stdin.close()


def test_a_crash_that_an_earlier_file_caused_is_tried_again(child: str) -> None:
    assert run(child, ["a", "crash after others", "b"], jobs=1) == ["a", "crash after others", "b"]


def test_a_child_that_cannot_start_says_why(child: str) -> None:
    with (
        pytest.raises(ScreenerError, match="no lexicon of that name"),
        Pool(child, {"broken": True}, 1) as pool,
    ):
        list(pool.run([{"do": "a", "n": 0}]))


def test_a_missing_module_is_an_error_not_a_wait(child: str) -> None:
    with pytest.raises(ScreenerError, match="could not start"), Pool("no_such_module", {}, 1) as pool:
        list(pool.run([{"do": "a", "n": 0}]))


def test_leaving_the_pool_ends_the_workers(child: str) -> None:
    with Pool(child, {}, 2, Limits(wall=60)) as pool:
        answers = pool.run([{"n": 0, "do": "a"}, {"n": 1, "do": "hang"}, {"n": 2, "do": "hang"}])
        next(answers)
        running = workers()
        assert len(running) == 2
    _, alive = psutil.wait_procs(running, timeout=5)
    assert not alive


def test_a_pool_that_is_left_before_its_children_are_ready_ends_at_once(tmp_path: Path, child: str) -> None:
    with Pool(child, {"slow": 60}, 2) as pool:
        running = pool.run([{"n": 0, "do": "a"}])
        threading.Thread(target=lambda: next(running, None), daemon=True).start()
        while not started_so_far(tmp_path):
            time.sleep(0.02)
    assert not workers()


@pytest.mark.skipif(sys.platform != "linux", reason="forks are used on Linux alone")
def test_many_threads_may_end_one_worker(child: str) -> None:
    server = fork_server.starter(child, {}, Limits())
    assert isinstance(server, fork_server.ForkServer)
    for _ in range(20):
        worker = server.worker()
        threads = [threading.Thread(target=worker.kill) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(10)
        assert not any(thread.is_alive() for thread in threads)
    assert server.at_work == 0
    assert run(child, ["a"], jobs=1) == ["a"], "the server lives"


@pytest.mark.skipif(sys.platform != "linux", reason="forks are used on Linux alone")
def test_children_get_ready_once(child: str, tmp_path: Path) -> None:
    for _ in range(2):
        assert run(child, ["a", "crash", "b", "hang", "c"], jobs=2, idle=0.5) == [
            *("a", "crashed", "b", "timed_out", "c")
        ]
    assert started_so_far(tmp_path) == 1
    for server in psutil.Process().children():
        if "odd_child" in server.cmdline():
            server.kill()  # e.g. for want of memory: whoever asks next starts it again
    assert run(child, ["a"], idle=0.5) == ["a"]
    assert started_so_far(tmp_path) == 2
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SCREENER_OCR", "tesseract")
        assert run(child, ["a"], idle=0.5) == ["a"]
    assert started_so_far(tmp_path) == 3, "what bears on reading differs"


@pytest.mark.skipif(sys.platform != "linux", reason="forks are used on Linux alone")
def test_a_child_that_got_ready_beforehand_serves_whoever_asks(child: str, tmp_path: Path) -> None:
    fork_server.starter(child, {}, Limits()).get_ready()
    assert started_so_far(tmp_path) == 1
    assert run(child, ["a"]) == ["a"]
    assert started_so_far(tmp_path) == 1


def test_a_child_that_does_not_get_ready_is_told_to_whoever_asks(child: str) -> None:
    fork_server.starter(child, {"broken": 1}, Limits()).get_ready()
    with pytest.raises(ScreenerError, match="no lexicon of that name"), Pool(child, {"broken": 1}, 1) as pool:
        list(pool.run([{"do": "a", "n": 0}]))


@pytest.mark.skipif(sys.platform != "linux", reason="forks are used on Linux alone")
def test_nobody_waits_for_a_child_that_is_not_needed(child: str, tmp_path: Path) -> None:
    server = fork_server.starter(child, {"slow": 60}, Limits())
    thread = threading.Thread(target=server.get_ready)
    thread.start()
    while not started_so_far(tmp_path):
        time.sleep(0.02)
    assert isinstance(server, fork_server.ForkServer)
    server.close()
    thread.join(10)
    assert not thread.is_alive()


def test_a_child_gets_what_it_needs_of_the_environment(child: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SECRET_TOKEN", "1")
    monkeypatch.setenv("SCREENER_WORKSPACE", "w.sqlite3")
    monkeypatch.setenv("SCREENER_OCR", "off")
    with Pool(child, {}, 1) as pool:
        ((_, answer),) = pool.run([{"n": 0, "do": "tell"}])
    names = set(json.loads(answer.line or b"")[1])
    assert {"PATH", "SCREENER_OCR"} <= names
    assert not {"SECRET_TOKEN", "SCREENER_WORKSPACE"} & names


def test_modules_that_lie_in_the_folder_are_not_run(
    child: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "of a stranger"
    folder.mkdir()
    for name in ("json", "odd_child", "screener", "socket"):
        (folder / f"{name}.py").write_text("raise SystemExit('run')")
    monkeypatch.chdir(folder)
    assert run(child, ["a"], jobs=1) == ["a"]


def test_a_worker_works_in_the_folder_of_whoever_asks(
    child: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        monkeypatch.chdir(tmp_path / name)
        with Pool(child, {}, 1) as pool:
            ((_, answer),) = pool.run([{"n": 0, "do": "where"}])
        assert Path(json.loads(answer.line or b"")[1]) == tmp_path / name


def test_where_there_are_no_forks_each_worker_gets_ready_by_itself(
    child: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fork_server.sys, "platform", "win32")
    assert run(child, ["a", "crash", "b"], jobs=1) == ["a", "crashed", "b"]
    assert started_so_far(tmp_path) == 3, "a crash is tried again in a fresh one"
    with pytest.raises(ScreenerError, match="no lexicon of that name"), Pool(child, {"broken": 1}, 1) as pool:
        list(pool.run([{"do": "a", "n": 0}]))
