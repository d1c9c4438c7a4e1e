"""What the common macros and environments of LaTeX papers are, by name."""

from __future__ import annotations

from collections.abc import Mapping

DROPPED: Mapping[str, int] = {
    name: count
    for count, names in {
        0: """centering raggedright noindent indent clearpage newpage cleardoublepage maketitle toprule midrule
            bottomrule hline tableofcontents listoffigures listoftables today protect relax  makeatletter
            makeatother bfseries itshape small footnotesize scriptsize tiny normalsize large Large LARGE huge Huge em
            bf it rm sf tt sc sl ttfamily sffamily rmfamily scshape upshape slshape mdseries normalfont balance hfill
            vfill smallskip medskip bigskip linebreak pagebreak nopagebreak allowbreak onecolumn sloppy fussy
            frontmatter mainmatter backmatter flushbottom raggedbottom leavevmode null strut  singlespacing
            doublespacing linenumbers nolinenumbers printAffiliationsAndNotice endinput  hrule hrulefill dotfill
            unskip ignorespaces ignorespacesafterend expandafter noexpand global long outer  begingroup endgroup
            bgroup egroup hfil vfil qed qedhere boldmath unboldmath nobreak smash""",
        1: """vspace hspace includegraphics color pagestyle thispagestyle bibliographystyle usepackage RequirePackage
            documentclass hypersetup lstset tcbset captionsetup pgfplotsset usetikzlibrary usetheme todo index marginpar
            marginnote phantom hphantom vphantom cmidrule cline date institute affiliation email keywords ccsdesc
            graphicspath nocite hyphenation pdfinfo acmConference includepdf tikzset sisetup definecolors
            tcbuselibrary PassOptionsToPackage setstretch linespread numberwithin crefformat theoremstyle
             stepcounter refstepcounter  setcitestyle bibpunct glsresetall makeglossaries
             captionlistentry  icmlkeywords icmlsetsymbol cmidrulewidth citestyle
            ifthispageodd    fontfamily fontseries fontshape includesvg animategraphics
            vspace* hspace* includegraphics* lstinputlisting  addbibresource acmDOI acmISBN acmPrice
            acmYear copyrightyear setcopyright received""",
        2: """setlength addtolength setcounter addtocounter newtheorem rule fontsize settowidth newcolumntype
            definecolorset  crefname Crefname icmlaffiliation icmlcorrespondingauthor
            icmlauthor pdfbookmark theoremheaderfont DeclareCaptionFont specialrule  colorlet
            AtBeginEnvironment AtEndEnvironment titleformat* """,
        3: """addcontentsline definecolor DeclarePairedDelimiter newacronym titlespacing titlespacing*
            """,
        5: "titleformat",
    }.items()
    for name in names.split()
}
"""Macros that print nothing, with the number of their arguments."""

KEPT_AFTER: Mapping[str, int] = {
    "textcolor": 1, "colorbox": 1, "fcolorbox": 2, "resizebox": 2, "resizebox*": 2, "scalebox": 1, "rotatebox": 1,
    "multicolumn": 2, "multirow": 2, "parbox": 1, "raisebox": 1, "href": 1, "adjustbox": 1, "hyperlink": 1,
    "foreignlanguage": 1, "texorpdfstring": 0, "href*": 1, "mintinline": 1, "selectlanguage": 1, "hypertarget": 1,
    "makebox": 0, "framebox": 0,
}  # fmt: skip
"""Macros whose last argument is text, with the number of those before it."""

SYMBOLS: Mapping[str, str] = {
    "\\": " ", ",": " ", ";": " ", ":": " ", "!": "", " ": " ", "\n": " ", "\t": " ", "-": "", "/": "", "@": "",
    "%": "%", "&": "&", "$": "$", "#": "#", "_": "_", "{": "{", "}": "}", "S": "§", "P": "¶", "dots": "…",
    "ldots": "…", "textellipsis": "…", "quad": " ", "qquad": " ", "thinspace": " ", "enspace": " ",
    "newline": " ", "and": ", ", "And": ", ", "AND": ", ", "LaTeX": "LaTeX", "TeX": "TeX", "textbackslash": "\\",
    "textasciitilde": "~", "textasciicircum": "^", "textendash": "–", "textemdash": "—", "textquotesingle": "'",
    "textquotedblleft": "“", "textquotedblright": "”", "textquoteleft": "‘", "textquoteright": "’", "i": "ı",
    "j": "ȷ", "slash": "/", "textless": "<", "textgreater": ">", "textbar": "|", "textunderscore": "_",
    "lbrack": "[", "rbrack": "]", "tabularnewline": " ", "nobreakspace": " ", "space": " ", "cmark": "✓",
    "xmark": "✗", "checkmark": "✓", "eg": "e.g.", "ie": "i.e.", "etal": "et al.", "etc": "etc.", "wrt": "w.r.t.",
    "copyright": "©", "textregistered": "®", "texttrademark": "™", "linebreak": " ",
}  # fmt: skip

MATHS = frozenset(
    "equation align gather multline eqnarray displaymath math flalign dmath alignat equation* align* gather* multline* "
    "eqnarray* flalign* dmath* alignat*".split()
)
QUOTES = frozenset(
    "quote quotation verse displayquote quoting tcolorbox mdframed framed shaded leftbar promptbox prompt".split()
)
"""Set apart as another's words. Boxes are among them: papers show prompts and transcripts so."""
CODE = frozenset("algorithm algorithm2e algorithmic algorithmicx lstcode listing".split())
FIGURES = frozenset("figure wrapfigure SCfigure sidewaysfigure floatingfigure teaserfigure marginfigure".split())
TABLES = frozenset("table wraptable SCtable sidewaystable longtable margintable".split())
TABULAR: Mapping[str, int] = {
    "tabular": 1, "tabular*": 2, "tabularx": 2, "tabulary": 2, "longtable": 1, "array": 1, "tblr": 1, "supertabular": 1,
}  # fmt: skip
"""With the number of arguments before the cells."""
LEVELS: Mapping[str, int] = {
    "part": 0, "chapter": 0, "section": 1, "subsection": 2, "subsubsection": 3, "paragraph": 4, "subparagraph": 5,
}  # fmt: skip
CITATIONS = frozenset(
    "cite citep citet citealp citealt citeauthor citeyear citeyearpar parencite textcite autocite footcite "
    "shortcite newcite Cite Citep Citet Citeauthor Parencite Textcite Autocite".split()
)
REFERENCES: Mapping[str, tuple[str, str]] = {
    "figure": ("Figure", "Figures"), "table": ("Table", "Tables"), "section": ("Section", "Sections"),
    "appendix": ("Appendix", "Appendices"), "equation": ("Equation", "Equations"),
    "footnote": ("footnote", "footnotes"),
}  # fmt: skip
