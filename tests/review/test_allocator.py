"""Memory goes back to the system where the allocator can be told so; elsewhere nothing happens."""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Iterator

import pytest

from claimcheck.review import allocator


@pytest.fixture(autouse=True)
def looked_up_anew() -> Iterator[None]:
    allocator._glibc.cache_clear()
    yield
    allocator._glibc.cache_clear()


class Libc:
    """What was asked of it."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, tuple[int, ...]]] = []

    def mallopt(self, *values: int) -> int:
        self.asked.append(("mallopt", values))
        return 1

    def malloc_trim(self, *values: int) -> int:
        self.asked.append(("malloc_trim", values))
        return 1


def test_glibc_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    libc = Libc()
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(ctypes, "CDLL", lambda _: libc)
    allocator.one_arena()
    allocator.give_back()
    assert libc.asked == [("mallopt", (-8, 1)), ("malloc_trim", (0,))]


@pytest.mark.parametrize(("platform", "library"), [("darwin", Libc()), ("linux", object())])
def test_elsewhere_nothing_happens(monkeypatch: pytest.MonkeyPatch, platform: str, library: object) -> None:
    monkeypatch.setattr(sys, "platform", platform)
    monkeypatch.setattr(ctypes, "CDLL", lambda _: library)
    allocator.one_arena()
    allocator.give_back()
    assert getattr(library, "asked", []) == []


@pytest.mark.skipif(sys.platform != "linux", reason="only glibc can be told")
def test_this_system_answers() -> None:
    libc = allocator._glibc()
    if libc is None:
        pytest.skip("not glibc")
    assert libc.malloc_trim(0) in (0, 1)
