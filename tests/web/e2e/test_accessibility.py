"""Acceptance 8, 9 and a part of 13: axe-core in every view, marks without colour, narrow windows."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from axe_core import WHOLE, axe_source, findings
from review_page import NewTab, Program, Tab


@pytest.fixture(scope="session")
def axe(root: Path) -> str:
    """The source of axe-core; skipped where it is not installed."""
    if source := axe_source(root):
        return source
    pytest.skip("axe-core is not installed: npm install --no-save axe-core, or SCREENER_NODE_MODULES=FOLDER")


def read(page: Tab) -> None:
    page.candidate("Rocío Castellanos")


def opened(page: Tab) -> None:
    page.candidate("Rosalind Achterberg").press("n")


def weights(page: Tab) -> None:
    page.press("w")
    page.page.fill("#n1", "45")
    page.settle()


def compare(page: Tab) -> None:
    for name in ("Rocío Castellanos", "Salma Haddad"):
        page.candidate(name).press("c")
    page.press("x")


def posting(page: Tab) -> None:
    page.page.click("#posting-name")


def reject(page: Tab) -> None:
    page.candidate("Rocío Castellanos").press("n", "r")


def keys_help(page: Tab) -> None:
    page.press("?")


def not_read(page: Tab) -> None:
    page.press("End")
    page.page.wait_for_selector("#paper .empty")


def blind(page: Tab) -> None:
    page.flip_blind().press("j")
    page.until("!!document.querySelector('#dochead .at')")


def as_text(page: Tab) -> None:
    page.candidate("Nikhil Shah").press("n")


def filters(page: Tab) -> None:
    page.page.click("#filter")


def export(page: Tab) -> None:
    page.page.click("#export")


def survey(page: Tab) -> None:
    page.settle()


def correcting(page: Tab) -> None:
    opened(page)
    page.page.locator(".mend").first.click()


def toast(page: Tab) -> None:
    page.press("x")  # with nobody picked it says how to pick


def dropping(page: Tab) -> None:
    page.page.evaluate(
        """() => {
          const dataTransfer = new DataTransfer();
          dataTransfer.items.add(new File(['x'], 'x.txt'));
          document.dispatchEvent(new DragEvent('dragenter', { dataTransfer, bubbles: true }));
        }"""
    )


def gone(page: Tab) -> None:
    for silent in ("**/events?*", "**/table?*&n=0"):
        page.page.route(silent, lambda route: route.abort())
    page.page.reload()
    page.page.wait_for_selector("#gone:not([hidden])")


STATES: list[tuple[Callable[[Tab], None], str]] = [
    (survey, WHOLE),
    (opened, WHOLE),
    (weights, WHOLE),
    (not_read, ".area"),
    (blind, ".area"),
    (as_text, ".area"),
    (compare, "#compare"),
    (posting, "#posting"),
    (filters, "#filters"),
    (reject, "#dialog"),
    (keys_help, "#dialog"),
    (export, "#dialog"),
    (correcting, "#dialog"),
    (toast, "#toast"),
    (dropping, "#drop"),
    (gone, "#gone"),
]
PASSING = {toast}


@pytest.mark.parametrize(("state", "part"), STATES, ids=[state.__name__ for state, _ in STATES])
def test_08_axe_finds_nothing(
    samples: Program, tab: NewTab, axe: str, state: Callable[[Tab], None], part: str
) -> None:
    page = tab(1440, 900).open(samples)
    state(page)
    assert findings(page, axe, part, state if state in PASSING else Tab.settle) == []


def test_09_marks_are_told_apart_without_colour(samples: Program, tab: NewTab) -> None:
    from PIL import Image

    page = tab(1440, 900).open(samples)
    shapes: dict[str, list[bytes]] = {}
    for label in ("met", "partly met", "not found in the text", "the text says otherwise"):
        mark = page.page.locator(f'#rows .row .c-marks [aria-label$=": {label}"]').first
        mark.scroll_into_view_if_needed()
        page.settle()
        picture = Image.open(io.BytesIO(mark.screenshot())).convert("L").resize((15, 15))
        low, high = picture.getextrema()
        # In two tones alone: what is left is shape.
        shapes[label] = [picture.point(lambda p, m=(low + high) / 2: 255 if p > m else 0).tobytes()]
        outcomes = page.page.locator("#rows .row .c-marks [aria-label]").count()
        assert outcomes > 40
    pictures = [shape for (shape,) in shapes.values()]
    for at, one in enumerate(pictures):
        for other in pictures[at + 1 :]:
            differ = sum(a != b for a, b in zip(one, other, strict=True))
            assert differ >= 20, "two marks look alike without colour"


SIDEWAYS = """() => {
  const free = new Set([document.querySelector('#scroll'), document.querySelector('.cscroll')]);
  return [...document.querySelectorAll('body, body *')].filter(e => {
    const style = getComputedStyle(e);
    return e.scrollWidth > e.clientWidth + 1 && e.clientWidth > 0 && !free.has(e)
      && ['auto', 'scroll', 'visible'].includes(style.overflowX) && style.display !== 'inline'
      && (e === document.body || ['auto', 'scroll'].includes(style.overflowX));
  }).map(e => `${e.tagName} ${e.id || e.className} ${e.scrollWidth} > ${e.clientWidth}`);
}"""


@pytest.mark.parametrize(("width", "height"), [(768, 1024), (720, 450), (640, 400)])
def test_13_nothing_scrolls_sideways_at_two_hundred_percent_and_narrow(
    samples: Program, tab: NewTab, width: int, height: int
) -> None:
    page = tab(width, height).open(samples)
    for act in (survey, read, opened):
        act(page)
        page.settle()
        assert page.page.evaluate(SIDEWAYS) == [], act.__name__
        assert page.page.evaluate("document.documentElement.scrollWidth") <= width
        if act is not survey:
            page.page.locator(".back").click()


def test_13_no_animation_runs_where_motion_is_not_welcome(samples: Program, tab: NewTab) -> None:
    page = tab().open(samples).candidate("Rocío Castellanos").press("w")
    page.page.fill("#n1", "60")
    page.press("Tab", "z", "n", "v")
    assert page.page.evaluate("document.getAnimations().filter(a => a.playState === 'running').length") == 0


def test_13_rows_glide_where_motion_is_welcome(samples: Program, tab: NewTab) -> None:
    page = tab(reduced_motion="no-preference").open(samples).press("w")
    page.page.fill("#n1", "60")
    page.page.keyboard.press("Tab")
    page.page.focus("#grid")
    page.page.keyboard.press("z")
    assert page.page.evaluate("document.getAnimations().length") > 0


def test_types_of_the_scripts_are_checked(root: Path, tmp_path: Path) -> None:
    named = os.environ.get("SCREENER_NODE_MODULES")
    folders = [Path(folder) for folder in filter(None, (named, root / "node_modules"))]
    tsc = next((f / ".bin" / "tsc" for f in folders if (f / ".bin" / "tsc").exists()), None)
    if tsc is None or not shutil.which("node"):
        pytest.skip("typescript is not installed: npm install --no-save typescript, or SCREENER_NODE_MODULES")
    project = root / "tests" / "web" / "tsconfig.json"
    done = subprocess.run([str(tsc), "-p", str(project)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
