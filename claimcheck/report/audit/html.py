"""The audit as one HTML file: critique and paper side by side, what is wrong between them marked in both."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from claimcheck.records.audit import Audit, Paraphrase, Quotation
from claimcheck.records.paper import Sentence
from claimcheck.records.report import Report
from claimcheck.report.audit.words import PROBLEMS, drifted, headline, verdict, wrong
from claimcheck.report.html.environment import asset, embedded, environment, source_hash
from claimcheck.report.lookup import Lookup

_UNREAD = frozenset({"furniture", "reference"})
_KINDS = {
    "title": "title",
    "heading": "heading",
    "quote": "quote",
    "code": "code",
    "caption": "small",
    "footnote": "small",
}


@dataclass(frozen=True, slots=True)
class Part:
    """A sentence, or a piece of one, with what is marked on it."""

    text: str
    state: str = ""
    """``exact``, ``altered``, ``absent``, ``fair``, ``drifted``; empty where nothing is marked."""
    item: str = ""
    """Id of the quotation or paraphrase."""
    target: str = ""
    """Id of the paper's sentence that it leads to."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    kind: str
    place: str
    """Page or line; empty where it is that of the paragraph before."""
    sentences: tuple[tuple[str, tuple[Part, ...]], ...]
    """Id of each sentence, and its parts."""


def render(audit: Audit) -> str:
    """The audit as a page that needs no network; opens from disk."""
    style = asset("base.css") + own("audit.css")
    script = own("audit.js")
    policy = (
        f"default-src 'none'; style-src {source_hash(style)}; script-src {source_hash(script)}; "
        "base-uri 'none'; form-action 'none'"
    )
    critique, paper = Lookup(audit.critique), Lookup(audit.paper)
    template = environment("claimcheck.report.audit").get_template("audit.html")
    return template.render(
        audit=audit,
        policy=policy,
        style=embedded(style),
        script=embedded(script),
        headline=headline(audit),
        wrong=wrong(audit),
        drifted=drifted(audit),
        verdict=verdict,
        problems=PROBLEMS,
        sentences=critique.sentences,
        paper=paper.sentences,
        place=critique.place,
        where=paper.place,
        critique_text=tuple(_critique(audit)),
        paper_text=tuple(_paper(audit)),
        findings=[f for f in audit.critique.findings if f.flagged],
        leaps=audit.critique.leaps,
    )


def own(name: str) -> str:
    """A style sheet or script of this package."""
    from importlib.resources import files

    return files("claimcheck.report.audit").joinpath("assets", name).read_text(encoding="utf-8")


def _critique(audit: Audit) -> Iterator[Paragraph]:
    quotations: defaultdict[str, list[Quotation]] = defaultdict(list)
    paraphrases: dict[str, Paraphrase] = {p.sentence: p for p in audit.paraphrases}
    for quotation in audit.quotations:
        quotations[quotation.sentence].append(quotation)
    shown = ""
    for kind, sentences in _paragraphs(audit.critique):
        marked = [(s.id, tuple(_marked(s.text, quotations[s.id], paraphrases.get(s.id)))) for s in sentences]
        where = _margin(sentences[0])
        yield Paragraph(kind, where if where != shown else "", tuple(marked))
        shown = where


def _paper(audit: Audit) -> Iterator[Paragraph]:
    shown = ""
    for kind, sentences in _paragraphs(audit.paper):
        where = _margin(sentences[0])
        yield Paragraph(kind, where if where != shown else "", tuple((s.id, (Part(s.text),)) for s in sentences))
        shown = where


def _margin(sentence: Sentence) -> str:
    if sentence.page is not None:
        return f"page {sentence.page}"
    return f"line {sentence.line}" if sentence.line is not None else ""


def _paragraphs(report: Report) -> Iterator[tuple[str, list[Sentence]]]:
    read: Iterable[Sentence] = (s for s in report.sentences if s.layer not in _UNREAD)
    for (layer, _), group in groupby(read, key=lambda s: (s.layer, s.block)):
        yield _KINDS.get(layer, ""), list(group)


def _marked(text: str, quotations: list[Quotation], told: Paraphrase | None) -> Iterator[Part]:
    """The sentence cut at its quotations; the rest of a paraphrase is marked as such."""
    state, item, target = "", "", ""
    if told is not None and (told.sentences or told.problems):
        state, item = ("drifted" if told.problems else "fair"), told.id
        target = told.sentences[0] if told.sentences else (told.problems[0].sentences or ("",))[0]
    at = 0
    for quotation in quotations:
        # A quotation may run on into the next sentence: what of it stands here is marked.
        start = text.find(quotation.text, at)
        end = start + len(quotation.text)
        if start < 0:
            head = quotation.text[:20]
            start, end = text.find(head, at), len(text)
        if start < 0 or quotation.verdict is None:
            continue
        if start > at:
            yield Part(text[at:start], state, item, target)
        goal = quotation.sentences[0] if quotation.sentences else ""
        yield Part(text[start:end], quotation.verdict, quotation.id, goal)
        at = end
    if at < len(text):
        yield Part(text[at:], state, item, target)
