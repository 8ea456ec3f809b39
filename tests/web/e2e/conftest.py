"""A real program on a free port, a real browser before it."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from review_page import AS_OF, NewTab, Program, Start, Tab, start_program
from shared import made_once


@pytest.fixture(scope="session")
def chromium() -> str:
    """The browser's path; tests are skipped where there is none."""
    pytest.importorskip("playwright.sync_api", reason="playwright is not installed (extra dev)")
    named = os.environ.get("SCREENER_CHROMIUM")
    for candidate in filter(None, (named, "chromium", "chromium-browser", "google-chrome")):
        if found := shutil.which(candidate):
            return found
    pytest.skip("no chromium on this machine; SCREENER_CHROMIUM may name one")


@pytest.fixture(scope="session")
def browser(chromium: str) -> Iterator[Any]:
    """One browser for all tests; each has its own context."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        yield opened
        opened.close()


@pytest.fixture(scope="session")
def warm(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace in which the samples were read, to be copied."""

    def read(folder: Path) -> None:
        path = folder / "workspace.sqlite3"
        command = [sys.executable, "-m", "screener", "score", "sample_resumes", "--posting", "medical_coder"]
        command += ["--as-of", AS_OF, "--workspace", str(path), "--quiet"]
        environment = {**os.environ, "PYTHONPATH": str(root)}
        done = subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True, check=False)
        assert done.returncode == 3, done.stderr

    return made_once(tmp_path_factory, "samples-read", read) / "workspace.sqlite3"


@pytest.fixture(scope="session")
def samples(root: Path, warm: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Program]:
    """The samples, for tests that decide nothing."""
    workspace = tmp_path_factory.mktemp("samples") / "workspace.sqlite3"
    shutil.copy(warm, workspace)
    program = start_program(root, workspace, "sample_resumes")
    yield program
    program.stop()


@pytest.fixture
def start(root: Path, warm: Path, tmp_path: Path) -> Iterator[Start]:
    """Programs of a test's own; they end with it. fresh: with nothing read before."""
    running: list[Program] = []

    def begin(
        *arguments: str | Path, fresh: bool = False, workspace: Path | None = None, port: int = 0
    ) -> Program:
        place = workspace or tmp_path / f"workspace{len(running)}.sqlite3"
        if not fresh and not place.exists():
            shutil.copy(warm, place)
        program = start_program(root, place, *(arguments or ("sample_resumes",)), port=port)
        running.append(program)
        return program

    yield begin
    for program in running:
        program.stop(signal.SIGKILL)


QUIET = ("status of 409", "status of 503", "status of 422", "status of 404", "net::ERR_")
"""What the browser itself logs where a test lets the program refuse or end."""


@pytest.fixture
def tab(browser: Any) -> Iterator[NewTab]:
    """Opens tabs; at the end none may have logged a fault."""
    contexts: list[Any] = []
    tabs: list[Tab] = []

    def new(
        width: int = 1280, height: int = 800, *, context: Any = None, keep: bool = False, **how: Any
    ) -> Tab:
        if context is None:
            how = {"reduced_motion": "reduce", "color_scheme": "light", "accept_downloads": True, **how}
            context = browser.new_context(viewport={"width": width, "height": height}, **how)
            contexts.append(context)
        one = Tab(context.new_page())
        one.page.set_default_timeout(30_000)
        one.page.on("console", lambda m: one.faults.append(m.text) if m.type == "error" else None)
        one.page.on("pageerror", lambda e: one.faults.append(f"{e.message} {e.stack}"))
        one.page.on("request", lambda r: one.requests.append(r.url))
        if keep:
            one.page.on("response", lambda r: one.bodies.append((r.url, _body(r))))
        tabs.append(one)
        return one

    yield new
    for context in contexts:
        context.close()
    said = [fault for one in tabs for fault in one.faults if not any(quiet in fault for quiet in QUIET)]
    assert not said, said


def _body(response: Any) -> bytes:
    if response.url.endswith("/events"):
        return b""
    try:
        return bytes(response.body())
    except Exception:  # noqa: BLE001 - a redirect has none, and a tab may be gone
        return b""
