import sys
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from report.sample import sample_report
from typer.testing import CliRunner, Result

from claimcheck.cli import app
from claimcheck.records.report import Report
from claimcheck.report.select import select

Run = Callable[..., Result]


@pytest.fixture(autouse=True)
def _somewhere_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No settings file of the developer's may count."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")
    for name in ("NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def run() -> Run:
    def invoke(*arguments: str | Path) -> Result:
        return CliRunner().invoke(app, [str(a) for a in arguments])

    return invoke


@pytest.fixture
def checked(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    """Instead of the pipeline: the sample report, and a record of how it was asked for."""
    calls: list[dict[str, Any]] = []

    def check(source: str | Path, **how: Any) -> Report:
        calls.append({"source": source, **how})
        how["on_stage"]("reading")
        how["on_stage"]("language")
        settings = how["settings"]
        return select(sample_report(), categories=settings.categories, min_severity=settings.min_severity)

    monkeypatch.setitem(sys.modules, "claimcheck.pipeline", SimpleNamespace(check=check))
    return calls
