"""What the elements of an HTML paper are, by tag and class; the classes are LaTeXML's."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping

VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
BLOCKS = frozenset(
    """address article aside blockquote body dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5
    h6 header hr html li main nav ol p pre section table tbody td tfoot th thead tr ul""".split()
)
SKIPPED = frozenset(
    """script style noscript template svg nav button select textarea iframe object canvas audio video head footer form
    annotation annotation-xml""".split()
)
SKIPPED_CLASSES = frozenset(
    """ltx_ERROR ltx_TOC ltx_page_navbar ltx_page_footer ltx_page_logo ltx_picture ltx_dates ltx_keywords ltx_rdf
    ltx_note_mark ltx_pagination ltx_tag_note ltx_note_type ltx_tag_listingline navbar sidebar breadcrumb
    package-alerts html-header-nav""".split()
)
HEADING = re.compile(r"^h([1-6])$")
TITLE = frozenset({"ltx_title_document"})
LEVELS = {
    "ltx_title_part": 1, "ltx_title_chapter": 1, "ltx_title_section": 1, "ltx_title_appendix": 1,
    "ltx_title_bibliography": 1, "ltx_title_abstract": 1, "ltx_title_acknowledgements": 1,
    "ltx_title_subsection": 2, "ltx_title_subsubsection": 3, "ltx_title_paragraph": 4, "ltx_title_subparagraph": 5,
}  # fmt: skip
LABEL = re.compile(r"(Figure|Fig\.|Table)\s+((?:[A-Z]\.?)?\d{1,3}(?:\.\d+)?)")


def role_of(tag: str, classes: frozenset[str], attributes: Mapping[str, str], around: Collection[str]) -> str:
    """What an element is for a reader: ``heading``, ``cell``, ``note``, ...; empty where that does not matter.

    ``around`` are the roles of the elements it stands in.
    """
    heading = HEADING.match(tag)
    if heading or classes & (TITLE | set(LEVELS)):
        return "heading"
    if "ltx_tag" in classes and "heading" in around:
        return "number"
    if "ltx_note" in classes or attributes.get("role") == "doc-footnote":
        return "note"
    if tag == "figcaption" or "ltx_caption" in classes or tag == "caption":
        return "caption"
    if tag == "table" and not classes & {"ltx_equation", "ltx_eqn_table", "ltx_equationgroup"}:
        return "table"
    if tag in ("td", "th") and "table" in around:
        return "cell"
    if tag == "pre" or classes & {"ltx_verbatim", "ltx_listing", "ltx_algorithm"}:
        return "code" if tag != "code" else ""
    if tag == "blockquote":
        return "quote"
    if "ltx_abstract" in classes:
        return "abstract"
    if "ltx_authors" in classes:
        return "furniture"
    if "ltx_bibitem" in classes:
        return "entry"
    if tag == "figure":
        return "figure"
    return ""
