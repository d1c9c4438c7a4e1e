"""Examples for fitting: signs of sentences, of claims and experiments, of claims and caveats, each with right or wrong.

They come from papers and annotations that are not in this repository: main claims with the passages that carry them
(CLAIM-BENCH), keys of claims (see ``../links``), sentences with roles. Only signs and labels leave this module.
"""

from __future__ import annotations

import importlib
import json
import re
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from claimcheck.claims.caveats import CaveatReader
from claimcheck.claims.claims import claims_plainly, find_claims, may_be_headline
from claimcheck.claims.cues import gather
from claimcheck.claims.evidence import EvidenceBook
from claimcheck.claims.experiments import find_experiments
from claimcheck.claims.fitted import Signs
from claimcheck.claims.ground import Ground
from claimcheck.claims.likeness import Likeness, terms
from claimcheck.claims.links import Linker
from claimcheck.claims.places import Outline, places
from claimcheck.claims.roles import ROLES, read_roles
from claimcheck.claims.salience import salience
from claimcheck.claims.signs import SignReader
from claimcheck.claims.zones import listed, zones
from claimcheck.language.pipeline import load_pipeline
from claimcheck.language.read import read_document
from claimcheck.matching.run import Matcher
from claimcheck.paper.read import read as read_paper
from claimcheck.records.claim import Claim, Experiment
from claimcheck.rulebook.load import load_rules

LINKS = Path(__file__).resolve().parents[1] / "links"
sys.path.append(str(LINKS))
standing_off = importlib.import_module("keys")

_CLAIMING = frozenset({"result", "interpretation", "speculation"})


@dataclass(frozen=True, slots=True)
class Example:
    paper: str
    group: str
    """What is ranked together: a paper's sentences, a claim's experiments or caveats."""
    signs: Signs
    hits: tuple[str, ...]
    """The annotations that it is right for; none for a wrong one."""
    weight: float = 1.0
    salience: float = 0.0
    """For sentences: by the weights shipped, to know which are headlines."""


@dataclass(slots=True)
class Read:
    """A paper as the claim stage sees it."""

    ground: Ground
    outline: Outline
    claims: tuple[Claim, ...]
    experiments: tuple[Experiment, ...]
    most: int
    """So many claims are kept."""

    def index(self, claim: Claim) -> int:
        return next(i for i, s in enumerate(self.ground.document.sentences) if s.id == claim.sentence)


class Reader:
    """Reads papers once each."""

    def __init__(self, papers: Path) -> None:
        self._papers = papers
        self._nlp = load_pipeline(None)
        self._rules = load_rules(())
        self._matcher = Matcher(self._rules.rules_of("role"), self._nlp)

    def read(self, name: str) -> Read:
        document = read_document(read_paper(self._papers / name), self._nlp)
        outline = Outline(document.paper)
        where = places(document, outline)
        count = len(document.sentences)
        cues = gather(self._matcher.run(document), self._rules.rules_of("role"), count, frozenset(ROLES))
        readings = read_roles(document, where, cues)
        roles = tuple(reading.role for reading in readings)
        likeness = Likeness([terms(document, i) if document.is_prose(i) else [] for i in range(count)])
        ground = Ground(document, where, zones(document, where), readings, roles, cues, likeness)
        measures = self._rules.words("measures")
        prose = sum(s.layer in ("abstract", "body", "footnote", "caption") for s in document.sentences)
        experiments = find_experiments(document, outline, where, roles, measures)
        return Read(ground, outline, find_claims(ground, measures), experiments, int(0.25 * prose))


def sentences(
    name: str, read: Read, gold: Sequence[Mapping[str, Any]], key: Sequence[Mapping[str, Any]], roles: Mapping[str, str]
) -> Iterator[tuple[str, Example]]:
    """``salience`` examples where ``gold`` names main claims; ``local`` ones from a key or from annotated roles."""
    ground = read.ground
    all_of = range(len(ground.document.sentences))
    in_list = listed(ground.document, ground.zones)
    candidates = [i for i in all_of if may_be_headline(ground, i)]
    plain = [i for i in candidates if claims_plainly(ground, i, in_list)]
    reader = SignReader(ground, plain, in_list)
    for i in candidates:
        text, signs = ground.document.sentences[i].text, reader.read(i)
        main = tuple(str(n) for n, entry in enumerate(gold) if quoted(text, entry["claim"]))
        if gold:
            yield "salience", Example(name, name, signs, main)
        local = {**signs, **reader.local(i)}
        if key:
            hits = tuple(entry["id"] for entry in key if letters(entry["anchor"]) in letters(text))
            if i in plain or hits:
                yield "local", Example(name, name, local, hits, 1.0 if hits else 0.3, salience(signs))
        role = roles.get(letters(text))
        if role is not None:
            yield "local", Example(name, "", local, ("role",) if role in _CLAIMING else (), 0.5)


def pairs(
    name: str, read: Read, gold: Sequence[Mapping[str, Any]], key: Sequence[Mapping[str, Any]]
) -> Iterator[tuple[str, Example]]:
    """``ties`` examples of claims and experiments, ``bounds`` examples of claims and caveats."""
    ground, document = read.ground, read.ground.document
    linker = Linker(ground, read.outline, read.experiments, EvidenceBook(document))
    numbers = {s.id: s.number or s.title for s in document.paper.sections}
    caveats = CaveatReader(ground, read.outline)
    section_of = {e.id: e.section for e in read.experiments}
    tested: dict[str, dict[str, float]] = defaultdict(dict)
    for link in linker.link(read.claims):
        section = section_of.get(link.experiment or "")
        if section is not None and link.relation in ("reports", "supports"):
            tested[link.claim][section] = max(link.firm, tested[link.claim].get(section, 0.0))
    by_id = {claim.id: claim for claim in read.claims}
    signs_of = linker.signs(read.claims)
    for claim in read.claims:
        i = read.index(claim)
        text = document.sentences[i].text
        entry = next((e for e in key if letters(e["anchor"]) in letters(text)), None)
        carrying = [p for e in gold if quoted(text, e["claim"]) for p in e["evidence"]]
        owners = {
            linker.owner(j)
            for j, s in enumerate(document.sentences)
            if j != i and s.layer in ("body", "footnote") and any(quoted(s.text, p) for p in carrying)
        }
        for e in read.experiments:
            if entry is not None and entry["kind"] != "conjecture":
                right = leads(e, numbers.get(e.section or ""), entry)
                hits = (entry["id"],) if right else ()
                yield "ties", Example(name, f"{name} {claim.id}", signs_of[claim.id][e.id], hits)
            elif entry is None and owners:
                right = e.id in owners
                signs = signs_of[claim.id][e.id]
                yield "ties", Example(name, "", signs, ("passage",) if right else (), 0.3)
        twins = [read.index(by_id[twin]) for twin in claim.same_as]
        said = [letters(document.sentences[n].text) for n in (i, *twins)]
        bounded = next((e for e in key if e["bounded_by"] and any(letters(e["anchor"]) in told for told in said)), None)
        if bounded is None:
            continue
        ties = caveats.tied(i, tested[claim.id], twins)
        for k, j in enumerate(caveats.own):
            hits = tuple(
                f"{bounded['id']}.{n}"
                for n, caveat in enumerate(bounded["bounded_by"])
                if letters(caveat) in letters(document.sentences[j].text)
            )
            signs = {**caveats.own[j], **ties.signs(k)}
            yield "bounds", Example(name, f"{name} {bounded['id']}", signs, hits, 1.0 if hits else 0.3)


def leads(experiment: Experiment, section: str | None, entry: Mapping[str, Any]) -> bool:
    """Whether an experiment is one that the key names: by its section, or by half of its figures and tables."""
    wanted = {("Figure", n) for n in entry["figures"]} | {("Table", n) for n in entry["tables"]}
    have = {tuple(label.split(" ", 1)) for label in (*experiment.figures, *experiment.tables)}
    own = (section or "").lower()
    named = [n.lower() for n in (*entry["sections"], *entry["appendices"])]
    inside = any(own == n or own.startswith(f"{n}.") or own == n[0] for n in named)
    return inside or len(have & wanted) * 2 >= max(1, len(have))


def letters(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", "", text.lower())


def quoted(sentence: str, passage: str) -> bool:
    """Whether half of the runs of four words of a sentence, and at least three, stand in a passage."""
    here, there = _runs(sentence), _runs(passage)
    return len(here & there) >= max(3, len(here) / 2)


def _runs(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"[a-z0-9]+", re.sub(r"-\s+(?=[a-z])", "", text.lower()))
    return {tuple(words[i : i + 4]) for i in range(len(words) - 3)}


def keys(folder: Path, papers: Path) -> dict[str, list[dict[str, Any]]]:
    """Keys that quote, by paper, and the stand-off ones of ``../links``, by what their places hold."""
    records = [json.loads(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.json"))]
    found: dict[str, list[dict[str, Any]]] = {record["paper"]: record["claims"] for record in records}
    for path in sorted(LINKS.glob("*.json")):
        paper, entries = standing_off.read(path, papers)
        found[paper] = [{**asdict(entry), "appendices": ()} for entry in entries]
    return found
