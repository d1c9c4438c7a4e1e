"""A new pack is well made and does what its examples say."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from claimcheck import resources
from claimcheck.cli import app
from claimcheck.rulebook.schema import schema_text


def run(*arguments: str | Path) -> tuple[int, str]:
    done = CliRunner().invoke(app, ["rules", *map(str, arguments)])
    return done.exit_code, done.output


@pytest.mark.parametrize("name", ["my-rules", "m2"])
def test_new(tmp_path: Path, name: str) -> None:
    status, said = run("new", name, "--dir", tmp_path / "of_mine")
    folder = tmp_path / "of_mine" / name
    assert (status, said.splitlines()[0]) == (0, f"written: {folder}")
    assert run("lint", folder) == (0, "1 rule read, 0 problems\n")
    assert run("test", folder) == (0, "6 examples run, 0 failed, 0 known misses\n")
    comments = [line for line in (folder / "rules.yaml").read_text().splitlines() if "#" in line]
    assert len(comments) > 15
    assert (folder / "schema.json").read_text() == schema_text()


def test_nothing_is_overwritten(tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    status, said = run("new", "mine", "--dir", tmp_path)
    assert status == 2
    assert said == f"claimcheck: {tmp_path / 'mine'}: this is already there (choose another name, or --dir)\n"


@pytest.mark.parametrize("name", ["My Rules", "../up", "", "1st", "a/b"])
def test_a_name_that_will_not_do(tmp_path: Path, name: str) -> None:
    status, said = run("new", name, "--dir", tmp_path)
    assert status == 2
    assert "will not do as the name of a pack" in said
    assert list(tmp_path.iterdir()) == []


def test_the_schema_in_the_checkout_is_current() -> None:
    kept = resources.path("rules", "schema.json").read_text(encoding="utf-8")
    assert kept == schema_text(), "claimcheck rules schema > rules/schema.json"


def test_every_shipped_file_names_the_schema() -> None:
    base = resources.path("rules")
    files = [file for pack in base.rglob("pack.yaml") for file in pack.parent.glob("*.yaml")]
    assert len(files) > 20
    for file in files:
        first = file.read_text(encoding="utf-8").splitlines()[0]
        lead, _, path = first.partition("=")
        assert lead == "# yaml-language-server: $schema", file
        assert (file.parent / path).resolve() == base.resolve() / "schema.json", file
