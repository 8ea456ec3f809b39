"""Where a concept or a rule stands in its lexicon's files: sought only to report a fault of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from screener.config.lexicon import lexicon_files
from screener.config.places import Path, Places, load_yaml
from screener.errors import Fault


def with_places(faults: Sequence[Fault], names: Sequence[str]) -> list[Fault]:
    """The faults, each that names a concept or rule at its file, line and column instead.

    names: of the lexicons that may hold it, as `load_lexicon` takes them.
    """
    wanted = {fault.where for fault in faults}
    found: dict[str, tuple[Places, Path]] = {}
    for places in lexicon_files(names) if wanted else ():
        content, _ = load_yaml(places)
        for each, path in _named(content, ()):
            if each in wanted:
                found.setdefault(each, (places, path))
    return [_placed(fault, *found[fault.where]) if fault.where in found else fault for fault in faults]


def _placed(fault: Fault, places: Places, path: Path) -> Fault:
    return places.fault(path, f"{fault.where!r} {fault.what}", fault.hint)


def _named(content: Any, path: tuple[str | int, ...]) -> Iterator[tuple[str, Path]]:
    """Ids with their paths: keys of concepts and of mappings of rows, and what stands under `id`."""
    if isinstance(content, dict):
        if "id" in content:
            yield str(content["id"]), path
        for key, part in content.items():
            if isinstance(part, dict):
                yield str(key), (*path, key)
            yield from _named(part, (*path, key))
    elif isinstance(content, list):
        for at, part in enumerate(content):
            yield from _named(part, (*path, at))
