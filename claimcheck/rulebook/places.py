"""Where in its file a rule says what lint complains of."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from claimcheck.rulebook.draft import Draft
from claimcheck.rulebook.model import Pack, Rule
from claimcheck.rulebook.problem import Problem
from claimcheck.rulebook.source import Loc, Mark, Source


@dataclass(frozen=True, slots=True)
class Complaint:
    """What is wrong with a rule, and how to find the place."""

    what: str
    hint: str | None = None
    under: str | None = None
    """Key of the rule under which it stands; anywhere in the rule if left out."""
    word: str | None = None
    """The text that is complained of."""
    mark: Mark | None = None
    """The place itself, where it is known."""


class Places:
    """The files of packs, read again when something in them is to be shown."""

    def __init__(self) -> None:
        self._drafts: dict[str, Draft] = {}

    def draft(self, pack: Pack) -> Draft:
        """The files of a pack."""
        if pack.path not in self._drafts:
            self._drafts[pack.path] = Draft.read(Path(pack.path))
        return self._drafts[pack.path]

    def problem(self, rule: Rule, pack: Pack, complaint: Complaint) -> Problem:
        """The complaint with the line and column of what it is about."""
        source = next((s for _, s in self.draft(pack).files if s.path == rule.path), None)
        what = f"{rule.id}: {complaint.what}"
        if source is None:  # the file has gone since
            return Problem(rule.path, rule.line, 1, what, "", complaint.hint)
        if complaint.mark is not None:
            return source.problem_at(*complaint.mark, what, complaint.hint)
        whole = _rule(source, rule)
        inside = whole if complaint.under is None else (*whole, complaint.under)
        if complaint.word is not None:
            for where, loc in ((source, inside), (self.draft(pack).source, ("words",))):
                found = _word(where, loc, complaint.word)
                if found is not None:
                    return where.problem_at(*found, what, complaint.hint)
        if complaint.under is None:
            inside = (*whole, "id")
        return source.problem(inside, what, complaint.hint, key=True)


def texts(source: Source) -> Iterator[tuple[Loc, str]]:
    """Every text in a file with its place, in the order of the file."""
    todo: list[tuple[Loc, object]] = [((), source.data)]
    while todo:
        loc, value = todo.pop()
        if isinstance(value, str):
            yield loc, value
        elif isinstance(value, dict):
            todo += [((*loc, key), item) for key, item in reversed(value.items())]
        elif isinstance(value, list):
            todo += [((*loc, i), item) for i, item in reversed(list(enumerate(value)))]


def _rule(source: Source, rule: Rule) -> Loc:
    rules = source.data["rules"]
    return "rules", next((i for i, data in enumerate(rules) if data.get("id") == rule.id), 0)


def _word(source: Source, loc: Loc, word: str) -> Mark | None:
    """Where ``word`` stands under ``loc``: as a text of its own, else within one."""
    inside = [(place, text) for place, text in texts(source) if place[: len(loc)] == loc]
    place = next((p for p, text in inside if text == word), None)
    place = place or next((p for p, text in inside if word in text), None)
    if place is None:
        return None
    line, column = source.mark(place)
    at = source.line(line).find(word, column - 1)
    return line, (at + 1 if at >= 0 else column)
