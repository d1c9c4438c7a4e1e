"""Python's search for garbage, put off while a paper is checked."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def put_off() -> Iterator[None]:
    """No search for garbage within; what has no reference left is freed all the same.

    A check makes some hundred thousand records and hardly a cycle among them: looking through them again and again
    took a quarter of its time. Threads may overlap; the first to end brings the search back.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def settle() -> None:
    """Takes what is held now, and nothing else, for lasting: later searches pass over it."""
    gc.unfreeze()
    gc.collect()
    gc.freeze()
