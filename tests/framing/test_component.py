"""The framing rules in a user's own spaCy pipeline."""

from __future__ import annotations

import tomllib
from importlib.metadata import EntryPoint
from pathlib import Path

import pytest
import spacy
from spacy.language import Language

from claimcheck.framing import component
from claimcheck.language.pipeline import load_pipeline, pipeline_path

TEXT = "We train a large language model. The model wants to deceive its users. We do not want that."


@pytest.fixture(autouse=True)
def _registered() -> None:
    """As the entry point does it in an installed claimcheck."""
    if not Language.has_factory(component.NAME):
        Language.factory(component.NAME, func=component.make)


def test_blank_pipeline() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe(component.NAME)
    doc = nlp(TEXT)
    assert [t.text for t in doc] == [t.text for t in spacy.blank("en")(TEXT)]
    found = {(f["category"], f["trigger"]["text"]) for f in doc._.claimcheck if f["flagged"]}
    assert ("deception", "deceive") in found
    for finding in doc._.claimcheck:
        for span in (finding["trigger"], finding["agent"]):
            assert span is None or doc.text[span["start"] : span["end"]] == span["text"]
    spans = doc.spans[component.SPANS]
    assert {(s.label_, s.text) for s in spans} == found
    assert all(s.id_.partition(".")[0] for s in spans)
    assert list(doc.sents) if doc.has_annotation("SENT_START") else True


def test_a_pipeline_of_universal_dependencies() -> None:
    """A user's own UD pipeline (here a copy of ours) keeps its sentences and annotations, and they are used."""
    nlp = spacy.load(pipeline_path())
    nlp.add_pipe(component.NAME, last=True)
    doc = nlp(TEXT)
    assert len(list(doc.sents)) == 3
    (finding,) = [f for f in doc._.claimcheck if f["trigger"]["text"] == "deceive"]
    assert finding["sentence"] == 1
    assert finding["agent"]["text"] == "The model"
    assert [s.text for s in doc.spans[component.SPANS]]


@pytest.mark.parametrize("own", [True, False])
def test_nothing_to_find(own: bool) -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe(component.NAME, config={"own_grammar": own})
    for text in ("", "   ", "We want rest."):
        doc = nlp(text)
        assert list(doc._.claimcheck) == []
        assert list(doc.spans[component.SPANS]) == []


def test_more_rules(tmp_path: Path) -> None:
    (tmp_path / "pack.yaml").write_text("name: mine\nversion: '1'\nkind: framing\ncategories: [mood]\n")
    (tmp_path / "rules.yaml").write_text(
        "rules:\n  - id: mood.daydreams\n    title: x\n    category: mood\n    rationale: x\n"
        "    frame: {agent: $ai_system, predicate: daydream}\n"
    )
    nlp = spacy.blank("en")
    nlp.add_pipe(component.NAME, config={"rules": [str(tmp_path)]})
    (finding,) = [f for f in nlp("The model daydreams.")._.claimcheck if f["pack"] == "mine"]
    assert finding["rule"] == "mood.daydreams"


def test_the_entry_point_names_the_factory() -> None:
    project = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text(encoding="utf-8"))
    (name, value), *_ = project["project"]["entry-points"]["spacy_factories"].items()
    assert name == component.NAME
    assert EntryPoint(name, value, "spacy_factories").load() is component.make


def test_our_own_pipeline_is_left_as_it_is() -> None:
    assert component.NAME not in load_pipeline().pipe_names
