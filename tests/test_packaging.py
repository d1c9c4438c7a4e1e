"""The wheel holds what the checkout holds, and works with no checkout beside it."""

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)], cwd=CHECKOUT, check=True
    )
    (wheel,) = folder.glob("claimcheck_papers-*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder / "site")
    return folder / "site"


def run(site: Path, *command: str) -> str:
    """Run Python with the unpacked wheel in front, away from the checkout."""
    environment = os.environ | {"PYTHONPATH": str(site)}
    done = subprocess.run(
        [sys.executable, *command], cwd=site.parent, env=environment, check=True, capture_output=True, text=True
    )
    return done.stdout


def test_wheel_ships_rules_demo_and_pipeline(unpacked: Path) -> None:
    for wanted in ("_data/rules/anthropomorphism/pack.yaml", "_data/demo/paper.pdf", "language/pipeline/config.cfg"):
        assert (unpacked / "claimcheck" / wanted).is_file(), wanted


def test_wheel_is_small(unpacked: Path) -> None:
    pipeline = sum(f.stat().st_size for f in (unpacked / "claimcheck" / "language" / "pipeline").rglob("*"))
    assert pipeline < 20e6


def test_wheel_reads_its_own_data(unpacked: Path) -> None:
    found = run(unpacked, "-c", "from claimcheck.resources import path; print(path('rules')); print(path('demo'))")
    for line in found.splitlines():
        assert (unpacked / "claimcheck" / "_data") in Path(line).parents


def test_checkout_reads_its_own_data() -> None:
    found = run(CHECKOUT, "-c", "from claimcheck.resources import path; print(path('rules')); print(path('demo'))")
    assert [Path(line) for line in found.splitlines()] == [CHECKOUT / "rules", CHECKOUT / "corpora" / "demo"]


def test_wheel_and_checkout_give_the_same_report(unpacked: Path) -> None:
    paper = unpacked / "claimcheck" / "_data" / "demo" / "paper.pdf"
    command = ("-m", "claimcheck", "check", str(paper), "--format", "json")
    from_wheel, from_checkout = run(unpacked, *command), run(CHECKOUT, *command)
    assert from_wheel == from_checkout
    assert json.loads(from_wheel)["findings"]
