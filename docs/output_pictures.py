"""Makes the pictures of docs/output.md anew: `python docs/output_pictures.py`.

Scores sample_resumes and takes pictures of the workbook (LibreOffice, printed), of the report (chromium, on
the screen and printed) and of the terminal at 80 and 160 columns, into docs/output. `--every FOLDER` does it
for each built-in posting, every printed page included, to be looked at.
"""

from __future__ import annotations

import fcntl
import html
import os
import pty
import struct
import subprocess
import sys
import tempfile
import termios
from pathlib import Path
from typing import Any

from screenshots import AS_OF, ROOT, chromium, small

FOLDER = ROOT / "docs" / "output"
POSTING = "medical_coder"
TERMINAL = """<style>body{{margin:0;background:#1e1e1e}}pre{{color:#e6e6e6;font:13px/1.35 "DejaVu Sans Mono",
monospace;padding:12px;margin:0;width:max-content}}</style><pre>{}</pre>"""


def score(posting: str, workspace: Path, *more: str) -> list[str]:
    """The command."""
    command = [sys.executable, "-m", "screener", "score", "sample_resumes", "--posting", posting]
    return [*command, "--as-of", AS_OF, "--workspace", str(workspace), "--jobs", "2", *more]


def on_terminal(command: list[str], columns: int) -> str:
    """What a command prints on a terminal of so many columns."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 60, columns, 0, 0))
    with subprocess.Popen(command, cwd=ROOT, stdout=theirs, stderr=subprocess.DEVNULL) as process:  # noqa: S603
        os.close(theirs)
        parts = []
        while True:
            try:
                part = os.read(ours, 65536)
            except OSError:  # the other end is closed
                break
            if not part:
                break
            parts.append(part)
        process.wait(600)
    os.close(ours)
    return b"".join(parts).decode("utf-8").replace("\r\n", "\n")


def printed(pdf: Path, pages: tuple[int, int] | None = None, dots: int = 80) -> list[bytes]:
    """Pages of a PDF as pictures: those from the first to the last named, or all."""
    with tempfile.TemporaryDirectory() as folder:
        some = ["-f", str(pages[0]), "-l", str(pages[1])] if pages else []
        command = ["pdftoppm", "-r", str(dots), "-png", *some, str(pdf), f"{folder}/p"]
        subprocess.run(command, check=True)  # noqa: S603
        return [path.read_bytes() for path in sorted(Path(folder).glob("p*.png"))]


def as_pdf(workbook: Path) -> Path:
    """The workbook as LibreOffice prints it."""
    command = [
        "soffice",
        "--headless",
        "--convert-to",
        "pdf",
        "--outdir",
        str(workbook.parent),
        str(workbook),
    ]
    subprocess.run(command, check=True, capture_output=True)  # noqa: S603
    return workbook.with_suffix(".pdf")


def sheet_pages(pdf: Path) -> dict[str, int]:
    """Name of each sheet, as its pages' heads say, to its first page."""
    found: dict[str, int] = {}
    text = subprocess.run(["pdftotext", "-layout", str(pdf), "-"], check=True, capture_output=True).stdout  # noqa: S603,S607
    for number, page in enumerate(text.decode().split("\f"), start=1):
        head = next((line for line in page.splitlines() if line.strip()), "")
        for name in (
            "Shortlist",
            "Background",
            "Contact",
            "Points",
            "Evidence",
            "Not read",
            "How to read this",
        ):
            if name in head:
                found.setdefault(name.lower().replace(" ", "-"), number)
    return found


def screen(browser: Any, address: str, width: int, height: int, *, full: bool = False) -> bytes:
    """A page on the screen."""
    page = browser.new_page(viewport={"width": width, "height": height}, color_scheme="light")
    page.goto(address)
    content: bytes = page.screenshot(full_page=full)
    page.close()
    return content


def pictures(browser: Any, posting: str, folder: Path, workspace: Path, *, every: bool) -> dict[str, bytes]:
    """Name to picture."""
    book, report = folder / "shortlist.xlsx", folder / "report.html"
    subprocess.run(  # noqa: S603
        score(posting, workspace, "--out", str(book), "--out", str(report), "--quiet"), cwd=ROOT, check=False
    )
    found = {}
    for columns in (80, 160):
        text = on_terminal(score(posting, workspace), columns)
        page = folder / f"terminal-{columns}.html"
        page.write_text(TERMINAL.format(html.escape(text)), "utf-8")
        found[f"terminal-{columns}"] = screen(browser, page.as_uri(), columns * 8 + 24, 400, full=True)
    found["report-screen"] = screen(browser, report.as_uri(), 1200, 1100)
    page = browser.new_page()
    page.goto(report.as_uri())
    page.pdf(path=folder / "report.pdf", prefer_css_page_size=True)
    page.close()
    pdf = as_pdf(book)
    if every:
        for name in ("report.pdf", pdf.name):
            for number, picture in enumerate(printed(folder / name), start=1):
                found[f"{name.partition('.')[0]}-{number:02}"] = picture
        return found
    found["report-printed"] = printed(folder / "report.pdf", (1, 1))[0]
    found["report-candidate"] = printed(folder / "report.pdf", (4, 4))[0]
    pages = sheet_pages(pdf)
    for name in ("shortlist", "points", "evidence"):
        found[f"workbook-{name}"] = printed(pdf, (pages[name], pages[name]), 100)[0]
    return found


def main(arguments: list[str]) -> int:
    """Make them."""
    every = Path(arguments[arguments.index("--every") + 1]) if "--every" in arguments else None
    postings = [path.stem for path in sorted((ROOT / "rules").glob("*.yaml"))] if every else [POSTING]
    with tempfile.TemporaryDirectory() as scratch, chromium() as browser:
        workspace = Path(scratch) / "workspace.sqlite3"
        for posting in postings:
            folder = Path(scratch) / posting
            folder.mkdir()
            target = every / posting if every else FOLDER
            target.mkdir(parents=True, exist_ok=True)
            for name, picture in pictures(browser, posting, folder, workspace, every=bool(every)).items():
                (target / f"{name}.png").write_bytes(small(picture))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
