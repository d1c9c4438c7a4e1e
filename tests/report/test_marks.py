from claimcheck.records.report import Report
from claimcheck.report.marks import marks


def test_marks_stand_on_the_pages_of_their_sentences(report: Report) -> None:
    found = marks(report)
    assert [m.id for m in found[1]] == ["f0", "f1", "f2", "l0", "l1"]
    assert found[6][0].flagged is False
    assert all(box[0] == page for page, own in found.items() for m in own for box in (*m.sentence, *m.trigger))


def test_a_sentence_over_two_pages_is_marked_on_both(report: Report) -> None:
    over = ((5, 72.0, 60.0, 300.0, 72.0), (6, 72.0, 700.0, 120.0, 712.0))
    sentences = tuple(s.model_copy(update={"boxes": over}) if s.id == "s3" else s for s in report.sentences)
    found = marks(report.model_copy(update={"sentences": sentences}))
    assert [m.sentence for m in found[5] if m.id == "f3"] == [over[:1]]
    assert [m.sentence for m in found[6] if m.id == "f3"] == [over[1:]]
