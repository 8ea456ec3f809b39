"""What is made once for a whole run of the tests, however many processes take part in it."""

from __future__ import annotations

import asyncio
import os
import sqlite3
from collections.abc import Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from typing import Any, TypeVar

import pytest

T = TypeVar("T")

LONGEST = 600
"""Seconds that one process waits for what another makes."""


def base(factory: pytest.TempPathFactory) -> Path:
    """The run's own folder, the same for all of its processes."""
    own = factory.getbasetemp()
    return own.parent if "PYTEST_XDIST_WORKER" in os.environ else own


def made_once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], object]) -> Path:
    """The folder of that name, filled by `make` in the process that comes first; only to be read."""
    folder = base(factory) / name
    lock = sqlite3.connect(base(factory) / f"{name}.lock", LONGEST, isolation_level=None)
    with closing(lock):
        lock.execute("BEGIN EXCLUSIVE")
        if not folder.exists():
            part = folder.with_suffix(".part")
            part.mkdir()
            make(part)
            part.rename(folder)
    return folder


def apart(work: Coroutine[Any, Any, T]) -> T:
    """What comes of it in a thread of its own: beside a browser's test this one has a loop already."""
    with ThreadPoolExecutor(1) as alone:
        return alone.submit(asyncio.run, work).result()
