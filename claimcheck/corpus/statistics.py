"""Densities of a corpus with their uncertainty: bootstrap over papers with a fixed seed, and Wilson intervals."""

from __future__ import annotations

import csv
import math
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, get_args

from claimcheck.errors import ClaimcheckError
from claimcheck.records.words import SectionKind

_SEED: Final = 20240117
_ROUNDS: Final = 1000
_AT_ONCE: Final = 50
_ORDER: Final[dict[str, int]] = {kind: n for n, kind in enumerate(get_args(SectionKind))}
"""Kinds of sections, as they come in a paper."""
_KEYS: Final = ("paper", "file", "filename", "id", "arxiv_id")
_MOST_VALUES: Final = 60

Row = tuple[str, int, int, float, float, float]
"""Name, papers, flagged findings, findings in 1,000 words, lower and upper bound of 95 %."""


@dataclass(frozen=True, slots=True)
class Figures:
    """What a page says of one corpus."""

    papers: int
    failed: int
    unread: int
    """Papers that were read and not checked, such as those in another language."""
    words: int
    overall: Row
    by: dict[str, list[Row]]
    """By category, section and the columns that were asked for."""
    rules: list[tuple[str, int, int, float, float]]
    """Rule, findings, papers, and the bounds of the share of papers that have one (Wilson)."""


def figures(folder: Path, columns: tuple[str, ...] = (), metadata: Path | None = None) -> Figures:
    """Read the tables of a corpus.

    Raises:
        ClaimcheckError: it is no corpus, or a column or the metadata cannot be had.
    """
    import pyarrow.parquet as pq

    if not any((folder / "tables" / "papers").glob("*.parquet")):
        raise ClaimcheckError("there are no tables here", where=str(folder), hint="claimcheck corpus run makes them")

    def rows(table: str, *wanted: str) -> Any:
        for path in sorted((folder / "tables" / table).glob("*.parquet")):
            yield from pq.read_table(path, columns=list(wanted), partitioning=None).to_pylist()

    papers = list(rows("papers", "paper", "status", "language", "words", "flagged", "year", "venue"))
    read = [p for p in papers if p["status"] == "done" and p["language"] == "en" and p["words"]]
    if not read:
        raise ClaimcheckError("no paper here was checked", where=str(folder), hint="see the column error of papers")
    number = {p["paper"]: n for n, p in enumerate(read)}
    words = [p["words"] for p in read]
    sections: dict[str, list[int]] = {}
    for s in rows("sentences", "paper", "section_kind", "words"):
        if s["paper"] in number:
            sections.setdefault(s["section_kind"] or "other", [0] * len(read))[number[s["paper"]]] += s["words"]
    flagged: dict[tuple[str, str], list[int]] = {}
    rules: dict[str, Counter[str]] = {}
    for f in rows("findings", "paper", "rule", "category", "section_kind", "flagged"):
        if f["flagged"] and f["paper"] in number:
            for key in (("category", f["category"]), ("section", f["section_kind"] or "other")):
                flagged.setdefault(key, [0] * len(read))[number[f["paper"]]] += 1
            rules.setdefault(f["rule"], Counter())[f["paper"]] += 1
    none = [0] * len(read)
    todo = [("overall", "all", [p["flagged"] for p in read], words)]
    todo += [
        ("category", name, counts, words) for (what, name), counts in sorted(flagged.items()) if what == "category"
    ]
    in_order = sorted(sections, key=lambda name: (_ORDER.get(name, len(_ORDER)), name))
    todo += [("section", name, flagged.get(("section", name), none), sections[name]) for name in in_order]
    for column, values in _columns(read, columns, metadata).items():
        for value in sorted(set(values), key=lambda v: (v == "", v)):
            here = [v == value for v in values]
            todo.append(
                (
                    column,
                    value or "(not known)",
                    [p["flagged"] * h for p, h in zip(read, here, strict=True)],
                    [w * h for w, h in zip(words, here, strict=True)],
                )
            )
    by: dict[str, list[Row]] = {}
    for (what, name, counts, size), (low, high) in zip(todo, _bounds([(c, w) for _, _, c, w in todo]), strict=True):
        total = sum(size)
        row = (name, sum(map(bool, size)), sum(counts), 1000 * sum(counts) / total if total else 0.0, low, high)
        by.setdefault(what, []).append(row)
    ranked = sorted(rules.items(), key=lambda r: (-r[1].total(), r[0]))
    return Figures(
        papers=len(papers),
        failed=sum(p["status"] == "failed" for p in papers),
        unread=sum(p["status"] == "done" for p in papers) - len(read),
        words=sum(words),
        overall=by.pop("overall")[0],
        by=by,
        rules=[(name, c.total(), len(c), *wilson(len(c), len(read))) for name, c in ranked[:30]],
    )


def wilson(hits: int, of: int) -> tuple[float, float]:
    """The interval of 95 % for a share (Wilson 1927)."""
    if not of:
        return 0.0, 1.0
    z, share = 1.959964, hits / of
    middle = (share + z * z / (2 * of)) / (1 + z * z / of)
    half = z / (1 + z * z / of) * math.sqrt(share * (1 - share) / of + z * z / (4 * of * of))
    return max(0.0, middle - half), min(1.0, middle + half)


def _bounds(pairs: list[tuple[list[int], list[int]]]) -> list[tuple[float, float]]:
    """For each pair of counts and words by paper the percentiles of the density when papers are drawn again.

    Of the draws only those count that hold a paper of the group: the others have no density.
    """
    import numpy as np

    counts = np.array([c for c, _ in pairs], float).T
    words = np.array([w for _, w in pairs], float).T
    chance = np.random.default_rng(_SEED)
    size = len(counts)
    drawn: list[Any] = []
    for _ in range(_ROUNDS // _AT_ONCE):
        weights = chance.multinomial(size, np.full(size, 1 / size), size=_AT_ONCE).astype(float)
        total = weights @ words
        drawn.append(np.where(total > 0, 1000 * (weights @ counts) / np.maximum(total, 1), np.nan))
    low, high = np.nan_to_num(np.nanpercentile(np.vstack(drawn), [2.5, 97.5], axis=0))
    return [(float(a), float(b)) for a, b in zip(low, high, strict=True)]


def _columns(read: list[dict[str, Any]], columns: tuple[str, ...], metadata: Path | None) -> dict[str, list[str]]:
    """The value of each column for each paper; empty where it is not known."""
    told = _metadata(metadata) if metadata else {}
    out: dict[str, list[str]] = {}
    for column in columns:
        known = any(column in row for row in told.values())
        if not known and column not in ("year", "venue"):
            raise ClaimcheckError(f"there is no column {column!r}", hint="name one of --metadata, or year, or venue")
        values: list[str] = []
        for paper in read:
            name = paper["paper"]
            file = name.rpartition("/")[2]
            row = told.get(name) or told.get(file) or told.get(file.rpartition(".")[0]) or {}
            values.append(str((row.get(column) if known else paper[column]) or ""))
        if len(set(values)) > _MOST_VALUES:
            raise ClaimcheckError(f"the column {column!r} has {len(set(values))} values", hint="name one with fewer")
        out[column] = values
    return out


def _metadata(path: Path) -> dict[str, dict[str, str]]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            table = list(csv.DictReader(file))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise ClaimcheckError("the metadata cannot be read", where=str(path), hint="it must be CSV in UTF-8") from error
    key = next((name for name in _KEYS if table and name in table[0]), None)
    if key is None:
        raise ClaimcheckError("no column names the papers", where=str(path), hint=f"call one {', '.join(_KEYS)}")
    return {row[key]: row for row in table}
