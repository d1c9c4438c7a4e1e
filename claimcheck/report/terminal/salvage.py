"""What is left of title and abstract: the part that an author would act on."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import RenderableType
from rich.text import Text

from claimcheck.report.terminal.parts import fields, heading, indented, numbered
from claimcheck.report.terminal.text import plain, safe
from claimcheck.report.terminal.view import View
from claimcheck.report.wording import VERDICTS


def parts(view: View) -> Iterator[RenderableType]:
    if not view.checked or not view.report.salvage:
        return
    yield heading("Title and abstract: what the experiments carry")
    for number, item in enumerate(view.report.salvage, start=1):
        yield numbered(number, Text(VERDICTS[item.verdict]), view.place(item.sentence))
        yield indented(plain(view.sentences[item.sentence].text, limit=view.lines(3)))
        if item.wording is not None:
            place = f" (the paper's own words, {view.place(item.source)})" if item.source is not None else ""
            yield fields([("put it as", Text.assemble(safe(item.wording), (place, "dim")))])
        elif item.advice:
            yield fields([("to do", Text(safe(advice))) for advice in item.advice])
