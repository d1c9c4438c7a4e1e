"""How certain a claim is put, from 1 (conjecture) to 5 (demonstrates).

The ladder follows Hyland (1998, 2005) and Pei & Jurgens (2021): demonstrate, prove 5; find, observe 4; suggest,
indicate 3; believe, may 2; conjecture, would 1. The cues are the ``certainty_*`` categories of the role packs.
"""

from __future__ import annotations

from claimcheck.claims.cues import Cues
from claimcheck.records.words import Role

_LEVELS = (1, 2, 3, 4, 5)
_UNMARKED: dict[Role, int] = {"result": 4, "interpretation": 4, "speculation": 2, "limitation": 4, "aim": 4}


def certainty(role: Role, cues: Cues) -> int:
    """The lowest rung that a cue names: a hedge takes back what a strong verb gave ("we show that it may").

    Without a cue a flat statement counts as found (4), a speculation as believed (2).
    """
    named = [level for level in _LEVELS if cues.weight(f"certainty_{level}")]
    level = min(named) if named else _UNMARKED.get(role, 4)
    return min(level, 2) if role == "speculation" else level
