"""Packs as read to packs as used: ids unique, word lists filled in, one pack's changes to another made."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from claimcheck.rulebook.changes import changed
from claimcheck.rulebook.draft import Draft
from claimcheck.rulebook.model import Pack, Rule, Rulebook, RuleCase, RuleExample
from claimcheck.rulebook.patterns import check_pattern
from claimcheck.rulebook.problem import Problem, RuleFileError, did_you_mean
from claimcheck.rulebook.schema import Example, ExceptSpec, MatcherSpec, PackSpec, RuleSpec
from claimcheck.rulebook.source import Loc, Source
from claimcheck.rulebook.words import WordError, fill, fill_matcher, resolve

_MARK = re.compile(r"\[\[(.+?)\]\]")


def assemble(drafts: Sequence[Draft]) -> Rulebook:
    """The rulebook of these packs.

    Raises:
        RuleFileError: two packs have a name, or two rules an id; a word list, category or extended pack is missing.
    """
    problems: list[Problem] = []
    by_name: dict[str, Draft] = {}
    for draft in drafts:
        if draft.spec.name in by_name:
            other = by_name[draft.spec.name].source.path
            what = f'there are two packs named "{draft.spec.name}"; the other is {other}'
            problems.append(draft.source.problem(("name",), what, "choose another name; extends: builds on a pack"))
        by_name[draft.spec.name] = draft
    if problems:
        raise RuleFileError(problems)
    words: dict[str, dict[str, tuple[str, ...]]] = {}
    packs = [_pack(draft, _word_lists(draft, by_name, words, problems), problems) for draft in drafts]
    _check_ids(packs, by_name, problems)
    final = changed(packs, by_name, problems)
    if problems:
        raise RuleFileError(problems)
    return Rulebook(tuple(final))


def _word_lists(
    draft: Draft,
    by_name: dict[str, Draft],
    done: dict[str, dict[str, tuple[str, ...]]],
    problems: list[Problem],
    trail: tuple[str, ...] = (),
) -> dict[str, tuple[str, ...]]:
    spec = draft.spec
    if spec.name in done:
        return done[spec.name]
    inherited: dict[str, tuple[str, ...]] = {}
    for i, base in enumerate(spec.extends):
        loc: Loc = ("extends", i)
        if base in (*trail, spec.name):
            circle = " > ".join((*trail, spec.name, base))
            what = f"packs extend each other in a circle: {circle}"
            problems.append(draft.source.problem(loc, what, "take one of them out of extends"))
        elif base not in by_name:
            hint = did_you_mean(base, by_name) or f"loaded are: {', '.join(sorted(by_name))}"
            problems.append(draft.source.problem(loc, f'there is no pack "{base}"', hint))
        else:
            inherited |= _word_lists(by_name[base], by_name, done, problems, (*trail, spec.name))
    lists: dict[str, tuple[str, ...]] = dict(inherited)
    for name in spec.words:
        try:
            lists[name] = resolve(name, spec.words, inherited)
        except WordError as error:
            problems.append(draft.source.problem(("words", name), error.what, error.hint))
            lists[name] = ()
    done[spec.name] = lists
    return lists


def _pack(draft: Draft, lists: dict[str, tuple[str, ...]], problems: list[Problem]) -> Pack:
    spec = draft.spec
    rules: list[Rule] = []
    for file, source in draft.files:
        for i, rule in enumerate(file.rules):
            loc: Loc = ("rules", i)
            if (rule.category or spec.kind != "term") and rule.category not in spec.categories:
                hint = did_you_mean(rule.category, spec.categories) or f"it has: {', '.join(spec.categories)}"
                what = f'the pack has no category "{rule.category}"' if rule.category else '"category" is missing'
                problems.append(source.problem((*loc, "category"), what, hint))
            problems += _pattern_problems(rule, source, loc)
            try:
                rules.append(_rule(rule, spec, source, loc, lists))
            except WordError as error:
                problems.append(source.problem(_find(source, loc, error.what), error.what, error.hint))
    return Pack(
        name=spec.name,
        version=spec.version,
        kind=spec.kind,
        title=spec.title,
        description=spec.description,
        categories=dict(spec.categories),
        words=lists,
        rules=tuple(rules),
        path=str(Path(draft.source.path).parent),
        sha256=draft.sha256,
        numbers=dict(spec.numbers),
    )


def _find(source: Source, loc: Loc, what: str) -> Loc:
    """The place within a rule of the word list that an error names."""
    name = re.search(r"\$\w+", what)
    if name:
        for inner in source.values:
            if inner[: len(loc)] == loc and name[0] in _text_at(source, inner):
                return inner
    return loc


def _text_at(source: Source, loc: Loc) -> str:
    data = source.data
    for part in loc:
        data = data[part]
    return data if isinstance(data, str) else ""


def _rule(rule: RuleSpec, pack: PackSpec, source: Source, loc: Loc, lists: dict[str, tuple[str, ...]]) -> Rule:
    matchers = tuple(fill_matcher(spec if rule.any else _own(rule), lists) for spec in rule.matchers())
    exceptions = tuple(fill_matcher(spec, lists) for spec in rule.except_)
    return Rule(
        id=rule.id,
        pack=pack.name,
        kind=pack.kind,
        title=rule.title,
        category=rule.category,
        severity=rule.severity,
        scope=rule.scope,
        rationale=rule.rationale.strip(),
        rewording=rule.rewording,
        source=rule.source,
        aliases=rule.aliases,
        weight=rule.weight,
        exemption=rule.exemption,
        matchers=matchers,
        near=fill(rule.near, lists, kinds=True),
        exceptions=tuple(spec for spec in exceptions if isinstance(spec, ExceptSpec)),
        match=_examples(rule.match, source, (*loc, "match")),
        no_match=_examples(rule.no_match, source, (*loc, "no_match")),
        todo_match=_examples(rule.todo_match, source, (*loc, "todo_match")),
        path=source.path,
        line=source.mark(loc)[0],
        when=rule.when,
        cases=tuple(
            RuleCase(case, source.path, *source.mark((*loc, "cases", i, "claim"))) for i, case in enumerate(rule.cases)
        ),
    )


def _own(rule: RuleSpec) -> MatcherSpec:
    """The one matcher that stands in the rule itself; ``near`` is the rule's."""
    return MatcherSpec(frame=rule.frame, phrase=rule.phrase, token=rule.token, dependency=rule.dependency)


def _examples(examples: Sequence[Example], source: Source, loc: Loc) -> tuple[RuleExample, ...]:
    out: list[RuleExample] = []
    for i, example in enumerate(examples):
        text, triggers, end = "", [], 0
        raw = " ".join(example.text.split())
        for mark in _MARK.finditer(raw):
            text += raw[end : mark.start()]
            triggers.append((len(text), len(text) + len(mark[1])))
            text += mark[1]
            end = mark.end()
        text += raw[end:]
        line, column = source.mark((*loc, i, "text") if (*loc, i, "text") in source.values else (*loc, i))
        out.append(RuleExample(text, tuple(triggers), example.stance, source.path, line, column))
    return tuple(out)


def _pattern_problems(rule: RuleSpec, source: Source, loc: Loc) -> Iterator[Problem]:
    places: list[tuple[Loc, MatcherSpec]] = [(loc, rule)]
    places += [((*loc, "any", i), spec) for i, spec in enumerate(rule.any or ())]
    places += [((*loc, "except", i), spec) for i, spec in enumerate(rule.except_)]
    for place, spec in places:
        for key, patterns in (("token", spec.token), ("dependency", spec.dependency)):
            for i, pattern in enumerate(patterns or ()):
                for inner, what, hint in check_pattern(pattern, dependency=key == "dependency"):
                    # A single pattern may stand without a list around it: `Source.mark` passes over the extra index.
                    nested = (*place, key, i) in source.values and (*place, key, i, 0) in source.values
                    full = (*place, key, i, *inner) if nested else (*place, key, *inner)
                    yield source.problem(full, what, hint, key=True)


def _check_ids(packs: Sequence[Pack], by_name: dict[str, Draft], problems: list[Problem]) -> None:
    taken: dict[str, Rule] = {}
    for pack in packs:
        sources = {source.path: source for _, source in by_name[pack.name].files}
        for rule in pack.rules:
            for name in (rule.id, *rule.aliases):
                if (name in taken and taken[name].id != rule.id) or (name == rule.id and name in taken):
                    other = taken[name]
                    what = f'the id "{name}" is taken by the rule in {other.path}, line {other.line}'
                    line, column = _id_mark(sources[rule.path], rule)
                    problems.append(sources[rule.path].problem_at(line, column, what, "every rule needs its own id"))
                taken.setdefault(name, rule)


def _id_mark(source: Source, rule: Rule) -> tuple[int, int]:
    for i in range(len(source.data["rules"])):
        if source.mark(("rules", i))[0] == rule.line:
            return source.mark(("rules", i, "id"))
    return rule.line, 1
