"""What the place and the form of a sentence say of its role, before any cue is read.

Additive weights, in the unit of the weights of the role packs. Places where science writing has settled moves (Swales
1990; Teufel 1999): introductions open with background and close with aims, abstracts run from background over aim and
method to result, conclusions sum up and look ahead. Sizes were first set by fitting a softmax over cues and places to
the abstracts of CSAbstruct (Cohan et al. 2019) and to sentences annotated by the project's guidelines; then, held to
those sizes, to some 3,000 sentences of 44 papers (``corpora/annotations/roles.jsonl``) and the development part of
Claims in NLP (Bleuze 2024), and rounded (``corpora/weights/roles.py``).
"""

from __future__ import annotations

from collections.abc import Mapping

from claimcheck.claims import form_priors
from claimcheck.records.words import Role

_PLACES: Mapping[str, Mapping[Role, float]] = {
    "base": {
        "background": 0.7,
        "aim": -0.8,
        "method": 1.0,
        "result": 0.1,
        "interpretation": -0.1,
        "limitation": -0.9,
        "other": 0.4,
    },
    "section:abstract": {
        "background": 0.9,
        "aim": 1.0,
        "result": 0.4,
        "speculation": -0.9,
        "limitation": -0.8,
        "other": -1.0,
    },
    "section:introduction": {
        "background": 1.9,
        "aim": 1.6,
        "result": -1.3,
        "interpretation": -0.4,
        "speculation": -0.7,
    },
    "section:background": {
        "background": 2.3,
        "aim": 0.9,
        "method": -0.5,
        "result": -0.9,
        "interpretation": -0.5,
        "speculation": -0.5,
        "limitation": -0.2,
        "other": -0.3,
    },
    "section:related_work": {
        "background": 2.4,
        "aim": 0.2,
        "method": -0.9,
        "result": -0.2,
        "interpretation": -0.7,
        "speculation": 0.1,
        "limitation": -0.1,
        "other": -0.4,
    },
    "section:method": {
        "background": -0.8,
        "aim": -0.7,
        "method": 2.3,
        "result": -0.2,
        "interpretation": -0.1,
        "speculation": -0.6,
        "limitation": 0.4,
        "other": -0.2,
    },
    "section:experiment": {
        "background": -0.8,
        "aim": -0.6,
        "method": 0.9,
        "result": 0.5,
        "interpretation": 0.5,
        "speculation": -0.5,
        "limitation": 0.4,
        "other": -0.4,
    },
    "section:result": {
        "background": -1.0,
        "aim": -1.0,
        "method": 0.7,
        "result": 0.9,
        "interpretation": 0.8,
        "speculation": 0.3,
        "limitation": -0.7,
    },
    "section:discussion": {
        "background": 0.1,
        "aim": -0.2,
        "method": -0.7,
        "result": 0.2,
        "interpretation": 1.1,
        "speculation": 1.0,
        "limitation": 0.3,
        "other": -1.0,
    },
    "section:limitation": {
        "background": -0.1,
        "method": -0.7,
        "result": -0.6,
        "interpretation": -0.2,
        "speculation": 0.8,
        "limitation": 1.8,
        "other": -0.1,
    },
    "section:conclusion": {
        "background": -0.1,
        "aim": 0.4,
        "method": -1.5,
        "result": -0.1,
        "interpretation": 1.5,
        "speculation": 0.5,
        "limitation": -0.1,
        "other": 0.2,
    },
    "section:ethics": {
        "background": -0.2,
        "aim": -0.2,
        "method": -0.2,
        "result": -0.2,
        "interpretation": 0.5,
        "speculation": 1.2,
        "limitation": 0.5,
        "other": 0.5,
    },
    "section:acknowledgement": {
        "aim": -0.1,
        "result": -0.1,
        "other": 4.3,
    },
    "section:reference": {
        "other": 4.0,
    },
    "section:appendix": {
        "background": -0.4,
        "aim": -0.3,
        "method": 0.5,
        "interpretation": -0.1,
        "speculation": -0.1,
        "other": 0.5,
    },
    "section:other": {
        "background": -0.7,
        "method": 1.1,
        "result": 0.1,
        "interpretation": -0.9,
        "speculation": -0.5,
        "other": 0.7,
    },
    "abstract:0": {
        "background": 2.3,
        "aim": 0.1,
        "method": -0.7,
        "result": -1.2,
        "interpretation": -0.5,
    },
    "abstract:1": {
        "background": 1.1,
        "aim": 0.8,
        "method": 0.5,
        "result": -1.3,
        "interpretation": -0.5,
        "limitation": -0.2,
    },
    "abstract:2": {
        "aim": 0.1,
        "method": 0.3,
        "result": 0.2,
        "interpretation": 0.3,
        "speculation": -0.2,
        "limitation": -0.2,
    },
    "abstract:3": {
        "background": -1.2,
        "aim": -0.3,
        "method": 0.2,
        "result": 1.1,
        "interpretation": 0.3,
        "speculation": 0.1,
    },
    "abstract:4": {
        "background": -1.0,
        "aim": -0.5,
        "method": -0.5,
        "result": 1.2,
        "interpretation": 0.7,
        "speculation": -0.3,
        "limitation": -0.2,
        "other": 0.3,
    },
    "intro:early": {
        "background": 1.2,
        "method": 0.2,
        "result": -0.2,
        "interpretation": 0.2,
        "speculation": -0.7,
        "limitation": -0.4,
    },
    "intro:late": {
        "background": -1.6,
        "aim": -0.6,
        "method": 0.4,
        "result": 1.3,
        "interpretation": 0.3,
        "speculation": 0.3,
        "other": -0.1,
    },
    "caption": {
        "background": -1.5,
        "aim": -1.0,
        "method": -0.1,
        "result": 0.9,
        "speculation": -0.3,
        "limitation": -0.7,
        "other": 1.5,
    },
    "footnote": {
        "background": -0.1,
        "aim": -0.2,
        "method": 0.7,
        "result": -0.5,
        "limitation": 0.7,
    },
    "appendix": {
        "background": -0.2,
        "result": -0.1,
        "interpretation": -0.1,
        "speculation": -0.1,
        "other": 0.5,
    },
}

WEIGHTS: Mapping[str, Mapping[Role, float]] = {**_PLACES, **form_priors.WEIGHTS}
"""By name of a place or a form."""
