"""What runs in the child process of ``guard.py``: it limits itself, does one task and sends the result."""

from __future__ import annotations

import gc
import os
import pickle
import signal
import sys
import threading
import time
import traceback
from importlib import import_module
from pathlib import Path
from typing import Any, BinaryIO, NoReturn

from claimcheck.errors import PaperError
from claimcheck.paper.guard import TOO_MUCH_MEMORY, TOO_MUCH_TIME
from claimcheck.paper.kinds import Kind, by_name
from claimcheck.paper.model import Paper

_GRACE = 5.0
"""Seconds past its limit after which a child ends itself, should its parent not have done so."""
_LOOK = 0.1
"""Seconds between two looks at memory, clock and parent."""
_ROOM = 256 * 2**20
"""Bytes of address space past the limit: so the child mostly sees its growth before an allocation fails."""

_answers: BinaryIO | None = None


def main() -> None:
    """Read the order from standard input and carry it out."""
    if hasattr(signal, "SIGINT"):
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to hear: it ends us
    carry_out(pickle.load(sys.stdin.buffer))


def carry_out(order: tuple[str, tuple[Any, ...], float, int | None, int]) -> NoReturn:
    """Do what is asked, write the answers to standard output, end the process.

    ``order``: the function as ``package.module:name`` and its arguments, seconds, bytes, and who the parent is.
    """
    global _answers
    task, arguments, seconds, memory, parent = order
    _answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints must not get among the answers
    gc.disable()  # there is hardly a cycle in one task, and with it all ends
    _limit(seconds, memory)
    threading.Thread(target=_watch, args=(seconds, memory, parent), daemon=True).start()
    try:
        module, _, name = task.partition(":")
        answer = ("done", getattr(import_module(module), name)(*arguments))
    except PaperError as error:
        answer = ("refused", error)
    except MemoryError:
        answer = ("memory", None)
    except Exception as error:
        answer = ("failed", (f"{type(error).__name__}: {error}", traceback.format_exc()))
    try:
        _send(answer)
    except MemoryError:
        os._exit(TOO_MUCH_MEMORY)
    # Nothing is left to tidy, and PDFium may not survive the tidying after a damaged file.
    os._exit(0)


def announce(pages: int) -> None:
    """Tell the parent how many pages there are, by which it sets the time; nothing where there is no parent."""
    if _answers is not None:
        _send(("pages", pages))


def read_counted(path: str, password: str | None, kind: Kind | None) -> Paper:
    """The paper at ``path``, a PDF's number of pages announced before it is read.

    Raises:
        PaperError: as :func:`claimcheck.paper.read.read`.
    """
    from claimcheck.paper.read import read

    if (kind or by_name(Path(path))) in (None, "pdf"):
        import pypdfium2

        try:
            document = pypdfium2.PdfDocument(path, password=password)
        except (pypdfium2.PdfiumError, OSError):
            pass  # reading will say what is wrong, or mend it
        else:
            announce(len(document))
            document.close()
    return read(Path(path), password=password, kind=kind)


def _send(answer: tuple[str, Any]) -> None:
    assert _answers is not None
    pickle.dump(answer, _answers, protocol=5)
    _answers.flush()


def _limit(seconds: float, memory: int | None) -> None:
    try:
        import resource
    except ImportError:  # Windows
        return
    limits = [(resource.RLIMIT_CORE, 0), (resource.RLIMIT_CPU, int(seconds + _GRACE) + 1)]
    if memory is not None:
        limits.append((resource.RLIMIT_AS, memory + _ROOM))
    for which, most in limits:
        _, hard = resource.getrlimit(which)
        if hard != resource.RLIM_INFINITY:
            most = min(most, hard)
        try:
            resource.setrlimit(which, (most, most))
        except (ValueError, OSError):
            continue  # macOS knows RLIMIT_AS and refuses it: there _watch alone holds the limit


def _watch(seconds: float, memory: int | None, parent: int) -> None:
    """End the process when it grows too large, lives too long, or has lost its parent."""
    end = time.monotonic() + seconds + _GRACE
    while True:
        time.sleep(_LOOK)
        if memory is not None and _peak() > memory:
            os._exit(TOO_MUCH_MEMORY)
        if time.monotonic() > end:
            os._exit(TOO_MUCH_TIME)
        if os.name != "nt" and os.getppid() != parent:
            os._exit(1)


def _peak() -> int:
    """The most memory the process has held, in bytes; 0 where the system does not tell."""
    try:
        import resource
    except ImportError:
        return 0
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak if sys.platform == "darwin" else peak * 1024
