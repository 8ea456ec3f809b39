"""A sitting on a handful of invented people, read once; each test has a workspace of its own."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from review_sitting import ADA, AS_OF, BEN, CY, MENU, POSTING, Browser, desk_of, opened, write_pdf
from shared import made_once

from screener.sources import gather
from screener.web.pictures import Pictures
from screener.web.sitting import Setup


@pytest.fixture(scope="session")
def people(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Four people as files, one of them twice, one file that cannot be read and one that is no résumé."""

    def write(folder: Path) -> None:
        write_pdf(folder / "ada.pdf", ADA)
        shutil.copy(folder / "ada.pdf", folder / "twin of ada.pdf")
        (folder / "ben.txt").write_text(BEN, "utf-8")
        (folder / "cy.txt").write_text(CY, "utf-8")
        (folder / "menu.txt").write_text(MENU, "utf-8")
        (folder / "broken.pdf").write_text("%PDF-1.4 nothing more")

    return made_once(tmp_path_factory, "people", write)


@pytest.fixture(scope="session")
def rule_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The posting of these tests."""
    path = tmp_path_factory.mktemp("rules") / "clinic_coder.yaml"
    path.write_text(POSTING, "utf-8")
    return path


@pytest.fixture(scope="session")
def read_once(
    people: Path, rule_file: Path, pictures: Pictures, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """A workspace in which all of them were read."""

    def read(folder: Path) -> None:
        path = folder / "workspace.sqlite3"
        desk = desk_of(Setup(str(rule_file), gather([people]).sources, AS_OF, 1, path), pictures)
        desk.reader.start()
        desk.reader.wait()
        assert desk.reader.fault is None

    return made_once(tmp_path_factory, "people-read", read) / "workspace.sqlite3"


@pytest.fixture(scope="session")
def pictures() -> Iterator[Pictures]:
    """Children that draw, kept for all tests."""
    with Pictures(jobs=1) as found:
        yield found


@pytest.fixture
def setup(people: Path, rule_file: Path, read_once: Path, own_workspace: Path) -> Setup:
    """What the command would be given, with a workspace of this test's own in which all are read."""
    shutil.copy(read_once, own_workspace)
    return Setup(str(rule_file), gather([people]).sources, AS_OF, 1, own_workspace)


@pytest.fixture
def browser(setup: Setup, pictures: Pictures) -> Browser:
    """The page on all of them."""
    return opened(setup, pictures)
