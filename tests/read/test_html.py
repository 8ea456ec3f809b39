"""HTML: blocks are lines, what cannot be seen is apart, depth does not hurt."""

from __future__ import annotations

import pytest

from screener.read.reader import read_document

PAGE = """<!DOCTYPE html><html><head><title>no words</title><style>p{}</style></head><body>
<nav>Home | Jobs</nav>
<h1>Coder, Outpatient</h1><p>One <b>bold</b> word<br>next line</p>
<ul><li>Code charts</li><li>Answer <em>queries</em></li></ul>
<table><tr><td>CPC</td><td>2019</td></tr></table>
<p style="display: none">ICD-10-PCS inpatient CCS</p><p hidden>CIC</p><script>var x = "CPT";</script>
<p>Ros&eacute; &amp; S&oslash;n</p></body></html>"""


def test_blocks_are_lines_and_entries_have_bullets() -> None:
    document = read_document(PAGE.encode(), "posting.html")
    assert document.text.split("\n") == [
        "Coder, Outpatient",
        "One bold word",
        "next line",
        "• Code charts",
        "• Answer queries",
        "CPC  2019",
        "Rosé & Søn",
    ]
    assert [line.bold for line in document.lines][:2] == [True, False]
    assert document.reader == "html"


def test_what_a_style_hides_is_kept_apart() -> None:
    document = read_document(PAGE.encode(), "posting.htm")
    assert [h.text for h in document.hidden] == ["ICD-10-PCS inpatient CCS", "CIC"]


@pytest.mark.parametrize("name", ["saved page", "cv.pdf", "cv.txt"])
def test_it_is_known_by_its_bytes(name: str) -> None:
    assert read_document(PAGE.encode(), name).reader == "html"


def test_five_thousand_nested_elements_are_read() -> None:
    deep = "<html><body>" + "<div>" * 5_000 + "<p>Medical coder" + "</div>" * 5_000
    assert "Medical coder" in read_document(deep.encode(), "deep.html").text
