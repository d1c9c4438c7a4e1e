import json
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from claimcheck.errors import PaperError
from claimcheck.records.report import Report
from cli.conftest import Run

pytestmark = pytest.mark.usefixtures("checked")


def breaks(monkeypatch: pytest.MonkeyPatch, error: BaseException) -> None:
    def check(*_: Any, **__: Any) -> Report:
        raise error

    monkeypatch.setitem(sys.modules, "claimcheck.pipeline", SimpleNamespace(check=check))


def test_terminal_is_the_default(run: Run) -> None:
    result = run("check", "sorter.pdf")
    assert result.exit_code == 0
    assert "THE FINDINGS" in result.stdout
    assert "\x1b" not in result.stdout
    assert result.stderr == ""


def test_colours_only_where_they_are_wanted(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")
    assert "\x1b" not in run("check", "sorter.pdf").stdout
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "\x1b[1;4mWants" in run("check", "sorter.pdf").stdout
    assert "\x1b" not in run("check", "sorter.pdf", "--no-color").stdout
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b" not in run("check", "sorter.pdf").stdout


def test_json(run: Run) -> None:
    result = run("check", "sorter.pdf", "--format", "json")
    assert result.exit_code == 0
    report = Report.model_validate_json(result.stdout)
    assert len(report.findings) == 6


def test_output_is_written_whole(run: Run, tmp_path: Path) -> None:
    target = tmp_path / "report.json"
    target.write_text("old")
    result = run("check", "sorter.pdf", "-f", "json", "-o", target)
    assert result.exit_code == 0
    assert result.stdout == ""
    assert json.loads(target.read_text(encoding="utf-8"))["schema_version"] == 1
    assert [p.name for p in tmp_path.iterdir()] == ["report.json"]


def test_output_of_the_terminal_report_has_no_colours(run: Run, tmp_path: Path) -> None:
    assert run("check", "sorter.pdf", "-o", tmp_path / "r.txt").exit_code == 0
    assert "\x1b" not in (tmp_path / "r.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize(("name", "json_wanted"), [("r.json", True), ("r.txt", False)])
def test_the_ending_of_the_output_tells_the_format(run: Run, tmp_path: Path, name: str, json_wanted: bool) -> None:
    run("check", "sorter.pdf", "-o", tmp_path / name)
    assert (tmp_path / name).read_text(encoding="utf-8").startswith("{") == json_wanted


def test_output_into_no_folder_is_one_line(run: Run, tmp_path: Path) -> None:
    result = run("check", "sorter.pdf", "-o", tmp_path / "no" / "r.json")
    assert result.exit_code == 2
    assert result.stderr.count("\n") == 1
    assert "cannot be written" in result.stderr


@pytest.mark.parametrize(("threshold", "status"), [("any", 1), ("low", 1), ("medium", 1), ("high", 1)])
def test_fail_on(run: Run, threshold: str, status: int) -> None:
    result = run("check", "sorter.pdf", "--fail-on", threshold)
    assert result.exit_code == status
    assert "THE FINDINGS" in result.stdout


def test_fail_on_looks_at_what_is_shown(run: Run) -> None:
    assert run("check", "sorter.pdf", "--category", "cognition", "--fail-on", "high").exit_code == 0
    assert run("check", "sorter.pdf", "--category", "cognition", "--fail-on", "medium").exit_code == 1


def test_fail_on_passes_over_what_is_not_flagged(run: Run) -> None:
    assert run("check", "sorter.pdf", "--category", "emotion", "--fail-on", "any").exit_code == 0


def test_flags_win_over_the_settings_file(run: Run, tmp_path: Path, checked: list[dict[str, Any]]) -> None:
    (tmp_path / "claimcheck.toml").write_text(
        'min_severity = "high"\ncategories = ["intent"]\nrules = ["a"]\nfail_on = "high"\n'
    )
    assert run("check", "x.pdf").exit_code == 1
    run("check", "x.pdf", "--min-severity", "low", "-c", "emotion", "-c", "social", "-r", "b")
    first, second = (call["settings"] for call in checked)
    assert (first.min_severity, first.categories, first.rules) == ("high", ("intent",), (tmp_path / "a",))
    assert (second.min_severity, second.categories) == ("low", ("emotion", "social"))
    assert second.rules == (tmp_path / "a", Path("b"))


def test_wrong_settings_file_is_one_line(run: Run, tmp_path: Path) -> None:
    (tmp_path / "claimcheck.toml").write_text("ruels = []\n")
    result = run("check", "x.pdf")
    assert result.exit_code == 2
    assert result.stderr == f"claimcheck: {tmp_path}/claimcheck.toml:1: unknown key 'ruels' (did you mean rules?)\n"


def test_password_reaches_the_reader(run: Run, checked: list[dict[str, Any]]) -> None:
    run("check", "x.pdf", "--password", "open sesame")
    assert checked[0]["password"] == "open sesame"


def test_timings_go_to_standard_error(run: Run) -> None:
    result = run("check", "x.pdf", "-f", "json", "--timings")
    assert {"reading", "language", "total"} <= {line.split()[0] for line in result.stderr.splitlines()}
    json.loads(result.stdout)


def test_errors_for_users_are_one_line(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    breaks(monkeypatch, PaperError("it is\nempty", where="x.pdf", hint="download it again"))
    result = run("check", "x.pdf")
    assert result.exit_code == 2
    assert result.stdout == ""
    assert result.stderr == "claimcheck: x.pdf: it is empty (download it again)\n"


def test_bugs_are_one_line(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    breaks(monkeypatch, RuntimeError("no such thing"))
    result = run("check", "x.pdf")
    assert result.exit_code == 3
    assert result.stderr.count("\n") == 1
    assert "this is a bug in claimcheck" in result.stderr
    assert "--debug" in result.stderr


def test_debug_shows_the_traceback(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    breaks(monkeypatch, RuntimeError("no such thing"))
    result = run("check", "x.pdf", "--debug")
    assert result.exit_code == 3
    assert "Traceback" in result.stderr


def test_interrupt(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    breaks(monkeypatch, KeyboardInterrupt())
    result = run("check", "x.pdf")
    assert result.exit_code == 130
    assert result.stderr.count("\n") == 1


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["chekc", "x.pdf"], "Did you mean 'check'?"),
        (["check"], "Missing argument"),
        (["check", "x.pdf", "--formt", "json"], "--format"),
        (["check", "x.pdf", "--format", "yaml"], "'yaml' is not one of"),
        (["check", "x.pdf", "--min-severity", "huge"], "is not one of"),
        (["check", "x.pdf", "y.pdf"], "unexpected extra argument"),
        (["schema", "reprot"], "reprot"),
    ],
)
def test_wrong_usage_is_one_line(run: Run, arguments: list[str], says: str) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert result.stderr.startswith("claimcheck: ")
    assert result.stderr.count("\n") == 1
    assert says in result.stderr
