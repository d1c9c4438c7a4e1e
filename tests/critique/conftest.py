from pathlib import Path

import pytest

from claimcheck import check
from claimcheck.records.report import Report

CORPORA = Path(__file__).resolve().parents[2] / "corpora"


@pytest.fixture(scope="session")
def demo() -> Report:
    return check(CORPORA / "demo" / "paper.pdf")
