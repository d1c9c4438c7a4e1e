"""``audit``: a critique held against its paper."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import ExitStack
from pathlib import Path

from claimcheck.critique.about import other_paper
from claimcheck.critique.counts import Counter
from claimcheck.critique.experiments import Ties
from claimcheck.critique.nearest import Nearest, Place
from claimcheck.critique.paraphrases import Told, paraphrases
from claimcheck.critique.passage import Finder
from claimcheck.critique.problems import Compared, numbers, problems
from claimcheck.critique.quotations import judge, own_names
from claimcheck.language.pipeline import load_pipeline
from claimcheck.language.read import read_document
from claimcheck.paper.guard import Limits, Reading
from claimcheck.paper.kinds import Kind
from claimcheck.paper.loose import loose_paper
from claimcheck.paper.model import Paper
from claimcheck.paper.origin import obtained
from claimcheck.pipeline import Checker
from claimcheck.records.audit import Audit, AuditSummary, Paraphrase, Problem, Quotation
from claimcheck.records.report import Report
from claimcheck.report.describe import LANGUAGES
from claimcheck.report.lookup import Lookup
from claimcheck.settings import Settings

NO_QUOTATIONS = "The critique quotes nothing, so there was nothing to compare word for word."


def audit(
    critique: str | Path | Report,
    paper: str | Path | Report,
    *,
    rules: Sequence[str | Path] = (),
    settings: Settings | None = None,
    password: str | None = None,
    kind: Kind | None = None,
    on_stage: Callable[[str], None] | None = None,
) -> Audit:
    """Hold a critique against the paper that it is about.

    Args:
        critique: a file (text, Markdown, HTML, TeX or PDF), ``-`` for standard input, or its report if it was checked.
        paper: as for :func:`claimcheck.pipeline.check`, or its report.
        rules: folders of more rule packs.
        settings: as from :func:`claimcheck.settings.load`; the defaults when left out.
        password: opens the paper, if it is an encrypted PDF.
        kind: what the critique is, where neither its name nor its first bytes tell.
        on_stage: called with ``reading the paper``, ``reading the critique`` and ``comparing`` as each starts.

    A critique in another language, without quotations, or about another paper gives an audit whose ``notes`` say so.

    Raises:
        ClaimcheckError: as :func:`claimcheck.pipeline.check` does, for either file.
    """
    # What is known of the paper's findings says nothing here.
    settings = (settings or Settings()).model_copy(update={"baseline": None, "decisions": None})
    starts = on_stage or (lambda _: None)
    starts("reading the paper")
    with ExitStack() as stack:
        # Both are read in processes of their own; rules and language are loaded meanwhile.
        limits = Limits(settings.max_seconds, settings.max_memory)
        paper_read = _reading(stack, paper, limits, password=password)
        critique_read = _reading(stack, critique, limits, kind=kind)
        checker = Checker(settings, rules)
        paper = paper_read if isinstance(paper_read, Report) else checker.check(paper_read)
        starts("reading the critique")
        critique = critique_read if isinstance(critique_read, Report) else checker.check(critique_read)
    starts("comparing")
    finder, nearest = Finder(paper.sentences), Nearest(paper)
    quotations = judge(critique, paper, finder)
    paraphrased = _paraphrases(critique, paper, finder, nearest, settings)
    return Audit(
        summary=_summary(quotations, paraphrased),
        notes=tuple(_notes(critique, paper, quotations)),
        quotations=quotations,
        paraphrases=paraphrased,
        critique=critique,
        paper=paper,
    )


def _reading(
    stack: ExitStack,
    source: str | Path | Report,
    limits: Limits,
    *,
    kind: Kind | None = None,
    password: str | None = None,
) -> Report | Callable[[], Paper]:
    """Starts to read a file, and gives what waits for it. A report stays what it is."""
    if isinstance(source, Report):
        return source
    path = stack.enter_context(obtained(source, kind=kind))
    return stack.enter_context(Reading(path, password=password, limits=limits, kind=kind)).result


def _paraphrases(
    critique: Report, paper: Report, finder: Finder, nearest: Nearest, settings: Settings
) -> tuple[Paraphrase, ...]:
    found = list(paraphrases(critique, own_names(paper)))
    places = [nearest.places(t.text) for t in found]
    compared = _compared(found, places, paper, settings)
    ties, counter = Ties(paper), Counter(finder, nearest)
    out: list[Paraphrase] = []
    for told_, near, beside in zip(found, places, compared, strict=True):
        wrong: list[Problem] = list(counter.problems(told_.whole, told_.text))
        if near:
            wrong += (*problems(beside), *ties.problems(told_, near), *numbers(told_, near, paper))
        out.append(_paraphrase(told_.sentence, told_.text, near, wrong))
    told_in = {t.sentence for t in found}
    for sentence in critique.sentences:
        if sentence.id not in told_in and sentence.layer in ("abstract", "body", "footnote"):
            wrong = list(counter.problems(sentence.text, None))
            if wrong:
                out.append(_paraphrase(sentence.id, sentence.text, (), wrong))
    order = {s.id: i for i, s in enumerate(critique.sentences)}
    out.sort(key=lambda p: order[p.sentence])
    return tuple(p.model_copy(update={"id": f"t{number:04d}"}) for number, p in enumerate(out, start=1))


def _paraphrase(sentence: str, text: str, near: Sequence[Place], wrong: Sequence[Problem]) -> Paraphrase:
    return Paraphrase(
        id="",
        sentence=sentence,
        text=text,
        claim=next((p.claim.id for p in near if p.claim is not None), None),
        sentences=tuple(p.sentence.id for p in near),
        likeness=near[0].likeness if near else 0.0,
        problems=tuple(wrong),
    )


def _compared(
    found: Sequence[Told], places: Sequence[Sequence[Place]], paper: Report, settings: Settings
) -> list[list[Compared]]:
    """Each paraphrase beside each of its places, all of them read as one document."""
    texts: list[str] = []
    rows: list[list[tuple[Place, int, int]]] = []
    for told_, near in zip(found, places, strict=True):
        clause = len(texts)
        if near:
            texts.append(_sentence(told_.text))
        row = []
        for place in near:
            row.append((place, clause, len(texts)))
            texts.append(place.sentence.text)
        rows.append(row)
    nlp = load_pipeline(Path(settings.pipeline) if settings.pipeline else None)
    document = read_document(loose_paper((text, "body") for text in texts), nlp)
    # A text may be read as several sentences; the first of each holds the clause.
    first: dict[str | None, int] = {}
    for i, sentence in enumerate(document.sentences):
        first.setdefault(sentence.block, i)
    index = [first.get(f"b{number:05d}", 0) for number in range(len(texts))]
    where = Lookup(paper).place
    document.parse(index)
    return [
        [
            Compared(
                told=told_,
                place=place,
                where=where(place.sentence.id),
                document=document,
                clause=index[clause],
                source=index[source],
            )
            for place, clause, source in row
        ]
        for told_, row in zip(found, rows, strict=True)
    ]


def _sentence(clause: str) -> str:
    return clause[0].upper() + clause[1:] + "."


def _summary(quotations: Sequence[Quotation], paraphrased: Sequence[Paraphrase]) -> AuditSummary:
    verdicts = [q.verdict for q in quotations]
    return AuditSummary(
        exact=verdicts.count("exact"),
        altered=verdicts.count("altered"),
        absent=verdicts.count("absent"),
        not_judged=verdicts.count(None),
        paraphrases=len(paraphrased),
        tied=sum(bool(p.sentences) for p in paraphrased),
        with_problems=sum(bool(p.problems) for p in paraphrased),
    )


def _notes(critique: Report, paper: Report, quotations: Sequence[Quotation]) -> list[str]:
    notes: list[str] = []
    for name, report in (("critique", critique), ("paper", paper)):
        language = report.coverage.language
        if not report.sentences:
            what = "holds no text" if language == "en" else f"seems to be in {LANGUAGES.get(language, language)}"
            notes.append(f"The {name} {what}; nothing could be compared.")
    if notes:
        return notes
    if not quotations:
        notes.append(NO_QUOTATIONS)
    other = other_paper(critique, paper, quotations)
    return [other, *notes] if other else notes
