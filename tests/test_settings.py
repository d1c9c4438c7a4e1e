from pathlib import Path

import pytest

from claimcheck.errors import SettingsError
from claimcheck.settings import Settings, find, load, read


def write(folder: Path, text: str, name: str = "claimcheck.toml") -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_defaults_without_a_file(tmp_path: Path) -> None:
    assert load(tmp_path) == Settings()


def test_all_keys(tmp_path: Path) -> None:
    write(
        tmp_path,
        'rules = ["mine"]\ncategories = ["intent"]\nmin_severity = "medium"\nfail_on = "any"\n'
        'pipeline = "en_other"\ndisable = ["intent.wants"]\nmax_seconds = 60\nmax_memory = 0.5\n',
    )
    assert load(tmp_path) == Settings(
        rules=(tmp_path / "mine",),
        categories=("intent",),
        min_severity="medium",
        fail_on="any",
        pipeline="en_other",
        disable=("intent.wants",),
        max_seconds=60,
        max_memory=0.5,
    )


def test_found_upward_and_the_nearest_wins(tmp_path: Path) -> None:
    write(tmp_path, 'min_severity = "high"\n')
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    assert load(inner).min_severity == "high"
    write(tmp_path / "a", 'min_severity = "medium"\n')
    assert load(inner).min_severity == "medium"


def test_pyproject(tmp_path: Path) -> None:
    write(tmp_path, '[tool.claimcheck]\nfail_on = "high"\n', "pyproject.toml")
    assert load(tmp_path).fail_on == "high"


def test_pyproject_without_our_table_is_passed_over(tmp_path: Path) -> None:
    write(tmp_path, 'fail_on = "low"\n')
    write(tmp_path / "a", "[tool.other]\nx = 1\n", "pyproject.toml")
    assert load(tmp_path / "a").fail_on == "low"


def test_broken_pyproject_of_others_is_passed_over(tmp_path: Path) -> None:
    write(tmp_path, "[tool.other\n", "pyproject.toml")
    assert load(tmp_path) == Settings()


def test_own_file_before_pyproject(tmp_path: Path) -> None:
    own = write(tmp_path, 'fail_on = "low"\n')
    write(tmp_path, '[tool.claimcheck]\nfail_on = "high"\n', "pyproject.toml")
    assert find(tmp_path) == own


def test_unknown_key_says_file_line_key_and_hint(tmp_path: Path) -> None:
    path = write(tmp_path, '# mine\nmin-severty = "high"\n')
    with pytest.raises(SettingsError) as caught:
        read(path)
    assert str(caught.value) == f"{path}:2: unknown key 'min-severty' (did you mean min_severity?)"


def test_unknown_key_like_nothing_lists_the_keys(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="known keys: baseline, categories, decisions, disable"):
        read(write(tmp_path, "zzz = 1\n"))


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('min_severity = "severe"', "one of low, medium, high"),
        ("fail_on = 3", "one of low, medium, high, any"),
        ('rules = "mine"', "a list of folders"),
        ("disable = [1]", "a list of rule ids"),
        ("pipeline = []", "spaCy pipeline"),
        ("max_seconds = -1", "seconds above 0"),
        ("max_memory = 'much'", "GB above 0"),
    ],
)
def test_wrong_values_say_what_is_expected(tmp_path: Path, text: str, says: str) -> None:
    path = write(tmp_path, text + "\n")
    with pytest.raises(SettingsError) as caught:
        read(path)
    assert says in str(caught.value)
    assert f"{path}:1" in str(caught.value)


def test_not_toml(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="not valid TOML"):
        read(write(tmp_path, "rules = [\n"))


def test_not_text(tmp_path: Path) -> None:
    path = tmp_path / "claimcheck.toml"
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(SettingsError, match="cannot be read"):
        read(path)


def test_wrong_table_in_pyproject(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="must be a table"):
        load(write(tmp_path, "[tool]\nclaimcheck = 3\n", "pyproject.toml").parent)


def test_a_pipeline_folder_is_relative_to_the_file(tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    path = write(tmp_path, 'pipeline = "mine"\n')
    assert read(path).pipeline == str(tmp_path / "mine")
