"""A guess at a paper's language from function words."""

from __future__ import annotations

import re
from collections import Counter

_FUNCTION_WORDS = {
    "en": (
        "the of and to in is that for with as are this we on by be from which it our an not can or at have these"
    ).split(),
    "de": (
        "der die und in den von zu das mit sich des auf für ist im dem nicht ein eine als auch es an werden wir oder"
    ).split(),
    "fr": (
        "de la le et les des en un du une que est pour qui dans par plus sur au ne se ce sont avec nous ou il pas"
    ).split(),
    "es": (
        "de la que el en y a los se del las un por con no una su para es al lo como más o este son entre sus"
    ).split(),
    "it": ("di e il la che in un per è con una del non da sono le dei si come al i nel della alla più questo").split(),
    "pt": ("de a o que e do da em um para com não uma os no se na por mais as dos como mas ao das à seu").split(),
    "nl": ("de het een van en in is dat op te zijn voor met die niet aan er om ook als bij door naar worden").split(),
}
_WORD = re.compile(r"[^\W\d_]+")
_ENOUGH = 60
"""Words below which there is too little to tell."""


def guess_language(text: str) -> str:
    """ISO 639-1 of the language whose function words are the most frequent; ``en`` for a short text."""
    words = Counter(_WORD.findall(text.lower()))
    if words.total() < _ENOUGH:
        return "en"
    score = {code: sum(words[w] for w in set(known)) for code, known in _FUNCTION_WORDS.items()}
    return max(sorted(score), key=lambda code: (score[code], code == "en"))
