"""Makes the pictures of docs/output.md anew: `python docs/output_pictures.py`.

Scores sample_resumes with each built-in posting and takes pictures of the workbook (LibreOffice, printed), of
the report (chromium, on the screen and printed) and of the terminal at 80 and 160 columns, into docs/output:
those of POSTING one by one, those of each other posting on one sheet. `--every FOLDER` takes every printed
page of every posting instead, to be looked at.
"""

from __future__ import annotations

import fcntl
import html
import io
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
COLUMNS = (
    (820, ("workbook-shortlist", "terminal-160")),
    (470, ("report-printed", "report-candidate")),
    (470, ("report-screen", "terminal-80")),
)
"""Of the sheet of one posting: width, and the pictures under each other."""
COLORS, SCALE = 16, 0.7
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
    found["report-candidate"] = printed(folder / "report.pdf", (3, 3))[0]
    pages = sheet_pages(pdf)
    for name in ("shortlist", "points", "evidence"):
        found[f"workbook-{name}"] = printed(pdf, (pages[name], pages[name]), 100)[0]
    return found


def on_one_sheet(found: dict[str, bytes]) -> bytes:
    """The pictures of a posting beside each other, small."""
    from PIL import Image

    columns = []
    for width, names in COLUMNS:
        images = [Image.open(io.BytesIO(found[name])).convert("RGB") for name in names]
        columns.append([image.resize((width, image.height * width // image.width)) for image in images])
    height = max(sum(image.height + 10 for image in images) for images in columns)
    sheet = Image.new("RGB", (sum(width + 10 for width, _ in COLUMNS), height), "#BBBBBB")
    left = 5
    for (width, _), images in zip(COLUMNS, columns, strict=True):
        top = 5
        for image in images:
            sheet.paste(image, (left, top))
            top += image.height + 10
        left += width + 10
    sheet = sheet.resize((round(sheet.width * SCALE), round(sheet.height * SCALE)))
    buffer = io.BytesIO()
    sheet.quantize(COLORS, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE).save(
        buffer, "PNG", optimize=True
    )
    return buffer.getvalue()


def main(arguments: list[str]) -> int:
    """Make them."""
    every = Path(arguments[arguments.index("--every") + 1]) if "--every" in arguments else None
    postings = [path.stem for path in sorted((ROOT / "rules").glob("*.yaml"))]
    with tempfile.TemporaryDirectory() as scratch, chromium() as browser:
        workspace = Path(scratch) / "workspace.sqlite3"
        for posting in postings:
            folder = Path(scratch) / posting
            folder.mkdir()
            target = every / posting if every else FOLDER
            target.mkdir(parents=True, exist_ok=True)
            found = pictures(browser, posting, folder, workspace, every=bool(every))
            if not every and posting != POSTING:
                (target / f"{posting}.png").write_bytes(on_one_sheet(found))
                continue
            for name, picture in found.items():
                (target / f"{name}.png").write_bytes(small(picture))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
