"""A small report of a paper that does not exist, for testing the writers."""

from __future__ import annotations

from claimcheck.records.claim import Claim, Evidence, Experiment, Link
from claimcheck.records.finding import Agent, Finding
from claimcheck.records.leap import Inconsistency, Leap
from claimcheck.records.paper import Coverage, Figure, PaperRecord, Section, Sentence, Skipped, Table, Unresolved
from claimcheck.records.place import Span
from claimcheck.records.report import PackStamp, Report, ToolStamp
from claimcheck.report.summary import summarise, words

LONG = (
    "In the second round, after the warehouse operators had replaced the old barcodes on all nine shelves and the "
    "pickers had been asked to repeat each of their forty routes with the lights dimmed, the sorter remembers which "
    "of the shelves it was shown first, and it goes back to them even where the route that the planner proposed is "
    "shorter by more than half, which none of the three baselines does on any of the forty routes that we recorded."
)

SENTENCES = (
    ("s0", "The Sorter That Wants to Go Home", "title", None, 1, "other"),
    ("s1", "We show that a warehouse sorter wants to return to its dock.", "abstract", "a", 1, "interpretation"),
    ("s2", "It may even hide [bold]parcels[/bold] from its planner.", "abstract", "a", 1, "speculation"),
    ("s3", LONG, "body", "s4.1", 5, "result"),
    ("s4", "The return rate is 62% (Figure 2).", "body", "s4.1", 5, "result"),
    ("s5", "Figure 2: Return rate by shelf.", "caption", "s4.1", 6, "other"),
    ("s6", "We tested one sorter in one warehouse.", "body", "s6", 9, "limitation"),
    ("s7", "The sorter does not fear the dark.", "body", "s4.1", 6, "result"),
    ("s8", "The second sorter hides parcels as well.", "body", "s4.1", 7, "result"),
)


def sentence(id: str, text: str, layer: str, section: str | None, page: int, role: str) -> Sentence:
    return Sentence.model_validate(
        {
            "id": id,
            "text": text,
            "raw": text.replace(" ", "\n", 1),
            "layer": layer,
            "section": section,
            "page": page,
            "role": role,
            "boxes": [(page, 72.0, 700.04, 300.55, 712.0)],
        }
    )


def finding(
    id: str, where: str, trigger: str, category: str, severity: str, stance: str = "asserted", **more: object
) -> Finding:
    text = next(s[1] for s in SENTENCES if s[0] == where)
    start = text.index(trigger)
    values: dict[str, object] = {
        "id": id,
        "sentence": where,
        "rule": f"{category}.{trigger.split()[0].lower()}",
        "pack": "anthropomorphism",
        "category": category,
        "severity": severity,
        "stance": stance,
        "flagged": True,
        "agent": Agent(text="sorter", start=text.index("orter") - 1, end=text.index("orter") + 5, kind="ai")
        if "orter" in text
        else None,
        "trigger": Span(text=trigger, start=start, end=start + len(trigger)),
        "message": f"The sorter is said to {trigger.split()[0].lower()}, as a person would.",
        "rewording": "the sorter returned to its dock in 62% of the trials",
        "trace": ('predicate: "wants"',),
    }
    return Finding.model_validate(values | more)


def sample_report() -> Report:
    """A report with something in every part."""
    sentences = tuple(sentence(*row) for row in SENTENCES)
    findings = (
        finding("f0", "s0", "Wants", "intent", "high"),
        finding("f1", "s1", "wants", "intent", "high"),
        finding("f2", "s2", "hide", "deception", "high", "hedged", agent=None),
        finding("f3", "s3", "remembers", "cognition", "medium"),
        finding("f4", "s7", "fear", "emotion", "medium", "negated", flagged=False, exemption="negated"),
        finding("f5", "s8", "hides", "deception", "high", rule="deception.hide"),
    )
    return Report(
        claimcheck=ToolStamp(
            version="0.1.0",
            pipeline="en_claimcheck 0.1.0",
            packs=(PackStamp(name="anthropomorphism", version="0.1.0", sha256="0" * 64),),
        ),
        paper=PaperRecord(
            title="The Sorter That Wants to Go Home",
            source="sorter.pdf",
            sha256="a" * 64,
            pages=12,
            sections=(
                Section(id="a", title="Abstract", kind="abstract", page=1),
                Section(id="s4.1", title="Routes at Night", number="4.1", kind="experiment", level=2, page=5),
                Section(id="s6", title="Limitations", number="6", kind="limitation", page=9),
            ),
            figures=(Figure(label="Figure 2", page=6, caption_sentences=("s5",)),),
            tables=(Table(label="Table 1", page=7, rows=(("shelf", "rate"), ("a", "0.62"))),),
        ),
        coverage=Coverage(
            pages=12,
            pages_without_text=(11, 12),
            sentences=len(sentences) + 4,
            words=words(sentences),
            skipped=(Skipped(reason="references", sentences=4),),
            unresolved_references=(Unresolved(sentence="s4", text="Figure 9", kind="figure"),),
        ),
        sentences=sentences,
        findings=findings,
        claims=(
            Claim(id="c0", sentence="s0", kind="interpretation", certainty=4, salience=0.91234, same_as=("c1",)),
            Claim(id="c1", sentence="s1", kind="interpretation", certainty=4, salience=0.9, same_as=("c0",)),
            Claim(id="c2", sentence="s2", kind="speculation", certainty=2, salience=0.7),
            Claim(id="c3", sentence="s4", kind="result", certainty=5, salience=0.6),
        ),
        experiments=(
            Experiment(id="e0", name="4.1 Routes at Night", section="s4.1", figures=("Figure 2",), sentences=("s4",)),
        ),
        evidence=(
            Evidence(id="v0", kind="figure", label="Figure 2", sentence="s5", page=6),
            Evidence(id="v1", kind="sentence", sentence="s6", page=9),
        ),
        links=(
            Link(claim="c0", experiment="e0", evidence="v0", relation="supports", score=0.61239, reasons=("words",)),
            Link(claim="c0", evidence="v1", relation="bounds", score=0.7, reasons=("a limitation",)),
            Link(claim="c1", evidence="v1", relation="bounds", score=0.7, reasons=("a limitation",)),
            Link(claim="c2", relation="conjecture", score=0.0, reasons=("no experiment",)),
            Link(claim="c3", experiment="e0", evidence="v0", relation="reports", score=0.95, reasons=("names it",)),
        ),
        leaps=(
            Leap(
                id="l0",
                claim="c0",
                sentence="s0",
                type="mental_state",
                check="mental_state",
                severity="high",
                message="The title says what the sorter wants; the experiment counts how often it returned.",
                because=("f0", "v0"),
                bounded_by=("s6",),
            ),
            Leap(id="l1", claim="c2", sentence="s2", type=None, check="headline", severity="low", message="Only here."),
        ),
        consistency=(
            Inconsistency(
                id="i0", kind="number", message="62% here, 58% there.", severity="medium", sentences=("s4", "s3")
            ),
        ),
        summary=summarise(findings, sentences),
    )
