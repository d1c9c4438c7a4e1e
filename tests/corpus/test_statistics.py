from dataclasses import replace
from pathlib import Path
from typing import get_args

import pytest

from claimcheck.corpus.page import page
from claimcheck.corpus.statistics import figures, wilson
from claimcheck.errors import ClaimcheckError
from claimcheck.records.words import SectionKind

from .made import outcome
from .test_store import filled


def test_wilson() -> None:
    assert wilson(5, 10) == pytest.approx((0.2366, 0.7634), abs=1e-4)
    assert wilson(0, 10)[0] == 0


def test_figures_of_a_corpus(tmp_path: Path) -> None:
    filled(tmp_path / "c", [outcome(name) for name in ("x/a.pdf", "x/b.pdf", "x/<c>.pdf")])
    (tmp_path / "m.csv").write_text("file,area\na.pdf,<vision>\nb,speech\n")
    found = figures(tmp_path / "c", ("year", "area"), tmp_path / "m.csv")
    name, papers, flagged, density, low, high = found.overall
    assert (name, papers, found.papers) == ("all", 3, 3)
    assert density == pytest.approx(1000 * flagged / found.words)
    assert low == pytest.approx(density) == pytest.approx(high)  # papers that are all alike
    assert [row[0] for row in found.by["area"]] == ["<vision>", "speech", "(not known)"]
    assert [row[:2] for row in found.by["year"]] == [("2024", 3)]
    assert sum(row[2] for row in found.by["category"]) == flagged == sum(row[2] for row in found.by["section"])
    made = page([("c", found), ("d", found)])
    assert "&lt;vision&gt;" in made
    assert "<vision>" not in made
    assert "http" not in made
    assert made == page([("c", found), ("d", figures(tmp_path / "c", ("year", "area"), tmp_path / "m.csv"))])


def test_sections_come_as_in_a_paper_and_without_underscores(tmp_path: Path) -> None:
    filled(tmp_path / "c", [outcome("a"), outcome("b")])
    found = figures(tmp_path / "c")
    kinds = [row[0] for row in found.by["section"]]
    assert len(kinds) > 1
    assert kinds == [kind for kind in get_args(SectionKind) if kind in kinds]
    rows = [(kind, 2, 3, 1.0, 0.5, 1.5) for kind in ("related_work", "result")]
    made = page([("c", replace(found, by={"section": rows, "area": [("my_area", 2, 3, 1.0, 0.5, 1.5)]}))])
    assert "related work" in made
    assert "related_work" not in made
    assert "my_area" in made, "a value of the user's is shown as it is"


def test_draws_without_a_paper_of_the_group_do_not_count(tmp_path: Path) -> None:
    filled(tmp_path / "c", [outcome(name) for name in "abcdefgh"])
    (tmp_path / "m.csv").write_text("paper,area\na,one\nb,two\nc,two\n")
    found = figures(tmp_path / "c", ("area",), tmp_path / "m.csv")
    for _, _, _, density, low, high in found.by["area"]:
        assert low == pytest.approx(density) == pytest.approx(high), "all papers are alike, whichever are drawn"


def test_two_corpora_stand_side_by_side(tmp_path: Path) -> None:
    filled(tmp_path / "c", [outcome("a"), outcome("b")])
    found = figures(tmp_path / "c")
    made = page([("first", found), ("second", found)])
    assert made.count("<table>") == len(found.by) + 2
    assert made.index("<th>category</th>") > made.index(">first</th>")


def test_duckdb_reads_the_tables(tmp_path: Path) -> None:
    duckdb = pytest.importorskip("duckdb")
    filled(tmp_path / "c", [outcome("a")])
    tables = tmp_path / "c" / "tables"
    query = f"SELECT category, count(*) FROM '{tables}/findings/*.parquet' WHERE flagged GROUP BY 1"
    assert duckdb.sql(query).fetchall()


def test_what_cannot_be_had(tmp_path: Path) -> None:
    with pytest.raises(ClaimcheckError, match="no tables"):
        figures(tmp_path)
