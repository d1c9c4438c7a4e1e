"""Code, prompts, formulas and the like within a sentence: in lines of running text, or between two of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from claimcheck.paper.lines import join
from claimcheck.paper.paragraphs import Paragraph

_MOST_LINES = 3
_CLOSED = ".:!?;"


def join_beside(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """The paragraphs, the end of a printed line that a wide gap (a blank to fill in, a formula) has cut off put back.

    It stands on the baseline of a line of running text that ends early, and reaches to the margin of that text.
    """
    ends: defaultdict[tuple[int, str], list[Paragraph]] = defaultdict(list)
    for par in paragraphs:
        if par.layer in ("furniture", "quote") and len(par.lines) == 1 and not par.label:
            ends[par.page, par.column].append(par)
    joined: set[int] = set()
    for par in paragraphs:
        if par.layer not in ("body", "abstract"):
            continue
        for n, line in enumerate(par.lines):
            for end in ends.get((line.page, par.column), ()):
                tail = end.lines[0]
                if (
                    id(end) not in joined
                    and abs(tail.base - line.base) <= 0.1 * line.size
                    and abs(tail.size - line.size) <= 0.15 * line.size
                    and -line.size < tail.x0 - line.x1 < _BLANK * line.size
                    and abs(tail.x1 - par.right) < line.size
                ):
                    par.lines[n] = join(line, tail)
                    joined.add(id(end))
                    break
    return [p for p in paragraphs if id(p) not in joined]


_BLANK = 8
"""Letters' widths of the widest blank."""


def join_inline(paragraphs: Sequence[Paragraph], pitch: float) -> list[Paragraph]:
    """The paragraphs, a sentence that goes on through such lines as one; ``pitch`` as in ``measures``.

    What is displayed stands behind a colon or a stop, apart from the text, or is set in.
    """
    out: list[Paragraph] = []
    i = 0
    while i < len(paragraphs):
        par = paragraphs[i]
        after = paragraphs[i + 1] if i + 1 < len(paragraphs) else None
        if out and after is not None and _within(out[-1], par, after, pitch):
            out[-1].lines.extend((*par.lines, *after.lines))
            i += 2
            continue
        out.append(par)
        i += 1
    return out


def _within(before: Paragraph, par: Paragraph, after: Paragraph, pitch: float) -> bool:
    if par.layer not in ("quote", "code") or par.label or len(par.lines) > _MOST_LINES:
        return False
    if before.layer != "body" or after.layer != "body":
        return False
    places = {(p.page, p.column) for p in (before, par, after)}
    last = before.lines[-1]
    if len(places) > 1 or last.text.rstrip()[-1:] in _CLOSED or after.lines[0].text[:1].isupper():
        return False
    step = 1.25 * pitch * before.size
    close = -1 <= last.base - par.lines[0].base < step and -1 <= par.lines[-1].base - after.lines[0].base < step
    return close and all(
        t.x0 < before.left + 1.5 * before.size or abs(t.base - last.base) < 1 for t in (*par.lines, after.lines[0])
    )
