"""Acceptance 6: blind means that nothing which tells a person leaves the program, pixels included."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from review_page import NewTab, Program, Start, Tab, fetched

PLAIN_WORDS = {"hospital", "health", "medical", "center", "clinic", "college", "university", "coding", "care"}


SCHOOL = re.compile(r"[^,]*\b(?:College|University|School|Institute|Academy)\b[^,]*")


@pytest.fixture(scope="module")
def personal(root: Path) -> list[str]:
    """Every name, contact, place, school, employer and file name of the samples, as they were made up."""
    from ruamel.yaml import YAML

    made = YAML(typ="safe").load((root / "tests" / "samples" / "people.yaml").read_text("utf-8"))
    found: set[str] = set()
    for person in made["people"]:
        found.add(person["file"])
        found.update(filter(None, (person.get(key) for key in ("name", "email", "phone", "city"))))
        found.update(job["at"] for job in person.get("work") or [] if job.get("at"))
        for line in person.get("education") or []:
            found.update(each.strip() for each in SCHOOL.findall(str(line)))
    # A word of the trade that is also somebody's employer would be found in every rule.
    telling = {each for each in found if len(each) > 4 and each.lower() not in PLAIN_WORDS}
    assert len(telling) > 150
    return sorted(telling)


def told(where: str, text: str, personal: list[str]) -> Iterator[str]:
    """What of a person stands in a text."""
    squeezed = re.sub(r"\s+", " ", text)
    for each in personal:
        if re.search(rf"(?<!\w){re.escape(each)}(?!\w)", squeezed):
            yield f"{where}: {each}"


def everything(page: Tab) -> str:
    """All that the page holds, its title and address."""
    page.settle()
    parts = page.page.evaluate("[document.documentElement.outerHTML, document.title, location.href]")
    fields = page.page.evaluate("[...document.querySelectorAll('input, textarea')].map(e => e.value)")
    return "\n".join([*parts, *fields])


def test_06_blind_from_the_start_tells_nobody(start: Start, tab: NewTab, personal: list[str]) -> None:
    program = start("sample_resumes", "--blind")
    page = tab(1440, 900, keep=True).open(program, "sort=rank")
    found = list(told("survey", everything(page), personal))
    page.press("j")
    for _ in range(8):
        page.until("!!document.querySelector('#dochead .at')")
        page.press("n")
        found += told("read", everything(page), personal)
        page.press("j")
    page.press("c", "k", "c", "x")
    found += told("compare", everything(page), personal)
    page.press("Escape", "t", "End")
    found += told("text and not read", everything(page), personal)
    for url, body in page.bodies:
        if "/static/" not in url and ".png" not in url:
            found += told(url.rpartition("/")[2], body.decode("utf-8", "replace"), personal)
    assert not found, sorted(set(found))[:40]


def test_06_switching_on_empties_toasts_dialogs_undo_and_pictures(
    start: Start, tab: NewTab, personal: list[str]
) -> None:
    page = tab(keep=True).open(start()).candidate("Rocío Castellanos").press("n", "r", "1")
    page.page.click("#yes")
    page.page.wait_for_selector("#toast[data-on]")
    page.bodies.clear()
    page.flip_blind()
    page.until("!!document.querySelector('#dochead .at')")
    assert page.page.get_attribute("#blind", "aria-checked") == "true"
    assert page.page.is_disabled("#undo")
    found = list(told("page", everything(page), personal))
    for url, body in page.bodies:
        if "blind=1" in url and ".png" not in url:
            found += told(url.rpartition("/")[2], body.decode("utf-8", "replace"), personal)
    assert not found, found[:30]
    page.page.go_back()
    page.page.wait_for_selector("body[data-ready]")
    page.settle()
    assert page.page.get_attribute("#blind", "aria-checked") == "true"
    assert not list(told("after Back", everything(page), personal))


def test_06_pictures_differ_inside_masks_of_one_colour_alone(samples: Program, tab: NewTab) -> None:
    from PIL import Image, ImageChops

    page = tab().open(samples)
    rows = [row for row in fetched(page, "table?n=100")["rows"] if row["status"] == "read"]
    tried = 0
    for row in rows[:12]:
        candidate = fetched(page, f"candidate/{row['key']}")
        for sheet in candidate["pages"][:1]:
            path = f"page/{row['key']}/{sheet['n']}.png?scale=1.5&blind="
            plain, blind = (
                Image.open(io.BytesIO(fetched(page, path + given))).convert("RGB") for given in ("0", "1")
            )
            changed = ImageChops.difference(plain, blind).convert("L").point(lambda p: 255 if p else 0)
            assert changed.getbbox() is not None, row["name"]
            colours = {
                colour
                for colour, where in zip(
                    blind.get_flattened_data(), changed.get_flattened_data(), strict=True
                )
                if where
            }
            assert len(colours) == 1, (row["name"], colours)
            tried += 1
    assert tried >= 8


def test_06_one_name_is_shown_for_a_reason_that_is_kept(start: Start, tab: NewTab) -> None:
    page = tab().open(start("sample_resumes", "--blind"), "sort=rank").press("j")
    page.until("!!document.querySelector('#unblind')")
    page.page.click("#unblind")
    assert page.page.locator("#dialog .solid").is_disabled()
    page.page.fill("#unblind-reason", "asked for an interview")
    page.page.locator("#dialog .solid").click()
    page.until("!document.querySelector('#head h2').textContent.startsWith('Candidate')")
    assert page.page.locator("#rows .row .nm b", has_text="Candidate").count() > 5


def test_06_names_come_back_when_blind_is_switched_off(start: Start, tab: NewTab) -> None:
    page = tab().open(start(), "")
    first = page.text("#rows .row .nm b")
    page.flip_blind()
    assert "Candidate" in page.text("#rows .row .nm b")
    page.flip_blind()
    assert page.text("#rows .row .nm b") == first


def test_06_a_program_that_was_started_blind_stays_so(start: Start, tab: NewTab) -> None:
    page = tab().open(start("sample_resumes", "--blind"), "blind=0")
    page.press("b")
    assert "stays blind" in page.text("#toast")
    assert page.page.get_attribute("#blind", "aria-checked") == "true"
    assert "Candidate" in page.text("#rows .row .nm b")
