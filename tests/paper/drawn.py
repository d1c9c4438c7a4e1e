"""Tiny PDFs for the tests, drawn with the standard fonts and no library."""

from __future__ import annotations

import zlib
from dataclasses import dataclass, field
from pathlib import Path

FONTS = {"roman": "Times-Roman", "bold": "Times-Bold", "mono": "Courier", "italic": "Times-Italic"}
WIDTH, HEIGHT = 612, 792


@dataclass
class Sheet:
    """A page; coordinates in points from the bottom left."""

    parts: list[str] = field(default_factory=list)

    def put(self, x: float, y: float, text: str, size: float = 10, font: str = "roman") -> Sheet:
        name = f"F{list(FONTS).index(font)}"
        escaped = text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
        self.parts.append(f"BT /{name} {size} Tf 1 0 0 1 {x} {y} Tm ({escaped}) Tj ET")
        return self

    def lines(self, x: float, y: float, text: str, size: float = 10, font: str = "roman", drop: float = 12) -> float:
        """Each line of ``text`` under the other; the height at which the next would stand."""
        for line in text.strip("\n").split("\n"):
            self.put(x, y, line, size, font)
            y -= drop
        return y

    def rule(self, x0: float, y: float, x1: float) -> Sheet:
        self.parts.append(f"{x0} {y} m {x1} {y} l 0.4 w S")
        return self

    def picture(self, x: float, y: float, width: float, height: float) -> Sheet:
        self.parts.append(f"q {width} 0 0 {height} {x} {y} cm /Im0 Do Q")
        return self


def pdf(*sheets: Sheet) -> bytes:
    """The file's bytes."""
    objects: list[bytes] = []

    def add(body: bytes) -> int:
        objects.append(body)
        return len(objects)

    catalog, pages = add(b""), add(b"")
    fonts = {
        f"F{i}": add(f"<</Type/Font/Subtype/Type1/BaseFont/{n}/Encoding/WinAnsiEncoding>>".encode())
        for i, n in enumerate(FONTS.values())
    }
    image = _stream(b"<</Type/XObject/Subtype/Image/Width 1/Height 1/BitsPerComponent 8/ColorSpace/DeviceGray", b"\x80")
    picture = add(image)
    resources = "<</Font<<" + "".join(f"/{k} {v} 0 R" for k, v in fonts.items()) + f">>/XObject<</Im0 {picture} 0 R>>>>"
    kids = []
    for sheet in sheets:
        content = add(_stream(b"<<", "\n".join(sheet.parts).encode("cp1252")))
        head = f"<</Type/Page/Parent {pages} 0 R/MediaBox[0 0 {WIDTH} {HEIGHT}]"
        kids.append(add(f"{head}/Resources{resources}/Contents {content} 0 R>>".encode()))
    objects[catalog - 1] = f"<</Type/Catalog/Pages {pages} 0 R>>".encode()
    listed = " ".join(f"{k} 0 R" for k in kids)
    objects[pages - 1] = f"<</Type/Pages/Count {len(kids)}/Kids[{listed}]>>".encode()
    out = bytearray(b"%PDF-1.5\n")
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    out += b"".join(f"{p:010d} 00000 n \n".encode() for p in places)
    out += f"trailer\n<</Size {len(objects) + 1}/Root {catalog} 0 R>>\nstartxref\n{start}\n%%EOF\n".encode()
    return bytes(out)


def _stream(head: bytes, data: bytes) -> bytes:
    packed = zlib.compress(data)
    return head + f"/Filter/FlateDecode/Length {len(packed)}>>\nstream\n".encode() + packed + b"\nendstream"


def save(folder: Path, *sheets: Sheet, name: str = "paper.pdf") -> Path:
    path = folder / name
    path.write_bytes(pdf(*sheets))
    return path
