"""Word lists that a pack defines and nobody uses."""

from __future__ import annotations

import re
from collections.abc import Iterator

from claimcheck.rulebook.model import Pack, Rulebook
from claimcheck.rulebook.places import Places, texts
from claimcheck.rulebook.problem import Problem
from claimcheck.rulebook.words import KINDS

_NAME = re.compile(r"\$(\w+)")
_READ_BY_RULES = ("framing", "term")
"""Kinds of packs whose lists only rules read; those of role and leap packs are read by the checks themselves, too."""


def unused_lists(pack: Pack, rulebook: Rulebook, places: Places) -> Iterator[Problem]:
    """A problem for each word list that no rule, no other list and no pack that extends this one uses."""
    if pack.kind not in _READ_BY_RULES or not pack.words:
        return
    draft = places.draft(pack)
    drafts = [draft, *(places.draft(p) for p in rulebook.packs if p.name != pack.name)]
    sources = [
        source
        for other in drafts
        if other is draft or pack.name in other.spec.extends
        for source in (other.source, *(source for _, source in other.files))
    ]
    used = {name for source in sources for _, text in texts(source) for name in _NAME.findall(text)}
    for name in draft.spec.words:
        if name not in used and f"${name}" not in KINDS:
            what = f"no rule uses the word list {name}"
            yield draft.source.problem(
                ("words", name), what, f"write ${name} where it is meant, or take it out", key=True
            )
