"""A draft as the text of a rule file with comments, and as plain data for JSON."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from screener.derive.draft import Ambiguity, Draft, DraftRule, Requirement
from screener.model.posting import AllOf, AnyOf, EducationOf, Named, Node, YearsOf

_PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9_./ -]*[A-Za-z0-9]")
EVIDENCE = {"assertion": ["held"], "min_confidence": 0.85}
BANDS = {"shortlist": 70, "review": 45}
"""What every draft begins with: the policy of evidence, and the scores from which a band begins."""
_WORDS_OF_YAML = frozenset({"yes", "no", "true", "false", "null", "on", "off", "y", "n"})


def render(draft: Draft) -> str:
    """The rule file. Everything that the draft left open stands in comments."""
    lines = [*_head(draft), "schema: 1"]
    lines.append(f"posting: {{id: {_scalar(draft.id)}, title: {_scalar(draft.title)}}}")
    lines.append(f"lexicons: [{', '.join(map(_scalar, draft.lexicons))}]")
    lines += [
        f"evidence: {_flow(EVIDENCE)}",
        f"bands: {_flow(BANDS)}",
        "",
        "rules:" if draft.rules else "rules: []",
    ]
    for rule in draft.rules:
        lines += [*_rule(rule), ""]
    return "\n".join(lines).rstrip() + "\n"


def to_json(draft: Draft) -> dict[str, Any]:
    """title, facts, requirements, duties, not_scored and ambiguities as plain data."""
    return {
        "title": draft.title,
        "tier": draft.tier,
        "facts": [{"kind": f.kind, "value": f.value, "line": f.line} for f in draft.facts],
        "requirements": [_requirement(r) for r in draft.requirements],
        "duties": [_requirement(r) for r in draft.duties],
        "not_scored": [{"text": n.text, "line": n.line, "reason": n.reason} for n in draft.not_scored],
        "ambiguities": [
            {"what": a.what, "lines": list(a.lines), "readings": list(a.readings), "choice": a.choice}
            for a in draft.ambiguities
        ],
        "rules": [
            {"id": r.id, "label": r.label, "kind": r.kind, "importance": r.importance, "weight": r.weight}
            for r in draft.rules
        ],
        "notes": list(draft.notes),
        "warnings": list(draft.warnings),
        "no_demand": [{"line": line, "text": words} for line, words in draft.no_demand],
    }


def _requirement(requirement: Requirement) -> dict[str, Any]:
    return {
        "text": requirement.text,
        "line": requirement.line,
        "lines": list(requirement.lines),
        "importance": requirement.importance,
        "tree": tree_data(requirement.tree),
        "concepts": list(requirement.concepts),
        "min_years": requirement.min_years,
        "rule_id": requirement.rule_id or None,
        "excluded": list(requirement.excluded),
        "also": [text for _, text in requirement.sources if text != requirement.text],
    }


def tree_data(node: Node | None) -> Any:
    """A tree as plain data: ids, {any_of: …}, {all_of: …}, {years: …, at_least: n}, {education: level}."""
    if node is None:
        return None
    if isinstance(node, Named):
        return node.id
    if isinstance(node, EducationOf):
        return {"education": node.at_least}
    if isinstance(node, YearsOf):
        return {"years": [n.id for n in node.names], "at_least": node.at_least}
    assert isinstance(node, AnyOf | AllOf)  # noqa: S101 - narrows the type
    return {"any_of" if isinstance(node, AnyOf) else "all_of": [tree_data(p) for p in node.parts]}


def _head(draft: Draft) -> Iterator[str]:
    yield f"# Draft of the rules of “{_one_line(draft.title)}”, from its posting. Read it before you use it."
    yield "# Weights: importance × what is asked for × how often it is said; change them as you see fit."
    if draft.tier:
        yield f"# Tier: {draft.tier} (shown, never scored)."
    yield from (f"# Warning: {_one_line(warning)}." for warning in draft.warnings)
    yield from (f"# Remark: {_one_line(note)}" for note in draft.notes)
    if draft.ambiguities:
        yield "#\n# Open to two readings:"
        for doubt in draft.ambiguities:
            yield from _doubt(doubt)
    if draft.not_scored:
        yield "#\n# Not scored:"
        yield from (f"# - line {n.line}: {_one_line(n.text, 110)} ({n.reason})" for n in draft.not_scored)
    if draft.no_demand:
        yield "#\n# Read as no demand:"
        yield from (f"# - line {line}: {_one_line(words, 110)}" for line, words in draft.no_demand)
    if draft.facts:
        yield "#\n# Facts:"
        yield from (
            f"# - line {f.line}: {f.kind.replace('_', ' ')}: {_one_line(f.value, 100)}" for f in draft.facts
        )


def _doubt(doubt: Ambiguity) -> Iterator[str]:
    lines = ", ".join(map(str, doubt.lines))
    yield f"# - {'line' if len(doubt.lines) == 1 else 'lines'} {lines}: {_one_line(doubt.what)}."
    readings = " | ".join(_one_line(reading, 90) for reading in doubt.readings[:5])
    yield f"#   Readings: {readings}. Chosen: {_one_line(doubt.choice, 90)}."


def _rule(rule: DraftRule) -> Iterator[str]:
    yield f"  - id: {_scalar(rule.id)}"
    yield f"    label: {_scalar(_one_line(rule.label))}"
    yield f"    kind: {rule.kind}"
    yield f"    importance: {rule.importance}"
    yield f"    weight: {_scalar(rule.weight)}"
    yield from (f"    # {_one_line(note)}" for note in rule.notes)
    yield from (line for key, value in rule.measure for line in _entry(key, value, 4))
    if rule.evidence:
        yield f"    evidence: {_flow(dict(rule.evidence))}"
    if rule.levels:
        yield "    levels:"
        yield from (f"      - {_flow(dict(level))}" for level in rule.levels)
    first, *rest = rule.sources
    yield f"    source: {_scalar(f'line {first[0]}: {_one_line(first[1], 160)}', quoted=True)}"
    yield from (f"    # also line {line}: {_one_line(text, 120)}" for line, text in rest)


def _entry(key: str, value: object, indent: int) -> Iterator[str]:
    """A key with its value; long lists one part a line."""
    flow = _flow(value)
    if not isinstance(value, list) or len(flow) <= 90:
        yield f"{' ' * indent}{key}: {flow}"
        return
    yield f"{' ' * indent}{key}:"
    yield from (f"{' ' * (indent + 2)}- {_flow(part)}" for part in value)


def _flow(value: object) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {_flow(part)}" for key, part in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_flow, value)) + "]"
    return _scalar(value)


def _scalar(value: object, *, quoted: bool = False) -> str:
    """A scalar that YAML reads back as it is: numbers and plain words bare, the rest as a JSON string."""
    if isinstance(value, bool | int | float) or value is None:
        number = f"{value:g}" if isinstance(value, float) else str(value)
        return {"True": "true", "False": "false", "None": "null"}.get(number, number)
    words = str(value)
    if not quoted and _PLAIN.fullmatch(words) and words.lower() not in _WORDS_OF_YAML:
        return words
    return json.dumps(words, ensure_ascii=False)


def _one_line(words: str, length: int = 300) -> str:
    """Without line breaks and control characters, cut at `length`."""
    plain = " ".join("".join(c if c.isprintable() else " " for c in words).split())
    return plain if len(plain) <= length else plain[: length - 1].rstrip() + "…"
