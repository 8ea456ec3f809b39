"""Folders of YAML files to a Lexicon, with every fault at once."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from importlib.resources import files
from pathlib import Path
from typing import Any

from screener.config.kept import KeptYaml
from screener.config.lexicon_check import (
    check_concept,
    check_group,
    check_names,
    check_references,
    check_table,
)
from screener.config.places import Places, load_yaml
from screener.config.table_reader import Reference, TableReader
from screener.errors import Fault, ScreenerError
from screener.model.concept import Ambiguous, Concept, Group, Lexicon
from screener.model.tables import TABLES
from screener.registry import did_you_mean

LANGUAGE = "resume_en"
"""The lexicon of the résumés' language: rules, section titles, months. Always loaded."""


def load_lexicon(names: Sequence[str]) -> Lexicon:
    """The lexicons called `names` (or in the folders `names`) and the language's, as one.

    Raises ScreenerError with all faults of all files, each as `file:line:column: what; hint`.
    """
    folders = _folders(names)
    draft = _Draft(KeptYaml("lexicons", folders))
    for places in _files(folders):
        draft.add_file(places)
    tables = draft.typed_tables()
    draft.faults.extend(draft.check_references())
    if draft.faults:
        raise ScreenerError.from_faults(draft.faults)
    draft.kept.save()
    return Lexicon(
        names=tuple(dict.fromkeys((*(Path(name).name for name in names), LANGUAGE))),
        concepts=draft.concepts,
        groups=draft.groups,
        tables=tables,
        version=draft.digest.hexdigest()[:12],
    )


def lexicon_files(names: Sequence[str]) -> Iterator[Places]:
    """The files of the lexicons called `names` and of the language's."""
    return _files(_folders(names))


def is_lexicon(name: str) -> bool:
    """True where `load_lexicon` can load it: a bundled name, or a folder."""
    return name in (*bundled_lexicons(), LANGUAGE) or Path(name).is_dir()


def bundled_lexicons() -> list[str]:
    """Names of the lexicons that ship with the program, but for the language's."""
    return sorted(f.name for f in _bundled().iterdir() if f.is_dir() and f.name != LANGUAGE)


def bundled_file(lexicon: str, name: str) -> Path:
    """A file of a lexicon that ships with the program."""
    return _bundled() / lexicon / name


def _bundled() -> Path:
    return Path(str(files("screener"))) / "lexicons"


def _folders(names: Sequence[str]) -> list[Path]:
    """Each folder once, however it is named. A folder of the language's name stands for the language."""
    named = [_folder(name) for name in names]
    if LANGUAGE not in {folder.resolve().name for folder in named}:
        named.append(_folder(LANGUAGE))
    return list({folder.resolve(): folder for folder in named}.values())


def _files(folders: Sequence[Path]) -> Iterator[Places]:
    for folder in folders:
        for path in sorted((*folder.glob("*.yaml"), *folder.glob("*.yml"), *folder.glob("*/*.yaml"))):
            yield Places(_shown(path), path.read_bytes())


def _folder(name: str) -> Path:
    inside = _bundled() / name
    if inside.is_dir() and Path(name).name == name:
        return inside
    path = Path(name)
    if not path.is_dir():
        known = bundled_lexicons()
        hint = did_you_mean(name, known) or f"known: {', '.join(known)}; or give a folder of .yaml files"
        raise ScreenerError("lexicons", f"unknown lexicon {name!r}", hint)
    if not any(path.glob("*.y*ml")):
        raise ScreenerError(str(path), "no .yaml file in this folder", "a lexicon is a folder of .yaml files")
    return path


class _Draft:
    """What has been read so far, with the faults met on the way."""

    def __init__(self, kept: KeptYaml) -> None:
        self.kept = kept
        self.concepts: dict[str, Concept] = {}
        self.groups: dict[str, Group] = {}
        self.tables: dict[str, Any] = {}
        self.faults: list[Fault] = []
        self.digest = hashlib.sha256()
        self._places: dict[str, Places] = {}
        self._homes: dict[tuple[str, str], str] = {}
        self._ids: set[str] = set()
        self._parts: dict[str, list[tuple[Places, Any]]] = {}
        self._references: list[Reference] = []

    def add_file(self, places: Places) -> None:
        """Read one file; its faults are kept, and what can be used of it is used."""
        raw = places.raw
        self.digest.update(Path(places.file).name.encode() + b"\0" + raw)
        content = self.kept.get(raw)
        if content is None:
            content, faults = load_yaml(places)
            self.faults.extend(faults)
            if faults or content is None:
                return
            self.kept.put(raw, content)
        self._places[places.file] = places
        if not isinstance(content, dict) or not ("table" in content or {"category", "groups"} & set(content)):
            hint = "a file of concepts starts with `category:`, a table with `table:`"
            self.faults.append(places.fault((), "neither concepts nor a table", hint))
        elif "table" in content:
            self._add_table(content, places)
        else:
            self._add_concepts(content, places)

    def check_references(self) -> list[Fault]:
        """Faults between files: what is named in one and missing in all."""
        return [
            *check_references(
                self.concepts,
                self.groups,
                self.tables,
                self._ids,
                lambda sort, name: self._places[self._homes[sort, name]],
            ),
            *check_names(self._references, self.concepts, self.groups, self.tables, self._ids),
        ]

    def typed_tables(self) -> dict[str, Any]:
        """The tables in the shapes that the model gives them. Their faults and references are kept."""
        found = {}
        for name, rows in self.tables.items():
            parts = self._parts[name]
            readers = [TableReader(places, whole=len(parts) == 1) for places, _ in parts]
            for reader, (_, part) in zip(readers, parts, strict=True):
                found[name] = reader.read(part, TABLES.get(name, Any), ("rows",))
                self.faults.extend(reader.faults)
                self._references.extend(reader.references)
            if len(parts) > 1 and not any(reader.faults for reader in readers):
                together = TableReader(parts[0][0])
                found[name] = together.read(rows, TABLES.get(name, Any), ("rows",))
                self.faults.extend(together.faults)
        return found

    def _take(self, sort: str, name: str, path: tuple[str | int, ...], places: Places) -> bool:
        """Whether `name` is free; the fault is kept where it is not."""
        home = self._homes.setdefault((sort, name), places.file)
        if name in (self.concepts if sort == "concept" else self.groups):
            self.faults.append(places.fault(path, f"{sort} {name!r} is defined twice", f"first in {home}"))
            return False
        return True

    def _add_concepts(self, content: Mapping[str, Any], places: Places) -> None:
        category = content.get("category", "")
        self.faults.extend(check_group(content, places))
        for concept_id, body in _rows(content.get("concepts")):
            self._ids.add(concept_id)
            faults = check_concept(concept_id, body, category, places)
            self.faults.extend(faults)
            if not faults and self._take("concept", concept_id, ("concepts", concept_id), places):
                self.concepts[concept_id] = _concept(concept_id, body, category)
        for group_id, body in _rows(content.get("groups")):
            if isinstance(body, dict) and self._take("group", group_id, ("groups", group_id), places):
                members = tuple(map(str, body.get("members", ())))
                self.groups[group_id] = Group(group_id, str(body.get("label", group_id)), members)

    def _add_table(self, content: Mapping[str, Any], places: Places) -> None:
        self.faults.extend(faults := check_table(content, places))
        if faults:
            return
        name = str(content["table"])
        self._homes.setdefault(("table", name), places.file)
        self._parts.setdefault(name, []).append((places, content["rows"]))
        try:
            rows = content["rows"]
            self.tables[name] = _merge(self.tables[name], rows) if name in self.tables else rows
        except ValueError as error:
            hint = f"the table {name!r} also stands in {self._homes['table', name]}"
            self.faults.append(places.fault(("rows",), str(error), hint))


def _shown(path: Path) -> str:
    """The path as a person would type it: from the working folder where it lies inside."""
    try:
        return str(path.resolve().relative_to(Path.cwd()))
    except ValueError:
        return str(path)


def _rows(part: Any) -> Iterator[tuple[str, Any]]:
    if isinstance(part, dict):
        for key, body in part.items():
            yield str(key), body


def _merge(first: Any, second: Any) -> Any:
    """Tables of one name in several files: lists follow one another, mappings merge, the rest clashes."""
    if isinstance(first, dict) and isinstance(second, dict):
        return first | {k: _merge(first[k], v) if k in first else v for k, v in second.items()}
    if isinstance(first, list) and isinstance(second, list):
        return first + second
    raise ValueError(f"{second!r} clashes with {first!r}")


def _concept(concept_id: str, body: Mapping[str, Any], category: str) -> Concept:
    plain = _tuples(body)
    plain["ambiguous"] = tuple(Ambiguous(**_tuples(row)) for row in body.get("ambiguous", ()))
    return Concept(id=concept_id, category=category, **plain)


def _tuples(body: Mapping[str, Any]) -> dict[str, Any]:
    """The fields with their lists frozen."""
    return {key: tuple(value) if isinstance(value, list) else value for key, value in body.items()}
