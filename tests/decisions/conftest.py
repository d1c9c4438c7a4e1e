from collections.abc import Iterator
from pathlib import Path

import pytest
from report.sample import sample_report

from claimcheck.decisions.quote import Anchors
from claimcheck.decisions.store import Store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(tmp_path / "decisions.sqlite") as opened:
        yield opened


@pytest.fixture
def anchors() -> Anchors:
    return Anchors(sample_report())
