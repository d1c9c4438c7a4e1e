"""The same paper gives the same report in another process, whatever the seed of its hashes."""

import os
import subprocess
import sys
from pathlib import Path

PAPER = Path(__file__).resolve().parents[2] / "corpora" / "demo" / "paper.pdf"


def _report(seed: str) -> bytes:
    return subprocess.run(
        [sys.executable, "-m", "claimcheck", "check", str(PAPER), "--format", "json", "--quiet"],
        env={**os.environ, "PYTHONHASHSEED": seed},
        capture_output=True,
        check=True,
    ).stdout


def test_hash_seeds_change_nothing() -> None:
    first = _report("0")
    assert first.startswith(b"{")
    assert first == _report("1")
