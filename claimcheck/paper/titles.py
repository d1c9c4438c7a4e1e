"""What section a title announces."""

from __future__ import annotations

import re

from claimcheck.records.words import SectionKind

_KINDS: tuple[tuple[SectionKind, str], ...] = (
    ("abstract", r"^(?:abstract|zusammenfassung|summary)$"),
    (
        "reference",
        r"^(?:references?|bibliography|literature cited|works cited|literatur(?:verzeichnis)?)(?: and notes)?$",
    ),
    (
        "acknowledgement",
        r"acknowledge?ment|^danksagung|^funding|author contribution|^contributions of (?:the )?authors",
    ),
    ("limitation", r"limitation|caveat|threats to validity|einschränkung"),
    ("ethics", r"ethic|broader impact|societal impact|(?:impact|reproducibility|safety) statement"),
    ("ethics", r"responsible (?:ai|use|nlp|research)"),
    ("related_work", r"related (?:work|literature|research)|prior work|previous work|verwandte"),
    ("background", r"background|preliminar|problem (?:statement|formulation|setting|setup|definition)"),
    ("background", r"motivation|grundlagen|^overview$"),
    ("introduction", r"introduction|^einleitung"),
    (
        "conclusion",
        r"conclu|closing|summary|outlook|(?:future|further) (?:work|research|direction|plan)|^fazit|schluss",
    ),
    ("discussion", r"discussion|implication|analysis and discussion|lessons|diskussion"),
    ("result", r"result|finding|ablation|ergebnis"),
    # How something is measured is not what was measured; an analysis of texts is what a system does.
    (
        "method",
        r"(?:evaluation|performance|analysis|comparison)s? (?:metric|measure|criteri|mechanism|method|protocol"
        r"|procedure|process|set-?up|setting|scheme|framework|tool|data)",
    ),
    (
        "method",
        r"(?:semantic|syntactic|morphologic\w+|lexical|phonologic\w+|linguistic|discourse|sentiment|dependency|relational"
        r"|component|factor|discriminant|cluster|text|language) analysis$",
    ),
    ("result", r"evaluation|performance|analysis|comparison"),
    ("result", r"\b(?:effects?|impact|influence) of\b|\b(?:sensitivity|scalability|robustness)\b"),
    ("experiment", r"experiment|case stud|empirical|user study|benchmark"),
    ("method", r"method|approach|architecture|algorithm|\bdata\b|dataset|implementation|set-?up\b|\bdesign\b"),
    ("method", r"procedure|proposed|material|training (?:details|data|procedure)|^(?:pre-?)?training"),
    ("method", r"^(?:the |our )?(?:\S+ )?(?:model|system|framework|pipeline)s?$"),
)
_COMPILED = tuple((kind, re.compile(pattern, re.I)) for kind, pattern in _KINDS)
KNOWN = re.compile(
    r"^(?:abstract|introduction|conclusions?|references|bibliography|acknowledge?ments?|related works?|discussion"
    r"|limitations?|appendix|appendices|results|methods?|methodology|experiments?|background|evaluation"
    r"|ethics statement|broader impacts?|impact statement|contents|table of contents|ethical considerations"
    r"|reproducibility statement|zusammenfassung|einleitung|fazit|literatur|diskussion|ergebnisse|methoden?)[.:]?$",
    re.I,
)


def kind_of(title: str) -> SectionKind:
    """What a section of this title is; ``other`` where the title does not tell."""
    bare = title.strip().rstrip(".:")
    for kind, pattern in _COMPILED:
        if pattern.search(bare):
            return kind
    return "other"


def plain(text: str) -> str:
    """For comparing titles: letters and digits in lower case."""
    return re.sub(r"[\W_]+", "", text.lower())
