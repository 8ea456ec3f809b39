"""Files that were handed over on the page: copies beside the workspace, named by their bytes."""

from __future__ import annotations

import hashlib
import os
import shutil
from pathlib import Path
from typing import IO

from screener.atomic import write_bytes
from screener.errors import ScreenerError

BLOCK = 2**20
LONGEST_SUFFIX = 6


def folder_of(workspace: Path) -> Path:
    """Where the copies lie: `workspace.sqlite3.files` beside `workspace.sqlite3`, for its owner alone."""
    return workspace.with_name(f"{workspace.name}.files")


def keep_file(workspace: Path, name: str, stream: IO[bytes], most: int) -> Path:
    """Copy a file, of which at most `most` + 1 bytes: a reader sees that there is more. The copy's path.

    name: as the person calls it; no path is made of it, only its suffix, if that is plain.
    """
    folder = folder_of(workspace)
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        raise ScreenerError(str(folder), f"cannot be made ({error.strerror})") from error
    content = stream.read(most + 1)
    path = folder / f"{hashlib.sha256(content).hexdigest()[:32]}{_suffix(name)}"
    if not path.exists():
        write_bytes(path, content, private=True)
    return path


def forget_files(workspace: Path) -> None:
    """Delete the copies."""
    shutil.rmtree(folder_of(workspace), ignore_errors=True)


def shown_name(name: str) -> str:
    """The name as it can be shown: no path above it, nothing that does not print."""
    parts = [p for p in name.replace("\\", "/").split("/") if p not in ("", ".", "..")]
    plain = "/".join(parts)[-240:]
    return "".join(c if c.isprintable() else "_" for c in plain) or "unnamed"


def _suffix(name: str) -> str:
    suffix = os.path.splitext(name)[1].lower()  # noqa: PTH122 - of a name, not of a path
    plain = suffix[1:].isascii() and suffix[1:].isalnum() and len(suffix) <= LONGEST_SUFFIX
    return suffix if plain else ""
