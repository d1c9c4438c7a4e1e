"""Each quotation of a critique, looked for in the paper."""

from __future__ import annotations

import re
from collections.abc import Iterable

from claimcheck.critique.edits import read
from claimcheck.critique.passage import Finder
from claimcheck.critique.quoted import Quoted, quotations
from claimcheck.critique.stream import words
from claimcheck.records.audit import Change, Quotation
from claimcheck.records.paper import Sentence
from claimcheck.records.report import Report
from claimcheck.records.words import Severity
from claimcheck.report.lookup import Lookup

_WEIGHTY = frozenset(
    """not no never none nor neither nothing cannot can't don't doesn't didn't isn't aren't wasn't without fail
    fails failed may might could can would will must should all any every each some few many most only often
    always sometimes rarely usually likely unlikely possibly probably perhaps suggest suggests indicate
    indicates appear appears seem seems prove proves show shows if unless less more least fewer""".split()
)
"""Words whose change turns or strengthens a sentence."""
_LIGHT = frozenset(
    """a an the this that these those of in on at to for by with and or as is are was were be been has have had it its
    their his her our we they which who""".split()
)
_CITATION = re.compile(
    r"^\W*[A-Z][\w’'-]+(?: et al\.?| and [A-Z][\w’'-]+|,? [A-Z][\w’'-]+)*\W*\d{4}[a-z]?\W*$|^\W*\d{1,3}\W*$"
)


def judge(critique: Report, paper: Report, finder: Finder) -> tuple[Quotation, ...]:
    """Every quoted stretch of the critique with its verdict."""
    places = Lookup(paper)
    own = own_names(paper)
    return tuple(
        _judged(f"q{number:04d}", found, finder, places, own)
        for number, found in enumerate(quotations(critique), start=1)
    )


def _judged(name: str, found: Quoted, finder: Finder, places: Lookup, own: frozenset[str]) -> Quotation:
    passage = finder.find(read(found.text))
    first = passage.sentences[0] if passage else None
    where = places.place(first.id) if first else ""
    verdict: str | None = "absent" if passage is None else "exact" if passage.exact else "altered"
    severity: Severity | None = None
    changes = passage.changes if passage else ()
    if found.form == "scare":
        verdict = None
        message = (
            f"Marks around a word or two, given to nobody; the paper has them too ({where})."
            if passage and passage.exact
            else "Marks around a word or two, given to nobody; not judged."
        )
        changes = ()
    elif verdict == "absent" and found.speaker and found.speaker.casefold() not in own:
        verdict = None
        message = f"Not in the paper; the critique gives these words to {found.speaker}, so they are not judged."
    elif verdict == "absent":
        severity = "high" if found.said else "medium"
        message = "The paper has neither these words nor most of them."
        if not found.said:
            message += " If somebody else is quoted here, it does not say whom."
    elif verdict == "exact":
        severity, message = _exact(changes, where)
    else:
        severity = max((_severity(c) for c in changes), key=("low", "medium", "high").index, default="low")
        message = f"{_differences(changes)} ({where})." if where else f"{_differences(changes)}."
    return Quotation(
        id=name,
        sentence=found.sentence,
        text=found.text,
        form=found.form,
        verdict=verdict,  # type: ignore[arg-type]
        severity=severity,
        changes=changes,
        likeness=passage.likeness if passage else 0.0,
        sentences=tuple(s.id for s in passage.sentences) if passage else (),
        page=first.page if first else None,
        section=_section(places, first) if first else None,
        message=message,
    )


def _exact(changes: Iterable[Change], where: str) -> tuple[Severity | None, str]:
    lost = [c.paper for c in changes if c.kind == "cut" and _weight(c.paper) == "high"]
    edits = sum(c.kind in ("marked", "cut") for c in changes)
    text = "Stands so in the paper" + (f" ({where})" if where else "")
    if edits:
        text += ", but for " + (
            "what the critic marks as changed" if edits == 1 else f"{edits} changes that the critic marks"
        )
    if lost:
        return "medium", f"{text}. The ellipsis leaves out words that matter: “{lost[0]}”."
    return None, f"{text}."


def _differences(changes: Iterable[Change]) -> str:
    told_ = []
    for change in changes:
        if change.kind == "replaced":
            told_.append(f"“{change.critique}” stands for the paper’s “{change.paper}”")
        elif change.kind == "left_out":
            told_.append(f"the paper’s “{change.paper}” is left out")
        elif change.kind == "added":
            told_.append(f"“{change.critique}” is added")
    text = "; ".join(told_) or "the words stand in another order"
    return text[0].upper() + text[1:]


def _severity(change: Change) -> Severity:
    if change.kind in ("marked", "cut"):
        return "low"
    weights = [_weight(change.paper), _weight(change.critique)]
    return max(weights, key=("low", "medium", "high").index)


def _weight(text: str) -> Severity:
    """``high`` where a number, a negation, a modal or a quantity is touched; ``low`` for small words and citations."""
    found = {word.norm for word in words(text)}
    if not found or found <= _LIGHT or _CITATION.match(text):
        return "low"
    if found & _WEIGHTY or any(any(c.isdigit() for c in word) for word in found):
        return "high"
    return "medium"


def own_names(paper: Report) -> frozenset[str]:
    """Words of the first page that may be the authors' names: their quotations are the paper's."""
    return frozenset(
        word.norm
        for sentence in paper.sentences
        if sentence.layer in ("furniture", "title") and (sentence.page or 1) == 1
        for word in words(sentence.text)
    )


def _section(places: Lookup, sentence: Sentence) -> str | None:
    """Number and title as printed; for the title and the abstract their names."""
    if sentence.layer in ("title", "abstract"):
        return sentence.layer
    return places.section_name(sentence.section, 200)
