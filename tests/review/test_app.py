"""Pages and decisions, asked for as a browser does."""

from __future__ import annotations

import json
import re
import time
from pathlib import Path
from typing import Any

import pytest
from cli.pdfs import ENGLISH, text_pdf
from report.sample import finding, sample_report

from claimcheck.decisions.quote import Anchors
from claimcheck.records.report import Report
from review.conftest import LIMIT, ORIGIN, Serve, Served

PAPER = "a" * 16
ANCHORS = Anchors(sample_report())


def target(finding_id: str) -> str:
    return ANCHORS.finding_targets[finding_id]


def said(**more: object) -> dict[str, object]:
    given: dict[str, object] = {
        "key": f"key-{more.get('target', '')}-{len(more)}-{more.get('verdict')}",
        "reviewer": "anna",
        "subject": "finding",
        "verdict": "accepted",
    }
    return given | more


def decide(served: Served, **more: object) -> Any:
    return served.post(f"/papers/{PAPER}/decisions", said(**more))


def test_the_page_lists_the_findings_in_the_order_of_the_paper(serve: Serve) -> None:
    text = serve().let_in().client.get(f"/papers/{PAPER}").text
    listed = re.findall(r'<li class="item[^>]* data-target="([0-9a-f]+)"', text)
    assert listed == [target(f"f{i}") for i in (0, 1, 2, 3, 4, 5)]
    assert "The Sorter That Wants to Go Home" in text


def test_a_decision_is_on_disk_before_the_answer(serve: Serve) -> None:
    served = serve().let_in()
    answer = decide(served, target=target("f1"), verdict="rejected", reason="only a figure of speech")
    assert answer.status_code == 200
    assert answer.json()["state"]["mine"][target("f1")]["verdict"] == "rejected"
    [row] = served.store.rows()
    assert (row.draft.reviewer, row.draft.reason) == ("anna", "only a figure of speech")
    assert row.draft.anchor.rule == "intent.wants"
    assert row.draft.anchor.pack_version == "0.1.0"
    progress = answer.json()["state"]["progress"]
    assert (progress["done"], progress["total"], progress["rejected"]) == (1, 5, 1)


def test_a_repeated_request_is_written_once(serve: Serve) -> None:
    served = serve().let_in()
    for _ in range(3):
        assert decide(served, target=target("f1"), key="the-same-key").status_code == 200
    assert len(served.store.rows()) == 1


def test_undo(serve: Serve) -> None:
    served = serve().let_in()
    decide(served, target=target("f1"))
    decide(served, target=target("f2"), verdict="unsure")
    answer: Any = served.post(f"/papers/{PAPER}/undo", {"key": "undo-key-1", "reviewer": "anna"})
    assert answer.json()["target"] == target("f2")
    assert list(answer.json()["state"]["mine"]) == [target("f1")]
    again: Any = served.post(f"/papers/{PAPER}/undo", {"key": "undo-key-1", "reviewer": "anna"})
    assert list(again.json()["state"]["mine"]) == [target("f1")]
    assert len(served.store.rows()) == 3


def test_another_category_is_kept_and_the_rules_own_is_none(serve: Serve) -> None:
    served = serve().let_in()
    decide(served, target=target("f1"), category="agency")
    decide(served, target=target("f2"), category="deception")
    assert [row.draft.category for row in served.store.rows()] == ["agency", None]


def test_what_others_say_is_told_after_ones_own_verdict(serve: Serve) -> None:
    served = serve().let_in()
    decide(served, target=target("f1"), verdict="rejected", reviewer="ben", reason="a metaphor")
    before = served.client.get(f"/papers/{PAPER}/state").json()
    assert before["others"] == {}
    after = decide(served, target=target("f1")).json()["state"]
    assert after["others"][target("f1")][0]["verdict"] == "rejected"
    assert after["progress"]["agreement"] == [{"reviewers": ["anna", "ben"], "same": 0, "of": 1, "kappa": 0.0}]


def test_a_missed_sentence_becomes_an_item_until_it_is_taken_back(serve: Serve) -> None:
    served = serve().let_in()
    sentence = ANCHORS.sentence_targets["s6"]
    more = {"subject": "missed", "target": "", "sentence": sentence, "selected": "tested  one", "category": "agency"}
    answer = decide(served, **more).json()
    [missed] = answer["state"]["missed"]
    assert answer["target"] == missed
    assert '<mark class="trigger">tested one</mark>' in served.client.get(f"/papers/{PAPER}/items/{missed}").text
    assert f'id="i-{missed}"' in served.client.get(f"/papers/{PAPER}").text
    decide(served, subject="missed", target=missed, reason="a note", category="agency", key="another-key")
    served.post(f"/papers/{PAPER}/undo", {"key": "undo-key-1", "reviewer": "anna"})
    answer = served.post(f"/papers/{PAPER}/undo", {"key": "undo-key-2", "reviewer": "anna"})  # type: ignore[assignment]
    assert answer.json()["state"]["missed"] == []  # type: ignore[attr-defined]


def test_unflagged_sentences_are_mixed_in_on_request(serve: Serve) -> None:
    served = serve().let_in()
    assert 'data-subject="sample"' not in served.client.get(f"/papers/{PAPER}").text
    text = served.client.get(f"/papers/{PAPER}?mix=10").text
    drawn = re.findall(r'data-target="([0-9a-f]+)" data-subject="sample"', text)
    flagged = {s.sentence for s in sample_report().findings if s.flagged}
    assert set(drawn) == {ANCHORS.sentence_targets[s.id] for s in sample_report().sentences if s.id not in flagged}
    state = decide(served, subject="sample", target=drawn[0], verdict="rejected").json()["state"]
    assert state["progress"]["sampled"] == 1
    assert state["progress"]["recall"].startswith("100%")
    assert 'data-subject="sample"' in served.client.get(f"/papers/{PAPER}").text, "what was decided stays in sight"


@pytest.mark.parametrize(
    ("change", "status"),
    [
        ({"target": "0" * 16}, 409),
        ({"target": "../etc"}, 409),
        ({"subject": "missed", "target": "", "sentence": "0" * 16}, 409),
        ({"subject": "other"}, 422),
        ({"verdict": "accept all"}, 422),
        ({"reviewer": ""}, 422),
        ({"key": "short"}, 422),
        ({"reason": "x" * 10_001}, 422),
        ({"more": 1}, 422),
    ],
)
def test_what_makes_no_sense_is_refused_and_nothing_written(
    serve: Serve, change: dict[str, object], status: int
) -> None:
    served = serve().let_in()
    answer = decide(served, **({"target": target("f1")} | change))
    assert answer.status_code == status
    assert answer.json()["error"]
    assert served.store.rows() == []


@pytest.mark.parametrize(
    ("body", "kind", "status"),
    [(b"{", "application/json", 422), (b"[]", "application/json", 422), (b"{}", "text/plain", 415)],
)
def test_what_is_no_json_is_refused(serve: Serve, body: bytes, kind: str, status: int) -> None:
    served = serve().let_in()
    headers = {"Origin": ORIGIN, "Content-Type": kind}
    path = f"/papers/{PAPER}/decisions"
    assert served.client.post(path, content=body, headers=headers).status_code == status
    assert served.client.post(path, content=b" " * 300_000, headers=headers).status_code == (
        413 if kind == "application/json" else status
    )


def test_the_reviewers_name_can_be_changed(serve: Serve) -> None:
    served = serve().let_in()
    name = 'Zoë "<b>" ;=, \u202e'
    assert served.post("/reviewer", {"name": name}).status_code == 200  # type: ignore[attr-defined]
    text = served.client.get(f"/papers/{PAPER}").text
    assert "Zoë &#34;&lt;b&gt;&#34;" in text
    assert served.post("/reviewer", {"name": " "}).status_code == 422  # type: ignore[attr-defined]


HOSTILE = '<script>alert("x")</script> & \u202eright to left\u202c \u05e2\u05d1\u05e8\u05d9\u05ea ]]> {{ 7 * 7 }} '


def hostile() -> Report:
    report = sample_report()
    long = HOSTILE + "long " * 2000
    text = {"s1": f"{long} wants {long}", "s4": HOSTILE}
    sentences = tuple(
        s.model_copy(update={"text": text[s.id], "raw": text[s.id]}) if s.id in text else s for s in report.sentences
    )
    first = finding("f1", "s1", "wants", "intent", "high")
    span = first.trigger.model_copy(update={"start": len(long) + 1, "end": len(long) + 6})
    bad = first.model_copy(
        update={
            "trigger": span,
            "agent": None,
            "message": HOSTILE,
            "rewording": HOSTILE,
            "category": HOSTILE,
            "rule": HOSTILE,
            "trace": (HOSTILE,),
        }
    )
    findings = tuple(bad if f.id == "f1" else f for f in report.findings)
    paper = report.paper.model_copy(
        update={
            "title": long,
            "source": HOSTILE,
            "sections": tuple(s.model_copy(update={"title": HOSTILE}) for s in report.paper.sections),
        }
    )
    return report.model_copy(update={"sentences": sentences, "findings": findings, "paper": paper})


def test_a_papers_text_never_becomes_markup(serve: Serve) -> None:
    report = hostile()
    served = serve(report).let_in()
    anchors = Anchors(report)
    bad = anchors.finding_targets["f1"]
    assert decide(served, target=bad, reason=HOSTILE, category=HOSTILE[:70]).status_code == 200
    sheets = [f"/papers/{PAPER}/sheets/1", f"/papers/{PAPER}/items/{bad}"]
    for path in ("/", f"/papers/{PAPER}?mix=100", *sheets):
        answer = served.client.get(path)
        assert answer.status_code == 200
        assert "<script>alert" not in answer.text
        assert "\u202e" not in answer.text
        assert "{{ 7 * 7 }}" in answer.text
    page = served.client.get(f"/papers/{PAPER}").text
    [start] = re.findall(r'<script type="application/json" id="start"[^>]*>(.*?)</script>', page, re.S)
    assert json.loads(start)["state"]["mine"][bad]["reason"] == HOSTILE
    assert len(page) < 600_000


def upload(served: Served, data: bytes, name: str) -> Any:
    headers = {"Origin": ORIGIN, "X-File-Name": name, "Content-Type": "application/octet-stream"}
    return served.client.post("/papers", content=data, headers=headers)


def until_done(served: Served, location: str, seconds: float = 120) -> dict[str, Any]:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        told: dict[str, Any] = served.client.get(f"{location}/status").json()
        if told["state"] in ("ready", "failed"):
            return told
        time.sleep(0.05)
    raise AssertionError("the paper was not checked in time")


def test_a_dropped_paper_is_checked_and_reviewed(serve: Serve) -> None:
    served = serve(empty=True).let_in()
    answer = upload(served, text_pdf(ENGLISH), "..%2F..%2Fsleep.pdf")
    assert answer.status_code == 201
    location = answer.json()["location"]
    assert served.client.get(location).status_code == 200, "the page of a paper that is being checked"
    assert until_done(served, location)["state"] == "ready"
    page = served.client.get(location).text
    assert "The Language Model That Wants to Sleep" in page
    assert 'class="item' in page
    assert '<svg viewBox="0 0 612.0 792.0"' in served.client.get(f"{location}/sheets/1").text
    image = served.client.get(f"{location}/images/1")
    assert image.headers["content-type"] == "image/webp"
    assert image.content[:4] == b"RIFF"
    assert upload(served, text_pdf(ENGLISH), "other-name.pdf").json()["location"] == location, "the same bytes"
    assert "sleep.pdf" in (served.shelf.entries[location.split("/")[-1]].name)


@pytest.mark.parametrize(
    ("data", "name", "says"),
    [
        (b"PK\x03\x04 a word file", "paper.docx", "this is not a PDF"),
        (b"not a pdf", "paper.pdf", "this is not a PDF, though its name ends in .pdf"),
        (b"%PDF-1.4 and then nothing", "<b>broken</b>.pdf", "damaged"),
    ],
)
def test_a_bad_paper_is_named_in_the_page(serve: Serve, data: bytes, name: str, says: str) -> None:
    served = serve(empty=True).let_in()
    location = upload(served, data, name).json()["location"]
    assert until_done(served, location)["state"] == "failed"
    page = served.client.get(location).text
    assert says in page
    assert "<b>broken" not in page
    assert "/files/" not in page, "no path of ours"
    again = upload(served, data, name)
    assert again.status_code == 201, "it may be tried again"


def test_uploads_have_a_limit(serve: Serve, tmp_path: Path) -> None:
    served = serve(empty=True).let_in()
    answer = upload(served, b"%PDF-" + b"x" * LIMIT, "large.pdf")
    assert answer.status_code == 413
    assert "larger than 2 MB" in answer.json()["error"]
    assert upload(served, b"", "empty.pdf").status_code == 422
    assert not any((tmp_path / "files" / "incoming").iterdir())


def test_of_many_papers_the_one_in_use_stays_open(serve: Serve, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("claimcheck.review.shelf._KEPT", 3)
    served = serve().let_in()
    locations = []
    for number in range(5):
        location = upload(served, b"not a pdf %d" % number, "bad.pdf").json()["location"]
        until_done(served, location)
        locations.append(location)
        assert served.client.get(f"/papers/{PAPER}").status_code == 200
    assert len(served.shelf.entries) <= 4
    assert served.client.get(locations[0]).status_code == 404
    assert not (served.shelf._folder / locations[0].split("/")[-1]).exists()


def test_a_paper_that_is_not_open_is_told(serve: Serve) -> None:
    served = serve(empty=True).let_in()
    answer = served.client.get("/papers/0123456789abcdef", headers={"Sec-Fetch-Dest": "document"})
    assert answer.status_code == 404
    assert "Drop its PDF again" in answer.text


def test_a_full_disk_is_said_and_nothing_pretended(serve: Serve) -> None:
    served = serve().let_in()
    served.store._connection.execute("PRAGMA max_page_count = 1")  # SQLite then says that its disk is full
    answer = decide(served, target=target("f1"), reason="x" * 9000)
    assert answer.status_code == 507
    assert "Not saved" in answer.json()["error"]


def test_pages_of_a_pdf_can_be_selected(serve: Serve, demo_report: Report, demo_paper: Path) -> None:
    served = serve(demo_report, paper=demo_paper).let_in()
    paper = demo_report.paper.sha256[:16]
    anchors = Anchors(demo_report)
    for number in range(1, demo_report.paper.pages + 1):
        text = served.client.get(f"/papers/{paper}/sheets/{number}").text
        here = {anchors.sentence_targets[s.id] for s in demo_report.sentences if any(b[0] == number for b in s.boxes)}
        assert set(re.findall(r'data-sentence="([0-9a-f]+)"', text)) == here
        flagged = {f.sentence for f in demo_report.findings if f.flagged}
        marked = {
            anchors.finding_targets[f.id]
            for f in demo_report.findings
            if f.sentence in flagged and any(b[0] == number for b in f.trigger.boxes)
        }
        assert marked <= set(re.findall(r'<g class="mark[^"]*" data-target="([0-9a-f]+)"', text))
