"""What YAML files hold, kept as JSON in the user's cache folder: read ten times as fast the next time.

Found by the hash of a file's bytes, so that a changed file is read anew. Without a folder that can be
written everything works as before, only slower.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import platformdirs
import ruamel.yaml

from screener.atomic import write_bytes
from screener.errors import ScreenerError

READER = f"ruamel.yaml {ruamel.yaml.__version__}"
"""Part of every key: another reader may read the same bytes otherwise."""


def cache_folder() -> Path:
    """The program's folder in the user's cache, or what the environment's SCREENER_CACHE names."""
    if named := os.environ.get("SCREENER_CACHE"):
        return Path(named)
    return Path(platformdirs.user_cache_dir("screener", appauthor=False))


class KeptYaml:
    """The contents of some YAML files, of which what was kept before is known from the start."""

    def __init__(self, name: str, folders: Iterable[Path]) -> None:
        """name: what the files are to each other; with the folders it tells the file they are kept in."""
        where = "\n".join(str(folder.resolve()) for folder in folders)
        self._path = cache_folder() / f"{name}-{hashlib.sha256(where.encode()).hexdigest()[:16]}.json"
        self._before = _read(self._path)
        self._now: dict[str, Any] = {}

    def get(self, raw: bytes) -> Any:
        """What these bytes hold, None where that is not known."""
        key = _key(raw)
        if key in self._before:
            self._now[key] = self._before[key]
        return self._now.get(key)

    def put(self, raw: bytes, content: Any) -> None:
        """These bytes hold this content, without a fault."""
        if _survives(content):
            self._now[_key(raw)] = content

    def save(self) -> None:
        """Keep what was put, and forget what was not asked for."""
        if self._now.keys() == self._before.keys():
            return
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            write_bytes(self._path, json.dumps(self._now).encode(), private=True)
        except (OSError, ScreenerError):
            return  # the next run reads the YAML again


def _survives(content: Any) -> bool:
    """False for dates and keys that are no strings: JSON would give back something else, or nothing."""
    try:
        return bool(json.loads(json.dumps(content)) == content)
    except (TypeError, ValueError, RecursionError):
        return False


def _key(raw: bytes) -> str:
    return hashlib.sha256(READER.encode() + b"\0" + raw).hexdigest()


def _read(path: Path) -> dict[str, Any]:
    """What is kept there; nothing where it is damaged, or where somebody else may have written it."""
    try:
        with path.open("rb") as stream:
            found = os.fstat(stream.fileno())
            if os.name == "posix" and (found.st_uid != os.geteuid() or found.st_mode & 0o022):
                return {}
            kept = json.loads(stream.read())
    except (OSError, ValueError, RecursionError):
        return {}
    return kept if isinstance(kept, dict) else {}
