"""Word lists and thresholds that a pack defines and nobody uses."""

from __future__ import annotations

import re
from collections.abc import Iterator

from claimcheck.rulebook.model import Pack, Rulebook
from claimcheck.rulebook.places import Places, texts
from claimcheck.rulebook.problem import Problem, did_you_mean
from claimcheck.rulebook.words import KINDS

_NAME = re.compile(r"\$(\w+)")
CHECKS = "leaps"
"""The shipped pack that the checks for leaps read."""

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


def unread_numbers(pack: Pack, rulebook: Rulebook, places: Places) -> Iterator[Problem]:
    """A problem for each threshold of a name that the shipped leap pack does not have."""
    known = next((p.numbers for p in rulebook.packs if p.name == CHECKS), None)
    if known is None:
        return
    for name in pack.numbers:
        if name not in known:
            hint = did_you_mean(name, known) or f"there are {', '.join(known)}"
            source = places.draft(pack).source
            yield source.problem(("numbers", name), f"no check reads the number {name}", hint, key=True)
