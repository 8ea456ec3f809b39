"""What a recruiter stumbled over: long file names, narrow lists, addresses that name a candidate."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from review_page import NewTab, Program, Start, Tab, fetched

NARROW = [(1280, 800), (1024, 768), (768, 1024)]

SEEN = """() => {
  const list = document.querySelector('#scroll').getBoundingClientRect();
  const row = document.querySelector('#rows [aria-selected=true]')?.getBoundingClientRect();
  return !!row && row.top >= list.top && row.bottom <= list.bottom;
}"""


def lowest(page: Tab) -> str:
    """Key of the scored candidate with the worst rank."""
    read = [row for row in fetched(page, "table?n=100")["rows"] if row["status"] == "read"]
    return str(read[-1]["key"])


def test_an_address_that_names_a_candidate_shows_its_row(samples: Program, tab: NewTab) -> None:
    page = tab(height=600).open(samples)
    key = lowest(page)
    other = tab(height=600).open(samples, f"c={key}&blind=0")
    assert other.page.evaluate(SEEN)
    page.open_key(key)
    page.settle()
    assert page.page.evaluate(SEEN), "also where the address is changed by hand"


def test_files_without_a_name_are_told_apart_by_their_ends(start: Start, tab: NewTab, tmp_path: Path) -> None:
    folder = tmp_path / "files"
    folder.mkdir()
    stem = "export of the applicant tracking system"
    for number in (4711, 4712):
        text = (
            f"Skills\nMedical coding, ICD-10-CM, CPT\n\nExperience\nCoder, 2019 to 2024\nCharts, {number}\n"
        )
        (folder / f"{stem} {number}.txt").write_text(text, "utf-8")
    page = tab(width=1024, height=768).open(start(folder, fresh=True))
    page.press("j")
    for number in (4711, 4712):
        name = page.page.locator("#rows .row .nm b", has_text=str(number))
        assert name.text_content() == f"{stem} {number}.txt" == name.get_attribute("title")
        tail = name.locator("span").last
        shown = tail.evaluate(
            "e => e.getBoundingClientRect().right <= e.closest('.c-name').getBoundingClientRect().right + 1"
        )
        assert shown and str(number) in str(tail.text_content())
    assert page.page.evaluate("document.body.dataset.places") == "no"
    page.press("Escape")
    page.page.set_viewport_size({"width": 1440, "height": 900})
    assert page.page.locator("#thead .c-place").is_hidden(), "a column that nobody fills has no room"


@pytest.mark.parametrize(("width", "height"), NARROW)
def test_hints_at_the_foot_are_shown_whole_or_not(
    samples: Program, tab: NewTab, width: int, height: int
) -> None:
    page = tab(width, height).open(samples).press("j")
    cut = page.page.evaluate(
        """() => {
          const place = document.querySelector('#hints').getBoundingClientRect();
          return [...document.querySelectorAll('#hints span')].map(e => e.getBoundingClientRect())
            .filter(e => e.top < place.bottom)
            .filter(e => e.right > place.right + 1 || e.bottom > place.bottom + 1).length;
        }"""
    )
    assert cut == 0


@pytest.mark.parametrize(("width", "height"), NARROW)
def test_every_verdict_can_be_chosen_however_narrow_the_list(
    samples: Program, tab: NewTab, width: int, height: int
) -> None:
    page = tab(width, height).open(samples)
    if width > 820:
        page.press("j")
    page.page.click("#filter")
    for verdict in ("below", "not_read", "all"):
        page.page.select_option("#verdict-shown", verdict)
        page.settle()
        bands = set(page.page.locator("#rows .band .c-band b").all_text_contents())
        assert (len(bands) == 1) == (verdict != "all"), bands


def test_numbers_of_the_bands_do_not_touch(samples: Program, tab: NewTab) -> None:
    page = tab(width=1024, height=768).open(samples).press("j")
    low, high = page.page.evaluate(
        "[...document.querySelectorAll('.hist u')].map(e => e.getBoundingClientRect().toJSON())"
    )
    assert low["right"] + 4 <= high["left"]


def test_years_come_first_where_the_second_line_is_cut(samples: Program, tab: NewTab) -> None:
    page = tab(width=1024, height=768).open(samples).press("j")
    said = page.page.locator("#rows .row .sub").first.text_content()
    assert re.match(r"\d+\.\d y · ", str(said))
