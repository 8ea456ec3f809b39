"""Markdown as a page would show it."""

from __future__ import annotations

import pytest

from screener.read.reader import read_document

TEXT = """# Avery Example, **CPC**

avery@example.com | [LinkedIn](https://example.com/in/avery)

## Experience
**Medical Coder**, *Example Hospital* -- 2019 - 2021
- Coded `ICD-10-CM` charts
* Answered _queries_ of coder_notes_file
+ [x] CPC
- [ ] CCS
1. first ~~RHIT~~

| Code set | Years |
|---|---|
| CPT | 3 |

<!-- CIC --> C\\*R <br> <https://example.com>
"""


def test_marks_become_looks() -> None:
    document = read_document(TEXT.encode(), "cv.md")
    lines = {document.quote(line.span).strip(): line for line in document.lines}
    assert list(filter(None, lines)) == [
        "Avery Example, CPC",
        "avery@example.com | LinkedIn (https://example.com/in/avery)",
        "Experience",
        "Medical Coder, Example Hospital -- 2019 - 2021",
        "• Coded ICD-10-CM charts",
        "• Answered queries of coder_notes_file",
        "☒ CPC",
        "☐ CCS",
        "1. first",
        "Code set  Years",
        "CPT  3",
        "C*R  https://example.com",
    ]
    assert lines["Experience"].size == 16 and lines["Experience"].bold
    assert [f.quote for f in document.flags if f.id == "struck_out"] == ["RHIT"]
    assert [h.text for h in document.hidden] == ["CIC"]


@pytest.mark.parametrize(
    "text", ["Coder\n# of charts: 20\n", "** CPC **\n", "a * b * c\n", "CPC_A and CCS_P\n", "1 - 2 - 3\n"]
)
def test_ordinary_text_stays_as_it_is(text: str) -> None:
    document = read_document(text.encode(), "cv.txt")
    assert document.reader == "text" and document.text == text.strip()
