"""docs/rules.md, made from the classes that hold the keys of a rule file."""

from __future__ import annotations

import inspect
from dataclasses import Field, fields
from typing import Any

from screener.config.fields import field_types, needed
from screener.config.rule_keys import BandKeys, EvidenceKeys, LevelKeys, PostingKeys, RuleKeys
from screener.config.schema import type_words
from screener.score.kinds import KINDS

INTRODUCTION = """# Rule files

Made from the code by `python docs/generate.py`. A rule file is YAML; editors that know JSON Schema check
it as you write with `# yaml-language-server: $schema=…/screener/schemas/posting.schema.json` in its first
line, and `screener check FILE` lists all faults at once.

```yaml
schema: 1
posting: {id: our-coder, title: Our Coder}
extends: medical_coder            # a built-in posting or a path; everything below is laid over it
lexicons: [medical_coding]        # taken from the base where it is not given
evidence: {min_confidence: 0.9}
bands: {shortlist: 75, review: 50}
override:                         # keys to change, by rule id; any_of and all_of are replaced together
  credential: {weight: 40, knock_out: true}
drop: [specialty]
rules: []                         # appended
```

Precedence, weakest first: the kind's default, the base file, `override`, `--set rule.key=value`. Each
value remembers where it came from; `screener explain` shows it for the weight.

**Names** are those of the lexicon: `CPC`, `Certified Professional Coder` and `aapc.cpc` are the same. A
name that is unknown or means several things is a fault. A **group** (`coding_credential`, `any_ehr`)
stands wherever a name does.

**Parts** of `any_of` and `all_of` are names, nested `{any_of: […]}` and `{all_of: […]}`, and conditions:
`{years: code_assignment, at_least: 2}` (positions that show all the names; overlaps count once) and
`{education: associate}` (at least that level).

**Outcomes.** *met*: full credit; *partial*: some; *contradicted*: the text says no, or says something
that earns nothing (lapsed, in progress); *unknown*: the text says nothing, so the question to ask is
named. Only *contradicted* knocks out; *unknown* on a `knock_out` rule caps the verdict at review.

**Points** = 100 × weight ÷ sum of weights × credit, in tenths: the total is rounded, and what rounding
down leaves over goes to the rules with the largest remainders, so that the points always sum to the
total.
"""


def rules_page() -> str:
    """The whole page."""
    parts = [INTRODUCTION]
    for title, cls in (
        ("posting", PostingKeys),
        ("bands", BandKeys),
        ("evidence, of the file and of a rule", EvidenceKeys),
        ("every rule", RuleKeys),
        ("levels", LevelKeys),
    ):
        parts.append(f"## Keys of {title}\n\n{_table(cls)}")
    parts.append("# Kinds of rules\n")
    for name, kind in KINDS.items():
        doc = inspect.cleandoc(kind.__doc__ or "")
        weight = getattr(kind, "WEIGHT", 1.0)
        default = f"\nWeight where none is given: {weight:g}." if weight != 1.0 else ""
        parts.append(f"## {name}\n\n{doc}\n{default}\n{_table(kind)}\n```yaml{kind.EXAMPLE}```\n")
    return "\n".join(parts)


def _table(cls: type) -> str:
    hints = field_types(cls)
    rows = [
        f"| `{f.name}` | {_values(f, hints[f.name])} | {_default(f)} | {f.metadata['doc']} |"
        for f in fields(cls)
    ]
    return "\n".join(["| key | value | default | meaning |", "|---|---|---|---|", *rows, ""])


def _values(field: Field[Any], hint: Any) -> str:
    return type_words(hint, field.metadata.get("choices") or ())


def _default(field: Field[Any]) -> str:
    if needed(field):
        return "*needed*"
    if field.default in (None, "", ()):
        return ""
    value = ", ".join(field.default) if isinstance(field.default, tuple) else field.default
    return f"`{str(value).lower() if isinstance(value, bool) else value}`"
