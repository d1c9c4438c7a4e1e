from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.errors import PaperError
from claimcheck.paper.html.read import read_html
from claimcheck.paper.model import Paper
from claimcheck.paper.read import read

LATEXML = """<!DOCTYPE html><html lang="en"><head><title>Lamps</title><style>p {}</style></head><body>
<nav class="ltx_page_navbar"><a href="#S1">1 Introduction</a></nav>
<div class="ltx_page_main"><div class="ltx_page_content"><article class="ltx_document">
<h1 class="ltx_title ltx_title_document">Lamps that Wait</h1>
<div class="ltx_authors"><span class="ltx_creator">A. Person</span></div>
<div class="ltx_abstract"><h6 class="ltx_title ltx_title_abstract">Abstract</h6>
<p class="ltx_p">We watch lamps
wait.</p></div>
<section class="ltx_section" id="S1">
<h2 class="ltx_title ltx_title_section"><span class="ltx_tag ltx_tag_section">1 </span>Introduction</h2>
<div class="ltx_para"><p
class="ltx_p">As <cite class="ltx_cite">Moth et al. (<a class="ltx_ref" href="#bib.b1">2020</a>)
</cite> and Figure <a class="ltx_ref" href="#F1"><span class="ltx_text ltx_ref_tag">1</span></a> show, lamps wait<span
class="ltx_note ltx_role_footnote" id="f1"><sup class="ltx_note_mark">1</sup><span class="ltx_note_outer"><span
class="ltx_note_content"><sup class="ltx_note_mark">1</sup><span class="ltx_tag ltx_tag_note">1</span>Some do
not.</span></span></span> for <math alttext="\\alpha\\leq 3" class="ltx_Math"><mi>wrong</mi></math> hours.</p></div>
<figure class="ltx_figure" id="F1"><img src="x.png"><figcaption class="ltx_caption"><span
class="ltx_tag ltx_tag_figure">Figure 1: </span>A lamp &amp; a moth.</figcaption></figure>
<figure class="ltx_table"><figcaption class="ltx_caption"><span class="ltx_tag">Table 1: </span>Nights.</figcaption>
<table class="ltx_tabular"><tbody><tr class="ltx_tr"><td class="ltx_td">Lamp</td><td class="ltx_td">Nights</td></tr>
<tr><td>first</td><td>4</td></tr></tbody></table></figure>
<section class="ltx_subsection">
<h3 class="ltx_title ltx_title_subsection"><span class="ltx_tag">1.1 </span>Details</h3>
<ul class="ltx_itemize"><li class="ltx_item"><div class="ltx_para"><p class="ltx_p">One thing.</p></div></li></ul>
<blockquote class="ltx_quote"><p class="ltx_p">Prompt: please wait.</p></blockquote>
<pre class="ltx_verbatim">x = 1</pre></section></section>
<section class="ltx_bibliography"><h2 class="ltx_title ltx_title_bibliography">References</h2>
<ul class="ltx_biblist"><li class="ltx_bibitem" id="bib.b1"><span class="ltx_bibblock">Moth, Fly and Bee. 2020.
Waiting.</span></li></ul></section>
<section class="ltx_appendix"><h2 class="ltx_title ltx_title_appendix"><span class="ltx_tag">Appendix A </span>More</h2>
<p class="ltx_p">More text.</p></section>
</article></div><footer class="ltx_page_footer">Generated</footer></div></body></html>
"""
PLAIN = """<html><head><title>A page | Site</title></head><body><header>Site name</header><h1>On Lamps</h1>
<p>First paragraph
<p>Second &#8220;one&#8221; with <b>bold</b> words.<br>Still it.
<h2>2. Results</h2><ul><li>One<li>Two</ul><script>var x = "<p>no";</script>
<table><tr><td>a<td>b<tr><td>c<td>d</table><div>In a div.</div></body>"""


def parsed(text: str) -> Paper:
    return read_html(text.encode(), "page.html", "0")


def test_latexml() -> None:
    paper = parsed(LATEXML)
    assert paper.title == "Lamps that Wait"
    assert [(s.number, s.title, s.kind, s.level) for s in paper.sections] == [
        (None, "Abstract", "abstract", 1),
        ("1", "Introduction", "introduction", 1),
        ("1.1", "Details", "introduction", 2),
        (None, "References", "reference", 1),
        ("A", "More", "appendix", 1),
    ]
    assert [(b.layer, b.text) for b in paper.blocks if b.layer != "heading"] == [
        ("title", "Lamps that Wait"),
        ("furniture", "A. Person"),
        ("abstract", "We watch lamps wait."),
        ("body", "As Moth et al. (2020) and Figure 1 show, lamps wait for α ≤ 3 hours."),
        ("footnote", "Some do not."),
        ("caption", "Figure 1: A lamp & a moth."),
        ("caption", "Table 1: Nights."),
        ("body", "One thing."),
        ("quote", "Prompt: please wait."),
        ("code", "x = 1"),
        ("reference", "Moth, Fly and Bee. 2020. Waiting."),
        ("body", "More text."),
    ]
    assert [(f.label, f.rows) for f in paper.floats] == [
        ("Figure 1", ()),
        ("Table 1", (("Lamp", "Nights"), ("first", "4"))),
    ]
    assert {(r.kind, r.target is not None) for r in paper.references} == {
        ("figure", True),
        ("citation", True),
        ("footnote", True),
    }


def test_plain_html() -> None:
    paper = parsed(PLAIN)
    assert paper.title == "On Lamps"
    assert [b.text for b in paper.blocks if b.layer == "body"] == [
        "First paragraph",
        "Second “one” with bold words. Still it.",
        "One",
        "Two",
        "In a div.",
    ]
    assert [(s.number, s.title) for s in paper.sections] == [("2", "Results")]


def test_places() -> None:
    for text in (LATEXML, PLAIN):
        lines = text.split("\n")
        for block in parsed(text).blocks:
            line, column = block.source_place(0) or (0, 0)
            assert lines[line - 1][column - 1] in (block.text[0], "&")


def test_by_ending(tmp_path: Path) -> None:
    path = tmp_path / "paper.html"
    path.write_text(PLAIN)
    assert read(path).title == "On Lamps"


PIECES = st.sampled_from(
    """<p> </p> <table> <tr> <td> </table> <figure> </figure> <figcaption> </figcaption> <h1> </h1> <h2> </h2> <li>
    <math alttext="x"> </math> <pre> </pre> <blockquote> <!-- --> <![CDATA[ ]]> <!x <? &amp; &#0; &#x110000; <script>
    </script> <span class="ltx_note"> </span> <div class="ltx_abstract"> </div> < > " word <svg/> <br/>""".split()
)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.one_of(PIECES, st.text(max_size=5)), max_size=40))
def test_any_text_is_a_paper_or_refused(parts: list[str]) -> None:
    try:
        paper = read_html("".join(parts).encode("utf-8", "surrogatepass"), "any.html", "0")
    except PaperError:
        return
    for b in paper.blocks:
        assert len(b.offsets) == len(b.text) + 1
        assert list(b.offsets) == sorted(b.offsets)
