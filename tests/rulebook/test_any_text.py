"""Whatever stands in a rule file, it loads or is refused in a way that its author can read."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.errors import RuleError
from claimcheck.rulebook.load import load_rules

from .conftest import PACK, RULE

KEYS = st.sampled_from(
    """rules id title category severity scope rationale rewording source aliases weight exemption frame phrase token
    dependency any except near match no_match todo_match agent predicate object oblique complement form head prep text
    stance because cite words name version kind categories extends disable change LEMMA LOWER POS OP IN RIGHT_ID
    RIGHT_ATTRS""".split()
)
VALUES = st.sampled_from(
    ["intent", "a.b", "$ai_system", "$x", "want", "want/VERB", "", "high", "negated", "framing", ">"]
)
DATA = st.recursive(
    VALUES | st.booleans() | st.integers() | st.floats() | st.none() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=4),
    max_leaves=20,
)
YAML_MARKS = st.text(alphabet="ab:-[]{}&*!|>'\"%@`#,?\\ \n\t$/~<=.1", max_size=80)


def _try(pack: bytes, rules: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "pack.yaml").write_bytes(pack)
        (Path(folder) / "rules.yaml").write_bytes(rules)
        told = _refusal(Path(folder))
        assert told is None or told.strip()


def _refusal(folder: Path) -> str | None:
    try:
        load_rules([folder], shipped=False)
    except RuleError as error:
        return str(error)
    return None


GOOD_PACK = PACK.format(name="mine", kind="framing", more="").encode()


@settings(deadline=None, max_examples=150)
@given(YAML_MARKS | st.text(max_size=60))
def test_any_text(text: str) -> None:
    _try(GOOD_PACK, text.encode("utf-8", "surrogatepass"))
    _try(text.encode("utf-8", "surrogatepass"), RULE.encode())


@settings(deadline=None, max_examples=100)
@given(st.binary(max_size=60))
def test_any_bytes(content: bytes) -> None:
    _try(GOOD_PACK, content)


@settings(deadline=None, max_examples=200)
@given(DATA, DATA)
def test_any_data(pack: Any, rule: Any) -> None:
    _try(GOOD_PACK, json.dumps({"rules": [rule]}).encode())
    _try(json.dumps(pack).encode(), RULE.encode())


@settings(deadline=None, max_examples=150)
@given(
    st.integers(0, len(RULE)),
    st.integers(0, 12),
    st.sampled_from(["", ":", "[", "'", '"', "\n", "  ", "- ", "{", "&a "]),
)
def test_any_slip_of_the_pen(place: int, length: int, typed: str) -> None:
    _try(GOOD_PACK, (RULE[:place] + typed + RULE[place + length :]).encode())


def test_nested_deeply() -> None:
    _try(GOOD_PACK, b"rules: " + b"[" * 5000)
    _try(GOOD_PACK, b"rules: " + b"[" * 700 + b"]" * 700)


def test_anchors_cannot_blow_up() -> None:
    bomb = "a: &a [x, x]\n" + "".join(
        f"{chr(98 + i)}: &{chr(98 + i)} [*{chr(97 + i)}, *{chr(97 + i)}]\n" for i in range(20)
    )
    _try(GOOD_PACK, bomb.encode())
