"""Files are written whole or not at all (design law 8)."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from screener.errors import ScreenerError


def write_bytes(path: Path, content: bytes, *, private: bool = False) -> None:
    """Write to a temporary file in the same folder, then rename; ScreenerError where that fails.

    private: only its owner may open it.
    """
    temporary: str | None = None
    try:
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        if not private:  # mkstemp's files are
            Path(temporary).chmod(0o666 & ~_umask())
        Path(temporary).replace(path)
    except OSError as error:
        if temporary:
            Path(temporary).unlink(missing_ok=True)
        raise ScreenerError(
            str(path), f"cannot be written ({error.strerror})", "choose another folder or close the file"
        ) from error


def write_text(path: Path, content: str) -> None:
    """The same for text, as UTF-8 with the line ends it has."""
    write_bytes(path, content.encode("utf-8"))


def _umask() -> int:
    """What the user's other files get; mkstemp alone would make a file that colleagues cannot open."""
    mask = os.umask(0)
    os.umask(mask)
    return mask
