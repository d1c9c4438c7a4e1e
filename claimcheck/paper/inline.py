"""Code, prompts and the like within a sentence: lines in another print that stand in the middle of running text."""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.paper.paragraphs import Paragraph

_MOST_LINES = 3
_CLOSED = ".:!?;"


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
