"""The store of verdicts: SQLite, append-only, anchored by quote."""
