"""JSON Schema of rule files for editors, made from the dataclasses that hold the keys."""

from __future__ import annotations

import types
from dataclasses import Field, fields
from typing import Any, Literal, Union, get_args, get_origin

from screener.config.fields import field_types, needed
from screener.config.layers import FILE_KEYS
from screener.config.rule_keys import BandKeys, EvidenceKeys, LevelKeys, PostingKeys, RuleKeys
from screener.model.posting import Node
from screener.model.profile import EDUCATION_LEVELS
from screener.registry import Registry

Schema = dict[str, Any]


def posting_schema(kinds: Registry[type[Any]]) -> Schema:
    """JSON Schema (draft 2020-12) of a rule file with the given rule kinds."""
    rule = {"$ref": "#/$defs/rule"}
    changes = {"$ref": "#/$defs/changes"}
    properties: Schema = {
        "schema": {"const": 1, "description": "version of this format"},
        "extends": {"type": "string", "description": "a built-in posting's name, or a path"},
        "posting": _object(PostingKeys),
        "lexicons": {"type": "array", "items": {"type": "string"}, "minItems": 1},
        "evidence": _object(EvidenceKeys, required=False),
        "bands": _object(BandKeys, required=False),
        "override": {
            "anyOf": [
                {"type": "object", "additionalProperties": changes},
                {"type": "array", "items": changes},
            ],
            "description": "keys to change, by rule id",
        },
        "drop": {"type": "array", "items": {"type": "string"}, "description": "ids of rules to leave out"},
        "rules": {"type": "array", "items": rule},
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "screener rule file",
        "type": "object",
        "properties": {key: properties[key] for key in FILE_KEYS},
        "required": ["schema"],
        "additionalProperties": False,
        "$defs": {
            "node": _node(),
            "level": _level(kinds),
            "changes": {
                "type": "object",
                "properties": _properties(RuleKeys) | _shared() | _kind_properties(kinds),
                "additionalProperties": False,
            },
            "rule": {"oneOf": [_rule(name, kind) for name, kind in kinds.items()]},
        },
    }


def _rule(name: str, kind: type) -> Schema:
    schema = _object(RuleKeys, kind)
    schema["properties"]["kind"] = {"const": name, "description": (kind.__doc__ or "").split("\n")[0]}
    if (weight := getattr(kind, "WEIGHT", None)) is not None:
        schema["properties"]["weight"] = {**schema["properties"]["weight"], "default": weight}
    schema["properties"] |= _shared()
    return schema


def _level(kinds: Registry[type[Any]]) -> Schema:
    return {
        "type": "object",
        "properties": _properties(LevelKeys) | _properties(EvidenceKeys) | _kind_properties(kinds),
        "required": [f.name for f in fields(LevelKeys)],
        "additionalProperties": False,
        "description": "a step of partial credit; keys of the kind replace the rule's own",
    }


def _kind_properties(kinds: Registry[type[Any]]) -> Schema:
    """The keys of all kinds; one that means different things in several may be any of them."""
    found: dict[str, list[Schema]] = {}
    for _, kind in kinds.items():
        for name, each in _properties(kind).items():
            if each not in found.setdefault(name, []):
                found[name].append(each)
    return {name: each[0] if len(each) == 1 else {"anyOf": each} for name, each in found.items()}


def _shared() -> Schema:
    return {
        "evidence": _object(EvidenceKeys, required=False),
        "levels": {"type": "array", "items": {"$ref": "#/$defs/level"}, "description": "best first"},
    }


def _object(*classes: type, required: bool = True) -> Schema:
    properties: Schema = {}
    for cls in classes:
        properties |= _properties(cls)
    found: Schema = {"type": "object", "properties": properties, "additionalProperties": False}
    names = [f.name for cls in classes for f in fields(cls) if needed(f)]
    return found | ({"required": names} if required and names else {})


def _properties(cls: type) -> Schema:
    hints = field_types(cls)
    return {f.name: _property(f, hints[f.name]) for f in fields(cls)}


def _property(field: Field[Any], hint: Any) -> Schema:
    metadata = field.metadata
    found = _type(hint, metadata.get("choices") or ())
    for key in ("minimum", "maximum"):
        if metadata.get(key) is not None:
            found[key] = metadata[key]
    if not needed(field) and field.default not in (None, "", ()):
        default = field.default
        found["default"] = list(default) if isinstance(default, tuple) else default
    return {**found, "description": metadata["doc"]}


def _type(hint: Any, choices: tuple[str, ...]) -> Schema:
    if get_origin(hint) in (Union, types.UnionType):
        hint = next(arg for arg in get_args(hint) if arg is not type(None))
    if get_origin(hint) is Literal:
        return {"enum": list(get_args(hint))}
    if get_origin(hint) is tuple:
        inner = get_args(hint)[0]
        if inner == Node:
            several = {"type": "array", "items": {"$ref": "#/$defs/node"}, "minItems": 1}
            return {"anyOf": [several, {"type": "string"}]}
        return {"type": "array", "items": _type(inner, choices)}
    if choices:
        return {"enum": list(choices)}
    return {"type": {float: "number", int: "integer", bool: "boolean"}.get(hint, "string")}


def type_words(hint: Any, choices: tuple[str, ...]) -> str:
    """The values a key takes, in words for a table of documentation."""
    schema = _type(hint, choices)
    if "anyOf" in schema:
        return "list of names and conditions"
    if "enum" in schema:
        return ", ".join(f"`{word}`" for word in schema["enum"])
    if schema["type"] == "array":
        inner = schema["items"].get("enum")
        return "list of " + (", ".join(f"`{word}`" for word in inner) if inner else "text")
    return {"number": "number", "integer": "whole number", "boolean": "`true`, `false`"}.get(
        schema["type"], "text"
    )


def _node() -> Schema:
    nodes = {"type": "array", "items": {"$ref": "#/$defs/node"}, "minItems": 1}
    names = {"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}, "minItems": 1}]}

    def condition(**properties: Schema) -> Schema:
        return {
            "type": "object",
            "properties": properties,
            "required": list(properties),
            "additionalProperties": False,
        }

    return {
        "oneOf": [
            {"type": "string", "description": "a concept or group by any of its names"},
            condition(any_of=nodes),
            condition(all_of=nodes),
            condition(years=names, at_least={"type": "number", "exclusiveMinimum": 0}),
            condition(education={"enum": list(EDUCATION_LEVELS[1:])}),
        ]
    }
