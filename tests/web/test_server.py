"""The program as it is started: who may ask, and what is left after kill -9, Ctrl-C and a full disk."""

from __future__ import annotations

import http.client
import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from threading import Timer
from typing import Any, NamedTuple

import pytest
from review_sitting import AS_OF

from screener.web.guard import HEADERS
from screener.web.sitting import Setup

pytestmark = pytest.mark.skipif(os.name != "posix", reason="needs signals")


class Answer(NamedTuple):
    """An answer, read to its end."""

    status: int
    headers: http.client.HTTPMessage
    body: bytes


class Program:
    """A running `screener review`."""

    def __init__(self, setup: Setup, *options: str, before: Callable[[], None] | None = None) -> None:
        folder = str(Path(setup.sources[0].path).parent)
        command = [
            sys.executable,
            "-m",
            "screener",
            "review",
            folder,
            "--posting",
            setup.posting,
            "--no-open",
        ]
        command += ["--as-of", AS_OF.isoformat(), "--workspace", str(setup.workspace), *options]
        self.child = subprocess.Popen(
            command,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            preexec_fn=before,  # noqa: PLW1509
        )
        assert self.child.stdout is not None
        self.address = self.child.stdout.readline().strip()
        host, _, self.token = self.address.removeprefix("http://").partition("/?token=")
        self.port = int(host.partition(":")[2] or 0)

    def ask(
        self, path: str, body: Any = None, headers: dict[str, str] | None = None, *, bare: bool = False
    ) -> Answer:
        """The answer to one request; `bare` paths stand outside `/k/TOKEN`."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        method = "GET" if body is None else "POST"
        sent = {"Host": f"127.0.0.1:{self.port}", **(headers or {})}
        address = path if bare else f"/k/{self.token}/{path}"
        with closing(connection):
            connection.request(method, address, None if body is None else json.dumps(body), sent)
            answer = connection.getresponse()
            return Answer(answer.status, answer.headers, answer.read())

    def json(self, path: str, body: Any = None) -> Any:
        """The JSON of an answer."""
        return json.loads(self.ask(path, body).body)

    def rows(self) -> list[dict[str, Any]]:
        """All rows, when all is read."""
        while (table := self.json("table?blind=0"))["run"]["reading"]:
            time.sleep(0.02)
        rows: list[dict[str, Any]] = table["rows"]
        return rows


@contextmanager
def program(setup: Setup, *options: str, before: Callable[[], None] | None = None) -> Iterator[Program]:
    running = Program(setup, *options, before=before)
    try:
        yield running
    finally:
        running.child.kill()
        running.child.communicate()


def test_only_this_computer_by_the_address_that_was_printed(setup: Setup) -> None:
    with program(setup) as running:
        assert running.address.startswith("http://127.0.0.1:") and len(running.token) >= 22
        begin = running.ask(f"/?token={running.token}", bare=True)
        assert (begin.status, begin.headers["location"]) == (303, f"/k/{running.token}/")
        assert running.ask("table").status == 200
        for path in ("/", "/?token=wrong", "/k/wrong/table", f"/k/{running.token}", "/k/", "/favicon.ico"):
            assert running.ask(path, bare=True).status == 404, path
        hosts = (
            "evil.example",
            f"evil.example:{running.port}",
            "127.0.0.1",
            "",
            f"localhost:{running.port}.evil",
        )
        for host in hosts:
            assert running.ask("table", headers={"Host": host}).status == 421, host
        assert running.ask("table", headers={"Host": f"localhost:{running.port}"}).status == 200
        ours = f"http://127.0.0.1:{running.port}"
        foreign = ({"Origin": "http://evil.example"}, {"Origin": "null"}, {"Origin": f"{ours}1"})
        sites = ({"Sec-Fetch-Site": "same-site"}, {"Sec-Fetch-Site": "cross-site"})
        for headers in (*foreign, *sites):
            assert running.ask("table", headers=headers).status == 403, headers
            assert running.ask("decision", {"key": "c1", "what": "hold"}, headers).status == 403, headers
        own = {"Origin": ours, "Sec-Fetch-Site": "same-origin"}
        assert running.ask("table", headers=own).status == 200
        with pytest.raises(OSError):
            socket.create_connection(("127.0.0.2", running.port), 1)


def test_every_answer_has_every_header(setup: Setup) -> None:
    with program(setup) as running:
        key = running.rows()[0]["key"]
        static = next((Path(__file__).parents[2] / "screener/web/static").glob("*.js"), None)
        paths = [
            "",
            "table",
            f"candidate/{key}",
            f"page/{key}/1.png",
            "candidate/none",
            "nowhere",
            "export/csv",
        ]
        paths += [f"static/{static.name}", "static/none.js"] if static else []
        answers = [running.ask(path) for path in paths]
        answers += [running.ask("decision", {}), running.ask("/", bare=True)]
        answers += [
            running.ask("table", headers={"Host": "x"}),
            running.ask(f"/?token={running.token}", bare=True),
        ]
        for answer in answers:
            for name, value in HEADERS.items():
                assert answer.headers.get_all(name) == [value], (answer.status, name)
            assert answer.headers["server"] is None and "set-cookie" not in answer.headers


def test_what_was_shown_as_decided_survives_kill_9(setup: Setup) -> None:
    """Ten times over, at some moment in the midst of fifty decisions: what was answered is there."""
    words = ("advance", "hold", "none")
    decided: dict[str, str] = {}
    unsure: tuple[str, str] | None = None
    for attempt in range(10):
        with program(setup) as running:
            rows = [row for row in running.rows() if row["status"] == "read"]
            stands = {row["key"]: (row["decision"] or {}).get("what", "none") for row in rows}
            if unsure and stands[unsure[0]] == unsure[1]:  # kept, but killed before the answer went out
                decided[unsure[0]] = unsure[1]
            assert stands == {key: decided.get(key, "none") for key in stands}
            killer = Timer(0.02 + 0.03 * attempt, os.kill, (running.child.pid, signal.SIGKILL))
            killer.start()
            unsure = None
            for number in range(50):
                key, word = rows[number % len(rows)]["key"], words[(number + attempt) % len(words)]
                unsure = (key, word)
                try:
                    assert running.ask("decision", {"key": key, "what": word}).status == 200
                except (OSError, http.client.HTTPException):
                    break
                decided[key], unsure = word, None
            killer.join()


def test_ctrl_c_ends_it_with_a_page_open(setup: Setup) -> None:
    with program(setup) as running:
        running.rows()
        connection = http.client.HTTPConnection("127.0.0.1", running.port, timeout=20)
        with closing(connection):
            connection.request("GET", f"/k/{running.token}/events")
            events = connection.getresponse()
            assert events.headers["content-type"].startswith("text/event-stream")
            running.child.send_signal(signal.SIGINT)
            try:
                told = events.read()
            except http.client.IncompleteRead as cut:  # the program may end before the last chunk does
                told = cut.partial
            assert b"event: bye" in told
        assert running.child.wait(10) == 0
        assert running.child.stderr is not None and "Traceback" not in running.child.stderr.read()


def test_a_port_in_use_is_said_at_once(setup: Setup) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with program(setup, "--port", str(port)) as running:
            _, told = running.child.communicate(timeout=30)
            assert running.child.returncode == 2
            assert f"--port {port}" in told and "leave --port out" in told


def test_a_full_disk_keeps_the_act_in_the_page(setup: Setup) -> None:
    """No file may grow beyond a little more than it has: what cannot be kept is said, what was kept stays."""

    def little() -> None:
        import resource

        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        size = setup.workspace.stat().st_size + 40_000
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))

    setup.workspace.with_name(setup.workspace.name).touch()
    with program(setup, before=little) as running:
        key = running.rows()[0]["key"]
        kept, refused = 0, None
        for _ in range(3000):
            answer = running.ask("decision", {"key": key, "what": "hold", "note": "x" * 1900})
            if answer.status != 200:
                refused = json.loads(answer.body)
                break
            kept += 1
        assert refused is not None and kept > 0 and answer.status == 503
        assert set(refused) >= {"where", "what", "hint"} and "room" in refused["hint"]
    with program(setup) as running:
        assert len(running.json(f"candidate/{key}")["history"]) == kept


def test_no_browser_is_no_fault(setup: Setup) -> None:
    folder = str(Path(setup.sources[0].path).parent)
    command = [sys.executable, "-m", "screener", "review", folder, "--posting", setup.posting]
    command += ["--as-of", AS_OF.isoformat(), "--workspace", str(setup.workspace)]
    environment = {**os.environ, "BROWSER": "/does/not/exist", "DISPLAY": "", "PATH": "/nowhere"}
    child = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment
    )
    assert child.stdout is not None and child.stdout.readline().startswith("http://127.0.0.1:")
    time.sleep(0.5)
    child.send_signal(signal.SIGTERM)
    _, told = child.communicate(timeout=20)
    assert child.returncode == 0 and "open the address above" in told


@contextmanager
def with_browser(tmp_path: Path, browser: str) -> Iterator[subprocess.Popen[str]]:
    """The program on an empty workspace, which opens a browser of ours."""
    command = [sys.executable, "-m", "screener", "review", "--workspace", str(tmp_path / "w.sqlite3")]
    environment = {**os.environ, "BROWSER": browser, "PATH": "/nowhere"}
    child = subprocess.Popen(
        command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    try:
        yield child
    finally:
        child.kill()
        child.communicate()


def test_the_page_is_answered_while_a_browser_takes_its_time(tmp_path: Path) -> None:
    slow, answered = tmp_path / "slow browser", tmp_path / "answered"
    wait = f"import os, time\nwhile not os.path.exists({str(answered)!r}): time.sleep(0.05)\n"
    slow.write_text(f"#!{sys.executable}\n{wait}")
    slow.chmod(0o700)
    with with_browser(tmp_path, f"'{slow}' %s") as child:
        assert child.stdout is not None
        host = child.stdout.readline().removeprefix("http://").partition("/")[0]
        connection = http.client.HTTPConnection(host, timeout=20)
        with closing(connection):
            try:
                connection.request("GET", "/")
                assert connection.getresponse().status == 404
            finally:
                answered.touch()


def test_where_there_is_no_browser_it_is_said(tmp_path: Path) -> None:
    with with_browser(tmp_path, str(tmp_path / "none")) as child:
        assert child.stderr is not None
        said = [child.stderr.readline() for _ in range(2)]
    assert said[0].startswith("Ctrl-C ends it")
    assert said[1] == "no browser could be opened: open the address above in one\n"
