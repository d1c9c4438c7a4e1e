import io

import pytest
from PIL import Image
from pypdf import PdfWriter

from claimcheck import check, resources
from claimcheck.records.place import Box
from claimcheck.records.report import Report
from claimcheck.report.pageimages import draw


def test_boxes_of_trigger_and_agent_lie_in_those_of_the_sentence(demo: Report) -> None:
    sentences = {s.id: s for s in demo.sentences}
    spans = [(f, s) for f in demo.findings for s in (f.trigger, f.agent) if s is not None]
    assert spans
    for finding, span in spans:
        assert span.boxes, span.text
        lines = sentences[finding.sentence].boxes
        for page, x0, y0, x1, y1 in span.boxes:
            assert any(
                page == line[0] and line[1] <= x0 <= x1 <= line[3] and (y0, y1) == (line[2], line[4]) for line in lines
            ), span.text
    assert {f.rule for f in demo.findings} == {r.id for r in demo.rules}
    assert all(r.rationale for r in demo.rules)


@pytest.fixture(scope="module")
def demo() -> Report:
    return check(resources.path("demo", "paper.pdf"))


@pytest.mark.parametrize(("turned", "cropped"), [(0, False), (90, False), (180, True), (270, True)])
def test_places_of_words_on_their_picture_are_dark(demo: Report, turned: int, cropped: bool) -> None:
    """However a page is turned and cut, the rectangle of a trigger holds ink, and the margin left of the text none."""
    writer = PdfWriter(clone_from=resources.path("demo", "paper.pdf"))
    page = writer.pages[0]
    page.rotate(turned)
    if cropped:
        page.cropbox.lower_left = (20, 30)
        page.cropbox.upper_right = (page.mediabox.right - 10, page.mediabox.top - 15)
    out = io.BytesIO()
    writer.write(out)
    (first,) = draw(out.getvalue(), "paper.pdf", [1])
    picture = Image.open(io.BytesIO(first.data)).convert("L")
    scale = picture.width / first.width
    assert (first.width > first.height) == (turned in (90, 270))

    def darkest(box: Box) -> float:
        r = first.rectangle(box)
        part = (r.x, r.y, r.x + r.width, r.y + r.height)
        return picture.crop(tuple(round(v * scale) for v in part)).getextrema()[0]

    boxes = [b for f in demo.findings for b in f.trigger.boxes if b[0] == 1]
    assert boxes
    assert all(darkest(box) < 100 for box in boxes)
    assert darkest((1, 25.0, 100.0, 40.0, 700.0)) > 200
