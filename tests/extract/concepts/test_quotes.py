"""The words that are shown as evidence."""

from __future__ import annotations

import pytest
from plain_documents import plain

from screener.extract.concepts.quotes import CONTEXT, words_around
from screener.model.span import Span

SMALL = ("with", "for", "the")
LONG = "Codes professional fee encounters for cardiology and family medicine with"

ROWS = [
    # lines of one block, the words looked for, the words shown
    (
        ["Great Miami Physicians, Dayton | 2020 - Present", "\u2022 Assign CPT codes"],
        "CPT",
        "\u2022 Assign CPT codes",
    ),
    ([LONG, "CPT and modifiers"], "CPT", f"{LONG}\nCPT and modifiers"),
    ([f"{LONG} CPT", "in Epic"], "CPT", f"{LONG} CPT\nin Epic"),
    ([f"{LONG} CPT", "\u2022 Works denials"], "CPT", f"{LONG} CPT"),
    # a narrow column
    (
        ["\u2022 Coded inpatient and outpatient records with", "CPT and DRG"],
        "records",
        "\u2022 Coded inpatient and outpatient records with\nCPT and DRG",
    ),
    (
        ["\u2022 Coded inpatient records, CPT and other", "codes of the hospital"],
        "CPT",
        "\u2022 Coded inpatient records, CPT and other\ncodes of the hospital",
    ),
    (
        ["CPC course and studying for the", "exam; not yet certified."],
        "CPC",
        "CPC course and studying for the\nexam; not yet certified.",
    ),
    (["Studied for the", "CPC exam in the spring"], "CPC", "Studied for the\nCPC exam in the spring"),
    (["inpatient coding", "outpatient coding"], "inpatient", "inpatient coding"),
    (["Coded CPT, 2019", "Coded DRG, 2020"], "CPT", "Coded CPT, 2019"),
    (
        [f"{LONG[:-5]}, CPT, expected May 2027", "High School Diploma, 2024"],
        "CPT",
        f"{LONG[:-5]}, CPT, expected May 2027",
    ),
    (["Worked for the county. Assigned CPT codes. Led a team."], "CPT", "Assigned CPT codes."),
    (["Works denials \u2022 Assigns CPT codes \u2022 Queries"], "CPT", "Assigns CPT codes"),
    (["Held at St. Mary Hospital, coding CPT"], "CPT", "Held at St. Mary Hospital, coding CPT"),
]


@pytest.mark.parametrize(("lines", "term", "shown"), ROWS)
def test_the_sentence_or_point_is_shown(lines: list[str], term: str, shown: str) -> None:
    document = plain("\n".join(lines))
    start = document.text.index(term)
    assert document.quote(words_around(document, Span(start, start + len(term)), SMALL)) == shown


def test_a_long_sentence_is_cut_at_words() -> None:
    document = plain(f"{'before ' * 40}CPT {'after ' * 40}".strip())
    start = document.text.index("CPT")
    shown = document.quote(words_around(document, Span(start, start + 3)))
    assert len(shown) <= CONTEXT
    assert set(shown.split()) == {"before", "CPT", "after"}
