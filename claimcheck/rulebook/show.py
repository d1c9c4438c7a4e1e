"""A rule in plain text, for a reader who wants to know why it marks what it marks."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator
from typing import Any

from claimcheck.rulebook.model import Rule, RuleCase, RuleExample
from claimcheck.rulebook.schema import PROSE_LAYERS, MatcherSpec

_WIDTH = 100


def describe(rule: Rule) -> Iterator[str]:
    """The lines of a rule's description."""
    yield f"{rule.id}: {rule.title}"
    yield f"  pack {rule.pack} ({rule.kind}), category {rule.category or '-'}, severity {rule.severity}"
    yield f"  {rule.path}:{rule.line}"
    if rule.aliases:
        yield f"  also known as {', '.join(rule.aliases)}"
    if rule.scope != PROSE_LAYERS:
        yield f"  looks at: {', '.join(rule.scope)}"
    if rule.exemption:
        yield f"  exempts what it covers: {rule.exemption}"
    if rule.rationale:
        yield ""
        yield from _wrapped(" ".join(rule.rationale.split()), "  ")
    if rule.source:
        link = f" (https://doi.org/{rule.source.doi})" if rule.source.doi else ""
        yield f"  Source: {rule.source.cite}{link or (f' ({rule.source.url})' if rule.source.url else '')}"
    yield from _section("Looks for", (line for spec in rule.matchers for line in _matcher(spec)))
    if rule.near:
        yield f"  in sentences that mention {' or '.join(rule.near)}"
    if rule.when:
        yield f"  shown where: {', '.join(rule.when)}"
    yield from _section(
        "Leaves alone",
        (line for spec in rule.exceptions for line in _matcher(spec, spec.because)),
    )
    yield from _section("Plainer", rule.rewording)
    yield from _section("Finds", map(_example, rule.match))
    yield from _section("Does not find", map(_example, rule.no_match))
    yield from _section("Misses so far", map(_example, rule.todo_match))
    yield from _section("Claims and evidence", map(_case, rule.cases))


def _section(title: str, lines: Iterable[str]) -> Iterator[str]:
    found = list(lines)
    if found:
        yield ""
        yield f"{title}:"
        for line in found:
            yield from _wrapped(line, "  - ")


def _wrapped(text: str, lead: str) -> list[str]:
    return textwrap.wrap(text, _WIDTH, initial_indent=lead, subsequent_indent=" " * len(lead)) or [lead]


def _matcher(spec: MatcherSpec, because: str | None = None) -> Iterator[str]:
    near = f", near {' or '.join(spec.near)}" if spec.near else ""
    why = f" ({because})" if because else ""
    if spec.frame is not None:
        given = spec.frame.model_dump(exclude_none=True, exclude_defaults=True)
        parts = "; ".join(f"{slot}: {_plain(value)}" for slot, value in given.items())
        yield f"who does what: {parts}{near}{why}"
    elif spec.phrase is not None:
        yield f"words in a row: {', '.join(spec.phrase)}{near}{why}"
    else:
        for pattern in spec.token or spec.dependency or ():
            yield f"{'tokens' if spec.token else 'dependency'}: {' '.join(map(str, pattern))}{near}{why}"


def _plain(value: Any) -> str:
    if isinstance(value, dict):
        return ", ".join(f"{key} {_plain(item)}" for key, item in value.items())
    if isinstance(value, list | tuple):
        return ", ".join(_plain(item) for item in value)
    return str(value).lower() if isinstance(value, bool) else str(value)


def _case(case: RuleCase) -> str:
    carried = " ".join(case.spec.evidence) or "nothing"
    return f"{case.spec.claim} / carried by: {carried} / {case.spec.leap}"


def _example(example: RuleExample) -> str:
    text, end = "", 0
    for start, stop in example.triggers:
        text += f"{example.text[end:start]}[[{example.text[start:stop]}]]"
        end = stop
    return text + example.text[end:] + (f" ({example.stance})" if example.stance else "")
