"""The bars of reading, over shared papers known by hash alone: counts and labels, none of their text."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from .measured import Reading, Share, measure

KNOWN: dict[str, dict[str, Any]] = json.loads((Path(__file__).parent / "shared_readings.json").read_text("utf-8"))
"""By SHA-256 of the file: pages, bookmarks, and the numbers of its figures and tables."""
QUICK = 25
"""Papers of up to so many pages are read in the quick test; all of them in the slow one."""


def _papers(shared: Path) -> Iterator[tuple[dict[str, Any], Path]]:
    for path in sorted((shared / "papers").glob("*.pdf")):
        known = KNOWN.get(hashlib.sha256(path.read_bytes()).hexdigest())
        if known is not None:
            yield known, path


@pytest.fixture(scope="module")
def quick(shared: Path) -> list[tuple[dict[str, Any], Reading]]:
    found = [(k, p) for k, p in _papers(shared) if k["quick"] and k["pages"] <= QUICK]
    assert len(found) >= 12
    return [(k, measure(p)) for k, p in found]


def _total(readings: list[tuple[dict[str, Any], Reading]], name: str) -> Share:
    out = Share()
    for _, reading in readings:
        out += getattr(reading, name)
    return out


def _check(readings: list[tuple[dict[str, Any], Reading]]) -> None:
    marked, sections = _total(readings, "marked"), _total(readings, "sections")
    f1 = 2 * marked.value * sections.value / (marked.value + sections.value)
    assert f1 >= 0.95, (marked.missed, sections.missed)
    for name, least in (("captions", 0.97), ("references", 0.97), ("whole", 0.985), ("placed", 0.99)):
        share = _total(readings, name)
        assert share.value >= least, f"{name}: {share.value:.4f}, {len(share.missed)} missed"


def test_bars_on_a_dozen_papers(quick: list[tuple[dict[str, Any], Reading]]) -> None:
    _check(quick)


def test_figures_and_tables_of_each_paper(quick: list[tuple[dict[str, Any], Reading]]) -> None:
    for known, reading in quick:
        assert reading.paper.pages == known["pages"]
        labels = {f.label for f in reading.paper.floats}
        wanted = [f"Figure {n}" for n in known["figures"]] + [f"Table {n}" for n in known["tables"]]
        assert not [x for x in wanted if x not in labels], reading.paper.sha256


@pytest.mark.slow
def test_bars_on_all_papers(shared: Path) -> None:
    _check([(k, measure(p)) for k, p in _papers(shared)])
