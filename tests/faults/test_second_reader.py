"""What pdfium hides pdfminer.six hides too: with a look at the page and, as far as it goes, without."""

from __future__ import annotations

import pytest
from hidden_in_pdf import attacks
from pdf_objects import CLAIM
from plain_in_pdf import designs

from screener.model.limits import LIMITS
from screener.read import miner, pdfium
from screener.read.visible.sight import Seen, seen

ATTACKS, DESIGNS = attacks(), designs()
BY_MEASURE = {
    *(
        "white",
        "nearly_white",
        "off_white",
        "white_grey_space",
        "white_inks",
        "white_icc",
        "white_calibrated",
    ),
    *("white_fill_and_outline", "navy_on_navy", "nearly_navy_on_navy", "black_on_black", "among_words"),
    *(
        "beneath_rectangle",
        "beneath_strips",
        "beneath_fine_strips",
        "beneath_form",
        "without_ink",
        "only_clip",
    ),
    *(
        "without_ink_on_words",
        "below_page",
        "left_of_page",
        "right_of_page",
        "risen_off_page",
        "outside_crop",
    ),
    *("outside_crop_turned", "outside_media_at_offset", "tiny", "two_points", "tiny_by_text_matrix"),
    *("tiny_by_matrix", "tiny_by_form", "flat", "squeezed", "narrow_columns", "huge_page", "turned_page"),
    *("turned_text", "slanted_text", "inverted_box", "told_by_actual_text", "told_by_properties"),
}
"""Attacks that can be told without drawing the page."""

NOT_TOLD_APART = {"white_on_gradient", "ink_by_name", "cut_out_of_gradient"}
"""Designs whose grounds and inks pdfminer.six does not give: only where pdfium cannot open the file."""

NOT_READ = {"type3_in_dots", "type3_of_size_one", "typed_note", "stamped", "filled_in"}
"""Fonts whose boxes pdfminer.six takes to be a fraction of a point high; what lies on the page, not in it."""


def _read(data: bytes, *, drawn: bool) -> tuple[str, list[Seen]]:
    opened = pdfium.open_pdf(data) if drawn else None
    text, found = "", []
    for glyphs in miner.pages(data, LIMITS):
        page = opened[glyphs.number - 1] if opened else None
        sight = seen(page, glyphs, doubt_all=drawn)
        text += "".join(letter for letter, is_seen in zip(glyphs.raw, sight.visible, strict=True) if is_seen)
        found.append(sight)
    return text, found


@pytest.mark.parametrize("name", ATTACKS)
def test_what_nobody_sees_on_the_page_is_not_read(name: str) -> None:
    text, _ = _read(ATTACKS[name], drawn=True)
    assert "Avery" in text and [word for word in CLAIM.split() if word in text] == []


@pytest.mark.parametrize("name", [name for name in DESIGNS if name not in NOT_READ])
def test_what_everybody_sees_on_the_page_is_read(name: str) -> None:
    text, found = _read(DESIGNS[name], drawn=True)
    assert all(word in text for word in ("Avery", "CCS", "RHIT"))
    assert [sight.hidden for sight in found] == [()]


@pytest.mark.parametrize("name", sorted(BY_MEASURE))
def test_without_a_look_what_is_sure_is_not_read(name: str) -> None:
    text, _ = _read(ATTACKS[name], drawn=False)
    assert "Avery" in text and [word for word in CLAIM.split() if word in text] == []


@pytest.mark.parametrize("name", [name for name in DESIGNS if name not in NOT_TOLD_APART | NOT_READ])
def test_without_a_look_nobody_is_accused(name: str) -> None:
    text, found = _read(DESIGNS[name], drawn=False)
    assert all(word in text for word in ("Avery", "CCS", "RHIT"))
    assert [sight.hidden for sight in found] == [()]
