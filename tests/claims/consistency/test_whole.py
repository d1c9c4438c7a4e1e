"""A paper of our own, from its file to the reports that people read: sound it is left alone, changed it is told so."""

from __future__ import annotations

from pathlib import Path

import pytest

import claimcheck
from claimcheck.language.pipeline import pipeline_path
from claimcheck.report.writers import PaperFile, write

SOUND = """# Bread That Keeps

## Abstract

We bake rye in two ovens. Rustica reaches a Crumb of 74.8.

## 1 Introduction

We rate bread on three scales: crumb, crust, and rise. The ovens are told of in Section 2.

## 2 Ovens

Small ovens are faster than large ovens. We baked 14 of 20 loaves (70%) at night.

## 3 Results

As Table 1 shows, Rustica reaches 74.8 for Crumb. Its neighbour Oatmaster fell from 80.5 to 47.7.
Table 1 shows that Rustica beats Granary on all scales.

Table 1: Scores of three bakers.

| Baker | Crumb | Crust | Rise |
| --- | --- | --- | --- |
| Granary | 61.0 | 60.5 | 47.1 |
| Oatmaster | 64.2 | 80.5 | 47.7 |
| Rustica | 74.8 | 62.9 | 55.0 |

## 4 Conclusion

Rye keeps.
"""


@pytest.fixture(autouse=True)
def _language() -> None:
    if not pipeline_path().joinpath("config.cfg").is_file():
        pytest.skip("no language pipeline is here: set CLAIMCHECK_PIPELINE")


def checked(text: str, folder: Path) -> claimcheck.Report:
    path = folder / "paper.md"
    path.write_text(text, encoding="utf-8")
    return claimcheck.check(path)


@pytest.mark.parametrize(
    ("old", "new", "kinds"),
    [
        ("", "", []),
        ("| 74.8 |", "| 72.8 |", ["two_values"]),
        ("| 60.5 |", "| 63.5 |", ["not_all"]),
        ("crumb, crust, and rise", "crumb, crust, smell, and rise", ["count"]),
        ("three bakers", "four bakers", ["count"]),
        ("in Section 2", "in Section 7", ["missing_target"]),
        ("(70%)", "(75%)", ["percentage"]),
        ("\n\nRye keeps.", "\n\nLarge ovens are faster than small ovens.", ["direction"]),
    ],
)
def test_one_change_is_told(old: str, new: str, kinds: list[str], tmp_path: Path) -> None:
    assert old in SOUND
    report = checked(SOUND.replace(old, new) if old else SOUND, tmp_path)
    assert [item.kind for item in report.consistency] == kinds
    known = {sentence.id for sentence in report.sentences}
    assert all(item.sentences and known.issuperset(item.sentences) for item in report.consistency)


@pytest.mark.parametrize("form", ["terminal", "html", "markdown", "json", "csv"])
def test_every_report_says_it_in_one_sentence(form: str, tmp_path: Path) -> None:
    text = SOUND.replace("three bakers", "four bakers")
    made = write(checked(text, tmp_path), form, PaperFile(text.encode())).decode()
    words = " ".join(made.split())
    assert "The caption of Table 1 speaks of four bakers; the table has 3: Granary, Oatmaster, Rustica." in words
