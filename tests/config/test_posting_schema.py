"""The JSON Schema that ships for editors: current, and of one mind with the loader."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from ruamel.yaml import YAML

import screener
from screener.config.find_posting import built_in_postings
from screener.config.schema import posting_schema
from screener.score.kinds import KINDS

SCHEMA = posting_schema(KINDS)
SHIPPED = Path(screener.__file__).parent / "schemas" / "posting.schema.json"
RULE = {"id": "a", "label": "A", "kind": "has", "any_of": ["CPC"]}


def posting(**changes: Any) -> dict[str, Any]:
    return {"schema": 1, "posting": {"id": "a", "title": "A"}, "lexicons": ["x"], "rules": [RULE], **changes}


def test_the_shipped_schema_is_current() -> None:
    assert json.loads(SHIPPED.read_text("utf-8")) == SCHEMA, "run: python docs/generate.py"


@pytest.mark.parametrize("path", built_in_postings().values(), ids=lambda path: path.stem)
def test_the_built_in_postings_fit_it(path: Path) -> None:
    jsonschema.validate(YAML(typ="safe").load(path), SCHEMA)


@pytest.mark.parametrize(
    "rule",
    [
        {"kind": "has", "any_of": ["CPC"]},
        {"kind": "has", "all_of": [{"any_of": ["CPC", {"years": ["a", "b"], "at_least": 2}]}]},
        {"kind": "years", "at_least": 2.5, "evidence": {"within_years": 3}},
        {
            "kind": "level",
            "at_least": "bachelor",
            "levels": [{"credit": 0.5, "because": "x", "at_least": "hs"}],
        },
        {"kind": "years", "at_least": 2, "levels": [{"credit": 0.5, "because": "x", "at_least": 1}]},
        {"kind": "metric", "metric": "accuracy", "at_least": 95, "unit": "%"},
    ],
)
def test_what_is_right(rule: dict[str, Any]) -> None:
    jsonschema.validate(posting(rules=[{"id": "a", "label": "A", **rule}]), SCHEMA)


@pytest.mark.parametrize(
    "wrong",
    [
        {"bandz": {}},
        {"schema": 2},
        {"bands": {"shortlist": 170}},
        {"rules": [{**RULE, "wieght": 1}]},
        {"rules": [{**RULE, "weight": -1}]},
        {"rules": [{**RULE, "kind": "hass"}]},
        {"rules": [{**RULE, "importance": "must"}]},
        {"rules": [{**RULE, "levels": [{"credit": 0.5, "any_of": ["CCA"]}]}]},
        {"rules": [{"id": "a", "label": "A", "kind": "years"}]},
        {"override": {"a": {"knock_out": "NO"}}},
    ],
)
def test_what_is_wrong(wrong: dict[str, Any]) -> None:
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(posting(**wrong), SCHEMA)
