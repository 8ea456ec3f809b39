"""Profiles survive the way to JSON and back; what does not fit is named."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

import screener
from screener.model.profile import (
    ASSERTIONS,
    CATEGORIES,
    SECTIONS,
    Contact,
    CredentialState,
    Mention,
    Position,
    Profile,
    Summary,
)
from screener.model.profile_json import profile_from_json, profile_schema, profile_to_json
from screener.model.span import Box

SHIPPED = Path(screener.__file__).parent / "schemas" / "profile.schema.json"

METRIC = {"kind": "accuracy", "value": 97, "unit": "%", "quote": "97 %", "page": 1}

boxes = st.tuples(*[st.floats(0, 1000, allow_nan=False)] * 4).map(lambda t: Box(*t))
mentions = st.builds(
    Mention,
    concept=st.sampled_from(["aapc.cpc", "icd_10_cm"]),
    category=st.sampled_from(CATEGORIES),
    assertion=st.sampled_from(ASSERTIONS),
    section=st.sampled_from(SECTIONS),
    confidence=st.floats(0, 1),
    boxes=st.lists(boxes, max_size=2).map(tuple),
)
profiles = st.builds(
    Profile,
    status=st.just("read"),
    contact=st.builds(Contact, name=st.none() | st.text(max_size=9)),
    mentions=st.lists(mentions, max_size=3).map(tuple),
    positions=st.lists(st.builds(Position), max_size=2).map(tuple),
    summary=st.builds(
        Summary,
        role=st.just("coder"),
        education_level=st.just("hs"),
        credentials=st.just((CredentialState("aapc.cpc", "held"),)),
        months=st.dictionaries(st.text(max_size=4), st.integers(0, 900), max_size=2),
        matrix=st.just({}),
    ),
    education=st.just(()),
    metrics=st.just(()),
    flags=st.just(()),
)


@given(profiles)
def test_a_profile_comes_back_as_it_was(profile: Profile) -> None:
    line = profile_to_json(profile)
    assert "\n" not in line
    assert profile_from_json(line) == profile
    jsonschema.validate(json.loads(line), profile_schema())


def test_the_shipped_schema_is_the_one_the_types_give() -> None:
    assert json.loads(SHIPPED.read_text("utf-8")) == profile_schema()


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("pages", "two", "Profile.pages: expected"),
        ("mentions", {}, "Profile.mentions: expected"),
        ("contact", 7, "Contact: expected an object"),
        ("pages", True, "Profile.pages: expected"),
        ("metrics", [METRIC | {"boxes": [[1, 2, 3]]}], "Metric.boxes: expected"),
        ("metrics", [METRIC | {"boxes": [[1, 2, 3, "4"]]}], "Metric.boxes: expected"),
        ("metrics", [METRIC | {"value": False}], "Metric.value: expected"),
        ("summary", {"months": {"inpatient": 1.5}}, "Summary.months: expected"),
        ("summary", {"tier": []}, "Summary.tier: expected"),
        ("schema", 2, "not a profile of schema 1"),
    ],
)
def test_what_does_not_fit_is_named(field: str, value: object, message: str) -> None:
    profile = Profile("a.pdf", "0" * 64, "read", None, "pdfium", 1, "2026-11-23")
    plain = json.loads(profile_to_json(profile)) | {field: value}
    with pytest.raises(ValueError, match=message):
        profile_from_json(json.dumps(plain))


def test_a_missing_field_is_named() -> None:
    with pytest.raises(ValueError, match=r"Profile\.file is missing"):
        profile_from_json('{"schema": 1}')
