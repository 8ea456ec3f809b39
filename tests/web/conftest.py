"""A sitting on a handful of invented people, read once; each test has a workspace of its own."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from reportlab.lib.pagesizes import letter
from reportlab.pdfgen.canvas import Canvas
from starlette.testclient import TestClient

from screener.sources import gather
from screener.web.app import review_app
from screener.web.desk import Desk
from screener.web.guard import Guard
from screener.web.news import News
from screener.web.pictures import Pictures
from screener.web.reader import Reader
from screener.web.sitting import Setup, Sitting

AS_OF = date(2026, 11, 23)
PORT, TOKEN = 8000, "a-token-of-the-tests"
HOST = f"http://127.0.0.1:{PORT}"

ADA = (
    "Ada Merrill, CPC",
    "Springfield, IL · ada@example.com · (212) 555-0101",
    "EXPERIENCE",
    "Medical Coder, Harbor Clinic, Jan 2018 - Present",
    "Assign ICD-10-CM, CPT and HCPCS codes for clinic visits in Epic.",
    "EDUCATION",
    "Diploma in Medical Billing and Coding, Maple College, 2017",
)
BEN = (
    "Ben Example\nben@example.com\n\nSKILLS\nICD-10-CM, CPT\n\nCERTIFICATIONS\nCPC (expired 2021)\n\n"
    "EXPERIENCE\nMedical Coder, Quay Clinic, Jan 2015 - Mar 2019\nAssigned ICD-10-CM codes.\n"
)
CY = "Cy Example\n\nEXPERIENCE\nCashier, Corner Store, 2015 - 2019\nCounted the till.\n"
MENU = "Lunch on Monday: soup. Lunch on Tuesday: pasta. Ask at the counter for the allergens of each dish.\n"
POSTING = """\
schema: 1
posting: {id: clinic-coder, title: Clinic Coder}
lexicons: [medical_coding]
bands: {shortlist: 70, review: 45}
rules:
  # the credential comes first
  - {id: credential, label: CPC, kind: has, importance: required, knock_out: true, weight: 30, any_of: [CPC]}
  - {id: systems, label: Code systems, kind: has, importance: required, weight: 25,
     all_of: [ICD-10-CM, CPT, HCPCS], partial: proportional}
  - {id: years, label: Coding, kind: years, importance: preferred, weight: 30, all_of: [code_assignment],
     at_least: 3, partial_from: 1}
  - {id: epic, label: Epic, kind: has, importance: preferred, weight: 15, any_of: [Epic]}
"""


@pytest.fixture(scope="session")
def people(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Four people as files, one of them twice, one file that cannot be read and one that is no résumé."""
    folder = tmp_path_factory.mktemp("people")
    write_pdf(folder / "ada.pdf", ADA)
    shutil.copy(folder / "ada.pdf", folder / "twin of ada.pdf")
    (folder / "ben.txt").write_text(BEN, "utf-8")
    (folder / "cy.txt").write_text(CY, "utf-8")
    (folder / "menu.txt").write_text(MENU, "utf-8")
    (folder / "broken.pdf").write_text("%PDF-1.4 nothing more")
    return folder


def write_pdf(path: Path, lines: tuple[str, ...]) -> None:
    """One page of plain lines."""
    canvas = Canvas(str(path), pagesize=letter)
    for number, line in enumerate(lines):
        canvas.drawString(72, 720 - 20 * number, line)
    canvas.save()


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
    path = tmp_path_factory.mktemp("read") / "workspace.sqlite3"
    desk = desk_of(Setup(str(rule_file), gather([people]).sources, AS_OF, 2, path), pictures)
    desk.reader.start()
    desk.reader.wait()
    assert desk.reader.fault is None
    return path


def desk_of(setup: Setup, pictures: Pictures) -> Desk:
    """All that a page needs, ready to read."""
    sitting, news = Sitting(setup), News()
    return Desk(sitting, news, Reader(sitting, news), pictures)


class Browser:
    """Asks as the page does, and gives back what is in the answers."""

    def __init__(self, client: TestClient, desk: Desk) -> None:
        self.client, self.desk, self.sitting = client, desk, desk.sitting
        self.base = f"{HOST}/k/{TOKEN}/"

    def get(self, address: str, status: int = 200) -> Any:
        """The JSON of an answer."""
        found = self.client.get(self.base + address)
        assert found.status_code == status, found.text
        return found.json()

    def post(self, address: str, body: Any, status: int = 200) -> Any:
        """The JSON of an answer to a JSON body."""
        found = self.client.post(self.base + address, json=body)
        assert found.status_code == status, found.text
        return found.json()

    def rows(self, blind: int = 0) -> list[dict[str, Any]]:
        """All rows."""
        rows: list[dict[str, Any]] = self.get(f"table?blind={blind}")["rows"]
        return rows

    def row(self, file: str) -> dict[str, Any]:
        """The row of a file."""
        return next(row for row in self.rows() if row["file"] == file)

    def key(self, file: str) -> str:
        """The key of a file."""
        return str(self.row(file)["key"])


@pytest.fixture(scope="session")
def pictures() -> Iterator[Pictures]:
    """Children that draw, kept for all tests."""
    with Pictures(jobs=1) as found:
        yield found


@pytest.fixture
def setup(people: Path, rule_file: Path, read_once: Path, own_workspace: Path) -> Setup:
    """What the command would be given, with a workspace of this test's own in which all are read."""
    shutil.copy(read_once, own_workspace)
    return Setup(str(rule_file), gather([people]).sources, AS_OF, 2, own_workspace)


def opened(setup: Setup, pictures: Pictures) -> Browser:
    """The page of a sitting, when all is read."""
    desk = desk_of(setup, pictures)
    desk.reader.start()
    desk.reader.wait()
    guard = Guard(review_app(desk), TOKEN, PORT)
    return Browser(TestClient(guard, base_url=HOST, raise_server_exceptions=False), desk)


@pytest.fixture
def browser(setup: Setup, pictures: Pictures) -> Browser:
    """The page on all of them."""
    return opened(setup, pictures)
