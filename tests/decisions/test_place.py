from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from report.sample import finding, sample_report, sentence

from claimcheck.decisions.model import Draft, Row
from claimcheck.decisions.place import Placement, place
from claimcheck.decisions.quote import Anchors, found, plain
from claimcheck.records.report import Report


def row(anchors: Anchors, finding_id: str, number: int = 1, **more: object) -> Row:
    anchor = anchors.findings[anchors.finding_targets[finding_id]]
    return Row(number, Draft(f"k{number}", anchor, "accepted", "anna"), "2026-01-01T00:00:00+00:00", **more)  # type: ignore[arg-type]


def changed(report: Report, old: str, new: str) -> Report:
    """The report with other words; findings keep their triggers' text."""
    sentences = tuple(s.model_copy(update={"text": s.text.replace(old, new)}) for s in report.sentences)
    text = {s.id: s.text for s in sentences}
    kept = []
    for f in report.findings:
        start = text[f.sentence].find(f.trigger.text)
        if start >= 0:
            span = f.trigger.model_copy(update={"start": start, "end": start + len(f.trigger.text)})
            kept.append(f.model_copy(update={"trigger": span}))
    return report.model_copy(update={"sentences": sentences, "findings": tuple(kept)})


def complete(placement: Placement, rows: list[Row]) -> bool:
    numbers = [p.row.number for p in placement.placed] + [o.row.number for o in placement.orphans]
    numbers += [r.number for r in placement.superseded]
    return sorted(numbers) == sorted(r.number for r in rows)


def test_the_same_report_takes_every_decision_back_in_place(anchors: Anchors) -> None:
    rows = [row(anchors, f.id, i) for i, f in enumerate(anchors.report.findings, 1)]
    placement = place(anchors, rows)
    assert [p.target for p in placement.placed] == [r.draft.anchor.target for r in rows]
    assert not placement.moved
    assert not placement.orphans


@pytest.mark.parametrize(
    ("old", "new", "moved"),
    [
        ("warehouse sorter", "ware-\nhouse  sorter", False),  # only the reader changed: same letters
        ("We show that", "We demonstrate that", True),
        ("returns", "returns", False),
    ],
)
def test_other_words_around_the_trigger(anchors: Anchors, old: str, new: str, moved: bool) -> None:
    [there] = place(Anchors(changed(anchors.report, old, new)), [row(anchors, "f1")]).placed
    assert there.moved is moved


def test_a_sentence_that_is_gone_leaves_an_orphan(anchors: Anchors) -> None:
    report = anchors.report
    less = report.model_copy(
        update={
            "sentences": tuple(s for s in report.sentences if s.id != "s8"),
            "findings": tuple(f for f in report.findings if f.sentence != "s8"),
        }
    )
    placement = place(Anchors(less), [row(anchors, "f5")])
    assert [o.why for o in placement.orphans] == ["the sentence is gone"]


def test_a_rule_that_no_longer_marks_it_leaves_an_orphan(anchors: Anchors) -> None:
    less = anchors.report.model_copy(update={"findings": anchors.report.findings[:1]})
    placement = place(Anchors(less), [row(anchors, "f5")])
    assert [o.why for o in placement.orphans] == ["no rule marks these words any more"]


def test_another_rule_with_the_same_words_and_category_takes_it_over(anchors: Anchors) -> None:
    renamed = tuple(f.model_copy(update={"rule": "deception.conceal"}) for f in anchors.report.findings)
    now = Anchors(anchors.report.model_copy(update={"findings": renamed}))
    [there] = place(now, [row(anchors, "f5")]).placed
    assert there.moved
    assert now.findings[there.target].rule == "deception.conceal"
    other = tuple(f.model_copy(update={"rule": "social.x", "category": "social"}) for f in anchors.report.findings)
    assert place(Anchors(anchors.report.model_copy(update={"findings": other})), [row(anchors, "f5")]).orphans


def test_an_alias_of_the_rule_is_the_rule(anchors: Anchors) -> None:
    renamed = tuple(f.model_copy(update={"rule": f"new.{f.rule}"}) for f in anchors.report.findings)
    now = Anchors(anchors.report.model_copy(update={"findings": renamed}))
    [there] = place(now, [row(anchors, "f5")], {"deception.hide": "new.deception.hide"}).placed
    assert now.findings[there.target].rule == "new.deception.hide"


def _twice() -> Report:
    """The same sentence after two different ones."""
    report = sample_report()
    texts = ("Here is the dock.", "It hides parcels.", "There is the shelf.", "It hides parcels.", "So it goes on.")
    sentences = tuple(sentence(f"t{i}", text, "body", "s4.1", 5, "result") for i, text in enumerate(texts))
    first = finding("f2", "s8", "hides", "deception", "high", agent=None)
    span = first.trigger.model_copy(update={"start": 3, "end": 8})
    findings = tuple(
        first.model_copy(update={"id": f"g{i}", "sentence": at, "trigger": span}) for i, at in enumerate(("t1", "t3"))
    )
    return report.model_copy(
        update={"sentences": sentences, "findings": findings, "leaps": (), "claims": (), "links": (), "evidence": ()}
    )


def test_of_two_alike_the_context_tells_which() -> None:
    before = Anchors(_twice())
    second = row(before, "g1")
    report = before.report
    # The first of the two is gone: what was the second is the first now.
    less = report.model_copy(
        update={
            "sentences": tuple(s for s in report.sentences if s.id not in ("t0", "t1")),
            "findings": report.findings[1:],
        }
    )
    [there] = place(Anchors(less), [second]).placed
    assert there.moved
    # A third one is put before them, with words of its own around it: each still finds its own place.
    extra = [
        sentence(name, text, "body", "s4.1", 4, "result")
        for name, text in (("n0", "Elsewhere."), ("n1", "It hides parcels."))
    ]
    more = report.model_copy(
        update={
            "sentences": (*extra, *report.sentences),
            "findings": (report.findings[0].model_copy(update={"id": "g2", "sentence": "n1"}), *report.findings),
        }
    )
    rows = [row(before, "g0", 1), replace(second, number=2, draft=replace(second.draft, key="k2"))]
    placement = place(Anchors(more), rows)
    assert complete(placement, rows)
    assert not placement.orphans


def test_a_torn_sentence_is_found_by_its_part(anchors: Anchors) -> None:
    report = anchors.report
    long = next(s for s in report.sentences if s.id == "s3")
    at = long.text.index("the sorter remembers")
    pieces = tuple(
        long.model_copy(update={"id": name, "text": text})
        for name, text in (("s3", long.text[:at].strip()), ("s3b", long.text[at:]))
    )
    sentences = tuple(p for s in report.sentences for p in (pieces if s.id == "s3" else (s,)))
    start = pieces[1].text.index("remembers")
    findings = tuple(
        f.model_copy(
            update={"sentence": "s3b", "trigger": f.trigger.model_copy(update={"start": start, "end": start + 9})}
        )
        if f.id == "f3"
        else f
        for f in report.findings
    )
    torn = Anchors(report.model_copy(update={"sentences": sentences, "findings": findings}))
    [there] = place(torn, [row(anchors, "f3")]).placed
    assert there.moved


def test_missed_and_sampled_sentences_find_their_place(anchors: Anchors) -> None:
    target = anchors.sentence_targets["s4"]
    missed = anchors.missed(target, "return RATE")
    assert missed.trigger == "return rate"
    rows = [
        Row(1, Draft("a", missed, "accepted", "anna"), "2026-01-01T00:00:00+00:00"),
        Row(2, Draft("b", anchors.sentences[target], "rejected", "anna"), "2026-01-01T00:00:00+00:00"),
    ]
    assert [(p.sentence, p.moved) for p in place(anchors, rows).placed] == [(target, False)] * 2
    other = Anchors(changed(anchors.report, "rate is 62%", "rate was 62%"))
    assert {p.sentence for p in place(other, rows).placed} == {other.sentence_targets["s4"]}


def test_a_decision_made_anew_takes_the_place_of_one_that_moved_there(anchors: Anchors) -> None:
    now = Anchors(changed(anchors.report, "We show that", "We demonstrate that"))
    rows = [row(anchors, "f1", 1), row(now, "f1", 2)]
    placement = place(now, rows)
    assert [p.row.number for p in placement.placed] == [2]
    assert [r.number for r in placement.superseded] == [1]
    assert not placement.orphans


def test_undone_decisions_have_no_place(anchors: Anchors) -> None:
    rows = [row(anchors, "f1", 1), row(anchors, "f1", 2, undoes=1)]
    assert place(anchors, rows) == Placement((), ())


@given(
    cut=st.lists(st.integers(0, 8), max_size=4),
    renamed=st.lists(st.integers(0, 5), max_size=3),
    edits=st.lists(st.tuples(st.integers(0, 8), st.integers(0, 60), st.text("abc <&\u05d0", max_size=6)), max_size=5),
)
@settings(deadline=None, max_examples=60)
def test_none_is_lost_whatever_changes(cut: list[int], renamed: list[int], edits: list[tuple[int, int, str]]) -> None:
    before = Anchors(sample_report())
    rows = [row(before, f.id, i) for i, f in enumerate(before.report.findings, 1)]
    report = before.report
    sentences = list(report.sentences)
    for i, at, text in edits:
        sentences[i] = sentences[i].model_copy(update={"text": sentences[i].text[:at] + text + sentences[i].text[at:]})
    kept = {s.id for i, s in enumerate(sentences) if i not in cut}
    findings = tuple(
        f.model_copy(update={"rule": "x.y"}) if i in renamed else f
        for i, f in enumerate(report.findings)
        if f.sentence in kept
    )
    after = Anchors(
        report.model_copy(update={"sentences": tuple(s for s in sentences if s.id in kept), "findings": findings})
    )
    placement = place(after, rows)
    assert complete(placement, rows)
    assert len({p.target for p in placement.placed}) == len(placement.placed), "two decisions of one reviewer at one"
    assert {p.target for p in placement.placed} <= set(after.findings)


@given(st.text(), st.text())
def test_selected_words_are_found_where_they_stand(before: str, selected: str) -> None:
    text = before + selected + before
    where = found(text, selected)
    if not plain(selected):
        assert where is None
    else:
        assert where is not None
        assert plain(selected) in plain(text[slice(*where)])
