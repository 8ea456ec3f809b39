"""The report and the one-page sheets: whole, self-contained, safe, and the same scores."""

from __future__ import annotations

import dataclasses
import re
from itertools import pairwise
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser as HTMLParser
from small_world import LEXICON, mention, profile
from test_shortlist_files import SCAN, STRONG, shortlist

from screener import export
from screener.errors import ScreenerError
from screener.score.ask_next import with_questions


def page(folder: Path, *profiles: object, blind: bool = False) -> str:
    export.write(shortlist(folder, *profiles), folder / "a.html", blind=blind)  # type: ignore[arg-type]
    return (folder / "a.html").read_text("utf-8")


def test_the_report_holds_every_candidate_and_what_was_not_read(tmp_path: Path) -> None:
    weak = profile(file="weak.pdf", name="Ada Weak")
    tree = HTMLParser(page(tmp_path, STRONG, weak, SCAN))
    rows = [row.text(separator=" ") for row in tree.css("table")[0].css("tbody tr")]
    assert len(rows) == 2 and "83.3" in rows[0] and "Jordan Example" in rows[0]
    assert len(tree.css("section.candidate")) == 2
    assert "scan.pdf" in tree.text() and "text recognition" in tree.text()
    first = tree.css("section.candidate")[0].text(separator=" ")
    assert "CPC" in first and "1 / 1" not in first
    assert tree.css_first("svg") is not None and "shortlist 70" in tree.css_first("svg").text()


def test_the_waterfall_goes_from_0_to_the_score(tmp_path: Path) -> None:
    tree = HTMLParser(page(tmp_path, STRONG))
    bars = [
        tuple(map(float, re.findall(r"(?:left|width):([\d.]+)%", str(bar.attributes["style"]))))
        for bar in tree.css(".track i")
    ]
    assert bars[0][0] == 0.0
    for (left, width), (after, _) in pairwise(bars):
        assert after == pytest.approx(left + width)
    assert sum(bars[-1]) == pytest.approx(83.3)


def test_nothing_runs_and_nothing_is_fetched(tmp_path: Path) -> None:
    hostile = profile(
        [mention("aapc.cpc", context='<script>alert(1)</script> CPC <img src=x onerror="a()">')],
        name='"><script src="http://x"></script>',
        file="<b>bold</b>.pdf",
    )
    text = page(tmp_path, hostile, dataclasses.replace(SCAN, file="<i>scan</i>.pdf"))
    tree = HTMLParser(text)
    assert not tree.css("script, img, link, iframe, object, [onerror], [onclick]")
    assert not re.search(r"(?:src|href)=[\"'](?!#)", text)
    assert not re.search(r"url\(|@import", text)
    assert "<script>alert(1)</script> CPC" in tree.text(), "shown as what it is"


def test_a_list_without_candidates_is_a_page_too(tmp_path: Path) -> None:
    assert "Nothing was scored" in page(tmp_path, SCAN)


@pytest.mark.parametrize("phone", [True, False])
def test_a_sheet_shows_one_candidate_without_a_rank(tmp_path: Path, phone: bool) -> None:
    found = shortlist(tmp_path, STRONG)
    asked = with_questions(found.scorecards, found.posting, LEXICON)
    text = export.sheet(dataclasses.replace(found, scorecards=asked), phone=phone).decode()
    tree = HTMLParser(text)
    assert tree.css_first("h1").text() == "Jordan Example", "no rank where there are no others"
    assert "(212) 555-0147" in tree.text() and "rank" not in tree.text().lower()
    assert bool(tree.css(".track")) != phone
    assert tree.css("ol.ask li"), "CPT is open"


def test_blind_sheets_name_nobody(tmp_path: Path) -> None:
    for phone in (True, False):
        text = export.sheet(shortlist(tmp_path, STRONG), phone=phone, blind=True).decode()
        assert "candidate 001" in text
        assert not re.search("Jordan|Example|555-0147|Maple|Harbor|Troy|strong", text)


def test_a_pdf_needs_a_browser(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    from screener.cli import printing

    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(printing, "APPLICATIONS", ())
    with pytest.raises(ScreenerError, match=r"no browser is here.*write x\.html and print that"):
        printing.printed(b"<p>x", str(tmp_path / "x.pdf"))
