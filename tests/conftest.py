"""Fixtures shared by all tests."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from shared import base

# Tests assert what is right; how fast it is belongs to benchmarks/, and CI machines are busy.
settings.register_profile("screener", deadline=None)
settings.load_profile("screener")

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def root() -> Path:
    """The project's folder."""
    return ROOT


@pytest.fixture(scope="session")
def corpus() -> Path:
    """The development data beside the project; the test is skipped where it is missing."""
    folder = Path(os.environ.get("SCREENER_CORPUS", ROOT.parent / "shared" / "data"))
    if not folder.is_dir():
        pytest.skip(f"development data not found at {folder}; set SCREENER_CORPUS to its folder")
    return folder


@pytest.fixture(autouse=True, scope="session")
def own_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Nor what it keeps of lexicons; all processes of a run share one."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SCREENER_CACHE", str(base(tmp_path_factory) / "cache"))
        yield


@pytest.fixture(autouse=True, scope="session")
def nothing_recognises() -> Iterator[None]:
    """Readings of pictures depend on what is installed: tests that want them ask for an engine."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SCREENER_OCR", "off")
        yield


@pytest.fixture(autouse=True)
def own_workspace(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Tests never touch the workspace of whoever runs them."""
    path = tmp_path_factory.mktemp("workspace") / "workspace.sqlite3"
    monkeypatch.setenv("SCREENER_WORKSPACE", str(path))
    return path
