from claimcheck.records.claim import Claim, Evidence, Experiment, Link
from claimcheck.records.leap import Leap
from claimcheck.records.paper import Coverage, PaperRecord, Sentence
from claimcheck.records.report import Report, Summary, ToolStamp


def report() -> Report:
    sentences = (
        Sentence(id="s00001", text="The trigger survives training.", raw="The trigger survives training."),
        Sentence(id="s00002", text="The rate stays at 97 %.", raw="The rate stays at 97 %."),
    )
    return Report(
        claimcheck=ToolStamp(version="0", pipeline="none"),
        paper=PaperRecord(title="A paper", source="paper.pdf", sha256="0", pages=1),
        coverage=Coverage(pages=1),
        sentences=sentences,
        claims=(
            Claim(id="c001", sentence="s00001", kind="interpretation", certainty=4, salience=1.0, same_as=("c002",)),
            Claim(id="c002", sentence="s00002", kind="result", certainty=4, salience=0.5, same_as=("c001",)),
        ),
        experiments=(Experiment(id="e01", name="Training", section=None, figures=("Figure 1",)),),
        evidence=(Evidence(id="v001", kind="figure", label="Figure 1"),),
        links=(
            Link(claim="c001", experiment="e01", evidence="v001", relation="supports", score=0.8, reasons=("named",)),
            Link(claim="c001", on="c002", relation="supports", score=0.6),
        ),
        leaps=(
            Leap(
                id="l001", claim="c001", sentence="s00001", type="scope", check="scope", severity="low", message="Wide."
            ),
        ),
        summary=Summary(flagged=0, exempted=0, by_category={}, by_severity={}, by_section=(), words=9, density=0),
    )


def test_graph_holds_every_record_once() -> None:
    graph = report().graph()
    kinds = sorted(kind for _, kind in graph.nodes(data="kind"))
    assert kinds == ["claim", "claim", "evidence", "experiment", "leap"]


def test_edges_run_from_what_carries_to_what_is_carried() -> None:
    edges = {(u, v, d["relation"]) for u, v, d in report().graph().edges(data=True)}
    assert edges == {
        ("e01", "c001", "supports"),
        ("v001", "c001", "supports"),
        ("c002", "c001", "supports"),
        ("v001", "e01", "part_of"),
        ("c001", "c002", "same_as"),
        ("c002", "c001", "same_as"),
        ("l001", "c001", "leaps"),
    }


def test_report_survives_json() -> None:
    assert Report.model_validate_json(report().model_dump_json()) == report()
