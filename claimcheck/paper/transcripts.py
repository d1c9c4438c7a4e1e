"""Prompts and transcripts printed like the text: paragraphs that open with a speaker's or a step's name."""

from __future__ import annotations

import re
from collections.abc import Sequence

from claimcheck.paper.paragraphs import Paragraph

_ASKS = (
    r"(?:critique|revision) ?request|human|user|h|q|question|prompt|input|instructions?|interviewer|customer|student"
    r"|system|context|passage|premise|options"
)
_REPLIES = (
    r"assistant|ai|a|answer|response|output|completion|chat(?:bot|gpt)|gpt[\w.-]*|claude|gemini|model|llm|agent|bot"
    r"|critique|revision"
)
_STEPS = r"thought|action|act|observation|obs|reasoning|step|plan|trial|reflection|explanation"
_OPENS = re.compile(
    rf"^\s*(?:(?P<asks>{_ASKS})|(?P<replies>{_REPLIES})|(?P<steps>{_STEPS}))\s*(?P<number>#?\d{{1,2}})?\s*:(?=\s|$)",
    re.I,
)
_APART = 3
"""Paragraphs that may stand between two turns."""
_OPEN_LAYERS = (None, "furniture")


def mark_transcripts(paragraphs: Sequence[Paragraph]) -> None:
    """Give the layer ``quote`` to turns in a row and to what stands between them.

    One named paragraph is no transcript (``Input: a graph`` in a method): it takes a question with its reply, or two
    numbered steps. ``paragraphs`` in reading order; those whose layer is known otherwise are left alone.
    """
    turns = [(i, found) for i, p in enumerate(paragraphs) if (found := _turn(p)) is not None]
    runs: list[list[tuple[int, re.Match[str]]]] = []
    for i, found in turns:
        before = runs[-1][-1][0] if runs else None
        if before is not None and _together(paragraphs, before, i):
            runs[-1].append((i, found))
        else:
            runs.append([(i, found)])
    for run in runs:
        if not _is_transcript([found for _, found in run]):
            continue
        fonts = {paragraphs[i].lines[0].style.font for i, _ in run}
        for par in paragraphs[run[0][0] : run[-1][0] + 1]:
            # between turns in another print the authors speak
            own = par.layer is None and any(t.style.font in fonts for t in par.lines)
            if own or (par.layer in _OPEN_LAYERS and _turn(par)):
                par.layer = "quote"


def _turn(par: Paragraph) -> re.Match[str] | None:
    if par.layer not in _OPEN_LAYERS:
        return None
    for line in par.lines:
        found = _OPENS.match(line.text)
        if found is not None:
            return found
        if line is par.lines[0] and not line.text.lstrip()[:1].isupper():
            return None
    return None


def _together(paragraphs: Sequence[Paragraph], first: int, second: int) -> bool:
    between = paragraphs[first + 1 : second]
    if any(p.layer in ("heading", "caption", "title") for p in between):
        return False
    open_ = [p for p in between if p.layer is None]
    return len(open_) <= _APART and paragraphs[second].page - paragraphs[first].page <= 1


def _is_transcript(run: Sequence[re.Match[str]]) -> bool:
    kinds = {kind for found in run for kind in ("asks", "replies") if found[kind]}
    steps = [found for found in run if found["steps"]]
    numbered = {(found["steps"].lower(), found["number"]) for found in steps if found["number"]}
    names = {found["steps"].lower() for found in steps}
    return kinds == {"asks", "replies"} or len(numbered) >= 2 or (len(names) >= 2 and bool(kinds))
