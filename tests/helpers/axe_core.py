"""axe-core on a tab: every rule of WCAG 2.2 AA and of good practice, in both themes and at three widths."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

from review_page import Tab

SIZES = {1440: 900, 1024: 768, 768: 1024}
THEMES = ("light", "dark")
WHOLE = "html"
"""All of the page; elsewhere the part that a state adds to it."""
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# Rows and rules repeat themselves: a few of them stand for all.
ALIKE = [["#rows > :nth-child(n+5)"], [".rule:not(.open):nth-child(n+5)"]]
RUN = """([place, tags]) =>
  axe.run(place, { runOnly: { type: 'tag', values: tags }, resultTypes: ['violations'] })"""


def axe_source(root: Path) -> str:
    """The source of axe-core, which is not shipped; "" where it is not installed."""
    named = os.environ.get("SCREENER_NODE_MODULES")
    places = [Path(f) / "axe-core" / "axe.min.js" for f in filter(None, (named, root / "node_modules"))]
    return next((place.read_text("utf-8") for place in places if place.is_file()), "")


def findings(page: Tab, source: str, part: str = WHOLE, each: Callable[[Tab], Any] = Tab.settle) -> list[str]:
    """What axe-core finds in a part of the page. each: brings back what passes by itself, such as a toast."""
    page.page.evaluate(source)  # by the browser's own protocol: the page's policy lets no foreign script in
    place = {"include": [[part]], "exclude": [one for one in ALIKE if part == WHOLE]}
    found = []
    for width, height in SIZES.items():
        page.page.set_viewport_size({"width": width, "height": height})
        for theme in THEMES:
            page.page.emulate_media(color_scheme=theme, reduced_motion="reduce")
            each(page)
            page.settle()
            assert page.page.is_visible(part), f"{part} is not to be seen at {width}"
            for fault in page.page.evaluate(RUN, [place, TAGS])["violations"]:
                nodes = [(node["target"], node["failureSummary"][:200]) for node in fault["nodes"][:3]]
                found.append(f"{width} {theme} {fault['id']} {nodes}")
    return found
