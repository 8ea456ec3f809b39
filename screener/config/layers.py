"""Posting files as layers: a base, what overrides it, what `--set` changes; nothing is judged yet."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from screener.config.find_posting import built_in_postings, display_name, find_posting
from screener.config.places import Places, load_yaml
from screener.config.rule_text import is_document, is_posting, is_prose, rule_text
from screener.config.sourced import Sourced
from screener.errors import Fault, ScreenerError
from screener.registry import did_you_mean

FILE_KEYS = ("schema", "extends", "posting", "lexicons", "evidence", "bands", "override", "drop", "rules")
MERGED = ("posting", "evidence", "bands")
"""Mappings of the file that a child changes key by key."""
TREE_KEYS = ("any_of", "all_of")
KEPT = ("id", "label", "kind", "importance", "weight", "knock_out")
"""What a rule keeps when a layer changes its kind."""
MAX_BYTES = 500_000
MOST_KEYS = 3_000
"""Colons, to be exact: the largest rule file we know has a tenth."""
MAX_DEPTH = 10

RawRule = dict[str, Sourced]
"""Key to value; the keys of `evidence` stand flat as "evidence.within_years"."""


@dataclass
class Layers:
    """All values of a posting before they are checked, each from the strongest layer that names it."""

    head: dict[str, Sourced] = field(default_factory=dict)
    rules: dict[str, RawRule] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)

    def add_file(self, path: Path, chain: tuple[Path, ...] = ()) -> None:
        """Lay a file, after the file that it extends, over what is there."""
        root = self._content(path)
        if root is None:
            return
        for key in [k for k in root.value if k not in FILE_KEYS]:
            self.faults.append(
                root.child(key).fault(f"unknown key {key!r}", did_you_mean(str(key), FILE_KEYS))
            )
        if root.value.get("schema") != 1:
            at = root.child("schema") if "schema" in root.value else root
            self.faults.append(at.fault("schema must be 1", "begin the file with `schema: 1`"))
        if "extends" in root.value:
            self._add_base(root.child("extends"), path, (*chain, path.resolve()))
        for key in MERGED:
            if (part := self._mapping(root, key)) is not None:
                self.head.update({f"{key}.{name}": part.child(name) for name in part.value})
        if "lexicons" in root.value:
            self.head["lexicons"] = root.child("lexicons")
        self._drop(root)
        self._override(root)
        self._append(root)

    def apply(self, setting: str) -> None:
        """One `--set`: `rule.key=value`, also `rule.evidence.key`, `bands.key` and `evidence.key`."""
        source = f"--set {setting}"
        name, equals, text = setting.partition("=")
        target, _, key = name.strip().partition(".")
        if not equals or not target or not key:
            self.faults.append(
                Fault(source, "not of the form rule.key=value", "e.g. --set credential.weight=40")
            )
            return
        value, faults = load_yaml(Places(source, text.encode()))
        if faults:
            self.faults.append(Fault(source, f"{text!r} is no value", "quote text that holds : or #"))
            return
        sourced = Sourced(value, None, source=source)
        if target in ("bands", "evidence"):
            self.head[f"{target}.{key}"] = sourced
        elif target in self.rules:
            forget(self.rules[target], {key: value})
            put(self.rules[target], key, sourced)
        else:
            hint = did_you_mean(target, self.rules) or f"rules: {', '.join(self.rules)}"
            self.faults.append(Fault(source, f"unknown rule {target!r}", hint))

    def _content(self, path: Path) -> Sourced | None:
        shown = display_name(path)
        try:
            raw = path.read_bytes()
        except OSError as error:
            self.faults.append(Fault(shown, f"cannot be read: {error.strerror}"))
            return None
        if is_document(raw):
            self.faults.append(is_posting(path, shown))
            return None
        raw = rule_text(raw)
        if len(raw) > MAX_BYTES:
            self.faults.append(Fault(shown, f"larger than {MAX_BYTES:,} bytes", "is this a rule file?"))
            return None
        if raw.count(b":") > MOST_KEYS:
            self.faults.append(Fault(shown, f"more than {MOST_KEYS:,} keys", "is this a rule file?"))
            return None
        places = Places(shown, raw)
        content, faults = load_yaml(places)
        if is_prose(raw, content, FILE_KEYS):
            self.faults.append(is_posting(path, shown))
            return None
        self.faults += faults
        if not faults and not isinstance(content, dict):
            self.faults.append(
                Fault(shown, "is not a rule file", "it must hold keys such as posting and rules")
            )
        return Sourced(content, places) if isinstance(content, dict) else None

    def _add_base(self, at: Sourced, path: Path, chain: tuple[Path, ...]) -> None:
        if not isinstance(at.value, str):
            self.faults.append(at.fault("extends must name one posting", "a name or a path"))
            return
        try:
            base = find_posting(at.value, beside=path.parent)
        except ScreenerError as error:
            self.faults += [at.fault(fault.what, fault.hint) for fault in error.faults]
            return
        if base.resolve() == path.resolve() and at.value in built_in_postings():
            base = built_in_postings()[at.value]  # a copy that kept the name extends what it was made from
        if base.resolve() in chain or len(chain) > MAX_DEPTH:
            self.faults.append(at.fault(f"{at.value!r} extends this file in turn"))
            return
        self.add_file(base, chain)

    def _mapping(self, parent: Sourced, key: str) -> Sourced | None:
        return self._part(parent, key, dict, "must hold keys")

    def _part(self, parent: Sourced, key: str, wanted: type, what: str) -> Sourced | None:
        if parent.value.get(key) is None:
            return None
        part = parent.child(key)
        if isinstance(part.value, wanted):
            return part
        self.faults.append(part.fault(f"{key} {what}"))
        return None

    def _drop(self, root: Sourced) -> None:
        part = self._part(root, "drop", list, "must be a list of rule ids")
        for at in part.children() if part else ():
            if at.value in self.rules:
                del self.rules[at.value]
            else:
                self.faults.append(
                    at.fault(f"drop of unknown rule {at.value!r}", did_you_mean(str(at.value), self.rules))
                )

    def _override(self, root: Sourced) -> None:
        """Changes by rule id: a mapping of ids, or a list of rules that name theirs."""
        if isinstance(root.value.get("override"), list):
            for at in root.child("override").children():
                rule_id = at.value.get("id") if isinstance(at.value, dict) else None
                self._change(rule_id, at, {"id"})
            return
        part = self._mapping(root, "override")
        for rule_id, at in {key: part.child(key) for key in part.value}.items() if part else ():
            self._change(rule_id, at, set())

    def _change(self, rule_id: Any, at: Sourced, beside: set[str]) -> None:
        if rule_id not in self.rules:
            hint = did_you_mean(str(rule_id), self.rules)
            self.faults.append(at.fault(f"override of unknown rule {rule_id!r}", hint))
        elif not isinstance(at.value, dict):
            self.faults.append(at.fault("override must hold the keys to change"))
        elif "id" in at.value and "id" not in beside:
            fault = at.child("id").fault("an override cannot rename a rule", "drop it and add another")
            self.faults.append(fault)
        else:
            self._lay(at, self.rules[rule_id], beside)

    def _append(self, root: Sourced) -> None:
        part = self._part(root, "rules", list, "must be a list")
        for at in part.children() if part else ():
            if not isinstance(at.value, dict):
                self.faults.append(at.fault("a rule must hold keys such as id, label and kind"))
                continue
            # A rule that cannot stay is looked at all the same: all faults at once.
            key = self._key(at)
            self.rules[key] = {}
            self._lay(at, self.rules[key])
            if not isinstance(at.value.get("id"), str):
                self.rules[key]["id"] = replace(at, value=key)

    def _key(self, at: Sourced) -> str:
        """What a rule is kept under: its id, where it has one of its own."""
        rule_id = at.value.get("id")
        if not isinstance(rule_id, str) or not rule_id:
            self.faults.append(at.fault("a rule needs an id", "a short name such as `id: credential`"))
            return f"number-{len(self.rules) + 1}"
        if rule_id in self.rules:
            first = self.rules[rule_id]["id"].origin()
            self.faults.append(
                at.child("id").fault(
                    f"rule {rule_id!r} is there already", f"first at {first}; change it under override"
                )
            )
            return f"{rule_id} again, {len(self.rules)}"
        return rule_id

    def _lay(self, at: Sourced, rule: RawRule, beside: Collection[str] = ()) -> None:
        forget(rule, at.value)
        for key in at.value:
            if key not in beside:
                put(rule, key, at.child(key))


def forget(rule: RawRule, changes: Mapping[Any, Any]) -> None:
    """Remove what a layer's changes make meaningless in the rule below.

    any_of and all_of are one tree: one given replaces both, and with them the question and the source
    that spoke of the old one. Another kind replaces all that the old kind's keys said.
    """
    gone: set[str] = set()
    if any(key in changes for key in TREE_KEYS):
        gone |= {*TREE_KEYS, "ask", "source"}
    if "kind" in changes and "kind" in rule and changes["kind"] != rule["kind"].value:
        gone |= {key for key in rule if key not in KEPT and not key.startswith("evidence.")}
    for key in gone:
        rule.pop(key, None)


def put(rule: RawRule, key: Any, value: Sourced) -> None:
    """Set one key of a rule; a mapping under `evidence` is laid key by key."""
    if key == "evidence" and isinstance(value.value, dict):
        rule.update({f"evidence.{name}": value.child(name) for name in value.value})
    else:
        rule[str(key)] = value


def read_layers(path: Path, settings: Sequence[str] = ()) -> Layers:
    """The file with what it extends and the settings laid over each other."""
    layers = Layers()
    layers.add_file(path)
    for setting in settings:
        layers.apply(setting)
    return layers
