"""Packs written for a test."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

PACK = """\
name: {name}
version: "1.0"
kind: {kind}
categories: [intent, deception]
{more}"""

RULE = """\
rules:
  - id: intent.wants
    title: The system is said to want
    category: intent
    rationale: Wanting is a state of mind.
    rewording: ["{agent} produced {object}"]
    frame: {agent: $ai_system, predicate: [want, desire]}
    match: ["The model [[wants]] rest."]
    no_match: ["We want rest."]
"""

MakePack = Callable[..., Path]


@pytest.fixture
def make_pack(tmp_path: Path) -> MakePack:
    """Writes a pack and gives its folder: rule file, name, kind, and what else stands in pack.yaml."""

    def make(rules: str | bytes = RULE, name: str = "mine", kind: str = "framing", more: str = "") -> Path:
        folder = tmp_path / name
        folder.mkdir()
        (folder / "pack.yaml").write_text(PACK.format(name=name, kind=kind, more=more), encoding="utf-8")
        content = rules if isinstance(rules, bytes) else rules.encode()
        (folder / "rules.yaml").write_bytes(content)
        return folder

    return make
