from pathlib import Path

import pytest

from claimcheck.decisions.apply import decided, with_decisions
from claimcheck.decisions.quote import Anchors
from claimcheck.decisions.store import Store
from claimcheck.errors import DecisionError

from .helpers import draft


def test_findings_carry_what_was_decided(store: Store, anchors: Anchors) -> None:
    store.write(draft(anchors, "f0", "accepted"))
    store.write(draft(anchors, "f0", "accepted", "ben", category="agency", reason="it acts"))
    store.write(draft(anchors, "f1", "rejected"))
    store.write(draft(anchors, "f2", "accepted"))
    store.write(draft(anchors, "f2", "rejected", "ben"))
    report = decided(anchors.report, store.path)
    by_id = {f.id: f for f in report.findings}
    assert [(d.reviewer, d.category) for d in by_id["f0"].decisions] == [("anna", None), ("ben", "agency")]
    assert [by_id[name].settled for name in ("f0", "f1", "f2", "f3")] == [True, False, None, None]
    assert all(f.flagged == g.flagged for f, g in zip(report.findings, anchors.report.findings, strict=True))
    assert report.coverage.notes[-1] == (
        "By the decisions of reviewers: 1 finding accepted, 1 finding rejected, 1 finding left open."
    )


def test_moved_and_orphaned_ones_are_told(anchors: Anchors, store: Store) -> None:
    rows = [store.write(draft(anchors, "f0")), store.write(draft(anchors, "f5"))]
    report = anchors.report
    less = report.model_copy(
        update={
            "findings": tuple(f.model_copy(update={"rule": "intent.other"}) for f in report.findings if f.id != "f5")
        }
    )
    notes = with_decisions(less, rows).coverage.notes
    assert any("carried over" in note for note in notes)
    assert any("no place" in note for note in notes)
    assert with_decisions(less, rows).findings[0].decisions[0].moved


def test_without_decisions_nothing_changes(anchors: Anchors) -> None:
    assert with_decisions(anchors.report, []) == anchors.report


def test_the_file_must_exist(anchors: Anchors, tmp_path: Path) -> None:
    with pytest.raises(DecisionError, match="no such file"):
        decided(anchors.report, tmp_path / "none.sqlite")
