"""Colours, the same in every format: one a category, and those of severities; readable on light and on dark.

A colour never says anything alone: the category's name always stands beside it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from claimcheck.records.words import FRAMING_CATEGORIES


@dataclass(frozen=True, slots=True)
class Colour:
    """Three hexadecimal colours (``#rrggbb``)."""

    ink: str
    """For text and lines on light surfaces; contrast of 4.5 and more (WCAG 2.2, 1.4.3)."""
    ink_dark: str
    """The same on dark surfaces."""
    wash: str
    """For words on a white page under black text: highlighter, not paint."""


SURFACES: Final = ("#ffffff", "#f7f6f3", "#efede8")
"""Light: panel, page, sunken."""
SURFACES_DARK: Final = ("#23262b", "#191b1f", "#2d3138")

CATEGORIES: Final[dict[str, Colour]] = {
    "intent": Colour("#9c3d10", "#f2a47b", "#ffc49e"),
    "deception": Colour("#7a2ea0", "#d5a3f0", "#e2bdf6"),
    "agency": Colour("#7a5200", "#e5b95c", "#f8d98a"),
    "cognition": Colour("#1b579e", "#8fbcf2", "#b3d3fb"),
    "emotion": Colour("#a82247", "#f59ab1", "#fbbccb"),
    "communication": Colour("#0b6467", "#6fcccd", "#a5e6e4"),
    "social": Colour("#2d6526", "#93cf86", "#bfe8b3"),
    "biological": Colour("#5a5d0b", "#c9cc6d", "#e4e696"),
}
_OTHERS: Final = (
    Colour("#4b5563", "#b6bfcc", "#d3dae4"),
    Colour("#8a3a3a", "#e8a9a2", "#f5c9c4"),
    Colour("#3d4fa3", "#aeb9f5", "#cbd3fb"),
    Colour("#5d4a86", "#c3b3e6", "#dad0f2"),
)
"""For the categories of packs that are not ours, in the order of their names."""

SEVERITIES: Final[dict[str, Colour]] = {
    "high": Colour("#a1221b", "#ff9f94", "#ffb3ab"),
    "medium": Colour("#805000", "#eabb62", "#ffd98f"),
    "low": Colour("#4d5866", "#b4bfcd", "#d5dce5"),
}
assert tuple(CATEGORIES) == FRAMING_CATEGORIES


def colours(categories: Iterable[str]) -> dict[str, Colour]:
    """A colour for each category: the eight always, others by the order of their names."""
    others = sorted(set(categories) - set(CATEGORIES))
    return CATEGORIES | {name: _OTHERS[i % len(_OTHERS)] for i, name in enumerate(others)}


def rgb(colour: str) -> tuple[float, float, float]:
    """``#rrggbb`` as three numbers from 0 to 1."""
    red, green, blue = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    return red, green, blue


def contrast(one: str, other: str) -> float:
    """From 1 to 21, after WCAG 2.2 (relative luminance of sRGB)."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in rgb(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
