"""What is wrong in a rule file, said so that its author can mend it: place, line, caret, hint."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from claimcheck.errors import RuleError

_SHOWN = 20


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong. ``line`` and ``column`` count from 1; ``line`` 0 means the file as a whole."""

    path: str
    line: int
    column: int
    what: str
    source: str = ""
    """The line itself."""
    hint: str | None = None

    def __str__(self) -> str:
        where = f"{self.path}:{self.line}:{self.column}" if self.line else self.path
        lines = [f"{where}: {self.what}"]
        if self.line and self.source.strip():
            # Tabs are kept in the margin, so that the caret stands under its word whatever a tab's width.
            margin = "".join("\t" if c == "\t" else " " for c in self.source[: self.column - 1])
            lines += [f"  {self.source}", f"  {margin}^"]
        if self.hint:
            lines.append(f"  {self.hint}")
        return "\n".join(lines)


class RuleFileError(RuleError):
    """A rule pack that is wrong, with every problem that was found in it."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(problems)
        first = self.problems[0]
        where = f"{first.path}:{first.line}:{first.column}" if first.line else first.path
        super().__init__(first.what, where=where, hint=first.hint)

    def __str__(self) -> str:
        shown = [str(problem) for problem in self.problems[:_SHOWN]]
        if len(self.problems) > _SHOWN:
            shown.append(f"... and {len(self.problems) - _SHOWN} more problems")
        return "\n".join(shown)


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word that is spelt most like ``word``, if one is near."""
    choices = {k.casefold(): k for k in sorted(known)}
    near = get_close_matches(word.casefold(), sorted(choices), n=1, cutoff=0.6)
    return choices[near[0]] if near else None


def did_you_mean(word: str, known: Iterable[str]) -> str | None:
    """A hint that names the nearest known word, if one is near."""
    near = nearest(word, known)
    return None if near is None else f'did you mean "{near}"?'
