"""What can be wrong in a lexicon's files, short of running it on texts."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import fields
from typing import Any

from screener.config.places import Path, Places
from screener.config.table_reader import Reference
from screener.errors import Fault
from screener.model.concept import Ambiguous, Concept, Group
from screener.model.profile import CATEGORIES, SECTIONS
from screener.model.tables import TABLES
from screener.registry import did_you_mean

FILE_KEYS = ("category", "concepts", "groups")
TABLE_KEYS = ("table", "rows")
GROUP_KEYS = ("label", "members")
CONCEPT_KEYS = tuple(f.name for f in fields(Concept) if f.name not in ("id", "category"))
AMBIGUOUS_KEYS = tuple(f.name for f in fields(Ambiguous))
TEXTS = ("aliases", "abbreviations", "broader", "at_least", "examples", "not_examples")
WORDS = ("label", "name", "kind", "source")

PlaceOf = Callable[[str, str], Places]


def check_concept(concept_id: str, body: Any, category: str, places: Places) -> list[Fault]:
    """Faults of one concept's own fields."""
    path: Path = ("concepts", concept_id)
    if not isinstance(body, dict):
        return [places.fault(path, f"concept {concept_id!r} has no fields", "it needs at least `label:`")]
    faults = list(_unknown(body, CONCEPT_KEYS, path, places))
    if category not in CATEGORIES:
        hint = did_you_mean(str(category), CATEGORIES) or f"known: {', '.join(CATEGORIES)}"
        faults.append(places.fault(("category",), f"unknown category {category!r}", hint))
    if not body.get("label"):
        faults.append(places.fault(path, f"concept {concept_id!r} has no label"))
    for key in WORDS:
        if key in body and not isinstance(body[key], str):
            faults.append(places.fault((*path, key), f"`{key}` must be text", "put it in quotes"))
    for key in TEXTS:
        faults.extend(_texts(body.get(key, []), (*path, key), places))
    faults.extend(_kinds(body, path, places))
    rows = body.get("ambiguous", [])
    if not isinstance(rows, list):
        return [*faults, places.fault((*path, "ambiguous"), "`ambiguous` must be a list")]
    for index, row in enumerate(rows):
        faults.extend(_ambiguous(row, (*path, "ambiguous", index), places))
    return faults


def _kinds(body: Mapping[str, Any], path: Path, places: Places) -> Iterator[Fault]:
    if not isinstance(body.get("verified", False), bool):
        yield places.fault((*path, "verified"), "`verified` must be true or false")
    if not isinstance(body.get("facts", {}), dict):
        yield places.fault((*path, "facts"), "`facts` must be a mapping")
    suggests = body.get("suggests", {})
    if not isinstance(suggests, dict):
        yield places.fault((*path, "suggests"), "`suggests` must map a concept to a credit")
        return
    for target, credit in suggests.items():
        if isinstance(credit, bool) or not isinstance(credit, int | float) or not 0 < credit <= 1:
            yield places.fault((*path, "suggests", target), f"credit {credit!r} is not above 0 and up to 1")


def _ambiguous(row: Any, path: Path, places: Places) -> Iterator[Fault]:
    if not isinstance(row, dict) or not row.get("names"):
        yield places.fault(path, "an ambiguous entry needs `names`")
        return
    yield from _unknown(row, AMBIGUOUS_KEYS, path, places)
    for key in ("names", "near", "sections", "unless"):
        yield from _texts(row.get(key, []), (*path, key), places)
    for key in ("exact", "field", "ordinary"):
        if not isinstance(row.get(key, False), bool):
            yield places.fault((*path, key), f"`{key}` must be true or false")
    window = row.get("window", 8)
    if isinstance(window, bool) or not isinstance(window, int) or not 0 < window <= 60:
        yield places.fault((*path, "window"), f"window {window!r} is not a number of words from 1 to 60")
    for index, section in enumerate(row.get("sections", ())):
        if section not in SECTIONS:
            hint = did_you_mean(str(section), SECTIONS) or f"known: {', '.join(SECTIONS)}"
            yield places.fault((*path, "sections", index), f"unknown section {section!r}", hint)


def check_group(content: Mapping[str, Any], places: Places) -> list[Fault]:
    """Faults of a concept file's top level and of its groups' own fields."""
    faults = list(_unknown(content, FILE_KEYS, (), places))
    for part in ("concepts", "groups"):
        if not isinstance(content.get(part, {}), dict):
            faults.append(places.fault((part,), f"`{part}` must map ids to fields"))
    groups = content.get("groups", {})
    for group_id, body in groups.items() if isinstance(groups, dict) else ():
        path = ("groups", group_id)
        if not isinstance(body, dict) or not body.get("members"):
            faults.append(places.fault(path, f"group {group_id!r} has no members"))
            continue
        faults.extend(_unknown(body, GROUP_KEYS, path, places))
        faults.extend(_texts(body["members"], (*path, "members"), places))
    return faults


def check_table(content: Mapping[str, Any], places: Places) -> list[Fault]:
    """Faults of a table file's top level."""
    faults = list(_unknown(content, TABLE_KEYS, (), places))
    if not isinstance(content["table"], str):
        faults.append(places.fault(("table",), "the table's name must be text"))
    if not isinstance(content.get("rows"), dict | list):
        faults.append(places.fault((), f"table {content['table']!r} has no `rows`"))
    if content["table"] not in TABLES:
        hint = (
            did_you_mean(str(content["table"]), TABLES) or "see docs/lexicon.md for the tables that there are"
        )
        faults.append(places.fault(("table",), f"unknown table {content['table']!r}", hint))
    return faults


def check_references(
    concepts: Mapping[str, Concept],
    groups: Mapping[str, Group],
    tables: Mapping[str, Any],
    ids: Collection[str],
    place_of: PlaceOf,
) -> list[Fault]:
    """Ids that lead nowhere, groups that hold themselves, word sets that do not exist.

    ids: of all concepts, those with faults of their own among them.
    """
    faults: list[Fault] = []
    sets = tables.get("context_words", {})
    for concept in concepts.values():
        places = place_of("concept", concept.id)
        for key, targets in (("broader", concept.broader), ("at_least", concept.at_least)):
            for index, target in enumerate(targets):
                faults.extend(_dangling(target, ids, ("concepts", concept.id, key, index), places))
        for target in concept.suggests:
            faults.extend(_dangling(target, ids, ("concepts", concept.id, "suggests", target), places))
        for index, row in enumerate(concept.ambiguous):
            for key, words in (("near", row.near), ("unless", row.unless)):
                for at, word in enumerate(words):
                    if word.startswith("@") and word[1:] not in sets:
                        path: Path = ("concepts", concept.id, "ambiguous", index, key, at)
                        hint = did_you_mean(word[1:], sets) or "sets stand in the table `context_words`"
                        faults.append(places.fault(path, f"unknown word set {word!r}", hint))
    known = {*ids, *groups}
    for group in groups.values():
        places = place_of("group", group.id)
        for index, member in enumerate(group.members):
            faults.extend(_dangling(member, known, ("groups", group.id, "members", index), places))
        if _holds_itself(group.id, groups):
            faults.append(places.fault(("groups", group.id), f"group {group.id!r} holds itself"))
        if group.id in concepts:
            faults.append(places.fault(("groups", group.id), f"{group.id!r} is a group and a concept"))
    return faults


def check_names(
    references: Iterable[Reference],
    concepts: Mapping[str, Concept],
    groups: Mapping[str, Group],
    tables: Mapping[str, Any],
    ids: Collection[str],
) -> Iterator[Fault]:
    """Names in tables that lead nowhere: of concepts, groups, kinds of concepts, or rows of another table."""
    known: dict[str, Collection[str]] = {
        "concept": ids,
        "group": groups,
        "kind": {c.kind for c in concepts.values() if c.kind},
        **{name: rows for name, rows in tables.items() if isinstance(rows, dict)},
    }
    for each in references:
        if each.sort in known and each.name not in known[each.sort]:
            what = f"unknown {each.sort.removesuffix('s')} {each.name!r}"
            yield each.places.fault(each.path, what, did_you_mean(each.name, known[each.sort]))


def _holds_itself(group_id: str, groups: Mapping[str, Group]) -> bool:
    seen: set[str] = set()
    queue = list(groups[group_id].members)
    while queue:
        member = queue.pop()
        if member == group_id:
            return True
        if member in groups and member not in seen:
            seen.add(member)
            queue.extend(groups[member].members)
    return False


def _dangling(target: str, known: Collection[str], path: Path, places: Places) -> Iterator[Fault]:
    if target not in known:
        yield places.fault(path, f"unknown id {target!r}", did_you_mean(target, known))


def _unknown(body: Mapping[str, Any], known: tuple[str, ...], path: Path, places: Places) -> Iterator[Fault]:
    for key in body:
        if key not in known:
            hint = did_you_mean(str(key), known) or f"known: {', '.join(known)}"
            yield places.fault((*path, key), f"unknown key {key!r}", hint)


def _texts(part: Any, path: Path, places: Places) -> Iterator[Fault]:
    if not isinstance(part, list):
        yield places.fault(path, f"`{path[-1]}` must be a list of texts")
        return
    for index, text in enumerate(part):
        if not isinstance(text, str) or not text.strip():
            yield places.fault((*path, index), f"{text!r} is not text", "put it in quotes")
