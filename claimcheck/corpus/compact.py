"""The final sort: shards as they came become tables that depend on the papers alone, not on order, workers or engine.

A table is one file, or, from some thousand papers on, one for each beginning of the hash of the paper's name, as many
digits as it takes for no file to hold more than ``LEAF`` papers. Within a file rows stand by paper, then in the order
of its report. Of a paper that was checked twice the later result counts.
"""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from claimcheck.corpus import files
from claimcheck.corpus.schema import TABLES, arrow

if TYPE_CHECKING:
    import pyarrow

LEAF: Final = 2048
"""Papers in a file."""
_ALL = "all"
_DIGITS = "0123456789abcdef"


@dataclass(frozen=True, slots=True)
class Run:
    """Rows of some papers: a file for each table."""

    paths: dict[str, Path]
    prefix: str | None
    """What the hashes of all its papers begin with, for a file of the final tables; None for a shard."""
    papers: tuple[str, ...]


def shard(folder: Path) -> Run:
    """A shard: a folder with a file for each table."""
    return _run({table: folder / f"{table}.parquet" for table in TABLES}, None)


def leaves(tables: Path) -> list[Run]:
    """The final tables, file by file."""
    names = sorted(path.stem for path in (tables / "papers").glob("*.parquet"))
    return [
        _run({table: tables / table / f"{name}.parquet" for table in TABLES}, "" if name == _ALL else name)
        for name in names
    ]


def build(runs: Sequence[Run], target: Path, *, drop: Collection[str] = (), leaf: int = LEAF) -> None:
    """Write the tables of ``runs``, later ones before earlier ones, into the new folder ``target``."""
    for table in TABLES:
        (target / table).mkdir(parents=True)
    spare = target / ".split"
    _node("", list(runs), target, spare, frozenset(drop), leaf)
    files.remove(spare)


def _run(paths: dict[str, Path], prefix: str | None) -> Run:
    import pyarrow.parquet as pq

    column = pq.read_table(paths["papers"], columns=["paper"], partitioning=None).column("paper")
    return Run(paths, prefix, tuple(column.to_pylist()))


def _node(prefix: str, runs: list[Run], target: Path, spare: Path, drop: frozenset[str], leaf: int) -> None:
    total = {paper for run in runs for paper in run.papers} - drop
    if not total:
        return
    if len(total) <= leaf:
        if len(runs) == 1 and runs[0].prefix == prefix and len(total) == len(runs[0].papers):
            _link(runs[0], prefix, target)
        else:
            for table, rows in _merged(runs, drop).items():
                files.write_table(rows, target / table / f"{prefix or _ALL}.parquet")
        return
    children: dict[str, list[Run]] = {digit: [] for digit in _DIGITS}
    batch: list[Run] = []
    for run in [*runs, None]:
        deeper = run is not None and run.prefix is not None and len(run.prefix) > len(prefix)
        # Several runs are split together: each alone would leave files of a few papers.
        if batch and (run is None or deeper or sum(len(r.papers) for r in [*batch, run]) > leaf):
            _split(prefix, batch, spare, drop, children)
            batch = []
        if run is not None and deeper:
            assert run.prefix is not None
            children[run.prefix[len(prefix)]].append(run)
        elif run is not None:
            batch.append(run)
    for digit in _DIGITS:
        _node(prefix + digit, children[digit], target, spare, drop, leaf)
        files.remove(spare / (prefix + digit))


def _split(prefix: str, batch: list[Run], spare: Path, drop: frozenset[str], children: dict[str, list[Run]]) -> None:
    import pyarrow as pa

    merged = _merged(batch, drop)
    papers = merged["papers"].column("paper").to_pylist()
    parts: dict[str, list[str]] = {}
    for paper in papers:
        parts.setdefault(digest(paper)[len(prefix)], []).append(paper)
    for digit, chosen in parts.items():
        folder = spare / (prefix + digit) / f"{len(children[digit]):06d}"
        folder.mkdir(parents=True)
        for table, rows in merged.items():
            files.write_table(_of(rows, pa.array(chosen, pa.string())), folder / f"{table}.parquet")
        children[digit].append(Run({t: folder / f"{t}.parquet" for t in TABLES}, None, tuple(chosen)))


def digest(paper: str) -> str:
    """The hash by which a paper finds its file."""
    return hashlib.sha256(paper.encode("utf-8", "surrogatepass")).hexdigest()


def _merged(runs: Sequence[Run], drop: frozenset[str]) -> dict[str, pyarrow.Table]:
    """The rows of all runs, the last of each paper, sorted; rows of one paper keep their order."""
    import pyarrow as pa
    import pyarrow.compute as pc
    import pyarrow.parquet as pq

    last = {paper: n for n, run in enumerate(runs) for paper in run.papers}
    out: dict[str, Any] = {}
    for table in TABLES:
        parts = [arrow(table).empty_table()]
        for n, run in enumerate(runs):
            kept = [paper for paper in run.papers if last[paper] == n and paper not in drop]
            rows = pq.read_table(run.paths[table], partitioning=None)
            if len(kept) < len(run.papers):
                rows = _of(rows, pa.array(kept, pa.string()))
            parts.append(rows.cast(arrow(table)))
        whole = pa.concat_tables(parts)
        # A stable sort: the order within a paper is that of its report.
        out[table] = whole.take(pc.sort_indices(whole, sort_keys=[("paper", "ascending")]))
    return out


def _of(rows: pyarrow.Table, papers: pyarrow.Array) -> pyarrow.Table:
    import pyarrow.compute as pc

    return rows.filter(pc.is_in(rows.column("paper"), value_set=papers))


def _link(run: Run, prefix: str, target: Path) -> None:
    """A file that stays as it is costs no writing."""
    for table, path in run.paths.items():
        new = target / table / f"{prefix or _ALL}.parquet"
        try:
            os.link(path, new)
        except OSError:
            shutil.copyfile(path, new)
