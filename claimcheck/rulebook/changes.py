"""What a pack disables and changes in the packs that it extends."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from claimcheck.rulebook.draft import Draft
from claimcheck.rulebook.model import Pack
from claimcheck.rulebook.problem import Problem, did_you_mean
from claimcheck.rulebook.source import Loc


def changed(packs: Sequence[Pack], by_name: dict[str, Draft], problems: list[Problem]) -> list[Pack]:
    """The packs as the others have them; what is wrong is added to ``problems``."""
    out = {pack.name: pack for pack in packs}
    for pack in packs:
        draft = by_name[pack.name]
        bases = [name for name in draft.spec.extends if name in out]
        for i, rule_id in enumerate(draft.spec.disable):
            owner = _owner(out, bases, rule_id)
            if owner is None:
                problems.append(_no_rule(draft, ("disable", i), rule_id, out, bases))
            else:
                rules = tuple(rule for rule in out[owner].rules if rule_id not in (rule.id, *rule.aliases))
                out[owner] = replace(out[owner], rules=rules)
        for rule_id, change in draft.spec.change.items():
            owner = _owner(out, bases, rule_id)
            if owner is None:
                problems.append(_no_rule(draft, ("change", rule_id), rule_id, out, bases))
                continue
            update = {key: value for key, value in change if value is not None}
            if change.category is not None and change.category not in out[owner].categories:
                hint = did_you_mean(change.category, out[owner].categories)
                what = f'the pack {owner} has no category "{change.category}"'
                problems.append(draft.source.problem(("change", rule_id, "category"), what, hint))
            rules = tuple(
                replace(rule, **update) if rule_id in (rule.id, *rule.aliases) else rule for rule in out[owner].rules
            )
            out[owner] = replace(out[owner], rules=rules)
    return list(out.values())


def _owner(packs: dict[str, Pack], names: Sequence[str], rule_id: str) -> str | None:
    for name in names:
        if any(rule_id in (rule.id, *rule.aliases) for rule in packs[name].rules):
            return name
    return None


def _no_rule(draft: Draft, loc: Loc, rule_id: str, packs: dict[str, Pack], bases: Sequence[str]) -> Problem:
    known = [rule.id for name in bases for rule in packs[name].rules]
    hint = did_you_mean(rule_id, known) if bases else "name the pack it belongs to under extends"
    return draft.source.problem(loc, f'there is no rule "{rule_id}" in the packs that this one extends', hint, key=True)
