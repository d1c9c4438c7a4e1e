"""Where claims go past their evidence, and where the paper tells against itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from rich.console import RenderableType
from rich.text import Text

from claimcheck.records.leap import Leap
from claimcheck.records.words import SEVERITIES
from claimcheck.report.terminal.parts import (
    SEVERITY_STYLE,
    counted,
    fields,
    heading,
    indented,
    listed,
    numbered,
    on_pages,
)
from claimcheck.report.terminal.text import plain, safe
from claimcheck.report.terminal.view import View
from claimcheck.report.wording import UNBOUNDED, leap_name, spaced

MOST = 10
MOST_BOUNDS = 3
LIMITED = "limited by"
LAYERS = {"title": 0, "abstract": 1}


def parts(view: View) -> Iterator[RenderableType]:
    if not view.checked:
        return
    yield heading("Leaps: claims that go past their evidence")
    yield indented(Text(_kinds(view)), 2)
    chosen = _chosen(view)
    shown: dict[str, int] = {}
    for number, leap in enumerate(chosen, start=1):
        yield from _one(view, number, leap, shown)
    rest = len(view.report.leaps) - len(chosen)
    if rest > 0:
        yield indented(Text(f"\n{counted(rest, 'more leap')} in the HTML and JSON reports.", style="dim"), 2)
    yield from _against_itself(view)


def _kinds(view: View) -> str:
    """``12 in all: mental state 9, scope 3.``"""
    kinds = Counter(leap_name(leap.type, leap.check) for leap in view.report.leaps)
    if not kinds:
        return "None found."
    parts = sorted(kinds.items(), key=lambda item: (-item[1], item[0]))
    return f"{kinds.total():,} in all: {', '.join(f'{name} {count}' for name, count in parts)}."


def _chosen(view: View) -> list[Leap]:
    """The severe before the mild, title and abstract first, then each kind in its turn."""
    waiting = list(view.report.leaps)
    chosen: list[Leap] = []
    used: Counter[str] = Counter()

    def rank(leap: Leap) -> tuple[int, int, int, int, str]:
        layer = LAYERS.get(view.sentences[leap.sentence].layer, 2)
        turn = used[leap.check] if layer == 2 else 0
        return -SEVERITIES.index(leap.severity), layer, turn, view.order[leap.sentence], leap.id

    while waiting and len(chosen) < MOST:
        first = min(waiting, key=rank)
        waiting.remove(first)
        used[first.check] += 1
        chosen.append(first)
    return chosen


def _one(view: View, number: int, leap: Leap, shown: dict[str, int]) -> Iterator[RenderableType]:
    name = leap_name(leap.type, leap.check)
    lead = Text.assemble((leap.severity, SEVERITY_STYLE[leap.severity]), f" · {name}")
    yield numbered(number, lead, view.place(leap.sentence))
    yield indented(plain(view.sentences[leap.sentence].text, limit=view.lines(4)))
    rows = [("why", Text(safe(leap.message)))]
    if leap.needed:
        rows.append(("to close it", Text(safe(leap.needed))))
    yield fields([*rows, *_bounds(view, number, leap, shown)])


def _bounds(view: View, number: int, leap: Leap, shown: dict[str, int]) -> list[tuple[str, Text]]:
    """The limitation sentences; those that an earlier leap has shown (``shown``: by id its number) are named only."""
    if not leap.bounded_by:
        return [(LIMITED, Text(UNBOUNDED))]
    rows = []
    new = [bound for bound in leap.bounded_by if bound not in shown]
    for bound in new[:MOST_BOUNDS]:
        quote = plain(view.sentences[bound].text, limit=view.lines(3))
        rows.append((LIMITED, Text.assemble((f"{view.place(bound)}: ", "dim"), quote)))
        shown[bound] = number
    if more := new[MOST_BOUNDS:]:
        pages = on_pages(page for bound in more if (page := view.sentences[bound].page) is not None)
        rows.append((LIMITED, Text(f"{counted(len(more), 'more sentence')}{pages}")))
    if known := sorted({shown[bound] for bound in leap.bounded_by if bound not in new}):
        rows.append((LIMITED, Text(f"what is quoted at {listed([str(k) for k in known])}", style="dim")))
    return rows


def _against_itself(view: View) -> Iterator[RenderableType]:
    if not view.report.consistency:
        return
    yield heading("The paper told against itself")
    for number, item in enumerate(view.report.consistency[:MOST], start=1):
        place = "; ".join(view.place(s) for s in item.sentences)
        lead = Text.assemble((item.severity, SEVERITY_STYLE[item.severity]), f" · {safe(spaced(item.kind))}")
        yield numbered(number, lead, place)
        yield indented(Text(safe(item.message)))
