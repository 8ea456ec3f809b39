"""Acceptance 13 without the clock (benchmarks/review.py has it): what ten thousand rows cost."""

from __future__ import annotations

from typing import Any

import pytest
from review_page import NewTab, Program, Tab, fetched

MANY = 10_000
CHANGES = """async () => {
  const frame = () => new Promise(go => requestAnimationFrame(() => requestAnimationFrame(go)));
  const seen = { nodes: 0, outside: [] };
  let last = 0; // what follows a pause of 150 ms is no part of dragging; a slow machine pauses by itself
  const observer = new MutationObserver(list => { for (const change of list) {
    if (change.type === 'childList' && change.target.matches('#rows, .stack, .stack *, .c-marks, .c-marks *'))
      seen.nodes += change.addedNodes.length + change.removedNodes.length;
    const place = change.target instanceof Element ? change.target : change.target.parentElement;
    const own = '#rows, #rules, #head, #thead, #say, #tray, #saving';
    if (!place?.closest(own) && performance.now() - last < 140)
      seen.outside.push(place?.outerHTML.slice(0, 120));
  } });
  observer.observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true });
  const slider = document.querySelector('#s1');
  for (let i = 0; i < 5; i++) {
    slider.value = String(20 + 8 * i);
    last = performance.now();
    slider.dispatchEvent(new Event('input', { bubbles: true }));
    await frame();
  }
  observer.disconnect();
  return seen;
}"""
SCROLL = """async () => {
  const frame = () => new Promise(go => requestAnimationFrame(() => requestAnimationFrame(go)));
  const view = document.querySelector('#scroll'), found = { most: 0, blank: 0, order: true, far: 0 };
  for (let i = 0; i < 40; i++) {
    view.scrollTop += i % 2 ? 300 : 9000;
    await frame();
    const place = view.getBoundingClientRect(), rows = [...document.querySelectorAll('#rows > *')];
    found.most = Math.max(found.most, rows.length);
    const under = document.elementFromPoint(place.left + 150, place.bottom - 60);
    found.blank += under?.closest('.row, .band') ? 0 : 1;
    const tops = rows.map(row => parseFloat(row.style.getPropertyValue('--y')));
    found.order &&= tops.every((top, k) => !k || top > tops[k - 1]);
  }
  found.far = view.scrollTop;
  return found;
}"""


@pytest.fixture
def crowd(samples: Program, tab: NewTab) -> Tab:
    """The samples' own rows over and over, ten thousand of them, with other credits."""
    page = tab()
    table: dict[str, Any] = {}

    def answer(route: Any) -> None:
        asked = dict(pair.split("=") for pair in route.request.url.partition("?")[2].split("&"))
        if not table:
            table.update(fetched(page, "table?blind=0&n=100"))
            table["read"] = [row for row in table["rows"] if row["status"] == "read"]
        first = int(asked["from"])
        rows = []
        for number in range(first, min(first + int(asked["n"]), MANY)):
            row = dict(table["read"][number % len(table["read"])])
            credits = list(row["credits"])
            credits[number % len(credits)] = credits[number % len(credits)] * (number % 7) // 7
            rows.append(row | {"key": f"c{number}", "tie": number, "no": number, "credits": credits})
        told = {key: value for key, value in table.items() if key != "read"}
        route.fulfill(json=told | {"rows": rows, "of": MANY})

    page.page.goto(samples.address)
    page.page.route("**/table?*", answer)
    page.page.goto(samples.address + "#blind=0")
    page.page.reload()
    page.until(f"document.querySelector('#counts').textContent.startsWith('{MANY} scored')", 60)
    return page


def test_13_a_window_of_sixty_rows_over_ten_thousand(crowd: Tab) -> None:
    found = crowd.page.evaluate(SCROLL)
    assert found["far"] > 150_000
    assert found["most"] <= 60
    assert found["blank"] == 0
    assert found["order"] is True, "the order of nodes is that of the screen"
    assert int(crowd.page.get_attribute("#grid", "aria-rowcount")) >= MANY
    crowd.page.evaluate("document.querySelector('#scroll').scrollTop = 0")


def test_13_a_slider_changes_texts_and_widths_of_standing_rows_alone(crowd: Tab) -> None:
    crowd.press("w")
    crowd.page.wait_for_timeout(400)
    seen = crowd.page.evaluate(CHANGES)
    assert seen["nodes"] == 0, "no row, segment or mark is made anew"
    assert seen["outside"] == []
