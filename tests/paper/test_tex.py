from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.errors import PaperError
from claimcheck.paper.model import Block, Paper
from claimcheck.paper.read import read
from claimcheck.paper.tex.read import read_tex

MAIN = r"""\documentclass{article}
\usepackage[round]{natbib} % style
\newcommand{\sys}[1][small]{Heron-#1\xspace}
\newcommand{\both}[2]{#1 and #2}
\newif\ifdraft
\title{Lamps that \emph{wait}\thanks{Invented.}}
\author{A. Person \and B. Person}
\begin{document}
\maketitle
\begin{abstract}
We watch \sys wait. % not this
It waits.
\end{abstract}
\input{parts/intro}
\section*{Data and Code}
\ifdraft A note to ourselves. \else The final text. \fi
\begin{verbatim}
100% \raw{code}
\end{verbatim}
\begin{quote}
Prompt: please wait.
\end{quote}
\begin{comment}
Nothing of this.
\end{comment}
\bibliography{refs}
\appendix
\section{More}
\label{app:more}
The caf\'e na\"{\i}vely costs 5\,\%: $\alpha \le 10^{-3}$ and
\begin{equation} y = x^2, \label{eq:y} \end{equation}
as \eqref{eq:y} says.
\end{document}
After the end.
"""
INTRO = r"""
\section{Introduction}
\label{sec:intro}
As \citet{moth2020} and \autoref{fig:lamp} show (see Section~\ref{sec:intro} and Appendix~\ref{app:more}),
\both{lamps}{moths} wait.\footnote{Some do not.} They ``want'' it---we think \citep[e.g.][]{moth2020,gnat2021}.
Missing \ref{nowhere}.

\begin{figure}
  \includegraphics[width=3cm]{lamp.pdf}
  \caption[short]{A lamp. It waits.}\label{fig:lamp}
\end{figure}
\begin{table}
  \caption{Nights.}
  \begin{tabular}{lr}
    \toprule Lamp & Nights \\ \midrule
    first & 4 \\[2pt]
    second & \textbf{7} \\ \bottomrule
  \end{tabular}
\end{table}
\begin{itemize}
  \item One thing.
  \item[b)] Another thing.
\end{itemize}
"""
BIB = """@article{moth2020, author = {Moth, Ada and {van Gnat}, Bo}, title = {Waiting {Lamps}}, year = 2020}
@inproceedings{gnat2021, author = "Cy Gnat and D. Fly and E. Bee", title = "On {\\"O}l", year = "2021",}
"""


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("project")
    (folder / "parts").mkdir()
    (folder / "main.tex").write_text(MAIN, encoding="utf-8")
    (folder / "parts" / "intro.tex").write_text(INTRO, encoding="utf-8")
    (folder / "refs.bib").write_text(BIB, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def paper(project: Path) -> Paper:
    return read(project / "main.tex")


def block(paper: Paper, start: str) -> Block:
    return next(b for b in paper.blocks if b.text.startswith(start))


def texts(paper: Paper, layer: str) -> list[str]:
    return [b.text for b in paper.blocks if b.layer == layer]


def test_front(paper: Paper) -> None:
    assert paper.title == "Lamps that wait"
    assert texts(paper, "furniture") == ["A. Person , B. Person"]
    assert texts(paper, "abstract") == ["We watch Heron-small wait. It waits."]


def test_sections(paper: Paper) -> None:
    assert [(s.number, s.title, s.kind) for s in paper.sections] == [
        (None, "Abstract", "abstract"),
        ("1", "Introduction", "introduction"),
        (None, "Data and Code", "method"),
        (None, "References", "reference"),
        ("A", "More", "appendix"),
    ]


def test_macros_references_and_citations_are_readable(paper: Paper) -> None:
    assert block(paper, "As Moth").text == (
        "As Moth and van Gnat (2020) and Figure 1 show (see Section 1 and Appendix A), lamps and moths wait. They "
        "“want” it—we think (e.g. Moth and van Gnat, 2020; Gnat et al., 2021). Missing ?."
    )
    kinds = {(r.kind, r.label, r.target is not None) for r in paper.references}
    assert {("figure", "Figure 1", True), ("section", "1", True), ("appendix", "A", True)} <= kinds
    assert ("footnote", "footnote 1", True) in kinds
    assert any(kind == "citation" and found for kind, _, found in kinds)


def test_floats(paper: Paper) -> None:
    figure, table = paper.floats
    assert (figure.label, table.label) == ("Figure 1", "Table 1")
    assert table.rows == (("Lamp", "Nights"), ("first", "4"), ("second", "7"))
    assert texts(paper, "caption") == ["A lamp. It waits.", "Nights."]


def test_layers(paper: Paper) -> None:
    assert texts(paper, "code") == [r"100% \raw{code}"]
    assert texts(paper, "quote") == ["Prompt: please wait."]
    assert "Some do not." in texts(paper, "footnote")
    body = texts(paper, "body")
    assert "The final text." in body
    assert "One thing." in body
    assert "b) Another thing." in body
    assert not any("Nothing of this" in b.text or "After the end" in b.text for b in paper.blocks)


def test_accents_and_maths(paper: Paper) -> None:
    assert block(paper, "The café").text == "The café naïvely costs 5 %: α ≤ 10⁻³ and y = x², as (1) says."


def test_places(paper: Paper) -> None:
    intro = block(paper, "As Moth")
    assert intro.source_file == "parts/intro.tex"
    assert intro.source_place(0) == (4, 1)
    at = intro.text.index("They")
    line, column = intro.source_place(at) or (0, 0)
    assert INTRO.split("\n")[line - 1][column - 1 :].startswith("They")
    waits = block(paper, "We watch")
    assert waits.source_file is None
    assert waits.source_place(waits.text.index("It waits")) == (12, 1)


def test_a_missing_file_is_noted(tmp_path: Path) -> None:
    path = tmp_path / "main.tex"
    path.write_text("\\begin{document}\nHere.\n\\input{gone}\nThere.\n\\end{document}")
    paper = read(path)
    assert [b.text for b in paper.blocks] == ["Here. There."]
    assert any("gone" in note for note in paper.notes)


def test_files_outside_the_folder_are_not_read(tmp_path: Path) -> None:
    (tmp_path / "secret.tex").write_text("A secret.")
    inside = tmp_path / "paper"
    inside.mkdir()
    (inside / "main.tex").write_text("Open. \\input{../secret} \\input{" + str(tmp_path / "secret.tex") + "}")
    assert [b.text for b in read(inside / "main.tex").blocks] == ["Open."]


def test_a_macro_without_end(tmp_path: Path) -> None:
    path = tmp_path / "bomb.tex"
    path.write_text(r"\def\a{\b\b}\def\b{\a\a} \a")
    with pytest.raises(PaperError, match="without end"):
        read(path)


def test_environments_without_end(tmp_path: Path) -> None:
    path = tmp_path / "open.tex"
    path.write_text(r"\begin{center}" * 600)
    with pytest.raises(PaperError, match="environments are open"):
        read(path)


def test_a_file_that_takes_itself_in(tmp_path: Path) -> None:
    path = tmp_path / "main.tex"
    path.write_text("Round. \\input{main}")
    assert "Round." in read(path).blocks[0].text


PIECES = st.sampled_from(
    r"""\begin{figure} \end{figure} \begin{tabular}{l} \end{tabular} \caption{x} \footnote{ } { $ $$ \[ \] & \\ % \item
    \section{a} \input{b} \cite[c]{d} \ref{e} \newcommand{\f}[1]{#1} \f \def\g#1{} \verb|h| \begin{verbatim} \if \fi
    \else \iffalse [ ] \title{i} \appendix \begin{equation} \end{equation} \begin{abstract} \end{abstract} # ~ word \"
    \begin{document} \end{document} \begin{thebibliography}{9} \bibitem{d} \begin{quote} \newif\ifq \xspace""".split()
)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.one_of(PIECES, st.text(max_size=5), st.just("\n\n")), max_size=40))
def test_any_text_is_a_paper(parts: list[str]) -> None:
    data = " ".join(parts).encode("utf-8", "surrogatepass")
    paper = read_tex(data, "any.tex", "0", folder=None)
    for b in paper.blocks:
        assert len(b.offsets) == len(b.text) + 1
        assert list(b.offsets) == sorted(b.offsets)
        assert b.source_place(0)
