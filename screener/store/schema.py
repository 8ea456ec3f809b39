"""The workspace's tables, as steps from one version to the next. Steps are added, never changed."""

from __future__ import annotations

APPLICATION = 0x53435257
"""The mark in a file's head by which it is known to be a workspace, however damaged the rest."""

MIGRATIONS: tuple[str, ...] = (
    """
    CREATE TABLE files (            -- what lay under a path when it was last hashed
        path BLOB NOT NULL, member BLOB NOT NULL, stamp TEXT NOT NULL, sha256 TEXT NOT NULL,
        PRIMARY KEY (path, member)
    ) WITHOUT ROWID;
    CREATE TABLE profiles (         -- what was read of a file's bytes, by whom, as of when
        id INTEGER PRIMARY KEY, content TEXT NOT NULL, reader TEXT NOT NULL, as_of TEXT NOT NULL,
        status TEXT NOT NULL, text_sha256 TEXT, cells TEXT NOT NULL, profile BLOB NOT NULL,
        UNIQUE (content, reader, as_of)
    );
    CREATE TABLE credits (          -- what a rule finds in a profile, weights are no part of it
        rule TEXT NOT NULL, profile INTEGER NOT NULL REFERENCES profiles ON DELETE CASCADE,
        finding TEXT NOT NULL, evidence TEXT NOT NULL, PRIMARY KEY (rule, profile)
    ) WITHOUT ROWID;
    CREATE INDEX credits_of ON credits (profile);
    CREATE TABLE runs (
        id INTEGER PRIMARY KEY, at TEXT NOT NULL, posting TEXT NOT NULL, rules_sha256 TEXT NOT NULL,
        lexicon_version TEXT NOT NULL, screener_version TEXT NOT NULL, as_of TEXT NOT NULL,
        files INTEGER NOT NULL, scored INTEGER NOT NULL
    );
    CREATE TABLE decisions (        -- what a person decided, of which the latest of a posting and file counts
        id INTEGER PRIMARY KEY, at TEXT NOT NULL, posting TEXT NOT NULL, sha256 TEXT NOT NULL,
        decision TEXT NOT NULL, reason TEXT NOT NULL
    );
    CREATE INDEX decisions_of ON decisions (posting, sha256);
    """,
    """
    CREATE TABLE candidates (       -- the number that stands for a content where no name may be shown
        no INTEGER PRIMARY KEY AUTOINCREMENT, content TEXT NOT NULL, copy INTEGER NOT NULL,
        UNIQUE (content, copy)
    );
    ALTER TABLE decisions ADD COLUMN note TEXT NOT NULL DEFAULT '';
    ALTER TABLE decisions ADD COLUMN who TEXT NOT NULL DEFAULT '';
    ALTER TABLE decisions ADD COLUMN rules_sha256 TEXT NOT NULL DEFAULT '';
    ALTER TABLE decisions ADD COLUMN weights TEXT NOT NULL DEFAULT '{}';
    ALTER TABLE decisions ADD COLUMN opened TEXT NOT NULL DEFAULT '[]';
    CREATE TABLE corrections (      -- what a person found in place of a reading, never changed nor deleted
        id INTEGER PRIMARY KEY, at TEXT NOT NULL, who TEXT NOT NULL, sha256 TEXT NOT NULL,
        correction TEXT NOT NULL
    );
    CREATE INDEX corrections_of ON corrections (sha256);
    CREATE TABLE acts (             -- what else a person did with a file: showed its name, set it aside …
        id INTEGER PRIMARY KEY, at TEXT NOT NULL, who TEXT NOT NULL, sha256 TEXT NOT NULL,
        act TEXT NOT NULL, reason TEXT NOT NULL
    );
    CREATE TABLE settings (         -- weights, picks … as a person left them, the latest of a name
        id INTEGER PRIMARY KEY, at TEXT NOT NULL, who TEXT NOT NULL, posting TEXT NOT NULL,
        name TEXT NOT NULL, value TEXT NOT NULL
    );
    CREATE TABLE dropped (          -- files handed over on the page: where they lie, what they were called
        path BLOB PRIMARY KEY, name TEXT NOT NULL, at TEXT NOT NULL
    ) WITHOUT ROWID;
    """,
    """
    DELETE FROM credits;            -- readings are made anew: from here on each row has a checksum
    DELETE FROM profiles;
    ALTER TABLE profiles ADD COLUMN crc INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE credits ADD COLUMN crc INTEGER NOT NULL DEFAULT 0;
    PRAGMA application_id = 1396920919;
    """,
)

VERSION = len(MIGRATIONS)

LASTING = ("decisions", "corrections", "acts", "settings", "dropped", "candidates", "runs")
"""Tables of what people did, and what they saw: saved from a damaged file. All else is read again."""
