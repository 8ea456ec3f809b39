"""The files that a workspace knows of: what `screener review` shows when it is given none."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

from screener.sources import Source, gather, together
from screener.store.workspace import Workspace
from screener.web.importing import dropped_sources

GIVEN = "given"
"""The name under which the workspace keeps which folders and archives were named."""


def kept_sources(workspace: Workspace, as_of: date) -> tuple[Source, ...]:
    """Files that were read or handed over before: those still there, and those of which a reading is kept."""
    named = [p for p in workspace.people.kept("").get(GIVEN, []) if os.path.lexists(p)]
    known = {path.decode("utf-8", "surrogatepass"): kept[1] for (path, _), kept in workspace.hashes().items()}
    there = [path for path in known if os.path.lexists(path)]
    found = list(gather([*named, *there]).sources) if named or there else []
    dropped = list(dropped_sources([(Path(path), name) for path, name in workspace.people.taken()]))
    copies = {os.path.realpath(source.path) for source in dropped}
    found = [source for source in found if os.path.realpath(source.path) not in copies]
    read = workspace.contents(as_of.isoformat())
    gone = [
        Source(path, Path(path).name, sha256=sha256)
        for path, sha256 in known.items()
        if path not in there and sha256 in read
    ]
    return together((*found, *dropped, *gone))
