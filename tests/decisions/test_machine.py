"""The store against a simple model of what it should hold, over any sequence of acts."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule
from report.sample import sample_report

from claimcheck.decisions.model import Draft
from claimcheck.decisions.quote import Anchors
from claimcheck.decisions.state import standing
from claimcheck.decisions.store import Store

_ANCHORS = Anchors(sample_report())
_TARGETS = sorted(_ANCHORS.findings)
_PAPER = _ANCHORS.report.paper.sha256
_REVIEWERS = st.sampled_from(["anna", "ben"])


class StoreMachine(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self._folder = tempfile.TemporaryDirectory()
        self._store = Store(Path(self._folder.name) / "d.sqlite")
        self._acts: dict[str, list[tuple[str, str | None, str]]] = {"anna": [], "ben": []}
        """By reviewer: target, verdict and reason of each act that stands, oldest first."""
        self._rows = 0
        self._last: Draft | None = None

    @rule(
        where=st.sampled_from(_TARGETS),
        reviewer=_REVIEWERS,
        verdict=st.sampled_from(["accepted", "rejected", "unsure", None]),
        reason=st.text(max_size=20),
    )
    def decide(self, where: str, reviewer: str, verdict: str | None, reason: str) -> None:
        self._rows += 1
        made = Draft(f"d{self._rows}", _ANCHORS.findings[where], verdict, reviewer, reason=reason)  # type: ignore[arg-type]
        self._last = made
        self._store.write(made)
        self._acts[reviewer].append((where, verdict, reason))

    @rule()
    def decide_again(self) -> None:
        """A client that got no answer sends its request once more."""
        if self._last is not None:
            self._store.write(self._last)

    @rule(reviewer=_REVIEWERS)
    def undo(self, reviewer: str) -> None:
        row = self._store.undo(f"u{self._rows + 1}", paper=_PAPER, reviewer=reviewer)
        assert (row is not None) == bool(self._acts[reviewer])
        if row is not None:
            self._rows += 1
            assert row.draft.anchor.target == self._acts[reviewer].pop()[0]

    @rule()
    def open_again(self) -> None:
        self._store.close()
        self._store = Store(self._store.path)

    @invariant()
    def nothing_is_lost(self) -> None:
        assert len(self._store.rows()) == self._rows

    @invariant()
    def what_stands_is_the_latest_of_each(self) -> None:
        wanted = {}
        for reviewer, acts in self._acts.items():
            for target, verdict, reason in acts:
                wanted[reviewer, target] = (verdict, reason)
        wanted = {key: said for key, said in wanted.items() if said[0] or said[1]}
        got = {
            (row.draft.reviewer, row.draft.anchor.target): (row.draft.verdict, row.draft.reason)
            for row in standing(self._store.rows())
        }
        assert got == wanted

    def teardown(self) -> None:
        self._store.close()
        self._folder.cleanup()


TestStore = StoreMachine.TestCase
TestStore.settings = settings(max_examples=20, stateful_step_count=25, deadline=None)
