import json
import os
import signal
import subprocess
import sys
import time
from importlib.util import find_spec
from pathlib import Path

import pytest

from claimcheck import __version__
from cli.conftest import Run
from cli.pdfs import ENGLISH, text_pdf

HEAVY = ("spacy", "networkx", "pypdfium2", "pypdf", "numpy", "pydantic", "claimcheck.pipeline")


@pytest.mark.parametrize("command", [[], ["check"], ["schema"], ["schema", "report"]])
def test_help_has_an_example(run: Run, command: list[str]) -> None:
    result = run(*command, "--help")
    assert result.exit_code == 0
    assert f"claimcheck {' '.join(command) or 'check'}" in " ".join(result.stdout.split())


@pytest.mark.skipif(find_spec("claimcheck.cli.rules") is None, reason="the rules commands are not here")
def test_rules_are_loaded_when_they_are_called(run: Run) -> None:
    result = run("rules", "--help")
    assert result.exit_code == 0
    assert "lint" in result.stdout


def test_help_of_check_tells_of_the_settings_file(run: Run) -> None:
    text = run("check", "--help").stdout
    assert "claimcheck.toml" in text
    assert "tool.claimcheck" in text


@pytest.mark.parametrize("flag", ["-V", "--version"])
def test_version(run: Run, flag: str) -> None:
    assert run(flag).stdout == f"claimcheck {__version__}\n"


def test_schema(run: Run) -> None:
    made = json.loads(run("schema", "report").stdout)
    assert made["properties"]["schema_version"]["type"] == "integer"


def test_help_imports_nothing_heavy() -> None:
    code = f"""
import sys
sys.argv = ["claimcheck", "--help"]
from claimcheck.cli import main
try:
    main()
except SystemExit as end:
    assert not end.code
print([name for name in {HEAVY!r} if name in sys.modules], file=sys.stderr)
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60)
    assert done.stderr.strip() == "[]"


def test_the_command_as_a_process() -> None:
    start = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-m", "claimcheck", "--help"], capture_output=True, text=True, timeout=60, env=os.environ
    )
    assert done.returncode == 0
    assert "check" in done.stdout
    # 0.4 s is the aim on an idle machine; a busy one must not make this test lie.
    assert time.perf_counter() - start < 4


@pytest.mark.skipif(os.name == "nt", reason="signals are another matter there")
def test_ctrl_c_ends_a_run_with_one_line(tmp_path: Path) -> None:
    paper = tmp_path / "lamp.pdf"
    paper.write_bytes(text_pdf(ENGLISH, copies=30))
    code = """
import signal, sys
signal.signal(signal.SIGINT, signal.default_int_handler)
from claimcheck.cli import main
print("ready", flush=True)
main()
"""
    command = [sys.executable, "-c", code, "check", str(paper), "-o", str(tmp_path / "report.txt")]
    run = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert run.stdout is not None
    run.stdout.readline()
    time.sleep(0.5)
    run.send_signal(signal.SIGINT)
    _, errors = run.communicate(timeout=60)
    assert run.returncode == 130
    assert errors == "claimcheck: stopped before the end; nothing was written\n"
    assert [path.name for path in tmp_path.iterdir()] == ["lamp.pdf"]


def test_without_a_command_and_off_a_terminal_it_shows_its_help(run: Run) -> None:
    result = run()
    assert result.exit_code == 0
    assert "claimcheck check paper.pdf" in " ".join(result.stdout.split())


def test_without_a_command_on_a_terminal_it_opens_the_review(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[bool] = []
    monkeypatch.setattr("claimcheck.cli.review.open_empty", lambda: opened.append(True))
    # The package has the typer app under the name of its module.
    monkeypatch.setattr(sys.modules["claimcheck.cli.app"], "on_a_terminal", lambda: True)
    assert run().exit_code == 0
    assert opened == [True]
    assert run("--version").exit_code == 0
    assert opened == [True]
