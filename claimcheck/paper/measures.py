"""A paper's usual measures: the size and font of its running text, and how far apart its lines are."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from claimcheck.paper.textline import TextLine


@dataclass(frozen=True, slots=True)
class Measures:
    size: float
    """Font size of the running text in points."""
    font: str
    pitch: float
    """Distance of two lines over the font size."""

    families: frozenset[str]
    """Families of the fonts that running text is set in."""

    def is_text_font(self, font: str) -> bool:
        """Whether running text may be in it; displayed prompts and pictures often are not."""
        return not self.families or family(font) in self.families

    def is_body_size(self, size: float) -> bool:
        return abs(size - self.size) <= 0.04 * self.size + 0.05


def family(font: str) -> str:
    """``NimbusRomNo9L-Medi`` and ``NimbusRomNo9L-Regu`` are of one family, and so are ``CMR10`` and ``CMBX12``."""
    name = re.split(r"[-,]", font)[0].rstrip("0123456789").lower()
    return name[:2] if name.startswith(("cm", "lm", "sf", "ec")) else name[:9]


def measure(pages: Iterable[Sequence[TextLine]]) -> Measures:
    """The measures of the lines of most characters; those of a common paper where there is no text."""
    sizes: Counter[float] = Counter()
    fonts: Counter[tuple[float, str]] = Counter()
    pitches: Counter[tuple[float, float]] = Counter()
    for lines in pages:
        for i, line in enumerate(lines):
            if line.rotated or len(line.text) < 25:
                continue
            sizes[line.size] += len(line.text)
            fonts[line.size, line.style.font] += len(line.text)
            for other in lines[i + 1 : i + 8]:
                drop = line.base - other.base
                if drop > 0.9 * line.size and other.size == line.size and abs(other.x0 - line.x0) < 1:
                    pitches[line.size, round(drop / line.size, 2)] += 1
                    break
    if not sizes:
        return Measures(10.0, "", 1.2, frozenset())
    size = min(sizes, key=lambda s: (-sizes[s], s))
    font = min((f for s, f in fonts if s == size), key=lambda f: (-fonts[size, f], f))
    by_family: Counter[str] = Counter()
    for (s, name), n in fonts.items():
        if abs(s - size) <= 0.04 * size + 0.05:
            by_family[family(name)] += n
    families = frozenset(f for f, n in by_family.items() if n >= 0.2 * by_family.total())
    own = {p: n for (s, p), n in pitches.items() if s == size and p < 3}
    pitch = min(own, key=lambda p: (-own[p], p)) if own else 1.2
    return Measures(size, font, max(1.0, pitch), families)
