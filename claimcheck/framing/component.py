"""The framing rules as a component of anyone's spaCy pipeline: ``nlp.add_pipe("claimcheck_framing")``."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from claimcheck.framing.find import find
from claimcheck.language import coref, joined, mentions
from claimcheck.language.document import Document
from claimcheck.language.pipeline import load_pipeline
from claimcheck.language.profile import PaperProfile, profile_paper
from claimcheck.language.quotes import clip, quoted
from claimcheck.language.read import read_document
from claimcheck.matching.run import Matcher
from claimcheck.paper.loose import loose_paper
from claimcheck.records.finding import Finding
from claimcheck.records.paper import Sentence
from claimcheck.rulebook.load import load_rules

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Span

NAME = "claimcheck_framing"
SPANS = "claimcheck"
"""Key of the flagged triggers in ``doc.spans``."""

_UNIVERSAL = frozenset({"nsubj", "obj", "xcomp", "obl"})


def make(nlp: Language, name: str = NAME, rules: Sequence[str] = (), own_grammar: bool = False) -> Framing:
    """The factory behind the entry point ``spacy_factories``.

    Args:
        nlp: the pipeline that it becomes a part of. If it has a tagger, a lemmatizer and a parser with labels of
            Universal Dependencies, their annotations are used; otherwise claimcheck's own pipeline reads the text.
        name: of the component.
        rules: folders of more rule packs.
        own_grammar: True: claimcheck's own pipeline reads the text in any case.
    """
    return Framing(nlp, name, rules, own_grammar)


class Framing:
    """Sets ``doc._.claimcheck`` (all findings, as dictionaries) and ``doc.spans["claimcheck"]`` (flagged triggers).

    A finding is as in a report, but for its places: ``start`` and ``end`` of trigger and agent count in characters of
    the Doc, and ``sentence`` is the number of the sentence, from 0. A span's label is the category, its id the rule.
    """

    def __init__(self, nlp: Language, name: str, rules: Sequence[str], own_grammar: bool) -> None:
        from spacy.tokens import Doc

        self.name = name
        self._nlp = nlp
        self._own = own_grammar
        self._rulebook = load_rules(rules)
        self._matchers: dict[int, Matcher] = {}
        if not Doc.has_extension("claimcheck"):
            Doc.set_extension("claimcheck", default=())
        mentions.ensure_extensions()

    def __call__(self, doc: Doc) -> Doc:
        if self._own or not self._has_grammar(doc):
            nlp = load_pipeline()
            document, starts = _read(doc, nlp)
        else:
            nlp = self._nlp
            document, starts = _adopt(doc, nlp)
        matcher = self._matchers.get(id(nlp))
        if matcher is None:
            matcher = self._matchers[id(nlp)] = Matcher(self._rulebook.rules_of("framing", "term"), nlp)
        findings = find(document, [None] * len(document.sentences), self._rulebook, matcher.run(document))
        places = {s.id: i for i, s in enumerate(document.sentences)}
        doc._.claimcheck = tuple(_told(f, places[f.sentence], starts[places[f.sentence]]) for f in findings)
        doc.spans[SPANS] = [span for found in doc._.claimcheck if found["flagged"] for span in _span(doc, found)]
        return doc

    def _has_grammar(self, doc: Doc) -> bool:
        if not all(doc.has_annotation(key) for key in ("POS", "LEMMA", "DEP")):
            return False
        pipes = [pipe for _, pipe in self._nlp.pipeline if "obl" in (getattr(pipe, "labels", None) or ())]
        return any(set(pipe.labels) >= _UNIVERSAL for pipe in pipes)  # type: ignore[attr-defined]


def _told(finding: Finding, sentence: int, start: int) -> dict[str, Any]:
    told = finding.model_dump()
    told["sentence"] = sentence
    for key in ("trigger", "agent"):
        if told[key] is not None:
            told[key]["start"] += start
            told[key]["end"] += start
    return told


def _span(doc: Doc, found: dict[str, Any]) -> list[Span]:
    place = found["trigger"]["start"], found["trigger"]["end"]
    span = doc.char_span(*place, label=found["category"], span_id=found["rule"], alignment_mode="expand")
    return [] if span is None else [span]


def _read(doc: Doc, nlp: Language) -> tuple[Document, list[int]]:
    """The text of ``doc`` read by ``nlp``, and where its sentences start."""
    document = read_document(loose_paper([(doc.text, "body")]), nlp)
    starts: list[int] = []
    place = 0
    for sentence in document.sentences:
        place = doc.text.index(sentence.text, place)
        starts.append(place)
        place += len(sentence.text)
    return document, starts


def _adopt(doc: Doc, nlp: Language) -> tuple[Document, list[int]]:
    """The sentences of ``doc`` with the annotations that they have, and where they start."""
    profile: PaperProfile = profile_paper([doc.text])
    in_quotes = quoted(doc.text)
    sentences: list[Sentence] = []
    docs: list[Doc] = []
    starts: list[int] = []
    quotes: list[tuple[tuple[int, int], ...]] = []
    for number, span in enumerate(doc.sents):
        if not span.text.strip():
            continue
        one = joined.join(span.as_doc(), span.text_with_ws, profile)
        mentions.mark(one, profile)
        coref.resolve(one, docs)
        docs.append(one)
        starts.append(span.start_char)
        quotes.append(clip(in_quotes, span.start_char, span.end_char))
        sentences.append(Sentence(id=f"s{number:05d}", text=span.text, raw=span.text, layer="body", block="b00000"))
    paper = loose_paper([(doc.text, "body")])
    document = Document(paper, tuple(sentences), ((),) * len(docs), dict(enumerate(docs)), nlp, profile, quotes)
    # Parsed they are: by the parser of the pipeline that this component is a part of.
    document._parsed.update(range(len(docs)))
    return document, starts
