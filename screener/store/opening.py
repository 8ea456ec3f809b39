"""Opening a workspace's file: made where there is none, brought up to date, set aside where it is damaged."""

from __future__ import annotations

import errno
import os
import sqlite3
import zlib
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

import platformdirs

from screener.errors import ScreenerError
from screener.store.schema import APPLICATION, LASTING, MIGRATIONS, VERSION

_DAMAGED = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
_NO_ROOM = (sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR)
_BESIDE = ("", "-wal", "-shm", "-journal")
_MAGIC, _APPLICATION_AT = b"SQLite format 3\0", 68


class WorkspaceRebuilt(Exception):  # noqa: N818 - what happened, not what is wrong
    """The file was damaged: it was set aside, and another made. What was taken from it may be gone."""


class WorkspaceFull(ScreenerError):  # noqa: N818 - what is the matter with the disk
    """There is no room on the disk for a workspace."""


def default_path() -> Path:
    """The workspace in the user's data folder, or what the environment's SCREENER_WORKSPACE names."""
    if named := os.environ.get("SCREENER_WORKSPACE"):
        return Path(named)
    return Path(platformdirs.user_data_dir("screener", appauthor=False)) / "workspace.sqlite3"


def is_damage(error: BaseException) -> bool:
    """True where the file's pages are not what SQLite wrote."""
    return isinstance(error, sqlite3.Error) and _code(error) in _DAMAGED


def is_no_room(error: BaseException) -> bool:
    """True where the disk is full, or cannot be written at all."""
    return isinstance(error, sqlite3.Error) and _code(error) in _NO_ROOM


def is_busy(error: BaseException) -> bool:
    """True where another program holds the file."""
    return isinstance(error, sqlite3.Error) and _code(error) in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)


def unusable(path: Path, error: Exception) -> ScreenerError:
    """What to tell of a workspace that cannot be used, and what to try."""
    no_room = is_no_room(error) or getattr(error, "errno", 0) in (errno.ENOSPC, errno.EDQUOT)
    hint = "move the file away, or choose another with --workspace FILE"
    if no_room:
        hint = "make room on the disk, then try again, or choose another with --workspace FILE"
    elif is_busy(error):
        hint = "another program holds it: end that one, then try again"
    sort = WorkspaceFull if no_room else ScreenerError
    return sort(str(path), f"the workspace cannot be used ({error})", hint)


def connect(path: Path, wait: float) -> sqlite3.Connection:
    """An open connection to tables of the newest version; OSError or sqlite3.Error where there is none."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    # Made by us before SQLite does, so that it is never readable by others, not even for a moment.
    os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
    if os.name == "posix":
        path.chmod(0o600)
    connection = sqlite3.connect(path, timeout=wait, isolation_level=None)
    try:
        # Write-ahead logging lets a run read while another writes; network folders do not have it.
        mode = connection.execute("PRAGMA journal_mode = WAL").fetchone()[0]
        if mode != "wal":
            connection.execute("PRAGMA journal_mode = DELETE")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA foreign_keys = ON")
        _migrate(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def is_ours(path: Path) -> bool:
    """True for a file that is a workspace by its mark, or by lying where workspaces lie."""
    if path == default_path():
        return True
    try:
        with path.open("rb") as stream:
            head = stream.read(_APPLICATION_AT + 4)
    except OSError:
        return False
    return head.startswith(_MAGIC) and head[_APPLICATION_AT:] == APPLICATION.to_bytes(4, "big")


def set_aside(path: Path) -> Path:
    """Rename a damaged workspace, with what SQLite keeps beside it; returns its new name."""
    number = 1
    while (aside := path.with_name(f"{path.name}.damaged-{number}")).exists():
        number += 1
    for end in _BESIDE:
        with suppress(FileNotFoundError):
            path.with_name(path.name + end).replace(aside.with_name(aside.name + end))
    return aside


def salvage(aside: Path, into: sqlite3.Connection) -> int:
    """Copy what people decided and did from a damaged workspace, as far as it can be read; rows copied."""
    copied = 0
    try:
        with closing(sqlite3.connect(f"{aside.absolute().as_uri()}?mode=ro", uri=True)) as damaged:
            for table in LASTING:
                copied += _copy(damaged, into, table)
    except sqlite3.Error:
        return copied
    return copied


@contextmanager
def committed(db: sqlite3.Connection) -> Iterator[None]:
    """A transaction: done whole, or not at all."""
    db.execute("BEGIN IMMEDIATE")
    try:
        yield
        db.execute("COMMIT")
    except BaseException:
        with suppress(sqlite3.Error):  # a full disk has rolled it back already
            db.execute("ROLLBACK")
        raise


def file_id(path: Path) -> tuple[int, int]:
    """Which file lies under the path, whatever it is called later."""
    found = path.stat()
    return found.st_dev, found.st_ino


def checksum(*parts: str | None) -> int:
    """A checksum of text, by which a row that was damaged on the disk is known."""
    return zlib.crc32("\0".join(part or "" for part in parts).encode("utf-8", "surrogatepass"))


def _copy(damaged: sqlite3.Connection, into: sqlite3.Connection, table: str) -> int:
    """Rows of a table from its beginning to the damage, and from its end back to it."""
    copied = 0
    with suppress(sqlite3.Error):
        known = {row[1] for row in damaged.execute(f"PRAGMA table_info({table})")}
        names = [row[1] for row in into.execute(f"PRAGMA table_info({table})") if row[1] in known]
        columns, marks = ", ".join(names), ", ".join("?" * len(names))
        for order in ("ASC", "DESC"):
            with suppress(sqlite3.Error):
                for row in damaged.execute(f"SELECT {columns} FROM {table} ORDER BY 1 {order}"):  # noqa: S608
                    added = into.execute(f"INSERT OR IGNORE INTO {table} ({columns}) VALUES ({marks})", row)  # noqa: S608
                    copied += added.rowcount
    return copied


def _code(error: sqlite3.Error) -> int:
    return getattr(error, "sqlite_errorcode", 0) & 0xFF


def _migrate(connection: sqlite3.Connection) -> None:
    if connection.execute("PRAGMA user_version").fetchone()[0] == VERSION:
        return
    connection.execute("BEGIN IMMEDIATE")
    try:
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        if version > VERSION:
            raise sqlite3.DatabaseError(f"made by a newer program, version {version}")
        if version == 0 and connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
            raise sqlite3.DatabaseError("it holds tables of another program")
        for step in MIGRATIONS[version:]:
            for statement in step.split(";"):
                connection.execute(statement)
        connection.execute(f"PRAGMA user_version = {VERSION}")
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")  # the mark is in the file itself from here on
