import json

import pytest
from srsly.ruamel_yaml import YAML

from claimcheck.decisions.estimate import Recall, by_rule, lines, recall
from claimcheck.decisions.export import Tool, export
from claimcheck.decisions.model import Draft
from claimcheck.decisions.quote import Anchors
from claimcheck.decisions.shares import Share
from claimcheck.decisions.store import Checked, Store
from claimcheck.decisions.suggest import as_yaml, missed, mostly_rejected

from .helpers import draft


def sampled(anchors: Anchors, sentence: str, verdict: str) -> Draft:
    anchor = anchors.sentences[anchors.sentence_targets[sentence]]
    return Draft(f"s-{sentence}", anchor, verdict, "anna")  # type: ignore[arg-type]


def marked(anchors: Anchors, sentence: str, words: str, category: str) -> Draft:
    anchor = anchors.missed(anchors.sentence_targets[sentence], words)
    return Draft(f"m-{sentence}", anchor, "accepted", "anna", category=category)


def test_precision_by_rule_counts_what_all_agree_on(store: Store, anchors: Anchors) -> None:
    for finding, verdicts in (
        ("f0", ["accepted", "accepted"]),
        ("f1", ["rejected"]),
        ("f2", ["accepted", "rejected"]),
        ("f5", ["unsure"]),
        ("f4", ["rejected"]),  # not flagged: says nothing of precision
    ):
        for reviewer, verdict in zip(("anna", "ben"), verdicts, strict=False):
            store.write(draft(anchors, finding, verdict, reviewer))
    found = {r.rule: (r.precision, r.open) for r in by_rule(store.rows())}
    assert found == {
        "intent.wants": (Share(1, 2), 0),
        "deception.hide": (Share(0, 0), 2),
    }


def test_a_verdict_taken_back_counts_for_nothing(store: Store, anchors: Anchors) -> None:
    store.write(draft(anchors, "f0", "rejected"))
    store.undo("u", paper=anchors.report.paper.sha256, reviewer="anna")
    assert by_rule(store.rows()) == []


def test_recall_from_sampled_sentences(store: Store, anchors: Anchors) -> None:
    for finding in ("f0", "f1", "f2"):
        store.write(draft(anchors, finding))
    store.write(draft(anchors, "f5", "rejected"))
    for sentence, verdict in (("s4", "accepted"), ("s5", "rejected"), ("s6", "rejected"), ("s7", "rejected")):
        store.write(sampled(anchors, sentence, verdict))
    store.write(marked(anchors, "s6", "tested", "agency"))  # found by looking, not by chance
    paper = anchors.report.paper.sha256
    estimate = recall(store.rows(), {paper: Checked(flagged=4, unflagged=20)})
    assert estimate == Recall(Share(1, 4), 20, 3.0)
    assert estimate.value == pytest.approx(3 / (3 + 5))
    low, high = estimate.interval
    assert low < estimate.value < high
    assert recall(store.rows(), {}) is None
    text = list(lines(store.rows(), {paper: Checked(4, 20)}))
    assert any("1 of 4 sampled" in line for line in text)
    assert text[-1] == "marked by reviewers as missed: 1"


def test_suggestions_are_yaml_with_the_sentences(store: Store, anchors: Anchors) -> None:
    for finding in ("f0", "f1"):
        store.write(draft(anchors, finding, "rejected", reason="said\nof its designers"))
    store.write(draft(anchors, "f3", "rejected"))
    store.write(draft(anchors, "f2", "accepted"))
    rules = mostly_rejected(store.rows())
    text = "\n".join(as_yaml(rules))
    made = YAML().load(text)
    sentences = {s.id: s.text for s in anchors.report.sentences}
    assert [dict(rule) for rule in made] == [{"id": "intent.wants", "no_match": [sentences["s0"], sentences["s1"]]}]
    assert "# said of its designers" in text
    assert [r.rule for r in mostly_rejected(store.rows(), least=1)] == ["intent.wants", "cognition.remembers"]


def test_missed_sentences_are_marked_as_a_rule_has_them(store: Store, anchors: Anchors) -> None:
    store.write(marked(anchors, "s6", "tested one sorter", "agency"))
    assert YAML().load("\n".join(missed(store.rows()))) == {
        "todo_match": ["We [[tested one sorter]] in one warehouse."]
    }


@pytest.fixture
def some(store: Store, anchors: Anchors) -> Store:
    store.write(draft(anchors, "f1", "accepted", category="agency", reason="it acts"))
    store.write(draft(anchors, "f2", "rejected"))
    store.write(draft(anchors, "f3", "unsure"))
    store.write(draft(anchors, "f5", None, reason="only a note"))
    store.write(sampled(anchors, "s4", "rejected"))
    return store


def _lines(store: Store, tool: Tool) -> list[str]:
    return list(export(store.rows(), tool))


def test_prodigy(some: Store) -> None:
    made = [json.loads(line) for line in _lines(some, "prodigy")]
    assert [m["answer"] for m in made] == ["accept", "reject", "ignore", "reject"]
    assert made[0]["spans"] == [{"start": 32, "end": 37, "label": "agency"}]
    assert made[0]["text"][32:37] == "wants"
    assert made[0]["meta"]["reason"] == "it acts"
    assert made[3]["spans"] == []


def test_label_studio(some: Store) -> None:
    made = json.loads("\n".join(_lines(some, "label-studio")))
    assert [len(task.get("annotations", [])) for task in made] == [1, 1, 0, 1]
    accepted, rejected = made[0], made[1]
    [region] = accepted["annotations"][0]["result"]
    assert region["value"] == {"start": 32, "end": 37, "text": "wants", "labels": ["agency"]}
    assert (region["from_name"], region["to_name"], region["type"]) == ("label", "text", "labels")
    assert rejected["annotations"] == [{"result": []}]
    assert rejected["predictions"][0]["result"][0]["value"]["labels"] == ["deception"]


def test_doccano(some: Store) -> None:
    made = [json.loads(line) for line in _lines(some, "doccano")]
    assert [m["label"] for m in made] == [[[32, 37, "agency"]], [], []]


@pytest.mark.parametrize("tool", ["prodigy", "doccano"])
def test_nothing_decided_is_an_empty_file(store: Store, tool: Tool) -> None:
    assert _lines(store, tool) == []
