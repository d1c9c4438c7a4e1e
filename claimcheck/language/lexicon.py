"""The word lists of the language stage, read from ``rules/language``."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from claimcheck import resources
from claimcheck.errors import RuleError


@lru_cache(maxsize=16)
def read(name: str) -> Mapping[str, Any]:
    """``rules/language/<name>.yaml`` as a mapping.

    Raises:
        RuleError: the file is not YAML or not a mapping.
        FileNotFoundError: the installation is broken.
    """
    return read_file(resources.path("rules", "language", f"{name}.yaml"))


def read_file(path: Path) -> Mapping[str, Any]:
    """A word-list file.

    Raises:
        RuleError: it is not YAML or not a mapping.
    """
    import srsly
    from srsly.ruamel_yaml.error import YAMLError

    try:
        found = srsly.read_yaml(path)  # type: ignore[attr-defined]
    except (ValueError, YAMLError) as problem:
        raise RuleError(
            f"this word list is not YAML: {problem}", where=str(path), hint="see the line named"
        ) from problem
    if not isinstance(found, dict):
        raise RuleError("a word list is a mapping of names to lists", where=str(path), hint="start with `name: [...]`")
    return found


def words(table: Mapping[str, Any], key: str) -> frozenset[str]:
    """The list at ``key`` as a set of strings."""
    return frozenset(str(w) for w in table.get(key, ()))


def word_table(table: Mapping[str, Any], key: str) -> dict[str, frozenset[str]]:
    """The mapping of lists at ``key`` as sets of strings."""
    return {str(k): frozenset(str(w) for w in v) for k, v in table.get(key, {}).items()}
