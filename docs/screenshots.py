"""Makes the pictures of docs/review.md anew: `python docs/screenshots.py [NAME…]`.

Starts `screener review` on sample_resumes with a workspace of its own, drives it in chromium (playwright) and
writes docs/review/*.png. `--every` writes each view (docs/screenshot_views.py) at four widths in both themes
to the folder that is named after it, to be looked at: `python docs/screenshots.py --every /tmp/views`.
"""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from screenshot_views import STATES, VIEWS, Program, Steps

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "docs" / "review"
AS_OF = "2026-11-30"
SIZES = {1440: 900, 1280: 800, 1024: 768, 768: 1024}
THEMES = ("light", "dark")

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
def program(workspace: Path) -> Iterator[Program]:
    """A program on the samples."""
    command = [sys.executable, "-m", "screener", "review", "sample_resumes", "--posting", "medical_coder"]
    command += ["--as-of", AS_OF, "--no-open", "--port", "0", "--workspace", str(workspace)]
    # The pictures show scans as files not read, whatever this machine could recognise.
    environment = {**os.environ, "SCREENER_OCR": "off"}
    process = subprocess.Popen(  # noqa: S603 - our own command
        command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    )
    assert process.stdout is not None  # noqa: S101 - narrows the type
    running = Program(process, process.stdout.readline().strip(), workspace)
    try:
        yield running
    finally:
        for each in running.held:
            each.close()
        process.terminate()
        process.wait(20)


@contextmanager
def opened(browser: Any, address: str, width: int, theme: str = "light") -> Iterator[Any]:
    """A page on which all samples are read."""
    context = browser.new_context(
        viewport={"width": width, "height": SIZES[width]}, color_scheme=theme, reduced_motion="reduce"
    )
    page = context.new_page()
    page.set_default_timeout(15_000)
    page.goto(f"{address}#sort=rank&blind=0")
    page.wait_for_selector("body[data-ready]")
    while "34 scored" not in page.text_content("#counts"):
        page.wait_for_timeout(100)
    try:
        yield page
    finally:
        context.close()


def picture(page: Any) -> bytes:
    """What a page shows when it has come to rest, without a focus ring in its rules."""
    page.evaluate("document.activeElement?.closest('.rules') && document.activeElement.blur()")
    page.mouse.move(2, 2)
    page.wait_for_timeout(150)
    content: bytes = page.screenshot()
    return content


def small(content: bytes) -> bytes:
    """A picture as a PNG of few colors."""
    from PIL import Image

    image = Image.open(io.BytesIO(content)).convert("RGB")
    buffer = io.BytesIO()
    # This way no pixel is off by more than a shade, and small marks keep their color.
    few = image.quantize(255, Image.Quantize.MAXCOVERAGE, kmeans=4, dither=Image.Dither.NONE)
    few.save(buffer, "PNG", optimize=True)
    return buffer.getvalue()


def write_sizes(page: Any, folder: Path, view: str, widths: Iterable[int]) -> None:
    """What a page shows, at some widths in both themes."""
    for width in widths:
        page.set_viewport_size({"width": width, "height": SIZES[width]})
        for theme in THEMES:
            page.emulate_media(color_scheme=theme)
            (folder / f"{view}-{width}-{theme}.png").write_bytes(picture(page))


def write_view(browser: Any, address: str, folder: Path, view: str, steps: Steps) -> None:
    """A view at every width; it is come to anew where a candidate covers the list."""
    *wide, narrow = SIZES
    for widths in (wide, [narrow]):
        with opened(browser, address, widths[0]) as page:
            steps(page)
            write_sizes(page, folder, view, widths)


def write_state(browser: Any, workspace: Path, folder: Path, view: str) -> None:
    """A state, in a program and a workspace of its own."""
    with tempfile.TemporaryDirectory() as own:
        copy = Path(shutil.copy(workspace, Path(own) / "workspace.sqlite3"))
        with program(copy) as running, opened(browser, running.address, 1280) as page:
            STATES[view](page, running)
            write_sizes(page, folder, view, SIZES)


def write_shown(browser: Any, address: str, name: str) -> None:
    """A picture of docs/review.md."""
    view, width, theme = SHOWN[name]
    with opened(browser, address, width, theme) as page:
        VIEWS[view](page)
        (FOLDER / f"{name}.png").write_bytes(small(picture(page)))


@contextmanager
def chromium() -> Iterator[Any]:
    """The machine's own browser, driven by playwright."""
    from playwright.sync_api import sync_playwright

    found = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])
        yield browser
        browser.close()


def read_samples(browser: Any, workspace: Path) -> None:
    """Read the samples into a workspace, which no program then holds."""
    with program(workspace) as running, opened(browser, running.address, 1280):
        pass


def main(arguments: list[str]) -> int:
    """Make them; 1 where one could not be made."""
    every = Path(arguments[arguments.index("--every") + 1]) if "--every" in arguments else None
    named = [each for each in arguments if not each.startswith("-") and (every is None or each != str(every))]
    failed = 0
    with tempfile.TemporaryDirectory() as place, chromium() as browser:
        workspace = Path(place) / "workspace.sqlite3"
        read_samples(browser, workspace)
        if every:
            every.mkdir(parents=True, exist_ok=True)
            failed += sum(
                not made(view, write_state, browser, workspace, every, view)
                for view in STATES
                if not named or view in named
            )
        with program(workspace) as running:
            for name in named or (VIEWS if every else SHOWN):
                if every and name in VIEWS:
                    failed += not made(name, write_view, browser, running.address, every, name, VIEWS[name])
                elif not every:
                    failed += not made(name, write_shown, browser, running.address, name)
    return int(failed > 0)


def made(name: str, make: Any, *arguments: Any) -> bool:
    """Whether a picture could be made; the others are made all the same."""
    try:
        make(*arguments)
    except Exception as error:  # noqa: BLE001 - told, and counted
        print(f"{name}: {error}".splitlines()[0], file=sys.stderr)
        return False
    return True


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
