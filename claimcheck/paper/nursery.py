"""A process that has imported what reading needs and forks a child for each PDF: as safe as a fresh one, and cheaper.

For those who read many papers one after the other. The nursery itself opens no file: a PDF that crashes its reader, or
is ended for its time or memory, ends one fork. Forks need Linux; elsewhere each PDF has a fresh Python.
"""

from __future__ import annotations

import contextlib
import os
import pickle
import select
import signal
import socket
import subprocess
import sys
from pathlib import Path
from typing import Any, BinaryIO, Final

_BOOT = (
    "import pickle, sys; sys.path[:] = pickle.load(sys.stdin.buffer); "
    "from claimcheck.paper.nursery import serve; serve(int(sys.argv[1]))"
)
_LONGEST_ORDER: Final = 65536
_KILL: Final = b"kill"
_GONE: Final = -int(signal.SIGTERM)
"""The status of a child whose nursery is gone."""


def possible() -> bool:
    """Whether this system can fork safely."""
    return sys.platform == "linux" and bool(sys.executable) and not getattr(sys, "frozen", False)


class Nursery:
    """Starts on first use; one child at a time. A context manager, at whose end no process is left."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None
        self._line: socket.socket | None = None

    def __enter__(self) -> Nursery:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """End the nursery and its child."""
        if self._line is not None:
            self._line.close()
            self._line = None
        if self._process is not None:
            self._process.kill()  # a child of it sees that it has lost its parent, and was killed before
            self._process.wait()
            self._process = None

    def start(self, order: tuple[Any, ...], errors: BinaryIO) -> Forked:
        """A child that carries out the order of :func:`claimcheck.paper.child.carry_out`.

        Raises:
            OSError: no process can be started.
        """
        message = pickle.dumps(order)
        reads, writes = os.pipe()
        try:
            try:
                self._send(message, [writes, errors.fileno()])
            except OSError:  # it was killed, perhaps for want of memory
                self.close()
                self._send(message, [writes, errors.fileno()])
        except BaseException:
            os.close(reads)
            raise
        finally:
            os.close(writes)
        assert self._line is not None
        return Forked(self._line, os.fdopen(reads, "rb"))

    def _send(self, message: bytes, files: list[int]) -> None:
        if self._process is not None and self._process.poll() is not None:
            self.close()
        if self._line is None:
            self._begin()
        assert self._line is not None
        socket.send_fds(self._line, [message], files)

    def _begin(self) -> None:
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        with theirs:
            self._process = subprocess.Popen(
                [sys.executable, "-I", "-S", "-c", _BOOT, str(theirs.fileno())],
                stdin=subprocess.PIPE,
                pass_fds=[theirs.fileno()],
            )
        self._line = ours
        assert self._process.stdin is not None
        with self._process.stdin as sent:
            pickle.dump([*sys.path, str(Path(__file__).resolve().parents[2])], sent)


class Forked:
    """A child of the nursery, with what :class:`claimcheck.paper.guard.Child` uses of a ``subprocess.Popen``."""

    def __init__(self, line: socket.socket, stdout: BinaryIO) -> None:
        self._line = line
        self._status: int | None = None
        self.stdin = None
        self.stdout = stdout

    def kill(self) -> None:
        """End it, if it still runs."""
        if self._status is None:
            with contextlib.suppress(OSError):  # its nursery is gone, and it ends itself
                self._line.send(_KILL)

    def wait(self) -> int:
        """The exit status, negative for a signal, once it is gone."""
        if self._status is None:
            try:
                said = self._line.recv(64)
            except OSError:
                said = b""
            self._status = int(said) if said else _GONE
        return self._status


def serve(number: int) -> None:
    """Fork a child for each order that comes over the socket of this number, until it is closed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to hear
    import pypdfium2.raw

    from claimcheck import garbage
    from claimcheck.paper import child, outline, pdf, read

    del pypdfium2, outline, pdf, read  # imported for the children
    garbage.settle()  # so that a child need not touch it
    # Whoever asks may go, on Ctrl-C say, before the answer.
    with socket.socket(fileno=number) as line, contextlib.suppress(ConnectionError):
        while True:
            message, files, _, _ = socket.recv_fds(line, _LONGEST_ORDER, 2)
            if not message:
                return
            if not files:
                continue  # to kill a child that had just ended
            alive, life = os.pipe()
            pid = os.fork()
            if pid == 0:
                _become_child(line, files, alive)
                child.carry_out((*pickle.loads(message)[:-1], os.getppid()))
            for file in (*files, life):
                os.close(file)
            line.send(str(_ended(pid, alive, line)).encode())


def _become_child(line: socket.socket, files: list[int], alive: int) -> None:
    line.close()
    os.close(alive)
    for file, place in zip(files, (1, 2), strict=True):
        os.dup2(file, place)
        os.close(file)


def _ended(pid: int, alive: int, line: socket.socket) -> int:
    """The child's exit status; kills it on order, or when the line is closed."""
    while True:
        ready, _, _ = select.select([alive, line.fileno()], [], [])
        if alive in ready:  # its end of the pipe closed with it
            break
        os.kill(pid, signal.SIGKILL)
        if not line.recv(64):
            os.waitpid(pid, 0)
            os._exit(0)
    os.close(alive)
    _, status = os.waitpid(pid, 0)
    return os.waitstatus_to_exitcode(status)
