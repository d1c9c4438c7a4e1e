"""Names of rows and columns in sentences."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from claimcheck.claims.consistency.grid import _Name, plain

_NAMES = st.sampled_from(
    ["Tagger", "BiTagger-2", "F1", "EM", "accuracy", "Top 5 error", "bread (small)", "GLUE", "few-shot", "a b", "x"]
)
_TEXTS = st.lists(
    st.sampled_from(
        "Tagger taggers BITAGGER BiTagger 2 F1 f1 EM em Accuracy Top-5 top 5 errors bread few shot . , -".split()
    ),
    max_size=12,
).map(" ".join)


@given(_NAMES, _TEXTS)
def test_a_name_is_found_wherever_its_pattern_is(name: str, text: str) -> None:
    bare = plain(name)
    pattern = r"[\s-]".join(re.escape(part) for part in re.split(r"[\s-]+", bare))
    flags = re.NOFLAG if len(bare) < 4 or bare.isupper() else re.IGNORECASE
    found = re.finditer(rf"(?<![\w-]){pattern}(?:es|s)?(?![\w-]|\.\d)", text, flags)
    assert list(_Name(name).spans(text)) == [m.span() for m in found]
