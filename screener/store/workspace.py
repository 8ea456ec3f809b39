"""The workspace: one SQLite file with what was read, what the rules found, what people decided.

It holds personal data (profiles with contacts and quotes), so only its owner may open it.
"""

from __future__ import annotations

import glob
import sqlite3
import zlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

from screener.store import opening
from screener.store.opening import WorkspaceFull, WorkspaceRebuilt, default_path
from screener.store.people import People
from screener.store.schema import LASTING
from screener.text.counted import counted

__all__ = [
    "StoredProfile",
    "Workspace",
    "WorkspaceFull",
    "WorkspaceRebuilt",
    "default_path",
    "open_workspace",
]

CLEARING_WAITS = 5000
"""Milliseconds that clearing waits for another program."""

PARAMETERS = 900
"""Values in one query: SQLite takes 999 at least."""


class StoredProfile(NamedTuple):
    """A profile as kept. content: hash of the file's bytes with its suffix; cells: JSON for a shortlist."""

    id: int
    content: str
    status: str
    text_sha256: str | None
    cells: str


@contextmanager
def open_workspace(path: Path, wait: float = 30) -> Iterator[Workspace]:
    """The workspace at `path`, made where there is none. ScreenerError where the file is no workspace.

    wait: seconds for another program that is writing to it. A damaged workspace is set aside and made anew.
    """
    try:
        opened = Workspace(path, wait)
    except (OSError, sqlite3.Error) as error:
        raise opening.unusable(path, error) from error
    try:
        yield opened
    except sqlite3.Error as error:  # a full disk, a damaged table, another program's lock
        raise opening.unusable(path, error) from error
    finally:
        opened.close()


class Workspace:
    """An open workspace. Each method is one transaction: done whole, or not at all.

    people: what people did, which no clearing of readings forgets.
    """

    def __init__(self, path: Path, wait: float) -> None:
        self.people = People(partial(self._rows, lasting=True), self._writing)
        self.notes: list[str] = []
        """What a person should know of this workspace: that it was damaged, and what became of it."""
        self._path, self._wait = path, wait
        try:
            self._db = opening.connect(path, wait)
        except sqlite3.Error as error:
            if not (opening.is_damage(error) and opening.is_ours(path)):
                raise
            self._make_anew()
        self._file = opening.file_id(path)

    def close(self) -> None:
        """Let go of the file."""
        self._db.close()

    def _make_anew(self) -> None:
        aside = opening.set_aside(self._path)
        self._db = opening.connect(self._path, self._wait)
        with opening.committed(self._db):
            rows = opening.salvage(aside, self._db)
        self._file = opening.file_id(self._path)
        acts = counted(rows, "decision or other act was", "decisions and other acts were")
        damage = f"{self._path} was damaged: it is kept as {aside.name}, files are read anew"
        self.notes.append(f"{damage}, and {acts} taken over")

    @contextmanager
    def _guarded(self) -> Iterator[sqlite3.Connection]:
        """The connection; where its file turns out to be damaged, it is set aside, once for all programs."""
        try:
            yield self._db
        except sqlite3.Error as error:
            if not opening.is_damage(error):
                raise
            self._db.close()
            if opening.file_id(self._path) == self._file:
                self._make_anew()
            else:  # another program has done it
                self._db, self._file = opening.connect(self._path, self._wait), opening.file_id(self._path)
            raise WorkspaceRebuilt from error

    def _rows(self, query: str, values: Sequence[object] = (), *, lasting: bool = False) -> list[Any]:
        """What a query finds. lasting: what people did, which is asked again of a file made anew."""
        try:
            with self._guarded() as db:
                return db.execute(query, values).fetchall()
        except WorkspaceRebuilt:
            if not lasting:
                raise
        return self._rows(query, values)

    def _add(self, statement: str, rows: Sequence[Sequence[object]]) -> None:
        """Rows of what people did in one transaction; in the new file where the old one is damaged."""
        try:
            with self._writing() as db:
                db.executemany(statement, rows)
        except WorkspaceRebuilt:
            with self._writing() as db:
                db.executemany(statement, rows)

    @contextmanager
    def _writing(self, *, lasting: bool = True) -> Iterator[sqlite3.Connection]:
        """One transaction. lasting: on the disk when it ends, even if the power fails a moment later;
        otherwise what a killed program wrote is there all the same, and what a power cut takes is read again.
        """
        with self._guarded() as db:
            db.execute(f"PRAGMA synchronous = {'FULL' if lasting else 'NORMAL'}")
            with opening.committed(db):
                yield db

    def hashes(self) -> dict[tuple[bytes, bytes], tuple[str, str]]:
        """(path, member) to (stamp, sha256) of every file seen before; a stamp changes with the file."""
        rows = self._rows("SELECT path, member, stamp, sha256 FROM files")
        return {(path, member): (stamp, sha256) for path, member, stamp, sha256 in rows}

    def remember_hashes(self, rows: Iterable[tuple[bytes, bytes, str, str]]) -> None:
        """Keep (path, member, stamp, sha256)."""
        with self._writing(lasting=False) as db:
            db.executemany("INSERT OR REPLACE INTO files VALUES (?, ?, ?, ?)", rows)

    def forget_hash(self, path: bytes) -> None:
        """What lay under a path is not what was thought."""
        with self._writing(lasting=False) as db:
            db.execute("DELETE FROM files WHERE path = ?", (path,))

    def profiles(self, reader: str, as_of: str) -> dict[str, StoredProfile]:
        """Content to what is stored for it by this reader as of this day; damaged rows are dropped."""
        rows = self._rows(
            "SELECT id, content, status, text_sha256, cells, crc FROM profiles"
            " WHERE reader = ? AND as_of = ?",
            (reader, as_of),
        )
        sound = [row[:5] for row in rows if opening.checksum(*row[1:5]) == row[5]]
        if len(sound) < len(rows):
            self.drop_profiles({row[0] for row in rows} - {row[0] for row in sound})
        return {row.content: row for row in map(StoredProfile._make, sound)}

    def profile_of(self, content: str, reader: str | None = None, as_of: str | None = None) -> bytes | None:
        """The latest JSON of a content, or of one that begins so; None where there is none."""
        asked = "substr(content, 1, length(?1)) = ?1 AND coalesce(?2, reader) = reader"
        query = f"SELECT id FROM profiles WHERE {asked} AND coalesce(?3, as_of) = as_of ORDER BY as_of DESC, id DESC"  # noqa: S608,E501
        ids = self._rows(query, (content, reader, as_of))
        return self.profile_json([ids[0][0]]).get(ids[0][0]) if ids else None

    def profile_json(self, ids: Sequence[int]) -> dict[int, bytes]:
        """Id to the profile's JSON; damaged rows are dropped."""
        found: dict[int, bytes] = {}
        damaged = set()
        for start in range(0, len(ids), PARAMETERS):
            some = list(ids[start : start + PARAMETERS])
            marks = ", ".join("?" * len(some))
            for key, content in self._rows(f"SELECT id, profile FROM profiles WHERE id IN ({marks})", some):  # noqa: S608
                try:
                    found[key] = zlib.decompress(content)
                except (zlib.error, TypeError):
                    damaged.add(key)
        if damaged:
            self.drop_profiles(damaged)
        return found

    def forget_profile(self, content: str) -> None:
        """Forget what was read of a content, so that it is read again."""
        with self._writing(lasting=False) as db:
            db.execute("DELETE FROM profiles WHERE content = ?", (content,))

    def contents(self, as_of: str) -> set[str]:
        """Hashes of the bytes of which a profile as of this day is kept."""
        rows = self._rows("SELECT substr(content, 1, 64) FROM profiles WHERE as_of = ?", (as_of,))
        return {content for (content,) in rows}

    def latest_day(self) -> str | None:
        """The latest as-of day of which profiles are kept."""
        found: str | None = self._rows("SELECT max(as_of) FROM profiles")[0][0]
        return found

    def drop_profiles(self, ids: Iterable[int]) -> None:
        """Forget profiles that are damaged, and what was found in them: they will be read again."""
        with self._writing(lasting=False) as db:
            db.executemany("DELETE FROM profiles WHERE id = ?", [(key,) for key in ids])

    def save_profiles(
        self, reader: str, as_of: str, rows: Iterable[tuple[str, str, str | None, str, bytes]]
    ) -> None:
        """Keep (content, status, text_sha256, cells, JSON) of profiles; what another program kept stays."""
        with self._writing(lasting=False) as db:
            for content, status, text_sha256, cells, profile in rows:
                crc = opening.checksum(content, status, text_sha256, cells)
                db.execute(
                    "INSERT OR IGNORE INTO profiles"
                    " (content, reader, as_of, status, text_sha256, cells, profile, crc)"
                    " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                    (content, reader, as_of, status, text_sha256, cells, zlib.compress(profile, 3), crc),
                )

    def prune(self, program: str, days: int) -> None:
        """Forget profiles that other versions of the program read, and all but the latest days'."""
        latest = "SELECT DISTINCT as_of FROM profiles ORDER BY as_of DESC LIMIT ?"
        with self._writing(lasting=False) as db:
            db.execute(
                f"DELETE FROM profiles WHERE substr(reader, 1, ?) != ? OR as_of NOT IN ({latest})",  # noqa: S608
                (len(program), program, days),
            )

    def findings(self, rule: str) -> dict[int, tuple[int, str, str]]:
        """Profile id to (profile id, finding as JSON, evidence in words) of one rule; no damaged ones."""
        rows = self._rows("SELECT profile, finding, evidence, crc FROM credits WHERE rule = ?", (rule,))
        return {row[0]: row[:3] for row in rows if opening.checksum(row[1], row[2]) == row[3]}

    def save_findings(self, rows: Iterable[tuple[str, int, str, str]]) -> None:
        """Keep (rule hash, profile id, finding as JSON, evidence in words) of profiles that are kept."""
        summed = [
            (rule, key, finding, words, opening.checksum(finding, words))
            for rule, key, finding, words in rows
        ]
        with self._writing(lasting=False) as db:
            # A profile that another program forgot in the meantime has no place for findings.
            db.executemany(
                "INSERT OR REPLACE INTO credits (rule, profile, finding, evidence, crc)"
                " SELECT ?, ?, ?, ?, ? WHERE EXISTS (SELECT 1 FROM profiles WHERE id = ?)",
                [(*row, row[1]) for row in summed],
            )

    def record_run(
        self, at: str, posting: str, versions: tuple[str, str, str, str], counts: tuple[int, int]
    ) -> None:
        """Keep one run: versions are rules_sha256, lexicon, screener, as_of; counts are files, scored."""
        columns = "at, posting, rules_sha256, lexicon_version, screener_version, as_of, files, scored"
        statement = f"INSERT INTO runs ({columns}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"  # noqa: S608
        self._add(statement, [(at, posting, *versions, *counts)])

    def runs(self) -> list[tuple[str, str, str, str, str, str, int, int]]:
        """Every run in the order it was made."""
        return self._rows(
            "SELECT at, posting, rules_sha256, lexicon_version, screener_version, as_of, files, scored"
            " FROM runs ORDER BY id",
            lasting=True,
        )

    def counts(self) -> dict[str, int]:
        """Rows of each table, for people to see what lies here."""
        tables = ("files", "profiles", "credits", *LASTING)
        return {t: self._rows(f"SELECT count(*) FROM {t}", lasting=True)[0][0] for t in tables}  # noqa: S608

    def clear(self, *, decisions: bool = False) -> bool:
        """Forget what was read and found; what people did only where asked for. Pages are overwritten.

        False where the bytes are still in the file: while another program reads it, they cannot be taken
        from under it; clear again when it has ended. Damaged workspaces that were set aside are deleted.
        """
        tables = ("credits", "profiles", "files", *(LASTING if decisions else ()))
        with self._guarded() as db:
            db.execute("PRAGMA secure_delete = ON")
            db.execute(f"PRAGMA busy_timeout = {CLEARING_WAITS}")
            with self._writing():
                for table in tables:
                    db.execute(f"DELETE FROM {table}")  # noqa: S608
            for aside in self._path.parent.glob(f"{glob.escape(self._path.name)}.damaged-*"):
                aside.unlink()
            try:
                db.execute("VACUUM")
                (busy, _, _) = db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
            except sqlite3.OperationalError as error:
                if opening.is_busy(error):
                    return False
                raise
        return not busy
