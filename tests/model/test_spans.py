"""Many spans at once answer as one after the other would."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from screener.model.span import Span, Spans

A_SPAN = st.builds(lambda start, length: Span(start, start + length), st.integers(0, 30), st.integers(1, 9))


@given(st.lists(A_SPAN, max_size=12), A_SPAN)
def test_many_are_asked_as_each(spans: list[Span], other: Span) -> None:
    many = Spans(spans)
    assert many.hold(other) == any(each.holds(other) for each in spans)
    assert many.overlap(other) == any(each.overlaps(other) for each in spans)
