"""Loading the pipeline, and what it mends."""

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from claimcheck.errors import PipelineError
from claimcheck.language.lemmas import noun_lemma, verb_lemma
from claimcheck.language.pipeline import load_pipeline, pipeline_name

if TYPE_CHECKING:
    from spacy.language import Language


def test_loaded_once(nlp: "Language") -> None:
    assert load_pipeline() is nlp
    assert " " in pipeline_name()


def test_missing_folder(tmp_path: Path) -> None:
    with pytest.raises(PipelineError, match="no language pipeline"):
        load_pipeline(tmp_path / "nowhere")


def test_empty_folder(tmp_path: Path) -> None:
    with pytest.raises(PipelineError, match="does not load"):
        load_pipeline(tmp_path)


def test_pipeline_without_parser(tmp_path: Path) -> None:
    import spacy

    spacy.blank("en").to_disk(tmp_path / "blank")
    with pytest.raises(PipelineError, match="Universal Dependencies"):
        load_pipeline(tmp_path / "blank")


@pytest.mark.parametrize(
    ("form", "guess", "lemma"),
    [
        ("relocating", "relocat", "relocate"),
        ("lies", "lie", "lie"),
        ("lying", "ly", "lie"),
        ("hid", "hid", "hide"),
        ("rethought", "rethought", "rethink"),
        ("mistrained", "mistrain", "mistrain"),
        ("sandbagged", "sandbagg", "sandbag"),
        ("grokking", "grokk", "grok"),
    ],
)
def test_verb_lemma(form: str, guess: str, lemma: str) -> None:
    assert verb_lemma(form, guess) == lemma


def test_noun_lemma() -> None:
    assert noun_lemma("policies", "policies") == "policy"
    assert noun_lemma("biases", "bias") == "bias"
    assert noun_lemma("physics", "physics") == "physics"


@pytest.mark.parametrize(("text", "word"), [("It wants to please users.", "please"), ("It can fake a result.", "fake")])
def test_base_form_after_to_and_modals(nlp: "Language", text: str, word: str) -> None:
    token = next(t for t in nlp(text) if t.text == word)
    assert (token.pos_, token.lemma_) == ("VERB", word)
