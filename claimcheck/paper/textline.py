"""Characters side by side on one baseline: the stretches PDFium gives, and the printed lines made of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar, overload

T = TypeVar("T")


class once(Generic[T]):  # noqa: N801 (used like property)
    """``functools.cached_property`` without the lock that it has up to Python 3.11; for what threads do not share."""

    def __init__(self, function: Callable[[Any], T]) -> None:
        self._function, self._name = function, function.__name__
        self.__doc__ = function.__doc__

    @overload
    def __get__(self, instance: None, owner: type) -> once[T]: ...
    @overload
    def __get__(self, instance: object, owner: type) -> T: ...
    def __get__(self, instance: object | None, owner: type) -> once[T] | T:
        if instance is None:
            return self
        value = instance.__dict__[self._name] = self._function(instance)
        return value


def solid(text: str) -> int:
    """How many characters are no white space."""
    return len("".join(text.split()))


def letters(text: str) -> int:
    """How many characters are letters."""
    return sum(map(str.isalpha, text))


@dataclass(frozen=True, slots=True, eq=False)
class Style:
    """A font at a size, as far as layout cares. Compared by identity: :class:`FontTable` makes each once."""

    font: str
    size: float
    """In points, as drawn, to the tenth."""
    bold: bool
    italic: bool
    mono: bool
    math: bool
    rotated: bool


@dataclass(eq=False)
class TextLine:
    """Characters of one line, left to right: a stretch from the file, or all that is printed of it in a column."""

    page: int
    text: str
    edges: list[float]
    """Left edge of each character and the right edge of the last."""
    bases: list[float]
    """Baseline of each character."""
    styles: list[Style]
    order: int
    """Its place in the file's drawing order."""
    last: int = -1
    """The place of its last stretch there; by default ``order``."""

    def __post_init__(self) -> None:
        if self.last < 0:
            self.last = self.order
        self.x0, self.x1 = self.edges[0], self.edges[-1]
        self.width = self.x1 - self.x0

    @once
    def solid(self) -> int:
        """How many of its characters are no white space."""
        return solid(self.text)

    @once
    def uniform(self) -> bool:
        """Whether all of it is in one style."""
        return self.styles.count(self.styles[0]) == len(self.styles)

    @once
    def _weights(self) -> Counter[Style]:
        if self.uniform:
            return Counter({self.styles[0]: self.solid})
        return Counter(s for s, c in zip(self.styles, self.text, strict=True) if not c.isspace())

    @once
    def style(self) -> Style:
        """The style of most of its characters."""
        if self.uniform:
            return self.styles[0]
        return min(self._weights, key=lambda s: (-self._weights[s], s.size, s.font))

    @once
    def size(self) -> float:
        if self.uniform:
            return self.styles[0].size
        sizes: Counter[float] = Counter()
        for s, n in self._weights.items():
            sizes[s.size] += n
        return min(sizes, key=lambda z: (-sizes[z], -z))

    @once
    def full_size(self) -> float:
        """``size``; of a line in small capitals the size of its full capitals, by which the lines are spaced."""
        if self.uniform or self.text.upper() != self.text:
            return self.size
        own = {s.size for s, n in self._weights.items() if not s.math and n >= 0.04 * sum(self._weights.values())}
        return max((s for s in own if s < 1.5 * self.size), default=self.size)

    @once
    def base(self) -> float:
        """The baseline of the characters in the main size."""
        first = self.bases[0]
        if self.uniform and self.bases.count(first) == len(self.bases):
            return round(first, 1)
        size = self.size
        exact = Counter([b for b, s in zip(self.bases, self.styles, strict=True) if s.size == size])
        found: Counter[float] = Counter()
        for b, n in exact.items():
            found[round(b, 1)] += n
        return min(found, key=lambda b: (-found[b], b))

    @once
    def y0(self) -> float:
        return self.base - 0.25 * self.size

    @once
    def y1(self) -> float:
        return self.base + 0.75 * self.size

    def share(self, trait: str) -> float:
        """The share of its characters whose style is ``bold``, ``italic``, ``mono`` or ``math``."""
        if self.uniform:
            return float(getattr(self.styles[0], trait)) if self.solid else 0.0
        total = self.solid
        return sum(n for s, n in self._weights.items() if getattr(s, trait)) / total if total else 0.0

    @once
    def cells(self) -> tuple[int, ...]:
        """Offsets in ``text`` where something begins after a gap wider than those of its line."""
        gaps = [(self.edges[i + 1] - self.edges[i], i) for i, c in enumerate(self.text[:-1]) if c == " "]
        if not gaps:
            return ()
        usual = sorted(g for g, _ in gaps)[len(gaps) // 2] if len(gaps) >= 4 else 0.0
        return tuple(i + 1 for g, i in gaps if g > max(1.1 * self.size, 1.7 * min(usual, self.size)))

    @once
    def bold(self) -> bool:
        return self.share("bold") > 0.8

    @once
    def mono(self) -> bool:
        return self.share("mono") > 0.6

    @once
    def rotated(self) -> bool:
        return self.style.rotated

    def part(self, start: int, end: int) -> TextLine:
        """The characters from ``start`` to before ``end``, without white space around them."""
        while start < end and self.text[start].isspace():
            start += 1
        while start < end and self.text[end - 1].isspace():
            end -= 1
        cut = slice(start, end)
        edges = self.edges[start : end + 1]
        return TextLine(self.page, self.text[cut], edges, self.bases[cut], self.styles[cut], self.order)
