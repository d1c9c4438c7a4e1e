"""The paper itself with highlights: a PDF annotation for each flagged finding, an underline for each leap."""

from __future__ import annotations

import io
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from claimcheck.errors import ClaimcheckError
from claimcheck.records.place import Box
from claimcheck.records.report import Report
from claimcheck.report.clean import one_line
from claimcheck.report.lookup import Lookup
from claimcheck.report.palette import SEVERITIES, colours, rgb
from claimcheck.report.wording import leap_name

if TYPE_CHECKING:
    from pypdf import PdfWriter

    from claimcheck.paper.guard import Limits

_A_PAGE = 1.0
"""Seconds a page may take; most take a fiftieth of one."""
_PRINTED = 4
"""The annotation's flag for printing (PDF 32000-1:2008, table 165)."""


@dataclass(frozen=True, slots=True)
class Note:
    """One annotation, on one page."""

    name: str
    """Unique within the page."""
    kind: Literal["/Highlight", "/Underline"]
    page: int
    boxes: tuple[Box, ...]
    colour: str
    subject: str
    text: str


def to_pdf(report: Report, data: bytes, *, password: str | None = None, limits: Limits | None = None) -> bytes:
    """The PDF ``data`` that the report is of, with its findings and leaps as annotations; what is in it stays.

    Written in a child process. An encrypted paper comes out without encryption.

    Raises:
        PaperError: the file cannot be opened or written, or goes past the limits.
        ClaimcheckError: the paper has no pages.
    """
    from claimcheck.paper.guard import Child, Limits

    lookup = Lookup(report)
    if not lookup.has_pages or b"%PDF-" not in data[:1024]:
        raise ClaimcheckError(
            "a text has no pages to mark", where=report.paper.source, hint="--format html shows its words with marks"
        )
    given = limits or Limits()
    own = Limits(given.seconds or 30 + _A_PAGE * report.paper.pages, given.memory)
    order = (data, report.paper.source, notes(lookup), password)
    doing = "writing the marks into"
    with Child(
        "claimcheck.report.annotated:annotate", *order, name=report.paper.source, limits=own, doing=doing
    ) as child:
        made: bytes = child.result()
    return made


def notes(lookup: Lookup) -> list[Note]:
    """In the order of the report; a finding without places of its words takes those of its sentence."""
    made: list[Note] = []
    palette = colours(f.category for f in lookup.report.findings)
    for finding in lookup.report.findings:
        if not finding.flagged:
            continue
        rule = lookup.rules.get(finding.rule)
        lines = [f"{finding.category}, {finding.severity}", one_line(finding.message)]
        if finding.rewording:
            lines.append(f"Plainer: {one_line(finding.rewording)}")
        named = f"Rule: {finding.rule}" + (f", {one_line(rule.title)}" if rule else "")
        lines.append(named + (f" (source: {one_line(rule.cite)})" if rule and rule.cite else ""))
        lines += [one_line(f"{d.reviewer}: {d.verdict}. {d.reason}") for d in finding.decisions]
        boxes = finding.trigger.boxes or lookup.sentences[finding.sentence].boxes
        subject = f"{finding.category} ({finding.severity})"
        made += _by_page(finding.id, "/Highlight", boxes, palette[finding.category].wash, subject, "\n".join(lines))
    for leap in lookup.report.leaps:
        name = leap_name(leap.type, leap.check)
        text = f"Leap past the evidence: {name}, {leap.severity}\n{one_line(leap.message)}"
        if leap.needed:
            text += f"\nWhat would close it: {one_line(leap.needed)}"
        if leap.bounded_by:
            text += f"\nBounded by: {'; '.join(lookup.place(s) for s in leap.bounded_by[:4])}"
        boxes = lookup.sentences[leap.sentence].boxes
        made += _by_page(leap.id, "/Underline", boxes, SEVERITIES[leap.severity].ink, f"leap: {name}", text)
    return made


def _by_page(
    name: str, kind: Literal["/Highlight", "/Underline"], boxes: Sequence[Box], colour: str, subject: str, text: str
) -> list[Note]:
    pages: defaultdict[int, list[Box]] = defaultdict(list)
    for box in boxes:
        pages[box[0]].append(box)
    return [Note(name, kind, page, tuple(own), colour, one_line(subject), text) for page, own in pages.items()]


def annotate(data: bytes, name: str, own: Sequence[Note], password: str | None = None) -> bytes:
    """The PDF with the annotations; the same input gives the same bytes.

    Raises:
        PaperError: it can be opened neither by pypdf nor by PDFium.
    """
    import logging

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        return _written(data, own, password)
    except Exception:  # pypdf raises many kinds: for damage, and for ciphers that it does not know
        return _written(_saved_anew(data, name, password), own, None)


def _written(data: bytes, own: Sequence[Note], password: str | None) -> bytes:
    from pypdf import PdfReader, PdfWriter

    reader = PdfReader(io.BytesIO(data), strict=False)
    if reader.is_encrypted and not reader.decrypt(password or ""):
        raise ValueError("wrong password")
    writer = PdfWriter(clone_from=reader)
    writer.pdf_header = reader.pdf_header
    made: defaultdict[int, list[Any]] = defaultdict(list)
    for note in own:
        if 1 <= note.page <= len(writer.pages):
            made[note.page].append(_annotation(writer, note))
    for number, references in made.items():
        _add(writer.pages[number - 1], references)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def _add(page: Any, references: Sequence[Any]) -> None:
    """After those that are there: they stay."""
    from pypdf.generic import ArrayObject, NameObject

    there = page.get("/Annots")
    there = there.get_object() if there is not None else None
    kept = list(there) if isinstance(there, list) else []
    page[NameObject("/Annots")] = ArrayObject([*kept, *references])


def _annotation(writer: PdfWriter, note: Note) -> Any:
    """A text markup annotation (PDF 32000-1:2008, 12.5.6.10); viewers draw it from its quadrilaterals."""
    from pypdf.generic import ArrayObject, DictionaryObject, FloatObject, NameObject, NumberObject, TextStringObject

    quads: list[float] = []
    for _, x0, y0, x1, y1 in note.boxes:
        quads += [x0, y1, x1, y1, x0, y0, x1, y0]  # in the order that viewers take, not that of the standard
    edges = [min(quads[::2]), min(quads[1::2]), max(quads[::2]), max(quads[1::2])]

    def numbers(values: Sequence[float]) -> ArrayObject:
        return ArrayObject(FloatObject(round(value, 3)) for value in values)

    return writer._add_object(
        DictionaryObject(
            {
                NameObject("/Type"): NameObject("/Annot"),
                NameObject("/Subtype"): NameObject(note.kind),
                NameObject("/Rect"): numbers(edges),
                NameObject("/QuadPoints"): numbers(quads),
                NameObject("/C"): numbers(rgb(note.colour)),
                NameObject("/F"): NumberObject(_PRINTED),
                NameObject("/NM"): TextStringObject(f"claimcheck-{note.name}-{note.page}"),
                NameObject("/T"): TextStringObject("claimcheck"),
                NameObject("/Subj"): TextStringObject(note.subject),
                NameObject("/Contents"): TextStringObject(note.text),
            }
        )
    )


def _saved_anew(data: bytes, name: str, password: str | None) -> bytes:
    """The file as PDFium writes it: mended, and without encryption."""
    import pypdfium2.raw as raw

    from claimcheck.paper.pdf import opened

    document = opened(data, name, password)
    out = io.BytesIO()
    document.save(out, flags=raw.FPDF_REMOVE_SECURITY)
    document.close()
    return out.getvalue()
