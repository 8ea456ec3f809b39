"""Tables of jobs with their duties in a column beside title and employer."""

from __future__ import annotations

from plain_documents import L, laid_out
from test_positions import positions, short


def row(y: float, *cells: tuple[float, str]) -> L:
    """One line of a table: each cell begins at its x, in points; a character is five wide."""
    text = ""
    for x, words in cells:
        text = text.ljust(int((x - cells[0][0]) / 5)) + words
    return L(text, x=cells[0][0], y=y)


def test_duties_beside_the_heading() -> None:
    document = laid_out(
        [
            L("EXPERIENCE", bold=True, x=50, y=100),
            row(120, (50, "Medical Coder"), (250, "Codes radiology and pathology reports")),
            row(132, (50, "Juniper Health"), (250, "for three hospitals; answers denials")),
            row(144, (50, "01/2020 – present"), (250, "Queries physicians every morning")),
            row(156, (250, "and keeps the log of the answers.")),
            row(180, (50, "Billing Specialist"), (250, "Posted payments and worked denials")),
            row(192, (50, "Birch Clinic"), (250, "of two insurers.")),
            row(204, (50, "02/2016 – 12/2019"), (250, "Called patients about their balances.")),
        ]
    )
    found = positions(document)
    assert short(found) == [
        ("Medical Coder", "Juniper Health", "2020-01", "present"),
        ("Billing Specialist", "Birch Clinic", "2016-02", "2019-12"),
    ]
    assert "keeps the log" in document.text[found[0].text_start : found[0].text_end]


def test_dates_broken_over_the_lines_of_a_cell() -> None:
    document = laid_out(
        [
            L("EXPERIENCE", bold=True, x=50, y=100),
            row(112, (50, "Dates"), (120, "Position and client"), (270, "What I did")),
            row(120, (270, "Codes surgery of two groups, every")),
            row(132, (120, "Contract Coder"), (270, "day, with their units.")),
            row(144, (50, "05/2021 –"), (120, "Juniper Surgery"), (270, "Keeps at 97% on the audits.")),
            row(156, (50, "present")),
            row(180, (120, "Coding Manager"), (270, "Led eight coders and taught new ones.")),
            row(192, (50, "10/2013 –"), (270, "Wrote the plans for each week.")),
            row(204, (120, "Birch Anesthesia"), (270, "Hired two coders.")),
            row(216, (50, "04/2021")),
        ]
    )
    assert [(p.title, p.start, p.end) for p in positions(document)] == [
        ("Contract Coder", "2021-05", "present"),
        ("Coding Manager", "2013-10", "2021-04"),
    ]


def test_titles_beside_dates_are_no_duties() -> None:
    document = laid_out(
        [
            L("EXPERIENCE", bold=True, x=50, y=100),
            row(120, (50, "01/2020 – present"), (200, "Medical Coder")),
            row(132, (200, "Juniper Health")),
            row(144, (200, "Codes radiology reports for three hospitals.")),
            row(168, (50, "02/2016 – 12/2019"), (200, "Billing Specialist")),
            row(180, (200, "Birch Clinic")),
            row(192, (200, "Posted payments and worked the denials.")),
        ]
    )
    assert short(positions(document)) == [
        ("Medical Coder", "Juniper Health", "2020-01", "present"),
        ("Billing Specialist", "Birch Clinic", "2016-02", "2019-12"),
    ]
