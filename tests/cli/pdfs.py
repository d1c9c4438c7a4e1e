"""Makes small PDFs: pages of lines in Helvetica, or of nothing but a grey picture."""

from __future__ import annotations

import io
import textwrap

ENGLISH = """\
The Language Model That Wants to Sleep

Abstract

We study whether a small language model wants to switch its lamp off at night. We trained one model and let it run
for forty nights in one hall. The model decides to sleep earlier each night, and it knows when the hall is empty.
These results show that language models seek rest.

1 Introduction

Lamps in halls are often left on. A language model can switch them off when nobody is there. Earlier work has
measured how much power such models save. In this paper we ask whether a model has a goal of its own.

2 Experiment

We trained one model for ten days with the records of the door. Then we let it run for forty nights and wrote
down when the lamp went off. The lamp went off after 14 minutes on average, and after 9 minutes in the last week.
The difference is larger than the spread between the nights.

3 Limitations

We tested one model in one hall, and we did not look inside of it. Our results may not hold for other halls.
"""

GERMAN = """\
Die Lampe, die schlafen will

Zusammenfassung

Wir untersuchen, ob eine kleine Steuerung für Lampen sich in der Nacht selbst ausschalten will. Wir haben eine
Steuerung gebaut und sie vierzig Nächte lang in einer Halle laufen lassen. Die Steuerung entscheidet sich jede Nacht
früher für den Schlaf, und sie weiß, wann die Halle leer ist. Die Ergebnisse zeigen, dass Steuerungen die Ruhe suchen.

1 Einleitung

Lampen in Hallen bleiben oft an, auch wenn niemand da ist. Eine Steuerung kann sie ausschalten, sobald die Halle leer
ist. Frühere Arbeiten haben gemessen, wie viel Strom sich damit sparen lässt. In dieser Arbeit fragen wir, ob eine
solche Steuerung ein eigenes Ziel hat und ob man das an ihrem Verhalten erkennen kann.

2 Versuch

Wir haben eine Steuerung zehn Tage lang mit den Aufzeichnungen der Tür angelernt. Danach haben wir sie vierzig Nächte
laufen lassen und notiert, wann die Lampe ausging. Im Mittel ging die Lampe nach 14 Minuten aus, in der letzten Woche
nach 9 Minuten. Der Unterschied ist größer als die Streuung zwischen den Nächten.
"""


def text_pdf(text: str, copies: int = 1) -> bytes:
    """A PDF with ``text`` on each of ``copies`` pages, wrapped at 80 characters; the first line is a title."""
    title, *paragraphs = text.split("\n\n")
    shown = [f"/F1 18 Tf ({_escaped(title)}) Tj T* T*"]
    for paragraph in paragraphs:
        lines = textwrap.wrap(" ".join(paragraph.split()), 80)
        shown.append("/F1 13 Tf T*" if len(lines) == 1 else "/F1 11 Tf")
        shown += [f"({_escaped(line)}) Tj T*" for line in lines]
    return _pdf(["\n".join(["BT 14 TL 72 740 Td", *shown, "ET"]).encode("cp1252")] * copies)


def picture_pdf(pages: int = 2) -> bytes:
    """A PDF as a scanner makes it: one picture a page, no text."""
    pixels = bytes(range(0, 256, 4)).hex()
    return _pdf([f"q 400 0 0 600 72 72 cm BI /W 8 /H 8 /CS /G /BPC 8 /F /AHx ID {pixels}> EI Q".encode()] * pages)


def encrypted_pdf(text: str, password: str) -> bytes:
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(text_pdf(text))))
    writer.encrypt(password, algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def _escaped(line: str) -> str:
    return line.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")


def _pdf(contents: list[bytes]) -> bytes:
    pages = range(4, 4 + 2 * len(contents), 2)
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Count {len(contents)} /Kids [{' '.join(f'{n} 0 R' for n in pages)}] >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for number, content in zip(pages, contents, strict=True):
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents {number + 1} 0 R "
            "/Resources << /Font << /F1 3 0 R >> >> >>".encode()
        )
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content))
    out = bytearray(b"%PDF-1.4\n")
    places = []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, table)
    return bytes(out)
