"""Files that were handed over on the page: copies beside the workspace, named by their bytes."""

from __future__ import annotations

import hashlib
import os
import shutil
import tempfile
from pathlib import Path
from typing import IO

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
    temporary: str | None = None
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        handle, temporary = tempfile.mkstemp(dir=folder, prefix=".coming.")  # its owner's alone
        with os.fdopen(handle, "wb") as copy:
            digest = _copied(stream, copy, most + 1)
        path = folder / f"{digest[:32]}{_suffix(name)}"
        Path(temporary).replace(path)
    except OSError as error:
        if temporary:
            Path(temporary).unlink(missing_ok=True)
        hint = "make room on the disk, then drop it again"
        raise ScreenerError(shown_name(name), f"cannot be kept ({error.strerror})", hint) from error
    return path


def _copied(stream: IO[bytes], copy: IO[bytes], most: int) -> str:
    """Copy up to `most` bytes; their hash."""
    digest = hashlib.sha256()
    while most > 0 and (block := stream.read(min(BLOCK, most))):
        digest.update(block)
        copy.write(block)
        most -= len(block)
    copy.flush()
    os.fsync(copy.fileno())
    return digest.hexdigest()


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
