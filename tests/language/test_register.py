"""Who is who in a paper: names, roles and characters that its own words settle."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.language.document import Document
from claimcheck.language.pipeline import load_pipeline
from claimcheck.language.read import read_document
from claimcheck.language.register import _lines_with, _patterns, read_register
from claimcheck.paper.loose import loose_paper


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("We use GPT-4 as the judge. The judge model reads both answers. The judge then picks one.", {"judge": "ai"}),
        ("The buyer is a language model. Two LLM buyers met one seller.", {"buyer": "ai"}),
        ("Each debater (an LLM) speaks twice. The debaters are language models.", {"debater": "ai"}),
        ("Human judges read both answers. One LLM judge was tried. The judges were paid.", {}),
        ("The judge model reads answers.", {}),
        ("Players who were recruited online met other players.", {}),
    ],
)
def test_roles_that_systems_play(text: str, roles: dict[str, str]) -> None:
    assert dict(read_register(text, about_ai=True).roles) == roles


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("We present Mulberry, an agent that plans tours. Mulberry books a train.", {"Mulberry"}),
        ("The Greeter agent speaks first. The Greeter waits for the other. A Greeter agent is fast.", {"Greeter"}),
        ("QUILT: A TRAFFIC SIMULATOR. QuiLT, a simulator for traffic, is fast.", {"QUILT", "QuiLT"}),
        ("We present Mulberry, a benchmark for agents. The Mulberry dataset is large.", set()),
        ("Smith, a model citizen, wrote. As in Smith (2019), we train.", set()),
    ],
)
def test_names_that_the_paper_coins(text: str, names: set[str]) -> None:
    assert read_register(text, about_ai=True).systems == names


def test_no_system_in_a_paper_that_is_not_about_them() -> None:
    register = read_register("We present Mulberry, an agent. The judge model and LLM judges.", about_ai=False)
    assert not register.systems
    assert not register.roles


TALE = (
    "Ida puts a key in the drawer. She leaves the room. Ida comes back. Ida thinks that the key is in her drawer. "
    "Then the model is asked where she looks."
)


def test_characters_of_a_vignette() -> None:
    assert read_register(TALE, about_ai=True).people == {"Ida"}


def test_a_system_with_a_first_name_is_no_character() -> None:
    assert not read_register(TALE, about_ai=True, named=["Ida"]).people


def read(*texts: str) -> Document:
    return read_document(loose_paper([(text, "body") for text in texts]), load_pipeline())


def kinds(document: Document, word: str) -> set[str]:
    return {
        token._.agent_kind for i in range(len(document.sentences)) for token in document.doc(i) if token.text == word
    }


def test_the_register_reaches_every_sentence() -> None:
    document = read(
        "We use a language model as the judge. The judge model sees both answers.",
        "The judge prefers the first answer.",
    )
    assert kinds(document, "judge") >= {"ai"}
    assert document.doc(2)[1]._.agent_kind == "ai"


def test_human_judges_stay_human_beside_the_others() -> None:
    document = read(
        "We use a language model as the judge. The judge model sees both answers.",
        "The human judges prefer the first answer.",
    )
    assert kinds(document, "judges") == {"human"}


def test_characters_are_people() -> None:
    assert kinds(read(TALE, "Ida believes the model."), "Ida") == {"human"}


_BITS = """judge judges the The LLM as a model GPT-4 acts as critic Critics werewolves human paid players who were
    recruited is a language and waited (an . , Claude 3 Opus plays the role of teacher student agent""".split()


@given(st.lists(st.lists(st.sampled_from(_BITS), max_size=12).map(" ".join), max_size=8))
def test_only_lines_with_a_role_are_searched(lines: list[str]) -> None:
    text = "\n".join(lines)
    patterns = _patterns()
    searched = _lines_with(text, patterns.roles)
    for pattern in (*patterns.before, patterns.after):
        assert [m.group() for m in pattern.finditer(searched)] == [m.group() for m in pattern.finditer(text)]
