"""What the form of a sentence says of its role, before any cue is read; see :mod:`claimcheck.claims.priors`.

Results are told with amounts, in the past or with figures named; background cites; methods are told by their authors in
the past (Hyland 1998).
"""

from __future__ import annotations

from collections.abc import Mapping

from claimcheck.records.words import Role

WEIGHTS: Mapping[str, Mapping[Role, float]] = {
    "abstract, measured": {
        "background": -0.2,
        "aim": -0.1,
        "method": -0.1,
        "result": 1.3,
    },
    "cites": {
        "background": 1.0,
        "aim": -0.3,
        "method": 0.4,
        "result": -0.5,
        "interpretation": -0.5,
        "speculation": 0.2,
        "limitation": -0.1,
        "other": 0.1,
    },
    "measured": {
        "background": -0.7,
        "aim": -0.3,
        "method": -0.5,
        "result": 1.4,
        "interpretation": 0.6,
        "speculation": 0.2,
        "limitation": -0.4,
    },
    "names float": {
        "background": -1.1,
        "aim": -0.6,
        "method": 0.1,
        "result": 1.1,
        "interpretation": -0.3,
        "speculation": -0.5,
        "limitation": -0.2,
        "other": 1.1,
    },
    "question": {
        "background": -0.5,
        "aim": 2.0,
        "method": -0.6,
        "result": -1.4,
        "interpretation": -1.6,
        "speculation": -0.4,
        "other": 0.7,
    },
    "authors": {
        "background": -1.2,
        "aim": 0.7,
        "method": 0.3,
        "result": -0.4,
        "interpretation": 0.1,
        "speculation": -0.2,
        "other": -0.1,
    },
    "authors, past": {
        "background": -0.6,
        "aim": 0.1,
        "method": 0.2,
        "result": 0.9,
        "interpretation": 0.2,
        "speculation": -0.2,
        "limitation": -0.5,
        "other": 0.3,
    },
    "present, no authors": {
        "background": 0.9,
        "aim": -0.1,
        "method": 0.1,
        "result": 0.1,
        "interpretation": 0.1,
        "speculation": -0.5,
        "limitation": -0.4,
    },
    "past, no authors": {
        "background": 0.8,
        "aim": -0.4,
        "method": 0.1,
        "result": 0.6,
        "interpretation": -0.4,
        "speculation": -1.2,
        "limitation": -0.1,
        "other": 0.4,
    },
    "no verb": {
        "aim": -0.2,
        "method": -0.1,
        "interpretation": -0.8,
        "speculation": -0.2,
        "limitation": -0.4,
        "other": 1.9,
    },
    "short": {
        "method": -0.7,
        "interpretation": 0.2,
        "other": 1.2,
    },
    "symbols": {
        "method": 0.8,
        "result": 0.1,
        "interpretation": -0.1,
    },
    "opens paragraph": {
        "background": -0.4,
        "aim": 0.2,
        "result": -0.3,
        "interpretation": 0.2,
        "speculation": 0.1,
        "limitation": 0.1,
        "other": 0.5,
    },
}
