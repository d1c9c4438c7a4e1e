"""How a critique says that a paper says something: the verbs, and the words for the paper and its authors."""

_REGULAR = """state claim argue report conclude suggest note observe demonstrate prove assert maintain explain contend
    warn concede acknowledge hypothesize hypothesise speculate conjecture reveal insist allege announce indicate
    stress emphasize emphasise add propose believe repeat mention quote cite describe define call term name
    promise admit imply deny point establish express remark record discuss present use speak talk refer""".split()
_IRREGULAR = """say says said saying write writes wrote written writing find finds found finding show shows showed shown
    showing hold holds held holding think thinks thought thinking tell tells told telling give gives gave given
    put puts putting implies implied denies denied admitted admitting referred spoke""".split()


def _forms(verb: str) -> str:
    stem = verb.removesuffix("e")
    return rf"{stem}(?:{'e' if stem != verb else ''}|e?s|ed|ing)"


VERB = rf"(?:{'|'.join(_forms(v) for v in _REGULAR)}|{'|'.join(_IRREGULAR)})(?: out| us| of| to| it)?"
"""A reporting verb in any of its forms, with the small word that may belong to it."""

WORK = (
    r"(?:authors?|papers?|article|study|preprint|manuscript|report|researchers|team|writers|work|title|heading|abstract|"
    r"introduction|discussion|conclusions?|section \d[\d.]*)"
)
"""What names the paper, a part of it, or its authors."""

SPEAKER = rf"(?:(?:the|this|these|their|its|both|all) )?(?:(?:same|two|three|four|five) )?{WORK}"

NAMED = (
    r"[A-Z][\w’'-]+(?:(?:,? (?:and|&) |, )(?:[A-Z][\w’'-]+|colleagues|coauthors|co-authors|others))*(?: et al\.?)?"
    r"(?: \(\d{4}[a-z]?\))?"
)
"""One or more surnames, as in *Gu et al. (2017)*; case counts."""
