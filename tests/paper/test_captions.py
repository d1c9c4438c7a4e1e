import pytest

from claimcheck.paper.captions import caption_label, opens_caption
from claimcheck.paper.paragraphs import Paragraph
from claimcheck.paper.textline import Style, TextLine

ROMAN = Style("Times", 10.0, False, False, False, False, False)
BOLD = Style("Times-Bold", 10.0, True, False, False, False, False)


def paragraph(text: str, bold: int = 0) -> Paragraph:
    n = len(text)
    styles = [BOLD] * bold + [ROMAN] * (n - bold)
    line = TextLine(1, text, [5.0 * i for i in range(n + 1)], [100.0] * n, styles, 0)
    return Paragraph([line], "full", 0, 5.0 * n)


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Figure 3: Results of the second run", "Figure 3"),
        ("Fig. 12. Accuracy over time", "Figure 12"),
        ("TABLE IV: Prompts compared", "Table IV"),
        ("Table 2. Top score on the test set", "Table 2"),
        ("Figure A.1: More samples", "Figure A.1"),
        ("Abbildung 2: Verlauf", "Figure 2"),
        ("Tabelle 1: Werte", "Table 1"),
        ("Figure 3 shows that accuracy falls", None),
        ("Table 2 and the text above agree", None),
        ("Figure 3(b) is about the rest", None),
        ("figure 3: not a caption, for it starts in lower case", None),
        ("Figures are made with care", None),
    ],
)
def test_label(text: str, label: str | None) -> None:
    assert caption_label(paragraph(text)) == label


def test_a_bold_label_needs_no_mark() -> None:
    assert caption_label(paragraph("Figure 2 We show two curves", bold=8)) == "Figure 2"


def test_a_caption_right_under_a_table() -> None:
    assert opens_caption("Table 1: Scores", "0.3 0.4")
    assert not opens_caption("Table 1. The rest", "as we saw in the long text and in")


def test_labels_are_written_one_way() -> None:
    assert caption_label(paragraph("FIG 3: More")) == "Figure 3"
    assert caption_label(paragraph("Supplementary Figure 3: More")) == "Supplementary Figure 3"
