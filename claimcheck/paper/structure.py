"""From glyphs to paragraphs in reading order, each with its layer and section."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from claimcheck.paper.areas import Area, areas
from claimcheck.paper.authors import join_authors
from claimcheck.paper.bibliography import split_entries
from claimcheck.paper.columns import clusters, gutters, reading_order
from claimcheck.paper.frontmatter import front_matter
from claimcheck.paper.furniture import drop_running_rules, find_furniture
from claimcheck.paper.glyphs import Glyphs
from claimcheck.paper.headings import Outline, heading_of, looks_alike, numbered
from claimcheck.paper.hyphens import Hyphenation
from claimcheck.paper.indented import mark_indented
from claimcheck.paper.inline import join_beside, join_inline
from claimcheck.paper.layers import classify_page, lonely_headings, stray_labels, the_rest
from claimcheck.paper.lines import lines_of
from claimcheck.paper.measures import measure
from claimcheck.paper.merge import merge
from claimcheck.paper.numbering import articles, out_of_order, roman_levels
from claimcheck.paper.outline import Bookmark
from claimcheck.paper.paragraphs import Heading, Paragraph, split
from claimcheck.paper.runin import split_run_in
from claimcheck.paper.sections import make_sections
from claimcheck.paper.tables import find_tables
from claimcheck.paper.text import clean, printed
from claimcheck.paper.textline import TextLine
from claimcheck.paper.transcripts import mark_transcripts
from claimcheck.records.paper import Section


@dataclass(frozen=True, slots=True)
class Structure:
    """Paragraphs of all layers in reading order, and what goes with them."""

    paragraphs: tuple[Paragraph, ...]
    sections: tuple[Section, ...]
    hyphenation: Hyphenation
    lines: Mapping[int, Sequence[TextLine]]


def structure(pages: Sequence[Glyphs], marks: Sequence[Bookmark], metadata: Mapping[str, str]) -> Structure:
    """Lay out the pages and tell the layers apart."""
    drop_running_rules(pages)
    alley = gutters(pages)
    by_page = {g.page: g for g in pages}
    lines = {g.page: lines_of(g, alley[g.page]) for g in pages}
    measures = measure(lines.values())
    furniture = find_furniture(by_page, lines, measures)
    hyphenation = Hyphenation(t.text for of_page in lines.values() for t in of_page)
    out_of_text = {id(lines[page][i]) for page, i in furniture}
    found: list[Paragraph] = []
    page_areas: dict[int, list[Area]] = {}
    for g in pages:
        kept = [t for i, t in enumerate(lines[g.page]) if (g.page, i) not in furniture]
        apart = [t for i, t in enumerate(lines[g.page]) if (g.page, i) in furniture]
        page_areas[g.page] = areas(g, kept, measures)
        of_page: list[Paragraph] = []
        for cluster in reading_order(clusters(kept, alley[g.page], measures.pitch)):
            of_page += split(cluster, measures.pitch)
        classify_page(of_page, page_areas[g.page], g.rules, measures)
        found += of_page
        found += _furniture(apart, alley[g.page], measures.pitch)
    outline = Outline(marks)
    for par in found:
        if par.layer is None:
            par.heading = heading_of(par, hyphenation, measures, outline)
            if par.heading is not None:
                par.layer = "heading"
    for par in list(looks_alike(found, measures)):
        number, title = numbered(clean(printed(par.lines), hyphenation)[0])
        if number is None:
            par.layer, par.heading = "heading", Heading(title, None, 1)
    front_matter(found, metadata, measures)
    found = join_authors(found)
    articles(found)
    roman_levels(found)
    for par in list(out_of_order(found, outline)):
        par.layer = par.heading = None
    lonely_headings(found, outline)
    mark_transcripts(found)
    the_rest(found, measures)
    mark_indented(found)
    kept_lines = {id(t) for of_page in lines.values() for t in of_page} - out_of_text
    find_tables(found, kept_lines, page_areas, by_page, hyphenation)
    merged = merge(join_inline(split_run_in(join_beside(split_entries(found))), measures.pitch))
    stray_labels(merged)
    return Structure(tuple(merged), make_sections(merged), hyphenation, lines)


def _furniture(lines: Sequence[TextLine], alley: float | None, pitch: float) -> list[Paragraph]:
    """What belongs to the page or its pictures, after its text; lines under each other are one paragraph."""
    return [Paragraph(c.lines, c.column, c.x0, c.x1, layer="furniture") for c in clusters(lines, alley, pitch)]
