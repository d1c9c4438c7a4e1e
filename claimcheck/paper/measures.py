"""A paper's usual measures: the size and font of its running text, and how far apart its lines are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from claimcheck.paper.lines import TextLine


@dataclass(frozen=True, slots=True)
class Measures:
    size: float
    """Font size of the running text in points."""
    font: str
    pitch: float
    """Distance of two lines over the font size."""

    def is_body_size(self, size: float) -> bool:
        return abs(size - self.size) <= 0.04 * self.size + 0.05


def measure(pages: Iterable[Sequence[TextLine]]) -> Measures:
    """The measures of the lines of most characters; those of a common paper where there is no text."""
    sizes: Counter[float] = Counter()
    fonts: Counter[tuple[float, str]] = Counter()
    pitches: Counter[tuple[float, float]] = Counter()
    for lines in pages:
        for line in lines:
            if line.rotated or len(line.text) < 25:
                continue
            sizes[line.size] += len(line.text)
            fonts[line.size, line.style.font] += len(line.text)
            for other in lines:
                drop = other.base - line.base
                if 0 < drop < 2.6 * line.size and other.size == line.size and abs(other.x0 - line.x0) < 1:
                    pitches[line.size, round(drop / line.size, 2)] += 1
    if not sizes:
        return Measures(10.0, "", 1.2)
    size = min(sizes, key=lambda s: (-sizes[s], s))
    font = min((f for s, f in fonts if s == size), key=lambda f: (-fonts[size, f], f))
    own = {p: n for (s, p), n in pitches.items() if s == size and p > 0.9}
    pitch = min(own, key=lambda p: (-own[p], p)) if own else 1.2
    return Measures(size, font, max(1.0, pitch))
