"""HTML papers: what LaTeXML makes of TeX (arXiv's HTML), and plain HTML; places are lines and columns of the file.

By Python's own parser, which takes any text and tells where each tag stands; the faster ones do not tell that.
"""

from __future__ import annotations

import re

from claimcheck.errors import PaperError
from claimcheck.paper.compose import Composer, Source, decode
from claimcheck.paper.html.walk import Walker
from claimcheck.paper.model import Paper

_SPACE = re.compile(r"[\x00-\x1f\x7f]")


def read_html(data: bytes, name: str, sha256: str) -> Paper:
    """A Paper of one page.

    Raises:
        PaperError: it is nested too deeply, or so broken that Python's parser gives up.
    """
    text = _decode(data)
    composer = Composer([Source.of(None, text)])
    walker = Walker(composer)
    try:
        walker.feed(text)
        walker.finish()
    except PaperError as error:
        raise PaperError(error.what, where=name, hint=error.hint) from None
    except (AssertionError, ValueError) as error:
        raise PaperError(
            "this HTML is too broken to be read", where=name, hint="open it in a browser and print it to PDF"
        ) from error
    if not composer.title:
        composer.title = _SPACE.sub(" ", walker.document_title).strip()
    return composer.finish(name, sha256)


def _decode(data: bytes) -> str:
    found = re.search(rb"<meta[^>]{0,200}charset=[\"']?([\w-]{2,30})", data[:4096], re.I)
    if found is not None and found[1].lower() not in (b"utf-8", b"utf8", b"utf-16"):
        try:
            return data.decode(found[1].decode("ascii"), "replace").replace("\r\n", "\n").replace("\r", "\n")
        except LookupError:
            pass
    return decode(data)
