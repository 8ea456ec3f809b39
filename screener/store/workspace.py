"""The workspace: one SQLite file with what was read, what the rules found, what people decided.

It holds personal data (profiles with contacts and quotes), so only its owner may open it.
"""

from __future__ import annotations

import os
import sqlite3
import zlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import platformdirs

from screener.errors import ScreenerError
from screener.store.schema import MIGRATIONS, VERSION

PARAMETERS = 900
"""Values in one query: SQLite takes 999 at least."""


class StoredProfile(NamedTuple):
    """A profile as kept. content: hash of the file's bytes with its suffix; cells: JSON for a shortlist."""

    id: int
    content: str
    status: str
    text_sha256: str | None
    cells: str


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person decided about a file: decision is a word such as `yes` or `no`."""

    at: str
    posting: str
    sha256: str
    decision: str
    reason: str


def default_path() -> Path:
    """The workspace in the user's data folder, or what the environment's SCREENER_WORKSPACE names."""
    if named := os.environ.get("SCREENER_WORKSPACE"):
        return Path(named)
    return Path(platformdirs.user_data_dir("screener", appauthor=False)) / "workspace.sqlite3"


@contextmanager
def open_workspace(path: Path, wait: float = 30) -> Iterator[Workspace]:
    """The workspace at `path`, made where there is none. ScreenerError where the file is no workspace.

    wait: seconds for another program that is writing to it.
    """
    try:
        connection = _connect(path, wait)
    except (OSError, sqlite3.Error) as error:
        raise _unusable(path, error) from error
    try:
        yield Workspace(connection)
    except sqlite3.Error as error:  # a full disk, a damaged table, another program's lock
        raise _unusable(path, error) from error
    finally:
        connection.close()


def _unusable(path: Path, error: Exception) -> ScreenerError:
    hint = "delete the file, choose another with --workspace FILE, or go without: --no-workspace"
    return ScreenerError(str(path), f"cannot be used as a workspace ({error})", hint)


def _connect(path: Path, wait: float) -> sqlite3.Connection:
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


class Workspace:
    """An open workspace. Each method is one transaction: done whole, or not at all."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._db = connection

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        self._db.execute("BEGIN IMMEDIATE")
        try:
            yield self._db
        except BaseException:
            self._db.execute("ROLLBACK")
            raise
        self._db.execute("COMMIT")

    def hashes(self) -> dict[tuple[bytes, bytes], tuple[str, str]]:
        """(path, member) to (stamp, sha256) of every file seen before; a stamp changes with the file."""
        rows = self._db.execute("SELECT path, member, stamp, sha256 FROM files")
        return {(path, member): (stamp, sha256) for path, member, stamp, sha256 in rows}

    def remember_hashes(self, rows: Iterable[tuple[bytes, bytes, str, str]]) -> None:
        """Keep (path, member, stamp, sha256)."""
        with self._writing() as db:
            db.executemany("INSERT OR REPLACE INTO files VALUES (?, ?, ?, ?)", rows)

    def numbers(self, contents: Sequence[tuple[str, int]]) -> dict[tuple[str, int], int]:
        """The lasting number of each (content, copy), given out in the order asked where there was none."""
        known = self._numbers()
        if new := [each for each in contents if each not in known]:
            with self._writing() as db:
                db.executemany("INSERT OR IGNORE INTO candidates (content, copy) VALUES (?, ?)", new)
            known = self._numbers()
        return {each: known[each] for each in contents}

    def _numbers(self) -> dict[tuple[str, int], int]:
        rows = self._db.execute("SELECT content, copy, no FROM candidates")
        return {(content, copy): number for content, copy, number in rows}

    def profiles(self, reader: str, as_of: str) -> dict[str, StoredProfile]:
        """Content to what is stored for it by this reader as of this day."""
        rows = self._db.execute(
            "SELECT id, content, status, text_sha256, cells FROM profiles WHERE reader = ? AND as_of = ?",
            (reader, as_of),
        )
        return {row.content: row for row in map(StoredProfile._make, rows)}

    def profile_of(self, content: str, reader: str, as_of: str) -> bytes | None:
        """The profile's JSON of one content, None where there is none."""
        row = self._db.execute(
            "SELECT profile FROM profiles WHERE content = ? AND reader = ? AND as_of = ?",
            (content, reader, as_of),
        ).fetchone()
        return zlib.decompress(row[0]) if row else None

    def profile_json(self, ids: Sequence[int]) -> dict[int, bytes]:
        """Id to the profile's JSON."""
        found: dict[int, bytes] = {}
        for start in range(0, len(ids), PARAMETERS):
            some = list(ids[start : start + PARAMETERS])
            marks = ", ".join("?" * len(some))
            rows = self._db.execute(f"SELECT id, profile FROM profiles WHERE id IN ({marks})", some)  # noqa: S608
            found.update((key, zlib.decompress(content)) for key, content in rows)
        return found

    def save_profiles(
        self, reader: str, as_of: str, rows: Iterable[tuple[str, str, str | None, str, bytes]]
    ) -> None:
        """Keep (content, status, text_sha256, cells, JSON) of profiles; what was there before is replaced."""
        with self._writing() as db:
            for content, status, text_sha256, cells, profile in rows:
                db.execute(
                    "INSERT OR REPLACE INTO profiles"
                    " (content, reader, as_of, status, text_sha256, cells, profile)"
                    " VALUES (?, ?, ?, ?, ?, ?, ?)",
                    (content, reader, as_of, status, text_sha256, cells, zlib.compress(profile, 3)),
                )

    def prune(self, program: str, days: int) -> None:
        """Forget profiles that other versions of the program read, and all but the latest days'."""
        latest = "SELECT DISTINCT as_of FROM profiles ORDER BY as_of DESC LIMIT ?"
        with self._writing() as db:
            db.execute(
                f"DELETE FROM profiles WHERE substr(reader, 1, ?) != ? OR as_of NOT IN ({latest})",  # noqa: S608
                (len(program), program, days),
            )

    def findings(self, rule: str) -> dict[int, tuple[int, str, str]]:
        """Profile id to (profile id, finding as JSON, evidence in words) of one rule."""
        rows = self._db.execute("SELECT profile, finding, evidence FROM credits WHERE rule = ?", (rule,))
        return {row[0]: row for row in rows}

    def save_findings(self, rows: Iterable[tuple[str, int, str, str]]) -> None:
        """Keep (rule hash, profile id, finding as JSON, evidence in words)."""
        with self._writing() as db:
            db.executemany("INSERT OR REPLACE INTO credits VALUES (?, ?, ?, ?)", rows)

    def record_run(
        self, at: str, posting: str, versions: tuple[str, str, str, str], counts: tuple[int, int]
    ) -> None:
        """Keep one run: versions are rules_sha256, lexicon, screener, as_of; counts are files, scored."""
        with self._writing() as db:
            columns = "at, posting, rules_sha256, lexicon_version, screener_version, as_of, files, scored"
            values = (at, posting, *versions, *counts)
            db.execute(f"INSERT INTO runs ({columns}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)", values)  # noqa: S608

    def runs(self) -> list[tuple[str, str, str, str, str, str, int, int]]:
        """Every run in the order it was made."""
        return self._db.execute(
            "SELECT at, posting, rules_sha256, lexicon_version, screener_version, as_of, files, scored"
            " FROM runs ORDER BY id"
        ).fetchall()

    def decide(self, decision: Decision) -> None:
        """Keep a decision; earlier ones of the same file stay in the record."""
        with self._writing() as db:
            db.execute(
                "INSERT INTO decisions (at, posting, sha256, decision, reason) VALUES (?, ?, ?, ?, ?)",
                (decision.at, decision.posting, decision.sha256, decision.decision, decision.reason),
            )

    def decisions(self, posting: str) -> list[Decision]:
        """The latest decision of each file of a posting, in order of file hash."""
        rows = self._db.execute(
            "SELECT at, posting, sha256, decision, reason FROM decisions WHERE id IN"
            " (SELECT max(id) FROM decisions WHERE posting = ? GROUP BY sha256) ORDER BY sha256",
            (posting,),
        )
        return [Decision(*row) for row in rows]

    def counts(self) -> dict[str, int]:
        """Rows of each table, for people to see what lies here."""
        tables = ("files", "profiles", "credits", "runs", "decisions")
        return {t: self._db.execute(f"SELECT count(*) FROM {t}").fetchone()[0] for t in tables}  # noqa: S608

    def clear(self, *, decisions: bool = False) -> None:
        """Forget what was read and found; decisions and runs only where asked for. Pages are overwritten."""
        self._db.execute("PRAGMA secure_delete = ON")
        with self._writing() as db:
            for table in ("credits", "profiles", "files", *(("runs", "decisions") if decisions else ())):
                db.execute(f"DELETE FROM {table}")  # noqa: S608
        self._db.execute("VACUUM")
        self._db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
