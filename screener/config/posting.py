"""Rule files to a Posting, with every fault at once (docs/rules.md describes the keys)."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

from screener.config.fields import FieldReader, needed
from screener.config.find_posting import display_name, find_posting
from screener.config.layers import Layers, RawRule, read_layers
from screener.config.lexicon import bundled_lexicons, is_lexicon
from screener.config.rule_keys import BandKeys, EvidenceKeys, LevelKeys, PostingKeys, RuleKeys
from screener.config.sourced import DEFAULT, Sourced
from screener.config.tree import TreeReader
from screener.errors import Fault, ScreenerError
from screener.model.concept import Lexicon
from screener.model.posting import Bands, EvidencePolicy, Level, Posting, Rule
from screener.registry import Registry, did_you_mean

DEFAULT_LEXICONS = ("medical_coding",)
RULE_ID = re.compile(r"[a-z0-9][a-z0-9_-]{0,59}")

Flat = dict[str, Any]


def load_posting(
    path_or_name: str, lexicon: Lexicon, kinds: Registry[type[Any]], settings: Sequence[str] = ()
) -> Posting:
    """The posting of a rule file or of a built-in name, with `--set` settings laid over it.

    Raises ScreenerError with all faults, each as `file:line:column: what; hint`.
    """
    path = find_posting(path_or_name)
    layers = read_layers(path, settings)
    posting = PostingReader(layers, lexicon, kinds).read()
    if layers.faults or posting is None:
        raise ScreenerError.from_faults(in_order(layers.faults))
    posting = replace(posting, path=display_name(path))
    return replace(posting, sha256=posting_sha256(posting))


def posting_lexicons(path_or_name: str) -> tuple[str, ...]:
    """The lexicons that a rule file asks for, so that they can be loaded before it.

    One that is not there is left out (the domain's own stands in where none remains): reading the rules
    then names it with its place, together with every other fault.
    """
    layers = read_layers(find_posting(path_or_name))
    at = layers.head.get("lexicons")
    value = at.value if at else None
    if isinstance(value, list) and value and all(isinstance(name, str) for name in value):
        return tuple(name for name in value if is_lexicon(name)) or DEFAULT_LEXICONS
    if layers.faults:
        raise ScreenerError.from_faults(in_order(layers.faults))
    if at is None:
        raise ScreenerError(path_or_name, "names no lexicons", "add `lexicons: [medical_coding]`")
    raise ScreenerError.from_faults([at.fault("lexicons must be a list of names", "e.g. [medical_coding]")])


def posting_sha256(posting: Posting) -> str:
    """Hash over the resolved rules: formatting, comments and the way they were layered do not matter."""
    rules = tuple(replace(rule, origins={}) for rule in posting.rules)
    bare = replace(posting, rules=rules, path="", sha256="", origins={})
    return hashlib.sha256(repr(bare).encode()).hexdigest()


def in_order(faults: Sequence[Fault]) -> list[Fault]:
    """Faults by file, line and column, each once."""

    def place(fault: Fault) -> tuple[str, int, int]:
        file, _, rest = fault.where.partition(".y")
        line, column, *_ = [*(int(n) for n in re.findall(r":(\d+)", rest)), 0, 0]
        return file, line, column

    return sorted(dict.fromkeys(faults), key=place)


class PostingReader:
    """Turns layers into a posting; what is wrong is added to the layers' faults."""

    def __init__(self, layers: Layers, lexicon: Lexicon, kinds: Registry[type[Any]]) -> None:
        self.layers = layers
        self.lexicon = lexicon
        self.kinds = kinds
        self.faults = layers.faults
        self.reader = FieldReader(TreeReader(lexicon, self.faults), self.faults)

    def read(self) -> Posting | None:
        """The posting; None where so much is wrong that there is none."""
        head = self._head("posting", PostingKeys)
        bands = Bands(**self._head("bands", BandKeys))
        policy = replace(EvidencePolicy(), **self._head("evidence", EvidenceKeys))
        if bands.review > bands.shortlist:
            at = self.layers.head.get("bands.review") or self.layers.head["bands.shortlist"]
            self.faults.append(at.fault("the band for review starts above the one for shortlist"))
        rules = [rule for raw in self.layers.rules.values() if (rule := self._rule(raw, policy))]
        self._check_whole(rules, head)
        if self.faults:
            return None
        return Posting(
            id=head["id"],
            title=head["title"],
            url=head.get("url", ""),
            lexicons=self._lexicons(),
            rules=tuple(rules),
            bands=bands,
            origins={key: at.origin() for key, at in self.layers.head.items()},
        )

    def _check_whole(self, rules: list[Rule], head: Flat) -> None:
        self._lexicons()
        if self.faults:
            return
        for name in ("id", "title"):
            if name not in head:
                self.faults.append(Fault("posting", f"has no {name}", "add `posting: {id: …, title: …}`"))
        if not rules:
            self.faults.append(Fault("rules", "there are none", "add at least one rule"))
        elif not any(rule.weight > 0 for rule in rules):
            self.faults.append(Fault("rules", "all weights are 0", "give at least one rule a weight"))

    def _lexicons(self) -> tuple[str, ...]:
        at = self.layers.head.get("lexicons")
        if at is None:
            return ()
        names = at.value if isinstance(at.value, list) else [at.value]
        for name in names:
            folder = is_lexicon(str(name)) and Path(str(name)).name in self.lexicon.names
            if name not in self.lexicon.names and not folder:
                known = bundled_lexicons()
                hint = did_you_mean(str(name), known) or f"known: {', '.join(known)}; or a folder"
                self.faults.append(at.fault(f"unknown lexicon {name!r}", hint))
        return tuple(map(str, names))

    def _head(self, part: str, keys: type) -> Flat:
        raw = {k.partition(".")[2]: at for k, at in self.layers.head.items() if k.startswith(f"{part}.")}
        self._unknown(raw, [f.name for f in fields(keys)], part)
        return self.reader.read(keys, raw)

    def _unknown(self, raw: RawRule, known: Sequence[str], what: str) -> None:
        for key, at in raw.items():
            if key not in known:
                hint = did_you_mean(key, known) or f"known: {', '.join(known)}"
                if at.value is None and " " in key:  # what follows the comma of a text without quotes
                    hint = "a text with a comma needs quotes within { }"
                self.faults.append(at.fault(f"unknown key {key!r} in {what}", hint))

    def _rule(self, raw: RawRule, policy: EvidencePolicy) -> Rule | None:
        before = len(self.faults)
        rule_id = raw["id"]
        what = f"rule {rule_id.value!r}"
        if not RULE_ID.fullmatch(str(rule_id.value)):
            self.faults.append(
                rule_id.fault(f"rule id {rule_id.value!r} is not plain", "use a-z, 0-9, - and _")
            )
        kind = self._kind(raw)
        if kind is None:  # what every rule has can be wrong too
            self.reader.read(RuleKeys, raw)
            self._missing(RuleKeys, raw, what)
            return None
        names = [f.name for f in fields(RuleKeys)]
        evidence_names = [f"evidence.{f.name}" for f in fields(EvidenceKeys)]
        self._unknown(raw, [*names, *evidence_names, "levels", *(f.name for f in fields(kind))], what)
        common = {"weight": getattr(kind, "WEIGHT", 1.0), **self.reader.read(RuleKeys, raw)}
        self._missing(RuleKeys, raw, what)
        evidence = replace(policy, **self.reader.read(EvidenceKeys, below(raw, "evidence")))
        values = self.reader.read(kind, raw)
        self._missing(kind, raw, what)
        if len(self.faults) > before:
            return None
        measure = kind(**values)
        self._check_measure(measure, raw, rule_id)
        if getattr(kind, "HINT_ONLY", False) and common["weight"]:
            hint = "leave the weight out: the rule shows a passage and gives no points"
            self.faults.append(
                raw["weight"].fault(f"a rule of kind {raw['kind'].value!r} has no weight", hint)
            )
        levels = self._levels(raw, measure, evidence)
        if len(self.faults) > before:
            return None
        return Rule(
            **vars(RuleKeys(**common)),
            measure=measure,
            evidence=evidence,
            levels=levels,
            origins=origins_of(raw, kind),
        )

    def _kind(self, raw: RawRule) -> type[Any] | None:
        at = raw.get("kind")
        if at is None:
            return None
        if not isinstance(at.value, str) or at.value not in self.kinds:
            hint = did_you_mean(str(at.value), self.kinds) or f"known: {', '.join(self.kinds)}"
            self.faults.append(at.fault(f"unknown rule kind {at.value!r}", hint))
            return None
        return self.kinds.get(at.value)

    def _missing(self, cls: type, raw: RawRule, what: str) -> None:
        for field in fields(cls):
            if needed(field) and field.name not in raw:
                self.faults.append(raw["id"].fault(f"{what} has no {field.name}", field.metadata["doc"]))

    def _check_measure(self, measure: Any, raw: RawRule, otherwise: Sourced) -> None:
        for key, what, hint in measure.faults():
            self.faults.append(raw.get(key, otherwise).fault(f"{key}: {what}", hint))

    def _levels(self, raw: RawRule, measure: Any, policy: EvidencePolicy) -> tuple[Level, ...]:
        at = raw.get("levels")
        if at is None:
            return ()
        if not isinstance(at.value, list):
            self.faults.append(at.fault("levels must be a list, best first"))
            return ()
        return tuple(level for child in at.children() if (level := self._level(child, measure, policy)))

    def _level(self, at: Sourced, measure: Any, policy: EvidencePolicy) -> Level | None:
        before = len(self.faults)
        if not isinstance(at.value, dict):
            self.faults.append(at.fault("a level must hold keys such as credit and because"))
            return None
        raw = {str(key): at.child(key) for key in at.value}
        own = [f.name for f in (*fields(LevelKeys), *fields(EvidenceKeys), *fields(type(measure)))]
        self._unknown(raw, own, "level")
        common = self.reader.read(LevelKeys, raw)
        for field in fields(LevelKeys):
            if field.name not in raw:
                self.faults.append(at.fault(f"the level has no {field.name}", field.metadata["doc"]))
        changes = self.reader.read(type(measure), raw)
        evidence = self.reader.read(EvidenceKeys, raw)
        if not changes and not evidence and len(self.faults) == before:
            self.faults.append(
                at.fault("the level asks for the same as the rule", "change a key such as any_of")
            )
        if len(self.faults) > before:
            return None
        if "any_of" in changes or "all_of" in changes:
            changes = {"any_of": (), "all_of": (), **changes}
        stepped = replace(measure, **changes)
        self._check_measure(stepped, raw, at)
        return Level(measure=stepped, evidence=replace(policy, **evidence), **common)


def below(raw: RawRule, part: str) -> RawRule:
    """The keys that stand flat under `part`."""
    return {key.removeprefix(f"{part}."): at for key, at in raw.items() if key.startswith(f"{part}.")}


def origins_of(raw: RawRule, kind: type) -> dict[str, Any]:
    """Where each value came from, defaults included."""
    found = {f.name: DEFAULT for cls in (RuleKeys, kind) for f in fields(cls)}
    return {**found, **{key: at.origin() for key, at in raw.items()}}
