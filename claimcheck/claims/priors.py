"""What the place and the form of a sentence say of its role, before any cue is read.

Additive weights, in the unit of the weights of the role packs. Places where science writing has settled moves (Swales
1990; Teufel 1999): introductions open with background and close with aims, abstracts run from background over aim and
method to result, conclusions sum up and look ahead. Sizes were set by fitting a softmax over cues and places to the
abstracts of CSAbstruct (Cohan et al. 2019) and to sentences annotated by the project's guidelines, then rounded.
"""

from __future__ import annotations

from collections.abc import Mapping

from claimcheck.records.words import Role

Weights = Mapping[Role, float]

WEIGHTS: Mapping[str, Weights] = {
    "base": {"background": 0.3, "aim": -0.7, "method": 0.9, "result": 0.2, "speculation": -0.7, "limitation": -0.8},
    "section:abstract": {
        "background": 0.9,
        "aim": 1.1,
        "method": 0.5,
        "interpretation": -0.3,
        "speculation": -0.9,
        "limitation": -0.7,
        "other": -1.0,
    },
    "section:introduction": {
        "background": 1.5,
        "aim": 1.3,
        "method": -0.4,
        "result": -0.5,
        "speculation": -0.3,
        "limitation": -0.3,
        "other": -0.2,
    },
    "section:background": {
        "background": 1.7,
        "aim": 0.6,
        "method": -0.5,
        "result": -0.6,
        "interpretation": -0.2,
        "speculation": -0.2,
        "limitation": -0.2,
        "other": -0.2,
    },
    "section:related_work": {"background": 2.0, "method": -0.7, "result": -0.3, "interpretation": -0.3, "other": -0.3},
    "section:method": {
        "background": -0.7,
        "aim": -0.3,
        "method": 1.5,
        "result": 0.4,
        "interpretation": -0.3,
        "speculation": -0.3,
        "limitation": 0.2,
        "other": -0.3,
    },
    "section:experiment": {
        "background": -1.0,
        "aim": -0.5,
        "method": 1.0,
        "result": 0.5,
        "interpretation": 0.2,
        "other": -0.2,
    },
    "section:result": {
        "background": -0.9,
        "aim": -1.0,
        "method": 0.9,
        "result": 0.8,
        "interpretation": 0.5,
        "speculation": 0.4,
        "other": -0.6,
    },
    "section:discussion": {
        "background": 0.5,
        "method": -0.6,
        "result": -0.4,
        "interpretation": 0.9,
        "speculation": 0.9,
        "other": -0.3,
    },
    "section:limitation": {"method": -0.5, "result": -0.5, "speculation": 0.3, "limitation": 1.6},
    "section:conclusion": {
        "background": -0.3,
        "aim": 0.3,
        "method": -0.9,
        "result": -0.5,
        "interpretation": 1.5,
        "limitation": 0.3,
        "other": 0.3,
    },
    "section:ethics": {"speculation": 0.6, "limitation": 0.4, "other": 0.6, "interpretation": 0.4},
    "section:acknowledgement": {"other": 4.0},
    "section:reference": {"other": 4.0},
    "section:appendix": {"background": -0.4, "aim": -0.3, "method": 0.2, "other": 0.6},
    "section:other": {"background": -0.5, "aim": -0.3, "method": 0.7, "result": 0.2, "speculation": -0.4, "other": 0.4},
    "abstract:0": {"background": 2.0, "method": -0.7, "result": -1.0, "interpretation": -0.4},
    "abstract:1": {
        "background": 1.1,
        "aim": 0.6,
        "method": 0.3,
        "result": -1.0,
        "interpretation": -0.4,
        "limitation": -0.2,
    },
    "abstract:2": {"aim": 0.5, "method": 0.4, "speculation": -0.2, "limitation": -0.2},
    "abstract:3": {"background": -0.8, "aim": -0.2, "method": 0.7, "result": 0.4},
    "abstract:4": {
        "background": -1.1,
        "aim": -0.6,
        "method": -0.3,
        "result": 1.2,
        "interpretation": 0.8,
        "speculation": -0.3,
        "limitation": -0.2,
        "other": 0.2,
    },
    "intro:early": {
        "background": 0.9,
        "method": 0.2,
        "result": -0.3,
        "interpretation": 0.2,
        "speculation": -0.4,
        "limitation": -0.3,
    },
    "intro:late": {
        "background": -1.1,
        "aim": -0.7,
        "method": 0.5,
        "result": 1.0,
        "interpretation": 0.2,
        "speculation": 0.4,
        "other": -0.2,
    },
    "caption": {
        "background": -1.3,
        "aim": -0.9,
        "result": 0.9,
        "interpretation": -0.3,
        "speculation": -0.2,
        "limitation": -0.5,
        "other": 1.3,
    },
    "footnote": {"aim": -0.2, "method": 0.6, "result": -0.3, "limitation": 0.5},
    "appendix": {"background": -0.3, "other": 0.5},
    "abstract, measured": {"method": 0.2, "result": 0.7},
    "cites": {"background": 0.7, "method": 0.2, "result": -0.5, "interpretation": -0.2},
    "measured": {
        "background": -0.4,
        "aim": -0.3,
        "method": -0.2,
        "result": 1.1,
        "interpretation": 0.3,
        "limitation": -0.2,
    },
    "names float": {
        "background": -0.9,
        "aim": -0.5,
        "method": 0.2,
        "result": 1.0,
        "interpretation": -0.2,
        "speculation": -0.2,
        "limitation": -0.2,
        "other": 0.5,
    },
    "question": {
        "background": -0.3,
        "aim": 1.3,
        "method": -0.7,
        "result": -0.8,
        "interpretation": -0.3,
        "speculation": 0.2,
        "other": 0.4,
    },
    "authors": {"background": -0.5, "aim": 0.6, "method": 0.3, "result": -0.2, "limitation": -0.2, "other": -0.3},
    "authors, past": {"background": -0.3, "result": 0.7, "interpretation": 0.2, "limitation": -0.2, "other": 0.2},
    "present, no authors": {
        "background": 0.5,
        "method": 0.2,
        "interpretation": 0.2,
        "speculation": -0.2,
        "limitation": -0.3,
        "other": -0.3,
    },
    "past, no authors": {"background": 0.2, "aim": -0.4, "result": 0.4, "speculation": -0.6, "other": 0.2},
    "no verb": {"aim": -0.2, "method": -0.2, "interpretation": -0.4, "limitation": -0.3, "other": 1.3},
    "short": {"method": -0.2, "result": -0.2, "other": 1.1},
    "symbols": {"method": 0.8},
    "opens paragraph": {"background": -0.2, "aim": 0.4, "result": -0.3, "speculation": -0.2, "other": 0.4},
}

CARRY = 0.25
"""How much the role of the sentence before, in the same paragraph, speaks for the same role again."""
