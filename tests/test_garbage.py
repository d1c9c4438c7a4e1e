"""Searches for garbage are put off, and come back."""

from __future__ import annotations

import gc

import pytest

from claimcheck import garbage


def test_put_off_and_brought_back() -> None:
    assert gc.isenabled()
    with garbage.put_off():
        assert not gc.isenabled()
        with garbage.put_off():
            pass
        assert not gc.isenabled(), "the inner one found it off and leaves it off"
    assert gc.isenabled()


def test_brought_back_after_an_error() -> None:
    with pytest.raises(ValueError, match="no paper"), garbage.put_off():
        raise ValueError("no paper")
    assert gc.isenabled()


def test_left_off_where_it_was_off() -> None:
    gc.disable()
    try:
        with garbage.put_off():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_what_is_settled_is_passed_over() -> None:
    held = [[n] for n in range(100)]
    before = gc.get_freeze_count()
    garbage.settle()
    try:
        assert gc.get_freeze_count() >= before + len(held)
    finally:
        gc.unfreeze()
