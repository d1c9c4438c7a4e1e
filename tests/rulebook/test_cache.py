"""Packs that were read before are read faster, and just the same."""

from __future__ import annotations

from pathlib import Path

import pytest

from claimcheck.rulebook import draft
from claimcheck.rulebook.load import load_rules
from claimcheck.rulebook.problem import RuleFileError
from claimcheck.rulebook.source import Source

from .conftest import RULE, MakePack


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "cache"
    monkeypatch.setenv("CLAIMCHECK_CACHE", str(folder))
    return folder


def test_the_same_again(make_pack: MakePack, kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = make_pack(RULE + "    weight: 2.5\n")
    first = load_rules([folder], shipped=False)
    assert len(list(kept.iterdir())) == 1

    def refuse(path: str, content: bytes) -> Source:
        raise AssertionError(f"{path} was read again: {content!r}")

    monkeypatch.setattr(draft, "read", refuse)
    assert load_rules([folder], shipped=False) == first


def test_a_changed_file_is_read_again(make_pack: MakePack, kept: Path) -> None:
    folder = make_pack()
    load_rules([folder], shipped=False)
    path = folder / "rules.yaml"
    path.write_text(path.read_text().replace("want, desire", "want, crave"))
    frame = load_rules([folder], shipped=False).rules[0].matchers[0].frame
    assert frame is not None
    assert frame.predicate == ("want", "crave")
    assert len(list(kept.iterdir())) == 2


def test_errors_have_their_places_each_time(make_pack: MakePack, kept: Path) -> None:
    folder = make_pack(RULE.replace("category: intent", "category: intnt"))
    told = []
    for _ in range(2):
        with pytest.raises(RuleFileError) as caught:
            load_rules([folder], shipped=False)
        told.append(str(caught.value))
    assert told[0] == told[1]
    assert ":4:15: " in told[0]
    assert list(kept.iterdir())


@pytest.mark.parametrize("content", [b"", b"{}", b"[[1, 2, 3]]", b"\xff", b"[" * 100_000])
def test_a_broken_cache_is_done_without(make_pack: MakePack, kept: Path, content: bytes) -> None:
    folder = make_pack()
    first = load_rules([folder], shipped=False)
    (file,) = kept.iterdir()
    file.write_bytes(content)
    assert load_rules([folder], shipped=False) == first


def test_a_cache_that_cannot_be_written_is_done_without(make_pack: MakePack, kept: Path) -> None:
    kept.write_text("a file where the folder should be")
    assert load_rules([make_pack()], shipped=False).rules


def test_no_cache(make_pack: MakePack, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLAIMCHECK_CACHE", "")
    folder = make_pack()
    monkeypatch.chdir(tmp_path)
    assert load_rules([folder], shipped=False).rules
    assert [path.name for path in tmp_path.iterdir()] == [folder.name]
