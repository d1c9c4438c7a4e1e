"""The decisions on one open paper: what each reviewer sees of them."""

from __future__ import annotations

import threading
from collections import Counter
from dataclasses import dataclass, replace
from typing import Any, Final

from claimcheck.decisions.estimate import precision, recall, settled
from claimcheck.decisions.model import Anchor, Draft, Row, Subject
from claimcheck.decisions.place import Placed, Placement, place
from claimcheck.decisions.quote import Anchors
from claimcheck.decisions.shares import Share, agreements
from claimcheck.decisions.store import Store
from claimcheck.records.decision import DecisionVerdict
from claimcheck.review.items import Item, Items

_SUBJECTS: Final[dict[str, Subject]] = {"finding": "finding", "sample": "sample", "missed": "missed"}


class OutOfDateError(Exception):
    """The page speaks of a finding or sentence that this report does not have."""


@dataclass(frozen=True, slots=True)
class Said:
    """What a page sends: the whole of what its reviewer says of one item."""

    key: str
    reviewer: str
    subject: str
    target: str
    verdict: DecisionVerdict | None = None
    category: str | None = None
    reason: str = ""
    sentence: str = ""
    """For a new missed one: target of the sentence; ``target`` is empty then."""
    selected: str = ""


class Board:
    """Rows of one paper, kept up to date with the file. Safe to use from several threads."""

    def __init__(self, anchors: Anchors, items: Items, store: Store) -> None:
        self._anchors, self._items, self._store = anchors, items, store
        self._lock = threading.Lock()
        self._rows: list[Row] = []
        self._placement = Placement((), ())
        self._paper = anchors.report.paper
        if anchors.sentences:
            store.remember(next(iter(anchors.sentences.values())), items.checked)

    def decide(self, said: Said) -> str:
        """Write a decision; the target that it is on.

        Raises:
            OutOfDateError: there is no such item (any more).
            DecisionError: the file cannot be written.
        """
        anchor = self._anchor(said)
        category = said.category if said.category != anchor.category else None
        self._store.write(
            Draft(
                key=said.key,
                anchor=anchor,
                verdict=said.verdict,
                reviewer=said.reviewer,
                category=category or None,
                reason=said.reason,
            )
        )
        return anchor.target

    def undo(self, key: str, reviewer: str) -> str | None:
        """Take back the reviewer's last decision on this paper; its target, None when there was none."""
        row = self._store.undo(key, paper=self._paper.sha256, reviewer=reviewer)
        return row.draft.anchor.target if row is not None else None

    def missed(self) -> list[Item]:
        """The sentences that somebody marked as missed, and nobody took back."""
        found: dict[str, Item] = {}
        for p in self._placed():
            if p.row.draft.anchor.subject == "missed" and p.target not in found:
                found[p.target] = self._items.missed(p.row.draft.anchor, p.sentence, p.row.draft.category or "")
        return list(found.values())

    def sampled(self) -> int:
        """How many sampled sentences somebody decided on."""
        return len({p.target for p in self._placed() if p.row.draft.anchor.subject == "sample"})

    def item(self, target: str) -> Item:
        """The item of a target.

        Raises:
            OutOfDateError: there is none.
        """
        if target in self._items.findings:
            return self._items.findings[target]
        for item in self.missed():
            if item.target == target:
                return item
        try:
            return self._items.sample(target)
        except KeyError:
            raise OutOfDateError from None

    def state(self, reviewer: str) -> dict[str, Any]:
        """All that a page of this reviewer needs; what others said is told only of what the reviewer has decided."""
        placed = self._placed()
        mine = {p.target: p for p in placed if p.row.draft.reviewer == reviewer}
        others: dict[str, list[dict[str, Any]]] = {}
        for p in placed:
            own = mine.get(p.target)
            if p.row.draft.reviewer != reviewer and own is not None and own.row.draft.verdict:
                others.setdefault(p.target, []).append({"reviewer": p.row.draft.reviewer, **_told(p)})
        return {
            "seq": self._rows[-1].number if self._rows else 0,
            "mine": {target: _told(p) for target, p in mine.items()},
            "others": others,
            "missed": [item.target for item in self.missed()],
            "progress": self._progress(mine),
        }

    def _progress(self, mine: dict[str, Placed]) -> dict[str, Any]:
        flagged = [target for target, item in self._items.findings.items() if item.flagged]
        said = Counter(mine[t].row.draft.verdict if t in mine else None for t in flagged)
        own = [p.row for p in mine.values()]
        estimate = recall(own, {self._paper.sha256: self._items.checked})
        right = precision(settled(own, "finding"))
        return {
            "total": len(flagged),
            "done": len(flagged) - said[None],
            "accepted": said["accepted"],
            "rejected": said["rejected"],
            "unsure": said["unsure"],
            "precision": _percent(right) if right.total else "",
            "recall": f"{_interval(estimate.value, estimate.interval)}" if estimate else "",
            "sampled": estimate.sampled.total if estimate else 0,
            "agreement": [
                {
                    "reviewers": list(both.reviewers),
                    "same": both.same.hits,
                    "of": both.same.total,
                    "kappa": None if both.kappa is None else round(both.kappa, 2),
                }
                for both in agreements(self._rows)
            ],
            "moved": len(self._placement.moved),
            "orphans": [
                {"quote": o.row.draft.anchor.quote[:200], "rule": o.row.draft.anchor.rule, "why": o.why}
                for o in self._placement.orphans
            ],
        }

    def _placed(self) -> tuple[Placed, ...]:
        with self._lock:
            last = self._rows[-1].number if self._rows else 0
            new = self._store.rows(paper=self._paper.sha256, title=self._paper.title, after=last)
            if new:
                self._rows = [*self._rows, *map(self._lean, new)]
                self._placement = place(self._anchors, self._rows)
            return self._placement.placed

    def _lean(self, row: Row) -> Row:
        """The row with the anchor that is in memory already: a long history repeats the same few."""
        own = self._anchors.findings.get(row.draft.anchor.target) or self._anchors.sentences.get(
            row.draft.anchor.target
        )
        return replace(row, draft=replace(row.draft, anchor=own)) if own == row.draft.anchor else row

    def _anchor(self, said: Said) -> Anchor:
        try:
            match _SUBJECTS[said.subject]:
                case "finding":
                    return self._anchors.findings[said.target]
                case "sample":
                    return self._anchors.sentences[said.target]
                case "missed":
                    if not said.target:
                        return self._anchors.missed(said.sentence, said.selected)
                    known = (p.row.draft.anchor for p in self._placed() if p.target == said.target)
                    return next(known)
        except (KeyError, StopIteration):
            raise OutOfDateError from None


def _told(placed: Placed) -> dict[str, Any]:
    draft = placed.row.draft
    return {
        "verdict": draft.verdict,
        "category": draft.category,
        "reason": draft.reason,
        "moved": placed.moved,
    }


def _percent(share: Share) -> str:
    return _interval(share.value, share.interval)


def _interval(value: float, bounds: tuple[float, float]) -> str:
    low, high = bounds
    return f"{value:.0%} ({low:.0%} to {high:.0%})"
