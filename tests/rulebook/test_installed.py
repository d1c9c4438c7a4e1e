"""A rule pack in a package that was really installed is loaded for everyone."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from .conftest import RULE

PROJECT = """\
[build-system]
requires = ["hatchling"]
build-backend = "hatchling.build"

[project]
name = "weather-rules"
version = "1.0"

[project.entry-points."claimcheck.packs"]
weather = "weather_rules"

[tool.hatch.build.targets.wheel]
packages = ["weather_rules"]
"""
PACK = 'name: weather\nversion: "1.0"\nkind: framing\ncategories: [intent]\n'


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder into which the project has been installed, without network."""
    project = tmp_path_factory.mktemp("project")
    package = project / "weather_rules"
    package.mkdir()
    (project / "pyproject.toml").write_text(PROJECT)
    (package / "__init__.py").write_text("raise AssertionError('a pack is read, not imported')\n")
    (package / "pack.yaml").write_text(PACK)
    (package / "moods.yaml").write_text(RULE.replace("intent.wants", "intent.of_weather"))
    target = tmp_path_factory.mktemp("site")
    command = "-m pip install -q --no-deps --no-index --no-build-isolation --disable-pip-version-check --target"
    subprocess.run([sys.executable, *command.split(), str(target), str(project)], check=True)
    return target


def rules(site: Path, *arguments: str) -> str:
    """What ``claimcheck rules`` prints where the package is installed."""
    environment = os.environ | {"PYTHONPATH": os.pathsep.join([str(site), *sys.path])}
    command = [sys.executable, "-m", "claimcheck", "rules", *arguments]
    return subprocess.run(command, env=environment, check=True, capture_output=True, text=True).stdout


def test_it_is_listed(site: Path) -> None:
    assert "intent.of_weather" in rules(site, "list", "--kind", "framing")
    assert str(site) in rules(site, "show", "intent.of_weather")


def test_it_can_be_extended(site: Path, tmp_path: Path) -> None:
    (tmp_path / "pack.yaml").write_text(
        "name: louder\nversion: '1'\nkind: framing\ncategories: [intent]\nextends: weather\n"
        "change:\n  intent.of_weather: {severity: high}\n"
    )
    listed = rules(site, "list", "--rules", str(tmp_path))
    (line,) = [line for line in listed.splitlines() if line.startswith("intent.of_weather ")]
    assert "high" in line
