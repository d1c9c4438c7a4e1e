"""Known findings stay silent when the text around them moves, and what no longer matches is told."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.errors import SettingsError
from claimcheck.records.report import Report
from claimcheck.report.baseline import Entry, dumps, entries, plain, read, silence, stable_id

from .sample import sample_report


def known(report: Report, tmp_path: Path) -> tuple[Entry, ...]:
    path = tmp_path / "known.json"
    path.write_text(dumps(report), encoding="utf-8")
    return read(path)


def test_known_findings_are_left_out(tmp_path: Path) -> None:
    report = sample_report()
    flagged = [f for f in report.findings if f.flagged]
    quiet = silence(report, known(report, tmp_path))
    assert flagged
    assert [f for f in quiet.findings if f.flagged] == []
    assert [f for f in quiet.findings if not f.flagged] == [f for f in report.findings if not f.flagged]
    assert quiet.summary.flagged == 0
    gone = {f.id for f in flagged}
    assert not any(gone & set(leap.because) for leap in quiet.leaps)
    assert quiet.coverage.notes[-1] == f"{len(flagged)} known findings are left out, by the baseline."


def test_stable_when_the_text_moves() -> None:
    report = sample_report()
    names = {s.id: f"x{s.id}" for s in report.sentences}
    moved = report.model_copy(
        update={
            "sentences": tuple(
                s.model_copy(update={"id": names[s.id], "text": s.text + " ", "page": 40}) for s in report.sentences
            ),
            "findings": tuple(
                f.model_copy(update={"id": f"y{f.id}", "sentence": names[f.sentence]}) for f in report.findings
            ),
        }
    )
    assert {e.id for _, e in entries(moved)} == {e.id for _, e in entries(report)}


def test_what_meets_nothing_is_told(tmp_path: Path) -> None:
    report = sample_report()
    first, *rest = known(report, tmp_path)
    without = report.model_copy(
        update={"findings": tuple(f for f, e in entries(report) if e.id != first.id)},
    )
    notes = silence(without, (first, *rest)).coverage.notes
    assert notes[-1] == (
        f'1 entry of the baseline meets nothing any more: {first.rule} at "{first.trigger}". '
        "Write the baseline anew to drop it."
    )


def test_a_rule_under_its_old_name(tmp_path: Path) -> None:
    report = sample_report()
    now = known(report, tmp_path)[0]
    old_id = stable_id("old.name", plain(now.quote), plain(now.trigger), now.occurrence)
    old = Entry(old_id, "old.name", now.occurrence, now.trigger, now.quote)
    assert len(silence(report, [old]).findings) == len(report.findings)
    assert len(silence(report, [old], {"old.name": now.rule}).findings) == len(report.findings) - 1


def test_the_same_twice_in_one_sentence() -> None:
    report = sample_report()
    twin = next(f for f in report.findings if f.flagged)
    doubled = report.model_copy(update={"findings": (twin, twin.model_copy(update={"id": "twin"}))})
    assert len({e.id for _, e in entries(doubled)}) == 2
    quiet = silence(doubled, [entries(report)[0][1]])
    assert [f.id for f in quiet.findings] == ["twin"]


@given(st.text(max_size=40), st.text(max_size=40))
def test_ids_do_not_run_together(a: str, b: str) -> None:
    assert plain(f"{a} {b}") == plain(a) + plain(b)
    assert stable_id("r", plain(a), plain(b), 1) != stable_id("r", plain(a), plain(b), 2)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("", "it is not JSON in UTF-8"),
        ("[]", "this is not a baseline of format 1"),
        ('{"claimcheck_baseline": 2}', "this is not a baseline of format 1"),
        ('{"claimcheck_baseline": 1}', "entry 1 of the baseline is not a finding"),
        ('{"claimcheck_baseline": 1, "findings": [{"id": "x"}]}', "entry 1 of the baseline is not a finding"),
        ("[" * 100_000, "it is not JSON in UTF-8"),
    ],
)
def test_a_file_that_is_none(tmp_path: Path, content: str, said: str) -> None:
    path = tmp_path / "known.json"
    path.write_text(content)
    with pytest.raises(SettingsError, match=said) as caught:
        read(path)
    assert str(path) in str(caught.value)
    with pytest.raises(SettingsError, match="No such file"):
        read(tmp_path / "nowhere.json")


def test_written_the_same_each_time() -> None:
    assert dumps(sample_report()) == dumps(sample_report())
    assert json.loads(dumps(sample_report()))["claimcheck_baseline"] == 1
