"""The tables of a file of decisions, and how an older file becomes one of today."""

from __future__ import annotations

import sqlite3
from typing import Final

APPLICATION_ID: Final = 0x636C6D63
"""``clmc``: what SQLite's header says the file is for."""

STEPS: Final[tuple[str, ...]] = (
    """
    CREATE TABLE paper (
        sha256 TEXT PRIMARY KEY,
        title TEXT NOT NULL,
        work TEXT NOT NULL,
        source TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX paper_work ON paper (work);
    CREATE TABLE decision (
        number INTEGER PRIMARY KEY AUTOINCREMENT,
        key TEXT NOT NULL UNIQUE,
        subject TEXT NOT NULL CHECK (subject IN ('finding', 'sample', 'missed')),
        target TEXT NOT NULL,
        paper TEXT NOT NULL REFERENCES paper (sha256),
        verdict TEXT CHECK (verdict IN ('accepted', 'rejected', 'unsure')),
        category TEXT,
        reason TEXT NOT NULL,
        reviewer TEXT NOT NULL,
        time TEXT NOT NULL,
        undoes INTEGER UNIQUE REFERENCES decision (number),
        quote TEXT NOT NULL,
        prefix TEXT NOT NULL,
        suffix TEXT NOT NULL,
        start INTEGER NOT NULL,
        "end" INTEGER NOT NULL,
        occurrence INTEGER NOT NULL,
        page INTEGER,
        rule TEXT NOT NULL,
        pack TEXT NOT NULL,
        pack_version TEXT NOT NULL,
        found_category TEXT NOT NULL,
        flagged INTEGER NOT NULL,
        tool TEXT NOT NULL
    ) STRICT;
    CREATE INDEX decision_paper ON decision (paper);
    CREATE TRIGGER decision_stays BEFORE UPDATE ON decision
        BEGIN SELECT RAISE(ABORT, 'a decision is never changed'); END;
    CREATE TRIGGER decision_kept BEFORE DELETE ON decision
        BEGIN SELECT RAISE(ABORT, 'a decision is never deleted'); END;
    """,
    """
    CREATE TABLE checked (
        paper TEXT PRIMARY KEY REFERENCES paper (sha256),
        flagged INTEGER NOT NULL,
        unflagged INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
    """,
)
"""What makes version n + 1 out of version n; ``PRAGMA user_version`` says which a file has. ``checked`` holds how many
sentences of a paper the rules flagged and left alone when it was last reviewed: what samples were drawn from."""

VERSION: Final = len(STEPS)


def migrate(connection: sqlite3.Connection, version: int) -> None:
    """Bring an open file from ``version`` to today's, whole or not at all."""
    for number in range(version, VERSION):
        script = f"BEGIN IMMEDIATE;{STEPS[number]};PRAGMA user_version = {number + 1};"
        if number == 0:
            script += f"PRAGMA application_id = {APPLICATION_ID};"
        try:
            connection.executescript(script + "COMMIT;")
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise
