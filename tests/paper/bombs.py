"""Small PDFs that are built to hang their reader or to fill its memory."""

from __future__ import annotations

import zlib

_FONTS = b"<</Font<</F1<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>"


def endless() -> bytes:
    """Forms that draw forms, tenfold at each of twelve steps: a million million times one word."""
    forms = [
        b"<</Type/XObject/Subtype/Form/BBox[0 0 600 700]/Resources<</XObject<</A %d 0 R>>>>/Length 60>>\nstream\n" % n
        + b"/A Do " * 10
        + b"\nendstream"
        for n in range(6, 18)
    ]
    word = b"BT /F1 10 Tf (again) Tj ET"
    last = b"<</Type/XObject/Subtype/Form/BBox[0 0 600 700]/Resources %s/Length %d>>\nstream\n%s\nendstream"
    return _pdf([*_page(b"<</XObject<</A 5 0 R>>>>", b"/A Do"), *forms, last % (_FONTS, len(word), word)])


def swelling(megabytes: int) -> bytes:
    """A page of so many megabytes of nothing, packed to a thousandth."""
    packer = zlib.compressobj(9)
    packed = b"".join(packer.compress(b" " * 2**20) for _ in range(megabytes)) + packer.flush()
    return _pdf(_page(_FONTS, packed, b"/Filter/FlateDecode"))


def circular() -> bytes:
    """A tree of pages that leads back to its root, and says that it has ten thousand."""
    return _pdf(
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Count 10000/Kids[3 0 R 3 0 R]>>",
            b"<</Type/Pages/Parent 2 0 R/Count 5000/Kids[2 0 R 2 0 R]>>",
        ]
    )


def nested(depth: int) -> bytes:
    """A dictionary in a dictionary in a dictionary."""
    objects = _page(_FONTS, b"BT /F1 10 Tf (deep) Tj ET")
    objects[0] = b"<</Type/Catalog/Pages 2 0 R/X " + b"<</A " * depth + b"1" + b">>" * depth + b">>"
    return _pdf(objects)


def _page(resources: bytes, content: bytes, filters: bytes = b"") -> list[bytes]:
    return [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Count 1/Kids[3 0 R]>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources %s>>" % resources,
        b"<</Length %d%s>>\nstream\n%s\nendstream" % (len(content), filters, content),
    ]


def _pdf(objects: list[bytes]) -> bytes:
    out = bytearray(b"%PDF-1.5\n")
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)
    return bytes(out)
