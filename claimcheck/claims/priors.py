"""What the place and the form of a sentence say of its role, before any cue is read.

Additive weights, in the unit of the weights of the role packs. Places where science writing has settled moves (Swales
1990; Teufel 1999): introductions open with background and close with aims, abstracts run from background over aim and
method to result, conclusions sum up and look ahead. Sizes were set by fitting a softmax over cues and places to the
abstracts of CSAbstruct (Cohan et al. 2019) and to sentences annotated by the project's guidelines, then rounded.
"""

from __future__ import annotations

from collections.abc import Mapping

from claimcheck.records.words import Role, SectionKind

Weights = Mapping[Role, float]

BASE: Weights = {
    "method": 0.5,
    "result": 0.4,
    "interpretation": -0.6,
    "speculation": -0.6,
    "limitation": -0.4,
    "aim": -0.4,
}

SECTION: Mapping[SectionKind, Weights] = {
    "abstract": {"aim": 0.8, "result": 0.2, "background": 0.3, "other": -2.0},
    "introduction": {"background": 2.0, "aim": 1.4, "method": -1.0, "result": -0.5, "interpretation": 0.2},
    "background": {"background": 2.0, "method": -0.3, "result": -0.8},
    "related_work": {"background": 2.6, "method": -0.6, "result": -1.0},
    "method": {"method": 1.6, "result": -0.5, "background": -0.4},
    "experiment": {"method": 0.9, "result": 0.6, "background": -1.0, "aim": -0.5},
    "result": {"result": 1.2, "method": 0.4, "interpretation": 0.3, "background": -1.0, "aim": -0.5},
    "discussion": {"interpretation": 1.3, "speculation": 0.6, "limitation": 0.4, "method": -0.6},
    "limitation": {"limitation": 2.5, "method": -0.6, "result": -0.5},
    "conclusion": {"interpretation": 0.6, "result": 0.5, "speculation": 0.7, "aim": 0.5, "method": -0.5},
    "ethics": {"speculation": 0.6, "limitation": 0.4, "other": 0.6, "interpretation": 0.4},
    "acknowledgement": {"other": 4.0},
    "reference": {"other": 4.0},
    "appendix": {"method": 0.6, "other": 0.8, "background": -0.8, "aim": -0.6},
    "other": {"method": 0.4, "interpretation": 0.3},
}

# From the first fifth of the abstract to the last.
ABSTRACT: tuple[Weights, ...] = (
    {"background": 1.8, "method": -0.5, "result": -1.5},
    {"background": 0.8, "aim": 0.5, "result": -1.0},
    {"method": 0.5, "aim": 0.2},
    {"method": 0.2, "result": 0.6, "background": -0.8, "aim": -0.5},
    {"result": 0.9, "interpretation": 0.8, "background": -1.2, "aim": -0.8, "method": -0.5},
)

CAPTION: Weights = {"other": 1.6, "background": -2.0, "aim": -1.5, "interpretation": -0.3}
FOOTNOTE: Weights = {"method": 0.3, "other": 0.4, "limitation": 0.5}

# Forms of a sentence; see claimcheck.claims.roles for how each is recognised.
CITES: Weights = {"background": 0.9, "result": -0.4, "interpretation": -0.4}
MEASURED: Weights = {"result": 1.0, "background": -0.3, "method": -0.3, "aim": -0.4}
NAMES_FLOAT: Weights = {"result": 0.6, "interpretation": 0.2, "other": 0.4, "background": -1.0, "aim": -0.6}
QUESTION: Weights = {"aim": 1.4, "method": -1.0, "result": -1.2, "other": 0.4}
AUTHORS: Weights = {"background": -1.0, "method": 0.3, "aim": 0.3}
AUTHORS_PAST: Weights = {"method": 0.6, "result": 0.4}
NO_AUTHORS_PRESENT: Weights = {"background": 0.3, "interpretation": 0.2}
SHORT: Weights = {"other": 0.6}
SYMBOLS: Weights = {"method": 1.2, "other": 0.4}
IN_APPENDIX: Weights = {"other": 0.5, "background": -0.6}

CARRY = 0.25
"""How much of the winning role of the sentence before, in the same paragraph, speaks for the same role again."""
