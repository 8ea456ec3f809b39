"""What people did: decisions, corrections, other acts, weights and picks. Records are only added."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Sequence
from contextlib import AbstractContextManager
from typing import Any

from screener.model.codec import from_plain, to_plain
from screener.model.decision import AS_READ, STANDINGS, Correction, Decision, Said
from screener.store.opening import WorkspaceRebuilt

_COLUMNS = "at, posting, sha256, decision, reason, note, who, rules_sha256, weights, opened"
_STANDING = ", ".join(f"'{word}'" for word in STANDINGS)

ACCEPT, REFUSE = "accept", "refuse"
"""Acts: a file is scored though it reads as no résumé; and the taking back of that."""

Rows = Callable[..., list[Any]]
Writing = Callable[[], AbstractContextManager[sqlite3.Connection]]


class StaleError(Exception):
    """Somebody else was faster: the version that the act saw is not the one that is there."""


class People:
    """The records of a workspace. Each method is one transaction: done whole, or not at all.

    A file's version, of a posting, is how many decisions and corrections there are of it.
    """

    def __init__(self, rows: Rows, writing: Writing) -> None:
        self._rows, self._writing = rows, writing

    def decide(self, decision: Decision, *, seen: int | None = None) -> int:
        """Keep a decision; earlier ones of the same file stay in the record. The file's new version.

        seen: the version that the person saw; StaleError where it is another by now.
        """
        opened, weights = json.dumps(list(decision.opened)), json.dumps(dict(decision.weights))
        row = (
            *(decision.at, decision.posting, decision.sha256, decision.decision, decision.reason),
            *(decision.note, decision.who, decision.rules_sha256, weights, opened),
        )
        statement = f"INSERT INTO decisions ({_COLUMNS}) VALUES ({', '.join('?' * 10)})"  # noqa: S608
        return self._add(statement, [row], (decision.posting, decision.sha256), seen)

    def decisions(self, posting: str) -> list[Decision]:
        """The latest decision of each file of a posting, in order of file hash."""
        return self._latest(posting, f"decision NOT IN ({_STANDING})")

    def put_back(self, posting: str) -> frozenset[str]:
        """Hashes of the files that a person ranks by points in spite of a knock-out."""
        latest = self._latest(posting, f"decision IN ({_STANDING})")
        return frozenset(d.sha256 for d in latest if d.decision == STANDINGS[0])

    def history(self, posting: str, sha256: str) -> list[Decision]:
        """Every decision of a file in the order made."""
        where = "WHERE posting = ? AND sha256 = ? ORDER BY id"
        return [_decision(row) for row in self._rows(_select(where), (posting, sha256))]

    def said(self, posting: str) -> Said:
        """All that stands of a posting."""
        accepted = {sha256: act for _, _, sha256, act, _ in self.acts() if act in (ACCEPT, REFUSE)}
        return Said(
            decisions={d.sha256: d for d in self.decisions(posting) if d.decision != "none"},
            corrections=self.corrections(),
            put_back=self.put_back(posting),
            accepted=frozenset(sha256 for sha256, act in accepted.items() if act == ACCEPT),
        )

    def correct(self, sha256: str, posting: str, corrections: Iterable[Correction], seen: int | None) -> int:
        """Keep corrections of one file; the file's new version. StaleError as for `decide`."""
        rows = [(c.at, c.who, sha256, json.dumps(to_plain(c), ensure_ascii=False)) for c in corrections]
        statement = "INSERT INTO corrections (at, who, sha256, correction) VALUES (?, ?, ?, ?)"
        return self._add(statement, rows, (posting, sha256), seen)

    def corrections(self) -> dict[str, tuple[Correction, ...]]:
        """Hash to the corrections of that file that stand: of one place and concept, the latest."""
        standing: dict[str, dict[tuple[int, int, str], Correction]] = {}
        for sha256, text in self._rows("SELECT sha256, correction FROM corrections ORDER BY id"):
            each = from_plain(Correction, json.loads(text))
            of_file = standing.setdefault(sha256, {})
            of_file.pop((each.start, each.end, each.concept), None)
            if each.assertion != AS_READ:
                of_file[each.start, each.end, each.concept] = each
        return {sha256: tuple(found.values()) for sha256, found in standing.items() if found}

    def corrected(self, sha256: str) -> list[Correction]:
        """Every correction of a file in the order made, those taken back included."""
        rows = self._rows("SELECT correction FROM corrections WHERE sha256 = ? ORDER BY id", (sha256,))
        return [from_plain(Correction, json.loads(text)) for (text,) in rows]

    def version(self, posting: str, sha256: str) -> int:
        """The file's version."""
        return self.versions(posting).get(sha256, 0)

    def versions(self, posting: str) -> dict[str, int]:
        """Hash to version, of the files that have records."""
        rows = self._rows(
            "SELECT sha256, sum(n) FROM"
            " (SELECT sha256, count(*) AS n FROM decisions WHERE posting = ? GROUP BY sha256"
            " UNION ALL SELECT sha256, count(*) FROM corrections GROUP BY sha256) GROUP BY sha256",
            (posting,),
        )
        return dict(rows)

    def act(self, at: str, who: str, sha256: str, act: str, reason: str) -> None:
        """Keep that a person did something with a file: showed its name, had it scored all the same …"""
        statement = "INSERT INTO acts (at, who, sha256, act, reason) VALUES (?, ?, ?, ?, ?)"
        self._add(statement, [(at, who, sha256, act, reason)])

    def acts(self) -> list[tuple[str, str, str, str, str]]:
        """Every act as (at, who, sha256, act, reason), in the order made."""
        return self._rows("SELECT at, who, sha256, act, reason FROM acts ORDER BY id")

    def take(self, at: str, files: Sequence[tuple[str, str]]) -> None:
        """Keep where files that a person handed over lie, and what they were called."""
        rows = [(path.encode("utf-8", "surrogatepass"), name, at) for path, name in files]
        self._add("INSERT OR REPLACE INTO dropped (path, name, at) VALUES (?, ?, ?)", rows)

    def taken(self) -> list[tuple[str, str]]:
        """Path and name of each, in the order handed over."""
        rows = self._rows("SELECT path, name FROM dropped ORDER BY at, path")
        return [(path.decode("utf-8", "surrogatepass"), name) for path, name in rows]

    def keep(self, at: str, who: str, posting: str, values: dict[str, Any]) -> None:
        """Keep weights, picks and the like of a posting under their names."""
        statement = "INSERT INTO settings (at, who, posting, name, value) VALUES (?, ?, ?, ?, ?)"
        self._add(statement, [(at, who, posting, name, json.dumps(value)) for name, value in values.items()])

    def kept(self, posting: str) -> dict[str, Any]:
        """Name to what was kept last."""
        rows = self._rows("SELECT name, value FROM settings WHERE posting = ? ORDER BY id", (posting,))
        return {name: json.loads(value) for name, value in rows}

    def numbers(self, contents: Sequence[tuple[str, int]]) -> dict[tuple[str, int], int]:
        """The lasting number of each (content, copy), given out in the order asked where there was none."""
        known = self._numbers()
        if new := [each for each in contents if each not in known]:
            self._add("INSERT OR IGNORE INTO candidates (content, copy) VALUES (?, ?)", new)
            known = self._numbers()
        return {each: known[each] for each in contents}

    def _numbers(self) -> dict[tuple[str, int], int]:
        rows = self._rows("SELECT content, copy, no FROM candidates")
        return {(content, copy): number for content, copy, number in rows}

    def _add(
        self,
        statement: str,
        rows: Sequence[Sequence[object]],
        of: tuple[str, str] = ("", ""),
        seen: int | None = None,
    ) -> int:
        """Rows in one transaction, and the version of a posting's file after it.

        In the new file where the old one turns out to be damaged.
        """

        def add() -> int:
            with self._writing() as db:
                if seen is not None and seen != self.version(*of):
                    raise StaleError
                db.executemany(statement, rows)
                return self.version(*of)

        try:
            return add()
        except WorkspaceRebuilt:
            return add()

    def _latest(self, posting: str, which: str) -> list[Decision]:
        inner = f"SELECT max(id) FROM decisions WHERE posting = ? AND {which} GROUP BY sha256"  # noqa: S608
        rows = self._rows(_select(f"WHERE id IN ({inner}) ORDER BY sha256"), (posting,))
        return [_decision(row) for row in rows]


def _select(where: str) -> str:
    return f"SELECT {_COLUMNS} FROM decisions {where}"  # noqa: S608


def _decision(row: tuple[Any, ...]) -> Decision:
    *plain, weights, opened = row
    values: list[Any] = [*plain, json.loads(weights), tuple(json.loads(opened))]
    return Decision(*values)
