"""The rulebook that settings and flags ask for."""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterable, Sequence
from pathlib import Path

from claimcheck.errors import SettingsError
from claimcheck.records.words import FRAMING_CATEGORIES
from claimcheck.rulebook.load import load_rules
from claimcheck.rulebook.model import Rulebook
from claimcheck.settings import Settings


def choose_rules(settings: Settings, more: Sequence[str | Path] = ()) -> Rulebook:
    """The shipped packs with those of the settings and ``more``, without the rules that the settings disable, with the
    severities that they set.

    Raises:
        RuleError: a pack is wrong.
        SettingsError: a rule that is disabled or given a severity, or a wanted category, does not exist.
    """
    rulebook = load_rules((*settings.rules, *map(Path, more)))
    rules = {name for rule in rulebook.rules for name in (rule.id, *rule.aliases)}
    _must_exist(settings.disable, rules, "rule", "claimcheck rules list shows them all")
    _must_exist(settings.severity, rules, "rule", "claimcheck rules list shows them all")
    categories = {*FRAMING_CATEGORIES, *(name for pack in rulebook.packs for name in pack.categories)}
    _must_exist(settings.categories, categories, "category", f"there are {', '.join(sorted(categories))}")
    graded = rulebook.graded(settings.severity) if settings.severity else rulebook
    return graded.without(settings.disable)


def _must_exist(names: Iterable[str], known: Collection[str], what: str, otherwise: str) -> None:
    for name in names:
        if name not in known:
            near = difflib.get_close_matches(name, known, n=1)
            raise SettingsError(f"there is no {what} {name!r}", hint=f"did you mean {near[0]}?" if near else otherwise)
