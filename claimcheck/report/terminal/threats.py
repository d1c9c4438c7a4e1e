"""The ledger of threats: how real the paper makes each danger that it names."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import RenderableType
from rich.text import Text

from claimcheck.records.leap import Threat
from claimcheck.report.terminal.parts import counted, fields, heading, numbered, on_pages
from claimcheck.report.terminal.text import safe
from claimcheck.report.terminal.view import View
from claimcheck.report.wording import THREATS


def parts(view: View) -> Iterator[RenderableType]:
    if not view.checked or not view.report.threats:
        return
    yield heading("Threats: how real each is in this paper")
    for number, threat in enumerate(view.report.threats, start=1):
        lead = Text.assemble((safe(threat.name), "bold"), f" · {threat.status}, {THREATS[threat.status]}")
        yield numbered(number, lead, counted(len(threat.places), "place"))
        yield fields([(status, Text(text)) for status, text in _by_status(view, threat)])


def _by_status(view: View, threat: Threat) -> Iterator[tuple[str, str]]:
    """``constructed``, ``3 places, on pages 4 and 9``; last where it is taken for more."""
    for status in THREATS:
        at = [place for place in threat.places if place.status == status]
        if at:
            pages = [page for place in at if (page := view.sentences[place.sentence].page) is not None]
            yield status, counted(len(at), "place") + on_pages(pages)
    if threat.leaps:
        by_id = {leap.id: leap for leap in view.report.leaps}
        raised = [view.place(by_id[name].sentence) for name in threat.leaps if name in by_id]
        yield "taken for more", "; ".join(raised)
