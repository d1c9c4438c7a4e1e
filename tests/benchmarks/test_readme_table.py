"""The README's benchmark is as the command writes it."""

from __future__ import annotations

from pathlib import Path

import pytest
from readme_table import BEGINS, ENDS, STAGES, Measured, block, put, read

README = Path(__file__).resolve().parents[2] / "README.md"
MEASURED = Measured(3, 40, 10.0, 9.5, tuple(1.5 + n for n in range(len(STAGES))), 1.9, 500)


def test_the_readme_has_what_the_command_writes() -> None:
    text = README.read_text(encoding="utf-8")
    assert text.count(BEGINS) == text.count(ENDS) == 1
    assert block(read(text)) in text


def test_what_is_written_is_read(tmp_path: Path) -> None:
    path = tmp_path / "README.md"
    path.write_text(f"before\n{BEGINS}\nold\n{ENDS}\nafter\n", encoding="utf-8")
    put(path, MEASURED)
    text = path.read_text(encoding="utf-8")
    assert read(text) == MEASURED
    assert text.startswith("before\n")
    assert text.endswith("\nafter\n")
    assert "old" not in text


def test_many_papers_follow_from_the_rate() -> None:
    made = block(Measured(1, 10, 1.0, 3.6, (0.1, 0.1, 0.1, 0.1, 0.1), 2.0, 1))
    assert "| 100,000 | 12.5 hours | 94 minutes | 6 minutes |" in made
    assert "| 2,000,000 | 10.4 days | 31.2 hours | 117 minutes |" in made


def test_no_place_for_it(tmp_path: Path) -> None:
    path = tmp_path / "README.md"
    path.write_text("nothing", encoding="utf-8")
    with pytest.raises(ValueError, match="no place"):
        put(path, MEASURED)
    with pytest.raises(ValueError, match="no benchmark"):
        read("nothing")
