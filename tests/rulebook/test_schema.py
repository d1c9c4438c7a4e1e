"""The JSON Schema that editors use accepts what loads, and refuses a slip."""

from __future__ import annotations

from pathlib import Path

import jsonschema
import pytest

from claimcheck import resources
from claimcheck.rulebook.schema import json_schema
from claimcheck.rulebook.source import read

from .conftest import RULE

VALIDATOR = jsonschema.Draft202012Validator(json_schema())


def test_it_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(json_schema())


@pytest.mark.parametrize(
    "pack", sorted(p.parent for p in resources.path("rules").glob("*/pack.yaml")), ids=lambda p: p.name
)
def test_shipped_packs_fit(pack: Path) -> None:
    for file in sorted(pack.glob("*.yaml")):
        data = read(str(file), file.read_bytes()).data
        errors = [f"{file.name}: {list(e.absolute_path)} {e.message[:200]}" for e in VALIDATOR.iter_errors(data)]
        assert not errors


def test_a_slip_is_refused() -> None:
    good = read("x", RULE.encode()).data
    assert VALIDATOR.is_valid(good)
    assert not VALIDATOR.is_valid(read("x", RULE.replace("title", "titel").encode()).data)
