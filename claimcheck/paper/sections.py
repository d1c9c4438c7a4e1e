"""Sections from headings: levels, kinds, and which block stands in which."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from claimcheck.paper.paragraphs import Heading, Paragraph
from claimcheck.paper.titles import kind_of, plain
from claimcheck.records.paper import Section
from claimcheck.records.words import SectionKind


def _levels(paragraphs: Sequence[Paragraph]) -> dict[tuple[float, str], int]:
    """By size and font, the level of the numbered headings: one without a number takes that of those it looks like."""
    out: dict[tuple[float, str], int] = {}
    for par in paragraphs:
        if par.heading is not None and par.heading.number:
            style = par.lines[0].style
            out.setdefault((style.size, style.font), par.heading.level)
    return out


def make_sections(paragraphs: Sequence[Paragraph]) -> tuple[Section, ...]:
    """The sections in order; sets ``section`` of every paragraph to the one it stands in."""
    levels = _levels(paragraphs)
    out: list[Section] = []
    stack: list[Section] = []
    in_appendix = after_references = False
    for par in paragraphs:
        h = par.heading
        if h is not None and par.layer == "heading":
            style = par.lines[0].style
            level = h.level if h.number else levels.get((style.size, style.font), h.level)
            if kind_of(h.title) in _OWN_LEVEL and not h.number:
                level = 1
            kind = kind_of(h.title)
            top = level == 1
            if top and (
                plain(h.title).startswith(("appendi", "supplement", "anhang")) or (after_references and _letter(h))
            ):
                in_appendix = True
            if _letter(h) and stack and stack[-1].kind == "reference":
                in_appendix = True
                stack.clear()
            while stack and stack[-1].level >= level:
                stack.pop()
            section = Section(
                id=f"s{len(out) + 1}",
                title=h.title,
                number=h.number,
                kind=inherited(kind, stack, in_appendix),
                level=level,
                page=par.page,
            )
            after_references |= kind == "reference"
            out.append(section)
            stack.append(section)
        if par.layer != "title":
            par.section = stack[-1].id if stack else None
    return tuple(out)


def with_experiments(sections: Sequence[Section], results: Mapping[str, int]) -> tuple[Section, ...]:
    """A part of the paper whose title tells nothing and that shows two or more figures or tables is an experiment.

    ``results`` counts the figures and tables in each section, by its id.
    """
    tops: list[int] = []
    shown: dict[int, int] = {}
    for i, section in enumerate(sections):
        if section.level == 1 or not tops:
            tops.append(i)
        shown[tops[-1]] = shown.get(tops[-1], 0) + results.get(section.id, 0)
    plain_tops = {i for i in tops if sections[i].kind == "other" and sections[i].number and shown[i] >= 2}
    out: list[Section] = []
    top = -1
    for i, section in enumerate(sections):
        if i in tops:
            top = i
        change = top in plain_tops and section.kind == "other"
        out.append(section.model_copy(update={"kind": "experiment"}) if change else section)
    return tuple(out)


def inherited(own: SectionKind, above: Sequence[Section], in_appendix: bool) -> SectionKind:
    """The kind of a section whose title says ``own`` and that stands in the sections ``above``."""
    if own in ("reference", "acknowledgement"):
        return own
    if in_appendix:
        return "appendix"
    if above and (own == "other" or above[-1].kind in _WHOLE) and own != "limitation":
        return above[-1].kind
    return own


_OWN_LEVEL = ("abstract", "reference", "acknowledgement")
_WHOLE = ("abstract", "introduction", "background", "related_work", "limitation", "ethics", "acknowledgement")
"""Kinds that a section's title gives to all its parts, whatever theirs say."""


def _letter(heading: Heading) -> bool:
    return bool(heading.number) and str(heading.number)[0].isalpha()
