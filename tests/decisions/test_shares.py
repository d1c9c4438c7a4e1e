import pytest

from claimcheck.decisions.quote import Anchors
from claimcheck.decisions.shares import agreements, kappa
from claimcheck.decisions.store import Store

from .helpers import draft


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ([], None),
        ([("a", "a")] * 3, None),
        ([("a", "a"), ("r", "r")], 1.0),
        ([("a", "r"), ("r", "a")], -1.0),
        ([("a", "a"), ("a", "r"), ("r", "a"), ("r", "r")], 0.0),
        # Cohen's formula by hand: 20 + 15 of 50 agree; 0.5 x 0.6 + 0.5 x 0.4 by chance.
        ([("a", "a")] * 20 + [("a", "r")] * 5 + [("r", "a")] * 10 + [("r", "r")] * 15, 0.4),
    ],
)
def test_kappa(said: list[tuple[str, str]], expected: float | None) -> None:
    assert kappa(said) == (None if expected is None else pytest.approx(expected))


def test_two_reviewers_and_where_they_differ(store: Store, anchors: Anchors) -> None:
    for finding, a, b in (("f0", "accepted", "accepted"), ("f1", "accepted", "rejected"), ("f2", "unsure", "unsure")):
        store.write(draft(anchors, finding, a))
        store.write(draft(anchors, finding, b, "ben"))
    store.write(draft(anchors, "f3", reviewer="ben"))
    [both] = agreements(store.rows())
    assert both.reviewers == ("anna", "ben")
    assert (both.same.hits, both.same.total) == (2, 3)
    assert [(x.draft.anchor.trigger, y.draft.verdict) for x, y in both.apart] == [("wants", "rejected")]


def test_the_same_verdict_with_another_category_differs(store: Store, anchors: Anchors) -> None:
    store.write(draft(anchors, "f0"))
    store.write(draft(anchors, "f0", reviewer="ben", category="agency"))
    [both] = agreements(store.rows())
    assert len(both.apart) == 1
    assert both.same.hits == 1


def test_one_reviewer_agrees_with_nobody(store: Store, anchors: Anchors) -> None:
    store.write(draft(anchors, "f0"))
    assert agreements(store.rows()) == []
