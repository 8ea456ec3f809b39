"""A page to PDF, by a browser that is on this machine; nothing is fetched."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

from screener.errors import ScreenerError

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")
APPLICATIONS = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    "C:/Program Files/Google/Chrome/Application/chrome.exe",
    "C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe",
)
SECONDS = 120


def browser() -> str | None:
    """The first browser found that can print without a window."""
    for name in BROWSERS:
        if found := shutil.which(name):
            return found
    return next((path for path in APPLICATIONS if Path(path).is_file()), None)


def printed(html: bytes, where: str) -> bytes:
    """The page as PDF. where: the file asked for, which errors name."""
    program = browser()
    if program is None:
        hint = f"write {Path(where).with_suffix('.html').name} and print that, or install Chromium or Chrome"
        raise ScreenerError(where, "no browser is here that could make a PDF", hint)
    with tempfile.TemporaryDirectory() as folder:
        page, pdf = Path(folder, "page.html"), Path(folder, "page.pdf")
        page.write_bytes(html)
        command = [program, "--headless", "--disable-gpu", "--no-pdf-header-footer", "--disable-extensions"]
        command += [f"--user-data-dir={folder}/profile", f"--print-to-pdf={pdf}", page.as_uri()]
        if hasattr(os, "geteuid") and os.geteuid() == 0:
            command.insert(1, "--no-sandbox")  # the browser refuses to run as root otherwise
        try:
            subprocess.run(command, check=False, capture_output=True, timeout=SECONDS)  # noqa: S603 - our own command
            return pdf.read_bytes()
        except (OSError, subprocess.TimeoutExpired) as error:
            hint = "write .html in its place and print that"
            raise ScreenerError(where, f"{Path(program).name} made no PDF of it", hint) from error
