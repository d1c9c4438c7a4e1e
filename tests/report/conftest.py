import pytest

from claimcheck.records.report import Report
from report.sample import sample_report


@pytest.fixture
def report() -> Report:
    return sample_report()
