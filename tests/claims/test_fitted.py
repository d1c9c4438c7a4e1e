"""Fitted weights: each can be told in words, and every sign has one."""

from __future__ import annotations

import pytest

from claimcheck.claims.fitted import weights
from claimcheck.claims.salience import reasons, salience


@pytest.mark.parametrize("name", ["salience", "local", "ties", "chances", "passages", "bounds"])
def test_scores_are_shares_and_follow_the_signs(name: str) -> None:
    fitted = weights(name)  # type: ignore[arg-type]
    base = fitted.of({})
    assert 0 < base < 1
    for sign, weight in fitted.of_sign.items():
        changed = fitted.of({sign: 1.0})
        assert (changed > base) == (weight > 0) or changed == base
        assert fitted.of({sign: 1.0, "a sign without a weight": 1.0}) == changed


def test_a_list_of_contributions_counts_more_than_an_appendix() -> None:
    listed = {"stands in the introduction": 1.0, "is in a list of contributions or findings": 1.0}
    assert salience(listed) > salience({"stands in the appendix": 1.0})
    assert reasons(listed)[0].startswith("is in a list of contributions or findings (+")
    assert reasons({"stands in the appendix": 1.0})[0].startswith("stands in the appendix (-")
