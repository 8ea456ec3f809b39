"""Acceptance 3 and 14: from points to words on the page and back; files that are not PDFs, or not read."""

from __future__ import annotations

import io
import random

import pytest
from review_page import NewTab, Program, fetched

PDFS = ("Rocío Castellanos", "Salma Haddad", "Chidi Okonkwo", "Rosalind Achterberg", "Gerald R. Whitcomb")
TWO_PIXELS = 2.0

PLACE_OF_MARK = """() => {
  const mark = document.querySelector('#paper [data-on]'), leaf = mark.closest('.leaf');
  const [m, l] = [mark.getBoundingClientRect(), leaf.getBoundingClientRect()];
  return { left: m.left - l.left, top: m.top - l.top, right: m.right - l.left, bottom: m.bottom - l.top,
           width: l.width, height: l.height, page: Number(mark.closest('.sheet').dataset.page) };
}"""

MARK_IN_VIEW = """() => {
  const place = selector => document.querySelector(selector).getBoundingClientRect();
  const [mark, paper] = [place('#paper [data-on]'), place('#paper')];
  return mark.top >= paper.top && mark.bottom <= paper.bottom;
}"""


def ink(picture: bytes, box: tuple[float, float, float, float]) -> float:
    """The share of pixels inside a box (parts of width and height) that differ from its ground."""
    from PIL import Image

    image = Image.open(io.BytesIO(picture)).convert("L")
    width, height = image.size
    x0, top, x1, bottom = box
    part = image.crop((int(x0 * width), int(top * height), int(x1 * width) + 1, int(bottom * height) + 1))
    pixels = part.tobytes()
    ground = max(set(pixels), key=pixels.count)
    return sum(abs(pixel - ground) > 40 for pixel in pixels) / len(pixels)


@pytest.mark.parametrize("name", PDFS)
def test_03_quote_and_mark_lead_to_each_other(samples: Program, tab: NewTab, name: str) -> None:
    page = tab().open(samples).candidate(name)
    key = page.page.get_attribute("#rows [aria-selected=true]", "data-key")
    told = fetched(page, f"candidate/{key}")
    passages = [
        (rule, k)
        for rule, result in enumerate(told["results"])
        for k, evidence in enumerate(result["evidence"])
        if evidence["boxes"]
    ]
    chance = random.Random(name)  # noqa: S311 - which passages are tried
    for rule, k in chance.sample(passages, 4):
        evidence = told["results"][rule]["evidence"][k]
        if page.page.get_attribute(f"#rb{rule}", "aria-expanded") != "true":
            page.page.click(f"#rb{rule}")
        for _ in range(6):  # passages of one quote take turns
            if page.page.url.endswith(f"n={rule}.{k}"):
                break
            page.page.locator(f'#ev{rule} .quote[data-passages~="{k}"]').click()
        page.settle()
        at = page.page.evaluate(PLACE_OF_MARK)
        sheet = next(each for each in told["pages"] if each["n"] == evidence["page"])
        scale = at["width"] / sheet["w"]
        box = next(
            b for b in evidence["boxes"] if abs(b[0] * scale - at["left"]) < 5 or len(evidence["boxes"]) == 1
        )
        assert at["page"] == evidence["page"]
        for side, value in zip(("left", "top", "right", "bottom"), box, strict=True):
            assert abs(at[side] - value * scale) <= TWO_PIXELS, (name, evidence["term"], side)
        picture = fetched(page, f"page/{key}/{sheet['n']}.png?scale=2")
        parts = (box[0] / sheet["w"], box[1] / sheet["h"], box[2] / sheet["w"], box[3] / sheet["h"])
        assert ink(picture, parts) > 0.02, f"nothing is written under the mark of {evidence['term']!r}"
        wanted = "".join((evidence["term"] or evidence["quote"]).split())
        whole = "".join(line["text"] for line in fetched(page, f"text/{key}")["lines"])
        assert wanted in "".join(whole.split())


def test_03_a_click_on_a_mark_opens_its_rule(samples: Program, tab: NewTab) -> None:
    page = tab().open(samples).candidate("Rocío Castellanos")
    mark = page.page.locator('#paper .hl[data-mark*="3."]').first
    mark.click()
    page.settle()
    rule = page.page.url.partition("n=")[2].split(".")[0]
    assert page.page.get_attribute(f"#rb{rule}", "aria-expanded") == "true"
    assert mark.get_attribute("data-on") is not None


def test_03_n_walks_all_passages_in_order_and_both_panes_follow(samples: Program, tab: NewTab) -> None:
    page = tab().open(samples).candidate("Salma Haddad")
    count = int(page.text("#dochead .at").split()[0])
    seen = []
    for number in range(1, count + 1):
        page.press("n")
        assert page.text("#dochead .at") == f"{number} of {count}"
        seen.append(page.page.url.partition("n=")[2])
        assert page.page.locator(".quote[aria-pressed=true]").count() == 1
        assert page.page.locator("#paper [data-on]").count() >= 1
        in_view = page.page.evaluate(MARK_IN_VIEW)
        assert in_view, seen[-1]
    order = [tuple(map(int, each.split("."))) for each in seen]
    assert order == sorted(order)
    page.press("p")
    assert page.text("#dochead .at") == f"{count - 1} of {count}"


STATES = [
    ("Scan0012.pdf", "A scan without text", ("Try again", "Set aside")),
    ("V Petrova resume confidential.pdf", "Locked with a password", ("Read", "Set aside")),
    ("resume_download(2).pdf", "Damaged file", ("Try again", "Set aside")),
    ("interview schedule march.pdf", "Does not look like a résumé", ("Score it all the same", "Set aside")),
    ("Alvarado_Marisol_Resume (1).pdf", "The same résumé twice", ("Marisol Alvarado", "Set aside")),
]


@pytest.mark.parametrize(("file", "few", "buttons"), STATES, ids=[state[1] for state in STATES])
def test_14_a_file_that_was_not_read_says_why_and_what_to_do(
    samples: Program, tab: NewTab, file: str, few: str, buttons: tuple[str, ...]
) -> None:
    page = tab().open(samples)
    page.page.locator("#verdicts [data-verdict=not_read]").click()
    rows = page.page.locator("#rows .row.un")
    assert rows.count() == 7
    page.page.locator("#rows .row.un", has_text=few).first.click()
    if few == "A scan without text":
        page.page.locator("#rows .row.un", has_text=file).click()
    assert page.text("#paper .empty h3") == few
    assert page.text("#head .tag") == "Not read"
    for name in buttons:
        assert page.page.locator("#paper").get_by_role("button", name=name, exact=True).count() == 1
    assert page.page.locator("#paper input[type=password]").count() == int("Locked" in few)
    if few == "The same résumé twice":
        page.page.locator("#paper").get_by_role("button", name="Marisol Alvarado").click()
        scored = next(r for r in fetched(page, "table?n=100")["rows"] if r["name"] == "Marisol Alvarado")
        page.until(f"document.querySelector('#score')?.textContent === '{scored['score']:.1f}'")


@pytest.mark.parametrize("name", ["Astrid Jorgensen", "Nikhil Shah"])
def test_14_docx_and_text_are_shown_as_text_with_marks(samples: Program, tab: NewTab, name: str) -> None:
    page = tab().open(samples).candidate(name)
    page.page.wait_for_selector("#paper .sheet.text mark")
    assert page.text("#dochead .what") == "Text"
    page.press("n")
    assert page.page.locator("#paper mark[data-on]").count() >= 1


def test_14_a_picture_that_fails_falls_back_to_the_text(samples: Program, tab: NewTab) -> None:
    page = tab()
    page.page.route(
        "**/page/**", lambda route: route.fulfill(status=404, json={"what": "the page cannot be drawn"})
    )
    page.open(samples).candidate("Ilse Novák")
    page.page.wait_for_selector("#paper .sheet.text mark")
    assert "The page cannot be drawn" in page.text("#paper .note")


def test_14_text_that_is_not_visible_is_named_and_never_marked(samples: Program, tab: NewTab) -> None:
    page = tab().open(samples).candidate("Trevor Langdon")
    page.page.wait_for_selector("#paper .note")
    assert "not visible on the page, not scored" in page.text("#paper .note")
    assert page.page.locator("#paper .note mark, #paper .note .hl").count() == 0
