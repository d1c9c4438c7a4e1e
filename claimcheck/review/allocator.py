"""Keeps a long-lived server small: what big reports took goes back to the system.

The allocator of glibc gives each thread an arena of its own and keeps what is freed there (malloc(3), mallopt(3),
malloc_trim(3); Linux man-pages 6.05, 2023). A report is read in whichever thread is free, so over an hour each arena
grows to hold the biggest one. Other systems' allocators give back on their own.
"""

from __future__ import annotations

import ctypes
import functools
import sys
from typing import Final

_M_ARENA_MAX: Final = -8
"""From glibc's malloc.h."""


def one_arena() -> None:
    """Let all threads share one arena; to be called before there are threads. Does nothing where there is no glibc."""
    if (libc := _glibc()) is not None:
        libc.mallopt(_M_ARENA_MAX, 1)


def give_back() -> None:
    """Give back to the system what is free. Does nothing where there is no glibc."""
    if (libc := _glibc()) is not None:
        libc.malloc_trim(0)


@functools.cache
def _glibc() -> ctypes.CDLL | None:
    if sys.platform != "linux":
        return None
    library = ctypes.CDLL(None)
    return library if hasattr(library, "malloc_trim") else None  # musl has none
