"""Whether a sentence tells how something came out: signs of the claim itself, wherever it leads.

A reader finds nothing that bears out a step, a plan, a need or a pointer to another section. What can be borne out is
an outcome: something compared, changed, counted, or said to hold of some cases and not of others.
"""

from __future__ import annotations

import re

from claimcheck.claims.ground import Ground
from claimcheck.claims.named import BROUGHT_IN, cites, in_brackets, named_floats
from claimcheck.claims.roles import OUTCOMES
from claimcheck.claims.zones import SUMS_UP
from claimcheck.records.claim import Claim

_FAR = 3.0
"""Lead of the sum for an outcome over those for all other roles from which nothing else comes near."""
_OF_OUTCOMES = frozenset(
    {"headline.better", "interpretation.suggests", "interpretation.this_shows", "interpretation.verifies"}
)
"""Cues of outcomes, and of what they indicate, besides those of results."""
_GROUNDED = frozenset({"interpretation.suggests", "interpretation.this_shows", "result.find_that", "result.we_find"})
"""Cues of a ground that is given for what may be."""
_SEVERAL = 3
"""Cues of outcomes that are as many as can be told apart."""
_TURNS_OUT = re.compile(
    r"\b(?:than|the same|same as|as (?:well|good|bad|much|many|often) as|compar(?:ed|able)|similar|on par|"
    r"best|worst|most|more|least|less|only|significant\w*|consistent\w*|effective\w*|competitive|state-of-the-art|"
    r"correlat\w*|differ\w*|var(?:y|ies|ied)|approach(?:es|ing)?|fail(?:s|ed)?|unable|succe\w+|emerg\w+|aris\w+|"
    r"remain\w*|robust\w*|dominat\w*|prefer\w*|never|always|rarely|mostly|almost|nearly|sometimes|often)\b",
    re.IGNORECASE,
)
"""Words by which what came out is set against something: other things, other cases, what might have been."""
_FINDING = frozenset(
    "find observe see note notice show demonstrate discover confirm conclude reveal verify establish achieve obtain "
    "outperform improve reach exceed surpass".split()
)
_VERB_WITHIN = 4
"""Words after *we* among which its verb stands."""
_NEEDED = re.compile(
    r"\b(?:should|must|ought to|needs? (?:to|for)|crucial|essential|necessary|desirable|important to|aims?(?: to)?|"
    r"we (?:want|hope)|would like|in order to|to this end|challenging)\b",
    re.IGNORECASE,
)
_STANDS_FOR = re.compile(
    r"\b(?:denotes?|represents?|refers? to|(?:is|are) (?:defined|called|composed)|consists? of|corresponds? to|"
    r"comprises?|is (?:known as|located|responsible)|indicates? the|stands? for)\b",
    re.IGNORECASE,
)
_AS_SHOWN = re.compile(r"^(?:As|From|In|It)\b.{0,20}\b(?:shown|seen|illustrated|see|observed|evident)\b")
_VERB = (
    r"(?:shows?|presents?|reports?|plots?|illustrates?|lists?|gives?|depicts?|displays?|compares?|summari[sz]es?|"
    r"visuali[sz]es?|provides?|contains?|details?|describes?|outlines?|demonstrates?|highlights?)"
)
_LABEL = (
    r"(?:Fig(?:ure)?s?\.?|Tables?|Tab\.)\s?[A-Z]?\.?\w+(?:\s?\([\w, ]+\))?"
    r"(?:\s?(?:,|and|to|[–-])\s?(?:(?:Fig(?:ure)?s?\.?|Tables?|Tab\.)\s?)?[A-Z]?\.?\d\w*(?:\s?\(\w+\))?)*"
)
_OPENS = r"^(?:(?:Furthermore|Moreover|Additionally|Also|Finally|Further|Similarly|Here|First|Second|Next),? )?"
_ADDS = r"(?:also |then |further |additionally |can )*"
POINTS = re.compile(
    rf"{_OPENS}{_LABEL} {_ADDS}{_VERB}\b(?! that\b)"
    rf"|{_OPENS}In {_LABEL},? we {_ADDS}(?:see how\b|{_VERB}\b(?! that\b|,))"
    r"|\b(?:see|shows?|illustrates?) how\b(?! (?:much|many|well)\b)"
    r"|^(?:(?:The|Our|These|All|More|Detailed|Full|Additional) )?(?:[\w-]+ ){0,4}(?:results?|examples?|comparisons?|"
    r"samples?|details?|statistics)\b[^.;:]{0,80}\b(?:is|are) (?:also )?(?:shown|presented|reported|summari[sz]ed|"
    r"listed|given|provided|illustrated|depicted|displayed|included|visuali[sz]ed)\b"
    rf"|\bwe {_ADDS}{_VERB}\b(?! that\b)[^.;:]*\b(?:in|by) {_LABEL}\W*$",
    re.IGNORECASE,
)
"""What points to a figure or table, or to how something was done, and leaves it to the reader to look."""
_COMPARATIVES = frozenset({"JJR", "RBR", "JJS", "RBS"})
_CAME_OUT = re.compile(
    r"\b(?:significant\w*|consistent\w*|similar\w*|effective\w*|robust\w*|only|same|unable|fails?|improv\w+|outperform\w*|"
    r"reduc\w+|increas\w+|decreas\w+|achiev\w+|enhanc\w+|boost\w*|suffer\w*|never|always|rarely|clear\w*|strong\w*|"
    r"substantial\w*|not|vs)\b|\d\s?%",
    re.IGNORECASE,
)


class OutcomeReader:
    """Reads whether sentences tell outcomes."""

    def __init__(self, ground: Ground) -> None:
        self._ground = ground

    def signs(self, i: int, claim: Claim) -> dict[str, float]:
        """The signs of the claim in sentence ``i``, from 0 to 1."""
        ground = self._ground
        document, role = ground.document, ground.roles[i]
        text, front = document.sentences[i].text, ground.zones[i] in SUMS_UP
        told = self.tells(i, claim)
        return {
            "reads as an outcome before all else": self.lead(i),
            "has cues of outcomes": min(1.0, self._cues(i) / _SEVERAL),
            "tells how something came out": told,
            "interprets, and tells of nothing how it came out": role == "interpretation" and not told,
            "says what the authors do": self._does(i),
            "says what is needed": _NEEDED.search(text) is not None,
            "says what something stands for": _STANDS_FOR.search(text) is not None,
            "says that it is shown": _AS_SHOWN.search(text) is not None,
            "follows on a sentence that names a figure or table": self._follows(i),
            "cites others": cites(document, i),
            "sends to a section": not front and self._sends(i),
            "stands in front": front and ground.zones[i] != "end",
            "stands at the end": ground.zones[i] == "end",
            "stands among experiments": ground.places[i].kind == "experiment",
        }

    def tells(self, i: int, claim: Claim) -> bool:
        """Whether the claim in sentence ``i`` says how something came out, by its words alone."""
        if self._cues(i) or claim.numbers or claim.direction:
            return True
        return _TURNS_OUT.search(self._ground.document.sentences[i].text) is not None

    def points(self, i: int) -> bool:
        """Whether sentence ``i`` only says where something is shown, or that it is: a signpost."""
        text = self._ground.document.sentences[i].text
        if POINTS.search(text) is None or _CAME_OUT.search(text) is not None:
            return False
        return _COMPARATIVES.isdisjoint(self._ground.document.columns(i).tags)

    def no_outcome(self, i: int) -> bool:
        """Whether sentence ``i`` stands in the body and reads as anything but an outcome."""
        return self._ground.zones[i] not in SUMS_UP and self._ground.roles[i] not in OUTCOMES

    def guesses(self, i: int) -> bool:
        """Whether sentence ``i`` is put as a guess and names no ground for it."""
        rules = self._ground.cues[i].rules
        return not rules & _GROUNDED and any(rule.startswith("speculation.") for rule in rules)

    def _cues(self, i: int) -> int:
        rules = self._ground.cues[i].rules
        return sum(rule.startswith(("result.", "outcome.")) or rule in _OF_OUTCOMES for rule in rules)

    def lead(self, i: int) -> float:
        """How far, from 0 to 1, an outcome leads over all other roles that sentence ``i`` may have."""
        return min(1.0, max(0.0, self._ground.readings[i].outcome / _FAR))

    def _does(self, i: int) -> bool:
        """Whether the first thing that *we* do is no finding, nor something that *we can* do."""
        columns = self._ground.document.columns(i)
        lemmas, pos = columns.lemmas_in_lower_case, columns.pos
        if "we" not in lemmas:
            return False
        after = lemmas.index("we") + 1
        verb = next((n for n in range(after, min(after + _VERB_WITHIN, len(pos))) if pos[n] in ("VERB", "ADJ")), None)
        if verb is None or pos[verb] == "ADJ" or "can" in lemmas[after:verb]:
            return False
        return lemmas[verb] not in _FINDING

    def _follows(self, i: int) -> bool:
        """Whether a figure or table is named shortly before in its paragraph."""
        document = self._ground.document
        block = document.sentences[i].block
        before = range(max(0, i - BROUGHT_IN), i)
        return block is not None and any(
            document.sentences[j].block == block and named_floats(document, j) for j in before
        )

    def _sends(self, i: int) -> bool:
        """Whether a section is named that is no aside in brackets."""
        text = self._ground.document.sentences[i].text
        named = (r.start for r in self._ground.document.references[i] if r.kind in ("section", "appendix"))
        return any(not in_brackets(text, start) for start in named)
