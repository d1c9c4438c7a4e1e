"""The review as a process of its own, as a user starts it."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import threading
from pathlib import Path


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


class Server:
    """``claimcheck review``, started in ``folder``, where it also keeps its data."""

    def __init__(self, folder: Path, *arguments: str | Path, reviewer: str = "anna", port: int | None = None) -> None:
        self.folder, self._arguments, self._reviewer = folder, arguments, reviewer
        self.port = port or free_port()
        self.decisions = folder / "decisions.sqlite"
        self.start()

    def start(self) -> None:
        """Start it (again), and wait for its address."""
        environment = {**os.environ, "XDG_DATA_HOME": str(self.folder / "data"), "TMPDIR": str(self.folder)}
        command = [sys.executable, "-m", "claimcheck", "review", *map(str, self._arguments)]
        options = ["--no-browser", "--port", str(self.port), "--reviewer", self._reviewer]
        self.process = subprocess.Popen(
            [*command, *options, "--decisions", str(self.decisions)],
            cwd=self.folder,
            env=environment,
            stderr=subprocess.PIPE,
            text=True,
        )
        assert self.process.stderr is not None
        said = ""
        for line in self.process.stderr:
            said += line
            if address := re.search(r"http://\S+", line):
                self.address = address.group()
                break
        else:
            raise AssertionError(f"the review did not start: {said}")
        # What comes later must not fill the pipe.
        threading.Thread(target=self.process.stderr.read, daemon=True).start()

    def kill(self) -> None:
        """As ``kill -9``."""
        self.process.kill()
        self.process.wait()

    def stop(self) -> int:
        """As Ctrl-C; the exit status."""
        import signal

        if self.process.poll() is None:
            self.process.send_signal(signal.SIGINT)
        return self.process.wait(20)
