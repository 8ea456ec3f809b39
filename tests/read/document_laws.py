"""What holds for every Document with layout."""

from __future__ import annotations

from itertools import pairwise

from screener.model.document import Document


def check(document: Document) -> None:
    """Lines are ordered and apart, edges and boxes are on the page, nothing else is between the lines."""
    assert len(document.x0) == len(document.x1) == len(document.text)
    end = 0
    sizes = {page.number: page for page in document.pages}
    for line in document.lines:
        assert line.span.start >= end and line.span.end > line.span.start
        end = line.span.end
        assert end <= len(document.text)
        assert "\n" not in document.quote(line.span) and "\f" not in document.quote(line.span)
        page = sizes[line.page]
        assert page.span.start <= line.span.start and line.span.end <= page.span.end
        for box in (line.box, *document.boxes(line.span)):
            assert -2 <= box.x0 <= box.x1 <= page.width + 2
            assert -2 <= box.top <= box.bottom <= page.height + 2
    gaps = "".join(document.text[a.span.end : b.span.start] for a, b in pairwise(document.lines))
    assert set(gaps) <= {"\n", "\f"}
