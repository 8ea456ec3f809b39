"""A sitting on a handful of invented people, and a page before it that asks as a browser does."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from reportlab.lib.pagesizes import letter
from reportlab.pdfgen.canvas import Canvas
from starlette.testclient import TestClient

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


def write_pdf(path: Path, lines: tuple[str, ...]) -> None:
    """One page of plain lines."""
    canvas = Canvas(str(path), pagesize=letter)
    for number, line in enumerate(lines):
        canvas.drawString(72, 720 - 20 * number, line)
    canvas.save()


def desk_of(setup: Setup, pictures: Pictures) -> Desk:
    """All that a page needs, ready to read."""
    sitting, news = Sitting(setup), News()
    return Desk(sitting, news, Reader(sitting, news), pictures)


def named(address: str) -> str:
    """The address of an answer that may tell names, where it does not say itself."""
    return address if "blind=" in address else f"{address}{'&' if '?' in address else '?'}blind=0"


class Browser:
    """Asks as the page does, and gives back what is in the answers; with names, unless the address says."""

    def __init__(self, client: TestClient, desk: Desk) -> None:
        self.client, self.desk, self.sitting = client, desk, desk.sitting
        self.base = f"{HOST}/k/{TOKEN}/"

    def get(self, address: str, status: int = 200) -> Any:
        """The JSON of an answer."""
        found = self.client.get(self.base + named(address))
        assert found.status_code == status, found.text
        return found.json()

    def post(self, address: str, body: Any, status: int = 200) -> Any:
        """The JSON of an answer to a JSON body."""
        found = self.client.post(self.base + named(address), json=body)
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


def opened(setup: Setup, pictures: Pictures, *, wait: bool = True) -> Browser:
    """The page of a sitting, when all is read; without waiting, before anything is."""
    desk = desk_of(setup, pictures)
    if wait:
        desk.reader.start()
        desk.reader.wait()
    guard = Guard(review_app(desk), TOKEN, PORT)
    return Browser(TestClient(guard, base_url=HOST, raise_server_exceptions=False), desk)
