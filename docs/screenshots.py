"""Makes the pictures of docs/review.md anew: `python docs/screenshots.py [NAME…]`.

Starts `screener review` on sample_resumes with a workspace of its own, drives it in chromium (playwright) and
writes docs/review/*.png. `--every` writes each view at four widths in both themes to the folder that is named
after it, to be looked at: `python docs/screenshots.py --every /tmp/views`.
"""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "docs" / "review"
AS_OF = "2026-11-30"
SIZES = {1440: 900, 1280: 800, 1024: 768, 768: 1024}

POSTING = (FOLDER / "posting.txt").read_text("utf-8")

Steps = Callable[[Any], None]


def press(page: Any, *keys: str) -> None:
    """Keys, with the time that their effects take."""
    for key in keys:
        page.keyboard.press(key)
        page.wait_for_timeout(150)


def candidate(page: Any, name: str) -> None:
    """Open a candidate and wait for the page's picture."""
    page.locator("#rows .row", has_text=name).first.click()
    page.wait_for_selector("#dochead .at, #paper .empty", state="attached")
    page.wait_for_selector("#paper :is(.sheet:not(.late), .empty)", state="attached")
    page.wait_for_timeout(300)


def survey(page: Any) -> None:
    page.wait_for_timeout(200)


def read(page: Any) -> None:
    candidate(page, "Rosalind Achterberg")
    press(page, "n", "n", "n", "n")
    page.wait_for_timeout(500)


def weights(page: Any) -> None:
    candidate(page, "Rosalind Achterberg")
    press(page, "w")
    page.fill("#n1", "45")
    page.fill("#n0", "20")
    page.keyboard.press("Tab")
    page.wait_for_timeout(500)


def all_weights(page: Any) -> None:
    press(page, "w")
    page.fill("#n1", "45")
    page.keyboard.press("Tab")
    page.wait_for_timeout(500)


def by_rule(page: Any) -> None:
    candidate(page, "Chidi Okonkwo")
    press(page, "v", "n", "n", "n")
    page.wait_for_timeout(500)


def compare(page: Any) -> None:
    for name in ("Rocío Castellanos", "Rosalind Achterberg", "Gerald R. Whitcomb"):
        candidate(page, name)
        press(page, "c")
        if page.locator(".back").is_visible():  # where a candidate covers the list
            page.click(".back")
    press(page, "x")
    page.wait_for_timeout(500)


def blind(page: Any) -> None:
    page.keyboard.press("b")
    page.wait_for_timeout(600)  # the page is loaded anew
    page.wait_for_selector("#blind[aria-checked=true]")
    page.wait_for_selector("body[data-ready]")
    page.wait_for_timeout(600)
    press(page, "j", "j", "j")
    page.wait_for_selector("#dochead .at", state="attached")
    if page.locator("#tabs").is_visible():
        page.click("#tabs [data-tab=pages]")
    page.wait_for_selector("#paper .sheet:not(.late)", state="attached")
    page.wait_for_timeout(300)


def reject(page: Any) -> None:
    candidate(page, "Hanna Lindqvist")
    press(page, "n", "r", "2")


def posting(page: Any) -> None:
    page.click("#posting-name")
    page.fill("#posting-text", POSTING)
    page.click("#derive")
    page.wait_for_selector("#posting .drule", timeout=60_000)
    page.wait_for_timeout(1500)


def not_read(page: Any) -> None:
    page.locator("#verdicts [data-verdict=not_read]").click(force=True)
    candidate(page, "Locked with a password")


def as_text(page: Any) -> None:
    candidate(page, "Nikhil Shah")
    press(page, "n")


def keys(page: Any) -> None:
    press(page, "?")


def filters(page: Any) -> None:
    page.click("#filter")
    page.wait_for_timeout(200)


VIEWS: dict[str, Steps] = {
    each.__name__: each
    for each in (
        survey,
        read,
        weights,
        all_weights,
        by_rule,
        compare,
        blind,
        reject,
        posting,
        not_read,
        as_text,
        keys,
        filters,
    )
}

SHOWN: dict[str, tuple[str, int, str]] = {
    "read": ("read", 1280, "light"),
    "survey": ("survey", 1440, "light"),
    "weights": ("weights", 1440, "light"),
    "by-rule": ("by_rule", 1280, "dark"),
    "compare": ("compare", 1280, "light"),
    "reject": ("reject", 1280, "dark"),
    "blind": ("blind", 1024, "light"),
    "posting": ("posting", 1280, "light"),
    "weights-narrow": ("all_weights", 768, "dark"),
}


@contextmanager
def program() -> Iterator[str]:
    """The address of a program on the samples, all of them read."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "screener", "review", "sample_resumes", "--posting", "medical_coder"]
        command += [
            "--as-of",
            AS_OF,
            "--no-open",
            "--port",
            "0",
            "--workspace",
            f"{folder}/workspace.sqlite3",
        ]
        # The pictures show scans as files not read, whatever this machine could recognise.
        environment = {**os.environ, "SCREENER_OCR": "off"}
        process = subprocess.Popen(  # noqa: S603 - our own command
            command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
        )
        assert process.stdout is not None  # noqa: S101 - narrows the type
        try:
            yield process.stdout.readline().strip()
        finally:
            process.terminate()
            process.wait(20)


def picture(browser: Any, address: str, steps: Steps, width: int, theme: str) -> bytes:
    """One view as a PNG of few colors."""
    context = browser.new_context(
        viewport={"width": width, "height": SIZES[width]}, color_scheme=theme, reduced_motion="reduce"
    )
    page = context.new_page()
    page.goto(f"{address}#sort=rank&blind=0")
    page.wait_for_selector("body[data-ready]")
    while "34 scored" not in page.text_content("#counts"):
        page.wait_for_timeout(200)
    page.wait_for_timeout(400)
    steps(page)
    page.evaluate("document.activeElement?.closest('.rules') && document.activeElement.blur()")
    page.mouse.move(2, 2)
    page.wait_for_timeout(300)
    content = page.screenshot()
    context.close()
    return small(content)


def small(content: bytes) -> bytes:
    """A picture as a PNG of few colors."""
    from PIL import Image

    image = Image.open(io.BytesIO(content)).convert("RGB")
    buffer = io.BytesIO()
    image.quantize(255, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE).save(
        buffer, "PNG", optimize=True
    )
    return buffer.getvalue()


@contextmanager
def chromium() -> Iterator[Any]:
    """The machine's own browser, driven by playwright."""
    from playwright.sync_api import sync_playwright

    found = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])
        yield browser
        browser.close()


def main(arguments: list[str]) -> int:
    """Make them."""
    every = Path(arguments[arguments.index("--every") + 1]) if "--every" in arguments else None
    named = [each for each in arguments if not each.startswith("-") and (every is None or each != str(every))]
    with program() as address, chromium() as browser:
        if every is None:
            FOLDER.mkdir(exist_ok=True)
            wanted = {
                FOLDER / f"{name}.png": shown for name, shown in SHOWN.items() if not named or name in named
            }
        else:
            every.mkdir(parents=True, exist_ok=True)
            wanted = {
                every / f"{view}-{width}-{theme}.png": (view, width, theme)
                for view in named or VIEWS
                for width in SIZES
                for theme in ("light", "dark")
            }
        for path, (view, width, theme) in wanted.items():
            try:
                path.write_bytes(picture(browser, address, VIEWS[view], width, theme))
            except Exception as error:  # noqa: BLE001 - the others are made all the same
                print(f"{path}: {error}".splitlines()[0], file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
